import { responseMeta, type ApiResponse } from "../../transport/api-response.ts";
import type { Redactor } from "../../transport/redact.ts";

/** Makes the `Response` that openapi-fetch, middlewares and the callers of `raw` work with. */
export function toResponse(answer: ApiResponse, redactor: Redactor): Response {
  const { received, value, error } = answer;
  const { status, headers } = responseMeta(answer, redactor);
  // Of an error, the value is cleaned and the text is not.
  const body = new TextEncoder().encode(error ? JSON.stringify(value) : received.text);
  // The body is decoded by now.
  headers.delete("content-encoding");
  headers.delete("transfer-encoding");
  headers.set("content-length", String(body.byteLength));
  // A server may send a phrase in UTF-8, which a Response can come with but not be made with.
  const statusText = /^[ -~]*$/.test(received.statusText) ? received.statusText : "";
  const response = new Response(body, { status, statusText, headers });
  // So that openapi-fetch, which asks for it, leaves the body to the caller.
  return Object.assign(response, { json: () => Promise.resolve(value) });
}
