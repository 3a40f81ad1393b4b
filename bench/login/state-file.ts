import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox } from "stytch-fetch/sandbox";
import { root } from "../build.ts";
import { authorization } from "../peers/peer.ts";
import { median } from "../report/statistics.ts";
import { projectId, secret } from "./log-in.ts";

const USERS = 10_000;
const CHANGES = 40;

/** Has a process tell what it has used of the processor, whenever it is asked. */
const REPORTER = "process.on('message', () => process.send(process.cpuUsage())); process.channel.unref();";

/**
 * What one change costs `stytch-fetch sandbox --state`, in milliseconds of CPU, where the file has many users. The call that
 * makes the change is in it.
 */
export async function measureStateFile(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "stytch-fetch-bench-"));
  const path = join(folder, "state.json");
  const seed = Array.from({ length: USERS }, (_, i) => ({ email: `u${i}@example.com` }));
  await writeFile(path, JSON.stringify(createSandbox({ projectId, secret, seed }).snapshot()));
  const identity = ["--project-id", projectId, "--secret", secret];
  const child = fork(
    join(root, "dist/cli.js"),
    ["sandbox", "--port", "0", "--json", "--quiet", "--state", path, ...identity],
    {
      execArgv: ["--import", `data:text/javascript,${encodeURIComponent(REPORTER)}`],
      silent: true,
    },
  );
  try {
    const { url } = JSON.parse(String((await once(child.stdout!, "data"))[0])) as { url: string };
    const costs: number[] = [];
    for (let i = -5; i < CHANGES; i++) {
      const before = await cpuOf(child);
      await change(url, i);
      if (i >= 0) costs.push((await cpuOf(child)) - before);
    }
    return median(costs);
  } finally {
    child.kill();
    await once(child, "exit");
    await rm(folder, { recursive: true });
  }
}

/** The answer comes when the file has the change. */
async function change(url: string, i: number): Promise<void> {
  const body = JSON.stringify({ email: `new${i}@example.com` });
  const { status } = await fetch(`${url}/v1/users`, { method: "POST", headers: { authorization }, body });
  if (status !== 201) throw new Error(`POST /v1/users → ${status}`);
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send("cpu");
  const [{ user, system }] = (await once(child, "message")) as [NodeJS.CpuUsage];
  return (user + system) / 1000;
}
