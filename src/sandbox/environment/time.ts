import { format } from "@cfworker/json-schema";
import { StytchConfigError } from "../../errors/config.ts";

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Writes a moment as the API does: in UTC, to the second. */
export function writeTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}

/**
 * Reads a moment in RFC 3339, in milliseconds.
 *
 * `Date.parse` alone takes other forms too, and makes the 2nd of March of the 30th of February.
 */
export function readTime(text: unknown): number | undefined {
  if (typeof text !== "string" || !RFC_3339.test(text) || !format["date-time"]!(text)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/**
 * Reads a moment that an option or a seed gives, in milliseconds.
 *
 * @throws {StytchConfigError} for what is no text in RFC 3339
 */
export function requireTime(at: string, text: unknown): number {
  const moment = readTime(text);
  if (moment !== undefined) return moment;
  throw new StytchConfigError(`${at} must be in RFC 3339, such as "2026-03-14T09:26:53Z".`);
}
