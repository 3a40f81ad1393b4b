import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { namedSchema } from "../../../validate/schemas.ts";
import { refuseUnknown } from "../../../checks.ts";
import { factors, type Factors } from "./factors.ts";
import { copy } from "../../seed/contents.ts";
import { growFactors, LISTS } from "../../seed/factors.ts";
import { requireUnique } from "../../seed/unique.ts";
import type { SeedFactors } from "../../seed/seed.ts";
import { lower } from "./search/filter.ts";
import type { State } from "../../store/state.ts";
import { explainProblem } from "../../server/validate.ts";
import type { World } from "../../environment/world.ts";

type Item = Readonly<Record<string, unknown>>;

/**
 * Gives a user factors, as other resources of the API would.
 *
 * @throws {StytchConfigError} naming the field, the rule and the remedy
 * @throws {ApiError} duplicate_…
 */
export function attach(user: User, given: SeedFactors, state: State, world: World): User {
  refuseUnknown("attach", given, LISTS);
  const grown = growFactors("attach", copy("attach", given) as SeedFactors, world);
  const attached = activate({
    ...user,
    ...Object.fromEntries(LISTS.map((list) => [list, merge(list, user, grown[list])])),
  });
  const problem = explainProblem(namedSchema("api_user_v1_User"), attached, "user");
  if (problem) throw new StytchConfigError(`attach: ${problem}`);
  requireUnique(() => "attach", [attached]);
  requireFree(attached, state);
  state.save(attached);
  return attached;
}

/** What the user has, and what is new. A new one with the id or value of an old one takes its place, and its id. */
function merge(list: keyof Factors, user: User, grown: unknown): unknown {
  if (list === "password") return grown ?? user.password;
  const items = grown as Item[];
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
function requireFree(user: User, state: State): void {
  for (const list of LISTS) {
    for (const item of [user[list] ?? []].flat() as unknown as Record<string, string>[]) {
      const id = item[factors[list].id]!;
      if ([undefined, user.user_id].includes(state.ownerOf(id))) continue;
      throw new StytchConfigError(`attach: another user has the ${factors[list].id} ${id}. Leave it out.`);
    }
  }
}
