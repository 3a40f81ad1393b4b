import { dereference } from "@cfworker/json-schema";
import type { Route } from "../../generated/routes.ts";
import { document, type Document, type DocumentOperation, type Schema } from "./document.ts";

/** The document, ready to validate with. */
interface Loaded {
  readonly document: Document;
  /** Every schema of it, by the absolute address that its references are resolved to. */
  readonly lookup: ReturnType<typeof dereference>;
}

let loaded: Loaded | undefined;

/** Prepares the document at its first use. The validator writes on schemas, so it gets a copy. */
export function load(): Loaded {
  if (!loaded) {
    const copy = structuredClone(document);
    loaded = { document: copy, lookup: dereference(copy) };
  }
  return loaded;
}

/** A route's operation in the document. */
export function findOperation({ method, path }: Route): DocumentOperation {
  return load().document.paths[path]![method.toLowerCase()] as DocumentOperation;
}

/** A schema of the document, by its name. */
export function namedSchema(name: string): Schema {
  return load().document.components.schemas[name]!;
}

/** The schema of a path parameter. */
export function parameterSchema(name: string): Schema {
  return Object.values(load().document.components.parameters).find((parameter) => parameter.name === name)!
    .schema;
}
