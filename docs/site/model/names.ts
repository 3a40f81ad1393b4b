import { paths } from "./links.ts";
import type { Site } from "./site.ts";

/** A page, or a place in one, that is known by names which a reader may type in full. */
export interface NamedPlace {
  readonly kind: "operation" | "error" | "schema";
  /** The path from the site's root, without the slash before it. */
  readonly url: string;
  readonly title: string;
  /** Stands below the title: what it is. */
  readonly about: string;
  /** Beside the title, in the order of their weight. */
  readonly names: readonly string[];
}

/** Every operation, error type and schema by its names: a search through texts may put an exact name below others. */
export function listNames({ operations, document, schemas }: Site): NamedPlace[] {
  return [
    ...operations.map(({ method, summary, route, flat, id }) => ({
      kind: "operation" as const,
      url: paths.operation(method).slice(1),
      title: summary,
      about: `${method} · ${route.method} ${route.path}`,
      names: [
        method,
        `${route.method} ${route.path}`,
        route.path,
        flat,
        id,
        ...(route.pages ? [`${method}All`] : []),
      ],
    })),
    ...Object.entries(document["x-error-types"]).map(([type, { status, meaning }]) => ({
      kind: "error" as const,
      url: paths.error(type).slice(1),
      title: type,
      about: `Error type, ${status} · ${meaning}`,
      names: [type],
    })),
    ...schemas.map(({ name, kind }) => ({
      kind: "schema" as const,
      url: paths.schema(name).slice(1),
      title: name,
      about: `Schema · ${kind}`,
      names: [name],
    })),
  ];
}
