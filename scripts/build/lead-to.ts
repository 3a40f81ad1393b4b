import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { root } from "./root.ts";

const EXTENSIONS: Readonly<Record<string, string>> = { ".ts": ".d.ts", ".js": ".d.ts", ".cjs": ".d.cts" };

/**
 * Deletes the declarations that no entry's lead to, with their maps: no user's program can name what is in them, and the
 * compiler never reads them.
 *
 * @param entries the files of the entries' declarations
 * @param folder where all others are
 */
export function keepLedTo(entries: readonly string[], folder: string): void {
  const found = new Set<string>();
  entries.forEach(follow);
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, file);
    if (!file.endsWith(".d.ts") || found.has(path)) continue;
    rmSync(path);
    rmSync(`${path}.map`, { force: true });
  }

  function follow(file: string): void {
    if (found.has(file)) return;
    found.add(file);
    for (const { fileName } of ts.preProcessFile(readFileSync(file, "utf8")).importedFiles) {
      if (!fileName.startsWith(".")) continue;
      const [, path, extension] = /^(.*)(\.(?:ts|js|cjs))$/.exec(fileName) ?? [];
      const imported = join(dirname(file), `${path}${EXTENSIONS[extension!]}`);
      if (!existsSync(imported)) throw new Error(`${file.slice(root.length)} leads to no ${fileName}.`);
      follow(imported);
    }
  }
}
