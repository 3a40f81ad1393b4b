import type { api_m2m_v1_M2MSearchQuery as Query } from "../../../../generated/schema.ts";
import { isObject } from "../../../json.ts";
import { ApiError } from "../../errors/api-error.ts";
import { readCursor, writeCursor } from "../../store/cursor.ts";
import { SortedList } from "../../store/sorted-list.ts";
import type { OperationOf } from "../operation.ts";
import { dropEmptyQuery, leaveOutOperands } from "../users/search/query.ts";
import { showClient, type Client } from "./client.ts";
import { m2mClients } from "./collection.ts";

const DEFAULT_LIMIT = 100;

/** The texts of a client that a filter looks at. */
const filters: Readonly<Record<string, (client: Client) => readonly string[]>> = {
  client_id: ({ client_id }) => [client_id],
  client_name: ({ client_name }) => [client_name],
  scopes: ({ scopes }) => scopes,
};

/** Finds clients, the newest first. */
export const search: OperationOf<"api_m2m_v1_m2m_clients_Search"> = {
  normalize: dropEmptyQuery,
  check: ({ query }) => checkQuery(query),
  unchecked: leaveOutOperands,

  run({ body, store, ids }) {
    const { query, limit = DEFAULT_LIMIT, cursor } = body;
    const salt = `${ids.salt} ${m2mClients.name}`;
    const last = cursor ? readCursor(cursor, salt) : undefined;
    if (cursor && !last) {
      throw new ApiError("bad_request", "cursor is none of this project's. Begin with the first page.");
    }
    const matches = new SortedList(
      store.get(m2mClients).sorted.range().all().filter(makeTest(query)),
    ).range();
    const { items, isLast } = matches.page(limit, last);
    return {
      m2m_clients: items.map(({ value }) => showClient(value)),
      results_metadata: {
        next_cursor: isLast ? null : writeCursor(items.at(-1)!, salt),
        total: matches.size,
      },
    };
  },
};

/** A client passes an operand that has any of its texts. */
function makeTest(query: Query | undefined): (record: { readonly value: Client }) => boolean {
  if (!query || query.operands.length === 0) return () => true;
  const tests = query.operands.map(({ filter_name, filter_value }) => {
    const wanted = new Set(filter_value);
    return (client: Client): boolean => filters[filter_name]!(client).some((text) => wanted.has(text));
  });
  return query.operator === "OR"
    ? ({ value }) => tests.some((test) => test(value))
    : ({ value }) => tests.every((test) => test(value));
}

/** Refuses a query for which the API has an error of its own, or which the schema lets pass. */
function checkQuery(query: unknown): void {
  if (!isObject(query)) return;
  const { operator, operands } = query;
  if (typeof operator === "string" && operator !== "AND" && operator !== "OR") {
    throw new ApiError("bad_request", 'query.operator must be "AND" or "OR". Pass one of them.');
  }
  if (!Array.isArray(operands)) return;
  operands.forEach((operand: unknown, i) => checkOperand(operand, `query.operands[${i}]`));
}

function checkOperand(operand: unknown, at: string): void {
  if (!isObject(operand)) {
    throw new ApiError("bad_request", `${at} must be an object. Give it a filter_name and a filter_value.`);
  }
  const { filter_name: name, filter_value: value } = operand;
  if (name === undefined || name === "") {
    throw new ApiError(
      "m2m_search_missing_filter_name",
      `${at}.filter_name is missing. Give every operand one.`,
    );
  }
  if (typeof name !== "string") {
    throw new ApiError("m2m_search_filter_name_must_be_string", `${at}.filter_name must be a string.`);
  }
  if (!Object.hasOwn(filters, name)) {
    throw new ApiError(
      "m2m_search_filter_name_not_recognized",
      `${at}.filter_name is none of ${Object.keys(filters).join(", ")}. Give one of these.`,
    );
  }
  if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) {
    throw new ApiError(
      "m2m_search_missing_filter_value",
      `${at}.filter_value is missing or empty. Give at least one, or leave the filter out.`,
    );
  }
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return;
  throw new ApiError(
    "m2m_search_expected_array_of_strings",
    `${at}.filter_value must be an array of strings. Put even one in an array.`,
  );
}
