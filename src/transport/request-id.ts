import type { Redactor } from "./redact.ts";

/** The API's form of a request id. */
const API_ID = /^request-id-[\w-]{1,80}$/;
/** The form of any. */
const ID = /^[!-~]{1,200}$/;
const MAX_ID = 100;

/**
 * Reads the request id of a body, for whoever is to see nothing else of it: in another form than the API's it may be
 * anything.
 */
export function readRequestId(value: unknown, redactor: Redactor): string | undefined {
  return typeof value === "string" && API_ID.test(value) ? redactor.text(value) : undefined;
}

/** Finds the same in what could be read of a body. */
export function findRequestId(text: string, redactor: Redactor): string | undefined {
  return readRequestId(/"request_id"\s*:\s*"([\w-]{1,99})"/.exec(text)?.[1], redactor);
}

/** Reads a request id where it may be of a proxy's making: in a header, or in an error's body. */
export function readAnyId(value: unknown, redactor: Redactor): string | undefined {
  // Cleaned before it is cut: a cut secret would not be found.
  return typeof value === "string" && ID.test(value) ? redactor.text(value).slice(0, MAX_ID) : undefined;
}
