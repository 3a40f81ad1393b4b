import { readCursor, writeCursor } from "../search/cursor.ts";
import { checkQuery } from "../search/query.ts";
import type { OperationOf } from "./operation.ts";

const DEFAULT_LIMIT = 100;

/** Search for users. */
export const api_user_v1_Search: OperationOf<"api_user_v1_Search"> = {
  check: ({ query }) => checkQuery(query),

  handle({ body, state }) {
    const { query, limit = DEFAULT_LIMIT, cursor } = body;
    const last = cursor ? readCursor(cursor, state.salt) : undefined;
    const { matches } = state.search(query);
    const { users, isLast } = matches.page(limit, last);
    return {
      results: users.map(({ user }) => user),
      results_metadata: {
        next_cursor: isLast ? null : writeCursor(users.at(-1)!, state.salt),
        total: matches.size,
      },
    };
  },
};
