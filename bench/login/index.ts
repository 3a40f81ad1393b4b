import { setTimeout as sleep } from "node:timers/promises";
import { createStytch } from "stytch-fetch";
import { createSandbox } from "stytch-fetch/sandbox";
import type { Report } from "../report/report.ts";
import { median } from "../report/statistics.ts";
import { measure, usedMemory } from "../sandbox/measure.ts";
import { logIn, projectId, secret, type Login } from "./log-in.ts";
import { measureStateFile } from "./state-file.ts";
import { measureThroughput } from "./throughput.ts";

const ROUNDS = 11;
const IN_A_ROUND = 50;
const SESSIONS = 10_000;
const WARM_UP = 200;
/** So many calls any sandbox keeps. */
const CALLS_KEPT = 10_000;

/** What a login costs in the sandbox: a round of it, a session that is kept, and a session's check on a port. */
export async function benchLogin(): Promise<Report> {
  const milliseconds = await measureRound();
  const megabytes = await measureMemory();
  const change = await measureStateFile();
  const throughput = await measureThroughput();
  return {
    tables: [
      {
        title: "Sandbox: logins",
        columns: [
          { name: "CPU of a login in process", unit: "ms", better: "lower" },
          { name: `memory of ${SESSIONS.toLocaleString("en")} sessions`, unit: "MB", better: "lower" },
          { name: "CPU of a change, in a state file of 10,000 users", unit: "ms", better: "lower" },
        ],
        rows: [{ name: "sandbox", values: [milliseconds, megabytes, change] }],
        note: `A login: a passcode sent, read, spent, and the JWT checked by the client; the median of ${ROUNDS} × ${IN_A_ROUND}. Sessions are of one user each, and the memory is that of all that a login leaves: the user, the session, the spent passcode and the message.`,
      },
      ...throughput.tables,
    ],
    goals: [
      { what: "a login in process, CPU", measured: milliseconds, unit: "ms", is: "at most", limit: 3 },
      { what: "memory of 10,000 sessions, MB", measured: megabytes, unit: "", is: "at most", limit: 30 },
      {
        what: "a change in a state file of 10,000 users, CPU",
        measured: change,
        unit: "ms",
        is: "at most",
        limit: 50,
      },
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

/**
 * What a sandbox holds more after so many logins. Of calls it keeps the last 10,000, so before each measurement others take
 * their place, which are the same each time.
 */
async function measureMemory(): Promise<number> {
  const login = begin();
  for (let i = 0; i < WARM_UP; i++) await logIn(login, `first${i}@example.com`);
  const before = await settledMemory(login);
  for (let i = 0; i < SESSIONS; i++) await logIn(login, `u${i}@example.com`);
  const megabytes = ((await settledMemory(login)) - before) / 1e6;
  // It is in use until here.
  if (login.sandbox.snapshot().sessions.length !== WARM_UP + SESSIONS)
    throw new Error("A session is missing.");
  return megabytes;
}

async function settledMemory({ stytch }: Login): Promise<number> {
  for (let i = 0; i < CALLS_KEPT; i++)
    await stytch.users.get({ user_id: "user-test-none" }).catch(() => null);
  usedMemory();
  // Signals and timers of the calls are let go of in a later turn.
  await sleep(100);
  return usedMemory();
}
