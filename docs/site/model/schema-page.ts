import type { Members } from "./field.ts";
import { readMembers } from "./fields.ts";
import { refName, type OpenAPIDocument, type Schema } from "./document.ts";
import type { Operation } from "./operation.ts";
import { constraintWords, readEnum, typeWords } from "./words.ts";
import type { EnumValue } from "./field.ts";

/** A schema, as its page shows it. */
export interface SchemaPage {
  readonly name: string;
  readonly type: string;
  /** Its part in the API: a request, a response, an id, an object. */
  readonly kind: string;
  readonly schema: Schema;
  readonly members: Members;
  readonly values: readonly EnumValue[];
  readonly isOpen: boolean;
  readonly constraints: readonly string[];
  readonly refersTo: readonly string[];
  readonly usedBySchemas: readonly string[];
  readonly usedByOperations: readonly Operation[];
  /** The tags of the operations that use it, through other schemas too. */
  readonly tags: readonly string[];
}

/** Reads every schema of the document, by name. */
export function readSchemas(document: OpenAPIDocument, operations: readonly Operation[]): SchemaPage[] {
  const { schemas } = document.components;
  const names = Object.keys(schemas).sort((a, b) => a.localeCompare(b, "en", { sensitivity: "base" }));
  const refersTo = new Map(names.map((name) => [name, refsIn(schemas[name])]));
  const usedBy = invert(refersTo);
  const byOperation = new Map<string, Operation[]>();
  for (const operation of operations)
    for (const name of operationRefs(operation))
      byOperation.set(name, [...(byOperation.get(name) ?? []), operation]);
  return names.map((name) => {
    const schema = schemas[name]!;
    return {
      name,
      type: typeWords(schema, schemas),
      kind: kindOf(name, schema),
      schema,
      members: readMembers({ $ref: `#/components/schemas/${name}` }, schemas),
      ...readEnum(schema, schemas),
      constraints: constraintWords(schema, schemas),
      refersTo: refersTo.get(name)!,
      usedBySchemas: usedBy.get(name) ?? [],
      usedByOperations: byOperation.get(name) ?? [],
      tags: tagsOf(name, usedBy, byOperation),
    };
  });
}

/** The schemas that a piece of the document names, itself and not through others. */
export function refsIn(node: unknown): string[] {
  const names = new Set<string>();
  JSON.stringify(node, (key, value: unknown) => {
    if (key === "$ref" && typeof value === "string") names.add(refName(value));
    return value;
  });
  return [...names];
}

function operationRefs({ schemas, parameters, body }: Operation): Set<string> {
  return new Set([...schemas, ...refsIn(parameters), ...refsIn(body?.schema)]);
}

function invert(refersTo: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const usedBy = new Map<string, string[]>();
  for (const [name, others] of refersTo)
    for (const other of others) usedBy.set(other, [...(usedBy.get(other) ?? []), name]);
  return usedBy;
}

function tagsOf(
  name: string,
  usedBy: ReadonlyMap<string, readonly string[]>,
  byOperation: ReadonlyMap<string, readonly Operation[]>,
): string[] {
  const seen = new Set<string>();
  const queue = [name];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    queue.push(...(usedBy.get(at) ?? []));
  }
  return [
    ...new Set([...seen].flatMap((each) => (byOperation.get(each) ?? []).map(({ tag }) => tag))),
  ].sort();
}

function kindOf(name: string, schema: Schema): string {
  if (name.endsWith("Request")) return "Request";
  if (name.endsWith("Response")) return "Response";
  if (name.endsWith("ErrorType")) return "Error types";
  if (/Filter/.test(name)) return "Search filter";
  if (schema.properties || schema.allOf) return "Object";
  return "Value";
}
