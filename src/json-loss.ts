import { describe } from "./checks.ts";

/**
 * Finds the first value that JSON can't hold, or would change or leave out without a word: a NaN becomes null, which
 * deletes what is stored. What is undefined in an object is left out on purpose, and -0 is 0.
 *
 * @returns the way to it, as code would name it, and what it is: `.scores[1] is no finite number`
 * @throws {RangeError} where an object holds itself, and whatever a getter throws
 * @see https://tc39.es/ecma262/#sec-serializejsonproperty
 */
export function findLoss(given: unknown): string | undefined {
  const value = resolveToJson(given);
  if (value === null || value === undefined) {
    return value === given ? undefined : ` is ${describe(given)} whose toJSON gives ${value}`;
  }
  if (typeof value === "number") return Number.isFinite(value) ? undefined : " is no finite number";
  if (typeof value === "string" || typeof value === "boolean") return undefined;
  if (typeof value !== "object") return ` is ${describe(value)}`;
  const problem = findObjectLoss(value);
  if (problem !== undefined) return ` is ${problem}`;
  const isList = Array.isArray(value);
  // A list's are all its indices: a hole is written as null, too.
  for (const key of isList ? value.keys() : Object.keys(value)) {
    const item = (value as Record<string | number, unknown>)[key];
    const found = isList && item === undefined ? " is undefined, in a list" : findLoss(item);
    if (found !== undefined) return (isList ? `[${key}]` : `.${showName(key as string)}`) + found;
  }
  return undefined;
}

/**
 * Tells of an object that has more than its own fields and its methods, which JSON would leave out: a Map's entries, a
 * getter of its class, a symbol's value.
 *
 * @returns what it is: `an instance of Map`
 */
export function findObjectLoss(value: object): string | undefined {
  if (
    Object.getOwnPropertySymbols(value).some((key) => Object.getOwnPropertyDescriptor(value, key)!.enumerable)
  )
    return `${describe(value)} with a symbol for a key`;
  let prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || Array.isArray(value)) return undefined;
  // An object from another realm (a frame, node:vm) has another Object.prototype, itself without a prototype.
  while (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    // What has a tag of its own (a Map, an Error, Headers) holds more than fields.
    if (Object.prototype.toString.call(value) !== "[object Object]") return describe(value);
    for (const [name, own] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      const isField = !!own.get || (own.enumerable && typeof own.value !== "function");
      if (isField && !Object.hasOwn(value, name))
        return `${describe(value)} with ${own.get ? "the getter" : "an inherited"} ${showName(name)}`;
    }
    prototype = Object.getPrototypeOf(prototype);
  }
  return undefined;
}

/** Gives what JSON writes in a value's place, by its `toJSON`. That of a Buffer makes another thing of its bytes. */
export function resolveToJson(value: unknown): unknown {
  const toJSON = (value as { toJSON?: unknown } | null | undefined)?.toJSON;
  if (typeof toJSON !== "function" || ArrayBuffer.isView(value)) return value;
  return (toJSON as (key: string) => unknown).call(value, "");
}

/** A name that may be somebody's id or address, as a key of metadata can be, is not shown. */
function showName(name: string): string {
  return /^[a-z_]{1,40}$/i.test(name) ? name : "…";
}
