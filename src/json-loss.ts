import { describe } from "./checks.ts";

/** A value in params that would not arrive as it is. */
export interface Loss {
  /** The way to it, as code would name it: `trusted_metadata.scores[1]`. Empty for the whole. */
  readonly place: string;
  /** Completes the sentence "It can't be sent: it …". */
  readonly problem: string;
}

/**
 * Finds the first value that JSON would change or leave out without a word: a NaN becomes null, which deletes what is
 * stored. What is undefined in an object is left out on purpose, and -0 is 0.
 *
 * @param above the objects that hold the value, where what JSON.stringify itself refuses is looked for, too
 * @see https://tc39.es/ecma262/#sec-serializejsonproperty
 */
export function findLoss(value: unknown, above?: Set<object>): Loss | undefined {
  switch (typeof value) {
    case "object":
      return value === null ? undefined : findInObject(value, above);
    case "number":
      return Number.isFinite(value) ? undefined : loss("is no finite number, which JSON has no form for");
    case "function":
    case "symbol":
      return loss(`is ${describe(value)}, which JSON leaves out`);
    case "bigint":
      return above && loss("is a bigint, which JSON has no form for. Write it as a number or a string");
    default:
      return undefined;
  }
}

function findInObject(value: object, above: Set<object> | undefined): Loss | undefined {
  const written = resolveToJson(value);
  if (written !== value) {
    if (written === null) return loss(`is ${describe(value)} that JSON writes as null`);
    if (written === undefined) return loss(`is ${describe(value)} that JSON leaves out`);
    if (typeof written !== "object") return findLoss(written, above);
  }
  return findInMembers(written, above);
}

function findInMembers(value: object, above: Set<object> | undefined): Loss | undefined {
  if (above?.has(value)) return loss("holds itself, which JSON has no form for");
  const reason = findObjectLoss(value);
  if (reason !== undefined) return loss(`is ${describe(value)}, and ${reason}`);
  above?.add(value);
  const found = Array.isArray(value) ? findInList(value, above) : findInFields(value, above);
  above?.delete(value);
  return found;
}

/** By index: a hole is written as null, too. */
function findInList(list: readonly unknown[], above: Set<object> | undefined): Loss | undefined {
  for (let index = 0; index < list.length; index++) {
    const item = list[index];
    const found = item === undefined ? loss("is undefined, in a list") : findLoss(item, above);
    if (found) return below(`[${index}]`, found);
  }
  return undefined;
}

function findInFields(value: object, above: Set<object> | undefined): Loss | undefined {
  for (const name of Object.keys(value)) {
    const found = findLoss((value as Record<string, unknown>)[name], above);
    if (found) return below(`.${showName(name)}`, found);
  }
  return undefined;
}

/**
 * Tells what an object has beside its own fields and its methods, which JSON would leave out: a Map's entries, a
 * getter of its class, a symbol's value.
 *
 * @returns a clause, or nothing where JSON holds the whole object
 */
export function findObjectLoss(value: object): string | undefined {
  const symbols = Object.getOwnPropertySymbols(value);
  if (symbols.length > 0 && symbols.some((key) => Object.prototype.propertyIsEnumerable.call(value, key)))
    return "JSON leaves out what has a symbol for a key";
  let prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || Array.isArray(value)) return undefined;
  // An object from another realm (a frame, node:vm) has another Object.prototype, itself without a prototype.
  while (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    // What has a tag of its own (a Map, an Error, Headers) holds more than fields.
    if (Object.prototype.toString.call(value) !== "[object Object]") return "JSON would lose what it holds";
    const inherited = findInherited(value, prototype as object);
    if (inherited !== undefined) return inherited;
    prototype = Object.getPrototypeOf(prototype);
  }
  return undefined;
}

function findInherited(value: object, prototype: object): string | undefined {
  const members = Object.entries(Object.getOwnPropertyDescriptors(prototype));
  for (const [name, member] of members) {
    if (Object.hasOwn(value, name)) continue;
    if (member.get) return `JSON would leave out the getter ${showName(name)}`;
    if (member.enumerable && typeof member.value !== "function")
      return `JSON would leave out ${showName(name)}, which it inherits`;
  }
  return undefined;
}

/** Gives what JSON writes in a value's place, by its `toJSON`. That of a Buffer makes another thing of its bytes. */
export function resolveToJson(value: unknown): unknown {
  const toJSON = (value as { toJSON?: unknown } | null | undefined)?.toJSON;
  if (typeof toJSON !== "function" || ArrayBuffer.isView(value)) return value;
  return (toJSON as (key: string) => unknown).call(value, "");
}

function loss(problem: string): Loss {
  return { place: "", problem };
}

function below(step: string, { place, problem }: Loss): Loss {
  return { place: step + place, problem };
}

/** A name that may be somebody's id or address, as a key of metadata can be, is not shown. */
function showName(name: string): string {
  return /^[a-z_]{1,40}$/i.test(name) ? name : "…";
}
