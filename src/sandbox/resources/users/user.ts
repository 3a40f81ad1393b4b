import type { api_user_v1_Name as Name, api_user_v1_User as User } from "../../../../generated/schema.ts";
import type { Environment } from "../../environment/environment.ts";
import { writeTime } from "../../environment/time.ts";
import { ApiError } from "../../errors/api-error.ts";

/** The role that every user has. It is never sent, and always comes first. */
export const DEFAULT_ROLE = "stytch_user";

/** The list of all users who have no factor of a kind: most lists are empty. Frozen, as a change would be everyone's. */
const NONE = Object.freeze([]) as unknown as [];

/** Makes a user with a new id. What isn't given is as in recorded answers: `null`, `""`, `{}` or `[]`. */
export function makeUser(
  given: Partial<User>,
  { clock, ids }: { readonly clock: Environment["clock"]; readonly ids: Pick<Environment["ids"], "make"> },
): User {
  return {
    biometric_registrations: NONE,
    created_at: writeTime(clock.now()),
    crypto_wallets: NONE,
    emails: NONE,
    external_id: null,
    is_locked: false,
    lock_created_at: null,
    lock_expires_at: null,
    name: makeName({}),
    password: null,
    phone_numbers: NONE,
    providers: NONE,
    roles: [DEFAULT_ROLE],
    status: "active",
    totps: NONE,
    trusted_metadata: {},
    untrusted_metadata: {},
    user_id: ids.make("user"),
    webauthn_registrations: NONE,
    ...given,
  };
}

/** Changes the parts of a name that are given. */
export function makeName(
  given: Name,
  { first_name, last_name, middle_name }: User["name"] = { first_name: "", last_name: "", middle_name: "" },
): User["name"] {
  return {
    first_name: given.first_name ?? first_name,
    last_name: given.last_name ?? last_name,
    middle_name: given.middle_name ?? middle_name,
  };
}

/**
 * Puts the default role before the assigned ones. Whether there are such, the project's policy knows.
 *
 * @throws {ApiError} cannot_assign_default_rbac_role_id
 */
export function makeRoles(assigned: readonly string[]): string[] {
  if (assigned.includes(DEFAULT_ROLE)) throw new ApiError("cannot_assign_default_rbac_role_id");
  return [...new Set([DEFAULT_ROLE, ...assigned])];
}
