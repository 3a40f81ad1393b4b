/** A value that is offered, with what it means. */
export interface Choice {
  readonly value: string;
  readonly meaning?: string;
}

interface Common {
  readonly name: string;
  readonly isRequired: boolean;
  /** Markdown. */
  readonly description?: string;
}

/** A text. `choices` are offered, and others allowed. */
export interface TextField extends Common {
  readonly kind: "text";
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly example?: string;
  readonly choices?: readonly Choice[];
  /** Whether it is a credential: hidden as it is typed, and never in an address. */
  readonly isSecret: boolean;
}

/** A number. */
export interface NumberField extends Common {
  readonly kind: "number";
  readonly isInteger: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly example?: string;
}

/** Yes, no, or left out. */
export interface BooleanField extends Common {
  readonly kind: "boolean";
  readonly fallback?: boolean;
}

/** One of some texts, and no other. */
export interface ChoiceField extends Common {
  readonly kind: "choice";
  readonly choices: readonly Choice[];
}

/** Any number of items of one kind. */
export interface ListField extends Common {
  readonly kind: "list";
  readonly item: Field;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** Fields within a field. */
export interface ObjectField extends Common {
  readonly kind: "object";
  readonly fields: readonly Field[];
  readonly rules: readonly Rule[];
}

/** One of the objects, by the value that tells it from the others. */
export interface Variant {
  readonly value: string;
  /** Markdown. */
  readonly description?: string;
  readonly fields: readonly Field[];
}

/** One of several objects, told apart by the value of one of its fields. */
export interface VariantsField extends Common {
  readonly kind: "variants";
  readonly by: string;
  readonly variants: readonly Variant[];
}

/** Any JSON, or any object. */
export interface JsonField extends Common {
  readonly kind: "json";
  readonly isObject: boolean;
  readonly maxProperties?: number;
  readonly example?: string;
}

/** A control of the form, as the schema of a value makes it. */
export type Field =
  TextField | NumberField | BooleanField | ChoiceField | ListField | ObjectField | VariantsField | JsonField;

/** A rule across fields: how many of them may be given. */
export interface Rule {
  readonly fields: readonly string[];
  readonly needs: "exactly one" | "at least one" | "at most one";
}
