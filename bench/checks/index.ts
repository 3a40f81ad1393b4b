import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { jwtVerify } from "jose";
import { Client } from "stytch";
import { createStytch } from "stytch-fetch";
import { OFFICIAL, OURS } from "../peers/index.ts";
import { projectId, secret } from "../peers/peer.ts";
import { ratioOf, type Report, type Table } from "../report/report.ts";
import { median } from "../report/statistics.ts";
import { signSession, type SignedSession } from "../session-jwt.ts";

const ROUNDS = 7;
const CHECKS = 10_000;
const BARE = "jose alone, the key at hand";
const WAYS = { "one after another": 1, "50 at once": 50 };

type Check = () => Promise<unknown>;

/** A session's JWT checked without a call, beside the library that verifies it. */
export async function benchChecks(): Promise<Report> {
  const session = await signSession("user-test-2c1f7b0e-8a54-4d6f-9e3b-5a0c7d1e4f92");
  const server = createServer((_, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify({ keys: [session.jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const checks = checksOf(session, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const columns = Object.keys(WAYS);
  const measured = await measureAll(checks);
  server.close();
  server.closeAllConnections();
  const table: Table = {
    title: `${CHECKS.toLocaleString("en")} checks of a session's JWT`,
    base: BARE,
    columns: columns.map((name) => ({ name, unit: "ms", better: "lower" })),
    rows: Object.keys(checks).map((name) => ({ name, values: measured[name]! })),
    note: `The median of ${ROUNDS} rounds. Each checks the signature anew.`,
  };
  const what = "10,000 local session checks: to jose alone";
  const [column] = columns;
  return {
    tables: [table],
    goals: [{ what, measured: ratioOf(table, OURS, BARE, column!), unit: "×", is: "at most", limit: 1.1 }],
  };
}

function checksOf({ session_jwt, publicKey, jwk }: SignedSession, url: string): Record<string, Check> {
  const rules = { issuer: `stytch.com/${projectId}`, audience: projectId, algorithms: ["RS256"] };
  const ours = createStytch({ projectId, secret, baseUrl: url, jwks: { keys: [jwk] } });
  const { warn } = console;
  console.warn = () => {}; // It warns of a server it doesn't know.
  const official = new Client({ project_id: projectId, secret, env: url });
  console.warn = warn;
  return {
    [BARE]: () => jwtVerify(session_jwt, publicKey, rules),
    [OFFICIAL]: () => official.sessions.authenticateJwtLocal({ session_jwt }),
    [OURS]: () => ours.sessions.authenticateJwtLocal({ session_jwt }),
  };
}

/** Round by round, so that a busy moment of the machine hits all. The first only warms up. */
async function measureAll(checks: Record<string, Check>): Promise<Record<string, number[]>> {
  const times = Object.fromEntries(
    Object.keys(checks).map((name) => [name, Object.values(WAYS).map(() => [] as number[])]),
  );
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, check] of Object.entries(checks))
      for (const [way, atOnce] of Object.values(WAYS).entries()) {
        const time = await timeChecks(check, atOnce);
        if (round > 0) times[name]![way]!.push(time);
      }
  return Object.fromEntries(Object.entries(times).map(([name, ways]) => [name, ways.map(median)]));
}

/** In milliseconds. */
async function timeChecks(check: Check, atOnce: number): Promise<number> {
  const began = performance.now();
  const lanes = Array.from({ length: atOnce }, async () => {
    for (let i = 0; i < CHECKS / atOnce; i++) await check();
  });
  await Promise.all(lanes);
  return performance.now() - began;
}
