import type { Clock } from "../../clock.ts";
import type { Call } from "../../transport/call.ts";
import type { Deadline } from "../../transport/deadline.ts";

/** The time limit of one phase of an attempt. */
export interface PhaseTimer {
  /** Starts it, or starts it anew. */
  readonly start: () => void;
  readonly clear: () => void;
}

/** Makes a phase's limit, unless the attempt's own is as short: a timer costs something in each call. */
export function createPhaseTimer(
  phase: "headers" | "body",
  limit: number,
  call: Call,
  deadline: Deadline,
  clock: Clock,
): PhaseTimer | undefined {
  if (limit === 0 || (call.timeout > 0 && limit >= call.timeout)) return undefined;
  let timer: unknown;
  const clear = (): void => {
    if (timer !== undefined) clock.clearTimeout(timer);
    timer = undefined;
  };
  const start = (): void => {
    clear();
    timer = clock.setTimeout(() => deadline.timeOut(limit, phase), limit);
  };
  return { start, clear };
}
