import type { TransportResponse } from "../message.ts";

/** The chances of another attempt, after one that failed in a way that may pass. */
export interface RetryInfo {
  /** Whether the server carried it out. */
  readonly processed: Processed;
  /** The pause that the server asks for, in milliseconds. */
  readonly retryAfter?: number | undefined;
  /** Whether a rate limit refused it. */
  readonly isRateLimit?: true;
}

/** Whether a request was carried out: surely not, or nobody knows. */
export type Processed = "no" | "unknown";

/** The part of a response that tells whether another attempt is of use. */
type Head = Pick<TransportResponse, "status" | "header">;

/**
 * Reads what an error's status says of another attempt.
 *
 * @param isRateLimit whether the error, by its type, may be a rate limit's
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.6
 */
export function classifyStatus(head: Head, isRateLimit: boolean): RetryInfo | undefined {
  const { status } = head;
  const retryAfter = readRetryAfter(head);
  // A locked user's or a failed captcha's is a 429 too.
  if (status === 429 && isRateLimit) return { processed: "no", retryAfter, isRateLimit };
  if (status === 503 && retryAfter !== undefined) return { processed: "no", retryAfter };
  return status === 408 || (status >= 500 && status !== 501) ? { processed: "unknown" } : undefined;
}

/** The values of a header, which is one line with commas where it came more than once. A date has a comma of its own. */
const VALUES = /\s*[a-z]{3,9}, ?\d\d?[ -][a-z][^,]*|[^,]+/gi;
const SECONDS = /^"?\+?(\d+(?:\.\d*)?|\.\d+)"?\s*(?:s|secs?|seconds?)?$/i;
const DATE = /^(?:[a-z]{3,9},? .*:\d\d|\d{4}-\d\d-\d\dT.*Z$)/i;

/**
 * Reads the pause that a server asks for, in milliseconds: the longest of those that can be read. Beside what HTTP allows,
 * servers write fractions, units and the dates of JSON.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
function readRetryAfter(head: Head): number | undefined {
  const values = head.header("retry-after")?.match(VALUES) ?? [];
  // By the server's own clock, if it tells the time: the caller's may be wrong.
  const now = Date.parse(head.header("date") ?? "") || Date.now();
  const pauses = values.map((value) => readPause(value.trim(), now)).filter((pause) => pause >= 0);
  return pauses.length > 0 ? Math.min(Math.max(...pauses), Number.MAX_SAFE_INTEGER) : undefined;
}

/** Reads one value: NaN for what is neither seconds nor a date. */
function readPause(text: string, now: number): number {
  const seconds = SECONDS.exec(text)?.[1];
  if (seconds) return Math.ceil(Number(seconds) * 1000);
  // The date of C's asctime() has no zone, and is in GMT as all of them: https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7
  const date = Date.parse(/[a-z]$/i.test(text) ? text : `${text} GMT`);
  return DATE.test(text) ? Math.max(0, date - now) : NaN;
}
