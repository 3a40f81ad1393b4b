import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Kept from run to run, and within the project, so that packages are found. */
const copy = join(root, "node_modules/.cache/stytch-fetch-stripped");

/**
 * Writes the sources without their types to a folder, each when it has changed, and gives the folder.
 *
 * They are what `--import ts-blank-space/register` runs, but that loads the TypeScript compiler in each process: a
 * second for each of the many that tests start.
 *
 * @param paths files and folders of the repository
 */
export async function stripSources(...paths: readonly string[]): Promise<string> {
  put(join(copy, "package.json"), '{ "type": "module" }');
  for (const path of paths) {
    const names = path.endsWith(".ts") ? [""] : readdirSync(join(root, path), { recursive: true });
    for (const name of names) {
      const from = join(root, path, String(name));
      const to = join(copy, path, String(name)).replace(/\.ts$/, ".js");
      if (!/\.(ts|json)$/.test(from) || isFresh(from, to)) continue;
      if (from.endsWith(".json")) put(to, readFileSync(from, "utf8"));
      else put(to, await strip(readFileSync(from, "utf8")));
    }
  }
  return copy;
}

function isFresh(from: string, to: string): boolean {
  return existsSync(to) && statSync(to).mtimeMs > statSync(from).mtimeMs;
}

async function strip(source: string): Promise<string> {
  // Loads the compiler, where something has changed.
  const { default: blankSpace } = await import("ts-blank-space");
  return blankSpace(source).replaceAll(/(from |import\()("\.{1,2}\/[^"]+)\.ts"/g, '$1$2.js"');
}

/** In one step, as tests in other processes may be doing the same. */
function put(to: string, text: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const draft = `${to}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, to);
}
