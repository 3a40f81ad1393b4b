import type { JSX } from "preact";
import type { Draft } from "../form/draft.ts";
import type { ListField } from "../form/field.ts";
import { Control } from "./control.tsx";
import { Problems, type EditProps } from "./field.tsx";
import { ObjectControl, VariantsControl } from "./object-control.tsx";

/** The items of a list, one below the other. */
export function ListControl({ field, draft, path, onChange }: EditProps<ListField>): JSX.Element {
  const items = (draft ?? []) as readonly Draft[];
  const replace = (at: number, item: Draft): void =>
    onChange(items.map((each, i) => (i === at ? item : each)));
  const remove = (at: number): void => {
    const rest = items.filter((_, i) => i !== at);
    onChange(rest.length > 0 ? rest : undefined);
  };
  return (
    <div class="console-list">
      {items.map((item, i) => (
        <div class="console-item" key={i}>
          <div class="console-item-value">
            <Item field={field} draft={item} path={`${path}.${i}`} onChange={(next) => replace(i, next)} />
            <Problems path={`${path}.${i}`} />
          </div>
          <button
            type="button"
            class="console-quiet"
            aria-label={`Remove ${field.name} ${i + 1}`}
            onClick={() => remove(i)}
          >
            ×
          </button>
        </div>
      ))}
      <div class="console-row">
        <button type="button" class="console-quiet" onClick={() => onChange([...items, undefined])}>
          {`Add to ${field.name}`}
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

function Item({ field, draft, path, onChange }: EditProps<ListField>): JSX.Element {
  const { item } = field;
  const named = { ...item, name: field.name };
  const edit = { draft, path, onChange };
  switch (named.kind) {
    case "object":
      return <ObjectControl {...edit} field={named} />;
    case "variants":
      return <VariantsControl {...edit} field={named} />;
    case "list":
      return <ListControl {...edit} field={named} />;
    default:
      return <Control {...edit} field={named} />;
  }
}
