// A copy of the repository as a tarball has it, without git, in a temporary folder, and the docs commands run in it.
import { spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../docs/site/commands/vite.ts";

const PARTS = ["openapi", "generated", "src", "scripts", "docs", "CHANGELOG.md", "README.md", "redocly.yaml"];
const SETTINGS = ["package.json", "tsconfig.json", ".prettierrc.json"];

/** A copy of the repository, to build and to change. */
export interface Checkout {
  readonly folder: string;
  /** Replaces text that must be there. */
  edit(path: string, from: string, to: string): void;
  remove(): void;
}

export function copyRepository(): Checkout {
  const folder = mkdtempSync(join(tmpdir(), "stytch-fetch-checkout-"));
  for (const path of [...PARTS, ...SETTINGS])
    cpSync(join(root, path), join(folder, path), { recursive: true });
  linkPackages(join(root, "node_modules"), join(folder, "node_modules"));
  return {
    folder,
    edit(path, from, to) {
      const text = readFileSync(join(folder, path), "utf8");
      if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
      writeFileSync(join(folder, path), text.replace(from, to));
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
}

/** A folder of its own, with links to packages: what the commands keep there isn't the repository's. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name.startsWith(".")) continue;
    if (name.startsWith("@")) linkPackages(join(from, name), join(to, name));
    else symlinkSync(join(from, name), join(to, name));
  }
}

/** A command of package.json that runs. */
export interface Command {
  readonly output: () => string;
  readonly exit: Promise<number | NodeJS.Signals>;
  /** Ends it as whoever started it would, and waits for that. */
  stop(): Promise<number | NodeJS.Signals>;
}

/** Starts a command by its line in package.json. */
export function startCommand({ folder }: Checkout, name: string, env: Record<string, string> = {}): Command {
  const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const [program, ...args] = scripts[name]!.split(" ");
  const child = spawn(program!, args, { cwd: folder, env: { PATH: process.env["PATH"], ...env } });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => (text += part.toString()));
  const exit = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on("close", (code, signal) => resolve(code ?? signal!));
  });
  const stop = (): typeof exit => {
    child.kill("SIGTERM");
    return exit;
  };
  return { output: () => text, exit, stop };
}
