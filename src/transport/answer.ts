import { StytchAPIError, type ErrorAnswer } from "../errors/api.ts";
import { StytchResponseError } from "../errors/response.ts";
import type { Deadline } from "./deadline.ts";
import { parseRedacted, redact, redactHeaders, safeCause } from "./redact.ts";

/** The most bytes an answer may have. A page of 1,000 users with full metadata has some 12 MB. */
export const MAX_ANSWER = 64 * 1024 * 1024;

/**
 * Reads an answer to its end and checks that it is the API's: one JSON object.
 *
 * @returns the answer, in memory, with its body parsed
 * @throws {StytchResponseError} for any other answer
 */
export async function readAnswer(
  route: string,
  response: Response,
  deadline: Deadline,
  secrets: readonly string[],
): Promise<Answer> {
  const { status, headers } = response;
  let text = "";
  const fail = (problem: string, cause?: unknown): StytchResponseError => {
    const request_id = redact(idFrom(text, headers) ?? "", secrets) || undefined;
    const known = cause === undefined ? {} : { cause: safeCause(cause, secrets) };
    return new StytchResponseError(route, redact(problem, secrets), status, { request_id, ...known });
  };
  const foreign = foreignStatus(response);
  if (foreign) {
    void response.body?.cancel().catch(() => {});
    throw fail(foreign);
  }
  for await (const part of readText(response, deadline, fail)) text += part;
  if (text.trim() === "") throw fail("is empty.");
  const value = parseObject(text, response.ok ? [] : secrets);
  if (!value)
    throw fail(
      `is no JSON object, so it isn't the API's (${contentType(response)}). Check baseUrl or gateway.`,
    );
  if (!response.ok && !isErrorAnswer(value)) {
    throw fail("is an error, but not in the API's form, so it is a proxy's. Check baseUrl or gateway.");
  }
  if (response.ok) return new Answer(text, value, response, headers);
  return new Answer(JSON.stringify(value), value, response, redactHeaders(headers, secrets));
}

/** An API's answer, read to its end. openapi-fetch takes its parsed body without parsing it again. */
export class Answer extends Response {
  readonly value: Record<string, unknown>;

  constructor(
    text: string,
    value: Record<string, unknown>,
    { status, statusText }: Response,
    headers: Headers,
  ) {
    const body = new TextEncoder().encode(text);
    const own = new Headers(headers);
    // The body is decoded by now. With a length, openapi-fetch asks for json(); without one it parses the text.
    own.delete("content-encoding");
    own.delete("transfer-encoding");
    own.set("content-length", String(body.byteLength));
    // A server may send a phrase in UTF-8, which a Response can come with but not be made with.
    super(body, { status, statusText: /^[ -~]*$/.test(statusText) ? statusText : "", headers: own });
    this.value = value;
  }

  override json(): Promise<unknown> {
    return Promise.resolve(this.value);
  }
}

/** The error that the body of an answer with an error's status stands for. {@link readAnswer} has checked its form. */
export function toError(route: string, body: unknown, { status, headers }: Response): StytchAPIError {
  const missing = { status_code: status, request_id: idFrom("", headers) ?? "", error_url: "" };
  return new StytchAPIError(route, { ...missing, ...(body as ErrorAnswer) }, headers);
}

/** What is wrong with an answer by its status alone, so that its body needn't be read. */
function foreignStatus({ type, status }: Response): string | undefined {
  if (type === "opaqueredirect" || (status >= 300 && status < 400)) {
    return "is a redirect, and none is followed, as the credentials would go with it. Check baseUrl or gateway.";
  }
  // No Response can be made with another one (https://fetch.spec.whatwg.org/#initialize-a-response).
  return status < 200 || status > 599
    ? "has a status that HTTP doesn't know. Check baseUrl or gateway."
    : undefined;
}

type Fail = (problem: string, cause?: unknown) => Error;

/** A handler may answer with a Response that somebody has read already. */
function openBody({ body }: Response, fail: Fail): ReadableStreamDefaultReader<Uint8Array> | undefined {
  try {
    return body?.getReader();
  } catch (error) {
    throw fail("can't be read.", error);
  }
}

async function* readText(response: Response, deadline: Deadline, fail: Fail): AsyncGenerator<string> {
  const reader = openBody(response, fail);
  if (!reader) return;
  const decoder = new TextDecoder();
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await deadline.race(reader.read()).catch((error: unknown) => {
        throw deadline.signal.aborted ? deadline.signal.reason : fail("broke off.", error);
      });
      if (done) break;
      if (!ArrayBuffer.isView(value)) throw fail("is no stream of bytes.");
      size += value.byteLength;
      if (size > MAX_ANSWER) throw fail(`is longer than ${MAX_ANSWER} bytes.`);
      yield decoder.decode(value, { stream: true });
    }
    yield decoder.decode();
  } finally {
    // Ends the connection of an answer that isn't wanted any more. Nothing is left to do where that fails.
    void reader.cancel().catch(() => {});
  }
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
function idFrom(text: string, headers: Headers): string | undefined {
  const told = /"request_id"\s*:\s*"(request-id-[\w-]{1,80})"/.exec(text)?.[1];
  return told ?? headers.get("x-request-id")?.slice(0, 100) ?? undefined;
}

function contentType({ headers }: Response): string {
  return headers.get("content-type")?.slice(0, 80) ?? "no content type";
}
