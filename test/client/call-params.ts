// What each operation of the document may be called with, as fast-check's arbitraries.
import fc from "fast-check";
import { routes, type OperationId } from "../../generated/routes.ts";
import document from "../../generated/openapi.json" with { type: "json" };
import { arbitraryOf, follow, refTo, type Schema } from "./arbitraries.ts";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}
type Referable = { readonly $ref: string } | Parameter;
interface Operation {
  readonly parameters?: readonly Referable[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: { $ref: string } }>>;
  };
}
type PathItem = Readonly<Record<string, Operation>> & { readonly parameters?: readonly Referable[] };

const paths = document.paths as unknown as Readonly<Record<string, PathItem>>;
const parameters = document.components.parameters as unknown as Readonly<Record<string, Parameter>>;

/** Makes the arbitrary of a call's params, as the document has them: those of the path and query, and the body's fields. */
export function paramsOf(id: OperationId): fc.Arbitrary<Record<string, unknown>> {
  const { method, path } = routes[id];
  const item = paths[path]!;
  const operation = item[method.toLowerCase()]!;
  const own = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
  const [media] = Object.values(operation.requestBody?.content ?? {});
  const body = media ? bodyOf(refTo(lastOf(media.schema.$ref))) : fc.constant({});
  return fc
    .tuple(body as fc.Arbitrary<object>, fieldsOf(id, own))
    .map(([fields, others]) => ({ ...fields, ...others }));
}

/** A body of which nothing is said has no fields, where a field of the kind could be any object. */
function bodyOf(schema: Schema): fc.Arbitrary<unknown> {
  const says = Object.keys(follow(schema["$ref"] as string));
  const isEmpty = !["properties", "additionalProperties", "allOf", "anyOf", "oneOf"].some((keyword) =>
    says.includes(keyword),
  );
  return isEmpty ? fc.constant({}) : arbitraryOf(schema);
}

function resolve(parameter: Referable): Parameter {
  return "$ref" in parameter ? parameters[lastOf(parameter.$ref)]! : parameter;
}

function lastOf($ref: string): string {
  return $ref.slice($ref.lastIndexOf("/") + 1);
}

/** The params that go into the URL. One that an option of the client fills may be left out. */
function fieldsOf(id: OperationId, own: readonly Parameter[]): fc.Arbitrary<object> {
  const { fromOptions, reserved } = routes[id];
  const requiredKeys = own
    .filter(({ name, required }) => required && !fromOptions?.[name])
    .map(({ name }) => name);
  const fields = own.map(({ name, in: place, schema }): [string, fc.Arbitrary<unknown>] => {
    const fitting = arbitraryOf(withUrn(schema));
    if (place !== "path") return [name, fitting];
    // Refused by our client with nothing sent, where the SDK calls another operation; path.test.ts has them.
    const refused = ["", ".", "..", ...(reserved?.[name] ?? [])];
    const any = fc.oneof({ arbitrary: fitting, weight: 1 }, { arbitrary: hostile, weight: 2 });
    return [name, any.filter((value) => !refused.includes(String(value)))];
  });
  return fc.record(Object.fromEntries(fields), { requiredKeys });
}

function withUrn(schema: Schema): Schema {
  const { $ref, ...rest } = schema;
  return typeof $ref === "string" ? { ...rest, ...refTo(lastOf($ref)) } : schema;
}

/** One of the characters of a text. */
export const oneOf = (text: string): fc.Arbitrary<string> => fc.constantFrom(...Array.from(text));

const SIGNS = "|/%?# .;,:@&=+$!*'()~\\^`{}[]<>\"\t\r\n\0-_aZ0é漢😀";
const LOOKALIKES = [
  "%2e%2e",
  "%2F",
  "../x",
  "a/../b",
  "me@example.com",
  "auth0|5f7c",
  "search",
  "%",
  "__proto__",
];

/** What stands in a path only when it is encoded. The client leaves it to the API to refuse an id. */
const hostile = fc.oneof(
  { arbitrary: fc.string({ unit: "grapheme", minLength: 1 }), weight: 4 },
  { arbitrary: fc.string({ unit: "binary", minLength: 1 }), weight: 4 },
  { arbitrary: fc.string({ unit: oneOf(SIGNS), minLength: 1 }), weight: 8 },
  { arbitrary: fc.constantFrom(...LOOKALIKES), weight: 4 },
  { arbitrary: fc.string({ unit: "grapheme", minLength: 2_000, maxLength: 4_000 }), weight: 1 },
);
