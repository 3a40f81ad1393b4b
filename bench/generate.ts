import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { median, printTable } from "./table.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The whole generator against the two commands one would run by hand for the bundle and the types alone. */
export function benchGenerate(): void {
  const folder = mkdtempSync(join(tmpdir(), "stytch-fetch-bench-"));
  const bundle = join(folder, "openapi.json");
  const redocly = [
    `${root}/node_modules/@redocly/cli/bin/cli.js`,
    "bundle",
    "openapi/openapi.yaml",
    "-o",
    bundle,
  ];
  const types = [`${root}/node_modules/openapi-typescript/bin/cli.js`, "openapi.json", "-o", "schema.ts"];
  const ours = ["--import", "ts-blank-space/register", "scripts/generate.ts", "--check"];
  const byHand: number[] = [];
  const generate: number[] = [];
  for (let round = 0; round < 5; round++) {
    byHand.push(time(root, redocly) + time(folder, types));
    generate.push(time(root, ours));
  }
  rmSync(folder, { recursive: true });
  printTable("Generating, as commands (median of 5)", "ms", [
    ["redocly bundle, then openapi-typescript", median(byHand)],
    ["npm run generate: lint, bundle, everything", median(generate)],
  ]);
}

function time(cwd: string, args: string[]): number {
  const started = performance.now();
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} failed:\n${stderr}`);
  return performance.now() - started;
}
