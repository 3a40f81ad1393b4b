import { ApiError } from "../../errors/api-error.ts";

/**
 * Refuses an empty user id as that of nobody. Recorded answers have it so, here alone.
 *
 * @throws {ApiError} user_not_found
 */
export function checkUserId({ user_id }: Readonly<Record<string, unknown>>): void {
  if (user_id === "") throw new ApiError("user_not_found");
}
