import type { Alternative } from "./alternatives.ts";
import type { Pair } from "./pair.ts";

type ShapeOf = Pair["shapeBefore"];

/** More values than a program tells apart: the compiler itself gives up at 25. */
const MOST = 24;

/** The only values of a form's field, as JSON; `undefined` where others will do, too, or it may be left out. */
export function valuesIn({ fields }: Alternative, name: string, shapeOf: ShapeOf): string[] | undefined {
  const field = fields.get(name);
  if (!field?.required) return undefined;
  const { types, values, open } = shapeOf(field.schema);
  if (types.size !== 1 || open.size > 0) return undefined;
  if (values.size === 0) return types.has("boolean") ? ["true", "false"] : undefined;
  return values.size > MOST ? undefined : [...values];
}

/** Lists the fields whose values tell a union's forms apart, such as `type`. */
export function findDiscriminators(forms: readonly Alternative[], shapeOf: ShapeOf): string[] {
  const names = new Set(forms.flatMap(({ fields }) => [...fields.keys()]));
  return [...names].filter((name) => {
    const known = forms.map((form) => valuesIn(form, name, shapeOf)?.sort());
    return !known.includes(undefined) && new Set(known.map((values) => JSON.stringify(values))).size > 1;
  });
}

/** Has each form stand for one value of each discriminator, so that a value's form is found on the other side, too. */
export function splitForms(
  forms: readonly Alternative[],
  names: readonly string[],
  shapeOf: ShapeOf,
): Alternative[] {
  return names.reduce<Alternative[]>(
    (all, name) => all.flatMap((form) => splitForm(form, name, valuesIn(form, name, shapeOf))),
    [...forms],
  );
}

function splitForm(form: Alternative, name: string, values: readonly string[] = []): Alternative[] {
  if (values.length < 2) return [form];
  const split = (value: string) => ({ schema: { const: JSON.parse(value) as unknown }, required: true });
  return values.map((value) => ({ ...form, fields: new Map([...form.fields, [name, split(value)]]) }));
}
