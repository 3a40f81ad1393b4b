import type { Redis } from "ioredis";
import type { Goal, Row, Table } from "../report/report.ts";
import { percentile } from "../report/statistics.ts";
import { startRedis } from "./redis.ts";
import { createSharedLimit, type SharedLimit, type SharedLimitOptions } from "./shared-limit.ts";

const REPLICAS = [1, 2, 10, 100, 1000];
/** Replicas of one process share connections where there are more of them. */
const MOST_CONNECTIONS = 50;
const CALLS = 10_000;
const LIMIT = 5000;
/** The calls a second while their time is taken, and how many. */
const RATE = 1000;
const TIMED = 2000;
/** The limit, and each replica's calls, once Redis is gone. */
const LIMIT_WHEN_CUT = 10;
const CALLS_WHEN_CUT = 20;

/** A limit that up to a thousand replicas share by one Redis: what it costs, and whether it holds. */
export async function measureReplicas(): Promise<{ tables: Table[]; goals: Goal[] }> {
  const rows: Row[] = [];
  for (const replicas of REPLICAS) {
    const values = await measure(replicas);
    if (values)
      rows.push({
        name: `${replicas.toLocaleString("en")} ${replicas === 1 ? "replica" : "replicas"}`,
        values,
      });
  }
  const lower = (name: string, unit: string) => ({ name, unit, better: "lower" }) as const;
  const table: Table = {
    title: "A limit that replicas share by one Redis",
    columns: [
      lower("round trips a call", ""),
      lower("p50", "ms"),
      lower("p99", "ms"),
      lower(`let through of ${CALLS.toLocaleString("en")} at once, limit ${LIMIT.toLocaleString("en")}`, ""),
      lower("Redis cut, refuse: let through", ""),
      lower("Redis cut, fallback: let through, to the limit", "×"),
    ],
    rows,
    note:
      rows.length > 0
        ? `Each replica has a limiter of its own, and at most ${MOST_CONNECTIONS} connections are real. Times are at ${RATE.toLocaleString("en")} calls a second of all together; after the cut each replica makes ${CALLS_WHEN_CUT} calls, for a limit of ${LIMIT_WHEN_CUT}.`
        : "Not measured: there is no redis-server on the PATH.",
  };
  return { tables: [table], goals: goalsOf(rows) };
}

/** Gives the values of a row, or nothing where there is no Redis. */
async function measure(replicas: number): Promise<number[] | undefined> {
  const server = await startRedis();
  if (!server) return undefined;
  const connections = await Promise.all(
    Array.from({ length: Math.min(replicas, MOST_CONNECTIONS) }, () => server.connect()),
  );
  const limitsFor = (options: SharedLimitOptions): SharedLimit[] =>
    Array.from({ length: replicas }, (_, i) =>
      createSharedLimit(connections[i % connections.length]!, options),
    );
  const large = limitsFor({ name: "large", limit: 2 * TIMED, onFailure: "refuse" });
  // The first call of a connection hands over the script.
  await Promise.all(large.slice(0, connections.length).map((ask) => ask()));
  const before = await scriptCalls(connections[0]!);
  const times = await timeCalls(large);
  const trips = ((await scriptCalls(connections[0]!)) - before) / times.length;
  const shared = limitsFor({ name: "shared", limit: LIMIT, onFailure: "refuse" });
  const allowed = await countAllowed(shared, CALLS);
  const [refuse, fallback] = (["refuse", "fallback"] as const).map((onFailure) =>
    limitsFor({ name: onFailure, limit: LIMIT_WHEN_CUT, onFailure }),
  );
  const cutCalls = CALLS_WHEN_CUT * replicas;
  // Under way when it is cut: they may be let through or refused, but none may be left without an answer.
  const underWay = countAllowed(shared, replicas);
  await server.kill();
  await underWay;
  const whenCut = [await countAllowed(refuse!, cutCalls), await countAllowed(fallback!, cutCalls)];
  for (const connection of connections) connection.disconnect();
  return [
    trips,
    percentile(times, 0.5),
    percentile(times, 0.99),
    allowed,
    whenCut[0]!,
    whenCut[1]! / LIMIT_WHEN_CUT,
  ];
}

/** Makes calls at once, by one replica after another, and counts those that may be made. */
async function countAllowed(limits: readonly SharedLimit[], calls: number): Promise<number> {
  const answers = await Promise.all(Array.from({ length: calls }, (_, i) => limits[i % limits.length]!()));
  return answers.filter((isAllowed) => isAllowed).length;
}

/** Makes calls at a steady rate, by one replica after another, however long each takes. In milliseconds. */
async function timeCalls(limits: readonly SharedLimit[]): Promise<number[]> {
  const began = performance.now();
  const calls: Promise<number>[] = [];
  while (calls.length < TIMED) {
    const due = Math.min(TIMED, Math.floor(((performance.now() - began) * RATE) / 1000));
    while (calls.length < due) calls.push(timeCall(limits[calls.length % limits.length]!));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return Promise.all(calls);
}

async function timeCall(ask: SharedLimit): Promise<number> {
  const began = performance.now();
  await ask();
  return performance.now() - began;
}

/** The requests to run a script that Redis has had: what a script does by itself is no round trip. */
async function scriptCalls(redis: Redis): Promise<number> {
  const text = await redis.info("commandstats");
  const counts = [...text.matchAll(/^cmdstat_eval(?:sha)?:calls=(\d+)/gm)].map(([, count]) => Number(count));
  return counts.reduce((sum, count) => sum + count, 0);
}

function goalsOf(rows: readonly Row[]): Goal[] {
  const most = (column: number): number =>
    rows.length > 0 ? Math.max(...rows.map(({ values }) => values[column]!)) : NaN;
  const replicas = rows.map(({ values }, i) => values[5]! / REPLICAS[i]!);
  const goal = (what: string, measured: number, limit: number): Goal => ({
    what: `a shared limit, 1 to 1,000 replicas: ${what}`,
    measured,
    unit: "",
    is: "at most",
    limit,
  });
  return [
    goal("round trips a call", most(0), 1),
    goal(`calls let through, limit ${LIMIT.toLocaleString("en")}`, most(3), LIMIT),
    goal("calls let through without Redis, refuse", most(4), 0),
    goal(
      "limits let through by each replica without Redis, fallback",
      rows.length > 0 ? Math.max(...replicas) : NaN,
      1,
    ),
  ];
}
