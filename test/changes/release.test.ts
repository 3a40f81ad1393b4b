// `npm run release`, in a clone of this repository: a commit and a tag, or a refusal, and nothing that leaves the machine.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { findProblems, readEntries, type ReleaseState } from "../../scripts/changes/release-problems.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("a release", () => {
  const state: ReleaseState = {
    versions: { "package.json": "1.3.0" },
    changelog: "# Changelog\n\n## 1.3.0 (unreleased)\n\n- A.\n\n## 1.2.3 (2026-01-31)\n\n- B.\n",
    last: "v1.2.3",
    rating: "minor",
  };

  it("has nothing against it where versions, changelog and rating agree", () => {
    expect(findProblems("1.3.0", state)).toEqual([]);
    expect(findProblems("1.3.0", { ...state, last: undefined, rating: "none" })).toEqual([]);
  });

  it.each<[string, Partial<ReleaseState>, string]>([
    [
      "says less than was changed",
      { rating: "major" },
      "What has changed since v1.2.3 is major, and 1.3.0 says less",
    ],
    [
      "is another version than a file's",
      { versions: { "package.json": "1.2.3" } },
      "package.json has 1.2.3, not 1.3.0",
    ],
    [
      "isn't in the changelog",
      { changelog: "## 1.2.3 (2026-01-31)\n\n- B.\n" },
      "CHANGELOG.md begins with 1.2.3",
    ],
    [
      "has nothing in the changelog",
      { changelog: "## 1.3.0 (unreleased)\n\n## 1.2.3 (x)\n" },
      "says nothing of 1.3.0",
    ],
  ])("is refused where it %s", (_, change, problem) => {
    expect(findProblems("1.3.0", { ...state, ...change })).toEqual([expect.stringContaining(problem)]);
  });

  it("reads the entries of the changelog", () => {
    expect(readEntries(state.changelog)).toEqual([
      { version: "1.3.0", day: "unreleased", text: "- A." },
      { version: "1.2.3", day: "2026-01-31", text: "- B." },
    ]);
  });
});

describe("npm run release", () => {
  const folder = mkdtempSync(join(tmpdir(), "release-"));
  const clone = join(folder, "clone");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const git = (...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
      cwd: clone,
      encoding: "utf8",
      stdio: "pipe",
    });
  const release = (...args: string[]): { status: number | null; stdout: string; stderr: string } => {
    const name = { GIT_AUTHOR_NAME: "a", GIT_COMMITTER_NAME: "a" };
    const address = { GIT_AUTHOR_EMAIL: "a@example.com", GIT_COMMITTER_EMAIL: "a@example.com" };
    const typescript = ["--import", "./scripts/typescript/register.js", "scripts/release.ts", ...args];
    return spawnSync(process.execPath, typescript, {
      cwd: clone,
      encoding: "utf8",
      env: { ...process.env, ...name, ...address },
    });
  };

  it("makes the commit and the tag of the changelog's version, which the workflow's check takes", () => {
    execFileSync("git", ["clone", "--quiet", "--shared", root, clone]);
    symlinkSync(join(root, "node_modules"), join(clone, "node_modules"));
    // A link is no folder, which is what is ignored.
    writeFileSync(join(clone, ".git/info/exclude"), "node_modules\n");
    const changelog = join(clone, "CHANGELOG.md");
    const text = readFileSync(changelog, "utf8").replace(
      /^## (\d+\.\d+\.\d+) \(unreleased\)/m,
      "## 9.0.0 (unreleased)",
    );
    writeFileSync(changelog, text);
    expect(release()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("aren't committed") as string,
    });
    git("commit", "--quiet", "--all", "--message", "Say what is new");

    expect(release("--dry-run")).toMatchObject({ status: 0 });
    expect(git("tag", "--list", "v9.0.0")).toBe("");
    expect(release()).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("git push --follow-tags") as string,
    });
    expect(git("status", "--porcelain")).toBe("");
    expect(git("log", "-1", "--format=%s")).toBe("Release 9.0.0\n");
    for (const file of ["package.json", "package-lock.json", "src/version.ts"]) {
      expect(readFileSync(join(clone, file), "utf8")).toContain('"9.0.0"');
    }
    expect(readFileSync(changelog, "utf8")).toMatch(/^## 9\.0\.0 \(20\d\d-\d\d-\d\d\)$/m);
    expect(release("--check", "v9.0.0")).toMatchObject({ status: 0 });
    expect(release("--check", "v9.0.1").stderr).toContain("package.json has 9.0.0, not 9.0.1");
    expect(release("--check", "9; rm -rf /").stderr).toContain("is no tag of a version");
    expect(release().stderr).toContain("no unreleased version");
  }, 60_000);
});
