import { readFileSync } from "node:fs";

/** Pieces of the text of emitted files. */

export const NOTICE =
  "Made by `npm run generate` from openapi/. Edit the document, not this file: changes here are lost.";

/** JSON in the form that Prettier's `json-stringify` parser keeps. */
export function toJSON(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The part of a file of `templates/` that is emitted: type-checked there, and read as text. */
export function readTemplate(name: string): string {
  const text = readFileSync(new URL(`templates/${name}.ts`, import.meta.url), "utf8");
  const mark = "// template:\n";
  return text.slice(text.indexOf(mark) + mark.length);
}
