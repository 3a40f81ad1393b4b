import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { refuseUnknown } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { documentValidator } from "../../../validate/document.ts";
import type { IdGenerator } from "../../environment/ids.ts";
import { explainProblem } from "../../errors/require-valid.ts";
import { copyJSON } from "../../seed/given.ts";
import type { UserCollection } from "./collection.ts";
import { FACTOR_LISTS, parseFactors } from "./factors-from-seed.ts";
import { factors, type Factors } from "./factors.ts";
import { lower } from "./search/filter.ts";
import type { SeedFactors } from "./seed.ts";
import { requireUnique } from "./unique.ts";

type Item = Readonly<Record<string, unknown>>;

/**
 * Gives a user factors, as other resources of the API would, and saves them.
 *
 * @throws {StytchConfigError} naming the field, the rule and the remedy
 * @throws {ApiError} duplicate_…
 */
export function addFactors(user: User, given: SeedFactors, users: UserCollection, ids: IdGenerator): User {
  refuseUnknown("addFactors", given, FACTOR_LISTS);
  const parsed = parseFactors("addFactors", copyJSON("addFactors", given), ids);
  const changed = activate({
    ...user,
    ...Object.fromEntries(FACTOR_LISTS.map((list) => [list, merge(list, user, parsed[list])])),
  });
  const problem = explainProblem(
    { validator: documentValidator, schema: documentValidator.schema("api_user_v1_User") },
    changed,
    "user",
  );
  if (problem) throw new StytchConfigError(`addFactors: ${problem}`);
  requireUnique(() => "addFactors", [changed]);
  requireFree(changed, users);
  users.save(changed);
  return changed;
}

/** Adds new factors to a user's own. A new one with the id or value of an old one takes its place, and its id. */
function merge(list: keyof Factors, user: User, parsed: unknown): unknown {
  if (list === "password") return parsed ?? user.password;
  const items = parsed as Item[];
  const old = (user[list] as unknown as Item[]).map((item) => {
    const replacement = items.find((candidate) => isSame(list, candidate, item));
    return replacement ? { ...replacement, [factors[list].id]: item[factors[list].id] } : item;
  });
  return [...old, ...items.filter((item) => !old.some((other) => isSame(list, item, other)))];
}

function isSame(list: keyof Factors, one: Item, other: Item): boolean {
  const keys = [factors[list].id, list === "emails" ? "email" : "phone_number"];
  // A phone number has no letters, and no other factor has either value.
  return keys.some((key) => one[key] !== undefined && fold(one[key]) === fold(other[key]));
}

function fold(value: unknown): unknown {
  return typeof value === "string" ? lower(value) : value;
}

/** A pending user who has authenticated is active from then on. */
function activate(user: User): User {
  const isVerified = [...user.emails, ...user.phone_numbers].some(({ verified }) => verified);
  return isVerified ? { ...user, status: "active" } : user;
}

/** A factor's id finds its user, so it must be nobody else's. */
function requireFree(user: User, users: UserCollection): void {
  for (const list of FACTOR_LISTS) {
    for (const item of [user[list] ?? []].flat() as unknown as Record<string, string>[]) {
      const id = item[factors[list].id]!;
      if ([undefined, user.user_id].includes(users.ownerOf(id))) continue;
      throw new StytchConfigError(
        `addFactors: another user has the ${factors[list].id} ${id}. Leave it out.`,
      );
    }
  }
}
