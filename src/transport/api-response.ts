import type { ResponseMeta } from "../../generated/methods.ts";
import type { ErrorFields } from "../errors/api.ts";
import { isObject } from "../json.ts";
import { readErrorFields } from "./api-error.ts";
import type { AttemptError } from "./attempt-error.ts";
import type { Call } from "./call.ts";
import type { Redactor } from "./redact.ts";
import { responseError, unexpectedStatus } from "./response-error.ts";
import { classifyStatus, type RetryInfo } from "./retry/retry-info.ts";
import type { TransportResponse } from "./message.ts";

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
  const value = ok ? parseObject(JSON.parse, text) : parseObject(errorParser(call), text);
  if (!value) {
    // Cleaned before it is cut: a cut secret would not be found.
    const type = call.redactor.text(received.header("content-type") ?? "no content type").slice(0, 80);
    throw fail(
      `is no JSON object, so it isn't the API's (${type}). Check baseUrl or gateway.`,
      // JSON that breaks off is a passing fault; a page of HTML is another server's.
      type.includes("json") ? { processed: "unknown" } : undefined,
    );
  }
  if (ok) return { received, value, error: undefined };
  const error = readErrorFields(value, call.endpoint);
  if (error) return { received, value, error };
  throw fail("is an error, but not in the API's form, so it is a proxy's. Check baseUrl or gateway.");
}

/** Whether a status is one of success. Redirects are refused before. */
export function isSuccess(status: number): boolean {
  return status < 300;
}

/** The status and headers of a response, for the caller. What a proxy echoes in an error is cleaned. */
export function responseMeta({ received, error }: ApiResponse, redactor: Redactor): ResponseMeta {
  const headers = received.headers();
  return { status: received.status, headers: error ? redactor.headers(headers) : headers };
}

function errorParser({ redactor, endpoint }: Call): (text: string) => unknown {
  return (text) => redactor.json(text, endpoint.errors === "oauth" ? "error" : undefined);
}

function parseObject(
  parse: (text: string) => unknown,
  text: string,
): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
