import type { JSX } from "preact";
import { paths } from "../model/links.ts";
import type { SchemaPage as Model } from "../model/schema-page.ts";
import { useLink, useSurroundings } from "./context.ts";
import { Fields, Values } from "./fields.tsx";
import { Neighbours } from "./neighbours.tsx";
import { kindId } from "./schema-index.tsx";
import { Section } from "./section.tsx";
import { SourceLink } from "./source-link.tsx";
import { Inline, JsonBlock, Prose } from "./text.tsx";

/** The page of one schema. */
export function SchemaPage({ model }: { model: Model }): JSX.Element {
  const { name, schema, kind, tags, members, values, isOpen, constraints, type } = model;
  const { site } = useSurroundings();
  const link = useLink();
  const hasFields = members.fields.length + members.alternatives.length > 0;
  return (
    <article class="schema">
      <p class="kicker">
        <a href={link(`${paths.schemas}#${kindId(kind)}`)}>Schema · {kind}</a>
      </p>
      <h1 class="is-name">{name}</h1>
      {schema.description !== undefined && <Prose text={schema.description} class="prose lead" />}
      {tags.length > 0 && (
        <ul class="chips" aria-label="Used in">
          {tags.map((tag) => (
            <li>{tag}</li>
          ))}
        </ul>
      )}
      <Section id="properties" title={hasFields ? "Properties" : "Value"}>
        {hasFields ? (
          <Fields prefix="field" members={members} />
        ) : (
          <>
            <p class="field-type">{type}</p>
            <ul class="facts">
              {constraints.map((constraint) => (
                <li>
                  <Inline text={constraint} />
                </li>
              ))}
            </ul>
            <Values values={values} isOpen={isOpen} />
          </>
        )}
      </Section>
      <UsedBy model={model} />
      <JsonSchema name={name} />
      <Neighbours
        kind="schemas"
        all={site.schemas.map((each) => ({ url: paths.schema(each.name), title: each.name }))}
        at={paths.schema(name)}
      />
    </article>
  );
}

function JsonSchema({ name }: { name: string }): JSX.Element {
  const { site } = useSurroundings();
  const link = useLink();
  const toPage = (ref: string): string | undefined => {
    const inner = /^#\/\$defs\/(\w+)$/.exec(ref)?.[1];
    return inner === undefined ? undefined : link(paths.schema(inner));
  };
  return (
    <Section id="json-schema" title="JSON Schema">
      <p>
        Draft 2020-12, with all that it refers to, so that it stands alone:{" "}
        <a href={link(paths.rawSchema(name))}>Raw</a>. <SourceLink name={name} />
      </p>
      <div class="is-tall" data-pagefind-ignore>
        <JsonBlock text={site.standalone.get(name)!.trimEnd()} label={`${name}.json`} link={toPage} />
      </div>
    </Section>
  );
}

function UsedBy({ model }: { model: Model }): JSX.Element | null {
  const link = useLink();
  const { usedByOperations, usedBySchemas, refersTo } = model;
  const lists: [string, JSX.Element[]][] = [
    [
      "Operations",
      usedByOperations.map(({ method }) => <a href={link(paths.operation(method))}>{method}</a>),
    ],
    ["Schemas that have it", usedBySchemas.map((name) => <a href={link(paths.schema(name))}>{name}</a>)],
    ["Schemas that it has", refersTo.map((name) => <a href={link(paths.schema(name))}>{name}</a>)],
  ];
  const filled = lists.filter(([, links]) => links.length > 0);
  if (filled.length === 0) return null;
  return (
    <Section id="used-by" title="Where it is used">
      {filled.map(([title, links]) => (
        <>
          <h3>{title}</h3>
          <ul class="links">
            {links.map((each) => (
              <li>{each}</li>
            ))}
          </ul>
        </>
      ))}
    </Section>
  );
}
