import { stringifySorted } from "../../json.ts";
import { escapeKey, type Findings } from "../findings.ts";
import { METHODS, resolve, type OpenAPIDocument, type Schema, type SecurityScheme } from "../openapi.ts";
import { completeOperation } from "./complete.ts";
import { inheritedParts, type GivenDocument, type GivenItem, type GivenRoute } from "./given.ts";
import { refuseMethods, refuseOperation, refuseTwin } from "./refusals.ts";

/** The package's document with the operations of another one. */
export interface Overlay {
  readonly whole: OpenAPIDocument;
  /** The operationIds of what was added. */
  readonly added: ReadonlySet<string>;
  /** The methods that were added to paths of the package's, by path. */
  readonly sharedPaths: ReadonlyMap<string, readonly string[]>;
}

/** Adds to the package's document what another has beside it. What both have in the same way is the package's. */
export function layOver(own: GivenDocument, base: OpenAPIDocument, findings: Findings): Overlay {
  const whole = addRoot(own, base, findings);
  // Its references lead to its own components first.
  const components = { ...base.components, ...own.components, schemas: whole.components.schemas };
  const source = { ...whole, components };
  const added = new Set<string>();
  const sharedPaths = new Map<string, string[]>();
  for (const given of ownRoutes(own, base, findings)) {
    const { path, method } = given;
    const operation = completeOperation(source, given);
    whole.paths[path] = { ...whole.paths[path], [method]: operation };
    added.add(operation.operationId);
    if (base.paths[path]) sharedPaths.set(path, [...(sharedPaths.get(path) ?? []), method]);
  }
  return { whole, added, sharedPaths };
}

function addRoot(own: GivenDocument, base: OpenAPIDocument, findings: Findings): OpenAPIDocument {
  const known = new Set(base.tags.map(({ name }) => name));
  refuseSchemes(own, base, findings);
  const tags = (own.tags ?? []).filter(({ name }) => !known.has(name));
  return {
    ...base,
    tags: [...base.tags, ...tags.map(({ name, description = "" }) => ({ name, description }))],
    paths: { ...base.paths },
    components: {
      ...base.components,
      schemas: mergeSchemas(own.components?.schemas ?? {}, base.components.schemas, findings),
      securitySchemes: { ...own.components?.securitySchemes, ...base.components.securitySchemes },
    },
    "x-namespaces": own["x-namespaces"] ?? {},
  };
}

/** Finds schemes that have the name of one of the package's and are others: the project's secret would go in their place. */
function refuseSchemes(own: GivenDocument, base: OpenAPIDocument, findings: Findings): void {
  const known = base.components.securitySchemes ?? {};
  for (const [name, scheme] of Object.entries(own.components?.securitySchemes ?? {})) {
    if (!Object.hasOwn(known, name) || kindOf(scheme) === kindOf(known[name]!)) continue;
    findings.add(
      undefined,
      `/components/securitySchemes/${escapeKey(name)}`,
      `The security scheme ${name} is the package's, ${kindOf(known[name]!)}, and this is another. Rename yours.`,
    );
  }
}

/** A scheme's kind, as the client tells them apart: `http basic`. */
function kindOf({ type, scheme = "" }: SecurityScheme): string {
  return `${type} ${scheme.toLowerCase()}`.trim();
}

function mergeSchemas(
  own: Readonly<Record<string, Schema>>,
  base: Readonly<Record<string, Schema>>,
  findings: Findings,
): Record<string, Schema> {
  const schemas = { ...base };
  for (const [name, schema] of Object.entries(own)) {
    if (!Object.hasOwn(schemas, name)) schemas[name] = schema;
    else if (!isSame(schema, schemas[name])) {
      findings.add(
        undefined,
        `/components/schemas/${name}`,
        `The schema ${name} is the package's, and this is another. Rename yours; to use the package's, leave it out and ` +
          "refer to it.",
      );
    }
  }
  return schemas;
}

/** The operations that the package doesn't have, and that can be added to it. */
function* ownRoutes(own: GivenDocument, base: OpenAPIDocument, findings: Findings): Generator<GivenRoute> {
  const owners = ownersOf(base);
  const added = new Map<string, string>();
  for (const [path, item] of ownItems(own)) {
    refuseMethods(path, item, findings);
    for (const method of METHODS) {
      const given = item[method];
      if (!given) continue;
      const shape = `${method} ${shapeOf(path)}`;
      const owner = owners.get(shape);
      if (owner === path && isSame(given, base.paths[path]?.[method])) continue;
      const operation = inheritedParts(own, item, given, base.servers ?? []);
      const route = { path, method, operation, shared: item.parameters ?? [] };
      const taken = owner === undefined ? undefined : base.paths[owner]?.[method];
      const twin = added.get(shape);
      added.set(shape, path);
      if (twin !== undefined) refuseTwin(route, twin, findings);
      if (!refuseOperation(route, taken, findings)) yield route;
    }
  }
}

/** The paths of a document, their references followed. What begins with `x-` there is none. */
function* ownItems(own: GivenDocument): Generator<[path: string, item: GivenItem]> {
  for (const [path, item] of Object.entries(own.paths ?? {})) {
    if (path.startsWith("/")) yield [path, resolve(own, item)];
  }
}

/** The path that takes the requests of a method and a path's shape. */
function ownersOf({ paths }: OpenAPIDocument): Map<string, string> {
  const entries = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => [`${method} ${shapeOf(path)}`, path] as const),
  );
  return new Map(entries);
}

/** A path with its parameters' names left out, by which two that take the same requests are alike. */
function shapeOf(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}");
}

function isSame(a: unknown, b: unknown): boolean {
  return stringifySorted(a) === (b === undefined ? undefined : stringifySorted(b));
}
