import { DocumentError } from "./openapi.ts";

/**
 * Finds where people wrote a part of the document, for a finding that they can click.
 *
 * @param operationId the operation; `undefined` for what stands in the root document
 * @param pointer a JSON pointer from there, `$ref`s followed: `/requestBody/content/application~1xml`. What the
 *   operation doesn't have is looked for in its path item and then in the root: `/servers/0`, `/security/0`. Where it
 *   leads nowhere, its nearest parent is told
 * @returns `openapi/paths/users/users.yaml:12:5`
 */
export type Locate = (operationId: string | undefined, pointer?: string) => string;

/** The document's problems, collected, so that one run tells all of it. */
export interface Findings {
  /**
   * @param operationId the operation that it is wrong with; `undefined` for the root document
   * @param pointer a JSON pointer from there
   * @param message what is wrong and what to do
   */
  add(operationId: string | undefined, pointer: string, message: string): void;
  /** @throws {DocumentError} with all findings, if there are any */
  throwIfAny(): void;
}

/** Makes an empty collection of findings. */
export function createFindings(locate: Locate): Findings {
  const found: string[] = [];
  return {
    add(operationId, pointer, message) {
      const subject = operationId === undefined ? "" : `${operationId}: `;
      found.push(`${locate(operationId, pointer)}  generate  ${subject}${message}`);
    },
    throwIfAny() {
      if (found.length > 0) throw new DocumentError(found);
    },
  };
}

/** A key as a part of a JSON pointer. */
export function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
