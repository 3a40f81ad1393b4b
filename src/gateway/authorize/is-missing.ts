import { StytchAPIError } from "../../errors/api.ts";

/**
 * Whether the API's answer says that what a caller named isn't there, or is malformed. Any other error, such as one about
 * the project's own credentials, is none of the caller's.
 */
export function isMissing(error: unknown): boolean {
  return error instanceof StytchAPIError && [400, 404].includes(error.status_code);
}
