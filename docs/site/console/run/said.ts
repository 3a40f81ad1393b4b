import type { Outcome } from "./outcome.ts";

/** The outcome of a call in a sentence to be read out: the answer itself is there to be read, and may be long. */
export function said({ isCancelled, status, duration, error }: Omit<Outcome, "said">): string {
  if (isCancelled) return "Cancelled.";
  if (!error) return `${status!}, ${formatDuration(duration)}`;
  return status === undefined ? error.message : `${status}. ${error.message}`;
}

/** Writes milliseconds as they are read: `1.4 ms`, `36 ms`. */
export function formatDuration(milliseconds: number): string {
  return milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds).toString()} ms`;
}
