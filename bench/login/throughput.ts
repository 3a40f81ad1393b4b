import { fork } from "node:child_process";
import type { CallerOrder } from "../gateway/caller.ts";
import { request as order } from "../ipc.ts";
import { authorization } from "../peers/peer.ts";
import type { Report } from "../report/report.ts";
import { median } from "../report/statistics.ts";
import type { Order, Started } from "./server.ts";

const ROUNDS = 7;
const CALLS = 2_000;
const BARE = "a bare JSON answer";
const ONE = "sessions.authenticate, of one session";
const MANY = "sessions.authenticate, of 1,000 sessions in turn";

/** The calls of `sessions.authenticate` that a sandbox on a port answers in a second, beside a server that does nothing. */
export async function measureThroughput(): Promise<Report> {
  const server = fork(new URL("server.ts", import.meta.url));
  const caller = fork(new URL("../gateway/caller.ts", import.meta.url));
  try {
    const { sandbox, bare, tokens } = await order<Started>(server, { sessions: 1_000 } satisfies Order);
    const bodyOf = (session_token: string): string => JSON.stringify({ session_token });
    const first = bodyOf(tokens[0]!);
    const kinds: Record<string, { url: string; bodies: string[] }> = {
      [BARE]: { url: bare, bodies: [first] },
      [ONE]: { url: sandbox, bodies: [first] },
      [MANY]: { url: sandbox, bodies: tokens.map(bodyOf) },
    };
    const rates: Record<string, number[]> = {};
    // The first round only warms up.
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [name, { url, bodies }] of Object.entries(kinds)) {
        const headers = { authorization, "content-type": "application/json" };
        const [body, ...others] = bodies;
        const request = { url, path: "/v1/sessions/authenticate", method: "POST", headers } as const;
        const { perSecond } = await order<{ perSecond: number }>(caller, {
          measure: "burst",
          request: { ...request, body: body!, others },
          calls: CALLS,
        } satisfies CallerOrder);
        if (round > 0) (rates[name] ??= []).push(perSecond);
      }
    }
    return report(rates);
  } finally {
    server.kill();
    caller.kill();
  }
}

function report(rates: Record<string, number[]>): Report {
  const ratio = (name: string): number => median(rates[name]!.map((rate, i) => rate / rates[BARE]![i]!));
  return {
    tables: [
      {
        title: "Sandbox: answers a second on a port, 50 in flight",
        base: BARE,
        columns: [{ name: "answers", unit: "/s", better: "higher" }],
        rows: Object.entries(rates).map(([name, values]) => ({
          name,
          values: [median(values)],
          floor: name === BARE,
        })),
        note: `The median of ${ROUNDS} × ${CALLS.toLocaleString("en")}. Each answer has a JWT of its own, whose signature by RSA is most of what it costs.`,
      },
    ],
    goals: [ONE, MANY].map((name) => ({
      what: `${name}, on a port: to a bare JSON answer`,
      measured: ratio(name),
      unit: "×",
      is: "at least",
      limit: 0.6,
    })),
  };
}
