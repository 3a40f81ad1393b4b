import { StytchError } from "../errors/base.ts";
import { StytchConnectionError } from "../errors/connection.ts";
import { AttemptError } from "./attempt-error.ts";
import { requestLabel, type Call } from "./call.ts";
import { permissionError } from "./permission.ts";
import { findProtocolProblem } from "./protocol.ts";
import { responseError } from "./response-error.ts";

/**
 * Failures of name resolution and of connecting: nothing was sent yet. By the system call in Node; by the code in undici
 * and Bun; by words in Deno, in Node's TLS handshake, and in undici's proxies.
 */
const UNSENT =
  /^(connect|getaddrinfo|query\w+|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$|client error \(Connect\)|before secure TLS|when HTTP Tunneling/;
/** The system calls on a connection that was made. */
const MADE = /^(read|write)$/;
/** The server's certificate, its TLS, or a proxy's refusal, which another attempt meets again. */
const PERMANENT = /^(\w*(CERT|SELF_SIGNED|UNABLE_TO_)\w*|ERR_(TLS|SSL|PROXY_REFUSED)\w*|EPROTO)$/;
/** An answer whose head breaks HTTP or is too long, as Node and undici name it. A status below 100 is undici's assertion. */
const UNREADABLE = /^(HPE_\w+|UND_ERR_HEADERS_OVERFLOW|ERR_ASSERTION|too many content-encodings.*)$/;

/**
 * Makes the error for a connection that gave no answer, or none that can be read.
 *
 * @param unsent that the transport knows that nothing left
 */
export function connectionError(thrown: unknown, call: Call, unsent = false): AttemptError {
  const cause = call.redactor.cause(thrown);
  const denied = permissionError(cause, call);
  if (denied) return denied;
  const failures = failuresOf(thrown);
  const words = failures.flatMap(({ code, syscall, message }) => [code, syscall, message]);
  const find = (pattern: RegExp): unknown =>
    words.find((word) => typeof word === "string" && pattern.test(word));
  const problem = failures.map(findProtocolProblem).find(Boolean);
  const unreadable = find(UNREADABLE);
  if (unreadable && !problem) {
    const sentence = `has a head that can't be read (${unreadable as string}). Check baseUrl or gateway.`;
    return responseError({ status: 0, text: "", header: () => null }, call, sentence, undefined, thrown);
  }
  const isPermanent = Boolean(problem ?? find(PERMANENT));
  const processed = unsent || isPermanent || (find(UNSENT) && !find(MADE)) ? "no" : "unknown";
  const error = new StytchConnectionError(requestLabel(call), cause, processed, problem);
  return new AttemptError(error, isPermanent ? undefined : { processed });
}

/** Makes the error for a request that couldn't even be begun. Another attempt would fail as this one did. */
export function requestError(thrown: unknown, call: Call): AttemptError {
  return new AttemptError(thrown instanceof StytchError ? thrown : connectionError(thrown, call, true).error);
}

type Failure = Partial<Record<"code" | "syscall" | "message" | "cause" | "errors", unknown>>;

/** An error and its causes, and where several addresses were tried, the error of each. */
function failuresOf(thrown: unknown, depth = 0): Failure[] {
  if (typeof thrown !== "object" || thrown === null || depth > 5) return [];
  const { cause, errors } = thrown as Failure;
  return [thrown, ...[cause, errors].flat().flatMap((inner) => failuresOf(inner, depth + 1))];
}
