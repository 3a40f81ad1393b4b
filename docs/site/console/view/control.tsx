import type { JSX } from "preact";
import { useContext } from "preact/hooks";
import type { BooleanField, ChoiceField, JsonField, NumberField, TextField } from "../form/field.ts";
import type { EditProps } from "./edit-props.ts";
import { FormState, idOf } from "./form-context.ts";

type Plain = TextField | NumberField | BooleanField | ChoiceField | JsonField;

/** The control of a value that has no others in it. */
export function Control(props: EditProps<Plain>): JSX.Element {
  const { field } = props;
  switch (field.kind) {
    case "boolean":
      return <BooleanControl {...props} field={field} />;
    case "choice":
      return <ChoiceControl {...props} field={field} />;
    case "json":
      return <JsonControl {...props} field={field} />;
    default:
      return <TextControl {...props} field={field} />;
  }
}

interface Described {
  readonly id: string;
  readonly name: string;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string | undefined;
  readonly "aria-label": string | undefined;
  readonly onBlur: () => void;
}

function useDescribed({ field, path }: EditProps): Described {
  const { problems, touch } = useContext(FormState);
  const id = idOf(path);
  const hasProblem = problems.has(path);
  const item = /\.(\d+)$/.exec(path)?.[1];
  const words = [field.description && `${id}-hint`, hasProblem && `${id}-problem`].filter(Boolean);
  return {
    id,
    name: path,
    "aria-invalid": hasProblem,
    // An item of a list has no label of its own.
    "aria-label": item && `${field.name} ${Number(item) + 1}`,
    "aria-describedby": words.join(" ") || undefined,
    onBlur: () => touch(path),
  };
}

function TextControl(props: EditProps<TextField | NumberField>): JSX.Element {
  const { field, draft, onChange } = props;
  const described = useDescribed(props);
  const choices = field.kind === "text" ? field.choices : undefined;
  const isEmpty = draft === "";
  return (
    <div class="console-input">
      <input
        {...described}
        {...(inputKind(field) as { type?: "text" })}
        value={(draft as string | undefined) ?? ""}
        placeholder={isEmpty ? "an empty text is sent" : (field.example ?? "")}
        list={choices && `${described.id}-choices`}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) =>
          onChange(event.currentTarget.value === "" ? undefined : event.currentTarget.value)
        }
      />
      {choices && (
        <datalist id={`${described.id}-choices`}>
          {choices.map(({ value, meaning }) => (
            <option key={value} value={value} label={meaning} />
          ))}
        </datalist>
      )}
      {field.kind === "text" && (draft === undefined || isEmpty) && (
        <button
          type="button"
          class="console-quiet console-empty"
          aria-pressed={isEmpty}
          onClick={() => onChange(isEmpty ? undefined : "")}
        >
          {isEmpty ? "Leave out" : "Send empty"}
        </button>
      )}
    </div>
  );
}

interface InputKind {
  readonly type: string;
  readonly inputMode?: "numeric" | "decimal" | "email" | "url";
  readonly autocapitalize?: "off";
}

/** Never an input of type email or url: those hide from the form what was typed wrongly. */
function inputKind(field: TextField | NumberField): InputKind {
  if (field.kind === "number") return { type: "text", inputMode: field.isInteger ? "numeric" : "decimal" };
  if (field.isSecret) return { type: "password" };
  const modes: Record<string, "email" | "url"> = { email: "email", uri: "url" };
  const mode = modes[field.format ?? ""];
  return { type: "text", ...(mode && { inputMode: mode }), autocapitalize: "off" };
}

function BooleanControl({ field, draft, path, onChange }: EditProps<BooleanField>): JSX.Element {
  const id = idOf(path);
  const options = [
    [undefined, field.fallback === undefined ? "left out" : `left out (${field.fallback})`],
    ["true", "true"],
    ["false", "false"],
  ] as const;
  return (
    <div class="console-choices">
      {options.map(([value, label]) => (
        <label key={label}>
          <input
            type="radio"
            name={id}
            id={value === "true" ? id : `${id}-${value ?? "none"}`}
            checked={draft === value}
            onChange={() => onChange(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </div>
  );
}

function ChoiceControl(props: EditProps<ChoiceField>): JSX.Element {
  const { field, draft, onChange } = props;
  const described = useDescribed(props);
  const chosen = field.choices.find(({ value }) => value === draft);
  return (
    <div class="console-input">
      <select
        {...described}
        value={(draft as string | undefined) ?? ""}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      >
        <option value="">left out</option>
        {field.choices.map(({ value }) => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
      </select>
      {chosen?.meaning && <span class="console-hint">{chosen.meaning}</span>}
    </div>
  );
}

function JsonControl(props: EditProps<JsonField>): JSX.Element {
  const { field, draft, onChange } = props;
  const described = useDescribed(props);
  const text = (draft as string | undefined) ?? "";
  return (
    <textarea
      {...described}
      rows={Math.min(12, Math.max(2, text.split("\n").length))}
      value={text}
      placeholder={field.example ?? (field.isObject ? '{ "key": "value" }' : "JSON")}
      autocomplete="off"
      spellcheck={false}
      onInput={(event) => onChange(event.currentTarget.value === "" ? undefined : event.currentTarget.value)}
    />
  );
}
