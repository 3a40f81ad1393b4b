import type { Route } from "../../generated/routes.ts";
import type { PlainResponse } from "../transport/plain-exchange.ts";
import type { Redactor } from "../transport/redact.ts";
import type { Refusal } from "./refusal.ts";
import type { UpstreamAnswer } from "./upstream.ts";

/** The headers of every answer: nothing of it is to be kept, or taken for a page. */
export const COMMON_HEADERS = {
  "content-type": "application/json",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};

/** The parts of an answer, before it is a Response. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Record<string, string>;
  readonly request_id: string;
  readonly error_type: string | undefined;
}

/**
 * Makes the answer from the API's: its status, its body without what is hidden and without the secret, and of its headers
 * that which tells when to try again.
 *
 * @param change takes fields out of the body, in its place, and tells whether it did
 */
export function passOn(
  { received, value }: UpstreamAnswer,
  redactor: Redactor,
  change: (value: Record<string, unknown>) => boolean,
): Answer {
  const { status } = received;
  let { text } = received;
  // The text is looked through first: most have no secret in them, and cleaning the values would write it anew.
  const isClean = redactor.text(text) === text;
  // Before the change, which takes values out for cookies.
  if (!isClean) redactor.json(value);
  const changed = change(value);
  if (changed || !isClean) text = JSON.stringify(value);
  const isHopeless = !isClean && redactor.text(text) !== text;
  const wait = received.header("retry-after");
  const isError = status >= 400;
  return {
    status,
    text: isHopeless ? "{}" : text,
    headers: {
      ...COMMON_HEADERS,
      ...(wait !== null && WAIT.test(wait) && { "retry-after": wait }),
    },
    request_id: isHopeless ? "" : readId(value["request_id"]),
    error_type: isError && !isHopeless ? readType(value["error_type"] ?? value["error"]) : undefined,
  };
}

/** Seconds or a date (https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3), and nothing else that a header may hold. */
const WAIT = /^(?:\d{1,9}|[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT)$/;

function readId(value: unknown): string {
  return typeof value === "string" && /^request-id-[\w-]{1,80}$/.test(value) ? value : "";
}

function readType(value: unknown): string | undefined {
  return typeof value === "string" && /^\w{1,80}$/.test(value) ? value : undefined;
}

/**
 * Makes the answer for a call that the gateway refuses by itself, in the form that the operation's errors have. It has no
 * page, and its request id isn't the API's.
 *
 * @param redactor takes the secret out of a message that `authorize` made
 */
export function refuse(
  { status, error_type, message: given, headers }: Refusal,
  form: Route["errors"],
  request_id: string,
  redactor: Redactor,
): Answer {
  const message = redactor.text(given);
  const words =
    form === "oauth"
      ? { error: error_type, error_description: message, error_uri: PAGE }
      : { error_type, error_message: message, error_url: PAGE };
  const text = JSON.stringify({ ...words, request_id, status_code: status });
  return { status, text, headers: { ...COMMON_HEADERS, ...headers }, request_id, error_type };
}

const PAGE = "about:blank";

/** Writes an answer as it goes out. A cookie with the secret in it isn't set: no session has such a token. */
export function writeAnswer(
  { status, text, headers }: Answer,
  cookies: readonly string[],
  redactor: Redactor,
): PlainResponse {
  const clean = cookies.filter((cookie) => redactor.text(cookie) === cookie);
  const set = clean.map((cookie) => ["set-cookie", cookie] as const);
  return { status, headers: [...Object.entries(headers), ...set], text };
}
