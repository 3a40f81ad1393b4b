import { PATIENT, type Calls } from "./calls.ts";
import { judge } from "./failures.ts";
import { findUsers } from "./find-users.ts";
import { UserIndex, type Keys } from "./identifiers.ts";

/** Finds the users who have one of the identifiers of these rows. */
export type Find = (rows: readonly Keys[]) => Promise<UserIndex>;

/** So many batches are searched for one by one, as a small file's are, */
const BATCHES = 5;
/** and if no more users than that are there, all of them are read then: some 20 searches, in place of thousands. */
const MAX_USERS = 20_000;
const PAGE = 1000;

/** Makes what finds users for a plan: by searches for the identifiers, or in a copy of the directory where that is small. */
export function createFind(calls: Calls): Find {
  let batches = 0;
  let all: UserIndex | undefined;
  return async (rows) => {
    batches += 1;
    if (batches === BATCHES + 1) all = await readAll(calls);
    return all ?? findUsers(rows, calls);
  };
}

/** Nothing: there are too many users, or nobody knows how many. */
async function readAll({ stytch, searchTurn }: Calls): Promise<UserIndex | undefined> {
  const index = new UserIndex();
  try {
    await searchTurn();
    for await (const page of stytch.users.searchAll({ limit: PAGE }, PATIENT).pages()) {
      const { total } = page.results_metadata;
      if (total < 0 || total > MAX_USERS) return undefined;
      for (const user of page.results) index.add(user);
      await searchTurn();
    }
    return index;
  } catch (error) {
    // Searches are as good, and try again.
    if (judge(error) === "fatal") throw error;
    return undefined;
  }
}
