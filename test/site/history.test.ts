// Where the changelog's history of the document comes from, and where there is none.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readHistory } from "../../docs/site/commands/history.ts";

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "stytch-fetch-history-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function git(cwd: string, ...args: string[]): void {
  const names = ["user.name=Ada", "user.email=ada@example.com", "commit.gpgsign=false"];
  execFileSync("git", [...names.flatMap((name) => ["-c", name]), ...args], { cwd, stdio: "pipe" });
}

/** A repository with three commits, two of which change the document. */
function repository(): string {
  const folder = temporary();
  git(folder, "init", "--quiet");
  mkdirSync(join(folder, "openapi"));
  for (const [file, subject] of [
    ["openapi/first.yaml", "Add the first"],
    ["other.txt", "Change something else"],
    ["openapi/second.yaml", "Add <b>the second</b>"],
  ] as const) {
    writeFileSync(join(folder, file), "text");
    git(folder, "add", file);
    git(folder, "commit", "--quiet", "-m", subject);
  }
  return folder;
}

it("lists the commits that changed the document, the newest first", () => {
  const history = readHistory(repository()).history!;
  expect(history.map(({ subject, files }) => [subject, files])).toEqual([
    ["Add <b>the second</b>", ["second.yaml"]],
    ["Add the first", ["first.yaml"]],
  ]);
  expect(history[0]!.date).toMatch(/^\d{4}-\d\d-\d\d$/);
});

it("dates each file by the last commit that changed it", () => {
  const folder = repository();
  mkdirSync(join(folder, "docs"));
  for (const [day, text] of [
    ["2026-03-14", "old"],
    ["2026-11-02", "new"],
  ] as const) {
    writeFileSync(join(folder, "docs/über uns.md"), text);
    git(folder, "add", "docs");
    git(folder, "commit", "--quiet", "-m", text, `--date=${day}T12:00:00Z`);
  }
  const { dates, history } = readHistory(folder);
  expect(history!.map(({ subject }) => subject)).toEqual(["Add <b>the second</b>", "Add the first"]);
  expect([...dates.keys()].sort()).toEqual(["docs/über uns.md", "openapi/first.yaml", "openapi/second.yaml"]);
  expect(dates.get("docs/über uns.md")).toBe("2026-11-02");
  expect(readHistory(temporary()).dates.size).toBe(0);
});

it("lists none of a shallow clone, whose one commit seems to have written everything", () => {
  const clone = join(temporary(), "clone");
  git(tmpdir(), "clone", "--quiet", "--depth", "1", `file://${repository()}`, clone);
  expect(readHistory(clone).history).toBeUndefined();
});

it("lists none of a tarball's folder, even within another repository", () => {
  const tarball = temporary();
  mkdirSync(join(tarball, "openapi"));
  expect(readHistory(tarball).history).toBeUndefined();
  const outer = repository();
  const inner = join(outer, "vendor");
  cpSync(tarball, inner, { recursive: true });
  writeFileSync(join(inner, "openapi/theirs.yaml"), "text");
  git(outer, "add", "vendor");
  git(outer, "commit", "--quiet", "-m", "Take it over");
  expect(readHistory(inner).history).toBeUndefined();
});

it("lists none before the first commit, nor where there is no folder", () => {
  const folder = temporary();
  git(folder, "init", "--quiet");
  expect(readHistory(folder).history).toBeUndefined();
  expect(readHistory(join(folder, "missing")).history).toBeUndefined();
});
