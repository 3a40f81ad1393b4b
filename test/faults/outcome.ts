/** What came of a call, as plain data: it comes from another process. */
export interface Outcome {
  id: number;
  /** Where it went well: the id of the user that the answer is about, if it is about one. */
  user_id?: string;
  error?: ErrorSummary;
  /** What the hooks were told, in order: `request 1`, `error 1`, `retry 1`, `request 2`, `response 2`. */
  hooks: string[];
  /** The pauses between the attempts. */
  delays: number[];
  /** What went wrong with the next call on the same client. */
  next?: string;
  /** What showed a secret. */
  leaks: string[];
}

export interface ErrorSummary {
  name: string;
  message: string;
  attempts: number;
  /** The names of the errors before it, the last first. */
  previous: string[];
  [property: string]: unknown;
}

export type StytchErrorName =
  "AbortError" | "StytchAPIError" | "StytchConnectionError" | "StytchResponseError" | "StytchTimeoutError";
