// Time as the calling process has it: no test waits for a real pause, and none for a real limit.
import type { Clock } from "../../src/clock.ts";

/** How much faster a client's time passes than the real one. */
const SPEED = 50;
/** A time limit that runs out when the server gives the cue: so a call that is only slow never meets it. */
export const LIMIT = 12_345;
/** Longer than any call takes, even on a busy machine: thirty real seconds. */
export const PATIENCE = 30_000 * SPEED;
/** Real milliseconds that what the server did before its cue may take to be seen. */
const GRACE = 60;

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
  return {
    now: () => performance.now() * SPEED,
    setTimeout: (run, milliseconds) =>
      // A new function each time, as it is also what names the timer.
      milliseconds === LIMIT ? cues.await(() => run()) : setTimeout(run, milliseconds / SPEED),
    clearTimeout: (timer) => {
      if (typeof timer === "function") cues.forget(timer as () => void);
      else clearTimeout(timer as NodeJS.Timeout);
    },
  };
}
