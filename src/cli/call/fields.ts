import { resolve, type ApiDocument, type DocumentOperation, type DocumentSchema } from "../document.ts";

/** A field of a call's params that has a flag. */
export interface Field {
  /** The way to it: `["name", "first_name"]` is `--name.first_name`. */
  readonly path: readonly string[];
  readonly types: readonly string[];
  /** The types of a list's members; none for what is no list, or a list of anything. */
  readonly memberTypes: readonly string[];
  readonly choices: readonly string[];
  readonly description: string;
  readonly required: boolean;
}

/** Objects in objects in objects are written as JSON. */
const MAX_DEPTH = 2;

/** Lists the fields of an operation's params, those in its path first. */
export function listFields(document: ApiDocument, operation: DocumentOperation): readonly Field[] {
  const fields = new Map<string, Field>();
  for (const parameter of operation.parameters ?? []) {
    const { name, in: place, schema, description, required } = parameter;
    if (place === "header" || name === undefined || schema === undefined) continue;
    const own = description === undefined ? schema : { ...schema, description };
    addField(document, fields, [name], own, required === true);
  }
  for (const { schema } of Object.values(operation.requestBody?.content ?? {})) {
    addProperties(document, fields, [], schema);
  }
  return [...fields.values()];
}

/** Adds what an object can have, whichever of its alternatives it is. */
function addProperties(
  document: ApiDocument,
  fields: Map<string, Field>,
  path: readonly string[],
  schema: DocumentSchema,
): void {
  const { properties, required = [], allOf = [], anyOf = [], oneOf = [] } = resolve(document, schema);
  for (const [name, property] of Object.entries(properties ?? {})) {
    addField(document, fields, [...path, name], property, path.length === 0 && required.includes(name));
  }
  for (const part of allOf) addProperties(document, fields, path, part);
  for (const part of [...anyOf, ...oneOf])
    addProperties(document, fields, path, { ...resolve(document, part), required: [] });
}

function addField(
  document: ApiDocument,
  fields: Map<string, Field>,
  path: readonly string[],
  schema: DocumentSchema,
  required: boolean,
): void {
  const name = path.join(".");
  const known = fields.get(name);
  if (known) {
    if (required && !known.required) fields.set(name, { ...known, required });
    return;
  }
  const whole = resolve(document, schema);
  fields.set(name, {
    path,
    types: typesOf(document, whole),
    memberTypes: whole.items ? typesOf(document, resolve(document, whole.items)) : [],
    choices: (whole.enum ?? resolve(document, whole.items ?? {}).enum ?? []).map(String),
    description: firstSentence(whole.description ?? ""),
    required,
  });
  if (path.length < MAX_DEPTH) addProperties(document, fields, path, whole);
}

/** All types that a value may have, through alternatives. */
function typesOf(document: ApiDocument, schema: DocumentSchema): readonly string[] {
  const { type, allOf = [], anyOf = [], oneOf = [] } = schema;
  const own = typeof type === "string" ? [type] : (type ?? []);
  const inner = [...allOf, ...anyOf, ...oneOf].flatMap((part) => typesOf(document, resolve(document, part)));
  return [...new Set([...own, ...inner])];
}

function firstSentence(text: string): string {
  const line = text.replace(/\s+/g, " ").replaceAll("`", "").trim();
  return /^.*?[.](?= [A-Z]|$)/.exec(line)?.[0] ?? line;
}
