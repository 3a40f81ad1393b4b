import { isObject } from "../json.ts";
import { findRepeatedKey } from "../repeated-key.ts";
import type { PlainRequest } from "../transport/plain-exchange.ts";
import type { CallDeadline } from "./call-deadline.ts";
import { Refusal } from "./refusal.ts";

/** No request of the document is nested more deeply. */
const MAX_DEPTH = 32;
/** A key that is a value's prototype to some programs, and a field to others. */
const PROTOTYPE = "__proto__";
/** Half a surrogate pair, which UTF-8 can't hold. */
const HALF = /\p{Surrogate}/u;

/** A request's body, read. */
export type Body = Readonly<Record<string, unknown>>;

/**
 * Reads a request's body, up to a limit.
 *
 * @param deadline the end of the time for it
 * @throws {Refusal} where it is longer, breaks off, comes too late, or isn't UTF-8
 */
export async function readText(
  request: PlainRequest,
  limit: number,
  deadline: CallDeadline,
): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  if (deadline.isOver()) throw tooLate();
  const release = deadline.onEnd(() => request.cancel());
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    await request.read((part) => {
      size += part.byteLength;
      if (size > limit) throw tooLarge(limit);
      parts.push(part);
    });
  } catch (error) {
    request.cancel();
    if (deadline.isOver()) throw tooLate();
    throw error instanceof Refusal ? error : brokenOff();
  } finally {
    release();
  }
  if (deadline.isOver()) throw tooLate();
  return parts.length === 0 ? "" : decode(parts, size);
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(parts: readonly Uint8Array[], size: number): string {
  try {
    return utf8.decode(parts.length === 1 ? parts[0] : join(parts, size));
  } catch {
    throw new Refusal("bad_request", "The body isn't UTF-8. Send it in that encoding.");
  }
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

/**
 * Reads the text of a body as one JSON object that every parser reads alike.
 *
 * @throws {Refusal} for any other, saying what is wrong with it
 */
export function readJson(text: string): Body {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal("bad_request", "The body isn't valid JSON. Write it with JSON.stringify.");
  }
  if (!isObject(value))
    throw new Refusal("bad_request", "The body must be a JSON object. Send one in braces.");
  const problem = findProblem(value) ?? (findRepeatedKey(text) === undefined ? undefined : "has a key twice");
  if (problem)
    throw new Refusal("bad_request", `The body ${problem}, which programs read in different ways.`);
  return value;
}

/** The problem with a value that not every program reads alike, by levels: recursion would run out of stack. */
function findProblem(root: unknown): string | undefined {
  let level = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return `is nested more than ${MAX_DEPTH} levels deep`;
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value === "number" && !isExact(value)) return "has a number that JavaScript can't hold";
      if (typeof value === "string" && HALF.test(value)) return "has half a surrogate pair";
      if (typeof value !== "object" || value === null) continue;
      const isList = Array.isArray(value);
      for (const key of Object.keys(value)) {
        if (key === PROTOTYPE) return `has the key ${PROTOTYPE}`;
        if (!isList && HALF.test(key)) return "has half a surrogate pair";
        next.push((value as Record<string, unknown>)[key]);
      }
    }
    level = next;
  }
  return undefined;
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

/**
 * Reads the text of a form. A field stands there once.
 *
 * @throws {Refusal}
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-3.2
 */
export function readForm(text: string): Body {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.has(name) || name === PROTOTYPE) {
      throw new Refusal(
        "bad_request",
        "The form has a field twice, or one that no form has. Send each once.",
      );
    }
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}

function tooLarge(limit: number): Refusal {
  return new Refusal("request_too_large", `The body is larger than ${limit} bytes. Send less.`);
}

function tooLate(): Refusal {
  return new Refusal("request_timeout", "The body didn't arrive in time. Send it whole, and at once.");
}

function brokenOff(): Refusal {
  return new Refusal("bad_request", "The body broke off before its end. Send it whole.");
}
