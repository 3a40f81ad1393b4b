import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.ts";
import { startHost } from "./host.ts";
import { runChild } from "./run-child.ts";
import type { Run } from "./runner.ts";

/** As `workerd test` has it: one call of the worker's `test()`, then the process ends. */
export const runWorkerd: Run = async (binary, project) => {
  writeFileSync(join(project, "worker.bundle.js"), await bundle(project, "worker.js"));
  const host = await startHost();
  try {
    writeFileSync(join(project, "worker.capnp"), configure(JSON.stringify(host.task)));
    return await runChild(host, binary, ["test", "worker.capnp"], { cwd: project });
  } finally {
    await host.close();
  }
};

/** No compatibility flags: the Worker has what the Web has, and nothing of Node. */
function configure(task: string): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "worker.bundle.js")],
      compatibilityDate = "2026-01-01",
      bindings = [(name = "task", json = ${JSON.stringify(task)})],
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["local"])),
  ],
);
`;
}
