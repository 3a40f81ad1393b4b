import { routes, servers, type OperationId, type Route } from "../../../../generated/routes.ts";
import { mergeParameters } from "../../../../src/generate/merge-parameters.ts";
import { flatName } from "../../../../src/routes/flat-name.ts";
import { formOf, type DocumentParameter } from "./fields.ts";
import type { Schema } from "../../model/document.ts";
import type { ConsoleOperation, Parameter, Sample } from "../operation.ts";
import { tourMethods } from "../tour/steps.ts";

/** The document's parts that the console needs. */
export interface DocumentParts {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters?: Readonly<Record<string, unknown>>;
    readonly examples?: Readonly<Record<string, unknown>>;
  };
}

interface GivenParameter {
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
  readonly parameters?: readonly GivenParameter[];
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
  const item = document.paths[route.path] as { parameters?: readonly GivenParameter[] };
  const operation = document.paths[route.path]![route.method.toLowerCase()] as DocumentOperation;
  const described = (list: readonly GivenParameter[] = []): DocumentParameter[] =>
    list.map((each) => toParameter(document, each, route));
  const parameters = mergeParameters(described(operation.parameters), described(item.parameters));
  const media = Object.values(operation.requestBody?.content ?? {})[0];
  return {
    operationId,
    method: methodOf(operationId),
    flat: flatName(operationId),
    verb: route.method,
    path: route.path,
    server: servers[route.server ?? "api"].test,
    contentType: route.contentType ?? "json",
    ...(route.credentials && { credentials: route.credentials }),
    parameters: parameters.map(({ name, in: place, fromOption }) => ({
      name,
      in: place,
      ...(fromOption && { fromOption }),
    })),
    ...(media && { body: { required: operation.requestBody?.required ?? false } }),
    form: formOf(parameters, media?.schema, document.components.schemas),
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

function toParameter(document: DocumentParts, given: GivenParameter, route: Route): DocumentParameter {
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

/** Takes the samples of the body's examples, each with the path's and the query's own. */
function samplesOf(
  document: DocumentParts,
  parameters: readonly DocumentParameter[],
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
