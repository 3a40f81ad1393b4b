/** The place of a call that waits. */
export interface Place {
  /** Its number, in the order of coming. */
  readonly number: number;
  /** The moment at which the call looks again whether its turn has come. */
  looksAt: number;
  isLeft: boolean;
  next: Place | undefined;
}

/** Milliseconds after which a call that doesn't look is gone for good: on Workers, with its request. */
const PATIENCE = 100;

/**
 * The calls that wait for a turn, in the order of coming: data that each of them looks at, by its own timer. Every step
 * takes constant time.
 */
export class WaitingLine {
  #entered = 0;
  #first: Place | undefined;
  #last: Place | undefined;
  #looked = -Infinity;
  /** The moment since which somebody has been looking. */
  #awake = -Infinity;

  enter(): Place {
    const place = { number: this.#entered++, looksAt: Infinity, isLeft: false, next: undefined };
    if (this.#last) this.#last.next = place;
    this.#first ??= place;
    this.#last = place;
    return place;
  }

  leave(place: Place): void {
    place.isLeft = true;
  }

  isEmpty(now: number): boolean {
    this.#dropGone(now);
    return this.#first === undefined;
  }

  /** The calls ahead of one, some of which may have left by now. */
  countAhead(place: Place, now: number): number {
    this.#dropGone(now);
    // One that was too late for the others' patience has nobody ahead.
    return Math.max(0, place.number - (this.#first?.number ?? Infinity));
  }

  /** The moment at which the first one looks. */
  nextLook(): number {
    return this.#first!.looksAt;
  }

  #dropGone(now: number): void {
    // Where nobody could look, as while the machine slept, none is gone for being late.
    if (now - this.#looked > PATIENCE) this.#awake = now;
    this.#looked = now;
    const isGone = ({ isLeft, looksAt }: Place): boolean =>
      isLeft || now - Math.max(looksAt, this.#awake) > PATIENCE;
    while (this.#first && isGone(this.#first)) this.#first = this.#first.next;
    this.#last = this.#first && this.#last;
  }
}
