import { highest, type Change, type Rating } from "./change.ts";

/** A change that several methods have alike, as of a schema that they share. */
export interface Group {
  readonly rating: Rating;
  readonly methods: readonly string[];
  readonly text: string;
  readonly consequence: string;
}

const RATINGS: readonly Rating[] = ["major", "minor", "patch", "none"];

/** Puts changes together that are the same in several methods, those that break most first. */
export function groupChanges(changes: readonly Change[]): Group[] {
  const groups = new Map<string, { change: Change; methods: Set<string> }>();
  for (const change of changes) {
    const key = JSON.stringify([change.rating, change.text, change.consequence]);
    const group = groups.get(key) ?? { change, methods: new Set() };
    groups.set(key, group);
    group.methods.add(change.method);
  }
  return [...groups.values()]
    .map(({ change: { rating, text, consequence }, methods }) => ({
      rating,
      methods: [...methods].sort(),
      text,
      consequence,
    }))
    .sort((a, b) => RATINGS.indexOf(a.rating) - RATINGS.indexOf(b.rating));
}

/** The rating of all together. */
export function rate(changes: readonly Change[]): Rating {
  return highest(changes.map(({ rating }) => rating));
}
