import type { api_user_v1_User as User } from "../../../generated/schema.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { refuseUnknown, requireArray } from "../../checks.ts";
import { factors, makeFactor, type Factors } from "../resources/users/factors.ts";
import type { SeedFactors } from "./seed.ts";
import type { World } from "../environment/world.ts";

/** The kinds of factors, as users have them. */
export const LISTS = Object.keys(factors) as (keyof Factors)[];

/** A user's factors, and nothing else of them. */
export type Grown = Pick<User, keyof Factors>;

/**
 * Makes factors from short descriptions.
 *
 * @throws {StytchConfigError}
 */
export function growFactors(at: string, given: SeedFactors, world: World): Grown {
  const { password, ...lists } = given;
  const grown = LISTS.filter((list) => list !== "password").map((list) => {
    const items = requireArray(`${at}.${list}`, lists[list] ?? []);
    return [list, items.map((item, i) => growFactor(`${at}.${list}[${i}]`, list, item, world))];
  });
  // A seed that comes from an answer has null for no password.
  const none = password === undefined || (password as unknown) === null;
  return {
    ...(Object.fromEntries(grown) as Omit<Grown, "password">),
    password: none ? null : (growFactor(`${at}.password`, "password", password, world) as User["password"]),
  };
}

/** @throws {StytchConfigError} for a user without any */
export function requireFactor(at: string, grown: Grown): void {
  if (LISTS.some((list) => [grown[list] ?? []].flat().length > 0)) return;
  throw new StytchConfigError(`${at} has no factor. Give it an email, a phone_number or another one.`);
}

function growFactor(at: string, list: keyof Factors, given: unknown, world: World): unknown {
  refuseUnknown(at, given, [factors[list].id, ...Object.keys(factors[list].blank)]);
  return makeFactor(list, given, world);
}
