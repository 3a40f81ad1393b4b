import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { lineOf, type Difference } from "./difference.ts";

/**
 * The copy that was last looked at. It has ids and hashes alone, as the document isn't ours to keep; and a hash tells what a
 * version would, since the document's stays the same.
 */
export interface Lock {
  /** A hash of the copy's text. */
  readonly content: string;
  /** The day when it was looked at. */
  readonly date: string;
  /** A hash of each operation's structure, by operationId. */
  readonly operations: Readonly<Record<string, string>>;
  /** A hash of each difference that it had from ours. */
  readonly differences: readonly string[];
}

/** Everything about a copy that is compared with the lock. */
export interface Copy {
  readonly content: string;
  readonly operations: ReadonlyMap<string, string>;
  readonly differences: readonly Difference[];
}

/** The operations that ours has, too, as the copy has them since the lock. Of others the differences tell enough. */
export interface Since {
  readonly date: string;
  /** Whether the copy is the one that was looked at. */
  readonly same: boolean;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/** A hash of a text. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function shortHash(text: string): string {
  return hashOf(text).slice(0, 16);
}

/** Hashes structures by operationId. Two operations may share one, and are one entry then. */
export function hashOperations(structures: Iterable<readonly [string, string]>): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [id, structure] of structures) texts.set(id, `${texts.get(id) ?? ""}${structure}\n`);
  return new Map([...texts].sort(byKey).map(([id, text]) => [id, shortHash(text)]));
}

export function makeLock({ content, operations, differences }: Copy, date: string): Lock {
  const hashes = differences.map((each) => shortHash(lineOf(each)));
  return { content, date, operations: Object.fromEntries(operations), differences: hashes.sort() };
}

/** @throws {Error} where the file is no lock */
export function readLock(file: string): Lock | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const lock = JSON.parse(readFileSync(file, "utf8")) as Lock;
    if (typeof lock.operations === "object" && Array.isArray(lock.differences)) return lock;
  } catch {
    // Said below.
  }
  throw new Error(`${file} isn't a lock any more. Restore it from git, or write it anew with --lock.`);
}

/**
 * Tells which operations of a copy are others than those that were looked at.
 *
 * @param concerns whether an operationId is to be told of
 */
export function compareWithLock(
  lock: Lock,
  { content, operations }: Copy,
  concerns: (id: string) => boolean = () => true,
): Since {
  const before = new Map(Object.entries(lock.operations));
  const ids = [...operations.keys()].filter(concerns);
  return {
    date: lock.date,
    same: lock.content === content,
    added: ids.filter((id) => !before.has(id)),
    changed: ids.filter((id) => before.has(id) && before.get(id) !== operations.get(id)),
    gone: [...before.keys()].filter((id) => !operations.has(id) && concerns(id)),
  };
}

/**
 * Finds the differences that the provider made since the lock. Where its operation is as it was, the difference is of our own
 * making, and no news.
 *
 * @param idsAt the operationIds at `POST /v1/users`, of the provider's document and of ours
 */
export function findNew(
  lock: Lock,
  copy: Copy,
  idsAt: (operation: string) => readonly string[],
): Set<Difference> {
  const { added, changed, gone } = compareWithLock(lock, copy);
  const moved = new Set([...added, ...changed, ...gone]);
  const seen = new Set(lock.differences);
  const isNew = (each: Difference): boolean =>
    !seen.has(shortHash(lineOf(each))) && [...each.operations].flatMap(idsAt).some((id) => moved.has(id));
  return new Set(copy.differences.filter(isNew));
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
