import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages } from "../scripts/packages.ts";
import { findChromium } from "./find-chromium.ts";
import { runNode, runBun, runDeno } from "./run-process.ts";
import { runBrowser } from "./run-browser.ts";
import { runWorkerd } from "./run-workerd.ts";
import type { Entry, Run } from "./runner.ts";

interface Runtime {
  readonly entries: readonly Entry[];
  /** Gives its binary, where there is one. npm installs the one package that fits the machine. */
  readonly find: () => string | undefined;
  readonly run: Run;
}

const here = fileURLToPath(new URL(".", import.meta.url));
const packages = join(here, "node_modules");
const both: readonly Entry[] = ["stytch-fetch", "stytch-fetch/node"];
const standard: readonly Entry[] = ["stytch-fetch"];

export const runtimes: Readonly<Record<string, Runtime>> = {
  ...Object.fromEntries([20, 22, 24, 26].map((major) => [`node-${major}`, node(major)])),
  bun: { entries: both, find: inPackages("@oven/bun-linux-", ["x64", "aarch64"], "/bin/bun"), run: runBun },
  deno: { entries: both, find: inPackages("@deno/linux-", ["x64-glibc"], "/deno"), run: runDeno },
  workerd: {
    entries: standard,
    find: inPackages("@cloudflare/workerd-linux-", ["64", "arm64"], "/bin/workerd"),
    run: runWorkerd,
  },
  chromium: { entries: standard, find: tryFindChromium, run: runBrowser },
};

function node(major: number): Runtime {
  return {
    entries: both,
    find: inPackages(`node-${major}-linux-`, ["x64", "arm64"], "/bin/node"),
    run: runNode,
  };
}

function inPackages(prefix: string, platforms: string[], file: string): () => string | undefined {
  const paths = platforms.map((platform) => join(packages, prefix + platform + file));
  return () => paths.find((path) => existsSync(path));
}

function tryFindChromium(): string | undefined {
  try {
    return findChromium();
  } catch {
    return undefined;
  }
}

/** Installs the runtimes' binaries where they aren't there. */
export function installRuntimes(): void {
  installPackages(here, "Installing the runtimes, some 330 MB …");
}

/** A runtime's binary: the one that a variable such as NODE_20 or CHROME_PATH names, or the one that is installed. */
export function findBinary(name: string): string | undefined {
  return process.env[variableOf(name)] ?? runtimes[name]!.find();
}

/** The environment's variable that names a binary of one's own. */
export function variableOf(name: string): string {
  return name === "chromium" ? "CHROME_PATH" : name.toUpperCase().replace("-", "_");
}

/** What a binary says its version is. */
export function readVersion(binary: string): string {
  const text = execFileSync(binary, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return /\d+[.-]\d+\S*/.exec(text)?.[0] ?? text.trim();
}
