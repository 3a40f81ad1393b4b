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

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
function readRetryAfter(head: Head): number | undefined {
  const text = head.header("retry-after")?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // By the server's own clock, if it tells the time: the caller's may be wrong.
  const delay = Date.parse(text) - (Date.parse(head.header("date") ?? "") || Date.now());
  return /^[a-z]/i.test(text) && delay === delay ? Math.max(0, delay) : undefined;
}
