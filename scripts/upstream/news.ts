import { isWide } from "./corrections.ts";
import type { Difference } from "./difference.ts";
import { hashOfLine, type Copy, type Lock } from "./lock.ts";

/** The operations that ours has, too, as the copy has them since the lock. Of others the differences tell enough. */
export interface Since {
  readonly date: string;
  /** Whether the copy is the one that was looked at. */
  readonly same: boolean;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
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
  const seen = new Set([...lock.differences, ...Object.values(lock.covered).flat()]);
  const known = new Map<string, boolean>();
  const isMoved = (operation: string): boolean => {
    if (!known.has(operation))
      known.set(
        operation,
        idsAt(operation).some((id) => moved.has(id)),
      );
    return known.get(operation)!;
  };
  const isNew = (each: Difference): boolean =>
    !seen.has(hashOfLine(each)) && [...each.operations].some(isMoved);
  const all = [...copy.differences, ...copy.covered.map(({ difference }) => difference)];
  return new Set(all.filter(isNew));
}

/** A wide line, and how many differences it stands for: fewer, where the provider mended some. */
export interface Shrunk {
  readonly differs: string;
  readonly was: number;
  readonly is: number;
}

/** Finds the wide lines that stand for less than in the copy that was looked at. That copy itself has no news. */
export function findShrunk(lock: Lock, { content, covered }: Copy): Shrunk[] {
  if (content === lock.content) return [];
  const counts = new Map<string, number>();
  for (const { by } of covered) if (isWide(by)) counts.set(by.differs, (counts.get(by.differs) ?? 0) + 1);
  return [...counts].flatMap(([differs, is]) => {
    const was = Object.hasOwn(lock.covered, differs) ? lock.covered[differs]!.length : 0;
    return is < was ? [{ differs, was, is }] : [];
  });
}
