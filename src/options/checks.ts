import { StytchConfigError } from "../errors/config.ts";
import { describe } from "../path.ts";

/** A longer timer fires at once (https://developer.mozilla.org/docs/Web/API/setTimeout#maximum_delay_value). */
const MAX_TIMEOUT = 2 ** 31 - 1;

/** @throws {StytchConfigError} naming the options that there are */
export function refuseUnknown(options: unknown, known: string[], taker: string): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new StytchConfigError(`${taker} takes an object of options, not ${describe(options)}.`);
  }
  const unknown = Object.keys(options).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new StytchConfigError(`${taker} has no option ${unknown.join(", ")}. It has ${known.join(", ")}.`);
  }
}

/** @throws {StytchConfigError} for what no timer can wait */
export function checkTimeout(value: unknown): void {
  if (typeof value === "number" && value >= 0 && value <= MAX_TIMEOUT) return;
  throw new StytchConfigError(`timeout must be milliseconds from 0 (no limit) to ${MAX_TIMEOUT}.`);
}

/** @throws {StytchConfigError} for what no header can hold, and for Authorization */
export function checkHeaders(headers: unknown): void {
  if (typeof headers !== "object" || headers === null || Symbol.iterator in headers) {
    throw new StytchConfigError("headers must be an object of names and strings.");
  }
  for (const [name, value] of Object.entries(headers)) {
    if (name.toLowerCase() === "authorization") {
      throw new StytchConfigError(
        "headers can't have Authorization: the client sets it from projectId and secret.",
      );
    }
    if (typeof value !== "string")
      throw new StytchConfigError(`The header ${name} must be a string, not ${describe(value)}.`);
    try {
      new Headers([[name, value]]);
    } catch {
      throw new StytchConfigError(
        `The header ${JSON.stringify(name)} has a character that HTTP headers can't carry.`,
      );
    }
  }
}
