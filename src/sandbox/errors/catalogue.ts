import json from "../../../generated/catalogue.json" with { type: "json" };

/** One entry of the catalogue of errors. */
export interface CatalogueEntry {
  readonly status: number;
  readonly meaning: string;
  readonly cause: string;
  readonly remedy: string;
  /** The API's own words, where they were recorded. */
  readonly message?: string;
}

/** The documented error types. */
export const catalogue: Readonly<Record<string, CatalogueEntry>> = json.errors;
