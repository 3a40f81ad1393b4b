import type { Alternative } from "./alternatives.ts";
import type { Difference, Rating } from "./change.ts";
import { COMPILES } from "./compare-shapes.ts";
import { valuesIn } from "./discriminators.ts";
import type { Union } from "./pair-forms.ts";
import { place } from "./place.ts";
import type { Visit } from "./visit.ts";

/** The fate of forms that have none on the other side. */
type Fate = "sent, too" | "sent no longer" | "read, too" | "a new kind" | "read no longer";

const MEANINGS: Record<Fate, readonly [rating: Rating, consequence: string]> = {
  "sent, too": ["minor", `${COMPILES}.`],
  "sent no longer": ["major", "Code that sends such a value no longer compiles."],
  "read, too": ["major", "Code that reads it as what it was alone no longer compiles."],
  "a new kind": ["minor", "A switch that must be exhaustive no longer compiles, until it has the value."],
  "read no longer": ["major", "Code that reads such a value no longer compiles."],
};

/** Tells of forms that are new, or gone. */
export function tellForms(
  fate: Fate,
  forms: readonly Alternative[],
  union: Union,
  { at, direction }: Visit,
): Difference[] {
  if (forms.length === 0) return [];
  const [rating, consequence] = MEANINGS[fate];
  const what = describe(forms, union);
  const fact = fate.endsWith("no longer") ? `is no longer ${what}` : `can be ${what}, too`;
  return [place({ rating, fact, consequence }, at, direction)];
}

/** Names forms by their values that tell them from others, as `type "a"`, else by what they require. */
export function labelOf(forms: readonly Alternative[], union: Union): string {
  return [...new Set(forms.map((form) => labelForm(form, union)))].join(", or ");
}

function labelForm(form: Alternative, { names, shapeOf }: Union): string {
  const told = names.flatMap((name) => {
    const values = valuesIn(form, name, shapeOf);
    return values ? [`${name} ${values.join(" or ")}`] : [];
  });
  if (told.length > 0) return told.join(" and ");
  if (form.type === "array") return [...shapeOf(form.items ?? {}).types].join(" or ") || "anything";
  const all = [...form.fields.keys()];
  const required = all.filter((name) => form.fields.get(name)!.required);
  return (required.length > 0 ? required : all).join(" + ");
}

function describe(forms: readonly Alternative[], union: Union): string {
  const label = labelOf(forms, union);
  if (forms[0]!.type === "array") return `a list of ${label}`;
  return label === "" ? "an object without fields" : `an object with ${label}`;
}
