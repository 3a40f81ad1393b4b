// Builds as `wrangler deploy` does, sends nothing anywhere, and runs the result in the workerd that this wrangler brings.
//
//   node run.mjs [flags of wrangler's]
import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const flags = process.argv.slice(2);
const args = ["node_modules/wrangler/bin/wrangler.js", "deploy", "--dry-run", "--outdir", "out", ...flags];
// Wrangler 3 would ask for a newer one where this says.
writeFileSync(".npmrc", "registry=http://127.0.0.1:9/");
const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
if (status !== 0 || /warning/i.test(stdout + stderr))
  throw new Error(`wrangler ended with ${status}.\n${stdout}${stderr}`);

const text = JSON.stringify(process.env.STYTCH_OPTIONS);
const compatibilityFlags = flags.includes("--compatibility-flags")
  ? `compatibilityFlags = ["nodejs_compat"],`
  : "";
writeFileSync(
  "worker.capnp",
  `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "out/worker.js")],
      compatibilityDate = "2024-12-30",
      ${compatibilityFlags}
      bindings = [(name = "STYTCH_OPTIONS", text = ${text})],
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["local"])),
  ],
);
`,
);
const { default: workerd } = createRequire(import.meta.url)("workerd");
execFileSync(workerd, ["test", "worker.capnp"], { stdio: "inherit" });
