import type { Column, Report, Row, Table } from "../report/report.ts";
import { alternate, measure, usedMemory } from "./measure.ts";
import { IN_A_ROUND, measurePages, ROUNDS } from "./pages.ts";
import { restored, search, seeded, send, type Fetch } from "./seeded.ts";

const FEW = 1_000;
const MANY = 100_000;

/** Whether the sandbox gets slower as it gets fuller: the same with few users and with many. */
export async function benchSandbox(): Promise<Report> {
  const before = usedMemory();
  const [many, fromSeed] = await measure(() => seeded(MANY));
  const megabytes = (usedMemory() - before) / 1e6;
  const [, fromFile] = await measure(() => restored(JSON.stringify(many.snapshot())));
  const few = seeded(FEW);
  const start: Table = {
    title: `A sandbox with ${MANY.toLocaleString("en")} users`,
    columns: [
      lower("CPU to make it from a seed", "s"),
      lower("CPU to write a state file and start from it", "s"),
      lower("memory that it holds", "MB"),
    ],
    rows: [{ name: "sandbox", values: [fromSeed / 1e6, fromFile / 1e6, megabytes] }],
  };
  const pages = compare("Sandbox: a page, by what is searched", await measurePages([few.fetch, many.fetch]), [
    `The median of ${ROUNDS} × ${IN_A_ROUND}, CPU.`,
  ]);
  const users = await measureUsers(few.fetch, many.fetch);
  const walks = compare("Sandbox: one user's share", users, ["CPU."]);
  return { tables: [start, pages, walks], goals: [] };
}

/** The cost of each user in a walk over all pages, and in creating them one after another, in microseconds. */
async function measureUsers(few: Fetch, many: Fetch): Promise<Row[]> {
  const rows: Row[] = [];
  for (const limit of [100, 1000]) {
    const [cheap, dear] = await alternate([few, many], 3, (fetch) => walk(fetch, limit));
    rows.push({ name: `walking all pages of ${limit}`, values: [cheap! / FEW, dear! / MANY] });
  }
  const creating: number[] = [];
  for (const users of [FEW, MANY]) {
    const { fetch } = seeded(0);
    const [, cost] = await measure(async () => {
      for (let i = 0; i < users; i++) await send(fetch, "/v1/users", { email: `u${i}@example.com` });
    });
    creating.push(cost / users);
  }
  rows.push({ name: "creating one after another", values: creating });
  return rows;
}

async function walk(fetch: Fetch, limit: number): Promise<void> {
  let cursor: string | null = "";
  do cursor = await search(fetch, { limit, cursor });
  while (cursor !== null);
}

function compare(title: string, rows: Row[], notes: string[]): Table {
  const names = [FEW, MANY].map((users) => `with ${users.toLocaleString("en")} users`);
  return {
    title,
    columns: [...names.map((name) => lower(name, "µs")), lower("how many times as much", "×")],
    rows: rows.map(({ name, values }) => ({ name, values: [...values, values[1]! / values[0]!] })),
    note: notes.join(" "),
  };
}

function lower(name: string, unit: string): Column {
  return { name, unit, better: "lower" };
}
