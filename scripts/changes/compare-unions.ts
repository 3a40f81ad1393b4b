import type { Alternative } from "./alternatives.ts";
import type { Difference } from "./change.ts";
import { compareForm } from "./compare-form.ts";
import { findDiscriminators, splitForms } from "./discriminators.ts";
import { areApart, pairForms, type Union } from "./pair-forms.ts";
import { narrow } from "./place.ts";
import { labelOf, tellForms } from "./tell-forms.ts";
import type { Visit } from "./visit.ts";

/** The forms of both sides, as it was and as it is. */
interface Unions {
  readonly old: Union;
  readonly now: Union;
  readonly visit: Visit;
}

/** A form that is on both sides, with what is another in it. */
interface Told {
  readonly form: Alternative;
  readonly differences: readonly Difference[];
}

/**
 * Compares forms of which a value has any one, as of `oneOf`: who sends it may keep to one that he knew, and who reads it
 * must know each.
 */
export function compareUnions(
  was: readonly Alternative[],
  is: readonly Alternative[],
  visit: Visit,
): Difference[] {
  const { shapeBefore, shapeAfter } = visit.pair;
  const names = [
    ...new Set([...findDiscriminators(was, shapeBefore), ...findDiscriminators(is, shapeAfter)]),
  ];
  const unite = (forms: readonly Alternative[], shapeOf: Union["shapeOf"]): Union => ({
    ...{ forms: splitForms(forms, names, shapeOf), shapeOf, names },
  });
  const unions: Unions = { old: unite(was, shapeBefore), now: unite(is, shapeAfter), visit };
  return visit.direction === "request" ? compareSent(unions) : compareRead(unions);
}

/** Compares by the rule that whatever was sent must be one of the new forms. */
function compareSent(unions: Unions): Difference[] {
  const { old, now, visit } = unions;
  const { told, alone, left } = match(old, now, visit, (one, other, on) =>
    compareForm(one, other, on, fieldsAmong(old)),
  );
  return [
    ...tellForms("sent no longer", alone, old, visit),
    ...gather(told, old),
    ...tellForms("sent, too", left, now, visit),
  ];
}

/** Compares by the rule that whatever is answered must be one of the old forms, and the old ones be there to read. */
function compareRead(unions: Unions): Difference[] {
  const { old, now, visit } = unions;
  const { told, alone, left } = match(now, old, visit, (one, other, on) =>
    compareForm(other, one, on, fieldsAmong(old)),
  );
  const gone = left.filter((form) => !now.forms.some((other) => isReadable(form, other, visit)));
  const kinds = alone.filter((form) => isNewKind(form, unions));
  const strange = alone.filter((form) => !kinds.includes(form));
  return [
    ...tellForms("read no longer", gone, old, visit),
    ...gather(told, now),
    ...tellForms("a new kind", kinds, now, visit),
    ...tellForms("read, too", strange, now, visit),
  ];
}

/** The fields of all forms, where no value tells these apart, so that the compiler takes them together. */
function fieldsAmong({ forms, names }: Union): Set<string> {
  return new Set(names.length > 0 ? [] : forms.flatMap(({ fields }) => [...fields.keys()]));
}

type Compare = (one: Alternative, other: Alternative, visit: Visit) => Difference[];

/** Finds a form on the other side for each that needs one, and what is left there. */
function match(
  some: Union,
  others: Union,
  visit: Visit,
  compare: Compare,
): { told: Told[]; alone: Alternative[]; left: Alternative[] } {
  const pairs = pairForms(some, others);
  const told: Told[] = [];
  const alone: Alternative[] = [];
  const left = new Set(others.forms);
  for (const form of some.forms) {
    const partner = pairs.get(form);
    const differences = partner ? compare(form, partner, visit) : [];
    const isFitting = partner !== undefined && !breaks(differences);
    // Any that it fits will do, also one that is paired with another.
    if (!isFitting && others.forms.some((other) => !breaks(compare(form, other, trial(visit))))) continue;
    if (partner) {
      told.push({ form, differences });
      left.delete(partner);
    } else alone.push(form);
  }
  return { told, alone, left: [...left] };
}

function breaks(differences: readonly Difference[]): boolean {
  return differences.some(({ rating }) => rating === "major");
}

/** A visit that notes no names, as what it compares may have nothing to do with each other. */
function trial(visit: Visit): Visit {
  return { ...visit, pair: { ...visit.pair, renamed: new Map() } };
}

/** Whether all that is read of an old form may be read of a new one. */
function isReadable(form: Alternative, other: Alternative, visit: Visit): boolean {
  const fields = [...form.fields].map(([name, field]) => [name, { ...field, required: false }] as const);
  return !breaks(compareForm({ ...form, name: undefined, fields: new Map(fields) }, other, trial(visit)));
}

/** Whether a form has another value of what tells forms apart, and what could be read of any form before. */
function isNewKind(form: Alternative, { old, now, visit }: Unions): boolean {
  if (!old.forms.every((other) => areApart(form, other, now, old))) return false;
  const common = [...form.fields.keys(), ...old.forms[0]!.fields.keys()].filter(
    (name) => !old.names.includes(name) && old.forms.every(({ fields }) => fields.has(name)),
  );
  const only = (each: Alternative): Alternative => {
    const fields = [...each.fields].filter(([name]) => common.includes(name));
    return { ...each, name: undefined, fields: new Map(fields) };
  };
  return old.forms.some((other) => !breaks(compareForm(only(other), only(form), trial(visit))));
}

/** Tells a difference once, and of which forms it is where it isn't of all. */
function gather(told: readonly Told[], union: Union): Difference[] {
  const found = new Map<string, { difference: Difference; forms: Alternative[] }>();
  for (const { form, differences } of told) {
    for (const difference of differences) {
      const key = JSON.stringify(difference);
      const known = found.get(key) ?? { difference, forms: [] };
      known.forms.push(form);
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ difference, forms }) => {
    const label = forms.length < union.forms.length ? labelOf(forms, union) : "";
    return label === "" ? difference : narrow(difference, `with ${label}`);
  });
}
