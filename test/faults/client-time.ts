// Time as the calling process has it. What comes first is decided by the clock that is given here, not by the machine:
// a limit runs out at the server's cue, a pause ends at once, and nothing else takes any time.
import type { Clock } from "../../src/clock.ts";

/** A time limit that runs out when the server gives the cue: so a call that is only slow never meets it. */
export const LIMIT = 12_345;
/** A time limit that only a call meets which hangs. */
export const PATIENCE = 1_000_000_000;
/** Real milliseconds after which a call hangs, on the slowest of machines. */
const HANGS = 120_000;
/** Real milliseconds in which to see what the server did before its cue, so that a limit strikes there. No row needs it. */
const GRACE = 20;

/** The server's cues to one call. */
export class Cues {
  #given = 0;
  #taken = 0;
  readonly #waiting = new Set<() => void>();

  /** Notes one. */
  give(): void {
    this.#given += 1;
    for (const run of this.#waiting) this.#take(run);
  }

  /** Runs a function a little after the next cue, or after one that nobody took yet. */
  await(run: () => void): () => void {
    this.#waiting.add(run);
    if (this.#given > this.#taken) this.#take(run);
    return run;
  }

  forget(run: () => void): void {
    this.#waiting.delete(run);
  }

  #take(run: () => void): void {
    setTimeout(() => {
      if (!this.#waiting.delete(run)) return;
      this.#taken += 1;
      run();
    }, GRACE);
  }
}

/** A clock for one call. */
export function clockBy(cues: Cues): Clock {
  const takeBack = new Map<unknown, () => void>();
  let now = 0;
  let timers = 0;
  return {
    now: () => now,
    setTimeout(run, milliseconds) {
      const timer = ++timers;
      takeBack.set(timer, start(run, milliseconds));
      return timer;
    },
    clearTimeout: (timer) => takeBack.get(timer)?.(),
  };

  /** Gives what takes the timer back. */
  function start(run: () => void, milliseconds: number): () => void {
    const end = (): void => {
      now += milliseconds;
      run();
    };
    if (milliseconds === LIMIT) {
      cues.await(end);
      return () => cues.forget(end);
    }
    if (milliseconds === PATIENCE) {
      const hanging = setTimeout(end, HANGS);
      return () => clearTimeout(hanging);
    }
    const pause = setImmediate(end);
    return () => clearImmediate(pause);
  }
}
