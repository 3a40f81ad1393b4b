import type { JSX } from "preact";
import { guidesMarkdown, operationsMarkdown, schemasMarkdown, startMarkdown } from "../markdown/indexes.ts";
import { leadOf, withoutComments } from "../markdown/lead.ts";
import { errorsMarkdown, operationMarkdown, schemaMarkdown } from "../markdown/reference.ts";
import { paths } from "../model/links.ts";
import type { Site } from "../model/site.ts";
import { changelogMarkdown, ChangelogPage } from "./changelog.tsx";
import { ErrorsPage } from "./errors.tsx";
import { GuideIndex } from "./guide-index.tsx";
import { GuidePage } from "./guide.tsx";
import { OperationIndex } from "./operation-index.tsx";
import { OperationPage } from "./operation.tsx";
import { SchemaIndex } from "./schema-index.tsx";
import { SchemaPage } from "./schema.tsx";
import { StartPage } from "./start.tsx";

/** A page of the site, before it is drawn. */
export interface Page {
  /** The path from the site's root, which ends with a slash. */
  readonly url: string;
  readonly title: string;
  /** For search engines: plain words. */
  readonly description: string;
  /** The page's weight in the search: operations come before schemas. */
  readonly weight: number;
  readonly hasConsole: boolean;
  /** Whether it has a field that filters its rows. */
  readonly hasFilter?: boolean;
  /** The file of the repository that it is written in, if it is one, and the line of one that the site has a copy of. */
  readonly source?: { readonly file: string; readonly line?: number } | undefined;
  readonly content: JSX.Element;
  /** Writes the same in Markdown, for people and programs that read that better. */
  readonly markdown: () => string;
}

/** The day on which what a page says was last changed: `2026-03-14`. */
export function updatedOn(site: Site, { source }: Page): string | undefined {
  return source && site.dates.get(source.file);
}

const WEIGHTS = { operation: 6, guide: 3, other: 2, schema: 0.4 } as const;

/** Every page of the site. */
export function listPages(site: Site): Page[] {
  return [...otherPages(site), ...guidePages(site), ...operationPages(site), ...schemaPages(site)];
}

function otherPages(site: Site): Page[] {
  const { operations, schemas } = site;
  const errors = Object.keys(site.document["x-error-types"]).length;
  const shared = { weight: WEIGHTS.other, hasConsole: false };
  return [
    {
      ...shared,
      url: paths.start,
      title: "A typed client for the Stytch API",
      description: "Install it, call it, log a user in.",
      content: <StartPage />,
      markdown: startMarkdown,
    },
    {
      ...shared,
      url: paths.guides,
      title: "Guides",
      description: "How to use stytch-fetch, and to test what uses it.",
      content: <GuideIndex />,
      markdown: () => guidesMarkdown(site),
    },
    {
      ...shared,
      url: paths.operations,
      title: "Operations",
      description: `The ${operations.length} operations of the API.`,
      content: <OperationIndex />,
      markdown: () => operationsMarkdown(site),
    },
    {
      ...shared,
      url: paths.schemas,
      title: "Schemas",
      description: `The ${schemas.length} JSON Schemas of the API.`,
      content: <SchemaIndex />,
      markdown: () => schemasMarkdown(site),
    },
    {
      ...shared,
      url: paths.errors,
      title: "Error types",
      hasFilter: true,
      source: { file: "openapi/errors.yaml" },
      description: `The ${errors} error types of the API, with cause and remedy.`,
      content: <ErrorsPage />,
      markdown: () => errorsMarkdown(site),
    },
    {
      ...shared,
      url: paths.changelog,
      title: "Changelog",
      description: "Changes of the package and of the document.",
      content: <ChangelogPage />,
      markdown: () => changelogMarkdown(site),
    },
  ];
}

function guidePages(site: Site): Page[] {
  return site.guides.map((guide) => ({
    url: paths.guide(guide.name),
    title: guide.title.replaceAll("`", ""),
    description: leadOf(guide.markdown).replaceAll("`", ""),
    weight: WEIGHTS.guide,
    hasConsole: false,
    source: { file: `docs/${guide.name}.md` },
    content: <GuidePage guide={guide} />,
    markdown: () => withoutComments(guide.markdown),
  }));
}

function operationPages(site: Site): Page[] {
  return site.operations.map((operation) => ({
    url: paths.operation(operation.method),
    title: `${operation.summary} · ${operation.method}`,
    description: leadOf(operation.description).replaceAll("`", ""),
    weight: WEIGHTS.operation,
    hasConsole: true,
    source: site.sources.get(operation.id),
    content: <OperationPage operation={operation} />,
    markdown: () => operationMarkdown(site, operation),
  }));
}

function schemaPages(site: Site): Page[] {
  return site.schemas.map((model) => ({
    url: paths.schema(model.name),
    title: model.name,
    description: leadOf(model.schema.description ?? model.name).replaceAll("`", ""),
    weight: WEIGHTS.schema,
    hasConsole: false,
    source: site.sources.get(model.name),
    content: <SchemaPage model={model} />,
    markdown: () => schemaMarkdown(site, model),
  }));
}
