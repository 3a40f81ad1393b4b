import { StytchAPIError, type ErrorAnswer } from "../errors/api.ts";
import { StytchResponseError } from "../errors/response.ts";
import { label, settle, type Call } from "./call.ts";
import { parseRedacted, redact, redactHeaders, safeCause } from "./redact.ts";
import { fateOfStatus, mark, type Fate } from "./retry/retry.ts";
import type { Received } from "./transport.ts";

/** What a caller is told of an answer beside its body. */
export interface Told {
  readonly status: number;
  readonly headers: Headers;
}

/** The API's answer: one JSON object. openapi-fetch takes it for a `Response`, and what it parses from it as it is. */
export class Answer {
  readonly received: Received;
  readonly value: Record<string, unknown>;

  constructor(received: Received, value: Record<string, unknown>) {
    this.received = received;
    this.value = value;
  }

  get status(): number {
    return this.received.status;
  }

  get ok(): boolean {
    return this.status < 300;
  }

  /** Its own, for openapi-fetch, which asks them for one thing: with a length, it takes json(), and without it parses the text again. */
  get headers(): this {
    return this;
  }

  get(name: string): string | null {
    return name === "Content-Length" ? "1" : this.received.header(name);
  }

  json(): Record<string, unknown> {
    return this.value;
  }

  text(): string {
    return JSON.stringify(this.value);
  }

  /** Its status and headers, for the caller. What a proxy echoes in an error is cleaned. */
  tell(secrets: readonly string[]): Told {
    const headers = this.received.headers();
    return { status: this.status, headers: this.ok ? headers : redactHeaders(headers, secrets) };
  }

  /** The `Response` itself, which middleware and the callers of `raw` work with. */
  toResponse(secrets: readonly string[]): Response {
    const { statusText, text } = this.received;
    const { status, headers } = this.tell(secrets);
    // The body is decoded by now.
    const body = new TextEncoder().encode(this.ok ? text : this.text());
    headers.delete("content-encoding");
    headers.delete("transfer-encoding");
    headers.set("content-length", String(body.byteLength));
    // A server may send a phrase in UTF-8, which a Response can come with but not be made with.
    const phrase = /^[ -~]*$/.test(statusText) ? statusText : "";
    const response = new Response(body, { status, statusText: phrase, headers });
    // So that openapi-fetch, which asks for it, leaves the body to the caller.
    return Object.assign(response, { json: () => Promise.resolve(this.value) });
  }
}

/**
 * Checks that what was received is the API's answer.
 *
 * @throws {StytchResponseError} for any other
 */
export function readAnswer(received: Received, call: Call, secrets: readonly string[]): Answer {
  const { status, text } = received;
  const ok = status < 300;
  const fail = (problem: string, fate?: Fate): StytchResponseError =>
    refuseAnswer(received, call, secrets, problem, ok ? fate : fateOfStatus(received, undefined));
  const foreign = foreignStatus(status);
  if (foreign) throw refuseAnswer(received, call, secrets, foreign);
  if (text.trim() === "") throw fail("is empty.", { carriedOut: "unknown" });
  const value = parseObject(text, ok ? [] : secrets);
  if (!value) {
    const type = received.header("content-type")?.slice(0, 80) ?? "no content type";
    throw fail(
      `is no JSON object, so it isn't the API's (${type}). Check baseUrl or gateway.`,
      // JSON that breaks off is a passing fault; a page of HTML is another server's.
      type.includes("json") ? { carriedOut: "unknown" } : undefined,
    );
  }
  if (!ok && !isErrorAnswer(value)) {
    throw fail("is an error, but not in the API's form, so it is a proxy's. Check baseUrl or gateway.");
  }
  return new Answer(received, value);
}

/** The error for an answer that is not the API's. `problem` completes the sentence "the answer …". */
export function refuseAnswer(
  received: Pick<Received, "status" | "text" | "header">,
  call: Call,
  secrets: readonly string[],
  problem: string,
  fate?: Fate,
  cause?: unknown,
): StytchResponseError {
  const { status, text } = received;
  const request_id = redact(idFrom(text, received) ?? "", secrets) || undefined;
  const known = cause === undefined ? {} : { cause: safeCause(cause, secrets) };
  const error = new StytchResponseError(label(call), redact(problem, secrets), status, {
    request_id,
    ...known,
  });
  return mark(error, fate);
}

/** The error that an answer with an error's status stands for. {@link readAnswer} has checked its form. */
export function toError(call: Call, body: unknown, { status, headers }: Told): StytchAPIError {
  const request_id = idFrom("", { header: (name) => headers.get(name) }) ?? "";
  const answer = { status_code: status, request_id, error_url: "", ...(body as Partial<ErrorAnswer>) };
  return settle(new StytchAPIError(label(call), answer as ErrorAnswer, headers), call);
}

/** What is wrong with an answer by its status alone, so that its body needn't be read. */
export function foreignStatus(status: number): string | undefined {
  // A browser hides a redirect behind 0.
  if (status === 0 || (status >= 300 && status < 400)) {
    return "is a redirect, and none is followed, as the credentials would go with it. Check baseUrl or gateway.";
  }
  // No Response can be made with another one (https://fetch.spec.whatwg.org/#initialize-a-response).
  return status < 200 || status > 599
    ? "has a status that HTTP doesn't know. Check baseUrl or gateway."
    : undefined;
}

function parseObject(text: string, secrets: readonly string[]): Record<string, unknown> | undefined {
  try {
    const value: unknown = secrets.length > 0 ? parseRedacted(text, secrets) : JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function isErrorAnswer(value: Record<string, unknown>): boolean {
  return typeof value["error_type"] === "string" && typeof value["error_message"] === "string";
}

/** The request id, from a header or from what could be read of the body. */
function idFrom(text: string, received: Pick<Received, "header">): string | undefined {
  const told = /"request_id"\s*:\s*"(request-id-[\w-]{1,80})"/.exec(text)?.[1];
  return told ?? received.header("x-request-id")?.slice(0, 100) ?? undefined;
}
