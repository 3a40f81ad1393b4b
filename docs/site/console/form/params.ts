import type { Field, ListField, ObjectField } from "./field.ts";
import { draftOf, type Draft } from "./draft.ts";
import { checkNumber, checkText, type Say } from "./checks.ts";
import { needed, type Reading } from "./reading.ts";
import { isTooDeep } from "./depth.ts";
import type { Problem } from "./problem.ts";
import { checkRules } from "./rules.ts";

/** Reads the params of a call from a form's draft. */
export function readParams(form: ObjectField, draft: Draft): Reading {
  const problems: Problem[] = [];
  const params = readFields(form, draft, "", problems);
  return { params, problems };
}

function readFields(
  { fields, rules = [] }: Pick<ObjectField, "fields"> & { rules?: ObjectField["rules"] },
  draft: Draft,
  path: string,
  problems: Problem[],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const at = path === "" ? field.name : `${path}.${field.name}`;
    const before = problems.length;
    const value = read(field, draftOf(draft, field.name), at, problems);
    if (value !== undefined) values[field.name] = value;
    else if (field.isRequired && problems.length === before) problems.push(needed(at));
  }
  problems.push(...checkRules(rules, values, path));
  return values;
}

/** Reads one field. Nothing: it is left out. */
function read(field: Field, draft: Draft, path: string, problems: Problem[]): unknown {
  if (draft === undefined) return undefined;
  const say: Say = (message, { isBlocking = false, isEarly = false } = {}) =>
    problems.push({ path, message, isBlocking, ...(isEarly && { isEarly }) });
  switch (field.kind) {
    case "text":
      checkText(field, draft as string, say);
      return draft;
    case "choice":
      return draft;
    case "boolean":
      return draft === "true";
    case "number":
      return checkNumber(field, draft as string, say);
    case "json":
      return readJson(draft as string, field.isObject, say);
    case "list":
      return readList(field, draft as readonly Draft[], path, problems);
    case "object": {
      const within: Problem[] = [];
      const values = readFields(field, draft, path, within);
      // Nobody wants the parts of what isn't sent; but what can't be read was meant to be.
      const isSent = Object.keys(values).length > 0;
      problems.push(...within.filter(({ isBlocking }) => isSent || isBlocking));
      return isSent ? values : undefined;
    }
    case "variants": {
      const name = draftOf(draft, field.by);
      const variant = field.variants.find(({ value }) => value === name);
      return variant && { [field.by]: variant.value, ...readFields(variant, draft, path, problems) };
    }
  }
}

function readList(
  field: ListField,
  draft: readonly Draft[],
  path: string,
  problems: Problem[],
): unknown[] | undefined {
  const items = draft
    .map((item, i) => read(field.item, item, `${path}.${i}`, problems))
    .filter((item) => item !== undefined);
  // Rows that nothing was typed into yet are no empty list.
  if (items.length === 0 && draft.length > 0) return undefined;
  const { minItems = 0, maxItems = Infinity } = field;
  if (items.length < minItems)
    problems.push({ path, message: `Give at least ${minItems}.`, isBlocking: false });
  if (items.length > maxItems)
    problems.push({ path, message: `Give at most ${maxItems}.`, isBlocking: false });
  return items;
}

function readJson(text: string, isObject: boolean, say: Say): unknown {
  if (text.trim() === "") return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    say(`This isn't JSON yet: ${(error as Error).message}.`, { isBlocking: true });
    return undefined;
  }
  if (isTooDeep(value)) {
    say("This is nested too deeply.", { isBlocking: true });
    return undefined;
  }
  if (isObject && (typeof value !== "object" || value === null || Array.isArray(value))) {
    say('An object is needed, such as {"key": "value"}.', { isBlocking: true });
    return undefined;
  }
  return value;
}
