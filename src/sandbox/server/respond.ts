import { document } from "../../validate/document.ts";
import { makeId } from "../environment/ids.ts";
import type { ApiError } from "../api-error.ts";
import type { World } from "../environment/world.ts";

/** An answer, before it is written. */
export interface Answer {
  readonly status: number;
  readonly body: { readonly error_type?: string; readonly [key: string]: unknown };
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Answers with an operation's result. */
export function successResponse(status: number, result: object, world: World): Answer {
  const request_id = makeId("request-id", world);
  return { status, body: { ...result, request_id, status_code: status } };
}

/** Answers with an error, in the words of the document's catalogue. */
export function errorResponse(refusal: ApiError, world: World): Answer {
  const { error_type, headers } = refusal;
  return customErrorResponse({ ...errorMessage(refusal), error_type, headers }, world);
}

/** Answers with an error in one's own words. */
export function customErrorResponse(
  error: { status: number; error_type: string; message: string; headers?: Answer["headers"] },
  world: World,
): Answer {
  const { status, error_type, message, headers } = error;
  const body = {
    error_message: message,
    error_type,
    // Recorded answers end in the anchor; samples in older reference pages don't.
    error_url: `https://stytch.com/docs/api/errors/${status}#${error_type}`,
    request_id: makeId("request-id", world),
    status_code: status,
  };
  return { status, body, headers };
}

/** Recorded words go before ours, and what a handler can say of the very case before the general. */
export function errorMessage({ error_type, message }: Pick<ApiError, "error_type" | "message">): {
  status: number;
  message: string;
} {
  const entry = document["x-error-types"][error_type];
  if (!entry) return { status: 501, message };
  return { status: entry.status, message: entry.message ?? (message || `${entry.meaning} ${entry.remedy}`) };
}
