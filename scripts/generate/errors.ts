import type { OpenAPIDocument } from "../../src/generate/openapi.ts";
import { docComment, key } from "../../src/generate/text.ts";
import { NOTICE } from "./text.ts";

/** `generated/errors.ts`: the catalogue of error types as types with its texts, and the list of those that are rate limits. */
export function emitErrors(document: OpenAPIDocument): string {
  const entries = Object.entries(document["x-error-types"]).map(
    ([name, { status, meaning, cause, remedy }]) =>
      `${docComment(`${meaning}\n\nCause: ${cause}\n\nRemedy: ${remedy}`)}${key(name)}: ${status};`,
  );
  const rateLimits = Object.entries(document["x-error-types"])
    .filter(([, { rate_limit }]) => rate_limit)
    .map(([name]) => name);
  return `// ${NOTICE}

/** Every error type the document knows, with the HTTP status it comes with. */
export interface ErrorTypes {
${entries.join("\n")}
}

/** The error types the document knows. The API may answer others. */
export type ErrorType = keyof ErrorTypes;

/** Those that are rate limits: the API did nothing, and takes the same call after a pause. Other 429s are refusals. */
export const rateLimits: readonly ErrorType[] = ${JSON.stringify(rateLimits)};
`;
}
