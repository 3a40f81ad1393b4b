/** The stretch of time, in milliseconds, that a rate is taken from: short pauses between pages don't show in it. */
const STRETCH = 30_000;

/** The rate of something that is counted, of the latest half minute. */
export class Rate {
  readonly #marks: { readonly time: number; readonly count: number }[] = [];

  /** Adds what was counted by a moment, in milliseconds. */
  mark(count: number, time: number): void {
    this.#marks.push({ time, count });
    while (this.#marks.length > 2 && this.#marks[1]!.time < time - STRETCH) this.#marks.shift();
  }

  /** The count of a second; 0 as long as nothing is known. */
  get perSecond(): number {
    const first = this.#marks[0];
    const last = this.#marks.at(-1);
    if (!first || !last || last.time <= first.time) return 0;
    return ((last.count - first.count) / (last.time - first.time)) * 1_000;
  }

  /** The seconds until a total, if it goes on like this; nothing where that is unknown. */
  secondsTo(total: number): number | undefined {
    const { perSecond } = this;
    const count = this.#marks.at(-1)?.count ?? 0;
    return perSecond > 0 ? Math.max(0, total - count) / perSecond : undefined;
  }
}
