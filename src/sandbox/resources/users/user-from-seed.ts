import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { describe, refuseUnknown, requireArray } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { documentValidator } from "../../../validate/document.ts";
import type { Environment } from "../../environment/environment.ts";
import { requireTime, writeTime } from "../../environment/time.ts";
import { explainProblem } from "../../errors/require-valid.ts";
import { asConfigError, copyJSON } from "../../seed/given.ts";
import { FACTOR_LISTS, parseFactors, requireFactor, type ParsedFactors } from "./factors-from-seed.ts";
import { makeFactor } from "./factors.ts";
import { mergeMetadata } from "./metadata.ts";
import type { SeedUser } from "./seed.ts";
import { requireUnique } from "./unique.ts";
import { makeName, makeRoles, makeUser } from "./user.ts";

const NAME_PARTS = ["first_name", "middle_name", "last_name"];
const OTHERS = ["user_id", "email", "phone_number", "name", "status", "external_id", "roles"];
const TIMES = ["created_at", "lock_created_at", "lock_expires_at"] as const;
const NAMES = [...OTHERS, "trusted_metadata", "untrusted_metadata", ...TIMES, ...FACTOR_LISTS];

/**
 * Makes users from short descriptions.
 *
 * @param at what an error calls the list
 * @throws {StytchConfigError} naming the user by their place, the field, the rule and the remedy
 */
export function usersFromSeed(at: string, seed: readonly unknown[], environment: Environment): User[] {
  const users = seed.map((given, i) =>
    asConfigError(`${at}[${i}]`, () =>
      userFromSeed(`${at}[${i}]`, copyJSON(`${at}[${i}]`, given) as SeedUser, environment),
    ),
  );
  requireUnique((i) => `${at}[${i}]`, users);
  return users;
}

/**
 * @throws {StytchConfigError} naming the field, the rule and the remedy
 * @throws {ApiError} what a create would be refused with
 */
function userFromSeed(at: string, given: SeedUser, environment: Environment): User {
  refuseUnknown(at, given, NAMES);
  const { user_id, external_id, status, roles, created_at, name = {} } = given;
  refuseUnknown(`${at}.name`, name, NAME_PARTS);
  const factors = parseAllFactors(at, given, environment);
  requireFactor(at, factors);
  const user = makeUser(
    {
      ...factors,
      ...(user_id !== undefined && { user_id }),
      ...(external_id !== undefined && { external_id }),
      ...(status !== undefined && { status: checkStatus(at, status) }),
      ...(roles !== undefined && { roles: makeRoles(requireArray(`${at}.roles`, roles) as string[]) }),
      ...(created_at !== undefined && { created_at: normalize(`${at}.created_at`, created_at) }),
      ...parseLock(at, given),
      name: makeName(name),
      trusted_metadata: parseMetadata(at, "trusted_metadata", given),
      untrusted_metadata: parseMetadata(at, "untrusted_metadata", given),
    },
    environment,
  );
  const problem = explainProblem(
    { validator: documentValidator, schema: documentValidator.schema("api_user_v1_User") },
    user,
    at,
  );
  if (problem) throw new StytchConfigError(problem);
  return user;
}

function parseAllFactors(
  at: string,
  { email, phone_number, ...given }: SeedUser,
  { ids }: Environment,
): ParsedFactors {
  const parsed = parseFactors(at, given, ids);
  if (email !== undefined) parsed.emails.unshift(makeFactor("emails", { email }, ids));
  if (phone_number !== undefined) {
    parsed.phone_numbers.unshift(makeFactor("phone_numbers", { phone_number }, ids));
  }
  return parsed;
}

function parseMetadata(
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

function parseLock(at: string, { lock_created_at, lock_expires_at }: SeedUser): Partial<User> {
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
