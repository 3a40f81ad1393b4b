import type { Call } from "./call.ts";
import type { Deadline } from "./deadline.ts";

/** A request before it is a transport's own. openapi-fetch's `Request` is one. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Iterable<[string, string]>;
  readonly body: string | undefined;
  /** The request that this one was read from, for the settings that only `fetch` knows. */
  readonly original?: Request;
}

/** An answer, read to its end. */
export interface Received {
  readonly status: number;
  readonly statusText: string;
  /** The body. */
  text: string;
  /** A header's value, by its name in lower case. */
  header(name: string): string | null;
  /** All of them. */
  headers(): Headers;
}

/**
 * Sends a request once and reads its answer.
 *
 * It rejects with the deadline's error as soon as that ends, and with a StytchError for what else goes wrong, marked
 * with what is known of the attempt.
 */
export type Transport = (request: Outgoing, call: Call, deadline: Deadline) => Promise<Received>;

/** The most bytes an answer may have. A page of 1,000 users with full metadata has some 12 MB. */
export const MAX_ANSWER = 64 * 1024 * 1024;
