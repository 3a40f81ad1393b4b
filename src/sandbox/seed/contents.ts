import type { api_user_v1_User as User } from "../../../generated/schema.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { repair } from "../server/body.ts";
import type { AppsByUser } from "../resources/connected-apps/connected-apps.ts";
import { ApiError } from "../api-error.ts";
import { errorMessage } from "../server/respond.ts";
import type { SeedUser } from "./seed.ts";
import type { World } from "../environment/world.ts";
import { growUser } from "./user.ts";
import { requireUnique } from "./unique.ts";

/** All that a sandbox holds at a moment. */
export interface Contents {
  readonly users: readonly User[];
  readonly apps: AppsByUser;
  /** How many ids had been made from the seed of ids. */
  readonly idsMade: number;
}

/**
 * Makes users from short descriptions.
 *
 * @param at what an error calls the list
 * @throws {StytchConfigError} naming the user by their place, the field, the rule and the remedy
 */
export function growUsers(at: string, seed: readonly unknown[], world: World): User[] {
  const users = seed.map((given, i) =>
    withoutApiError(`${at}[${i}]`, () =>
      growUser(`${at}[${i}]`, copy(`${at}[${i}]`, given) as SeedUser, world),
    ),
  );
  requireUnique((i) => `${at}[${i}]`, users);
  return users;
}

/** Runs what is for the caller of a method, who gets an error of ours in place of an answer of the API. */
export function withoutApiError<Result>(at: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new StytchConfigError(`${at} → ${error.error_type}: ${errorMessage(error).message}`);
  }
}

/** What a seed says stays the caller's; and only what JSON can hold can be answered later. */
export function copy(at: string, value: unknown): unknown {
  if (typeof value !== "object") return value;
  try {
    return repair(JSON.parse(JSON.stringify(value)));
  } catch (error) {
    throw new StytchConfigError(`${at} can't be written as JSON: ${(error as Error).message}`);
  }
}
