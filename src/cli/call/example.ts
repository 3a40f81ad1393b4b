import { secretFields } from "../../../generated/routes.ts";
import { isObject } from "../../json.ts";
import { resolve, type ApiDocument, type DocumentOperation } from "../document.ts";
import { quoteForShell } from "../text.ts";
import type { Field } from "./fields.ts";

const INDENT = "  ";
const COLUMNS = 80;

/**
 * Writes a call of an operation as it is typed, with the params that the document itself shows. Secrets are left to a file:
 * all users of a machine see the arguments of a process, and a shell keeps them.
 */
export function exampleCall(
  name: string,
  document: ApiDocument,
  operation: DocumentOperation,
  fields: readonly Field[],
): string {
  const params = Object.entries({ ...ownExamples(document, operation), ...bodyExample(operation) });
  const hidden = params.filter(([field]) => secretFields.includes(field)).map(([field]) => field);
  const flags = params
    .filter(([field]) => !hidden.includes(field))
    .flatMap(([field, value]) => writeFlags(field, value, fields));
  const file = hidden.length > 0 ? ["--json @secrets.json"] : [];
  const held = hidden.map((field) => `${JSON.stringify(field)}:"…"`).join(",");
  const comment = hidden.length > 0 ? `\n${INDENT}# secrets.json: {${held}}` : "";
  return breakLines(["stytch-fetch call", name, ...flags, ...file]) + comment;
}

/** The parameters of its path and query that a call needs, but for those that the client's options have. */
function ownExamples(document: ApiDocument, operation: DocumentOperation): Record<string, unknown> {
  const needed = (operation.parameters ?? []).filter(
    (parameter) => parameter.required && parameter.in !== "header" && !parameter["x-option"],
  );
  return Object.fromEntries(
    needed.map(({ name = "", schema = {} }) => [name, resolve(document, schema).examples?.[0]]),
  );
}

function bodyExample({ requestBody }: DocumentOperation): object {
  const { examples = {} } = Object.values(requestBody?.content ?? {})[0] ?? {};
  const [first] = Object.values(examples);
  return isObject(first?.value) ? first.value : {};
}

/** Objects go by the flags of their fields, where they have some, else as JSON; a list repeats its flag. */
function writeFlags(path: string, value: unknown, fields: readonly Field[]): string[] {
  const known = new Set(fields.map((field) => field.path.join(".")));
  if (isObject(value) && Object.keys(value).every((key) => known.has(`${path}.${key}`))) {
    return Object.entries(value).flatMap(([key, inner]) => writeFlags(`${path}.${key}`, inner, fields));
  }
  const isList = Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "string");
  const texts = (isList ? value : [value]).map((each) =>
    typeof each === "string" ? each : JSON.stringify(each),
  );
  return texts.map((text) => `--${path} ${shellWord(text)}`);
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : quoteForShell(text);
}

/** A flag stays in one line with its value. */
function breakLines(parts: readonly string[]): string {
  let line = INDENT + parts[0]!;
  const lines: string[] = [];
  for (const part of parts.slice(1)) {
    if (`${line} ${part} \\`.length > COLUMNS) {
      lines.push(`${line} \\`);
      line = INDENT.repeat(2) + part;
    } else line += ` ${part}`;
  }
  return [...lines, line].join("\n");
}
