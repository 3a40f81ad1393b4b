import { requireNumber, wrongKind } from "../checks.ts";

/** The time at which a token must be good, and its age. */
export interface TimeOptions {
  /** Seconds by which clocks may differ. Left out: 0. */
  readonly clock_tolerance_seconds?: number | undefined;
  /** The age in seconds at which the token is too old. Left out: it is good until it expires. */
  readonly max_token_age_seconds?: number | undefined;
  /** The time to compare with. Left out: now. */
  readonly current_date?: Date | undefined;
}

/** The names of these options. */
export const TIME_OPTIONS = ["clock_tolerance_seconds", "max_token_age_seconds", "current_date"] as const;

/** @throws {StytchConfigError} for what can't be compared with: to NaN, no token is too old */
export function checkTime(time: TimeOptions): void {
  for (const name of ["clock_tolerance_seconds", "max_token_age_seconds"] as const) {
    if (time[name] !== undefined) requireNumber(name, time[name], 0, Number.MAX_SAFE_INTEGER);
  }
  const { current_date } = time;
  if (current_date === undefined) return;
  // A Date of another realm is no instance of this one's.
  const isDate = Object.prototype.toString.call(current_date) === "[object Date]";
  if (!isDate || Number.isNaN(current_date.getTime()))
    throw wrongKind("current_date", "a valid Date", current_date);
}
