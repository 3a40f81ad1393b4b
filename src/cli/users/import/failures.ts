import { StytchAbortError } from "../../../errors/abort.ts";
import { StytchAPIError } from "../../../errors/api.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { StytchConnectionError } from "../../../errors/connection.ts";
import { isStytchError } from "../../../errors/guard.ts";

/** The meaning of a failed call for its row. */
export type Failure =
  /** The user is there already, or a user who has one of the identifiers. */
  | "taken"
  /** The API wants no such user, however often it is asked. */
  | "refused"
  /** No other row would fare better: the credentials are wrong, or the call can't be made at all. */
  | "fatal"
  /** It wasn't carried out, and may be another time. */
  | "not_done"
  /** It may have been carried out. */
  | "unknown";

const TAKEN = [
  "duplicate_email",
  "duplicate_phone_number",
  "duplicate_user_external_id",
  "password_already_exists",
] as const;

/** Judges a call that failed after the client's own attempts. */
export function judge(error: unknown): Failure {
  if (isStytchError(error, ...TAKEN)) return "taken";
  if (!isStytchError(error) || error instanceof StytchConfigError || error instanceof StytchAbortError)
    return "fatal";
  if (error instanceof StytchConnectionError && error.processed === "no") return "not_done";
  if (!(error instanceof StytchAPIError)) return "unknown";
  const { status_code } = error;
  if (status_code === 401 || status_code === 403) return "fatal";
  if (status_code === 429) return "not_done";
  return status_code >= 500 || status_code === 408 ? "unknown" : "refused";
}

/** A failure in a sentence, for the row's result. */
export function explain(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
