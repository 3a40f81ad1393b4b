import { usageError } from "./cli-error.ts";

const UNITS: Readonly<Record<string, number>> = { "": 1, ms: 1, s: 1_000 };

/**
 * Reads a duration, in milliseconds: `20ms`, `1.5s`, or a plain number of milliseconds.
 *
 * @throws {CliError}
 */
export function readDuration(flag: string, text: string): number {
  const [, digits, unit = ""] = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s)?$/.exec(text) ?? [];
  if (digits === undefined)
    throw usageError(`${flag} must be a time such as 20ms or 1s, not ${quote(text)}.`);
  const milliseconds = Number(digits) * UNITS[unit]!;
  if (milliseconds <= 60_000) return milliseconds;
  throw usageError(`${flag} can be a minute at most, not ${quote(text)}.`);
}

/**
 * Reads a port.
 *
 * @throws {CliError}
 */
export function readPort(flag: string, text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw usageError(
    `${flag} must be a number from 0 to 65535, where 0 takes a free port, not ${quote(text)}.`,
  );
}

/**
 * Reads a whole number.
 *
 * @throws {CliError}
 */
export function readWhole(flag: string, text: string, least: number, most: number): number {
  if (/^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  throw usageError(`${flag} must be a whole number from ${least} to ${most}, not ${quote(text)}.`);
}

/**
 * Reads how much may be done in a stretch of time: `off` is any number.
 *
 * @throws {CliError}
 */
export function readRate(flag: string, text: string): number {
  if (text === "off") return Infinity;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw usageError(`${flag} must be a whole number from 1 to 999999, or off, not ${quote(text)}.`);
}

function quote(text: string): string {
  return JSON.stringify(text);
}
