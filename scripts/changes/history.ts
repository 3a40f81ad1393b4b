import { execFileSync } from "node:child_process";
import type { OpenAPIDocument } from "../../src/generate/openapi.ts";

const DOCUMENT = "generated/openapi.json";

/** The tags of versions that this commit comes after, the latest first. */
function versionTags(root: string): string[] {
  const list = git(root, ["tag", "--merged", "HEAD", "--sort=-version:refname", "--list", "v[0-9]*"]);
  return list.split("\n").filter((tag) => /^v\d+\.\d+\.\d+$/.test(tag));
}

/**
 * The last version that was released; none before the first.
 *
 * @param except a tag that is being released
 */
export function lastVersion(root: string, except?: string): string | undefined {
  return versionTags(root).find((tag) => tag !== except);
}

/**
 * The state that a report compares with, where none is named: the last version, else the commit before the last one that changed
 * what is generated; with such a change not committed yet, the commit that it would change.
 */
export function defaultSince(root: string): string {
  const version = lastVersion(root);
  if (version !== undefined) return version;
  const isChanged = git(root, ["status", "--porcelain", "--", "openapi", "generated"]) !== "";
  return isChanged ? "HEAD" : `${git(root, ["log", "-1", "--format=%h", "--", DOCUMENT])}~1`;
}

/**
 * Reads the document as it was.
 *
 * @throws {Error} naming the ref, where it is none or has no document
 */
export function readDocumentAt(root: string, ref: string): OpenAPIDocument {
  // A ref is no option of git's.
  if (ref.startsWith("-")) throw new Error(`--since: ${ref} is no name of a commit.`);
  try {
    return JSON.parse(git(root, ["show", `${ref}:${DOCUMENT}`])) as OpenAPIDocument;
  } catch {
    throw new Error(
      `--since: there is no ${DOCUMENT} at ${ref}. Name a commit, branch or tag of this repository.`,
    );
  }
}

/** A file's text as it was at a ref; `undefined` where it wasn't there. */
export function readFileAt(root: string, ref: string, file: string): string | undefined {
  if (git(root, ["ls-tree", "--name-only", ref, "--", file]) === "") return undefined;
  return git(root, ["show", `${ref}:${file}`]);
}

function git(root: string, args: readonly string[]): string {
  // Its own words of what is wrong are for who knows git: ours come in their place.
  return execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: "pipe" }).trim();
}
