/** An error as the page shows it. */
export interface ShownError {
  /** Its class: `StytchAPIError`. */
  readonly name: string;
  readonly message: string;
  /** `duplicate_email`, of an error that the API answered. */
  readonly type?: string;
  /** The catalogue's words on its type. */
  readonly cause?: string;
  readonly remedy?: string;
}

/** All that a call came to. */
export interface Outcome {
  readonly isCancelled: boolean;
  readonly status?: number;
  /** Milliseconds. */
  readonly duration: number;
  readonly attempts: number;
  readonly requestId?: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: unknown;
  readonly error?: ShownError;
}
