import { isDeepStrictEqual } from "node:util";
import { parseYaml, stringifyYaml } from "@redocly/openapi-core";
import { format } from "prettier";

/** A value that needs no quotes, or has them, and nothing in it that ends a list in one line. */
const SCALAR = /^(?:[\w.$-][\w .$-]*|'[^'\n]*')$/;

/**
 * Writes YAML as people write it in `openapi/`: short lists and references to shared answers in one line each. What would then
 * read otherwise, as text of several lines that looks like YAML, stays in the library's form.
 */
export async function writeYaml(value: object): Promise<string> {
  const text = stringifyYaml(value, { noRefs: true, lineWidth: -1 });
  const lists = text.replace(/^( *)(required|tags|enum):\n((?:\1 +- .+\n)+)/gm, (all, indent, key, items) => {
    const values = String(items)
      .split("\n")
      .slice(0, -1)
      .map((line) => line.replace(/^ +- /, ""));
    return values.every((each) => SCALAR.test(each)) ? `${indent}${key}: [${values.join(", ")}]\n` : all;
  });
  const flow = lists
    .replace(/^( *)'(\d{3})':\n +\$ref: (.+)\n/gm, '$1"$2": { $ref: $3 }\n')
    .replace(/^( *)x-pagination:\n((?:\1 +\w+: [\w.]+\n)+)/gm, (_all, indent, fields) => {
      const list = String(fields).trim().split(/\n */);
      return `${indent}x-pagination: { ${list.join(", ")} }\n`;
    });
  const written = await format(flow, { parser: "yaml", printWidth: 110 });
  return isDeepStrictEqual(parseYaml(written), value) ? written : text;
}

/** Writes a text as one line of YAML, in quotes where it needs them. */
export function writeScalar(text: string): string {
  const line = stringifyYaml(text, { lineWidth: -1 }).trimEnd();
  // Each text of JSON is one of YAML.
  return line.includes("\n") ? JSON.stringify(text) : line;
}
