import { readStrictJSON } from "../../sandbox/seed/strict-json.ts";
import { usageError } from "../cli-error.ts";
import type { Field } from "./fields.ts";

/**
 * Reads what was typed behind a field's flag as a value of the field's type.
 *
 * @param texts what was typed, once for each time that the flag stands there
 * @throws {CliError} naming the flag and the form that it takes. It doesn't repeat the value, which may be a secret.
 */
export function readValue(flag: string, field: Field, texts: readonly string[]): unknown {
  if (field.types.includes("array")) return readList(flag, field, texts);
  if (texts.length > 1) throw usageError(`${flag} stands there ${texts.length} times. Write it once.`);
  return readOne(flag, field.types, texts[0]!);
}

/** A list is one JSON array, or the flag repeated. */
function readList(flag: string, { memberTypes }: Field, texts: readonly string[]): unknown[] {
  if (texts.length === 1 && texts[0]!.trimStart().startsWith("[")) {
    return readJSON(flag, texts[0]!, "a JSON array") as unknown[];
  }
  return texts.map((text) => readOne(flag, memberTypes, text));
}

function readOne(flag: string, types: readonly string[], text: string): unknown {
  if (types.includes("string")) return text;
  if (types.includes("boolean") && /^(true|false)$/.test(text)) return text === "true";
  if (types.some((type) => type === "integer" || type === "number") && isNumber(text)) return Number(text);
  if (types.includes("object") || types.length === 0) return readJSON(flag, text, "JSON");
  if (types.includes("null") && text === "null") return null;
  throw usageError(`${flag} must be ${describeTypes(types)}.`);
}

/** Digits that JavaScript keeps. */
function isNumber(text: string): boolean {
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text);
}

function readJSON(flag: string, text: string, form: string): unknown {
  const read = readStrictJSON(Buffer.from(text));
  if ("value" in read) return read.value;
  throw usageError(`${flag} takes ${form}, and what it was given ${read.problem}.`);
}

const TYPES: Readonly<Record<string, string>> = {
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  null: "null",
};

function describeTypes(types: readonly string[]): string {
  return types.map((type) => TYPES[type] ?? type).join(" or ");
}
