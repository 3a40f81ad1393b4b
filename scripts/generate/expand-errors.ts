import { STATUS_CODES } from "node:http";
import {
  METHODS,
  refName,
  type ErrorForm,
  type ErrorType,
  type Example,
  type MediaType,
  type OpenAPIDocument,
  type Operation,
  type Response,
  type Schema,
} from "../../src/generate/openapi.ts";

/**
 * Writes the error types that each operation can answer into its responses, as exact schemas and with examples.
 *
 * People name an operation's own errors once, in its `x-error-types`, and refer to the shared response of each status.
 * The catalogue tells the rest: the status of each, its words, and which of them any call can answer. A shared response
 * stays shared where an operation has nothing to add to it.
 *
 * Examples stand in the order in which people list the errors, as mocks answer the first. An operation's own errors stand
 * before those of any call, as documentation opens on the first.
 *
 * Only an `error_type` that is any string is narrowed. A response of another form, such as OAuth's, is kept as it is.
 *
 * @param document the bundled document. It is left as it is
 */
export function expandErrors(document: OpenAPIDocument): OpenAPIDocument {
  const copy = structuredClone(document);
  const { components } = copy;
  const shared = components.responses ?? {};
  const catalogue = new Catalogue(copy["x-error-types"], requestIdOf(copy), copy["x-error-examples"]);
  components.responses = {};
  for (const { operation, server } of operationsOf(copy)) {
    for (const [status, response] of Object.entries(operation.responses)) {
      const { $ref, ...beside } = response as Response & { $ref?: string };
      const name = $ref === undefined ? undefined : refName($ref);
      if (Number(status) < 400) {
        if (name !== undefined) components.responses[name] = shared[name]!;
        continue;
      }
      const listed = catalogue.listed(operation, status);
      const isShared = !catalogue.hasForm(server) && listed.length === 0 && Object.keys(beside).length === 0;
      if (name !== undefined && isShared) {
        components.responses[name] = catalogue.narrow(shared[name]!, status, []);
      } else {
        const base = name === undefined ? beside : { ...shared[name], ...catalogue.only(listed), ...beside };
        operation.responses[status] = catalogue.narrow(base, status, listed, server);
      }
    }
    delete operation["x-error-types"];
  }
  Object.assign(components.schemas, catalogue.schemas);
  components.examples = { ...components.examples, ...catalogue.examples };
  delete copy["x-error-examples"];
  return copy;
}

/** The catalogue by status, and what the responses made of it refer to. */
class Catalogue {
  readonly schemas: Record<string, Schema> = {};
  readonly examples: Record<string, Example> = {};
  readonly #entries: Record<string, ErrorType>;
  readonly #forms: Record<string, ErrorForm>;

  constructor(
    entries: Record<string, ErrorType>,
    request_id: unknown,
    others: Record<string, ErrorForm> = {},
  ) {
    this.#entries = entries;
    this.#forms = { ...others, api: { request_id, error_url: "https://stytch.com/docs/api/errors/" } };
  }

  /** Whether a server's errors have another form than the API's, so that none of its responses can be shared. */
  hasForm(server: string): boolean {
    return server !== "api" && Object.hasOwn(this.#forms, server);
  }

  /** The error types of a status that an operation lists, and with them one of any call, if it is the likeliest. */
  listed(operation: Operation, status: string): string[] {
    return (operation["x-error-types"] ?? []).filter(
      (type) => String(this.#entries[type]?.status) === status,
    );
  }

  /** A description that is exact, where there is one error to describe. */
  only([type, ...others]: string[]): Response {
    return type === undefined || others.length > 0 ? {} : { description: this.#entries[type]!.meaning };
  }

  /** The error types of a status that any call can answer. */
  #common(status: string): string[] {
    return Object.entries(this.#entries)
      .filter(([, entry]) => entry.scope === "any" && String(entry.status) === status)
      .map(([type]) => type);
  }

  /** The response with an `error_type` of the operation's own, of those that any call can answer, or one not yet known. */
  narrow(response: Response, status: string, listed: string[], server = "api"): Response {
    const common = this.#common(status);
    const own = listed.filter((type) => !common.includes(type));
    if (common.length === 0 && own.length === 0) return response;
    const known = (): Schema[] => [
      ...(own.length > 0 ? [{ title: "Of this call", type: "string", enum: own }] : []),
      ...(common.length > 0 ? [this.#commonSchema(status, common)] : []),
      { type: "string" },
    ];
    const content = Object.entries(response.content ?? {}).map(([type, media]) => {
      const schema = narrowErrorType(media.schema, known);
      const examples = schema && this.#exampleRefs(listed.length > 0 ? listed : common, server);
      return [type, schema ? { ...media, schema, examples } : media] as [string, MediaType];
    });
    return { ...response, content: Object.fromEntries(content) };
  }

  #commonSchema(status: string, common: string[]): Schema {
    const name = `${STATUS_CODES[status]!.replace(/\W/g, "").replace(/Error$/, "")}ErrorType`;
    const description = `The ${status} errors that any call can answer.`;
    this.schemas[name] ??= { type: "string", description, enum: common };
    return { $ref: `#/components/schemas/${name}` };
  }

  #exampleRefs(types: string[], server: string): Record<string, { $ref: string }> {
    const form = this.hasForm(server) ? server : "api";
    return Object.fromEntries(
      types.map((type) => {
        const name = form === "api" ? type : `${form}_${type}`;
        this.examples[name] ??= errorExample(type, this.#entries[type]!, this.#forms[form]!);
        return [type, { $ref: `#/components/examples/${name}` }];
      }),
    );
  }
}

/** An error as the API answers it: with its recorded words, or else with the catalogue's. */
function errorExample(type: string, { status, meaning, message }: ErrorType, form: ErrorForm): Example {
  return {
    summary: meaning.trim().replace(/\.$/, ""),
    value: {
      status_code: status,
      request_id: form.request_id,
      error_type: type,
      error_message: message ?? meaning,
      error_url: `${form.error_url}${status}#${type}`,
    },
  };
}

/** A copy of the schema whose `error_type` is one of the known, or any; `undefined` if it has none that is any string. */
function narrowErrorType(schema: Schema, known: () => Schema[]): Schema | undefined {
  const parts = schema["allOf"] as Schema[] | undefined;
  if (parts) {
    const narrowed = parts.map((part) => narrowErrorType(part, known));
    if (narrowed.every((part) => part === undefined)) return undefined;
    return { ...schema, allOf: parts.map((part, index) => narrowed[index] ?? part) };
  }
  const properties = schema["properties"] as Record<string, Schema> | undefined;
  const { type, ...rest } = properties?.["error_type"] ?? {};
  if (type !== "string" || rest["enum"] || rest["const"]) return undefined;
  const error_type = { ...rest, anyOf: known() };
  return { ...schema, properties: { ...properties, error_type } };
}

/** Every operation, with its server's name. */
function operationsOf({ paths }: OpenAPIDocument): { operation: Operation; server: string }[] {
  return Object.values(paths).flatMap((item) =>
    METHODS.flatMap((method) => item[method] ?? []).map((operation) => {
      const [server] = operation.servers ?? item.servers ?? [];
      return { operation, server: server?.["x-server"] ?? "api" };
    }),
  );
}

/** The id that stands in every example: the one that the document's own schema of request ids gives. */
function requestIdOf(document: OpenAPIDocument): unknown {
  return (document.components.schemas["RequestId"]?.["examples"] as unknown[] | undefined)?.[0];
}
