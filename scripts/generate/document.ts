import { relative } from "node:path";
import {
  BaseResolver,
  bundle,
  getLineColLocation,
  lint,
  loadConfig,
  YamlParseError,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import { BadDocument, type OpenAPIDocument } from "./openapi.ts";

/**
 * Lints the document and bundles it into one object.
 *
 * Both walk the same resolver, so each file is read and parsed once.
 *
 * @param root the repository's folder: it holds `redocly.yaml` and `openapi/openapi.yaml`
 * @throws {BadDocument} on any finding, with file, line and remedy of each
 */
export async function readDocument(root: string): Promise<OpenAPIDocument> {
  const config = await loadConfig({ configPath: `${root}/redocly.yaml` });
  const ref = `${root}/openapi/openapi.yaml`;
  const externalRefResolver = new BaseResolver(config.resolve);
  try {
    const findings = await lint({ ref, config, externalRefResolver });
    refuse(root, findings);
    const result = await bundle({ ref, config, externalRefResolver });
    refuse(root, result.problems);
    return result.bundle.parsed as OpenAPIDocument;
  } catch (error) {
    if (error instanceof YamlParseError) {
      const { line, col } = error;
      throw new BadDocument([
        `${relative(root, error.source.absoluteRef)}:${line}:${col}  yaml-syntax  ${error.originalError.message}`,
      ]);
    }
    throw error;
  }
}

function refuse(root: string, problems: NormalizedProblem[]): void {
  const found = problems.filter((problem) => !problem.ignored);
  if (found.length > 0) throw new BadDocument(found.map((problem) => describe(root, problem)));
}

/** `openapi/paths/users/users.yaml:12:5  rule  what is wrong and what to do` */
function describe(root: string, { location: [at], ruleId, message, suggest }: NormalizedProblem): string {
  const hint = suggest.length > 0 ? ` Did you mean ${suggest.join(" or ")}?` : "";
  if (!at) return `openapi/  ${ruleId}  ${message}${hint}`;
  const { start } = getLineColLocation(at);
  const file = relative(root, at.source.absoluteRef);
  return `${file}:${start.line}:${start.col}  ${ruleId}  ${message.trim()}${hint}`;
}
