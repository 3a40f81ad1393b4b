import { startHost } from "./host.ts";
import { runChild, type Outcome } from "./run-child.ts";
import type { Entry, Run } from "./runner.ts";

export const runNode: Run = (...what) => runProcess([], ...what);

/** Without the installation of what is missing, and without `.env` files. */
export const runBun: Run = (...what) => runProcess(["--no-install", "--env-file="], ...what);

/** With the one permission that both entries need. */
export const runDeno: Run = (...what) =>
  runProcess(
    ["run", "--no-prompt", "--no-remote", "--node-modules-dir=manual", "--allow-net=127.0.0.1"],
    ...what,
  );

async function runProcess(flags: string[], binary: string, project: string, entry: Entry): Promise<Outcome> {
  const host = await startHost();
  try {
    const args = [...flags, "process.js", JSON.stringify(host.task), entry];
    return await runChild(host, binary, args, { cwd: project });
  } finally {
    await host.close();
  }
}
