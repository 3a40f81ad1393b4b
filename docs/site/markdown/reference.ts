import { paths, relative } from "../model/links.ts";
import { alternativeWords, valueCode, type EnumValue, type Field, type Members } from "../model/field.ts";
import { notesOf } from "../model/notes.ts";
import type { Operation } from "../model/operation.ts";
import type { SchemaPage } from "../model/schema-page.ts";
import type { Site } from "../model/site.ts";
import { languages } from "../console/snippet/languages.ts";
import { snippet } from "../console/snippet/snippet.ts";

/** An operation's page in Markdown. */
export function operationMarkdown(site: Site, operation: Operation): string {
  const { summary, route, method, description, parameterFields, body, answers, errors } = operation;
  const url = paths.operation(method);
  const console = site.consoles.get(operation.id)!;
  const params = console.samples[0]?.params ?? {};
  const successes = answers.filter(({ status }) => status < 400);
  return joinBlocks([
    `# ${summary}`,
    `\`${route.method} ${route.path}\` · \`stytch.${method}\``,
    description,
    ...languages.flatMap(({ id, label }) => [
      `## The call: ${label}`,
      fence(snippet(console, params, { language: id, hasSetup: true }), id === "curl" ? "sh" : "ts"),
    ]),
    ...["path", "query"].flatMap((place) => {
      const fields = parameterFields.filter((_, i) => operation.parameters[i]!.in === place);
      return section(`Parameters of the ${place}`, { fields, alternatives: [], rules: [] });
    }),
    ...(body ? section("Body parameters", body.members) : []),
    ...successes.flatMap(({ status, members }) => section(`Response fields (${status})`, members)),
    ...successes.flatMap(({ examples }) => examples.slice(0, 1).map(({ value }) => json(value))),
    "## Errors",
    errors
      .map(
        ({ type, status, remedy }) =>
          `- [\`${type}\`](${relative(url, paths.error(type))}) (${status}): ${remedy}`,
      )
      .join("\n"),
    "## Good to know",
    notesOf(site, operation)
      .map(({ name, text }) => `- ${name}: ${text}`)
      .join("\n"),
    "## Schemas",
    operation.schemas.map((name) => `- [${name}](${relative(url, paths.schema(name))}index.md)`).join("\n"),
  ]);
}

/** A schema's page in Markdown. */
export function schemaMarkdown(
  site: Site,
  { name, schema, members, values, usedByOperations }: SchemaPage,
): string {
  const url = paths.schema(name);
  return joinBlocks([
    `# ${name}`,
    schema.description ?? "",
    ...section("Properties", members),
    values.map((value) => `- ${valueLine(value)}`).join("\n"),
    ...(usedByOperations.length > 0 ? ["## Operations"] : []),
    usedByOperations
      .map(({ method }) => `- [${method}](${relative(url, paths.operation(method))}index.md)`)
      .join("\n"),
    "## JSON Schema",
    `As a file: [${name}.json](${relative(url, paths.rawSchema(name))})`,
    fence(site.standalone.get(name)!.trimEnd(), "json"),
  ]);
}

/** The catalogue of errors in Markdown. */
export function errorsMarkdown(site: Site): string {
  const entries = Object.entries(site.document["x-error-types"]);
  return joinBlocks([
    "# Error types",
    ...entries.map(
      ([type, { status, meaning, cause, remedy }]) =>
        `## ${type}\n\n${status}. ${meaning}\n\n- Cause: ${cause}\n- Remedy: ${remedy}`,
    ),
  ]);
}

function section(title: string, members: Members): string[] {
  if (members.fields.length + members.alternatives.length === 0) return [];
  return [`## ${title}`, ...members.rules, memberLines(members, 0).join("\n")];
}

function memberLines(
  { fields, alternatives }: Pick<Members, "fields" | "alternatives">,
  depth: number,
): string[] {
  const pad = "  ".repeat(depth);
  return [
    ...fields.flatMap((field) => [
      `${pad}- ${fieldLine(field)}`,
      ...field.values.map((value) => `${pad}  - ${valueLine(value)}`),
      ...memberLines(field, depth + 1),
    ]),
    ...alternatives.flatMap((alternative, i) => [
      `${pad}- ${alternativeWords(alternative, i + 1)}`,
      ...memberLines({ fields: alternative.fields, alternatives: [] }, depth + 1),
    ]),
  ];
}

function valueLine(value: EnumValue): string {
  return `${valueCode(value)}${value.meaning === undefined ? "" : `: ${value.meaning}`}`;
}

function fieldLine({ name, type, required, description, constraints, fallback, rules }: Field): string {
  const facts = [...constraints, ...(fallback === undefined ? [] : [`default \`${fallback}\``])];
  const text = (description ?? "").trim().replaceAll(/\s*\n\s*/g, " ");
  const more = [...rules, ...(facts.length > 0 ? [`(${facts.join("; ")})`] : [])].join(" ");
  return `\`${name}\` ${type}${required ? ", required" : ""}. ${text} ${more}`.trim();
}

function json(value: unknown): string {
  return fence(JSON.stringify(value, null, 2), "json");
}

/** A block of code; a text that has a fence of its own gets a longer one. */
export function fence(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = "`".repeat(longest + 1);
  return `${ticks}${language}\n${code}\n${ticks}`;
}

/** Puts blocks under one another, with a line between. */
export function joinBlocks(blocks: readonly string[]): string {
  return `${blocks
    .map((block) => block.trim())
    .filter(Boolean)
    .join("\n\n")}\n`;
}
