// Requests to an operation that break what it asks for, one thing at a time, made of the document's own examples.
import json from "../../generated/openapi.json" with { type: "json" };
import { METHODS } from "../../src/generate/openapi.ts";
import type { OperationId } from "../../generated/routes.ts";

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}
interface Media {
  readonly schema: Schema;
  readonly examples: Readonly<Record<string, { readonly $ref?: string; readonly value?: object }>>;
}
interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: "path" | "query";
  readonly schema: Schema & { readonly examples?: readonly string[] };
}
interface Operation {
  readonly operationId: OperationId;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, { readonly $ref?: string }>>;
}

/** An operation of the document, and where it is. */
export interface Documented {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
}

/** A request of an operation. */
export interface BrokenRequest {
  readonly path: string;
  readonly body?: object;
}

/** All operations of the document. */
export const documented: readonly Documented[] = Object.entries(json.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => (METHODS as readonly string[]).includes(method))
    .map(([method, inner]) => {
      const operation = inner as unknown as Operation;
      const shared = (item as { parameters?: readonly Parameter[] }).parameters ?? [];
      const parameters = [...shared, ...(operation.parameters ?? [])].map(resolve);
      return { method: method.toUpperCase(), path, operation, parameters };
    }),
);

function resolve<Node extends { readonly $ref?: string }>(node: Node): Node {
  if (node.$ref === undefined) return node;
  const keys = node.$ref.split("/").slice(1);
  return keys.reduce<unknown>((found, key) => (found as Record<string, unknown>)[key], json) as Node;
}

/** The error types of an operation's answers. */
export function errorsOf({ operation: { responses } }: Documented): string[] {
  const types = Object.entries(responses)
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([, response]) => {
      const { content } = resolve(response) as { content: Record<string, Media> };
      return Object.values(content["application/json"]!.examples);
    })
    .map((example) => {
      const value = resolve(example).value as { error_type?: string; error?: string };
      return (value.error_type ?? value.error)!;
    });
  return [...new Set(types)];
}

const BIG = "x".repeat(5_000);
const METADATA = [
  "text",
  { big: BIG },
  Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`k${i}`, i])),
];
/** What fields of such a name can't be. */
const BROKEN: readonly (readonly [RegExp, readonly unknown[]])[] = [
  [/^(un)?trusted_metadata$/, METADATA],
  [/^session_custom_claims$/, [{ big: BIG }]],
  [/_minutes$/, [1, 1_000_000_000]],
  [/^roles$/, [["stytch_user"], [""]]],
  [/^user_id$/, ["user-test-none", "user-test-00000000-0000-4000-8000-000000000000"]],
  [/^locale$/, ["xx"]],
  [/^session_token$/, ["no token!", "A".repeat(44)]],
];
const ANY = ["not right!", "", 1, [{}], {}, undefined];

/** The names of all fields that a schema has. */
export function fieldsOf(schema: Schema): string[] {
  const { properties = {}, allOf = [], anyOf = [], oneOf = [] } = resolve(schema);
  return [...Object.keys(properties), ...[...allOf, ...anyOf, ...oneOf].flatMap(fieldsOf)];
}

/**
 * The requests.
 *
 * @param jwts JWTs that name no session, each in another way
 */
export function brokenRequests(of: Documented, jwts: readonly string[]): BrokenRequest[] {
  const media = of.operation.requestBody?.content["application/json"];
  const path = pathTo(of, false);
  if (!media) return [{ path }, { path: pathTo(of, true) }, { path: path.split("?")[0]! }];
  const examples = Object.values(media.examples).map((example) => resolve(example).value!);
  const fields = [...new Set(fieldsOf(media.schema))];
  const bodies = examples.flatMap((example) => [
    example,
    ...fields.flatMap((field) => brokenValues(field).map((value) => ({ ...example, [field]: value }))),
    // Of someone who isn't there yet, for operations that make users.
    ...fields.flatMap((field) =>
      brokenValues(field).map((value, i) => ({
        ...example,
        ...strangerOf(example, `${field}${i}`),
        [field]: value,
      })),
    ),
    ...jwts.map((session_jwt) => ({ ...without(example, SESSION), session_jwt })),
    { ...without(example, SESSION) },
    { ...example, session_token: "A".repeat(44), session_jwt: "a.b.c" },
  ]);
  return [...bodies.map((body) => ({ path, body })), { path: pathTo(of, true), body: examples[0]! }];
}

function strangerOf(body: object, name: string): object {
  return "email" in body ? { email: `${name}@example.com` } : {};
}

const SESSION = ["session_token", "session_jwt", "session_id", "user_id"];

function without(body: object, names: readonly string[]): object {
  // The user of an operation that needs one stays, so that the session is what is looked at.
  const left = Object.entries(body).filter(([name]) => !names.includes(name) || name === "user_id");
  return Object.fromEntries(left.filter(([name]) => name !== "user_id" || !("email" in body)));
}

function brokenValues(field: string): unknown[] {
  return [...BROKEN.filter(([name]) => name.test(field)).flatMap(([, values]) => values), ...ANY];
}

/** A path and query with ids that nobody has, or that are none. */
function pathTo({ path, parameters }: Documented, isBroken: boolean): string {
  const valueOf = ({ schema }: Parameter): string => {
    const [example = "00000000-0000-4000-8000-000000000000"] = resolve(schema).examples ?? [];
    if (isBroken) return "not an id!";
    return example.replace(/[0-9a-f]{8}-[0-9a-f]{4}-.*/, "00000000-0000-4000-8000-000000000000");
  };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(valueOf(parameters.find((parameter) => parameter.name === name)!)),
  );
  const query = parameters.filter((parameter) => parameter.in === "query");
  const search = new URLSearchParams(query.map((parameter) => [parameter.name, valueOf(parameter)]));
  return search.size > 0 ? `${filled}?${search}` : filled;
}
