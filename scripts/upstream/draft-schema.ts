import { refName, type Schema } from "../../src/generate/openapi.ts";

/** Stands where a person has to write: the linter refuses it. */
export const TODO = "TODO";

/** The references of our document's files. */
export interface Places {
  /** The file of a schema in `openapi/schemas`, where ours has it already or where it is to be written: `user.yaml`. */
  readonly fileOf: (schema: string) => string;
  /** Whether that file has it, be it that nothing refers to it yet. */
  readonly has: (schema: string) => boolean;
  /** The key in `parameters.yaml` of a path parameter, if it is there. */
  readonly parameter: (name: string) => string | undefined;
}

/** Keywords of structure: words are a person's, and the provider's stay in its document. */
const KEPT = new Set([
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "pattern"],
  ...["minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "default", "deprecated"],
]);

/** The way from the file that a schema will stand in to another one of `openapi/schemas`. */
type Way = (file: string) => string;

/** Fields of every answer, which ours has in the same words everywhere. */
const ANSWERED: Readonly<Record<string, (way: Way) => object>> = {
  request_id: (way) => ({ $ref: `${way("id.yaml")}#/RequestId` }),
  status_code: () => ({ type: "integer", format: "int32", description: "The HTTP status, repeated." }),
};

interface Parts {
  type?: string | string[];
  format?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** A schema's structure, with places for the words of each field. */
export function draftSchema(schema: Schema, way: Way, places: Places, described = false): object {
  if (schema.$ref !== undefined) {
    const name = refName(schema.$ref);
    return { $ref: `${way(places.fileOf(name))}#/${name}` };
  }
  const {
    type,
    format,
    required = [],
    enum: values,
    additionalProperties: additional,
    ...parts
  } = schema as Parts;
  const inner = (each: Schema): object => draftSchema(each, way, places);
  const words = described && { description: TODO };
  if (values) return { ...words, anyOf: openEnum(type, values) };
  const compositions = (["allOf", "anyOf", "oneOf"] as const).flatMap((key) => {
    const list = parts[key];
    return list ? [[key, list.map(inner)] as const] : [];
  });
  return {
    ...(type !== undefined && { type }),
    ...(format !== undefined && { format }),
    ...words,
    ...(required.length > 0 && { required }),
    ...Object.fromEntries(Object.entries(schema).filter(([key]) => KEPT.has(key))),
    ...(additional !== undefined && {
      additionalProperties: typeof additional === "boolean" ? additional : inner(additional),
    }),
    ...draftFields(parts.properties ?? {}, way, places),
    ...(parts.items && { items: inner(parts.items) }),
    ...Object.fromEntries(compositions),
  };
}

function draftFields(properties: Record<string, Schema>, way: Way, places: Places): object {
  const fields = Object.entries(properties).map(([name, each]): [string, object] => [
    name,
    Object.hasOwn(ANSWERED, name) ? ANSWERED[name]!(way) : draftSchema(each, way, places, true),
  ]);
  return fields.length > 0 ? { properties: Object.fromEntries(fields) } : {};
}

/** An enum that may grow, as ours are. The linter asks for the meaning of each value. */
function openEnum(type: string | string[] = "string", values: readonly unknown[]): object[] {
  const types = [type].flat();
  const plain = types.filter((each) => each !== "null");
  const named = values.filter((value) => value !== null);
  const meanings = Object.fromEntries(named.map((value) => [value as string, ""]));
  return [
    { type: plain[0], enum: named, "x-enumDescriptions": meanings },
    ...types.map((each) => ({ type: each })),
  ];
}
