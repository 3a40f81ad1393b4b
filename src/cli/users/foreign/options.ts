import type { RowContent } from "../import/row.ts";

/** The settings of an import from another system. */
export interface ForeignOptions {
  /** The key of trusted metadata under which private metadata goes. Nothing: it doesn't go there. */
  readonly privateMetadata?: string | undefined;
  /** The password hashes of a file of their own, by the user's id. */
  readonly hashes?: ReadonlyMap<string, unknown> | undefined;
  /** The parameters that the system made the hashes of the file by. */
  readonly hashConfig?: Readonly<Record<string, unknown>> | undefined;
}

/** Reads a user of another system. */
export type ReadForeign = (value: unknown, options: ForeignOptions) => RowContent;
