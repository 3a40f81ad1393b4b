import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeOperations } from "./operations.ts";
import type { Tool } from "./tools.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const generated = fileURLToPath(new URL("../generated/", import.meta.url));

const LIMIT = 180_000;

/** A temporary folder for the runs of all tools, removed when the process ends. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "stytch-fetch-interop-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  symlinkSync(join(here, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/**
 * Asks a tool to take the document, and what it makes to do what its program says.
 *
 * @param env the environment's variables that tell where the sandbox is
 * @throws {Error} with what a step printed, where one fails
 */
export async function runTool(
  { name, command, program }: Tool,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const cwd = join(folder, name);
  mkdirSync(join(cwd, "generated"), { recursive: true });
  for (const file of ["openapi.json", "schemas"])
    cpSync(join(generated, file), join(cwd, file), { recursive: true });
  const needed = ["check.ts", "tsconfig.json", "spectral.yaml", "openapi-ts.config.js", "orval.config.js"];
  for (const file of [...needed, ...(program === undefined ? [] : [program])])
    cpSync(join(here, "programs", file), join(cwd, file));
  for (const [file, text] of Object.entries(writeOperations(env["SANDBOX_PROJECT_ID"]!)))
    if (file !== "examples.ts" || name === "openapi-typescript") writeFileSync(join(cwd, file), text);
  const type = program?.endsWith(".ts") ? "commonjs" : "module";
  writeFileSync(join(cwd, "package.json"), JSON.stringify({ private: true, type }));
  const run = (...args: string[]): Promise<void> => runCommand(args, cwd, env);

  if (command) await run(...command);
  if (program === undefined) return;
  if (program.endsWith(".js")) return run("node", program);
  await run("tsc", "--project", ".");
  await run("node", `out/${program.replace(".ts", ".js")}`);
}

async function runCommand(
  [command, ...args]: string[],
  cwd: string,
  own: Readonly<Record<string, string>>,
): Promise<void> {
  const bin = join(here, "node_modules/.bin");
  const child = spawn(command === "node" ? process.execPath : join(bin, command!), args, {
    cwd,
    env: { ...environment(), ...own },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: LIMIT,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (part: string) => (output = (output + part).slice(-4_000)));
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  if (code === 0) return;
  throw new Error(`${[command, ...args].join(" ")} ended with ${code ?? signal}.\n${output.trim()}`);
}

/** Ours, without what would lead a call elsewhere or tell anyone of it. */
function environment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !/_proxy$|^node_options$/i.test(name));
  return {
    ...Object.fromEntries(entries),
    CI: "true",
    DO_NOT_TRACK: "1",
    NO_COLOR: "1",
    NO_UPDATE_NOTIFIER: "1",
    REDOCLY_TELEMETRY: "off",
    SCARF_ANALYTICS: "false",
  };
}
