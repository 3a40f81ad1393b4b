import type { api_user_v1_Name as Name, api_user_v1_User as User } from "../../generated/schema.ts";
import { StytchConfigError } from "../errors/config.ts";
import { describe } from "../path.ts";
import { repair } from "./body.ts";
import { factors, makeFactor, type Factors } from "./factors.ts";
import { mergeMetadata } from "./metadata.ts";
import { refuseUnknown } from "./options.ts";
import { Refusal } from "./refusal.ts";
import { findWords } from "./respond.ts";
import { namedSchema } from "./schemas.ts";
import type { State } from "./state.ts";
import { readTime, writeTime } from "./time.ts";
import { makeName, makeRoles, makeUser } from "./user.ts";
import { findProblem } from "./validate.ts";
import type { World } from "./world.ts";

/** A user's factors in full or in part. What is left out, ids included, is made up. */
export type SeedFactors = {
  [List in keyof Factors]?: List extends "password"
    ? Partial<Factors[List]>
    : readonly Partial<Factors[List]>[];
};

/**
 * A user to begin with, in the API's own words. At least one factor is needed.
 *
 * @example
 * { email: "ada@example.com", name: { first_name: "Ada" }, created_at: "2026-03-14T09:26:53Z" }
 * @example
 * { emails: [{ email: "ada@example.com", verified: true }], password: {}, roles: ["admin"] }
 */
export interface SeedUser extends SeedFactors {
  /** Made up if left out. */
  user_id?: string;
  /** Short for `emails: [{ email }]`. */
  email?: string;
  /** Short for `phone_numbers: [{ phone_number }]`. */
  phone_number?: string;
  name?: Name;
  /** @default "active" */
  status?: "active" | "pending";
  external_id?: string;
  /** The assigned roles, without `stytch_user`. */
  roles?: readonly string[];
  trusted_metadata?: Readonly<Record<string, unknown>>;
  untrusted_metadata?: Readonly<Record<string, unknown>>;
  /**
   * In RFC 3339; fractions of a second are dropped.
   *
   * @default now
   */
  created_at?: string;
}

const NAME_PARTS = ["first_name", "middle_name", "last_name"];
const LISTS = Object.keys(factors) as (keyof Factors)[];
const OTHERS = ["user_id", "email", "phone_number", "name", "status", "external_id", "roles"];
const NAMES = [...OTHERS, "trusted_metadata", "untrusted_metadata", "created_at", ...LISTS];

/**
 * Puts the first users in.
 *
 * @throws {StytchConfigError} naming the user by their place, the field, the rule and the remedy
 */
export function plantSeed(seed: readonly SeedUser[], state: State, world: World): void {
  seed.forEach((given, i) => {
    const at = `seed[${i}]`;
    try {
      state.save(growUser(at, given, world));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new StytchConfigError(`${at} → ${error.error_type}: ${findWords(error).message}`);
    }
  });
}

function growUser(at: string, seed: SeedUser, world: World): User {
  refuseUnknown(at, seed, NAMES);
  const given = copy(at, seed);
  const name = given.name ?? {};
  refuseUnknown(`${at}.name`, name, NAME_PARTS);
  const { user_id, external_id, status, roles, created_at } = given;
  if (roles !== undefined && !Array.isArray(roles)) {
    throw new StytchConfigError(`${at}.roles must be an array, not ${describe(roles)}.`);
  }
  const user = makeUser(
    {
      ...growFactors(at, given, world),
      ...(user_id !== undefined && { user_id }),
      ...(external_id !== undefined && { external_id }),
      ...(status !== undefined && { status: checkStatus(at, status) }),
      ...(roles !== undefined && { roles: makeRoles(roles) }),
      ...(created_at !== undefined && { created_at: checkTime(at, created_at) }),
      name: makeName(name),
      trusted_metadata: growMetadata(at, "trusted_metadata", given),
      untrusted_metadata: growMetadata(at, "untrusted_metadata", given),
    },
    world,
  );
  const problem = findProblem(namedSchema("api_user_v1_User"), user, at);
  if (problem) throw new StytchConfigError(problem.message);
  return user;
}

/** What a seed says stays the caller's; and only what JSON can hold can be answered later. */
function copy(at: string, seed: SeedUser): SeedUser {
  try {
    return repair(JSON.parse(JSON.stringify(seed))) as SeedUser;
  } catch (error) {
    throw new StytchConfigError(`${at} can't be written as JSON: ${(error as Error).message}`);
  }
}

function growFactors(at: string, { email, phone_number, ...given }: SeedUser, world: World): Partial<User> {
  const grown = LISTS.flatMap((list) => {
    const items: unknown = given[list] ?? [];
    const asList: unknown = list === "password" && !Array.isArray(items) ? [items] : items;
    if (!Array.isArray(asList)) {
      throw new StytchConfigError(`${at}.${list} must be an array, not ${describe(items)}.`);
    }
    return [[list, asList.map((item, i) => growFactor(`${at}.${list}[${i}]`, list, item, world))] as const];
  });
  const user = Object.fromEntries(grown) as Record<keyof Factors, unknown[]>;
  if (email !== undefined) user.emails.unshift(makeFactor("emails", { email }, world));
  if (phone_number !== undefined) {
    user.phone_numbers.unshift(makeFactor("phone_numbers", { phone_number }, world));
  }
  if (Object.values(user).every((items) => items.length === 0)) {
    throw new StytchConfigError(`${at} has no factor. Give it an email, a phone_number or another one.`);
  }
  return { ...user, password: user.password[0] ?? null } as Partial<User>;
}

function growFactor(at: string, list: keyof Factors, given: unknown, world: World): unknown {
  refuseUnknown(at, given, [factors[list].id, ...Object.keys(factors[list].blank)]);
  return makeFactor(list, given as object, world);
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

function checkStatus(at: string, status: string): string {
  if (status === "active" || status === "pending") return status;
  throw new StytchConfigError(`${at}.status must be "active" or "pending".`);
}

function checkTime(at: string, text: unknown): string {
  const moment = readTime(text);
  if (moment !== undefined) return writeTime(moment);
  throw new StytchConfigError(`${at}.created_at must be in RFC 3339, such as "2026-03-14T09:26:53Z".`);
}
