import { METHODS, type Operation } from "../../src/generate/openapi.ts";
import type { Placed } from "./operations.ts";
import { plain } from "./plain.ts";

/** A method of the client: words in camelCase, with dots between them. */
const METHOD_NAME = /^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)+$/;
/** A name that is written as it is: in files' names, in keys, and at the end of references. */
const WORD = /^[A-Za-z]\w*$/;
const TAG = /^\w[\w -]*$/;

/** An operation's own name for its method, if it is one. A copy may have anything there. */
export function ownName(operation: Operation): string | undefined {
  const name: unknown = operation["x-method"];
  return typeof name === "string" && METHOD_NAME.test(name) ? name : undefined;
}

/**
 * Refuses names of a copy that ours can't have, before anything is written.
 *
 * @throws {Error} at the first one
 */
export function checkNames({ key, operation }: Placed, method: string, tag: string): void {
  const [verb = ""] = key.split(" ");
  if (!METHODS.some((each) => each.toUpperCase() === verb))
    throw new Error(`The client sends no ${plain(verb)}. It has ${METHODS.join(", ").toUpperCase()}.`);
  refuseUnless(WORD, operation.operationId, "operationId");
  refuseUnless(METHOD_NAME, method, "method's name");
  refuseUnless(TAG, tag, "tag");
}

/** Refuses a schema's name that ours can't have. */
export function checkSchemaName(name: string): void {
  refuseUnless(WORD, name, "schema's name");
}

function refuseUnless(form: RegExp, name: string, what: string): void {
  if (!form.test(name)) throw new Error(`${plain(name)} makes no ${what} here. Write the operation by hand.`);
}
