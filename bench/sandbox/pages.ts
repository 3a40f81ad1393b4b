import type { Row } from "../report/report.ts";
import { alternate } from "./measure.ts";
import { at, phone, search, type Fetch, type Filter } from "./seeded.ts";

export const ROUNDS = 9;
export const IN_A_ROUND = 40;

/** By each kind of index; and one that has everyone looked at, to compare. */
const kinds: Record<string, (i: number) => Filter | undefined> = {
  email_address: (i) => ["email_address", [`u${i}@example.com`]],
  phone_number: (i) => ["phone_number", [phone(i)]],
  user_id: (i) => ["user_id", [`u${i}`]],
  "status, 100 users": () => ["status", "active"],
  "created_at, 100 users": (i) => ["created_at_between", { greater_than: at(i), less_than: at(i + 101) }],
  "nothing, 100 users": () => undefined,
  "email_address_fuzzy, which has no index": (i) => ["email_address_fuzzy", `u${i}@`],
};

/** The cost of a page in each of the sandboxes, in microseconds. */
export async function measurePages(fetches: Fetch[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [kind, filter] of Object.entries(kinds)) {
    const costs = await alternate(fetches, ROUNDS, async (fetch) => {
      for (let i = 0; i < IN_A_ROUND; i++) await search(fetch, queryFor(filter(i * 10)));
    });
    rows.push({ name: kind, values: costs.map((cost) => cost / IN_A_ROUND) });
  }
  return rows;
}

function queryFor(filter: Filter | undefined): object {
  if (!filter) return {};
  const [filter_name, filter_value] = filter;
  return { query: { operator: "AND", operands: [{ filter_name, filter_value }] } };
}
