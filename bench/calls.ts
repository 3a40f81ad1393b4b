import { fork } from "node:child_process";
import { once } from "node:events";
import createClient from "openapi-fetch";
import { Client } from "stytch";
import type { paths } from "../generated/schema.ts";
import { createStytch } from "../src/index.ts";
import { median, printTable } from "./table.ts";

const IN_FLIGHT = 50;
const CALLS = 2_000;
const ROUNDS = 5;
const user_id = "user-test-2c1f7b0e-8a54-4d6f-9e3b-5a0c7d1e4f92";

/** What one `users.get` costs this process, against a server on loopback. */
export async function benchCalls(): Promise<void> {
  const server = fork(new URL("server.ts", import.meta.url), { stdio: "inherit" });
  const [port] = (await once(server, "message")) as [number];
  const url = `http://127.0.0.1:${port}`;
  const peers = Object.entries(makePeers(url));
  const cost = new Map(peers.map(([name]) => [name, [] as number[]]));
  for (const [, call] of peers) await burst(call, 500);
  // Round by round, so that a busy moment of the machine hits all of them.
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, call] of peers) cost.get(name)?.push(await burst(call, CALLS));
  }
  server.kill();
  const rows = peers.map(([name]): [string, number] => [name, median(cost.get(name) ?? [])]);
  printTable(`CPU of a call, ${IN_FLIGHT} in flight (median of ${ROUNDS} × ${CALLS})`, "µs", rows);
}

function makePeers(url: string): Record<string, () => Promise<unknown>> {
  const authorization = `Basic ${btoa("p:s")}`;
  const warn = console.warn;
  console.warn = () => {}; // The SDK warns of a server it doesn't know.
  const sdk = new Client({ project_id: "p", secret: "s", env: `${url}/` });
  console.warn = warn;
  const stytch = createStytch({ projectId: "p", secret: "s", baseUrl: url });
  const plain = createClient<paths>({ baseUrl: url, headers: { authorization } });
  return {
    "official SDK": () => sdk.users.get({ user_id }),
    "fetch, by hand": async () => {
      const response = await fetch(`${url}/v1/users/${user_id}`, { headers: { authorization } });
      return response.json() as Promise<unknown>;
    },
    "openapi-fetch as it comes": () => plain.GET("/v1/users/{user_id}", { params: { path: { user_id } } }),
    "stytch-fetch": () => stytch.users.get({ user_id }),
  };
}

/** Makes the calls and answers the microseconds of CPU that one took. */
async function burst(call: () => Promise<unknown>, calls: number): Promise<number> {
  const before = process.cpuUsage();
  let left = calls;
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (left-- > 0) await call();
    }),
  );
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}
