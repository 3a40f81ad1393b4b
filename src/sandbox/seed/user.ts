import type { api_user_v1_User as User } from "../../../generated/schema.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { namedSchema } from "../../validate/schemas.ts";
import { describe, refuseUnknown, requireArray } from "../../checks.ts";
import { makeFactor } from "../resources/users/factors.ts";
import { mergeMetadata } from "../resources/users/metadata.ts";
import type { SeedUser } from "./seed.ts";
import { requireTime, writeTime } from "../environment/time.ts";
import { makeName, makeRoles, makeUser } from "../resources/users/user.ts";
import { explainProblem } from "../server/validate.ts";
import type { World } from "../environment/world.ts";
import { growFactors, LISTS, requireFactor, type Grown } from "./factors.ts";

const NAME_PARTS = ["first_name", "middle_name", "last_name"];
const OTHERS = ["user_id", "email", "phone_number", "name", "status", "external_id", "roles"];
const TIMES = ["created_at", "lock_created_at", "lock_expires_at"] as const;
const NAMES = [...OTHERS, "trusted_metadata", "untrusted_metadata", ...TIMES, ...LISTS];

/**
 * Makes a user from a short description.
 *
 * @throws {StytchConfigError} naming the field, the rule and the remedy
 * @throws {ApiError} what a create would be refused with
 */
export function growUser(at: string, given: SeedUser, world: World): User {
  refuseUnknown(at, given, NAMES);
  const { user_id, external_id, status, roles, created_at, name = {} } = given;
  refuseUnknown(`${at}.name`, name, NAME_PARTS);
  const grown = growAllFactors(at, given, world);
  requireFactor(at, grown);
  const user = makeUser(
    {
      ...grown,
      ...(user_id !== undefined && { user_id }),
      ...(external_id !== undefined && { external_id }),
      ...(status !== undefined && { status: checkStatus(at, status) }),
      ...(roles !== undefined && { roles: makeRoles(requireArray(`${at}.roles`, roles) as string[]) }),
      ...(created_at !== undefined && { created_at: normalize(`${at}.created_at`, created_at) }),
      ...growLock(at, given),
      name: makeName(name),
      trusted_metadata: growMetadata(at, "trusted_metadata", given),
      untrusted_metadata: growMetadata(at, "untrusted_metadata", given),
    },
    world,
  );
  const problem = explainProblem(namedSchema("api_user_v1_User"), user, at);
  if (problem) throw new StytchConfigError(problem);
  return user;
}

function growAllFactors(at: string, { email, phone_number, ...given }: SeedUser, world: World): Grown {
  const grown = growFactors(at, given, world);
  if (email !== undefined) grown.emails.unshift(makeFactor("emails", { email }, world));
  if (phone_number !== undefined) {
    grown.phone_numbers.unshift(makeFactor("phone_numbers", { phone_number }, world));
  }
  return grown;
}

function growMetadata(
  at: string,
  field: "trusted_metadata" | "untrusted_metadata",
  given: SeedUser,
): User[typeof field] {
  const metadata: unknown = given[field] ?? {};
  if (typeof metadata !== "object" || Array.isArray(metadata)) {
    throw new StytchConfigError(`${at}.${field} must be an object, not ${describe(metadata)}.`);
  }
  return mergeMetadata(field, {}, metadata as Record<string, unknown>);
}

function growLock(at: string, { lock_created_at, lock_expires_at }: SeedUser): Partial<User> {
  if (lock_created_at === undefined && lock_expires_at === undefined) return {};
  const lock = {
    is_locked: true,
    lock_created_at: normalize(`${at}.lock_created_at`, lock_created_at),
    lock_expires_at: normalize(`${at}.lock_expires_at`, lock_expires_at),
  };
  if (lock.lock_created_at < lock.lock_expires_at) return lock;
  throw new StytchConfigError(`${at}.lock_expires_at must be after lock_created_at.`);
}

function checkStatus(at: string, status: string): string {
  if (status === "active" || status === "pending") return status;
  throw new StytchConfigError(`${at}.status must be "active" or "pending".`);
}

function normalize(at: string, text: unknown): string {
  return writeTime(requireTime(at, text));
}
