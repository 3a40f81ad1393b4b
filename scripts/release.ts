/**
 * `npm run release`: makes the commit and the tag of the version that CHANGELOG.md has as unreleased, if it says enough of what has
 * changed. Nothing is pushed: `git push --follow-tags` hands it to .github/workflows/release.yml, which publishes it.
 *
 *   npm run release                     checks, sets the version, dates the changelog's entry, commits, tags
 *   npm run release -- --dry-run        only checks, and says what it would do
 *   npm run release -- --check v1.2.3   checks that a tag's commit is fit to be published: for the workflow
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { compareDocuments } from "./changes/compare-documents.ts";
import { rate } from "./changes/group.ts";
import { lastVersion, readDocumentAt } from "./changes/history.ts";
import { unreleasedVersion } from "./changes/read-changelog.ts";
import { comparePublicTypes } from "./changes/public-types.ts";
import { dateEntry, findProblems, readEntries, type ReleaseState } from "./changes/release-problems.ts";
import { readWorkingDocument } from "./changes/working-document.ts";
import { helpOf } from "./help.ts";
import type { OpenAPIDocument } from "../src/generate/openapi.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const options = {
  "dry-run": { type: "boolean" },
  check: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

try {
  const { values } = parseArgs({ options });
  if (values.help) process.stdout.write(helpOf(import.meta.url));
  else if (values.check !== undefined) check(values.check);
  else await release(values["dry-run"] === true);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** @throws {Error} where the commit of a tag isn't what the tag says */
function check(tag: string): void {
  const version = readVersion(tag);
  refuse(findProblems(version, readState(tag)));
  if (readEntries(read("CHANGELOG.md"))[0]!.day === "unreleased") {
    throw new Error(`CHANGELOG.md has ${version} as unreleased. Make the tag by \`npm run release\`.`);
  }
  console.log(`${tag} is fit to be published.`);
}

async function release(isDry: boolean): Promise<void> {
  const version = unreleasedVersion(read("CHANGELOG.md"));
  if (version === undefined)
    throw new Error("CHANGELOG.md has no unreleased version. Write its entry first.");
  if (git("status", "--porcelain") !== "")
    throw new Error("There are changes that aren't committed. Commit them first.");
  if (git("branch", "--show-current") === "") {
    throw new Error(
      "HEAD is detached, so the release's commit would be on no branch. Go to one, as by `git switch main`.",
    );
  }
  const tag = `v${version}`;
  if (git("tag", "--list", tag) !== "") throw new Error(`${tag} is there already.`);
  const state = readState(tag);
  // Its files are set below.
  refuse(findProblems(version, { ...state, versions: {} }));
  await refuseStale();
  const since = state.last === undefined ? "nothing, as it is the first" : `${state.last}: ${state.rating}`;
  console.log(`${tag}, since ${since}.`);
  if (isDry) {
    tellPlan(version, state.last);
    return;
  }
  setVersion(version);
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(`${root}CHANGELOG.md`, dateEntry(read("CHANGELOG.md"), version, day));
  git("commit", "--all", "--message", `Release ${version}`);
  git("tag", "--annotate", tag, "--message", tag);
  console.log("Made the commit and the tag. To publish it: git push --follow-tags");
}

/** @throws {Error} where the document isn't what was generated from: its changes would go out without a rating */
async function refuseStale(): Promise<void> {
  const { "x-generated": _notice, ...generated } = JSON.parse(read("generated/openapi.json")) as object & {
    "x-generated"?: unknown;
  };
  if (isDeepStrictEqual(generated, JSON.parse(JSON.stringify(await readWorkingDocument(root))))) return;
  throw new Error(
    "generated/ isn't what openapi/ makes. Run `npm run generate`, and commit what it changes.",
  );
}

/** Says what was checked, and what a release would do. */
function tellPlan(version: string, last: string | undefined): void {
  const follows = last === undefined ? "" : ` follows ${last}, says enough of what has changed, and`;
  console.log(
    `Checked: everything is committed, and generated from the document; ${version}${follows} has its entry in CHANGELOG.md.`,
  );
  console.log(
    `It would set ${version} in package.json, package-lock.json and src/version.ts, date the entry in CHANGELOG.md, ` +
      `commit that as "Release ${version}", and tag it v${version}. Nothing was changed.`,
  );
}

function setVersion(version: string): void {
  execFileSync("npm", ["version", version, "--no-git-tag-version", "--allow-same-version"], {
    cwd: root,
    stdio: "pipe",
  });
  const file = `${root}src/version.ts`;
  writeFileSync(file, readFileSync(file, "utf8").replace(/"\d+\.\d+\.\d+"/, `"${version}"`));
}

function readState(tag: string): ReleaseState {
  const last = lastVersion(root, tag);
  const now = JSON.parse(read("generated/openapi.json")) as OpenAPIDocument;
  const changes =
    last === undefined
      ? []
      : [...compareDocuments(readDocumentAt(root, last), now), ...comparePublicTypes(root, last)];
  const { version } = JSON.parse(read("package.json")) as { version: string };
  const own = /"(\d+\.\d+\.\d+)"/.exec(read("src/version.ts"))?.[1] ?? "none";
  const versions = { "package.json": version, "src/version.ts": own };
  return { versions, changelog: read("CHANGELOG.md"), last, rating: rate(changes) };
}

function readVersion(tag: string): string {
  const version = /^v(\d+\.\d+\.\d+)$/.exec(tag)?.[1];
  if (version === undefined)
    throw new Error(`${JSON.stringify(tag)} is no tag of a version, such as v1.2.3.`);
  return version;
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

function read(file: string): string {
  return readFileSync(root + file, "utf8");
}

function git(...args: string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" }).trim();
}
