import { readCursor, writeCursor } from "../search/cursor.ts";
import { isAfter, newestFirst } from "../search/order.ts";
import { checkQuery, matchesQuery } from "../search/query.ts";
import type { OperationOf } from "./operation.ts";

const DEFAULT_LIMIT = 100;

/** Search for users. */
export const api_user_v1_Search: OperationOf<"api_user_v1_Search"> = {
  check: ({ query }) => checkQuery(query),

  handle({ body, state }) {
    const { query, limit = DEFAULT_LIMIT, cursor } = body;
    const last = cursor ? readCursor(cursor, state.salt) : undefined;
    const found = state.all().sort(newestFirst).filter(matchesQuery(query));
    const left = last ? found.filter((stored) => isAfter(stored, last)) : found;
    const page = left.slice(0, limit);
    const next_cursor = left.length > limit ? writeCursor(page.at(-1)!, state.salt) : null;
    return {
      results: page.map(({ user }) => user),
      results_metadata: { next_cursor, total: found.length },
    };
  },
};
