import type { Draft } from "../form/draft.ts";
import type { Field } from "../form/field.ts";

/** The part of a form that edits one value. */
export interface EditProps<Kind extends Field = Field> {
  readonly field: Kind;
  readonly draft: Draft;
  /** `name.first_name`, `roles.0`; empty for the whole form. */
  readonly path: string;
  readonly onChange: (draft: Draft) => void;
}
