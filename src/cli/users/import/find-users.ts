import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { isStytchError } from "../../../errors/guard.ts";
import { ATTEMPTS, PATIENT, type Calls } from "./calls.ts";
import { judge } from "./failures.ts";
import { IDENTIFIERS, UserIndex, type Keys } from "./identifiers.ts";
import type { Identifier } from "./row.ts";

/** The filter of a search by each identifier: that by ids takes external ones, too. */
const FILTERS = { external_id: "user_id", email: "email_address", phone_number: "phone_number" } as const;
const PAGE = 1000;

/** Finds the users who have one of the identifiers of these rows, by one search for each kind of identifier. */
export async function findUsers(rows: readonly Keys[], calls: Calls): Promise<UserIndex> {
  const index = new UserIndex();
  const searches = IDENTIFIERS.map(async (by) => {
    const values = [...new Set(rows.flatMap((keys) => keys[by] ?? []))];
    if (values.length > 0) for (const user of await search(by, values, calls)) index.add(user);
  });
  await Promise.all(searches);
  return index;
}

/** A search with more values than the API takes, a number that isn't documented, is halved. */
async function search(by: Identifier, values: readonly string[], calls: Calls): Promise<User[]> {
  try {
    return await searchOnce(by, values, calls);
  } catch (error) {
    if (values.length < 2 || !isStytchError(error, "user_search_maximum_filter_value_count_exceeded"))
      throw error;
    const half = Math.ceil(values.length / 2);
    const first = await search(by, values.slice(0, half), calls);
    return [...first, ...(await search(by, values.slice(half), calls))];
  }
}

/** A search that failed in a way that may pass is made again. */
async function searchOnce(by: Identifier, values: readonly string[], calls: Calls): Promise<User[]> {
  const query = {
    operator: "AND",
    operands: [{ filter_name: FILTERS[by], filter_value: [...values] }],
  } as const;
  for (let attempt = 1; ; attempt++) {
    const users: User[] = [];
    try {
      await calls.searchTurn();
      for await (const user of calls.stytch.users.searchAll({ query, limit: PAGE }, PATIENT))
        users.push(user);
      return users;
    } catch (error) {
      if (attempt === ATTEMPTS || !["not_done", "unknown"].includes(judge(error))) throw error;
      await calls.pause(attempt);
    }
  }
}
