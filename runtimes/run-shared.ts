import type { Host, Step } from "./host.ts";
import { startWorker } from "./start-worker.ts";

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
  const { port, stop } = await startWorker(binary, project, "shared");
  try {
    const steps: Step[] = [];
    for (const [name, crowd] of Object.entries(facts)) {
      const begin = performance.now();
      const problem = await run(crowd, `http://127.0.0.1:${port}`, host).then(() => undefined, String);
      steps.push({ name, ...(problem && { problem }), time: performance.now() - begin });
    }
    return steps;
  } finally {
    stop();
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
