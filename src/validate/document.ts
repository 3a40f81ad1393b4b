import json from "../../generated/catalogue.json" with { type: "json" };
import type { Schema } from "./rules.ts";

export type { Schema } from "./rules.ts";

type Content = Readonly<Record<"application/json", { readonly schema: Schema }>>;

/** One operation of the document. */
export interface DocumentOperation {
  readonly operationId: string;
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, Schema>>;
}

/** One entry of the catalogue of errors. */
export interface CatalogueEntry {
  readonly status: number;
  readonly meaning: string;
  readonly remedy: string;
  /** The API's own words, where they were recorded. */
  readonly message?: string;
}

/** The document, as far as the sandbox reads it. */
export const document: { readonly "x-error-types": Readonly<Record<string, CatalogueEntry>> } = {
  "x-error-types": json.errors,
};
