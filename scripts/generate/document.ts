import { relative } from "node:path";
import {
  BaseResolver,
  bundle,
  getLineColLocation,
  lint,
  loadConfig,
  ResolveError,
  YamlParseError,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import { expandErrors } from "./expand-errors.ts";
import { DocumentError, type OpenAPIDocument } from "../../src/generate/openapi.ts";

/**
 * Lints the document, bundles it into one object, and writes the error types of each operation into its responses.
 *
 * Both walk the same resolver, so each file is read and parsed once.
 *
 * @param root the repository's folder: it holds `redocly.yaml` and `openapi/openapi.yaml`
 * @param unfinished whether it may have what the lint refuses, such as operations that somebody is still writing
 * @throws {DocumentError} on any finding, with file, line and remedy of each
 */
export async function readDocument(root: string, { unfinished = false } = {}): Promise<OpenAPIDocument> {
  const ref = `${root}/openapi/openapi.yaml`;
  try {
    const config = await loadConfig({ configPath: `${root}/redocly.yaml` });
    const externalRefResolver = new BaseResolver(config.resolve);
    if (!unfinished) refuse(root, await lint({ ref, config, externalRefResolver }));
    const { problems, bundle: document } = await bundle({ ref, config, externalRefResolver });
    refuse(root, problems);
    return expandErrors(document.parsed as OpenAPIDocument);
  } catch (error) {
    throw unreadable(root, ref, error) ?? error;
  }
}

/** The problem that Redocly throws, rather than finds, where the root document or the rules can't be read at all. */
function unreadable(root: string, ref: string, error: unknown): DocumentError | undefined {
  if (error instanceof YamlParseError) {
    const { line, col, source, originalError } = error;
    return new DocumentError([
      `${relative(root, source.absoluteRef)}:${line}:${col}  yaml-syntax  ${originalError.message}`,
    ]);
  }
  if (!(error instanceof ResolveError)) return undefined;
  const { path = ref } = error.originalError as NodeJS.ErrnoException;
  return new DocumentError([
    `${relative(root, path)}  missing  ${error.originalError.message}. Put the file back.`,
  ]);
}

function refuse(root: string, problems: NormalizedProblem[]): void {
  const open = problems.filter((problem) => !problem.ignored);
  // What can't be read comes alone: without it the rules would tell of the rest what isn't so, "or delete it" included.
  const unread = open.filter(({ ruleId }) => ruleId === "no-unresolved-refs");
  const found = unread.length > 0 ? unread : open;
  // What is shared is linted once for each operation that refers to it.
  const findings = new Set(found.map((problem) => describe(root, problem)));
  if (findings.size > 0) throw new DocumentError([...findings]);
}

/** `openapi/paths/users/users.yaml:12:5  rule  what is wrong and what to do` */
function describe(root: string, { location: [at], ruleId, message, suggest }: NormalizedProblem): string {
  const hint = suggest.length > 0 ? ` Did you mean ${suggest.join(" or ")}?` : "";
  if (!at) return `openapi/  ${ruleId}  ${message}${hint}`;
  const { start } = getLineColLocation(at);
  const file = relative(root, at.source.absoluteRef);
  return `${file}:${start.line}:${start.col}  ${ruleId}  ${message.trim()}${hint}`;
}
