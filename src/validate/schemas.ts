import { dereference } from "@cfworker/json-schema";
import { routes, type OperationId } from "../../generated/routes.ts";
import {
  document,
  type Document,
  type DocumentOperation,
  type DocumentResponse,
  type Schema,
} from "./document.ts";

/** The document's parts that schemas stand in. */
interface Parts {
  readonly paths: Document["paths"];
  readonly components: Document["components"];
}

/**
 * Taken from the whole document, although a fifth of it describes the answers (3 of its 18 kB in brotli): the client and
 * the sandbox have one source, and the rest costs 2 ms, once, and only where something is checked. A file of
 * `generated/schemas/` for each operation would be no lighter, as each repeats what it refers to, and no bundler
 * follows an import by a name that is made at run time.
 */
const load = once((): Parts => {
  const { parameters, responses, schemas } = document.components;
  return copy({ paths: document.paths, components: { parameters, responses, schemas } });
});

/** Every schema, by the absolute address that its references are resolved to. */
export const addresses = once(() => dereference(load()));

/** An operation of the document. */
export function findOperation(operationId: string): DocumentOperation | undefined {
  if (!Object.hasOwn(routes, operationId)) return undefined;
  const { method, path } = routes[operationId as OperationId];
  return load().paths[path]![method.toLowerCase()] as DocumentOperation;
}

/** A schema of the document, by its name. */
export function namedSchema(name: string): Schema {
  return load().components.schemas[name]!;
}

/** The schema of a path parameter. */
export function parameterSchema(name: string): Schema {
  return Object.values(load().components.parameters).find((parameter) => parameter.name === name)!.schema;
}

/** The schema of an answer's body. */
export function responseSchema(response: DocumentResponse): Schema | undefined {
  const name = response.$ref?.split("/").at(-1);
  const resolved = name === undefined ? response : load().components.responses[name];
  return resolved?.content?.["application/json"].schema;
}

/**
 * Copies schemas, because the validator writes on them, without what allows everything: the validator would look at
 * each key there, and fails at one with half a surrogate pair.
 */
function copy(parts: Parts): Parts {
  const allowsNothing = (key: string, value: unknown): unknown =>
    key === "additionalProperties" && value === true ? undefined : value;
  return JSON.parse(JSON.stringify(parts, allowsNothing)) as Parts;
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
