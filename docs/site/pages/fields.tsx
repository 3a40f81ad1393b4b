import type { JSX } from "preact";
import {
  alternativeWords,
  valueCode,
  type Alternative,
  type EnumValue,
  type Field,
  type Members,
} from "../model/field.ts";
import { paths } from "../model/links.ts";
import { useLink, useSurroundings } from "./context.ts";
import { Inline, Prose } from "./text.tsx";

/** The address of a field within its page. */
export function fieldId(prefix: string, path: string): string {
  return `${prefix}.${path}`.replaceAll("<any key>", "any-key").replaceAll(/[^\w.-]/g, "");
}

/** The fields of an object, nested ones folded, and the rules across them. */
export function Fields({ prefix, members }: { prefix: string; members: Members }): JSX.Element {
  const { fields, alternatives, rules } = members;
  return (
    <>
      {rules.length > 0 && (
        <ul class="rules">
          {rules.map((rule) => (
            <li>
              <Inline text={rule} />
            </li>
          ))}
        </ul>
      )}
      <FieldList prefix={prefix} fields={fields} told={rules} />
      <Alternatives prefix={prefix} alternatives={alternatives} />
    </>
  );
}

interface FieldListProps {
  readonly prefix: string;
  readonly fields: readonly Field[];
  /** The rules that stand above the list. */
  readonly told?: readonly string[];
}

function FieldList({ prefix, fields, told = [] }: FieldListProps): JSX.Element | null {
  if (fields.length === 0) return null;
  return (
    <ul class="fields">
      {fields.map((field) => (
        <FieldItem prefix={prefix} field={field} told={told} />
      ))}
    </ul>
  );
}

function FieldItem({
  prefix,
  field,
  told,
}: Required<Omit<FieldListProps, "fields">> & { field: Field }): JSX.Element {
  const isTold = field.rules.some((rule) => told.includes(rule));
  const id = fieldId(prefix, field.path);
  const isServerOnly =
    useSurroundings().site.document["x-server-fields"].includes(field.name) && prefix === "body";
  return (
    <li class="field" id={id}>
      <p class="field-head">
        <a class="field-name" href={`#${id}`}>
          {field.name}
        </a>
        <FieldType field={field} />
        <Presence field={field} isAnswer={prefix.startsWith("response")} />
        {isTold && <span class="tag is-required">by the rule above</span>}
        {isServerOnly && (
          <span class="tag" title="A gateway doesn't take it from a browser.">
            server only
          </span>
        )}
      </p>
      {field.description !== undefined && <Prose text={field.description} />}
      {field.rules
        .filter((rule) => !told.includes(rule))
        .map((rule) => (
          <p class="rule">
            <Inline text={rule} />
          </p>
        ))}
      <Facts field={field} />
      <Values values={field.values} isOpen={field.isOpen} />
      {field.fields.length + field.alternatives.length > 0 && (
        <details class="nested">
          <summary>
            {field.fields.length > 0 ? `Fields of ${field.name}` : `Kinds of ${field.name}`}{" "}
            <span class="count">{field.fields.length || field.alternatives.length}</span>
          </summary>
          <FieldList prefix={prefix} fields={field.fields} />
          <Alternatives prefix={prefix} alternatives={field.alternatives} />
        </details>
      )}
    </li>
  );
}

/** Whether a field must be there, in a request, or may be missing, in an answer: whichever is the exception. */
function Presence({ field, isAnswer }: { field: Field; isAnswer: boolean }): JSX.Element | null {
  if (isAnswer) return field.required ? null : <span class="tag">may be missing</span>;
  return field.required ? <span class="tag is-required">required</span> : null;
}

function FieldType({ field }: { field: Field }): JSX.Element {
  const link = useLink();
  return (
    <span class="field-type">
      {field.type}
      {field.schema !== undefined && (
        <>
          {" · "}
          <a href={link(paths.schema(field.schema))}>{field.schema}</a>
        </>
      )}
    </span>
  );
}

function Facts({ field }: { field: Field }): JSX.Element | null {
  const facts = [
    ...field.constraints,
    ...(field.fallback === undefined ? [] : [`default \`${field.fallback}\``]),
    ...(field.example === undefined || field.values.length > 0 ? [] : [`such as \`${field.example}\``]),
  ];
  if (facts.length === 0) return null;
  return (
    <ul class="facts">
      {facts.map((fact) => (
        <li>
          <Inline text={fact} />
        </li>
      ))}
    </ul>
  );
}

/** The values of an enum, with their meanings. */
export function Values({
  values,
  isOpen,
}: {
  values: readonly EnumValue[];
  isOpen: boolean;
}): JSX.Element | null {
  if (values.length === 0) return null;
  const list = (
    <dl class="values">
      {values.map((value) => (
        <div>
          <dt>
            <Inline text={valueCode(value)} />
          </dt>
          <dd>{value.meaning !== undefined && <Inline text={value.meaning} />}</dd>
        </div>
      ))}
      {isOpen && (
        <div>
          <dt>any other</dt>
          <dd>New values may come: don't rely on the list being complete.</dd>
        </div>
      )}
    </dl>
  );
  if (values.length <= 6) return list;
  return (
    <details class="nested">
      <summary>
        Values <span class="count">{values.length}</span>
      </summary>
      {list}
    </details>
  );
}

function Alternatives(props: { prefix: string; alternatives: readonly Alternative[] }): JSX.Element | null {
  const { prefix, alternatives } = props;
  if (alternatives.length === 0) return null;
  const by = alternatives[0]!.tag?.name;
  return (
    <div class="alternatives">
      <p class="rule">
        One of {alternatives.length} kinds
        {by !== undefined && (
          <>
            , as <Inline text={`\`${by}\``} /> says
          </>
        )}
        :
      </p>
      {alternatives.map((alternative, i) => (
        <AlternativeItem prefix={prefix} alternative={alternative} number={i + 1} />
      ))}
    </div>
  );
}

function AlternativeItem(props: { prefix: string; alternative: Alternative; number: number }): JSX.Element {
  const { prefix, alternative, number } = props;
  const { tag, schema, description, fields } = alternative;
  const link = useLink();
  return (
    <details class="nested">
      <summary>
        <Inline text={alternativeWords(alternative, number)} />
      </summary>
      {schema !== undefined && (
        <p class="field-type">
          Schema <a href={link(paths.schema(schema))}>{schema}</a>
        </p>
      )}
      {description !== undefined && <Prose text={description} />}
      <FieldList prefix={`${prefix}.${tag ? `${tag.name}-${tag.value}` : number}`} fields={fields} />
    </details>
  );
}
