import { responseMeta, type ApiResponse } from "../../transport/api-response.ts";
import type { Redactor } from "../../transport/redact.ts";

/** Makes the `Response` that openapi-fetch, middlewares and the callers of `raw` work with. */
export function toResponse(answer: ApiResponse, redactor: Redactor): Response {
  const { received, value, error } = answer;
  const { status, headers } = responseMeta(answer, redactor);
  // Of an error, the value is cleaned and the text is not.
  const text = error ? JSON.stringify(value) : received.text;
  // React Native may have none.
  const bytes = typeof TextEncoder === "function" ? new TextEncoder().encode(text) : undefined;
  // The body is decoded by now.
  headers.delete("content-encoding");
  headers.delete("transfer-encoding");
  if (bytes) headers.set("content-length", String(bytes.byteLength));
  else headers.delete("content-length");
  // A server may send a phrase in UTF-8, which a Response can come with but not be made with.
  const phrase = /^[ -~]*$/.test(received.statusText) ? received.statusText : "";
  const statusText = error ? redactor.text(phrase) : phrase;
  // With these no body can be (https://fetch.spec.whatwg.org/#null-body-status).
  const body = status === 204 || status === 205 ? null : (bytes ?? text);
  const response = new Response(body, { status, statusText, headers });
  if (text === "") return response;
  // So that openapi-fetch, which asks for it, leaves the body to the caller.
  return Object.assign(response, { json: () => Promise.resolve(value) });
}
