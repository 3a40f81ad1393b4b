/** A part of the document. */
export type Json = Record<string, unknown>;

/** Files under `openapi/`, by path. */
export type Files = Record<string, Json>;
