import { isObject } from "../../json.ts";
import { resolveSchema } from "../../validate/resolve-schema.ts";
import type { Schema } from "../../validate/rules.ts";
import type { Validator } from "../../validate/validator.ts";

/** A schema; `true` is any value's, `false` none's. */
type AnySchema = Schema | boolean;

/** The keywords of a schema that say which parts a value has. */
interface Fields {
  readonly properties?: Readonly<Record<string, AnySchema>>;
  readonly additionalProperties?: AnySchema;
  readonly items?: AnySchema;
}

/** The parts of a value, each of a form of its own. */
interface Parts {
  readonly fields: ReadonlyMap<string, Form>;
  /** The form of all fields that no schema names. */
  readonly others: Form | undefined;
  readonly items: Form | undefined;
  /** Whether a field counts of which no schema says anything. */
  readonly counts: (member: unknown) => boolean;
}

/** Each by the schema of a body, which is one validator's alone. */
const forms = new WeakMap<Schema, Form>();

/**
 * Copies a request's body without the fields that don't count, at any depth: `null` where the schema has none, as
 * official SDKs send it for what a caller left out, and whatever a closed object doesn't name, such as an id of the
 * path that they repeat. Objects without named fields, such as metadata, keep everything.
 */
export function dropAbsentFields<Body>(body: Body, schema: Schema, validator: Validator): Body {
  let form = forms.get(schema);
  if (!form) forms.set(schema, (form = new Form([schema], validator)));
  return form.read(body) as Body;
}

/** The form of a value that has some schemas, all of them or any. */
class Form {
  readonly #schemas: readonly AnySchema[];
  readonly #validator: Validator;
  /** Made at its first use, since a schema can refer to itself. */
  #parts: Parts | undefined;
  #allowsNull: boolean | undefined;

  constructor(schemas: readonly AnySchema[], validator: Validator) {
    this.#schemas = schemas;
    this.#validator = validator;
  }

  /** Copies a value without the fields that don't count. */
  read(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    const { fields, others, items, counts } = (this.#parts ??= this.#readParts());
    if (Array.isArray(value)) return items ? value.map((item) => items.read(item)) : value;
    const counted = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
      const field = fields.get(name) ?? others;
      if (!field) return counts(member) ? [[name, member]] : [];
      return member === null && !field.#takesNull() ? [] : [[name, field.read(member)]];
    });
    // Not by assignments, to which a key named __proto__ would be lost.
    return Object.fromEntries(counted);
  }

  #takesNull(): boolean {
    return (this.#allowsNull ??= this.#schemas.some((schema) =>
      typeof schema === "boolean" ? schema : !this.#validator.findProblem(schema, null),
    ));
  }

  #readParts(): Parts {
    const schemas = this.#schemas.flatMap((schema) => [...listApplied(schema, this.#validator)]);
    const byName = new Map<string, AnySchema[]>();
    for (const [name, schema] of schemas.flatMap(({ properties = {} }) => Object.entries(properties))) {
      byName.set(name, [...(byName.get(name) ?? []), schema]);
    }
    const others = schemas.flatMap(({ additionalProperties }) =>
      isObject(additionalProperties) ? [additionalProperties] : [],
    );
    const items = schemas.flatMap((schema) => (schema.items === undefined ? [] : [schema.items]));
    return {
      fields: new Map([...byName].map(([name, found]) => [name, new Form(found, this.#validator)])),
      others: others.length > 0 ? new Form(others, this.#validator) : undefined,
      items: items.length > 0 ? new Form(items, this.#validator) : undefined,
      counts: countsUnnamed(schemas, byName.size > 0),
    };
  }
}

/** The schemas that a value of a schema has, or may have: those that it refers to and is made of, too. */
function* listApplied(schema: AnySchema, validator: Validator): Generator<Schema & Fields> {
  if (typeof schema === "boolean") return;
  yield schema;
  if (schema.$ref !== undefined) yield* listApplied(resolveSchema(schema, validator), validator);
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const parts = (schema[keyword] ?? []) as readonly AnySchema[];
    for (const part of parts) yield* listApplied(part, validator);
  }
}

function countsUnnamed(schemas: readonly (Schema & Fields)[], hasNames: boolean): Parts["counts"] {
  if (schemas.some(isFree)) return () => true;
  if (schemas.some(({ additionalProperties }) => additionalProperties === false)) return () => false;
  return (member) => member !== null || !hasNames;
}

/** Whether a schema is of objects with any fields, as metadata are. */
function isFree({ type, properties, additionalProperties, required }: Schema & Fields): boolean {
  return [type].flat().includes("object") && !properties && !required && additionalProperties !== false;
}
