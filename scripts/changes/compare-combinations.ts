import type { Alternative, Field } from "./alternatives.ts";
import type { Direction } from "./change.ts";
import { COMPILES, type Finding } from "./compare-shapes.ts";
import type { Pair } from "./pair.ts";
import type { Shape } from "./shape.ts";

/**
 * Puts an object's forms together, where they differ in which fields they have and require alone, as of params that ask for
 * an email address or a phone number; `undefined` where a field is of one kind in one form and of another in the next.
 */
export function uniteForms(
  forms: readonly Alternative[],
  shapeOf: Pair["shapeBefore"],
): Alternative | undefined {
  const [first, ...others] = forms;
  if (first === undefined || others.length === 0) return first;
  if (first.type !== "object") return undefined;
  const fields = new Map<string, Field>();
  for (const form of forms) {
    for (const [name, { schema, required }] of form.fields) {
      const known = fields.get(name);
      if (known && !isAlike(known.schema, schema, shapeOf)) return undefined;
      const isAsked = required && forms.every((each) => each.fields.get(name)?.required === true);
      fields.set(name, { schema: known?.schema ?? schema, required: isAsked });
    }
  }
  const rest = forms.map((form) => form.rest).find((each) => each !== undefined);
  return { ...first, name: undefined, fields, rest };
}

/** Whether a field is the same in two forms, however each of them writes it. */
function isAlike(one: Field["schema"], other: Field["schema"], shapeOf: Pair["shapeBefore"]): boolean {
  if (JSON.stringify(one) === JSON.stringify(other)) return true;
  const [a, b] = [shapeOf(one), shapeOf(other)];
  const isPlain = ({ objects, lists }: Shape): boolean => objects.length + lists.length === 0;
  const text = ({ types, values, open }: Shape): string =>
    JSON.stringify([types, values, open].map((each) => [...each].sort()));
  return isPlain(a) && isPlain(b) && text(a) === text(b);
}

/** Compares which fields go together. What all forms require is left to the fields themselves. */
export function compareCombinations(
  was: readonly Alternative[],
  is: readonly Alternative[],
  direction: Direction,
): Finding[] {
  const [from, to] = direction === "request" ? [was, is] : [is, was];
  const isFitting = fitting([from, to], direction, namesOf(is));
  const isNarrower = !from.every((one) => to.some((other) => isFitting(one, other)));
  const words = [
    tellCombinations("now also with", is, was),
    tellCombinations("no longer with", was, is),
  ].filter(Boolean);
  if (words.length > 0) {
    const consequence = isNarrower ? "Code that has another combination no longer compiles." : `${COMPILES}.`;
    return [
      { rating: isNarrower ? "major" : "minor", fact: `can be written ${words.join("; ")}`, consequence },
    ];
  }
  const moved = movedFields(was, is);
  if (direction === "request" || !isNarrower || moved.length === 0) return [];
  const fact = `no longer has ${moved.join(", ")} in each form that had it`;
  return [{ rating: "major", fact, consequence: "Code that reads it there no longer compiles." }];
}

/** Makes the check whether what has one form has another, too; to who reads it, it must have the fields that are read there. */
function fitting(
  [from, to]: readonly [from: readonly Alternative[], to: readonly Alternative[]],
  direction: Direction,
  known: ReadonlySet<string>,
) {
  const isRequired = (name: string, { fields }: Alternative): boolean => fields.get(name)?.required === true;
  const isTold = (name: string): boolean =>
    to.every((form) => isRequired(name, form)) && !from.some((form) => isRequired(name, form));
  return (one: Alternative, other: Alternative): boolean =>
    [...other.fields].every(([name, { required }]) => {
      if (required && !isTold(name)) return one.fields.get(name)?.required === true;
      // A field that is nowhere any more is told by itself.
      return direction === "request" || one.fields.has(name) || !known.has(name);
    });
}

function namesOf(forms: readonly Alternative[]): Set<string> {
  return new Set(forms.flatMap(({ fields }) => [...fields.keys()]));
}

/** Of each form, its required fields beside those that all require, without forms that another asks less than. */
function combinationsOf(forms: readonly Alternative[]): string[][] {
  const required = forms.map(requiredOf);
  const all = requiredByAll(forms);
  const own = required.map((names) => names.filter((name) => !all.includes(name)));
  return own.filter(
    (names) =>
      !own.some((other) => other.length < names.length && other.every((name) => names.includes(name))),
  );
}

function requiredByAll(forms: readonly Alternative[]): string[] {
  const [first, ...others] = forms.map(requiredOf);
  return first!.filter((name) => others.every((names) => names.includes(name)));
}

/** Tells the combinations that are of the one side alone; those that are there in every form aren't news. */
function tellCombinations(
  words: string,
  some: readonly Alternative[],
  others: readonly Alternative[],
): string {
  const known = combinationsOf(others).map((names) => names.join(" + "));
  const all = requiredByAll(others);
  const added = combinationsOf(some)
    .filter((names) => !names.every((name) => all.includes(name)))
    .map((names) => names.join(" + "))
    .filter((each) => !known.includes(each));
  return added.length > 0 ? `${words} ${[...new Set(added)].join(", or with ")}` : "";
}

/** The fields that are still somewhere, and no longer with what a form requires. */
function movedFields(was: readonly Alternative[], is: readonly Alternative[]): string[] {
  const known = namesOf(is);
  const withIt = (forms: readonly Alternative[], name: string): string[] =>
    forms.filter(({ fields }) => fields.has(name)).map((form) => requiredOf(form).join(" + "));
  return [...namesOf(was)].filter((name) => {
    const now = withIt(is, name);
    return known.has(name) && !withIt(was, name).every((each) => now.includes(each));
  });
}

function requiredOf({ fields }: Alternative): string[] {
  return [...fields.keys()].filter((name) => fields.get(name)!.required).sort();
}
