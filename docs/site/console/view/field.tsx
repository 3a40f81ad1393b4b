import type { ComponentChildren, JSX } from "preact";
import { useContext } from "preact/hooks";
import type { Draft } from "../form/draft.ts";
import type { Field } from "../form/field.ts";
import { Control } from "./control.tsx";
import { FormState, idOf } from "./form-context.ts";
import { Inline } from "./inline.tsx";
import { ListControl } from "./list-control.tsx";
import { ObjectControl, VariantsControl } from "./object-control.tsx";

/** The part of a form that edits one value. */
export interface EditProps<Kind extends Field = Field> {
  readonly field: Kind;
  readonly draft: Draft;
  readonly path: string;
  readonly onChange: (draft: Draft) => void;
}

/** One field of a form: its name, its words, its control, and what is wrong with it. */
export function FieldRow(props: EditProps): JSX.Element {
  const { field, path } = props;
  switch (field.kind) {
    case "object":
      return (
        <Group {...props}>
          <ObjectControl {...props} field={field} />
        </Group>
      );
    case "variants":
      return (
        <Group {...props}>
          <VariantsControl {...props} field={field} />
        </Group>
      );
    case "list":
      return (
        <fieldset class="console-field">
          <legend class="console-label">
            <Label field={field} />
          </legend>
          <Hint {...props} />
          <ListControl {...props} field={field} />
          <Problems path={path} />
        </fieldset>
      );
    case "boolean":
      return (
        <fieldset class="console-field">
          <legend class="console-label">
            <Label field={field} />
          </legend>
          <Hint {...props} />
          <Control {...props} field={field} />
          <Problems path={path} />
        </fieldset>
      );
    default:
      return (
        <div class="console-field">
          <label class="console-label" for={idOf(path)}>
            <Label field={field} />
          </label>
          <Hint {...props} />
          <Control {...props} field={field} />
          <Problems path={path} />
        </div>
      );
  }
}

const TYPES: Readonly<Record<Field["kind"], string>> = {
  text: "string",
  choice: "string",
  number: "number",
  boolean: "boolean",
  list: "list",
  object: "object",
  variants: "object",
  json: "JSON",
};

function Label({ field }: { field: Field }): JSX.Element {
  const type = TYPES[field.kind];
  return (
    <>
      <code>{field.name}</code> <span class="console-type">{type}</span>
      {field.isRequired && <span class="console-needed">required</span>}
    </>
  );
}

function Hint({ field, path }: EditProps): JSX.Element | null {
  if (!field.description) return null;
  return (
    <p class="console-hint" id={`${idOf(path)}-hint`}>
      <Inline text={field.description} />
    </p>
  );
}

/** Fields within a field: closed until something is in it. */
function Group({ field, draft, path, children }: EditProps & { children: ComponentChildren }): JSX.Element {
  const { problems } = useContext(FormState);
  const hasProblem = [...problems.keys()].some((each) => each.startsWith(`${path}.`));
  return (
    <details class="console-group" open={field.isRequired || draft !== undefined || hasProblem}>
      <summary class="console-label">
        <Label field={field} />
      </summary>
      <Hint field={field} path={path} draft={draft} onChange={() => undefined} />
      {children}
      <Problems path={path} />
    </details>
  );
}

/** The problems of a field. */
export function Problems({ path }: { path: string }): JSX.Element | null {
  const problems = useContext(FormState).problems.get(path);
  if (!problems) return null;
  return (
    <p class="console-problem" id={`${idOf(path)}-problem`}>
      {problems.map(({ message }) => message).join(" ")}
    </p>
  );
}
