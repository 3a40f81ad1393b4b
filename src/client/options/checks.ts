import { StytchConfigError } from "../../errors/config.ts";
import { describe } from "../../routes/path.ts";

/** A longer timer fires at once (https://developer.mozilla.org/docs/Web/API/setTimeout#maximum_delay_value). */
export const MAX_TIMEOUT = 2 ** 31 - 1;

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

/** @throws {StytchConfigError} for what is no whole number, or out of its range */
export function checkWhole(name: string, value: unknown, least: number, most: number): void {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return;
  throw new StytchConfigError(`${name} must be a whole number from ${least} to ${most}.`);
}

/** @throws {StytchConfigError} for one of an object's named functions that is none, or missing though it is needed */
export function checkFunctions(
  owner: unknown,
  names: readonly string[],
  prefix: string,
  needed = false,
): void {
  for (const name of names) {
    const value = (owner as Record<string, unknown> | null)?.[name];
    if (typeof value === "function" || (value === undefined && !needed)) continue;
    throw new StytchConfigError(`${prefix}${name} must be a function, not ${describe(value)}.`);
  }
}

/** HTTP's own affairs, which differ from one runtime to another (https://fetch.spec.whatwg.org/#forbidden-request-header). */
export const FRAMING =
  /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

/** @throws {StytchConfigError} for what no header can hold, for Authorization, and for what HTTP sets itself */
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
    if (FRAMING.test(name)) throw new StytchConfigError(`headers can't have ${name}: HTTP itself sets it.`);
    if (typeof value !== "string")
      throw new StytchConfigError(`The header ${name} must be a string, not ${describe(value)}.`);
    checkHeaderText(name, value);
  }
}

/**
 * By hand: Node loads its Headers, for some 15 ms, when they are first named, and they let pass what Node won't send.
 *
 * @throws {StytchConfigError} for a character that no header can hold (RFC 9110 §5.1 and §5.5)
 */
export function checkHeaderText(name: string, value: string): void {
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t -~\x80-\xff]*$/.test(value)) return;
  throw new StytchConfigError(
    `The header ${JSON.stringify(name)} has a character that HTTP headers can't carry.`,
  );
}
