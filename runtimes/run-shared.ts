import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Host, Step } from "./host.ts";

const LIMIT = 20_000;

/** Some requests at once to the Worker: the pages that they ask for, and how many of them hang up before the answer. */
interface Crowd {
  readonly pages: readonly string[];
  readonly count: number;
  readonly hangUp?: boolean;
  /** A failure of the API, planned before. */
  readonly fault?: object;
}

const facts: Readonly<Record<string, Crowd>> = {
  "paces requests that share a client": { pages: ["/limited"], count: 50 },
  "paces the others, where some abort and some hang up": {
    pages: ["/limited", "/aborted"],
    count: 60,
    hangUp: true,
  },
  "still answers after those": { pages: ["/limited"], count: 20 },
  "retries, checks and calls raw in each request": {
    pages: ["/checked"],
    count: 50,
    fault: { operation: "api_user_v1_Search", status: 503, headers: { "retry-after": "0" }, times: 9 },
  },
  "walks with pages ahead in each request": { pages: ["/walk"], count: 20 },
  "runs a sandbox that requests share": { pages: ["/sandbox"], count: 30 },
};

/** Runs a Worker whose clients are shared by requests that come at once, and tells what failed. */
export async function runShared(binary: string, project: string, host: Host): Promise<Step[]> {
  const args = ["serve", "shared.capnp", "--control-fd=3"];
  const child = spawn(binary, args, { cwd: project, stdio: ["ignore", "ignore", "ignore", "pipe"] });
  try {
    const port = await readPort(child);
    const steps: Step[] = [];
    for (const [name, crowd] of Object.entries(facts)) {
      const begin = performance.now();
      const problem = await run(crowd, `http://127.0.0.1:${port}`, host).then(() => undefined, String);
      steps.push({ name, ...(problem && { problem }), time: performance.now() - begin });
    }
    return steps;
  } finally {
    child.kill("SIGKILL");
  }
}

async function run(
  { pages, count, hangUp = false, fault }: Crowd,
  worker: string,
  host: Host,
): Promise<void> {
  await fetch(`${host.url}/host/faults`, { method: "POST", body: JSON.stringify(fault ?? null) });
  const requests = Array.from({ length: count }, async (_, i) => {
    const isCut = hangUp && i % 5 === 0;
    const signal = AbortSignal.timeout(isCut ? 100 : LIMIT);
    try {
      const response = await fetch(worker + pages[i % pages.length]!, { signal });
      return await response.text();
    } catch (error) {
      return isCut ? "ok" : String(error);
    }
  });
  const wrong = (await Promise.all(requests)).filter((text) => text !== "ok");
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${count} failed, one by: ${wrong[0]}`);
}

/** The port that workerd listens on: it tells on a pipe of its own. */
async function readPort({ stdio }: ChildProcess): Promise<number> {
  for await (const line of createInterface(stdio[3] as Readable)) {
    const { event, port } = JSON.parse(line) as { event: string; port: number };
    if (event === "listen") return port;
  }
  throw new Error("workerd didn't start.");
}
