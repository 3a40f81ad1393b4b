import { accessorOf } from "../accessor.ts";
import { escapeKey, type Findings } from "../findings.ts";
import { isSchemaRef, METHODS, OTHER_METHODS, type OpenAPIDocument, type Operation } from "../openapi.ts";
import type { Route } from "../route.ts";
import { fieldsOf, typesOf } from "../schema-fields.ts";
import type { GivenItem, GivenOperation, GivenRoute } from "./given.ts";
import { wordProblems } from "./words.ts";

/** Names that a namespace or method can't have: an object has them already, or `await` would take it for a promise. */
const FORBIDDEN = new Set(["then", "constructor", "prototype", "toString", "valueOf", "toJSON", "__proto__"]);

/** The methods that check tokens without a call, which the document knows nothing of. */
const LOCAL = [
  "sessions.authenticateJwt",
  "sessions.authenticateJwtLocal",
  "m2m.authenticateToken",
  "idp.introspectTokenLocal",
];

/**
 * Finds an operation that can't be laid over the package's, and tells whether it is one.
 *
 * @param taken the package's operation that takes the same requests, if one does
 */
export function refuseOperation(
  given: GivenRoute,
  taken: Operation | undefined,
  findings: Findings,
): boolean {
  const problems = [...problemsOf(given, taken)];
  const { path, method, operation } = given;
  // Without its name it is found by its place.
  const at = operation.operationId === undefined ? `/paths/${escapeKey(path)}/${method}` : "";
  for (const [pointer, message] of problems) findings.add(operation.operationId, at + pointer, message);
  return problems.length > 0;
}

type Problem = [pointer: string, message: string];

function* problemsOf(
  { path, method, operation }: GivenRoute,
  taken: Operation | undefined,
): Generator<Problem> {
  const { operationId: id = "", servers, security } = operation;
  const name = `${method.toUpperCase()} ${path}`;
  if (!/^[A-Za-z]\w*$/.test(id)) {
    yield [
      "/operationId",
      `${name} needs an operationId of letters, digits and _, such as api_reports_v1_List; types and flat functions are named by it.`,
    ];
    return;
  }
  if (taken) {
    yield [
      "",
      `${name} is the package's ${accessorOf(taken).join(".")}, which a document of your own can't change. Leave it out, or give it another path.`,
    ];
  }
  if (!/^(\/([\w.~-]+|\{[A-Za-z_]\w*\}))+$/.test(path) || /\/\.{1,2}(\/|$)/.test(path)) {
    yield [
      "",
      `the path ${path} can't be filled. Make each of its parts plain text or one whole {parameter}, whose name has letters, digits and _ alone.`,
    ];
  }
  const misused = [...wordProblems(operation)];
  yield* misused;
  // By a word that says nothing, it would be told of in others.
  if (misused.length === 0) yield* namingProblems(operation);
  if (servers && !security) {
    yield [
      "/servers",
      "it has a server of its own, and nothing says whether the project's secret goes there. Give it `security`: `[]` for no credentials, `- basic: []` for the project's.",
    ];
  }
}

function* namingProblems(operation: GivenOperation): Generator<Problem> {
  const { tags = [], operationId = "", "x-method": method } = operation;
  const isNamed = tags.length > 0 || method !== undefined;
  const accessor = isNamed ? accessorOf({ tags, operationId, ...(method && { "x-method": method }) }) : [];
  if (accessor.length < 2 || !accessor.every((part) => /^[a-z]\w*$/i.test(part) && !FORBIDDEN.has(part))) {
    const form =
      "two or more camelCase names with dots between them, such as `x-method: reports.list`, none of them one that every object has";
    yield method === undefined
      ? [
          "",
          `nothing names its method. Give it an x-method, ${form}, or a tag: \`Reports\` makes reports.list of an operationId that ends in _List.`,
        ]
      : ["/x-method", `the client can't have a method ${method}. Write ${form}.`];
  }
  const name = accessor.join(".");
  const local = LOCAL.find((each) => name === each || name.startsWith(`${each}.`));
  if (local !== undefined) yield ["/x-method", `the client has ${local} itself. Give it another x-method.`];
}

/** Finds an operation that takes the same requests as one before it: `raw` couldn't tell whose they are. */
export function refuseTwin({ path, method, operation }: GivenRoute, twin: string, findings: Findings): void {
  findings.add(
    operation.operationId,
    "",
    `${method.toUpperCase()} ${path} takes the same requests as ${twin}. Leave one, or give it another path.`,
  );
}

/** Finds operations of methods that the client doesn't send. */
export function refuseMethods(path: string, item: GivenItem, findings: Findings): void {
  for (const method of OTHER_METHODS.filter((name) => Object.hasOwn(item, name))) {
    const name = method.toUpperCase();
    findings.add(
      undefined,
      `/paths/${escapeKey(path)}/${method}`,
      `The client has no ${name}, which ${path} takes here. It has ${METHODS.join(", ").toUpperCase()}.`,
    );
  }
}

/** Finds what the client can't send or read, of which the package's own document has nothing. */
export function refuseSent(document: OpenAPIDocument, route: Route, findings: Findings): void {
  const { id, body, result, pages, queryParameters } = route;
  const isAskedFor =
    queryParameters.some(({ name }) => name === "cursor") ||
    (body && fieldsOf(document, { $ref: `#/components/schemas/${body.schema}` }).properties.has("cursor"));
  if (pages && !isAskedFor) {
    findings.add(
      id,
      "/x-pagination",
      "x-pagination makes a walk over pages, which asks for each by `cursor`, and it takes none. Give the body or the query a `cursor`, or leave x-pagination out.",
    );
  }
  for (const [part, name] of [
    ["requestBody", body?.schema],
    ["responses", result],
  ] as const) {
    if (name === undefined) continue;
    const other = typesOf(document, { $ref: `#/components/schemas/${name}` }).find(
      (type) => type !== "object",
    );
    if (other === undefined) continue;
    findings.add(
      id,
      `/${part}`,
      `${name} may be of the type ${other}, and the client ${part === "responses" ? "reads" : "sends"} JSON objects alone. Describe an object.`,
    );
  }
}

/** Finds references from one's own schemas to a part of a schema, which is no type by itself. */
export function refusePartRefs(
  { components }: Pick<OpenAPIDocument, "components">,
  names: readonly string[],
  findings: Findings,
): void {
  for (const name of names) {
    const refs = JSON.stringify(components.schemas[name]).matchAll(/"\$ref":"([^"]+)"/g);
    for (const [, ref] of refs) {
      if (isSchemaRef(ref!)) continue;
      findings.add(
        undefined,
        `/components/schemas/${escapeKey(name)}`,
        `The schema ${name} refers to ${ref!}, a part of another. Give that part a name under components/schemas.`,
      );
    }
  }
}
