import type { Alternative, Field, Members } from "./field.ts";
import type { Parameter, Schema } from "./document.ts";
import { choiceWords, isChoiceOfFields } from "./rules.ts";
import { constraintWords, follow, readEnum, typeWords, type Schemas } from "./words.ts";

/** The place of the object whose fields are read, and the schemas that led to it: one within itself is not opened. */
interface Place {
  readonly path: string;
  readonly above: readonly string[];
}

/**
 * Reads the fields of an object schema, whichever way it is put together, with those of nested objects.
 *
 * @param schemas all schemas of the document
 */
export function readMembers(
  schema: Schema,
  schemas: Schemas,
  place: Place = { path: "", above: [] },
): Members {
  const { schema: whole, name } = follow(schema, schemas);
  const inner: Place = name === undefined ? place : { ...place, above: [...place.above, name] };
  const own = ownMembers(whole, schemas, inner);
  const parts = (whole.allOf ?? []).map((part) => readMembers(part, schemas, inner));
  const choices = (["anyOf", "oneOf"] as const).flatMap((kind) => {
    const branches = whole[kind];
    return branches ? [choiceMembers(kind, branches, schemas, inner)] : [];
  });
  return merge([own, ...parts, ...choices]);
}

/** Reads a parameter of the path or the query as a field. */
export function readParameter(
  { name, description, required = false, ...rest }: Parameter,
  schemas: Schemas,
): Field {
  const option = rest["x-option"];
  const field = readField(name, rest.schema, schemas, { place: { path: "", above: [] }, required });
  const rules = option === undefined ? [] : [`Left out, it is the client's option \`${option}\`.`];
  return {
    ...field,
    description: description ?? field.description,
    rules,
    required: required && option === undefined,
  };
}

function ownMembers(schema: Schema, schemas: Schemas, place: Place): Members {
  const { properties = {}, required = [], additionalProperties } = schema;
  const fields = Object.entries(properties).map(([name, property]) =>
    readField(name, property, schemas, { place, required: required.includes(name) }),
  );
  if (typeof additionalProperties === "object" && Object.keys(additionalProperties).length > 0)
    fields.push(readField("<any key>", additionalProperties, schemas, { place, required: false }));
  return { fields, alternatives: [], rules: [] };
}

function choiceMembers(
  kind: "anyOf" | "oneOf",
  branches: readonly Schema[],
  schemas: Schemas,
  place: Place,
): Members {
  const wholes = branches.map((branch) => readMembers(branch, schemas, place));
  // A union of plain values, such as an open enum, has no fields.
  if (wholes.every(({ fields, alternatives }) => fields.length + alternatives.length === 0))
    return { fields: [], alternatives: [], rules: [] };
  const tags = tagsOf(branches, schemas);
  if (!isChoiceOfFields(branches, schemas)) {
    const alternatives = branches.map((branch, i): Alternative => {
      const { schema, name } = follow(branch, schemas);
      return {
        tag: tags?.[i],
        title: schema.title ?? "",
        schema: name,
        description: schema.description,
        fields: wholes[i]!.fields,
      };
    });
    return { fields: [], alternatives, rules: [] };
  }
  const rule = choiceWords(kind, branches, schemas);
  // Required in its branch alone: the rule says when.
  const fields = wholes.flatMap((whole) => whole.fields);
  const ruled = fields.map((field) => ({ ...field, required: false, rules: [...field.rules, rule] }));
  return { fields: ruled, alternatives: [], rules: [rule] };
}

/** The field whose value tells the branches of a choice apart, with its value in each; undefined if there is none. */
function tagsOf(
  branches: readonly Schema[],
  schemas: Schemas,
): NonNullable<Alternative["tag"]>[] | undefined {
  const wholes = branches.map((branch) => follow(branch, schemas).schema);
  for (const name of Object.keys(wholes[0]?.properties ?? {})) {
    const values = wholes.map(({ properties = {} }) => onlyValue(properties[name], schemas));
    const known = values.filter((value) => value !== undefined);
    if (known.length === branches.length && new Set(known).size === known.length)
      return known.map((value) => ({ name, value }));
  }
  return undefined;
}

/** The one value that a schema allows, as JSON. */
function onlyValue(schema: Schema | undefined, schemas: Schemas): string | undefined {
  if (!schema) return undefined;
  const { schema: whole } = follow(schema, schemas);
  if ("const" in whole) return JSON.stringify(whole.const);
  return whole.enum?.length === 1 ? JSON.stringify(whole.enum[0]) : undefined;
}

/** Puts parts together: a field that several parts have is shown once, with the rules of all. */
function merge(parts: readonly Members[]): Members {
  const fields = new Map<string, Field>();
  for (const field of parts.flatMap((part) => part.fields)) {
    const known = fields.get(field.name);
    fields.set(field.name, known ? mergeField(known, field) : field);
  }
  return {
    fields: [...fields.values()],
    alternatives: parts.flatMap((part) => part.alternatives),
    rules: [...new Set(parts.flatMap((part) => part.rules))],
  };
}

function mergeField(first: Field, second: Field): Field {
  const richer = second.values.length > first.values.length || first.type === "any" ? second : first;
  return {
    ...richer,
    description: second.description ?? first.description,
    required: first.required || second.required,
    constraints: [...new Set([...first.constraints, ...second.constraints])],
    rules: [...new Set([...first.rules, ...second.rules])],
  };
}

function readField(
  name: string,
  schema: Schema,
  schemas: Schemas,
  { place, required }: { place: Place; required: boolean },
): Field {
  const { schema: whole, name: refersTo } = follow(schema, schemas);
  const items = whole.items && follow(whole.items, schemas);
  const path = `${place.path}${name}`;
  const held = whole.items ?? schema;
  const heldName = items?.name ?? refersTo;
  const isWithinItself = heldName !== undefined && place.above.includes(heldName);
  const inner: Place = { path: `${path}${whole.items ? "[]" : ""}.`, above: place.above };
  const members = isWithinItself ? undefined : readMembers(held, schemas, inner);
  const example = whole.examples?.[0];
  return {
    name,
    path,
    type: typeWords(schema, schemas),
    schema: heldName,
    required,
    description: whole.description ?? items?.schema.description,
    constraints: constraintWords(schema, schemas),
    ...readEnum(whole.items ?? schema, schemas),
    fallback: whole.default === undefined ? undefined : JSON.stringify(whole.default),
    example: example === undefined ? undefined : JSON.stringify(example),
    rules: [],
    fields: members?.fields ?? [],
    alternatives: members?.alternatives ?? [],
  };
}
