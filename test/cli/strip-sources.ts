import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import blankSpace from "ts-blank-space";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Writes the sources without their types to a folder of their own.
 *
 * They are what `--import ts-blank-space/register` runs, but that loads the TypeScript compiler in each process: a
 * second for each of the many that these tests start.
 */
export function stripSources(): string {
  const copy = mkdtempSync(join(tmpdir(), "stytch-fetch-stripped-"));
  writeFileSync(join(copy, "package.json"), '{ "type": "module" }');
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  for (const folder of ["src", "generated"]) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
      const file = join(folder, name);
      if (name.endsWith(".json")) cpSync(join(root, file), join(copy, file));
      if (name.endsWith(".ts")) strip(join(root, file), join(copy, file.replace(/ts$/, "js")));
    }
  }
  return copy;
}

function strip(from: string, to: string): void {
  const script = blankSpace(readFileSync(from, "utf8"));
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, script.replaceAll(/(from |import\()("\.{1,2}\/[^"]+)\.ts"/g, '$1$2.js"'));
}
