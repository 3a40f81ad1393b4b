import { format as formats } from "@cfworker/json-schema";
import { isObject } from "../json.ts";
import type { Schema, SchemasByRef } from "./rules.ts";

/** Whether a value surely keeps a rule. `false` can also mean that the rule is none of those known here. */
export type Check = (value: unknown) => boolean;

/** Makes a check of one keyword's operand. */
type MakeCheck = (operand: never, compiler: Compiler) => Check;

/** The keywords by which the schemas of a `oneOf` are told apart. */
interface Parts {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema | boolean>>;
}

interface Compiler {
  readonly compile: (schema: Schema | boolean) => Check;
  /** The check of what a reference leads to. */
  readonly follow: (ref: string) => Check;
}

/**
 * Makes the function that tells whether a value surely keeps its schema.
 *
 * It is for the answers that are as they should be, which are nearly all, and takes a fraction of the validator's time.
 * What it isn't sure of, it leaves to the validator, whose word counts.
 */
export function createQuickCheck(schemas: SchemasByRef): (schema: Schema, value: unknown) => boolean {
  const cache = new WeakMap<Schema, Check>();
  const compiler: Compiler = { compile: (schema) => compile(schema, compiler), follow };
  return (schema, value) => compiled(schema)(value);

  function compiled(schema: Schema): Check {
    let check = cache.get(schema);
    if (!check) cache.set(schema, (check = compile(schema, compiler)));
    return check;
  }

  function follow(ref: string): Check {
    if (!Object.hasOwn(schemas, ref)) return () => false;
    // At its first use, since a schema can refer to itself.
    let check: Check | undefined;
    return (value) => (check ??= compiled(schemas[ref]!))(value);
  }
}

/** Makes a check that is true where a value surely breaks a schema: by a field that it lacks, or that mustn't be there. */
function surelyBroken({ required = [], properties = {} }: Parts): Check {
  const forbidden = Object.keys(properties).filter((name) => properties[name] === false);
  return (value) =>
    isObject(value) &&
    (required.some((name) => !Object.hasOwn(value, name)) ||
      forbidden.some((name) => Object.hasOwn(value, name)));
}

/** Makes one function of a schema: of closures, not of text, which a page's Content-Security-Policy may forbid. */
function compile(schema: Schema | boolean, compiler: Compiler): Check {
  if (typeof schema === "boolean") return () => schema;
  const keywords = Object.keys(schema).filter((keyword) => !isAnnotation(keyword));
  if (!keywords.every((keyword) => Object.hasOwn(checks, keyword))) return () => false;
  return all(keywords.map((keyword) => checks[keyword]!(schema[keyword] as never, compiler)));
}

/** Whether a keyword says nothing of values. */
export function isAnnotation(keyword: string): boolean {
  return ["title", "description", "examples", "default"].includes(keyword) || keyword.startsWith("x-");
}

/** The keywords that answers are described with, and most requests. None says anything of values that it isn't meant for. */
export const checks: Readonly<Record<string, MakeCheck>> = {
  $ref: (ref: string, { follow }) => follow(ref),
  type: (names: string | string[]) => any([names].flat().map((name) => types[name]!)),
  const: (only: unknown) => (value) => value === only,
  enum: (values: unknown[]) => (value) => values.includes(value),
  anyOf: (schemas: Schema[], { compile }) => any(schemas.map(compile)),
  allOf: (schemas: Schema[], { compile }) => all(schemas.map(compile)),
  required: (names: string[]) => (value) =>
    !isObject(value) || names.every((name) => Object.hasOwn(value, name)),
  properties: (schemas: Record<string, Schema>, { compile }) => {
    const fields = Object.entries(schemas).map(([name, schema]) => [name, compile(schema)] as const);
    return (value) =>
      !isObject(value) || fields.every(([name, check]) => !Object.hasOwn(value, name) || check(value[name]));
  },
  maxProperties: (most: number) => (value) => !isObject(value) || Object.keys(value).length <= most,
  // Exactly one of them: one surely is it, and the others surely aren't.
  oneOf: (schemas: Schema[], { compile }) => {
    const parts = schemas.map((schema) => ({
      keeps: compile(schema),
      breaks: surelyBroken(schema as Parts),
    }));
    return (value) => {
      const possible = parts.filter(({ breaks }) => !breaks(value));
      return possible.length === 1 && possible[0]!.keeps(value);
    };
  },
  items: (schema: Schema, { compile }) => {
    const check = compile(schema);
    return (value) => !Array.isArray(value) || value.every(check);
  },
  // In characters, of which some take two places.
  minLength: (least: number) => (value) =>
    typeof value !== "string" || value.length >= 2 * least || Array.from(value).length >= least,
  minimum: (least: number) => (value) => typeof value !== "number" || value >= least,
  maximum: (most: number) => (value) => typeof value !== "number" || value <= most,
  pattern: (source: string) => {
    const pattern = new RegExp(source, "u");
    return (value) => typeof value !== "string" || pattern.test(value);
  },
  format: (name: string) => (value) => typeof value !== "string" || (formats[name]?.(value) ?? true),
};

const types: Readonly<Record<string, Check>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === "boolean",
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: Number.isInteger,
  array: Array.isArray,
  object: isObject,
};

function all(checks: readonly Check[]): Check {
  return checks.length === 1 ? checks[0]! : (value) => checks.every((check) => check(value));
}

function any(checks: readonly Check[]): Check {
  return checks.length === 1 ? checks[0]! : (value) => checks.some((check) => check(value));
}
