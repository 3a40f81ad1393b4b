import { routes, servers, type OperationId, type Route } from "../../../generated/routes.ts";
import { flatName } from "../../../src/routes/flat-name.ts";
import type { ConsoleOperation, Parameter, Sample, Schema } from "./operation.ts";
import { tourMethods } from "./tour/steps.ts";

/** The document's parts that the console needs. */
export interface DocumentParts {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters?: Readonly<Record<string, unknown>>;
    readonly examples?: Readonly<Record<string, unknown>>;
  };
}

interface DocumentParameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

interface Example {
  readonly $ref?: string;
  readonly summary?: string;
  readonly value?: Readonly<Record<string, unknown>>;
}

interface Media {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, Example>>;
}

interface DocumentOperation {
  readonly parameters?: readonly DocumentParameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, Media>> };
}

/**
 * Makes the console's description of an operation.
 *
 * @param imitated tells whether the sandbox carries out an operation
 */
export function consoleOperation(
  document: DocumentParts,
  operationId: OperationId,
  imitated: (operationId: OperationId) => boolean,
): ConsoleOperation {
  const route: Route = routes[operationId];
  const item = document.paths[route.path] as { parameters?: readonly DocumentParameter[] };
  const operation = document.paths[route.path]![route.method.toLowerCase()] as DocumentOperation;
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((each) =>
    toParameter(document, each, route),
  );
  const media = Object.values(operation.requestBody?.content ?? {})[0];
  const roots = [...parameters.map(({ schema }) => schema), ...(media ? [media.schema] : [])];
  return {
    operationId,
    method: methodOf(operationId),
    flat: flatName(operationId),
    verb: route.method,
    path: route.path,
    server: servers[route.server ?? "api"].test,
    contentType: route.contentType ?? "json",
    ...(route.credentials && { credentials: route.credentials }),
    parameters,
    ...(media && { body: { required: operation.requestBody?.required ?? false, schema: media.schema } }),
    schemas: reachable(document, roots),
    samples: samplesOf(document, parameters, media),
    isImitated: imitated(operationId),
    tour: tourMethods.filter((method) =>
      (Object.keys(routes) as OperationId[]).some((id) => methodOf(id) === method && imitated(id)),
    ),
  };
}

function methodOf(operationId: OperationId): string {
  return routes[operationId].accessor.join(".");
}

function lookUp<Part extends { $ref?: string }>(document: DocumentParts, part: Part): Part {
  if (!part.$ref) return part;
  const [, , section, name] = part.$ref.split("/") as [
    string,
    string,
    keyof DocumentParts["components"],
    string,
  ];
  return (document.components[section] as Record<string, Part>)[name]!;
}

function toParameter(document: DocumentParts, given: DocumentParameter, route: Route): Parameter {
  const { name, in: place, required, description, schema } = lookUp(document, given);
  const fromOption = route.fromOptions?.[name];
  return {
    name,
    in: place as Parameter["in"],
    required: (required ?? false) && !fromOption,
    ...(description !== undefined && { description }),
    schema,
    ...(fromOption && { fromOption }),
  };
}

/** Copies every schema that some refer to. */
function reachable(document: DocumentParts, roots: readonly Schema[]): Record<string, Schema> {
  const found: Record<string, Schema> = {};
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { $ref } = value as Schema;
    if (typeof $ref === "string" && !Object.hasOwn(found, $ref)) {
      found[$ref] = lookUp(document, value as Schema);
      visit(found[$ref]);
    }
    Object.values(value).forEach(visit);
  };
  roots.forEach(visit);
  return found;
}

/** Takes the samples of the body's examples, each with the path's and the query's own. */
function samplesOf(
  document: DocumentParts,
  parameters: readonly Parameter[],
  media: Media | undefined,
): Sample[] {
  const around = Object.fromEntries(
    parameters
      .filter(({ required }) => required)
      .map(({ name, schema }) => [name, lookUp(document, schema).examples?.[0]])
      .filter(([, value]) => value !== undefined),
  ) as Record<string, unknown>;
  const samples = Object.values(media?.examples ?? {}).map((given): Sample => {
    const { summary = "Sample", value = {} } = lookUp(document, given);
    return { name: summary, params: { ...around, ...value } };
  });
  if (samples.length > 0) return samples;
  return Object.keys(around).length > 0 ? [{ name: "Sample", params: around }] : [];
}
