import type { Change, Rating } from "./change.ts";
import { nameMethods } from "./group.ts";
import { exportedNow, isInner, listUsers, typeOf, type Signatures } from "./inner-types.ts";

const COMPILES = "Programs compile as before.";

/**
 * The changes of the package's own types, by lines as `listSignatures` makes them.
 *
 * A text can't show whether a type that became another still takes what it took, so what isn't known to be harmless is
 * major. Whoever knows better says so in the changelog, by a version that is higher than needed. Inner types that come or
 * go are no change by themselves: what refers to them is another, and is told.
 */
export function compareSignatures(before: readonly string[], after: readonly string[]): Change[] {
  const [old, now] = [byName(before), byName(after)];
  const known = exportedNow(old, now);
  const changes: Change[] = [];
  for (const [name, text] of now) {
    const was = known.get(name);
    if (!old.has(name) && parentOf(name) === undefined && !isInner(name)) changes.push(tell(now, name, NEW));
    if (was === undefined) changes.push(...addMember(name, text, known, now));
    else if (was !== text) changes.push(tell(now, name, compareTexts(name, was, text, now)));
  }
  for (const name of known.keys()) {
    const isTold = hasLostParent(name, now) || (isInner(name) && parentOf(name) === undefined);
    if (!now.has(name) && !isTold) changes.push(tell(known, name, GONE));
  }
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
function hasLostParent(name: string, names: Signatures): boolean {
  const parent = parentOf(name);
  return parent !== undefined && !names.has(parent);
}

function parentOf(name: string): string | undefined {
  return /^(\S+ \w+)\./.exec(name)?.[1];
}

/** The rating of a signature that is another, with the end of a sentence on it. */
interface Finding {
  readonly rating: Rating;
  readonly what: string;
  readonly consequence: string;
}

const NEW: Finding = { rating: "minor", what: "is new", consequence: COMPILES };
const GONE: Finding = {
  rating: "major",
  what: "is gone",
  consequence: "Code that uses it no longer compiles.",
};
const REQUIRED: Finding = {
  rating: "major",
  what: "is required",
  consequence: "Values without it no longer compile.",
};

/** Names of types that users write values of, for whom a field more that is required is one that they lack. */
const WRITTEN =
  /^(Seed|Trusted)|(Options?|Params|Input|Query|Config|Policy|Hooks|Credentials|Counter|Store|Limits?|Extension|Route|Mapping|Fault|Caller|Denial|Impersonation)$/;

/** Whether users write values of a type: by its own name, or by one that it is a part of. */
function isWritten(name: string, signatures: Signatures): boolean {
  const users = isInner(name) ? listUsers(signatures, name) : [];
  return [name, ...users].some((each) => WRITTEN.test(typeOf(each)));
}

function addMember(name: string, text: string, before: Signatures, after: Signatures): Change[] {
  const parent = parentOf(name);
  if (parent === undefined || !before.has(parent)) return [];
  const isOptional = /^(readonly )?\S+?\?[:(]/.test(text);
  return [tell(after, name, isWritten(name, after) && !isOptional ? REQUIRED : NEW)];
}

function compareTexts(name: string, before: string, after: string, signatures: Signatures): Finding {
  const what = `was \`${before}\`, and is \`${after}\``;
  if (isOptionalNow(before, after) && isWritten(name, signatures))
    return { rating: "minor", what, consequence: COMPILES };
  if (hasOneParamMore(before, after)) return { rating: "minor", what, consequence: COMPILES };
  if (isLongerUnion(before, after))
    return { rating: "minor", what, consequence: "A switch over all values no longer compiles." };
  return { rating: "major", what, consequence: "Code that uses it may no longer compile." };
}

function tell(signatures: Signatures, name: string, { rating, what, consequence }: Finding): Change {
  const users = isInner(name) ? listUsers(signatures, name) : [];
  const [entry, place] = [users[0] ?? name, name].map((each, index) => each.split(" ")[index]!) as [
    string,
    string,
  ];
  const within = users.length > 0 ? ` (in ${nameMethods(users.map(typeOf))})` : "";
  return { rating, method: entry, text: `${place}${within} ${what}.`, consequence };
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
