import type { JSX } from "preact";
import { draftOf, withDraft } from "../form/draft.ts";
import type { Field, ObjectField, VariantsField } from "../form/field.ts";
import { ruleText } from "../form/rules.ts";
import { FieldRow, type EditProps } from "./field.tsx";
import { idOf } from "./form-context.ts";
import { Inline } from "./inline.tsx";

/** The fields of an object, under the rules that go across them. */
export function ObjectControl({ field, ...edit }: EditProps<ObjectField>): JSX.Element {
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
export function VariantsControl({ field, draft, path, onChange }: EditProps<VariantsField>): JSX.Element {
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
      </div>
      {variant && <Fields fields={variant.fields} draft={draft} path={path} onChange={onChange} />}
    </div>
  );
}

function Fields({
  fields,
  draft,
  path,
  onChange,
}: Omit<EditProps, "field"> & { fields: readonly Field[] }): JSX.Element {
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
