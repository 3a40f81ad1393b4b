import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { unpackChromium } from "./registry-chromium.ts";

const NAMES = ["chromium", "google-chrome", "google-chrome-stable", "chrome", "chromium-browser"];

// Where macOS and Windows keep them, which have none on the PATH.
const APPLICATIONS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((name) =>
    ["Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe"].map((file) =>
      join(process.env[name] ?? "C:/", file),
    ),
  ),
};

let found: string | undefined;

/** The browser that pages are run in, looked up once by a process: {@link lookUpChromium}. */
export function findChromium(): string {
  return (found ??= lookUpChromium(process.env));
}

/**
 * Looks for a Chromium or Chrome that starts: the one that `CHROME_PATH` names and no other; else one on the `PATH` or
 * where the system has its applications; else the npm registry's.
 *
 * @param unpack gives the path of the registry's
 * @throws {Error} saying what to install, where there is none
 */
export function lookUpChromium(
  env: Readonly<Record<string, string | undefined>>,
  unpack: () => string | undefined = unpackChromium,
): string {
  const named = env["CHROME_PATH"];
  if (named) {
    const problem = findProblem(named);
    if (problem === undefined) return named;
    throw new Error(`CHROME_PATH names ${named}, which doesn't start: ${problem}`);
  }
  const onPath = NAMES.flatMap((name) =>
    (env["PATH"] ?? "")
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => join(folder, name)),
  );
  const paths = [...onPath, ...(APPLICATIONS[process.platform] ?? [])];
  const starts = paths.find((path) => existsSync(path) && findProblem(path) === undefined);
  return starts ?? requireUnpacked(unpack);
}

function requireUnpacked(unpack: () => string | undefined): string {
  const path = unpack();
  const problem = path === undefined ? "it has none for this system." : findProblem(path);
  if (path !== undefined && problem === undefined) return path;
  throw new Error(
    "There is no browser for the tests: install Chromium (on Debian, `apt-get install chromium`) or Chrome, or name one " +
      `in CHROME_PATH. The npm registry's doesn't start: ${problem!}`,
  );
}

/** Why a browser doesn't start, such as a library that it lacks; undefined if it does. */
function findProblem(path: string): string | undefined {
  if (!existsSync(path)) return "there is no such file.";
  // On Windows a browser that is asked for its version opens a window.
  if (process.platform === "win32") return undefined;
  const { status, stderr, error } = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 60_000 });
  if (status === 0) return undefined;
  return error?.message ?? (stderr.trim().split("\n")[0] || `it ended with ${String(status)}.`);
}
