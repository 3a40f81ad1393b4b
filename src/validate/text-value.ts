import type { Schema } from "./rules.ts";

/**
 * The value that a text of a query stands for by its schema; the text itself, for the schema to refuse, where it stands for
 * none.
 *
 * @param schema one that refers to no other
 */
export function valueOfText(text: string, { type }: Schema): unknown {
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  const isNumber = (type === "integer" || type === "number") && /^-?\d+(\.\d+)?$/.test(text);
  return isNumber ? Number(text) : text;
}
