/** An OpenAPI 3.1 document, as far as the generator reads it. */
export interface OpenAPIDocument {
  tags: { name: string; description: string }[];
  paths: Record<string, PathItem>;
  servers?: Server[];
  security?: SecurityRequirement[];
  webhooks?: object;
  components: {
    schemas: Record<string, Schema>;
    parameters?: Record<string, Parameter>;
    responses?: Record<string, Response>;
    examples?: Record<string, Example>;
    securitySchemes?: Record<string, SecurityScheme>;
  };
  "x-error-types": Record<string, ErrorType>;
  /** The form of the errors' examples on servers beside `api`, by the server's name. */
  "x-error-examples"?: Record<string, ErrorForm>;
  /** Texts on the client's namespaces within others, by dotted name. */
  "x-namespaces"?: Record<string, string>;
  /** Names of fields of requests that only a server may send. */
  "x-server-fields"?: string[];
  /** Names of properties that a schema forbids, by its address: in the published document, which has no `false` for them. */
  "x-forbidden-fields"?: Record<string, string[]>;
}

export type PathItem = { parameters?: Referable<Parameter>[]; servers?: Server[] } & {
  [method in Method]?: Operation;
};

export const METHODS = ["get", "post", "put", "patch", "delete"] as const;
export type Method = (typeof METHODS)[number];

/** The methods that OpenAPI knows and the client doesn't send. */
export const OTHER_METHODS = ["head", "options", "trace"] as const;

export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  externalDocs?: { url: string };
  deprecated?: boolean;
  parameters?: Referable<Parameter>[];
  servers?: Server[];
  security?: SecurityRequirement[];
  callbacks?: object;
  requestBody?: { required?: boolean; content: Record<string, MediaType> };
  responses: Record<string, Referable<Response>>;
  "x-retry-safety": "read" | "idempotent" | "unsafe";
  /** The names of the operation's own errors, in the document as people write it; see expand-errors.ts. */
  "x-error-types"?: string[];
  "x-method"?: string;
  "x-pagination"?: { items: string; cursor: string; total?: string };
}

export interface Response {
  description?: string;
  content?: Record<string, MediaType>;
  links?: object;
}

export interface MediaType {
  schema: Schema;
  examples?: Record<string, Referable<Example>>;
  encoding?: object;
}

export interface Example {
  summary: string;
  value: unknown;
}

/** An address of the API. */
export interface Server {
  url: string;
  variables?: object;
  /** The name of the server that has this address. */
  "x-server"?: string;
  /** The projects that it serves. Left out: all. */
  "x-environment"?: "test" | "live";
}

/** Security schemes by name, of which all must be met. */
export type SecurityRequirement = Record<string, string[]>;

export interface SecurityScheme {
  type: string;
  scheme?: string;
  flows?: Record<string, object>;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required?: boolean;
  deprecated?: boolean;
  description?: string;
  /** Left out only beside `content`, which nothing here reads. */
  schema: Schema;
  style?: string;
  explode?: boolean;
  allowReserved?: boolean;
  content?: object;
  /** The client's option that fills it where a call leaves it out. */
  "x-option"?: "projectId";
}

/** A schema, as far as it matters here: a bag of keywords. */
export type Schema = { [keyword: string]: unknown; $ref?: string; description?: string };

export type Referable<T> = T | { $ref: string };

/** The parts that each error of a server has alike. */
export interface ErrorForm {
  request_id: unknown;
  /** The address of the pages on its errors; `400#bad_request` follows. */
  error_url: string;
}

export interface ErrorType {
  status: number;
  scope?: "any";
  /** Of each 429: whether a pause is all it takes. */
  rate_limit?: boolean;
  meaning: string;
  cause: string;
  remedy: string;
  /** The provider's own words, where they were recorded. */
  message?: string;
}

/** The document can't be generated from. Each finding says where, what is wrong and what to do. */
export class DocumentError extends Error {
  override name = "DocumentError";
  readonly findings: readonly string[];

  constructor(findings: readonly string[]) {
    super(`The document has ${findings.length} problem${findings.length === 1 ? "" : "s"}.`);
    this.findings = findings;
  }
}

export function isJSON(mediaType: string): boolean {
  return mediaType === "application/json";
}

export function isForm(mediaType: string): boolean {
  return mediaType === "application/x-www-form-urlencoded";
}

/** Whether a `format` is one of OpenAPI's own, which tell the width of a number and which JSON Schema doesn't know. */
export function isNumberFormat(format: unknown): boolean {
  return format === "int32" || format === "int64";
}

/** The name a component is referred to by: `User` for `#/components/schemas/User`. */
export function refName($ref: string): string {
  return $ref.slice($ref.lastIndexOf("/") + 1);
}

/** Whether a reference leads to a whole schema with a name, not to a part of one. */
export function isSchemaRef($ref: string): boolean {
  return /^#\/components\/schemas\/[^/]+$/.test($ref);
}

/** Follows a local `$ref`, if it is one, and the one that it may lead to. */
export function resolve<T extends object>(document: object, node: Referable<T>): T {
  let target: unknown = node;
  const seen = new Set<string>();
  for (let $ref = refOf(node); $ref !== undefined; $ref = refOf(target)) {
    target = seen.has($ref) ? undefined : valueAt(document, $ref);
    if (!target)
      throw new DocumentError([`${$ref} points at nothing; write the component or mend the $ref.`]);
    seen.add($ref);
  }
  return target as T;
}

function refOf(node: unknown): string | undefined {
  const { $ref } = node as { $ref?: unknown };
  return typeof $ref === "string" ? $ref : undefined;
}

function valueAt(document: object, $ref: string): unknown {
  let target: unknown = document;
  for (const key of decodeURIComponent($ref.slice(2)).split("/")) {
    target = (target as Record<string, unknown> | undefined)?.[
      key.replaceAll("~1", "/").replaceAll("~0", "~")
    ];
  }
  return target;
}
