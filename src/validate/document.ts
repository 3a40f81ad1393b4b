import json from "../../generated/openapi.json" with { type: "json" };

/** A JSON Schema, as far as it is read here. */
export interface Schema {
  readonly $ref?: string;
  readonly [keyword: string]: unknown;
}

type Content = Readonly<Record<"application/json", { readonly schema: Schema }>>;

/** One answer that an operation can give, or where it is described. */
export interface DocumentResponse {
  readonly $ref?: string;
  readonly content?: Content;
}

/** One operation of the document. */
export interface DocumentOperation {
  readonly operationId: string;
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, DocumentResponse>>;
}

/** One entry of the catalogue of errors. */
export interface CatalogueEntry {
  readonly status: number;
  readonly meaning: string;
  readonly remedy: string;
  /** The API's own words, where they were recorded. */
  readonly message?: string;
}

/** The document, as far as it is read here. The type that TypeScript infers is huge and slows checking down. */
export interface Document {
  readonly "x-error-types": Readonly<Record<string, CatalogueEntry>>;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: {
    readonly parameters: Readonly<Record<string, { readonly name: string; readonly schema: Schema }>>;
    readonly responses: Readonly<Record<string, DocumentResponse>>;
    readonly schemas: Readonly<Record<string, Schema>>;
  };
}

export const document = json as unknown as Document;
