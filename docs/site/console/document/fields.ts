import type { Choice, Field, ObjectField, Rule } from "../form/field.ts";
import type { Parameter } from "../operation.ts";
import type { Schema } from "../../model/document.ts";

/** The document's schemas, by name. */
type Schemas = Readonly<Record<string, Schema>>;
type Common = Pick<Field, "name" | "isRequired" | "description">;

/** A parameter as the document has it, with the option of a client that fills it. */
export interface DocumentParameter extends Parameter {
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

/** Makes the form of an operation: the path's and the query's parameters, then the body's fields. */
export function formOf(
  parameters: readonly DocumentParameter[],
  body: Schema | undefined,
  schemas: Schemas,
): ObjectField {
  const around = parameters.map((each) => parameterField(each, schemas));
  const inside = body ? objectOf(body, schemas) : { fields: [], rules: [] };
  return {
    kind: "object",
    name: "",
    isRequired: true,
    fields: [...around, ...inside.fields],
    rules: inside.rules,
  };
}

function parameterField(given: DocumentParameter, schemas: Schemas): Field {
  const { name, required, description, schema, fromOption } = given;
  const field = fieldOf(name, required, schema, schemas);
  const note = fromOption ? ` Left out, the client's own \`${fromOption}\` is sent.` : "";
  return { ...field, description: (description ?? field.description ?? "") + note };
}

/** Makes the field of a schema. What no other kind fits is JSON. */
export function fieldOf(name: string, isRequired: boolean, given: Schema, schemas: Schemas): Field {
  const schema = lookUp(given, schemas);
  const description = given.description ?? schema.description;
  const common: Common = { name, isRequired, ...(description !== undefined && { description }) };
  if (schema.discriminator && schema.oneOf) return variantsField(common, schema, schemas);
  const choices = choicesOf(schema);
  if (choices?.isOpen === false) return { ...common, kind: "choice", choices: choices.all };
  if (choices) return { ...common, kind: "text", choices: choices.all, isSecret: false };
  switch (schema.type) {
    case "string":
      return textField(common, schema);
    case "integer":
    case "number":
      return {
        ...common,
        kind: "number",
        isInteger: schema.type === "integer",
        ...pick(schema, ["minimum", "maximum"]),
        ...exampleOf(schema),
      };
    case "boolean":
      return {
        ...common,
        kind: "boolean",
        ...(typeof schema.default === "boolean" && { fallback: schema.default }),
      };
    case "array":
      if (schema.items)
        return {
          ...common,
          kind: "list",
          item: fieldOf("", true, schema.items, schemas),
          ...pick(schema, ["minItems", "maxItems"]),
        };
  }
  const object = objectOf(schema, schemas);
  if (object.fields.length > 0) return { ...common, kind: "object", ...object };
  const isObject = schema.type === "object";
  return { ...common, kind: "json", isObject, ...pick(schema, ["maxProperties"]), ...exampleOf(schema) };
}

function textField(common: Common, schema: Schema): Field {
  return {
    ...common,
    kind: "text",
    isSecret: schema.format === "password",
    ...pick(schema, ["format", "pattern", "minLength", "maxLength"]),
    ...exampleOf(schema),
  };
}

function variantsField(common: Common, schema: Schema, schemas: Schemas): Field {
  const by = schema.discriminator!.propertyName;
  const variants = schema.oneOf!.map((each) => {
    const { fields } = objectOf(each, schemas);
    const { description } = lookUp(each, schemas);
    const name = fields.find((field) => field.name === by);
    const value = name?.kind === "choice" ? name.choices[0]!.value : "";
    return {
      value,
      ...(description !== undefined && { description }),
      fields: fields.filter((field) => field !== name),
    };
  });
  return { ...common, kind: "variants", by, variants };
}

interface ObjectParts {
  readonly fields: readonly Field[];
  readonly rules: readonly Rule[];
}

/** Gathers the fields of an object from its own properties and from those of its alternatives, which become rules. */
function objectOf(given: Schema, schemas: Schemas): ObjectParts {
  const schema = lookUp(given, schemas);
  const fields = new Map<string, Field>();
  const rules: Rule[] = [];
  const add = (field: Field): void => {
    const known = fields.get(field.name);
    fields.set(field.name, {
      ...(known ?? field),
      isRequired: (known?.isRequired ?? false) || field.isRequired,
    });
  };
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    add(fieldOf(name, schema.required?.includes(name) ?? false, property, schemas));
  for (const part of schema.allOf ?? []) {
    const inner = objectOf(part, schemas);
    inner.fields.forEach(add);
    rules.push(...inner.rules);
  }
  const alternatives = (schema.anyOf ?? schema.oneOf ?? []).map((each) => objectOf(each, schemas));
  for (const { fields: some } of alternatives) for (const field of some) add({ ...field, isRequired: false });
  if (alternatives.length > 1 && alternatives.every(({ fields: some }) => some.length > 0))
    rules.push(ruleOf(alternatives, schema.oneOf !== undefined));
  return { fields: [...fields.values()], rules };
}

/** Puts alternatives in words: those that require nothing exclude one another, as the document has it. */
function ruleOf(alternatives: readonly ObjectParts[], isOne: boolean): Rule {
  const isRequired = alternatives.every(({ fields }) => fields.some((field) => field.isRequired));
  const fields = alternatives.flatMap((each) =>
    each.fields.filter((field) => field.isRequired || !isRequired).map(({ name }) => name),
  );
  return { fields, needs: !isRequired ? "at most one" : isOne ? "exactly one" : "at least one" };
}

function choicesOf(schema: Schema): { all: Choice[]; isOpen: boolean } | undefined {
  const given = "const" in schema ? { ...schema, enum: [schema.const] } : schema;
  const closed = given.enum ? given : undefined;
  const list = closed ?? schema.anyOf?.find((each) => each.enum);
  if (!list?.enum || list.type !== "string") return undefined;
  const meanings = list["x-enumDescriptions"] ?? {};
  const all = list.enum.map((each): Choice => {
    const value = String(each);
    const meaning = Object.hasOwn(meanings, value) ? meanings[value] : undefined;
    return meaning === undefined ? { value } : { value, meaning };
  });
  return { all, isOpen: !closed };
}

function exampleOf({ examples }: Schema): { example: string } | undefined {
  const first = examples?.[0];
  if (first === undefined) return undefined;
  return { example: typeof first === "string" ? first : JSON.stringify(first) };
}

function pick<Name extends keyof Schema>(
  schema: Schema,
  names: readonly Name[],
): { [Key in Name]?: NonNullable<Schema[Key]> } {
  const found = names.filter((name) => schema[name] !== undefined).map((name) => [name, schema[name]]);
  return Object.fromEntries(found) as { [Key in Name]?: NonNullable<Schema[Key]> };
}

/** Follows a reference. Words beside it, such as a description of its own, come first. */
function lookUp(schema: Schema, schemas: Schemas): Schema {
  if (schema.$ref === undefined) return schema;
  const { $ref, ...own } = schema;
  return { ...lookUp(schemas[$ref.split("/").at(-1)!]!, schemas), ...own };
}
