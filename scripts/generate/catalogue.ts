import type { OpenAPIDocument } from "../../src/generate/openapi.ts";
import { NOTICE, toJSON } from "./text.ts";

/** `generated/catalogue.json`: the error types with what answers and messages are made of, for the sandbox and tools. */
export function emitCatalogue(document: OpenAPIDocument): string {
  const errors = Object.entries(document["x-error-types"]).map(
    ([name, { status, message, meaning, cause, remedy, rate_limit }]) =>
      [name, { status, message, meaning, cause, remedy, rate_limit }] as const,
  );
  return toJSON({ $comment: NOTICE, errors: Object.fromEntries(errors) });
}
