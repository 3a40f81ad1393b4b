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
  const entries = readCommits(root, "openapi")?.map(({ files, ...entry }) => ({
    ...entry,
    files: files.map((file) => file.replace(/^openapi\//, "")).filter((file) => file !== "README.md"),
  }));
  return entries?.length ? entries : undefined;
}

/** The day on which each file was last changed that a page is written in; empty where there is no history to read. */
export function readDates(root: string): ReadonlyMap<string, string> {
  const dates = new Map<string, string>();
  for (const { date, files } of readCommits(root, "openapi", "docs") ?? [])
    for (const file of files) if (!dates.has(file)) dates.set(file, date);
  return dates;
}

function readCommits(root: string, ...folders: string[]): HistoryEntry[] | undefined {
  try {
    const about = git(root, "rev-parse", "--show-prefix", "--is-shallow-repository");
    if (about !== "\nfalse\n") return undefined;
    // A name beyond ASCII would be quoted.
    const log = [
      "-c",
      "core.quotePath=false",
      "log",
      "--no-merges",
      "--date=short",
      "--format=%x1e%ad%x1f%s",
    ];
    return git(root, ...log, "--name-only", "--", ...folders)
      .split("\x1e")
      .slice(1)
      .map(readEntry);
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
  return { date, subject, files: files.filter(Boolean) };
}
