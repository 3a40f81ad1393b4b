// `npm run release`, in a clone of this repository: a commit and a tag, or a refusal, and nothing that leaves the machine.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { Rating } from "../../scripts/changes/change.ts";
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
    const changelog = "## 1.3.0 (unreleased)\n\n- A.\n";
    expect(findProblems("1.3.0", { ...state, changelog, last: undefined, rating: "none" })).toEqual([]);
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

  it.each<[version: string, last: string, rating: Rating, text: string, problems: string[]]>([
    [
      "0.0.5",
      "v0.1.0",
      "none",
      "- A.",
      [
        "0.0.5 isn't above v0.1.0, the last version. Head its entry in CHANGELOG.md with 0.1.1, 0.2.0 or 1.0.0.",
      ],
    ],
    [
      "0.1.0",
      "v0.1.0",
      "major",
      "- A.",
      ["0.1.0 isn't above v0.1.0, the last version. Head its entry in CHANGELOG.md with 0.2.0 or 1.0.0."],
    ],
    [
      "1.2.0",
      "v1.2.3",
      "major",
      "- A.",
      ["1.2.0 isn't above v1.2.3, the last version. Head its entry in CHANGELOG.md with 2.0.0."],
    ],
    ["0.1.1", "v0.1.0", "patch", "- A.", []],
    ["1.0.0", "v0.1.7", "none", "- A.", []],
    [
      "9.0.0",
      "v0.1.0",
      "minor",
      "- A.",
      [
        "9.0.0 skips versions after v0.1.0. Head its entry in CHANGELOG.md with 0.2.0 or 1.0.0; " +
          'where 9.0.0 is meant, write "Follows 0.1.0." there.',
      ],
    ],
    ["9.0.0", "v0.1.0", "major", "Follows 0.1.0.\n\n- A.", []],
  ])("to %s after %s with changes that are %s has an order", (version, last, rating, text, problems) => {
    const changelog = `## ${version} (unreleased)\n\n${text}\n\n## ${last.slice(1)} (2026-01-31)\n\n- B.\n`;
    expect(findProblems(version, { versions: {}, changelog, last, rating })).toEqual(problems);
  });

  it.each([undefined, "v1.2.2"])(
    "misses the tag that the changelog tells of, where the last is %s",
    (last) => {
      expect(findProblems("1.3.0", { ...state, last, rating: "none" }).at(-1)).toBe(
        "CHANGELOG.md has 1.2.3 as released, and no tag v1.2.3 comes before this commit. `git fetch --tags` brings it.",
      );
    },
  );

  it("reads the entries of the changelog", () => {
    expect(readEntries(state.changelog)).toEqual([
      { version: "1.3.0", day: "unreleased", text: "- A." },
      { version: "1.2.3", day: "2026-01-31", text: "- B." },
    ]);
  });
});

type Ran = Record<"stdout" | "stderr", string> & { status: number | null };

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
  const run = (cwd: string, script: string, ...args: string[]): Ran => {
    const name = { GIT_AUTHOR_NAME: "a", GIT_COMMITTER_NAME: "a" };
    const address = { GIT_AUTHOR_EMAIL: "a@example.com", GIT_COMMITTER_EMAIL: "a@example.com" };
    const typescript = ["--import", "./scripts/typescript/register.js", `scripts/${script}.ts`, ...args];
    const env = { ...process.env, ...name, ...address };
    return spawnSync(process.execPath, typescript, { cwd, encoding: "utf8", env });
  };
  const release = (...args: string[]): Ran => run(clone, "release", ...args);

  it("makes the commit and the tag of the changelog's version, which the workflow's check takes", () => {
    execFileSync("git", ["clone", "--quiet", "--shared", root, clone]);
    symlinkSync(join(root, "node_modules"), join(clone, "node_modules"));
    // A link is no folder, which is what is ignored.
    writeFileSync(join(clone, ".git/info/exclude"), "node_modules\n");
    // Where the repository is on no branch, as in CI, neither is its clone.
    git("checkout", "--quiet", "-B", "release");
    // Of the tags that the repository has, none is in the way.
    git("tag", "v8.7.6");
    const changelog = join(clone, "CHANGELOG.md");
    const text = readFileSync(changelog, "utf8").replace(
      /^## (\d+\.\d+\.\d+) \(.*\)/m,
      "## 9.0.0 (unreleased)",
    );
    writeFileSync(changelog, text);
    expect(release()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("aren't committed") as string,
    });
    git("commit", "--quiet", "--all", "--message", "Say what is new");

    git("checkout", "--quiet", "--detach");
    expect(release("--dry-run").stderr).toContain("HEAD is detached");
    git("checkout", "--quiet", "release");
    const document = join(clone, "openapi/openapi.yaml");
    writeFileSync(
      document,
      readFileSync(document, "utf8").replace("url: https://test.stytch.com", "url: https://test2.stytch.com"),
    );
    git("commit", "--quiet", "--all", "--message", "Change the document alone");
    expect(release("--dry-run").stderr).toContain(
      "generated/ isn't what openapi/ makes. Run `npm run generate`",
    );
    git("reset", "--quiet", "--hard", "HEAD~1");
    const dry = release("--dry-run");
    expect(dry).toMatchObject({ status: 0 });
    expect(dry.stdout).toMatch(/^v9\.0\.0, since v8\.7\.6: none\.\nChecked: .*9\.0\.0 follows v8\.7\.6/);
    expect(dry.stdout).toMatch(/set 9\.0\.0 in package\.json.*tag it v9\.0\.0/);
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
  }, 180_000);

  it.each(["changes", "upstream", "release"])(
    "prints its usage, as npm run %s does",
    (script) => {
      const { status, stdout, stderr } = run(root, script, "--help");
      expect([status, stderr]).toEqual([0, ""]);
      expect(stdout.startsWith(`\`npm run ${script}`)).toBe(true);
      expect(stdout).toContain(`\n  npm run ${script} -- `);
    },
    60_000,
  );
});
