import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createSandbox, type Sandbox, type Snapshot } from "../src/sandbox/index.ts";
import { median, printTable } from "./table.ts";

type Fetch = (request: Request) => Promise<Response>;
type Filter = readonly [filter_name: string, filter_value: unknown];

const projectId = "project-test-bench";
const secret = "secret-of-the-bench";
const authorization = `Basic ${btoa(`${projectId}:${secret}`)}`;
const FEW = 1_000;
const SOME = 10_000;
const MANY = 100_000;
const ROUNDS = 9;
const IN_A_ROUND = 40;

/** Whether the sandbox gets slower as it gets fuller: the same with few users and with many. */
export async function benchSandbox(): Promise<void> {
  const before = usedMemory();
  const [many, microseconds] = await measure(() => seeded(MANY));
  const megabytes = (usedMemory() - before) / 1e6;
  const [, fromFile] = await measure(() => restored(JSON.stringify(many.snapshot())));
  await benchPages(seeded(FEW).fetch, many.fetch);
  await benchWalks(seeded(SOME).fetch, many.fetch);
  await benchCreates();
  printTable(`A sandbox with ${count(MANY)}`, "s", [
    ["CPU to make it from a seed", microseconds / 1e6],
    ["CPU to write it as a state file's text, and start from that", fromFile / 1e6],
  ]);
  printTable(`A sandbox with ${count(MANY)}, seeded`, "MB", [["memory that it holds", megabytes]]);
}

/** A page by each kind of index; and one that has everyone looked at, to compare. */
async function benchPages(few: Fetch, many: Fetch): Promise<void> {
  const kinds: Record<string, (i: number) => Filter | undefined> = {
    email_address: (i) => ["email_address", [`u${i}@example.com`]],
    phone_number: (i) => ["phone_number", [phone(i)]],
    user_id: (i) => ["user_id", [`u${i}`]],
    "status, 100 users": () => ["status", "active"],
    "created_at, 100 users": (i) => ["created_at_between", { greater_than: at(i), less_than: at(i + 101) }],
    "nothing, 100 users": () => undefined,
    "email_address_fuzzy, which has no index": (i) => ["email_address_fuzzy", `u${i}@`],
  };
  for (const [name, filter] of Object.entries(kinds)) {
    const costs = await alternate([few, many], ROUNDS, async (fetch) => {
      for (let i = 0; i < IN_A_ROUND; i++) await search(fetch, { ...queryFor(filter(i * 10)) });
    });
    printTable(
      `A page by ${name} (median of ${ROUNDS} × ${IN_A_ROUND})`,
      "µs",
      rows(
        [FEW, MANY],
        costs.map((cost) => cost / IN_A_ROUND),
      ),
    );
  }
}

/** All pages, one after another. */
async function benchWalks(some: Fetch, many: Fetch): Promise<void> {
  for (const limit of [100, 1000]) {
    const costs = await alternate([some, many], 3, (fetch) => walk(fetch, limit));
    const perUser = [costs[0]! / SOME, costs[1]! / MANY];
    printTable(`Walking all pages of ${limit}, per user (median of 3)`, "µs", rows([SOME, MANY], perUser));
  }
}

/** Creates, one after another, each by a request. */
async function benchCreates(): Promise<void> {
  const costs: number[] = [];
  for (const users of [SOME, MANY]) {
    const { fetch } = seeded(0);
    const [, cost] = await measure(async () => {
      for (let i = 0; i < users; i++) await send(fetch, "/v1/users", { email: `u${i}@example.com` });
    });
    costs.push(cost / users);
  }
  printTable("Creating users one after another, each", "µs", rows([SOME, MANY], costs));
}

/** As `--state` does it: the text is read, each user checked, and the indexes built. */
function restored(text: string): Sandbox {
  return createSandbox({ projectId, secret, seed: JSON.parse(text) as Snapshot });
}

function seeded(users: number): Sandbox {
  const seed = Array.from({ length: users }, (_, i) => ({
    email: `u${i}@example.com`,
    phone_number: phone(i),
    external_id: `u${i}`,
    created_at: at(i),
  }));
  return createSandbox({ projectId, secret, seed, rateLimits: false });
}

function phone(i: number): string {
  return `+1415${String(5_000_000 + i)}`;
}

function at(i: number): string {
  return new Date(Date.UTC(2026, 0, 1) + i * 1000).toISOString();
}

function queryFor(filter: Filter | undefined): object {
  if (!filter) return {};
  const [filter_name, filter_value] = filter;
  return { query: { operator: "AND", operands: [{ filter_name, filter_value }] } };
}

async function walk(fetch: Fetch, limit: number): Promise<void> {
  let cursor: string | null = "";
  do cursor = await search(fetch, { limit, cursor });
  while (cursor !== null);
}

async function search(fetch: Fetch, body: object): Promise<string | null> {
  const text = await send(fetch, "/v1/users/search", body);
  // By hand, so that what is measured is the sandbox and not JSON.parse.
  return /"next_cursor":"([^"]+)"/.exec(text)?.[1] ?? null;
}

async function send(fetch: Fetch, path: string, body: object): Promise<string> {
  const init = { method: "POST", headers: { authorization }, body: JSON.stringify(body) };
  const response = await fetch(new Request(`https://test.stytch.com${path}`, init));
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

/** Round by round, so that a busy moment of the machine hits both. */
async function alternate(
  fetches: Fetch[],
  rounds: number,
  work: (fetch: Fetch) => Promise<void>,
): Promise<number[]> {
  const costs = fetches.map((): number[] => []);
  // The first round only warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const [i, fetch] of fetches.entries()) {
      const [, cost] = await measure(() => work(fetch));
      if (round > 0) costs[i]!.push(cost);
    }
  }
  return costs.map(median);
}

/** In CPU time, which other programs of the machine take no part of. */
async function measure<Result>(
  work: () => Result | Promise<Result>,
): Promise<[Result, microseconds: number]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [result, user + system];
}

function rows(users: number[], values: number[]): [string, number][] {
  return users.map((number, i) => [`with ${count(number)}`, values[i]!]);
}

function count(users: number): string {
  return `${users.toLocaleString("en")} users`;
}

/** In bytes, after the garbage is gone. */
function usedMemory(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}
