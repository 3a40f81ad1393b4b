import { checkOptions } from "./check-params.ts";
import { createUser, type ClerkClient } from "./create-user.ts";
import type { ClerkOptions, CreateUserParams } from "./params.ts";
import type { ClerkUser } from "./user.ts";

export { createUser, type ClerkClient } from "./create-user.ts";
export { HalfMadeUserError } from "./half-made.ts";
export type { ClerkOptions, CreateUserParams } from "./params.ts";
export type { ClerkUser } from "./user.ts";

/**
 * Stands in the place of `clerkClient.users` in code that moves over.
 *
 * @example
 * const users: ClerkUsers = clerkUsers(stytch);
 */
export interface ClerkUsers {
  /** Makes a user. See {@link createUser}. */
  createUser(params: CreateUserParams): Promise<ClerkUser>;
}

/**
 * Makes what stands in the place of `clerkClient.users`.
 *
 * @throws {StytchConfigError} for options that are unknown or wrong
 * @example
 * import { clerkUsers } from "stytch-fetch/clerk";
 * const users = clerkUsers(stytch);
 * const user = await users.createUser({ emailAddress: ["ada@example.com"], firstName: "Ada" });
 */
export function clerkUsers(stytch: ClerkClient, options: ClerkOptions = {}): ClerkUsers {
  const settings = checkOptions(options);
  return { createUser: (params) => createUser(stytch, params, settings) };
}
