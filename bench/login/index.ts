import { createStytch } from "stytch-fetch";
import { createSandbox, type Snapshot } from "stytch-fetch/sandbox";
import type { Report } from "../report/report.ts";
import { median } from "../report/statistics.ts";
import { measure, usedMemory } from "../sandbox/measure.ts";
import { logIn, projectId, secret, type Login } from "./log-in.ts";
import { measureThroughput } from "./throughput.ts";

const ROUNDS = 11;
const IN_A_ROUND = 50;
const SESSIONS = 10_000;

/** What a login costs in the sandbox: a round of it, a session that is kept, and a session's check on a port. */
export async function benchLogin(): Promise<Report> {
  const milliseconds = await measureRound();
  const megabytes = await measureMemory();
  const throughput = await measureThroughput();
  return {
    tables: [
      {
        title: "Sandbox: logins",
        columns: [
          { name: "CPU of a login in process", unit: "ms", better: "lower" },
          { name: `memory of ${SESSIONS.toLocaleString("en")} sessions`, unit: "MB", better: "lower" },
        ],
        rows: [{ name: "sandbox", values: [milliseconds, megabytes] }],
        note: `A login: a passcode sent, read, spent, and the JWT checked by the client; the median of ${ROUNDS} × ${IN_A_ROUND}. Sessions are of one user each, whose passcode and message they hold too.`,
      },
      ...throughput.tables,
    ],
    goals: [
      { what: "a login in process, CPU", measured: milliseconds, unit: "ms", is: "at most", limit: 3 },
      { what: "memory of 10,000 sessions, MB", measured: megabytes, unit: "", is: "at most", limit: 30 },
      ...throughput.goals,
    ],
  };
}

function begin(): Login {
  const sandbox = createSandbox({ projectId, secret });
  return { sandbox, stytch: createStytch({ projectId, secret, fetch: sandbox.fetch }) };
}

async function measureRound(): Promise<number> {
  const login = begin();
  const costs: number[] = [];
  let n = 0;
  // The first round only warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    const [, cost] = await measure(async () => {
      for (let i = 0; i < IN_A_ROUND; i++) {
        const { session_jwt } = await logIn(login, `u${n++}@example.com`);
        await login.stytch.sessions.authenticateJwtLocal({ session_jwt });
      }
    });
    if (round > 0) costs.push(cost / IN_A_ROUND / 1000);
  }
  return median(costs);
}

/** Without the calls that were made, of which any sandbox keeps 10,000. */
async function measureMemory(): Promise<number> {
  const login = begin();
  for (let i = 0; i < SESSIONS; i++) await logIn(login, `u${i}@example.com`);
  const text = JSON.stringify(login.sandbox.snapshot());
  const before = usedMemory();
  const sandbox = createSandbox({ projectId, secret, seed: JSON.parse(text) as Snapshot });
  const megabytes = (usedMemory() - before) / 1e6;
  // It is in use until here.
  if (sandbox.snapshot().sessions.length !== SESSIONS) throw new Error("A session is missing.");
  return megabytes;
}
