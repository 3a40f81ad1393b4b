import type { OpenAPIDocument } from "./openapi.ts";
import { docComment, key, NOTICE } from "./text.ts";

/** `generated/errors.ts`: the catalogue of error types, as types whose hover text is the catalogue's. */
export function emitErrors(document: OpenAPIDocument): string {
  const entries = Object.entries(document["x-error-types"]).map(
    ([name, { status, meaning, cause, remedy }]) =>
      `${docComment(`${meaning}\n\nCause: ${cause}\n\nRemedy: ${remedy}`)}${key(name)}: ${status};`,
  );
  return `// ${NOTICE}

/** Every error type the document knows, with the HTTP status it comes with. */
export interface ErrorTypes {
${entries.join("\n")}
}

/** The error types the document knows. The API may answer others. */
export type ErrorType = keyof ErrorTypes;
`;
}
