/** What the generator knows of an OpenAPI 3.1 document. Only what it reads is named here. */
export interface OpenAPIDocument {
  tags: { name: string; description: string }[];
  paths: Record<string, PathItem>;
  components: { schemas: Record<string, Schema>; parameters?: Record<string, Parameter> };
  "x-error-types": Record<string, ErrorType>;
}

export type PathItem = { parameters?: Referable<Parameter>[] } & { [method in Method]?: Operation };

export const METHODS = ["get", "post", "put", "delete"] as const;
export type Method = (typeof METHODS)[number];

export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  externalDocs?: { url: string };
  deprecated?: boolean;
  parameters?: Referable<Parameter>[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, Referable<Response>>;
  "x-retry-safety": "read" | "idempotent" | "unsafe";
  "x-method"?: string;
  "x-pagination"?: { items: string; cursor: string; total: string };
}

interface Response {
  content?: Record<string, { schema: Schema }>;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required?: boolean;
  description?: string;
  schema: Schema;
}

/** A schema, as far as it matters here: a bag of keywords. */
export type Schema = { [keyword: string]: unknown; $ref?: string; description?: string };

export type Referable<T> = T | { $ref: string };

export interface ErrorType {
  status: number;
  scope?: "any";
  /** Of each 429: whether a pause is all it takes. */
  rate_limit?: boolean;
  /** The API's own words, where they were recorded. */
  message?: string;
  meaning: string;
  cause: string;
  remedy: string;
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

/** The name a component is referred to by: `User` for `#/components/schemas/User`. */
export function refName($ref: string): string {
  return $ref.slice($ref.lastIndexOf("/") + 1);
}

/** Follows a local `$ref`, if it is one. */
export function resolve<T extends object>(document: OpenAPIDocument, node: Referable<T>): T {
  if (!("$ref" in node) || typeof node.$ref !== "string") return node as T;
  let target: unknown = document;
  for (const key of node.$ref.slice(2).split("/")) {
    target = (target as Record<string, unknown>)[key.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  if (!target)
    throw new DocumentError([`${node.$ref} points at nothing; write the component or mend the $ref.`]);
  return target as T;
}
