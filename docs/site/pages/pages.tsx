import type { JSX } from "preact";
import { leadOf, withoutComments } from "../markdown/lead.ts";
import { paths } from "../model/links.ts";
import type { Site } from "../model/site.ts";
import { ChangelogPage } from "./changelog.tsx";
import { ErrorsPage } from "./errors.tsx";
import { GuideIndex } from "./guide-index.tsx";
import { MarkdownPage } from "./markdown-page.tsx";
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
  readonly content: JSX.Element;
}

const WEIGHTS = { operation: 6, guide: 3, other: 2, schema: 0.4 } as const;

/** Every page of the site. */
export function listPages(site: Site): Page[] {
  return [...otherPages(site), ...guidePages(site), ...operationPages(site), ...schemaPages(site)];
}

function otherPages(site: Site): Page[] {
  const page = (url: string, title: string, description: string, content: JSX.Element): Page => ({
    url,
    title,
    description,
    weight: WEIGHTS.other,
    hasConsole: false,
    content,
  });
  const { operations, schemas } = site;
  const errors = Object.keys(site.document["x-error-types"]).length;
  return [
    page(
      paths.start,
      "A typed client for the Stytch API",
      "Install it, call it, log a user in.",
      <StartPage />,
    ),
    page(paths.guides, "Guides", "How to use stytch-fetch, and to test what uses it.", <GuideIndex />),
    page(
      paths.operations,
      "Operations",
      `The ${operations.length} operations of the API.`,
      <OperationIndex />,
    ),
    page(paths.schemas, "Schemas", `The ${schemas.length} JSON Schemas of the API.`, <SchemaIndex />),
    page(
      paths.errors,
      "Errors",
      `The ${errors} error types of the API, with cause and remedy.`,
      <ErrorsPage />,
    ),
    page(paths.changelog, "Changelog", "Changes of the package and of the document.", <ChangelogPage />),
  ];
}

function guidePages(site: Site): Page[] {
  return site.guides.map(({ name, title, markdown }) => ({
    url: paths.guide(name),
    title: title.replaceAll("`", ""),
    description: leadOf(markdown).replaceAll("`", ""),
    weight: WEIGHTS.guide,
    hasConsole: false,
    content: <MarkdownPage folder="docs" markdown={withoutComments(markdown)} />,
  }));
}

function operationPages(site: Site): Page[] {
  return site.operations.map((operation) => ({
    url: paths.operation(operation.method),
    title: `${operation.summary} · ${operation.method}`,
    description: leadOf(operation.description).replaceAll("`", ""),
    weight: WEIGHTS.operation,
    hasConsole: true,
    content: <OperationPage operation={operation} />,
  }));
}

function schemaPages(site: Site): Page[] {
  return site.schemas.map((model) => ({
    url: paths.schema(model.name),
    title: model.name,
    description: leadOf(model.schema.description ?? model.name).replaceAll("`", ""),
    weight: WEIGHTS.schema,
    hasConsole: false,
    content: <SchemaPage model={model} />,
  }));
}
