import { StytchConfigError } from "../errors/config.ts";
import { describe } from "../routes/path.ts";
import { readTime } from "./environment/time.ts";

/**
 * Refuses what is no object, and an object with other names than these.
 *
 * @param taker begins the sentence "… has no …"
 */
export function refuseUnknown(taker: string, value: unknown, known: readonly string[]): void {
  requireObject(taker, value);
  const unknown = Object.keys(value).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new StytchConfigError(`${taker} has no ${unknown.join(", ")}. It has ${known.join(", ")}.`);
  }
}

/** @throws {StytchConfigError} for what is no object */
export function requireObject(taker: string, value: unknown): asserts value is object {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return;
  throw new StytchConfigError(`${taker} takes an object, not ${describe(value)}.`);
}

/** @throws {StytchConfigError} for what is no array */
export function requireArray(at: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new StytchConfigError(`${at} must be an array, not ${describe(value)}.`);
}

/** @throws {StytchConfigError} for what is no number from one to another */
export function requireNumber(at: string, value: unknown, from: number, to: number): void {
  if (typeof value === "number" && value >= from && value <= to) return;
  throw new StytchConfigError(`${at} must be a number from ${from} to ${to}.`);
}

/** @throws {StytchConfigError} for what is neither `true` nor `false` */
export function requireFlag(at: string, value: unknown): void {
  if (typeof value === "boolean") return;
  throw new StytchConfigError(`${at} must be true or false, not ${describe(value)}.`);
}

/**
 * Reads a moment, in milliseconds.
 *
 * @throws {StytchConfigError} for what is no text in RFC 3339
 */
export function requireTime(at: string, text: unknown): number {
  const moment = readTime(text);
  if (moment !== undefined) return moment;
  throw new StytchConfigError(`${at} must be in RFC 3339, such as "2026-03-14T09:26:53Z".`);
}
