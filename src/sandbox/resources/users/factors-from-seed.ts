import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { refuseUnknown, requireArray } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import type { IdGenerator } from "../../environment/ids.ts";
import { factors, makeFactor, type Factors } from "./factors.ts";
import type { SeedFactors } from "./seed.ts";

/** The kinds of factors, as users have them. */
export const FACTOR_LISTS = Object.keys(factors) as (keyof Factors)[];

/** A user's factors, and nothing else of them. */
export type ParsedFactors = Pick<User, keyof Factors>;

/**
 * Makes factors from short descriptions.
 *
 * @throws {StytchConfigError}
 */
export function parseFactors(at: string, given: SeedFactors, ids: IdGenerator): ParsedFactors {
  const { password, ...lists } = given;
  const parsed = FACTOR_LISTS.filter((list) => list !== "password").map((list) => {
    const items = requireArray(`${at}.${list}`, lists[list] ?? []);
    return [list, items.map((item, i) => parseFactor(`${at}.${list}[${i}]`, list, item, ids))];
  });
  // A seed that comes from an answer has null for no password.
  const none = password === undefined || (password as unknown) === null;
  return {
    ...(Object.fromEntries(parsed) as Omit<ParsedFactors, "password">),
    password: none ? null : (parseFactor(`${at}.password`, "password", password, ids) as User["password"]),
  };
}

/** @throws {StytchConfigError} for a user without any */
export function requireFactor(at: string, parsed: ParsedFactors): void {
  if (FACTOR_LISTS.some((list) => [parsed[list] ?? []].flat().length > 0)) return;
  throw new StytchConfigError(`${at} has no factor. Give it an email, a phone_number or another one.`);
}

function parseFactor(at: string, list: keyof Factors, given: unknown, ids: IdGenerator): unknown {
  refuseUnknown(at, given, [factors[list].id, ...Object.keys(factors[list].blank)]);
  return makeFactor(list, given, ids);
}
