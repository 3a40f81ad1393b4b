import { StytchResponseError } from "../errors/response.ts";
import { AttemptError } from "./attempt-error.ts";
import { requestLabel, type Call } from "./call.ts";
import { waitAdvice } from "./retry/budget.ts";
import { classifyStatus, type RetryInfo } from "./retry/retry-info.ts";
import { MAX_ERROR, maxBody, type TransportResponse } from "./message.ts";
import { findRequestId, readAnyId } from "./request-id.ts";

/**
 * Makes the error for a response that is not the API's.
 *
 * @param problem completes the sentence "the answer …"
 */
export function responseError(
  received: Pick<TransportResponse, "status" | "text" | "header">,
  call: Call,
  problem: string,
  retry?: RetryInfo,
  cause?: unknown,
): AttemptError {
  const { redactor } = call;
  const { status, text } = received;
  const request_id =
    findRequestId(text.slice(0, MAX_ERROR), redactor) ?? readAnyId(received.header("x-request-id"), redactor);
  const known = cause === undefined ? {} : { cause: redactor.cause(cause) };
  const about = { request_id, ...known };
  const full = redactor.text(problem) + waitAdvice(call, retry);
  const error = new StytchResponseError(requestLabel(call), full, status, about);
  return new AttemptError(error, retry);
}

/** The problem with a response by its status alone, so that its body needn't be read. */
export function unexpectedStatus({
  status,
  isHidden,
}: Pick<TransportResponse, "status" | "isHidden">): string | undefined {
  if (isHidden || (status >= 300 && status < 400)) {
    return "is a redirect, and none is followed, as the credentials would go with it. Check baseUrl or gateway.";
  }
  // No Response can be made with another one (https://fetch.spec.whatwg.org/#initialize-a-response).
  return status < 200 || status > 599
    ? "has a status that HTTP doesn't know. Check baseUrl or gateway."
    : undefined;
}

/** The problem with a response whose body is longer than allowed, with what its status says of another attempt. */
export function tooLong(
  received: Pick<TransportResponse, "status" | "header">,
): [problem: string, cause: undefined, retry: RetryInfo | undefined] {
  return [`is longer than ${maxBody(received.status)} bytes.`, undefined, classifyStatus(received, true)];
}
