import { execFileSync } from "node:child_process";
import type { HistoryEntry } from "../model/site.ts";

/**
 * The commits that changed the document, the newest first.
 *
 * @param root the repository's folder
 * @returns undefined where there is no history to read: without git, in a tarball's folder, even within some other
 *   repository, and in a shallow clone, whose oldest commit seems to have written everything
 */
export function readHistory(root: string): readonly HistoryEntry[] | undefined {
  try {
    const about = git(root, "rev-parse", "--show-prefix", "--is-shallow-repository");
    if (about !== "\nfalse\n") return undefined;
    const format = "--format=%x1e%ad%x1f%s";
    const text = git(root, "log", "--no-merges", "--date=short", format, "--name-only", "--", "openapi");
    const entries = text.split("\x1e").slice(1).map(readEntry);
    return entries.length > 0 ? entries : undefined;
  } catch {
    return undefined;
  }
}

function git(cwd: string, ...args: string[]): string {
  return execFileSync("git", args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 64e6,
    stdio: ["ignore", "pipe", "ignore"],
  });
}

function readEntry(entry: string): HistoryEntry {
  const [head = "", ...files] = entry.trim().split("\n");
  const [date = "", subject = ""] = head.split("\x1f");
  return {
    date,
    subject,
    files: files
      .map((file) => file.replace(/^openapi\//, ""))
      .filter((file) => file !== "" && file !== "README.md"),
  };
}
