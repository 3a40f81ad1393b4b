import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { findEndless } from "../../generate/endless.ts";
import { addBaseParts } from "../../generate/extension/base-parts.ts";
import type { GivenDocument } from "../../generate/extension/given.ts";
import { DocumentError, type OpenAPIDocument } from "../../generate/openapi.ts";
import { isObject } from "../../json.ts";
import { CliError } from "../cli-error.ts";
import type { OpenAPICore, ParsedFile, Problem } from "./tools.ts";

/**
 * Reads a document of the user's own, with what it refers to: in other files, and in the package's document.
 *
 * @param file its path, absolute
 * @throws {DocumentError} with each place that is no OpenAPI 3.1
 * @throws {CliError} where there is no such file
 */
export async function readOwnDocument(
  file: string,
  base: OpenAPIDocument,
  core: OpenAPICore,
): Promise<GivenDocument> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new CliError(`The document ${relative(".", file)} can't be read: ${(error as Error).message}`);
  });
  const source = new core.Source(file, text);
  const parsed = parse(text, file, core);
  refuseVersion(parsed, file);
  refuseEndless(parsed, file);
  const doc: ParsedFile = { source, parsed: addBaseParts(parsed, base) };
  try {
    return await lintAndBundle(doc, core);
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    // Such as "Self-referencing circular pointer": the linter throws what it has no place for.
    throw new DocumentError([`${relative(".", file)}  openapi  ${(error as Error).message}`]);
  }
}

async function lintAndBundle(doc: ParsedFile, core: OpenAPICore): Promise<GivenDocument> {
  const created = await core.createConfig({ rules: { struct: "error", "no-unresolved-refs": "error" } });
  const config = created.styleguide ?? created;
  const externalRefResolver = new core.BaseResolver(created.resolve);
  refuse(await core.lintDocument({ document: doc, config, externalRefResolver }), core);
  const { bundle, problems } = await core.bundle({ doc, config: created, externalRefResolver });
  refuse(problems, core);
  return bundle.parsed as GivenDocument;
}

function parse(text: string, file: string, core: OpenAPICore): unknown {
  try {
    return core.parseYaml(text);
  } catch (error) {
    throw new DocumentError([`${relative(".", file)}  yaml-syntax  ${(error as Error).message}`]);
  }
}

/** Types of 3.0 would be wrong without a word: `nullable` is none of 3.1's keywords. */
function refuseVersion(parsed: unknown, file: string): void {
  const version = isObject(parsed) ? (parsed["openapi"] ?? parsed["swagger"]) : undefined;
  if (typeof version === "string" && /^3\.1\.\d+$/.test(version)) return;
  const found =
    version === undefined ? "doesn't say which OpenAPI it is" : `is OpenAPI ${JSON.stringify(version)}`;
  throw new DocumentError([
    `${relative(".", file)}  openapi-version  It ${found}. Write \`openapi: 3.1.1\` on its first line, and the document in that version.`,
  ]);
}

/** A document whose aliases have no end would keep the linter busy for as long. */
function refuseEndless(parsed: unknown, file: string): void {
  const why = findEndless(parsed);
  if (why === undefined) return;
  const sentence = why.replace(/^it/, "It");
  throw new DocumentError([`${relative(".", file)}  yaml-syntax  ${sentence}. Write a $ref instead.`]);
}

function refuse(problems: readonly Problem[], core: OpenAPICore): void {
  // What can't be read comes alone: without it the rest would be told wrong.
  const unread = problems.filter(({ ruleId }) => ruleId === "no-unresolved-refs");
  const found = unread.length > 0 ? unread : problems;
  const findings = new Set(found.map((problem) => describe(problem, core)));
  if (findings.size > 0) throw new DocumentError([...findings]);
}

function describe({ location: [at], ruleId, message, suggest }: Problem, core: OpenAPICore): string {
  const nowhere = ruleId === "no-unresolved-refs" ? ": neither the document nor the package's has it." : "";
  const hint = nowhere + (suggest.length > 0 ? ` Did you mean ${suggest.join(" or ")}?` : "");
  if (!at) return `${ruleId}  ${message}${hint}`;
  const { start } = core.getLineColLocation(at);
  return `${relative(".", at.source.absoluteRef)}:${start.line}:${start.col}  ${ruleId}  ${message.trim()}${hint}`;
}
