import { StytchConfigError } from "./errors/config.ts";
import { isObject } from "./json.ts";

/** The longest timer: a longer one fires at once (https://developer.mozilla.org/docs/Web/API/setTimeout#maximum_delay_value). */
export const MAX_TIMEOUT = 2 ** 31 - 1;

/** The kind of a value, for a message that must not show the value: `a string`, `an instance of Map`. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "an array";
  if (typeof value !== "object") return `a ${typeof value}`;
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null;
  const className = prototype?.constructor?.name ?? "Object";
  return className === "Object" ? "an object" : `an instance of ${className}`;
}

/**
 * Refuses what is no object, and an object with other names than the known ones.
 *
 * @param at begins the sentence "… has no …"
 * @param kind what the names are called, if they have a name of their own
 * @throws {StytchConfigError} naming the names that there are
 */
export function refuseUnknown(
  at: string,
  value: unknown,
  known: readonly string[],
  kind?: "option",
): asserts value is object {
  requireObject(at, value, kind);
  const unknown = Object.keys(value)
    .filter((name) => !known.includes(name))
    .join(", ");
  if (unknown === "") return;
  throw new StytchConfigError(
    `${at} has no ${kind ? `${kind} ` : ""}${unknown}. It has ${known.join(", ")}.`,
  );
}

/**
 * Reads the options that an object has by itself or by its class. What somebody put on Object.prototype is none.
 *
 * @param at begins the sentence "… has no option …"
 * @throws {StytchConfigError} as {@link refuseUnknown} does, and for options that throw as they are read
 */
export function readOptions<Options extends object>(
  at: string,
  given: Options,
  known: readonly string[],
): Options {
  return readGiven(`${at} takes an object of options`, () => {
    refuseUnknown(at, given, known, "option");
    return Object.fromEntries(known.map((name) => [name, readOption(given, name)])) as Options;
  });
}

/** Reads one of these options. */
export function readOption(given: object, name: string): unknown {
  const [value, common] = [given, Object.prototype].map((of) => (of as Record<string, unknown>)[name]);
  return value !== common || Object.hasOwn(given, name) ? value : undefined;
}

/**
 * Reads what a caller gave. What its getters, or a proxy, throw may show what is in it, so it goes no further.
 *
 * @param rule begins the sentence "…, not one that fails as it is read"
 * @throws {StytchConfigError} where the reading fails, or refuses it
 */
export function readGiven<Result>(rule: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof StytchConfigError) throw error;
    throw new StytchConfigError(`${rule}, not one that fails as it is read.`);
  }
}

/** @throws {StytchConfigError} for what is no object, or an array */
export function requireObject(at: string, value: unknown, kind?: "option"): asserts value is object {
  if (isObject(value)) return;
  throw new StytchConfigError(`${at} takes an object${kind ? ` of ${kind}s` : ""}, not ${describe(value)}.`);
}

/** Makes the error for a value of the wrong kind. */
export function wrongKind(at: string, wanted: string, value: unknown): StytchConfigError {
  return new StytchConfigError(`${at} must be ${wanted}, not ${describe(value)}.`);
}

/** @throws {StytchConfigError} for what is no array */
export function requireArray(at: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw wrongKind(at, "an array", value);
}

/** Whether a value is a number from one to another, both included. */
export function isNumber(value: unknown, from: number, to: number): value is number {
  return typeof value === "number" && value >= from && value <= to;
}

/** Whether a value is a whole number from one to another, both included. */
export function isWhole(value: unknown, from: number, to: number): value is number {
  return Number.isInteger(value) && isNumber(value, from, to);
}

/** @throws {StytchConfigError} for what is no number, or out of its range */
export function requireNumber(at: string, value: unknown, from: number, to: number): void {
  if (!isNumber(value, from, to)) {
    throw new StytchConfigError(`${at} must be a number from ${from} to ${to}.`);
  }
}

/** @throws {StytchConfigError} for what is no whole number, or out of its range */
export function requireWhole(at: string, value: unknown, from: number, to: number): void {
  if (!isWhole(value, from, to)) {
    throw new StytchConfigError(`${at} must be a whole number from ${from} to ${to}.`);
  }
}

/** @throws {StytchConfigError} for what is neither `true` nor `false` */
export function requireBoolean(at: string, value: unknown): void {
  if (typeof value !== "boolean") throw wrongKind(at, "true or false", value);
}

/** @throws {StytchConfigError} for what is no string */
export function requireString(at: string, value: unknown): asserts value is string {
  if (typeof value !== "string") throw wrongKind(at, "a string", value);
}

/**
 * Refuses an object that has something else where a function belongs.
 *
 * @param prefix stands before each name in a message
 * @param needed whether a missing one is refused, too
 * @throws {StytchConfigError} naming the function
 */
export function requireFunctions(
  owner: unknown,
  names: readonly string[],
  prefix: string,
  needed = false,
): void {
  for (const name of names) {
    const value = (owner as Record<string, unknown> | null)?.[name];
    if (typeof value === "function" || (value === undefined && !needed)) continue;
    throw wrongKind(prefix + name, "a function", value);
  }
}

/** Whether a URL's host is this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
