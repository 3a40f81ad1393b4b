import { execFileSync } from "node:child_process";
import type { HistoryEntry, SiteInput } from "../model/site.ts";

/**
 * The commits that changed the document, the newest first, and the day on which each file was last changed that a page is
 * written in.
 *
 * @param root the repository's folder
 * @returns no history and no dates where there is nothing to read them from: without git, in a tarball's folder, even
 *   within some other repository, and in a shallow clone, whose oldest commit seems to have written everything
 */
export function readHistory(root: string): Pick<SiteInput, "history" | "dates"> {
  const commits = readCommits(root);
  const dates = new Map<string, string>();
  for (const { date, files } of commits)
    for (const file of files) if (!dates.has(file)) dates.set(file, date);
  const history = commits
    .map(({ files, ...commit }) => ({ ...commit, files: files.filter((file) => file.startsWith(DOCUMENT)) }))
    .filter(({ files }) => files.length > 0)
    .map(({ files, ...commit }) => ({
      ...commit,
      files: files.map((file) => file.slice(DOCUMENT.length)).filter((file) => file !== "README.md"),
    }));
  return { history: history.length > 0 ? history : undefined, dates };
}

const DOCUMENT = "openapi/";

function readCommits(root: string): HistoryEntry[] {
  try {
    const about = git(root, "rev-parse", "--show-prefix", "--is-shallow-repository");
    if (about !== "\nfalse\n") return [];
    const format = ["--no-merges", "--date=short", "--format=%x1e%ad%x1f%s", "--name-only"];
    // A name beyond ASCII would be quoted.
    const text = git(root, "-c", "core.quotePath=false", "log", ...format, "--", DOCUMENT, "docs/");
    return text.split("\x1e").slice(1).map(readEntry);
  } catch {
    return [];
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
