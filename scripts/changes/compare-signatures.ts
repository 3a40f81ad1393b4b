import type { Change, Rating } from "./change.ts";

const COMPILES = "Programs compile as before.";

/**
 * The changes of the package's own types, by lines as `listSignatures` makes them.
 *
 * A text can't show whether a type that became another still takes what it took, so what isn't known to be harmless is
 * major. Whoever knows better says so in the changelog, by a version that is higher than needed.
 */
export function compareSignatures(before: readonly string[], after: readonly string[]): Change[] {
  const [a, b] = [byName(before), byName(after)];
  const changes: Change[] = [];
  for (const [name, texts] of b) {
    const old = a.get(name);
    if (old === undefined) changes.push(...added(name, texts, a));
    else if (old !== texts) changes.push(changed(name, old, texts));
  }
  for (const name of a.keys()) if (!b.has(name) && !hasLostParent(name, b)) changes.push(removed(name));
  return changes;
}

/** Signatures by entry and name; overloads are one. */
function byName(lines: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of lines) {
    const [, name = "", text = ""] = /^(\S+ .*?): (.*)$/.exec(line) ?? [];
    found.set(name, found.has(name) ? `${found.get(name)!} & ${text}` : text);
  }
  return found;
}

/** Whether the type that a member is of is gone, too, which is told once. */
function hasLostParent(name: string, names: ReadonlyMap<string, string>): boolean {
  const parent = parentOf(name);
  return parent !== undefined && !names.has(parent);
}

function parentOf(name: string): string | undefined {
  return /^(\S+ \w+)\./.exec(name)?.[1];
}

/** Names of types that users write values of, for whom a field more that is required is one that they lack. */
const WRITTEN = /(Options|Params|Input|Query|Config|Policy|Hooks|Credentials|Counter|Store)$/;

function added(name: string, text: string, before: ReadonlyMap<string, string>): Change[] {
  const parent = parentOf(name);
  if (parent !== undefined && !before.has(parent)) return [];
  const isOptional = /^(readonly )?\S+?\?[:(]/.test(text);
  const breaks = parent !== undefined && WRITTEN.test(parent) && !isOptional;
  return [
    breaks
      ? change("major", name, "is required", "Values without it no longer compile.")
      : change("minor", name, "is new", COMPILES),
  ];
}

function removed(name: string): Change {
  return change("major", name, "is gone", "Code that uses it no longer compiles.");
}

function changed(name: string, before: string, after: string): Change {
  const what = `was \`${before}\`, and is \`${after}\``;
  if (isOptionalNow(before, after) && WRITTEN.test(parentOf(name) ?? ""))
    return change("minor", name, what, COMPILES);
  if (hasOneParamMore(before, after)) return change("minor", name, what, COMPILES);
  if (isLongerUnion(before, after))
    return change("minor", name, what, "A switch over all values no longer compiles.");
  return change("major", name, what, "Code that uses it may no longer compile.");
}

function change(rating: Rating, name: string, what: string, consequence: string): Change {
  const [entry, place] = name.split(" ") as [string, string];
  return { rating, method: entry, text: `${place} ${what}.`, consequence };
}

function isOptionalNow(before: string, after: string): boolean {
  return before.replace(/^((?:readonly )?\w+):/, "$1?:") === after;
}

/** Whether a function has only optional params more, behind those that it had. */
function hasOneParamMore(before: string, after: string): boolean {
  const [a, b] = [before.lastIndexOf("): "), after.lastIndexOf("): ")];
  if (a === -1 || b === -1 || before.slice(a) !== after.slice(b)) return false;
  const [params, longer] = [before.slice(0, a), after.slice(0, b)];
  const more = longer.startsWith(params) ? longer.slice(params.length) : "";
  return /^(, )?\w+\?: /.test(more) && !/, \w+: /.test(more);
}

function isLongerUnion(before: string, after: string): boolean {
  const parts = (text: string): string[] => text.replace(/^type = /, "").split(" | ");
  const isType = before.startsWith("type = ") && after.startsWith("type = ");
  return isType && parts(before).every((part) => parts(after).includes(part));
}
