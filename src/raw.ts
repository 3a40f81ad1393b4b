// The types of openapi-fetch that `raw` leads to, so that a program can name them without installing it itself.
export type * from "openapi-fetch";
export type * from "openapi-typescript-helpers";
