import { resolve, type Json, type Schema } from "./documented.ts";

export type Path = readonly (string | number)[];

/** A place in an answer, and what the document says of it. */
export interface Place {
  readonly path: Path;
  readonly isRequired: boolean;
  /** The kinds that its value may be of. Any, if there are none. */
  readonly kinds: readonly string[];
  /** Whether its known values are named, and any other is allowed. */
  readonly isOpen: boolean;
}

/** Every place in a value that its schema says something of. It is written apart from what it tests. */
export function* places(schema: Schema, value: unknown, path: Path = []): Generator<Place> {
  for (const part of parts(schema)) {
    for (const [name, inner] of Object.entries(part.properties ?? {})) {
      if (!Object.hasOwn(value as Json, name)) continue;
      const at = [...path, name];
      const isRequired = parts(schema).some(({ required = [] }) => required.includes(name));
      yield { path: at, isRequired, kinds: kindsOf(inner), isOpen: isOpen(inner) };
      yield* within(inner, (value as Json)[name], at);
    }
  }
}

function* within(schema: Schema, value: unknown, path: Path): Generator<Place> {
  if (value === null) return;
  if (!Array.isArray(value)) {
    yield* places(schema, value, path);
    return;
  }
  for (const { items } of parts(schema).filter((part) => part.items)) {
    for (const [i, item] of value.entries()) {
      yield { path: [...path, i], isRequired: false, kinds: kindsOf(items!), isOpen: isOpen(items!) };
      yield* within(items!, item, [...path, i]);
    }
  }
}

/** A schema and those that stand in it for the same value. */
function parts(schema: Schema): Schema[] {
  const { allOf = [], anyOf = [], $ref } = schema;
  const others = [...allOf, ...anyOf, ...($ref === undefined ? [] : [resolve({ $ref }) as Schema])];
  return [schema, ...others.flatMap(parts)];
}

function kindsOf(schema: Schema): string[] {
  return [...new Set(parts(schema).flatMap(({ type = [] }) => type))];
}

function isOpen(schema: Schema): boolean {
  const strings = parts(schema).filter(({ type }) => type === "string");
  const says = ({ title: _title, ...part }: Schema & { title?: string }): number => Object.keys(part).length;
  return strings.some((part) => part.enum) && strings.some((part) => says(part) === 1);
}

/** The kind of a JSON value, in the words of JSON Schema. */
export function kindOf(value: unknown): string[] {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  return Number.isInteger(value) ? ["integer", "number"] : [typeof value];
}

/** A copy of a value with another one in one place, or without what is there. */
export function put(root: unknown, path: Path, ...replacement: [unknown?]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement[0];
  if (Array.isArray(root)) {
    return root.map((item: unknown, i) => (i === key ? put(item, rest, ...replacement) : item));
  }
  const isDropped = rest.length === 0 && replacement.length === 0;
  // Object.fromEntries makes a key `__proto__` as JSON.parse does.
  const entries = Object.entries(root as Json).filter(([name]) => name !== key);
  if (isDropped) return Object.fromEntries(entries);
  return Object.fromEntries([...entries, [key, put((root as Json)[key], rest, ...replacement)]]);
}

/** A place as one would write it in code. */
export function written(path: Path): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
    .join("")
    .slice(1);
}
