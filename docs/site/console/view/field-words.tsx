import type { JSX } from "preact";
import { useContext } from "preact/hooks";
import type { Field } from "../form/field.ts";
import type { EditProps } from "./edit-props.ts";
import { FormState, idOf } from "./form-context.ts";
import { Inline } from "./inline.tsx";

const TYPES: Partial<Record<Field["kind"], string>> = {
  text: "string",
  choice: "string",
  variants: "object",
  json: "JSON",
};

/** A field's name and type. */
export function Label({ field: { name, kind, isRequired } }: Pick<EditProps, "field">): JSX.Element {
  return (
    <>
      <code>{name}</code> <span class="console-type">{TYPES[kind] ?? kind}</span>
      {isRequired && <span class="console-needed">required</span>}
    </>
  );
}

/** A field's description. */
export function Hint({ field, path }: Pick<EditProps, "field" | "path">): JSX.Element | null {
  if (!field.description) return null;
  return (
    <p class="console-hint" id={`${idOf(path)}-hint`}>
      <Inline text={field.description} />
    </p>
  );
}

/** The problems of a field. */
export function Problems({ path }: Pick<EditProps, "path">): JSX.Element | null {
  const problems = useContext(FormState).problems.get(path);
  if (!problems) return null;
  return (
    <p class="console-problem" id={`${idOf(path)}-problem`}>
      {problems.map(({ message }) => message).join(" ")}
    </p>
  );
}
