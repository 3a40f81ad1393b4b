import type { Site } from "./site.ts";

/** Paths of pages, from the site's root. */
export const paths = {
  start: "/",
  guides: "/guides/",
  guide: (name: string): string => `/guides/${name}/`,
  operations: "/operations/",
  operation: (method: string): string => `/operations/${method}/`,
  schemas: "/schemas/",
  schema: (name: string): string => `/schemas/${name}/`,
  rawSchema: (name: string): string => `/schemas/${name}.json`,
  errors: "/errors/",
  error: (type: string): string => `/errors/#${type}`,
  changelog: "/changelog/",
  document: "/openapi.json",
  llms: "/llms.txt",
} as const;

/**
 * A path of the site as seen from one of its pages, so that the site works in any folder of any host.
 *
 * @param from the page's path, which ends with a slash
 * @param to a path of the site, with a fragment if need be
 * @example
 * relative("/operations/users.get/", "/errors/#user_not_found"); // "../../errors/#user_not_found"
 */
export function relative(from: string, to: string): string {
  const up = "../".repeat(from.split("/").length - 2);
  return `${up}${to.slice(1)}` || "./";
}

/** Whether a file of the site is a page, which a reader comes to by its folder's address. */
export function isPage(file: string): boolean {
  return /(^|\/)index\.html$/.test(file);
}

/** Finds the page of what a text names in backticks: an operation, an error type or a schema. */
export function makeFinder(site: Site): (code: string) => string | undefined {
  const places = new Map<string, string>();
  for (const type of Object.keys(site.document["x-error-types"])) places.set(type, paths.error(type));
  for (const { name } of site.schemas) places.set(name, paths.schema(name));
  for (const { method, route, id } of site.operations) {
    for (const name of [method, `${route.method} ${route.path}`, id])
      places.set(name, paths.operation(method));
  }
  return (code) => places.get(code.replace(/^stytch\./, "").replace(/\(.*\)$/s, ""));
}
