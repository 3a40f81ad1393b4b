/** An error as the page shows it. */
export interface ShownError {
  /** Its class: `StytchAPIError`. */
  readonly name: string;
  readonly message: string;
  /** `duplicate_email`, of an error that the API answered. */
  readonly type?: string;
  /** Whether the site's page of errors has it. */
  readonly isListed?: boolean;
  /** Words on its type: the catalogue's, or of what answers in the API's place. */
  readonly cause?: string;
  readonly remedy?: string;
}

/** All that a call came to. */
export interface Outcome {
  readonly isCancelled: boolean;
  /** All of it in a sentence, to be read out: `201, 36 ms`. */
  readonly said: string;
  readonly status?: number;
  /** Milliseconds. */
  readonly duration: number;
  readonly attempts: number;
  readonly requestId?: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: unknown;
  readonly error?: ShownError;
}
