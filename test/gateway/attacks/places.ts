// Every place of an operation's body, as the published document has it.
import document from "../../../generated/openapi.json" with { type: "json" };
import { routes, type OperationId } from "../../../generated/routes.ts";

/** A field's place: the names that lead there. */
export interface Place {
  readonly path: readonly string[];
  /** Of each name, whether its value is a list, of whose items the next name is one's. */
  readonly lists: readonly boolean[];
  readonly hasFields: boolean;
  /** Whether any name may stand in its value. */
  readonly isFree: boolean;
}

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema | boolean>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly additionalProperties?: unknown;
}

const schemas = document.components.schemas as unknown as Readonly<Record<string, Schema>>;
const paths = document.paths as unknown as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
/** A schema may hold itself. Nobody needs to go round more often. */
const DEEPEST = 5;

/** Lists the places of an operation's body. */
export function placesOf(id: OperationId): Place[] {
  const { method, path } = routes[id];
  const { requestBody } = paths[path]![method.toLowerCase()] as {
    requestBody?: { content: Record<string, { schema: Schema }> };
  };
  const [media] = Object.values(requestBody?.content ?? {});
  return media ? walk(media.schema, [], []) : [];
}

function walk(schema: Schema, path: readonly string[], lists: readonly boolean[]): Place[] {
  if (path.length >= DEEPEST) return [];
  return Object.entries(fieldsOf(schema)).flatMap(([name, inner]) => {
    const parts = partsOf(inner);
    const isList = parts.some(({ items }) => items);
    const item = isList ? parts.find(({ items }) => items)!.items! : inner;
    const hasFields = Object.keys(fieldsOf(item)).length > 0;
    const isFree =
      !hasFields &&
      partsOf(item).some(
        ({ type, additionalProperties }) =>
          [type ?? "object"].flat().includes("object") && additionalProperties !== false,
      );
    const place = { path: [...path, name], lists: [...lists, isList], hasFields, isFree };
    return [place, ...walk(item, place.path, place.lists)];
  });
}

function fieldsOf(schema: Schema): Record<string, Schema> {
  const fields: Record<string, Schema> = {};
  for (const { properties = {} } of partsOf(schema)) {
    for (const [name, inner] of Object.entries(properties))
      if (typeof inner === "object") fields[name] = inner;
  }
  return fields;
}

function partsOf({ $ref, allOf = [], anyOf = [], oneOf = [], ...own }: Schema): Schema[] {
  const inner = [
    ...allOf,
    ...anyOf,
    ...oneOf,
    ...($ref ? [schemas[$ref.slice($ref.lastIndexOf("/") + 1)]!] : []),
  ];
  return [own, ...inner.flatMap(partsOf)];
}

/** A body that has a value at a place, and nothing else. */
export function valueAt({ path, lists }: Place): Record<string, unknown> {
  return path.reduceRight<unknown>((inner, name, at) => {
    const value = lists[at] && at < path.length ? [inner] : inner;
    return { [name]: value };
  }, "x") as Record<string, unknown>;
}
