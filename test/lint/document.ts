import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Config, getLineColLocation, lint, loadConfig } from "@redocly/openapi-core";
import { onTestFinished } from "vitest";

export const project: string = fileURLToPath(new URL("../..", import.meta.url));
export const configPath: string = path.join(project, "redocly.yaml");
let config: Promise<Config> | undefined;

export interface Problem {
  ruleId: string;
  severity: string;
  message: string;
  at: string;
}

/** A copy of openapi/ to change. Removed after the test. */
export interface DocumentCopy {
  read: (file: string) => string;
  write: (file: string, text: string) => void;
  /** Replaces text that must be there, once. */
  edit: (file: string, find: string | RegExp, put: string) => void;
  lint: () => Promise<Problem[]>;
}

export function copyDocument(): DocumentCopy & { folder: string } {
  const copy = emptyDocument();
  cpSync(path.join(project, "openapi"), copy.folder, { recursive: true });
  return copy;
}

export function emptyDocument(): DocumentCopy & { folder: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "stytch-fetch-lint-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const read = (file: string): string => readFileSync(path.join(folder, file), "utf8");
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  return {
    folder,
    read,
    write,
    edit(file, find, put) {
      const before = read(file);
      const after = before.replace(find, put);
      if (after === before) throw new Error(`${file} has no ${find} to replace`);
      write(file, after);
    },
    lint: () => lintFolder(folder),
  };
}

/** What lint reports on the document in a folder, each as an editor would show it. */
export async function lintFolder(folder: string): Promise<Problem[]> {
  config ??= loadConfig({ configPath });
  const found = await lint({ ref: path.join(folder, "openapi.yaml"), config: await config });
  return found.map(({ ruleId, severity, message, location: [place] }) => {
    if (!place) throw new Error(`${ruleId} reports no place`);
    const file = path.relative(folder, place.source.absoluteRef);
    return { ruleId, severity, message, at: `${file}:${getLineColLocation(place).start.line}` };
  });
}
