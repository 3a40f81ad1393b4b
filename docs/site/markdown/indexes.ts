import { leadOf } from "./lead.ts";
import { paths, relative } from "../model/links.ts";
import type { Site } from "../model/site.ts";
import { FIRST_CALL, INSTALL, LOGIN, SANDBOX } from "../pages/start-code.ts";
import { fence, joinBlocks } from "./reference.ts";

/** The first page in Markdown. */
export function startMarkdown(): string {
  return joinBlocks([
    "# stytch-fetch",
    "A typed client for the Stytch consumer API, made from a hand-maintained OpenAPI document. Independent and unofficial.",
    fence(INSTALL, "sh"),
    "## The first call",
    fence(FIRST_CALL, "ts"),
    "## A login in ten lines",
    fence(LOGIN, "ts"),
    "## With no account",
    fence(SANDBOX, "ts"),
  ]);
}

/** The list of guides in Markdown. */
export function guidesMarkdown(site: Site): string {
  return joinBlocks(["# Guides", guideLinks(site, paths.guides)]);
}

/** The list of operations in Markdown. */
export function operationsMarkdown(site: Site): string {
  return joinBlocks(["# Operations", ...operationLinks(site, paths.operations)]);
}

/** The list of schemas in Markdown. */
export function schemasMarkdown(site: Site): string {
  return joinBlocks(["# Schemas", schemaLinks(site, paths.schemas)]);
}

/** `llms.txt`: the site for language models, as https://llmstxt.org has it. */
export function llmsText(site: Site): string {
  return joinBlocks([
    "# stytch-fetch",
    "> A typed client for the Stytch consumer API, made from an OpenAPI document, with a local sandbox and a gateway for browsers. Independent and unofficial.",
    "Each page of this site is Markdown under the address of the page and `index.md`.",
    "## Guides",
    guideLinks(site, paths.start),
    ...operationLinks(site, paths.start),
    "## Reference",
    "- [Error types](errors/index.md): every error type with cause and remedy\n- [openapi.json](openapi.json): the whole document\n- [Schemas](schemas/index.md): every JSON Schema\n- [Changelog](changelog/index.md)",
  ]);
}

function guideLinks(site: Site, from: string): string {
  return site.guides
    .map(
      ({ name, title, markdown }) =>
        `- [${title}](${relative(from, paths.guide(name))}index.md): ${leadOf(markdown)}`,
    )
    .join("\n");
}

function operationLinks(site: Site, from: string): string[] {
  return site.groups.flatMap(({ name, operations }) => [
    `## ${name}`,
    operations
      .map(({ method, summary, route }) => {
        const address = `${relative(from, paths.operation(method))}index.md`;
        return `- [${method}](${address}): ${summary}, \`${route.method} ${route.path}\``;
      })
      .join("\n"),
  ]);
}

function schemaLinks(site: Site, from: string): string {
  return site.schemas
    .map(({ name }) => `- [${name}](${relative(from, paths.schema(name))}index.md)`)
    .join("\n");
}
