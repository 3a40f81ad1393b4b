import { routes, type OperationId, type Route } from "../../../generated/routes.ts";
import { mergeParameters } from "../../../src/generate/merge-parameters.ts";
import { flatName } from "../../../src/routes/flat-name.ts";
import type { Field, Members } from "./field.ts";
import { readMembers, readParameter } from "./fields.ts";
import {
  refName,
  resolve,
  type Content,
  type DocumentOperation,
  type ErrorType,
  type Example,
  type OpenAPIDocument,
  type Parameter,
  type PathItem,
  type Reference,
  type Response,
  type Schema,
} from "./document.ts";

/** An example of a request or of an answer. */
export interface NamedExample {
  readonly name: string;
  readonly summary: string;
  readonly value: unknown;
  /** Whether the sandbox gave it as the site was built, rather than the document. */
  readonly isMade?: boolean;
}

/** The answers of one status. */
export interface Answer {
  readonly status: number;
  readonly description: string;
  readonly schema: string | undefined;
  readonly members: Members;
  readonly examples: readonly NamedExample[];
}

/** An error type that an operation answers. */
export interface OperationError extends ErrorType {
  readonly type: string;
  /** Whether every operation may answer it. */
  readonly isCommon: boolean;
}

/** An operation, as its page shows it. */
export interface Operation {
  readonly id: OperationId;
  /** The client's method: `users.create`. */
  readonly method: string;
  /** The flat function: `apiUserV1Create`. */
  readonly flat: string;
  readonly route: Route;
  readonly tag: string;
  readonly summary: string;
  /** Markdown. */
  readonly description: string;
  readonly externalDocs: string | undefined;
  readonly parameters: readonly Parameter[];
  /** The same, as a page shows them. */
  readonly parameterFields: readonly Field[];
  readonly body:
    { readonly schema: Schema; readonly name: string | undefined; readonly members: Members } | undefined;
  readonly requests: readonly NamedExample[];
  readonly answers: readonly Answer[];
  readonly errors: readonly OperationError[];
  /** The schemas that it names: its request's and its answers'. */
  readonly schemas: readonly string[];
}

const VERBS = ["get", "post", "put", "delete"] as const;

/** Reads every operation of the document, in the order of its tags. */
export function readOperations(document: OpenAPIDocument): Operation[] {
  const operations = Object.values(document.paths).flatMap((item) =>
    VERBS.flatMap((verb) => (item[verb] ? [readOperation(document, item, item[verb])] : [])),
  );
  const order = document.tags.map(({ name }) => name);
  return operations.sort((a, b) => order.indexOf(a.tag) - order.indexOf(b.tag));
}

function readOperation(document: OpenAPIDocument, item: PathItem, operation: DocumentOperation): Operation {
  const id = operation.operationId as OperationId;
  const { schemas } = document.components;
  const media = operation.requestBody && firstMedia(operation.requestBody.content);
  const answers = Object.entries(operation.responses).map(([status, response]) =>
    readAnswer(document, Number(status), resolve<Response>(document, response)),
  );
  const resolved = (list: DocumentOperation["parameters"] = []): Parameter[] =>
    list.map((one) => resolve<Parameter>(document, one));
  const parameters = mergeParameters(resolved(operation.parameters), resolved(item.parameters));
  return {
    id,
    method: routes[id].accessor.join("."),
    flat: flatName(id),
    route: routes[id],
    tag: operation.tags[0],
    summary: operation.summary,
    description: operation.description,
    externalDocs: operation.externalDocs?.url,
    parameters,
    parameterFields: parameters.map((parameter) => readParameter(parameter, schemas)),
    body: media && {
      schema: media.schema,
      name: nameOf(media.schema),
      members: readMembers(media.schema, schemas),
    },
    requests: readExamples(document, media?.examples ?? {}),
    answers,
    errors: readErrors(document, answers),
    schemas: [nameOf(media?.schema), ...answers.map(({ schema }) => schema)].filter(
      (name, i, all): name is string => name !== undefined && all.indexOf(name) === i,
    ),
  };
}

function readAnswer(
  document: OpenAPIDocument,
  status: number,
  { description, content = {} }: Response,
): Answer {
  const media = firstMedia(content);
  return {
    status,
    description,
    schema: nameOf(media?.schema) ?? nameOf(media?.schema.allOf?.[0]),
    members: readMembers(media?.schema ?? {}, document.components.schemas),
    examples: readExamples(document, media?.examples ?? {}),
  };
}

function firstMedia(content: Content): Content[string] | undefined {
  return Object.values(content)[0];
}

function nameOf(schema: Schema | undefined): string | undefined {
  return schema?.$ref === undefined ? undefined : refName(schema.$ref);
}

function readExamples(
  document: OpenAPIDocument,
  examples: Readonly<Record<string, Example | Reference>>,
): NamedExample[] {
  return Object.entries(examples).map(([name, node]) => {
    const { summary, value } = resolve<Example>(document, node);
    return { name, summary: summary ?? name, value };
  });
}

/** Those of the operation's own come first: the names of the examples of its errors are their types. */
function readErrors(document: OpenAPIDocument, answers: readonly Answer[]): OperationError[] {
  const types = answers
    .filter(({ status }) => status >= 400)
    .flatMap(({ examples }) => examples.map(({ name }) => name));
  const errors = [...new Set(types)].flatMap((type) => {
    const entry = document["x-error-types"][type];
    return entry ? [{ ...entry, type, isCommon: entry.scope === "any" }] : [];
  });
  return [...errors.filter(({ isCommon }) => !isCommon), ...errors.filter(({ isCommon }) => isCommon)];
}
