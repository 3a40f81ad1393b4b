// The state of a repository that `npm run changes` compares with, in real repositories: whole, shallow, new and empty.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { defaultSince, knownVersion, lastVersion, readDocumentAt } from "../../scripts/changes/history.ts";

const DEEPEN = "`git fetch --unshallow --tags` brings the rest.";

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "changes-history-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function git(cwd: string, ...args: string[]): string {
  const names = ["user.name=Ada", "user.email=ada@example.com", "commit.gpgsign=false", "tag.gpgsign=false"];
  const options = names.flatMap((name) => ["-c", name]);
  return execFileSync("git", [...options, ...args], { cwd, encoding: "utf8", stdio: "pipe" }).trim();
}

/** A repository with a commit for each name: a number is the document's, all else another file. */
function repository(...commits: string[]): string {
  const folder = temporary();
  git(folder, "init", "--quiet");
  for (const name of commits) commit(folder, name);
  return folder;
}

function commit(folder: string, name: string): void {
  write(folder, name);
  git(folder, "add", ".");
  git(folder, "commit", "--quiet", "-m", name);
}

function write(folder: string, name: string): void {
  mkdirSync(join(folder, "generated"), { recursive: true });
  const isDocument = /^\d+$/.test(name);
  writeFileSync(join(folder, isDocument ? "generated/openapi.json" : name), isDocument ? name : "text");
}

/** The document at the state that is compared with by default. */
function comparedWith(folder: string): unknown {
  return readDocumentAt(folder, defaultSince(folder).ref);
}

function cloneOf(folder: string, ...options: string[]): string {
  const clone = join(temporary(), "clone");
  // By an address, as git takes no depth of a folder.
  git(folder, "clone", "--quiet", ...options, `file://${folder}`, clone);
  return clone;
}

it("is the last version where there is one, by number and on this branch", () => {
  const folder = repository("1");
  git(folder, "tag", "v0.9.0");
  commit(folder, "2");
  git(folder, "tag", "v0.10.0");
  git(folder, "tag", "version-of-something-else");
  commit(folder, "3");
  git(folder, "branch", "work");
  commit(folder, "4");
  git(folder, "tag", "v1.0.0");
  git(folder, "checkout", "--quiet", "work");
  expect([defaultSince(folder).ref, comparedWith(folder)]).toEqual(["v0.10.0", 2]);
  expect(lastVersion(folder, "v0.10.0")).toBe("v0.9.0");
});

it("is the commit before the last change of the document where no version is there", () => {
  const folder = repository("1", "2", "3", "other", "more");
  expect(comparedWith(folder)).toBe(2);
  expect(defaultSince(folder).reason).toBe("before the last commit that changed the document");
});

it("is what is committed where the document has changes that aren't", () => {
  const folder = repository("1", "2", "other");
  write(folder, "3");
  expect([defaultSince(folder).ref, comparedWith(folder)]).toEqual(["HEAD", 2]);
  expect(defaultSince(folder).reason).toBe("as the document has changes that aren't committed");
});

it("is the commit that brought the document where it is the first of all, or none before it has one", () => {
  expect(comparedWith(repository("1"))).toBe(1);
  expect(comparedWith(repository("1", "other"))).toBe(1);
  const folder = repository("other", "1", "more");
  expect(comparedWith(folder)).toBe(1);
  expect(defaultSince(folder).reason).toBe("the commit that brought the document");
});

it("is another branch's first parent where a merge brought the last change", () => {
  const folder = repository("1", "2");
  git(folder, "checkout", "--quiet", "-b", "work");
  commit(folder, "3");
  git(folder, "checkout", "--quiet", "-");
  commit(folder, "other");
  git(folder, "merge", "--quiet", "--no-ff", "work", "-m", "Merge");
  expect(comparedWith(folder)).toBe(2);
});

it("can't be told in a clone without history, which says how to get it", () => {
  const whole = repository("1", "2", "other");
  git(whole, "tag", "v1.0.0", "HEAD~1");
  const clone = cloneOf(whole, "--depth", "1");
  expect(() => defaultSince(clone)).toThrow(
    new RegExp(`^This clone has no history before [0-9a-f]+, .* ${DEEPEN} .* --since HEAD`),
  );
  expect(() => lastVersion(clone)).toThrow(`so its last version isn't known. ${DEEPEN}`);
  expect(() => readDocumentAt(clone, "v1.0.0")).toThrow(`at v1.0.0. This clone lacks a part`);
  expect(knownVersion(clone)).toBeUndefined();
  expect(readDocumentAt(clone, "HEAD")).toBe(2);
  git(clone, "fetch", "--quiet", "--unshallow", "--tags");
  expect([defaultSince(clone).ref, lastVersion(clone)]).toEqual(["v1.0.0", "v1.0.0"]);
});

it("is known in a clone whose history goes back far enough, and where its own changes aren't committed", () => {
  const whole = repository("1", "2", "3", "other");
  expect(comparedWith(cloneOf(whole, "--depth", "3"))).toBe(2);
  const clone = cloneOf(whole, "--depth", "1");
  write(clone, "4");
  expect(comparedWith(clone)).toBe(3);
});

it("is missing before the first commit, before the first document, and where no repository is", () => {
  expect(() => defaultSince(repository())).toThrow("No commit has generated/openapi.json yet");
  expect(() => defaultSince(repository("other"))).toThrow("No commit has generated/openapi.json yet");
  const first = repository();
  write(first, "1");
  expect(() => defaultSince(first)).toThrow("No commit has generated/openapi.json yet");
  expect(lastVersion(first)).toBeUndefined();
  expect(() => defaultSince(temporary())).toThrow("this is no git repository, or a broken one");
});

it("is refused where a name is no commit's, or an option of git's", () => {
  const folder = repository("1");
  expect(() => readDocumentAt(folder, "nowhere")).toThrow("Name a commit, branch or tag");
  expect(() => readDocumentAt(folder, "--output=x")).toThrow("is no name of a commit");
});
