import { execFileSync } from "node:child_process";
import type { OpenAPIDocument } from "../../src/generate/openapi.ts";

const DOCUMENT = "generated/openapi.json";

/** The remedy in a clone without its history. */
const DEEPEN = "`git fetch --unshallow --tags` brings the rest.";

/**
 * The last version that this commit comes after; none before the first.
 *
 * @param except a tag that is being released
 * @throws {Error} where the clone lacks the history that would tell
 */
export function lastVersion(root: string, except?: string): string | undefined {
  const version = knownVersion(root, except);
  if (version === undefined && isShallow(root)) {
    throw new Error(`This clone has no history, so its last version isn't known. ${DEEPEN}`);
  }
  return version;
}

/** The last version by the tags that are here, which in a clone without its history may be none of all. */
export function knownVersion(root: string, except?: string): string | undefined {
  const list = tryGit(root, ["tag", "--merged", "HEAD", "--sort=-version:refname", "--list", "v[0-9]*"]);
  // Before the first commit there is none; where there is no repository, or no git, that has words of its own.
  if (list === undefined) git(root, ["rev-parse", "--git-dir"]);
  return list?.split("\n").find((tag) => /^v\d+\.\d+\.\d+$/.test(tag) && tag !== except);
}

/** Whether the clone lacks history, as one of `git clone --depth 1` does. */
export function isShallow(root: string): boolean {
  return git(root, ["rev-parse", "--is-shallow-repository"]) === "true";
}

/** A state of the repository to compare with. */
export interface Since {
  readonly ref: string;
  /** The reason for taking it where nobody named it, unless its name tells. */
  readonly reason?: string;
}

/**
 * The state that a report compares with, where none is named: the last version, else the commit before the last one that changed
 * the document; with such a change not committed yet, the commit that it would change.
 *
 * @throws {Error} where there is no such state, saying what to do
 */
export function defaultSince(root: string, version = knownVersion(root)): Since {
  if (version !== undefined) return { ref: version };
  const isChanged = git(root, ["status", "--porcelain", "--", "openapi", "generated"]) !== "";
  if (isChanged && hasDocument(root, "HEAD")) {
    return { ref: "HEAD", reason: "as the document has changes that aren't committed" };
  }
  const last = tryGit(root, ["log", "-1", "--format=%h", "--", DOCUMENT]);
  if (!last) throw new Error(`No commit has ${DOCUMENT} yet, so there is nothing to compare with.`);
  if (hasDocument(root, `${last}~1`)) {
    return { ref: `${last}~1`, reason: "before the last commit that changed the document" };
  }
  if (isShallow(root)) {
    throw new Error(
      `This clone has no history before ${last}, so what has changed isn't known. ${DEEPEN} ` +
        "Or name a commit that is here: --since HEAD.",
    );
  }
  // Nothing of the document is another since.
  return { ref: last, reason: "the commit that brought the document" };
}

function hasDocument(root: string, ref: string): boolean {
  return tryGit(root, ["cat-file", "-e", `${ref}:${DOCUMENT}`]) !== undefined;
}

/**
 * Reads the document as it was.
 *
 * @throws {Error} naming the ref, where it is none or has no document
 */
export function readDocumentAt(root: string, ref: string): OpenAPIDocument {
  // A ref is no option of git's.
  if (ref.startsWith("-")) throw new Error(`--since: ${ref} is no name of a commit.`);
  const text = tryGit(root, ["show", `${ref}:${DOCUMENT}`]);
  if (text === undefined) {
    const remedy = isShallow(root)
      ? `This clone lacks a part of its history: ${DEEPEN}`
      : "Name a commit, branch or tag of this repository.";
    throw new Error(`--since: there is no ${DOCUMENT} at ${ref}. ${remedy}`);
  }
  return JSON.parse(text) as OpenAPIDocument;
}

/** A file's text as it was at a ref; `undefined` where it wasn't there. */
export function readFileAt(root: string, ref: string, file: string): string | undefined {
  return tryGit(root, ["show", `${ref}:${file}`]);
}

function tryGit(root: string, args: readonly string[]): string | undefined {
  try {
    return run(root, args);
  } catch {
    return undefined;
  }
}

/** @throws {Error} with what there must be, as git's own words are for who knows git */
function git(root: string, args: readonly string[]): string {
  try {
    return run(root, args);
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === "ENOENT";
    const problem = isMissing
      ? "git isn't installed"
      : `\`git ${args.join(" ")}\` fails: this is no git repository, or a broken one`;
    throw new Error(`Changes are told by the history, and ${problem}.`, { cause });
  }
}

function run(root: string, args: readonly string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: "pipe" }).trim();
}
