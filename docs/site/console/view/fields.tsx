// The controls that have controls within, which may be of any kind again: they stand in one file, as they use each other.
import type { JSX } from "preact";
import { useContext } from "preact/hooks";
import { draftOf, withDraft, type Draft } from "../form/draft.ts";
import type { Field, ListField, ObjectField, VariantsField } from "../form/field.ts";
import { ruleText } from "../form/rules.ts";
import { Control } from "./control.tsx";
import type { EditProps } from "./edit-props.ts";
import { Hint, Label, Problems } from "./field-words.tsx";
import { FormState, idOf } from "./form-context.ts";
import { Inline } from "./inline.tsx";
import { useRowFocus } from "./use-row-focus.ts";

/** The control of a value of any kind. */
export function Editor(props: EditProps): JSX.Element {
  const { field } = props;
  switch (field.kind) {
    case "object":
      return <ObjectControl {...props} field={field} />;
    case "variants":
      return <VariantsControl {...props} field={field} />;
    case "list":
      return <ListControl {...props} field={field} />;
    default:
      return <Control {...props} field={field} />;
  }
}

/** One field of a form: its name, its words, its control, and what is wrong with it. */
function FieldRow(props: EditProps): JSX.Element {
  const { field, draft, path } = props;
  const { problems } = useContext(FormState);
  const words = <Label field={field} />;
  const rest = (
    <>
      <Hint field={field} path={path} />
      <Editor {...props} />
      <Problems path={path} />
    </>
  );
  switch (field.kind) {
    case "object":
    case "variants": {
      // Closed until something is in it.
      const hasProblem = [...problems.keys()].some((each) => each.startsWith(`${path}.`));
      return (
        <details class="console-group" open={field.isRequired || draft !== undefined || hasProblem}>
          <summary class="console-label">{words}</summary>
          {rest}
        </details>
      );
    }
    case "list":
    case "boolean":
      return (
        <fieldset class="console-field">
          <legend class="console-label">{words}</legend>
          {rest}
        </fieldset>
      );
    default:
      return (
        <div class="console-field">
          <label class="console-label" for={idOf(path)}>
            {words}
          </label>
          {rest}
        </div>
      );
  }
}

/** The fields of an object, under the rules that go across them. */
function ObjectControl({ field, ...edit }: EditProps<ObjectField>): JSX.Element {
  return (
    <div class="console-fields">
      {field.rules.map((rule) => (
        <p class="console-rule" key={rule.fields.join()}>
          <Inline text={ruleText(rule)} />
        </p>
      ))}
      <Fields {...edit} fields={field.fields} />
    </div>
  );
}

/** A choice of the object's kind, and the fields of the kind that is chosen. */
function VariantsControl({ field, draft, path, onChange }: EditProps<VariantsField>): JSX.Element {
  const name = draftOf(draft, field.by);
  const variant = field.variants.find(({ value }) => value === name);
  const id = idOf(`${path}.${field.by}`);
  return (
    <div class="console-fields">
      <div class="console-field">
        <label class="console-label" for={id}>
          <code>{field.by}</code>
        </label>
        <select
          id={id}
          value={variant?.value ?? ""}
          onChange={({ currentTarget: { value } }) => onChange(value ? { [field.by]: value } : undefined)}
        >
          <option value="">choose one</option>
          {field.variants.map(({ value }) => (
            <option key={value} value={value}>
              {value}
            </option>
          ))}
        </select>
        {variant?.description && (
          <p class="console-hint">
            <Inline text={variant.description} />
          </p>
        )}
      </div>
      {variant && <Fields fields={variant.fields} draft={draft} path={path} onChange={onChange} />}
    </div>
  );
}

function Fields(props: Omit<EditProps, "field"> & { fields: readonly Field[] }): JSX.Element {
  const { fields, draft, path, onChange } = props;
  return (
    <>
      {fields.map((field) => (
        <FieldRow
          key={field.name}
          field={field}
          draft={draftOf(draft, field.name)}
          path={path === "" ? field.name : `${path}.${field.name}`}
          onChange={(next) => onChange(withDraft(draft, field.name, next))}
        />
      ))}
    </>
  );
}

/** The items of a list, one below the other. */
function ListControl({ field, draft, path, onChange }: EditProps<ListField>): JSX.Element {
  const items = (draft ?? []) as readonly Draft[];
  const { box, next } = useRowFocus(items.length);
  const replace = (at: number, item: Draft): void =>
    onChange(items.map((each, i) => (i === at ? item : each)));
  const remove = (at: number): void => {
    const rest = items.filter((_, i) => i !== at);
    next.current = at;
    onChange(rest.length > 0 ? rest : undefined);
  };
  const add = (): void => {
    next.current = items.length;
    onChange([...items, undefined]);
  };
  const { name } = field;
  return (
    <div class="console-list" ref={box}>
      {items.map((item, i) => (
        <div class="console-item" key={i}>
          <div class="console-item-value">
            <Editor
              field={{ ...field.item, name }}
              draft={item}
              path={`${path}.${i}`}
              onChange={(next) => replace(i, next)}
            />
            <Problems path={`${path}.${i}`} />
          </div>
          <button
            type="button"
            class="console-quiet"
            aria-label={`Remove ${name} ${i + 1}`}
            onClick={() => remove(i)}
          >
            ×
          </button>
        </div>
      ))}
      <div class="console-row">
        <button type="button" class="console-quiet" onClick={add}>
          {`Add to ${name}`}
        </button>
        {items.length === 0 && (
          <button
            type="button"
            class="console-quiet"
            aria-pressed={draft !== undefined}
            onClick={() => onChange(draft === undefined ? [] : undefined)}
          >
            {draft === undefined ? "Send an empty list" : "An empty list is sent. Leave it out"}
          </button>
        )}
      </div>
    </div>
  );
}
