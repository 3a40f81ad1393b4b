import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import type { Covered } from "./corrections.ts";
import { lineOf, type Difference } from "./difference.ts";

/**
 * The form of what the hashes are of. In the first, an operation's said nothing of the root's credentials, of shared parameters
 * and answers, and of webhooks.
 */
const FORMAT = 2;

/**
 * The copy that was last looked at. It has ids and hashes alone, as the document isn't ours to keep; and a hash tells what a
 * version would, since the document's stays the same.
 */
export interface Lock {
  readonly format: number;
  /** A hash of the copy's text. */
  readonly content: string;
  /** The day when it was looked at. */
  readonly date: string;
  /** A hash of each operation's structure, by operationId; of each webhook's, by its key. */
  readonly operations: Readonly<Record<string, string>>;
  /** A hash of each difference that it had from ours. */
  readonly differences: readonly string[];
  /** A hash of each difference that was meant to be, by the line that says so: a wide one would hide further ones. */
  readonly covered: Readonly<Record<string, readonly string[]>>;
}

/** Everything about a copy that is compared with the lock. */
export interface Copy {
  readonly content: string;
  readonly operations: ReadonlyMap<string, string>;
  readonly differences: readonly Difference[];
  readonly covered: readonly Covered[];
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

export function makeLock({ content, operations, differences, covered }: Copy, date: string): Lock {
  const lines: Record<string, string[]> = {};
  for (const { difference, by } of covered) (lines[by.differs] ??= []).push(hashOfLine(difference));
  return {
    format: FORMAT,
    content,
    date,
    operations: Object.fromEntries(operations),
    differences: differences.map(hashOfLine).sort(),
    covered: Object.fromEntries(
      Object.entries(lines)
        .map(([differs, hashes]) => [differs, hashes.sort()] as const)
        .sort(byKey),
    ),
  };
}

/** A hash of a difference. */
export function hashOfLine(difference: Difference): string {
  return shortHash(lineOf(difference));
}

/**
 * Reads the lock.
 *
 * @param renewed the content of a copy that is to be looked at from now on: an older form of a lock of the same one can go
 * @throws {Error} where the file is no lock, or one of another form, beside which everything would seem new
 */
export function readLock(file: string, renewed?: string): Lock | undefined {
  if (!existsSync(file)) return undefined;
  const lock = parseLock(readFileSync(file, "utf8"));
  if (!lock) {
    throw new Error(
      `${file} isn't a lock any more. Restore it from git, or remove it and write it anew with --lock.`,
    );
  }
  const { format = 1, content, date } = lock as Partial<Lock>;
  if (format === FORMAT) return lock;
  if (content === renewed && format < FORMAT) return undefined;
  const what = `${file} is a lock of form ${format}, and its hashes can't be compared with those of form ${FORMAT}`;
  const remedy =
    format > FORMAT
      ? "Take a newer version of these scripts."
      : `Run this with --lock on the copy that it is of, that of ${date} with the SHA-256 ${content}.`;
  throw new Error(`${what}. ${remedy}`);
}

function parseLock(text: string): Lock | undefined {
  try {
    const lock = JSON.parse(text) as Lock;
    const { operations, differences, covered } = lock;
    const isWhole = typeof operations === "object" && typeof covered === "object";
    return isWhole && Array.isArray(differences) ? lock : undefined;
  } catch {
    return undefined;
  }
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
