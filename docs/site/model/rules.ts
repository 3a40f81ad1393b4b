import type { Schema } from "./document.ts";
import { follow, type Schemas } from "./words.ts";

/** Whether a schema's branches are objects that share no field, so that they read best as one list of fields. */
export function isChoiceOfFields(branches: readonly Schema[], schemas: Schemas): boolean {
  const names = branches.map((branch) => Object.keys(follow(branch, schemas).schema.properties ?? {}));
  const all = names.flat();
  return names.every((own) => own.length > 0) && (new Set(all).size === all.length || isSubset(names));
}

/** Branches such as "an id", "an id and a token" share fields, but of one meaning. */
function isSubset(names: readonly string[][]): boolean {
  const [first = []] = names;
  return names.length === 2 && first.every((name) => names[1]!.includes(name));
}

/** The rule that a choice makes for its fields, as a sentence: "Exactly one of `a` and `b`." */
export function choiceWords(kind: "anyOf" | "oneOf", branches: readonly Schema[], schemas: Schemas): string {
  const wholes = branches.map((branch) => follow(branch, schemas).schema);
  const sets = wholes.map(({ required = [], properties = {} }) =>
    required.length > 0 ? required : Object.keys(properties),
  );
  const isOptional = wholes.some(({ required = [] }) => required.length === 0);
  const names = sets.map((set) => set.map((name) => `\`${name}\``).join(" with "));
  if (isOptional) return `At most one of ${list(names)}.`;
  if (kind === "oneOf") return `Exactly one of ${list(names)}.`;
  return `At least one of ${list(names)}.`;
}

/** Joins words as a sentence does. */
export function list(words: readonly string[], last = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)!}`;
}
