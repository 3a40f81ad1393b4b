import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hashFiles } from "./hash-files.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Within the project, so that packages are found. */
const kept = "node_modules/.cache/stytch-fetch-command";
/** All that decides what the command is. */
const SOURCES = ["src", "generated", "scripts/build", "package.json", "package-lock.json"];
const DAY = 24 * 3600 * 1000;

/**
 * Builds the command as it is published, unless an earlier run did so from the same sources, and gives its file.
 *
 * A process of it begins in half the time that one of its sources takes, and tests begin hundreds.
 */
export async function bundleCommand(): Promise<string> {
  const folder = `${kept}/${hashFiles(root, SOURCES)}`;
  if (!existsSync(join(root, folder))) await build(folder);
  return join(root, folder, "dist/cli.js");
}

async function build(folder: string): Promise<void> {
  const { bundle, esm } = await import("../../scripts/build/bundle.ts");
  // In one step, as other processes may be doing the same.
  const draft = `${folder}.${process.pid}`;
  await bundle({ cli: "src/cli/index.ts" }, { ...esm, folder: `${draft}/dist` });
  // It looks for the document upwards from where it is, and is not to find that of an older build.
  cpSync(join(root, "generated/openapi.json"), join(root, draft, "generated/openapi.json"));
  try {
    renameSync(join(root, draft), join(root, folder));
  } catch (error) {
    if (!existsSync(join(root, folder))) throw error;
    rmSync(join(root, draft), { recursive: true });
  }
  removeOld();
}

/** Removes what no run is likely to be using. */
function removeOld(): void {
  for (const name of readdirSync(join(root, kept))) {
    const folder = join(root, kept, name);
    const changed = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
    if (changed !== undefined && changed < Date.now() - DAY) rmSync(folder, { recursive: true, force: true });
  }
}
