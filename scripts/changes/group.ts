import { highest, RATINGS, type Change, type Direction, type Rating } from "./change.ts";

/** A change that several methods have alike, as of a schema that they share, told once. */
export interface Group {
  readonly rating: Rating;
  readonly methods: readonly string[];
  readonly text: string;
  /** The meaning of it, one for each direction that the value goes. */
  readonly uses: readonly Use[];
}

/** The meaning of a change for some of its methods. */
interface Use {
  readonly rating: Rating;
  /** None: it is of no value that a call sends or answers. */
  readonly direction: Direction | undefined;
  readonly methods: readonly string[];
  readonly consequence: string;
}

/** Puts changes together that are the same in several methods, or in a schema of theirs, those that break most first. */
export function groupChanges(changes: readonly Change[]): Group[] {
  const bySchema = gather(changes, ({ text, shared }) => shared?.neutral ?? text);
  // Schemas of one use each, as of bodies, may have the same words.
  const groups = gather(bySchema, (alike) => [wordsFor(alike), [...new Set(alike.map(meaningOf))].sort()]);
  return groups
    .map((alike) => describe(wordsFor(alike[0]!), alike.flat()))
    .sort((a, b) => RATINGS.indexOf(a.rating) - RATINGS.indexOf(b.rating));
}

function describe(text: string, changes: readonly Change[]): Group {
  const uses = gather(changes, meaningOf).map((alike): Use => {
    const [{ rating, direction, consequence }] = alike as [Change];
    return { rating, direction, methods: methodsOf(alike), consequence };
  });
  uses.sort((a, b) => RATINGS.indexOf(a.rating) - RATINGS.indexOf(b.rating));
  return { rating: rate(changes), methods: methodsOf(changes), text, uses };
}

function meaningOf({ direction, rating, consequence }: Change): string {
  return JSON.stringify([direction, rating, consequence]);
}

/** The words of a method where the value has one place, else those of the schema. */
function wordsFor(changes: readonly Change[]): string {
  const [{ text, shared, direction }] = changes as [Change];
  if (shared === undefined || changes.every((each) => each.text === text)) return text;
  if (changes.some((each) => each.direction !== direction)) return shared.neutral;
  return `${direction === "request" ? "In params" : "In answers"}, ${shared.text}`;
}

function methodsOf(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(({ method }) => method))].sort();
}

/** Puts what has an equal key together, in the order of the first of each. */
function gather<T>(all: readonly T[], keyOf: (each: T) => unknown): T[][] {
  const found = new Map<string, T[]>();
  for (const each of all) {
    const key = JSON.stringify(keyOf(each));
    const list = found.get(key) ?? [];
    list.push(each);
    found.set(key, list);
  }
  return [...found.values()];
}

/** The rating of all together. */
export function rate(changes: readonly Change[]): Rating {
  return highest(changes.map(({ rating }) => rating));
}

/** Methods in a line: a few by name, and how many more. */
export function nameMethods(methods: readonly string[], quote = (name: string): string => name): string {
  const shown = methods.slice(0, 3).map(quote).join(", ");
  return methods.length > 3 ? `${shown} and ${methods.length - 3} more` : shown;
}
