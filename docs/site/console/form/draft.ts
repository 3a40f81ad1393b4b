import type { Field } from "./field.ts";
import { own } from "./own.ts";

/**
 * The state of a field as it is typed. Nothing where it is left out, so that an empty text or list can be sent, too;
 * numbers, booleans and JSON are the text that was typed.
 */
export type Draft = undefined | string | readonly Draft[] | DraftObject;

/** The drafts of the fields within a field. */
export interface DraftObject {
  readonly [name: string]: Draft;
}

/** Gives the draft of one of the fields within a field. */
export function draftOf(draft: Draft, name: string): Draft {
  return isDraftObject(draft) && Object.hasOwn(draft, name) ? draft[name] : undefined;
}

/** Whether a draft has fields within. */
export function isDraftObject(draft: Draft): draft is DraftObject {
  return typeof draft === "object" && !Array.isArray(draft);
}

/** Gives a draft in which one field is another. */
export function withDraft(draft: Draft, name: string, value: Draft): DraftObject {
  return { ...(isDraftObject(draft) ? draft : {}), [name]: value };
}

/** Makes the draft that leads to a value; of what the field can't hold, nothing. */
export function toDraft(field: Field, value: unknown): Draft {
  if (value === undefined) return undefined;
  switch (field.kind) {
    case "text":
      return typeof value === "string" ? value : undefined;
    case "choice":
      return field.choices.some((choice) => choice.value === value) ? (value as string) : undefined;
    case "number":
      return typeof value === "number" ? String(value) : undefined;
    case "boolean":
      return typeof value === "boolean" ? String(value) : undefined;
    case "json":
      return JSON.stringify(value, null, 2);
    case "list":
      return Array.isArray(value) ? value.map((item) => toDraft(field.item, item)) : undefined;
    case "object":
      return objectDraft(field.fields, value);
    case "variants": {
      const name = own(value, field.by);
      const variant = field.variants.find((each) => each.value === name);
      return variant && { ...objectDraft(variant.fields, value), [field.by]: variant.value };
    }
  }
}

function objectDraft(fields: readonly Field[], value: unknown): DraftObject | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const drafts: Record<string, Draft> = {};
  for (const field of fields) {
    const draft = toDraft(field, own(value, field.name));
    if (draft !== undefined) drafts[field.name] = draft;
  }
  return drafts;
}
