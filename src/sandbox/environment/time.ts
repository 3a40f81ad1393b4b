import { format } from "@cfworker/json-schema";
import { isNumber } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** The moments that RFC 3339 can write, in milliseconds since 1970: its years have four digits. */
const WRITABLE = { from: Date.parse("0000-01-01T00:00:00Z"), to: Date.parse("9999-12-31T23:59:59.999Z") };

/** The last moment that a sandbox's clock shows, in milliseconds since 1970: all that ends within years of it can be written. */
export const LATEST_NOW = Date.parse("9990-01-01T00:00:00Z");

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
 * @throws {StytchConfigError} for what is no text in RFC 3339, in UTC too
 */
export function requireTime(at: string, text: unknown): number {
  const moment = readTime(text);
  // An offset may lead out of the years that there are.
  if (moment !== undefined && isNumber(moment, WRITABLE.from, WRITABLE.to)) return moment;
  throw new StytchConfigError(`${at} must be in RFC 3339, such as "2026-03-14T09:26:53Z".`);
}

/**
 * Checks the moment at which a clock starts.
 *
 * @throws {StytchConfigError} for one that the sandbox couldn't write, or hardly
 */
export function requireStart(at: string, milliseconds: number): number {
  if (isNumber(milliseconds, WRITABLE.from, LATEST_NOW)) return milliseconds;
  throw new StytchConfigError(
    `${at} must be a moment from the year 0 to 9989. Take one nearer to the present.`,
  );
}
