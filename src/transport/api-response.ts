import type { ResponseMeta } from "../../generated/methods.ts";
import type { ErrorFields } from "../errors/api.ts";
import { parseObject } from "../json.ts";
import { readErrorFields } from "./api-error.ts";
import type { AttemptError } from "./attempt-error.ts";
import type { Call } from "./call.ts";
import { isKnownEncoding } from "./content-encoding.ts";
import type { Redactor } from "./redact.ts";
import { responseError, unexpectedStatus } from "./response-error.ts";
import { classifyStatus, type RetryInfo } from "./retry/retry-info.ts";
import { isSuccess, type TransportResponse } from "./message.ts";

/** The API's response to a call: one JSON object. */
export interface ApiResponse {
  readonly received: TransportResponse;
  readonly value: Readonly<Record<string, unknown>>;
  /** The error that it refuses the call with, if it does. */
  readonly error: ErrorFields | undefined;
}

/**
 * Checks that what was received is the API's response.
 *
 * @throws {AttemptError} with a StytchResponseError, for any other
 */
export function readResponse(received: TransportResponse, call: Call): ApiResponse {
  const { status } = received;
  const ok = isSuccess(status);
  const fail = (problem: string, retry?: RetryInfo): AttemptError =>
    responseError(received, call, problem, ok ? retry : classifyStatus(received, true));
  const unexpected = unexpectedStatus(received);
  if (unexpected) throw responseError(received, call, unexpected);
  // A 205 has no body, whatever follows it: https://www.rfc-editor.org/rfc/rfc9110#section-15.3.6
  if (status === 205) received.text = "";
  const { text } = received;
  if (text.trim() === "") {
    const hasNone = hasNoBody(status, call);
    if (hasNone && call.endpoint.empty) return { received, value: {}, error: undefined };
    // What came whole was carried out, and wouldn't be another the next time.
    throw fail("is empty.", hasNone || isFramed(received) ? undefined : { processed: "unknown" });
  }
  const value = parseObject(text);
  if (!value) throw fail(...unreadableBody(received, call));
  if (ok) return { received, value, error: undefined };
  const error = readErrorFields(value, call);
  if (error) return { received, value, error };
  throw fail("is an error, but not in the API's form, so it is a proxy's. Check baseUrl or gateway.");
}

/** Whether a response never has a body (https://fetch.spec.whatwg.org/#null-body-status). */
function hasNoBody(status: number, { endpoint }: Call): boolean {
  return status === 204 || status === 205 || (isSuccess(status) && endpoint.method === "HEAD");
}

/** Whether a response's head tells where its body ends, so that one that breaks off is known for it. */
function isFramed(received: TransportResponse): boolean {
  const length = received.header("content-length");
  if (length === "0") return true;
  // A part of what is packed may unpack to nothing.
  const isPacked = received.header("content-encoding") !== null;
  return !isPacked && (length ?? received.header("transfer-encoding")) !== null;
}

/** The problem with a body that is no JSON, and the chances of another attempt. */
function unreadableBody(
  received: TransportResponse,
  { redactor }: Call,
): [problem: string, retry?: RetryInfo] {
  const show = (name: string): string => redactor.line(received.header(name) ?? `no ${name}`, 80);
  const encoding = received.header("content-encoding") ?? "";
  // Where one of several is no packing, Node's fetch undoes none.
  if (!isKnownEncoding(encoding) || (encoding.includes(",") && /identity|none|utf/i.test(encoding))) {
    return [`is packed in a way that wasn't asked for (${show("content-encoding")}).`];
  }
  const type = show("content-type");
  const problem = `is no JSON object, so it isn't the API's (${type}). Check baseUrl or gateway.`;
  // JSON that breaks off is a passing fault; a page of HTML is another server's.
  return type.includes("json") ? [problem, { processed: "unknown" }] : [problem];
}

/** The status and headers of a response, for the caller. What a proxy echoes in an error is cleaned. */
export function responseMeta({ received, error }: ApiResponse, redactor: Redactor): ResponseMeta {
  const headers = received.headers();
  return { status: received.status, headers: error ? redactor.headers(headers) : headers };
}
