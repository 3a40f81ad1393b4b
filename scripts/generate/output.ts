import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FileText, Formatter } from "./format.ts";

/** The changes that a run would make to a folder. Paths are relative to it. */
export interface Changes {
  added: string[];
  changed: string[];
  removed: string[];
  unchanged: string[];
  /** Puts the changes in place. */
  write(): Promise<void>;
}

/**
 * Formats the files and compares them with those in the folder. Writes nothing.
 *
 * @param isOurs tells which of the files there are made, so that those no longer made are removed
 */
export async function compare(
  folder: string,
  files: ReadonlyMap<string, FileText>,
  formatter: Formatter,
  isOurs: (path: string) => boolean,
): Promise<Changes> {
  const formatted = new Map<string, string>();
  for (const [path, text] of files) formatted.set(path, await formatter.format(path, text));
  formatter.save();
  const existing = new Set(await listFiles(folder));
  const changes: Changes = { added: [], changed: [], removed: [], unchanged: [], write };
  for (const [path, text] of formatted) {
    if (!existing.has(path)) changes.added.push(path);
    else if ((await readFile(join(folder, path), "utf8")) !== text) changes.changed.push(path);
    else changes.unchanged.push(path);
  }
  changes.removed = [...existing].filter((path) => !formatted.has(path) && isOurs(path)).sort();
  return changes;

  async function write(): Promise<void> {
    for (const path of [...changes.added, ...changes.changed])
      await replace(join(folder, path), formatted.get(path)!);
    for (const path of changes.removed) await rm(join(folder, path));
  }
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}

/** A reader, or a crash, finds the old file or the new one, never half of one. */
async function replace(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const next = `${file}.${process.pid}.tmp`;
  await writeFile(next, text);
  await rename(next, file);
}
