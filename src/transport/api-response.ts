import type { ResponseMeta } from "../../generated/methods.ts";
import type { ErrorFields } from "../errors/api.ts";
import { isObject } from "../json.ts";
import { readErrorFields } from "./api-error.ts";
import type { AttemptError } from "./attempt-error.ts";
import type { Call } from "./call.ts";
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
  const { status, text } = received;
  const ok = isSuccess(status);
  const fail = (problem: string, retry?: RetryInfo): AttemptError =>
    responseError(received, call, problem, ok ? retry : classifyStatus(received, true));
  const unexpected = unexpectedStatus(status);
  if (unexpected) throw responseError(received, call, unexpected);
  if (text.trim() === "") throw fail("is empty.", { processed: "unknown" });
  const value = parseObject(text);
  if (!value) {
    const type = call.redactor.line(received.header("content-type") ?? "no content type", 80);
    throw fail(
      `is no JSON object, so it isn't the API's (${type}). Check baseUrl or gateway.`,
      // JSON that breaks off is a passing fault; a page of HTML is another server's.
      type.includes("json") ? { processed: "unknown" } : undefined,
    );
  }
  if (ok) return { received, value, error: undefined };
  const error = readErrorFields(value, call);
  if (error) return { received, value, error };
  throw fail("is an error, but not in the API's form, so it is a proxy's. Check baseUrl or gateway.");
}

/** The status and headers of a response, for the caller. What a proxy echoes in an error is cleaned. */
export function responseMeta({ received, error }: ApiResponse, redactor: Redactor): ResponseMeta {
  const headers = received.headers();
  return { status: received.status, headers: error ? redactor.headers(headers) : headers };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
