/** The parts of `generated/openapi.json` that the site shows, as plain types. */

/** A schema of the document. Keywords that nothing here reads are left out. */
export interface Schema {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly discriminator?: { readonly propertyName: string };
  readonly "x-enumDescriptions"?: Readonly<Record<string, string>>;
}

export interface Reference {
  readonly $ref: string;
}

export interface Example {
  readonly summary?: string;
  readonly value: unknown;
}

export interface MediaType {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, Example | Reference>>;
}

export type Content = Readonly<Record<string, MediaType>>;

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
  /** The client's option that fills it, where a call doesn't. */
  readonly "x-option"?: string;
}

export interface Response {
  readonly description: string;
  readonly content?: Content;
}

export interface DocumentOperation {
  readonly operationId: string;
  readonly tags: readonly [string];
  readonly summary: string;
  readonly description: string;
  readonly externalDocs?: { readonly url: string; readonly description: string };
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, Response | Reference>>;
  readonly "x-pagination"?: { readonly items: string; readonly cursor: string; readonly total?: string };
}

export interface PathItem {
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly get?: DocumentOperation;
  readonly post?: DocumentOperation;
  readonly put?: DocumentOperation;
  readonly delete?: DocumentOperation;
}

/** An entry of the catalogue of errors. */
export interface ErrorType {
  readonly status: number;
  readonly evidence: string;
  /** `any`: every operation may answer it. */
  readonly scope?: string;
  readonly meaning: string;
  readonly cause: string;
  readonly remedy: string;
  readonly message?: string;
}

export interface OpenAPIDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly "x-server-fields": readonly string[];
  readonly "x-error-types": Readonly<Record<string, ErrorType>>;
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses: Readonly<Record<string, Response>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly examples: Readonly<Record<string, Example>>;
  };
}

/** The name at the end of a reference. */
export function refName(ref: string): string {
  return ref.slice(ref.lastIndexOf("/") + 1);
}

/** Reads what a reference leads to; anything else is given back. */
export function resolve<Value extends object>(document: OpenAPIDocument, node: Value | Reference): Value {
  if (!("$ref" in node) || typeof node.$ref !== "string") return node as Value;
  const keys = node.$ref.split("/").slice(1);
  return keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document) as Value;
}
