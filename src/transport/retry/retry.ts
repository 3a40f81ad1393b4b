import { rateLimits } from "../../../generated/errors.ts";
import type { StytchError } from "../../errors/base.ts";
import type { Call } from "../call.ts";
import type { Received } from "../transport.ts";

/** How often and how patiently a call is tried again: options, checked and completed. */
export interface Retry {
  readonly attempts: number;
  readonly maxDelay: number;
}

/** What is known of an attempt that failed in a way that may pass. */
export interface Fate {
  /** Whether the server may have done what it was asked for. */
  readonly carriedOut: "no" | "unknown";
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfter?: number | undefined;
}

/** The shortest span that pauses are drawn from, in milliseconds. It doubles with each attempt. */
const BASE_DELAY = 250;
/** How many retries a client may have on credit, and what a call that went well gives back of one. */
const BUDGET = 100;
const REFUND = 0.1;

const fates = new WeakMap<StytchError, Fate>();

/** Notes on an error what is known of the attempt. An error without such a note is not worth another attempt. */
export function mark<Failure extends StytchError>(error: Failure, fate: Fate | undefined): Failure {
  if (fate) fates.set(error, fate);
  return error;
}

/** What was noted on an error. */
export function fateOf(error: unknown): Fate | undefined {
  return fates.get(error as StytchError);
}

/**
 * What an error's status says.
 *
 * @param error_type the API's, or nothing for an answer that is a proxy's
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.6
 */
export function fateOfStatus(
  received: Pick<Received, "status" | "header">,
  error_type: string | undefined,
): Fate | undefined {
  const { status } = received;
  const retryAfter = readRetryAfter(received);
  // A locked user's or a failed captcha's is a 429 too.
  if (
    status === 429 &&
    (error_type === undefined || (rateLimits as readonly string[]).includes(error_type))
  ) {
    return { carriedOut: "no", retryAfter };
  }
  if (status === 503 && retryAfter !== undefined) return { carriedOut: "no", retryAfter };
  return status === 408 || (status >= 500 && status !== 501) ? { carriedOut: "unknown" } : undefined;
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
function readRetryAfter(received: Pick<Received, "header">): number | undefined {
  const text = received.header("retry-after")?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // By the server's own clock, if it tells the time: the caller's may be wrong.
  const delay = Date.parse(text) - (Date.parse(received.header("date") ?? "") || Date.now());
  return /^[a-z]/i.test(text) && delay === delay ? Math.max(0, delay) : undefined;
}

/** Decides on further attempts, for all calls of a client: in an outage each of them would only add to it. */
export class RetryBudget {
  #left = BUDGET;
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /**
   * The milliseconds until a call's next attempt, which are taken as made; nothing if there must be none.
   *
   * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
   */
  spend({ safety, attempt, retry }: Call, fate: Fate | undefined): number | undefined {
    if (!fate) this.#left = Math.min(BUDGET, this.#left + REFUND);
    if (!fate || attempt >= retry.attempts || this.#left < 1) return undefined;
    if (fate.carriedOut === "unknown" && safety === "unsafe") return undefined;
    this.#left -= 1;
    const jitter = this.#random() * Math.min(retry.maxDelay, BASE_DELAY * 2 ** (attempt - 1));
    return Math.min(retry.maxDelay, (fate.retryAfter ?? 0) + jitter);
  }
}
