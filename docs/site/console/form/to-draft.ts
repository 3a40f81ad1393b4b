import type { Draft, DraftObject } from "./draft.ts";
import type { Field } from "./field.ts";
import { own } from "./own.ts";

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
