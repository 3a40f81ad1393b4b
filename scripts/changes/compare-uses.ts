import { collectRefs } from "../../src/generate/collect-refs.ts";
import type { OpenAPIDocument, Schema } from "../../src/generate/openapi.ts";
import type { Change } from "./change.ts";
import type { OperationView } from "./operation-view.ts";
import type { Pair } from "./pair.ts";

type Views = ReadonlyMap<string, OperationView>;

/**
 * Lists schemas that are answered now as well as sent, or sent as well as answered, whose types so become others: what is sent
 * alone has readonly lists and takes metadata of any interface, and what is sent takes `undefined` for what may be left out.
 *
 * @see {@link file://../../src/generate/declare-schemas.ts}
 */
export function compareUses({ before, after }: Pair, old: Views, now: Views): Change[] {
  const [was, is] = [usesOf(before, old), usesOf(after, now)];
  const names = Object.keys(after.components.schemas).filter((name) =>
    Object.hasOwn(before.components.schemas, name),
  );
  return names.flatMap((name): Change[] => {
    const has = (test: (schema: Schema) => boolean): boolean =>
      [before, after].every(({ components }) => partsOf(components.schemas[name]!).some(test));
    const tell = (use: string, consequence: string): Change => ({
      rating: "major",
      method: name,
      text: `The schema is ${use} now, too.`,
      consequence,
    });
    const isAnsweredNow = was.sent.has(name) && !was.answered.has(name) && is.answered.has(name);
    const isSentNow = was.answered.has(name) && !was.sent.has(name) && is.sent.has(name);
    const lost = [
      ...(has(isList) ? ["lists `as const`"] : []),
      ...(has(isOpen) ? ["metadata of an interface"] : []),
    ];
    return [
      ...(isAnsweredNow && lost.length > 0
        ? [tell("answered", `Calls that send ${lost.join(" or ")} in it no longer compile.`)]
        : []),
      ...(isSentNow && has(hasOptional)
        ? [
            tell(
              "sent",
              "Code that reads what may be missing no longer compiles under exactOptionalPropertyTypes.",
            ),
          ]
        : []),
    ];
  });
}

/** The names of the schemas of bodies, and of those of answers. */
function usesOf({ components }: OpenAPIDocument, views: Views): Record<"sent" | "answered", Set<string>> {
  const all = [...views.values()];
  const bodies = all.flatMap(({ operation }) =>
    Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema),
  );
  const results = all.map(({ result }) => result);
  return {
    sent: collectRefs(bodies, components.schemas),
    answered: collectRefs(results, components.schemas),
  };
}

/** A schema and those that stand in it, without what it refers to, which is declared by itself. */
function partsOf(node: unknown): Schema[] {
  if (typeof node !== "object" || node === null) return [];
  return [node as Schema, ...Object.values(node).flatMap(partsOf)];
}

function isList({ type }: Schema): boolean {
  return type === "array";
}

/** Whether it has fields of any name and value, and none with a name. */
function isOpen({ additionalProperties, properties }: Schema): boolean {
  return additionalProperties === true && properties === undefined;
}

function hasOptional({ properties, required = [] }: Schema): boolean {
  const isMap = typeof properties === "object" && properties !== null;
  return isMap && Object.keys(properties).some((name) => !(required as string[]).includes(name));
}
