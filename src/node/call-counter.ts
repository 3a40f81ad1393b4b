import { StytchConfigError } from "../errors/config.ts";
import type { CallGate } from "../transport/context.ts";

/** Counts the calls under way, with their pauses and their waiting for a turn, so that closing can wait for them. */
export class CallCounter implements CallGate {
  #underWay = 0;
  #closing: Promise<void> | undefined;
  #onIdle: (() => void) | undefined;

  begin(): void {
    if (this.#closing) throw new StytchConfigError("The client is closed. Make another for further calls.");
    this.#underWay += 1;
  }

  end(): void {
    this.#underWay -= 1;
    if (this.#underWay === 0) this.#onIdle?.();
  }

  /** Lets no further call begin, and waits for those that have begun. */
  close(): Promise<void> {
    return (this.#closing ??= new Promise((resolve) => {
      this.#onIdle = resolve;
      if (this.#underWay === 0) resolve();
    }));
  }
}
