/** A value of an enum, with its meaning where the document tells it. */
export interface EnumValue {
  readonly value: string;
  readonly meaning: string | undefined;
}

/** One way of several in which an object can be made up. */
export interface Alternative {
  /** Of those that a field's value tells apart: that field and its value as JSON. */
  readonly tag: { readonly name: string; readonly value: string } | undefined;
  /** The document's title; empty where it has none. */
  readonly title: string;
  /** The schema that it refers to by name. */
  readonly schema: string | undefined;
  readonly description: string | undefined;
  readonly fields: readonly Field[];
}

/** A field of a request or an answer, with all that a reader is told about it. */
export interface Field {
  readonly name: string;
  /** The place below the body or the answer: `name.first_name`, `emails[].email`. */
  readonly path: string;
  readonly type: string;
  /** The schema that the field, or each item of it, refers to by name. */
  readonly schema: string | undefined;
  readonly required: boolean;
  /** Markdown. */
  readonly description: string | undefined;
  /** Limits in words: "at most 128 characters". */
  readonly constraints: readonly string[];
  readonly values: readonly EnumValue[];
  /** Whether values beside those of the enum may come. */
  readonly isOpen: boolean;
  readonly fallback: string | undefined;
  readonly example: string | undefined;
  /** The rules across fields that this one has a part in. */
  readonly rules: readonly string[];
  readonly fields: readonly Field[];
  readonly alternatives: readonly Alternative[];
}

/** The fields of an object, and its rules across them. */
export interface Members {
  readonly fields: readonly Field[];
  readonly alternatives: readonly Alternative[];
  readonly rules: readonly string[];
}

/** Whatever an alternative is best known by: its value, its title, its schema, or its number. */
export function alternativeWords({ tag, title, schema }: Alternative, number: number): string {
  if (tag) return `\`${tag.name}: ${tag.value}\``;
  return title || (schema ?? `Kind ${number}`);
}

/** A value of an enum as code in Markdown: an empty one would be no code at all. */
export function valueCode({ value }: EnumValue): string {
  return `\`${value || '""'}\``;
}
