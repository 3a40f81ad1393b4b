import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const repository: string = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** A copy of what the generator reads and writes, in a temporary folder, to break. Removed after the test, if not kept. */
export interface Workspace {
  root: string;
  read: (path: string) => string;
  write: (path: string, text: string) => void;
  /** Replaces text that must be there. */
  edit: (path: string, from: string, to: string) => void;
  /** Every generated file with its text. */
  generated: () => Map<string, string>;
  remove: () => void;
}

/** @param kept whether it outlives the test that makes it, for others to share */
export function copyRepository(kept?: "kept"): Workspace {
  const root = mkdtempSync(join(tmpdir(), "stytch-fetch-"));
  const remove = (): void => rmSync(root, { recursive: true, force: true });
  if (!kept) onTestFinished(remove);
  for (const path of [
    "openapi",
    "scripts",
    "src/generate",
    "src/cli/generate",
    // The rule by which flat functions are named.
    "src/routes",
    "generated",
    "redocly.yaml",
    "package.json",
    ".prettierrc.json",
  ]) {
    cpSync(join(repository, path), join(root, path), { recursive: true });
  }
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  const write = (path: string, text: string): void => writeFileSync(join(root, path), text);
  return {
    root,
    read,
    write,
    edit(path, from, to) {
      const text = read(path);
      if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
      write(path, text.replace(from, to));
    },
    generated: () => readTree(join(root, "generated")),
    remove,
  };
}

export function readTree(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}
