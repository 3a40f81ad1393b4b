import { type Findings } from "./findings.ts";
import { mergeParameters } from "./merge-parameters.ts";
import {
  resolve,
  type OpenAPIDocument,
  type Operation,
  type Parameter,
  type Referable,
  type Schema,
} from "./openapi.ts";
import { typesOf } from "./schema-fields.ts";

/** The styles that OpenAPI takes for granted, and that the client writes. */
const STYLES: Readonly<Record<string, string>> = { path: "simple", query: "form" };

/** Reads the parameters of an operation, its path's included, and finds those that the client could not send. */
export function readParameters(
  document: OpenAPIDocument,
  path: string,
  operation: Operation,
  findings: Findings,
): Parameter[] {
  const [own, shared] = resolveParameters(document, operation.parameters, document.paths[path]?.parameters);
  const parameters = mergeParameters(own, shared);
  for (const parameter of parameters) {
    const list = own.includes(parameter) ? own : shared;
    const pointer = `/parameters/${list.indexOf(parameter)}`;
    for (const message of problemsOf(document, parameter))
      findings.add(operation.operationId, pointer, `the parameter \`${parameter.name}\` ${message}`);
    if (parameters.find(({ name }) => name === parameter.name) !== parameter)
      findings.add(
        operation.operationId,
        pointer,
        `two parameters are named \`${parameter.name}\`, and a call's params have it once. Rename or leave out one.`,
      );
  }
  for (const [index, { name, in: place }] of own.entries()) {
    if (place !== "path" || path.includes(`{${name}}`)) continue;
    findings.add(
      operation.operationId,
      `/parameters/${index}`,
      `the parameter \`${name}\` stands in no place of ${path}. Write {${name}} there, or leave the parameter out.`,
    );
  }
  for (const [, name] of path.matchAll(/\{(\w+)\}/g)) {
    if (!parameters.some((parameter) => parameter.in === "path" && parameter.name === name))
      findings.add(
        operation.operationId,
        "/parameters",
        `the path's {${name!}} is no parameter. Describe it.`,
      );
  }
  return parameters;
}

/** The parameters of an operation and of its path, each with its references followed. */
export function resolveParameters(
  document: OpenAPIDocument,
  own: readonly Referable<Parameter>[] = [],
  shared: readonly Referable<Parameter>[] = [],
): [own: Parameter[], shared: Parameter[]] {
  const resolved = (list: readonly Referable<Parameter>[]): Parameter[] =>
    list.map((parameter) => resolve(document, parameter));
  return [resolved(own), resolved(shared)];
}

function* problemsOf(document: OpenAPIDocument, parameter: Parameter): Generator<string> {
  const { name, in: place, style, explode, content, allowReserved, schema } = parameter;
  if (place === "header" || place === "cookie") {
    yield `stands in a ${place}, where the client puts none. Make it a query parameter, or leave it to a call's \`headers\`.`;
    return;
  }
  if (content) {
    yield "has `content`, which the client can't write. Give it a `schema`.";
    return;
  }
  const isUsual =
    (style ?? STYLES[place]) === STYLES[place] && (explode ?? place === "query") === (place === "query");
  if (!isUsual || allowReserved) {
    yield `has a style that the client doesn't write. Leave out style, explode and allowReserved.`;
  }
  const types = typesOf(document, schema);
  const refused = types.find((type) => type === "object" || (type === "array" && place === "path"));
  if (refused) yield `is an ${refused}, which the client can't write into a ${place}. Make it a string.`;
  const other = place === "path" && types.find((type) => type !== "string" && type !== refused);
  if (other)
    yield `may be of the type ${other}, and the client writes strings alone into a path. Make it a string.`;
  if (place === "path" && parameter.required !== true) yield "stands in the path and isn't `required: true`.";
  const { items } = resolve(document, schema);
  if (types.includes("array") && !isPlainList(document, items))
    yield "is an array whose `items` the client can't write. Describe strings, numbers or booleans.";
  if (parameter["x-option"] && place !== "path") {
    yield `has an x-option that nothing fills. Only \`x-option: projectId\` of a path parameter is; \`${name}\` needs none.`;
  }
}

function isPlainList(document: OpenAPIDocument, items: unknown): boolean {
  if (typeof items !== "object" || items === null) return false;
  return typesOf(document, items as Schema).every((type) => type !== "array" && type !== "object");
}
