import type { Schema } from "../../src/generate/openapi.ts";
import type { Difference, Direction } from "./change.ts";
import type { Pair } from "./pair.ts";
import type { Place } from "./place.ts";

/** A step of the walk over two documents' schemas, side by side. */
export interface Visit {
  readonly pair: Pair;
  readonly direction: Direction;
  readonly at: Place;
  /** The schemas with a name around here, which may refer to themselves. */
  readonly seen: ReadonlySet<string>;
  /** Compares what is inside. */
  readonly walk: (visit: Visit, before: Schema, after: Schema) => Difference[];
}

/** Whether nothing is to be found: the schema is the same, or is compared around here already, as it refers to itself. */
export function isKnown({ pair, seen }: Visit, was: string | undefined, is: string | undefined): boolean {
  if (was === undefined || is === undefined) return false;
  return (was === is && !pair.affected.has(`schemas/${is}`)) || seen.has(passOf(was, is));
}

/** A word for the comparison of two schemas by name. */
export function passOf(was: string | undefined, is: string | undefined): string {
  return `${was} ${is}`;
}

/** Notes that a schema has another name: the old one is gone, and what stands in its place is new. */
export function noteName(
  { before, after, renamed }: Pair,
  old: string | undefined,
  name: string | undefined,
): void {
  if (old === undefined || name === undefined) return;
  const isGone = !Object.hasOwn(after.components.schemas, old);
  if (isGone && !Object.hasOwn(before.components.schemas, name)) renamed.set(old, name);
}
