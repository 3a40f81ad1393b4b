import { readdirSync, readFileSync } from "node:fs";
import { routes, type OperationId } from "../../../generated/routes.ts";
import { resources } from "../../../src/sandbox/resources/index.ts";
import { operationsOf } from "../../../src/sandbox/resources/resource.ts";
import { consoleOperation, type DocumentParts } from "../console/document/console-operation.ts";
import type { ConsoleOperation } from "../console/operation.ts";
import { emitStandalone } from "../../../scripts/generate/schemas.ts";
import type { OpenAPIDocument as FullDocument } from "../../../src/generate/openapi.ts";
import { collectAnswers } from "../model/answers.ts";
import type { OpenAPIDocument } from "../model/document.ts";
import { readHistory } from "./history.ts";
import { readSignatures } from "../model/signatures.ts";
import type { Guide, SiteInput, SourceLine, Support } from "../model/site.ts";

/**
 * Reads all that the site is made of.
 *
 * @param root the repository's folder, with a slash at its end
 */
export async function readInput(root: string): Promise<SiteInput> {
  const read = (path: string): string => readFileSync(`${root}${path}`, "utf8");
  const document = JSON.parse(read("generated/openapi.json")) as OpenAPIDocument;
  const consoles = makeConsoles(document);
  const written = readWritten(root);
  return {
    document,
    guides: readGuides(root),
    changelog: read("CHANGELOG.md"),
    ...readHistory(root),
    support: readSupport(read("docs/sandbox.json")),
    answers: await collectAnswers(document, consoles),
    consoles,
    signatures: readSignatures(read("generated/methods.ts")),
    standalone: new Map(
      Object.keys(document.components.schemas).map((name) => [
        name,
        emitStandalone(document as unknown as FullDocument, name),
      ]),
    ),
    sources: readSources(written),
    written,
    repository: readRepository(read("package.json")),
  };
}

function makeConsoles(document: OpenAPIDocument): Map<string, ConsoleOperation> {
  const imitated = operationsOf(resources);
  const ids = Object.keys(routes) as OperationId[];
  return new Map(
    ids.map((id) => [
      id,
      consoleOperation(document as unknown as DocumentParts, id, (each) => each in imitated),
    ]),
  );
}

/** The guides, in the order in which docs/README.md names them. */
function readGuides(root: string): Guide[] {
  const order = readFileSync(`${root}docs/README.md`, "utf8");
  const place = (name: string): number => {
    const at = order.indexOf(`${name}.md`);
    return at < 0 ? Infinity : at;
  };
  return readdirSync(`${root}docs`)
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .map((file) => {
      const markdown = readFileSync(`${root}docs/${file}`, "utf8");
      const name = file.slice(0, -".md".length);
      return { name, title: /^# (.+)$/m.exec(markdown)?.[1] ?? name, markdown };
    })
    .sort((a, b) => place(a.name) - place(b.name) || a.name.localeCompare(b.name));
}

function readSupport(text: string): Map<string, Support> {
  const { operations } = JSON.parse(text) as { operations: (Support & { operation: string })[] };
  return new Map(operations.map(({ operation, ...support }) => [operation, support]));
}

/** The line of each schema, a key at the start of a line, and of each operation. */
function readSources(written: ReadonlyMap<string, string>): Map<string, SourceLine> {
  const sources = new Map<string, SourceLine>();
  for (const [file, text] of written) {
    const pattern = PATTERNS.find(([folder]) => file.startsWith(folder))?.[1];
    if (!pattern) continue;
    for (const [i, line] of text.split("\n").entries()) {
      const name = pattern.exec(line)?.[1];
      if (name !== undefined) sources.set(name, { file, line: i + 1 });
    }
  }
  return sources;
}

const PATTERNS = [
  ["openapi/schemas/", /^(\w+):/],
  ["openapi/paths/", /^ +operationId: (\w+)/],
] as const;

function readWritten(root: string): Map<string, string> {
  const files = readdirSync(`${root}openapi`, { recursive: true, encoding: "utf8" })
    .map((file) => `openapi/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".yaml"))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(`${root}${file}`, "utf8")]));
}

/** The address of the sources on the web, as GitHub tells its workflows, or as the package has it. */
function readRepository(manifest: string): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA } = process.env;
  if (GITHUB_SERVER_URL && GITHUB_REPOSITORY)
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA ?? "main"}`;
  return repositoryOf(JSON.parse(manifest) as Manifest);
}

interface Manifest {
  readonly repository?: string | { readonly url?: string };
}

/** The sources of a package on GitHub. */
export function repositoryOf({ repository }: Manifest): string | undefined {
  const url = typeof repository === "string" ? repository : repository?.url;
  const name = /github\.com[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(url ?? "")?.[1];
  return name === undefined ? undefined : `https://github.com/${name}/blob/main`;
}
