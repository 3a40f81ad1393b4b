import type { api_user_v1_User as User } from "../../../../../generated/schema.ts";
import { factors, type Factors } from "../factors.ts";

/** Makes the function that lists the ids of a user's factors of one kind. */
export function factorIds(list: keyof Factors): (user: User) => string[] {
  const { id } = factors[list];
  // A password stands alone; the others are in arrays.
  return (user) =>
    ([user[list] ?? []].flat() as unknown as Record<string, string>[]).map((factor) => factor[id]!);
}

/** The names of factors' ids, with what lists the ids. */
export const allFactorIds = (Object.keys(factors) as (keyof Factors)[]).map(
  (list) => [factors[list].id, factorIds(list)] as const,
);
