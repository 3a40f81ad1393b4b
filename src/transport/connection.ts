import { StytchError } from "../errors/base.ts";
import { StytchConnectionError } from "../errors/connection.ts";
import { AttemptError } from "./attempt-error.ts";
import { requestLabel, type Call } from "./call.ts";
import { permissionError } from "./permission.ts";
import { findProtocolProblem } from "./protocol.ts";
import { responseError } from "./response-error.ts";

/** Failures of name resolution and of connecting, as undici and Bun name them: nothing was sent yet. */
const UNSENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;
/** The same where only words tell: of Deno's, of Node's TLS handshake, of undici's proxies. */
const UNSENT_WORDS =
  /client error \(Connect\)|before secure TLS connection was established|when HTTP Tunneling/;
/** The system calls before anything is sent. */
const CONNECTING = /^(connect|getaddrinfo|query\w+)$/;
/** The server's certificate, its TLS, or a proxy's refusal, which another attempt meets again. */
const PERMANENT = /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$|^ERR_PROXY_REFUSED$/;
/** An answer whose head breaks HTTP or is too long, as Node and undici name it. */
const UNREADABLE = /^(HPE_\w+|UND_ERR_HEADERS_OVERFLOW)$/;

/**
 * Makes the error for a connection that gave no answer, or none that can be read.
 *
 * @param unsent that the transport knows that nothing left
 */
export function connectionError(thrown: unknown, call: Call, unsent = false): AttemptError {
  const cause = call.redactor.cause(thrown);
  const denied = permissionError(cause, call);
  if (denied) return denied;
  const failures = chainOf(thrown);
  const codes = failures.map(({ code }) => code);
  const problem = failures.map(findProtocolProblem).find(Boolean);
  const unreadable = codes.find((code) => matches(UNREADABLE, code));
  if (unreadable !== undefined && !problem) {
    const sentence = `has a head that can't be read (${unreadable}). Check baseUrl or gateway.`;
    return responseError({ status: 0, text: "", header: () => null }, call, sentence, undefined, thrown);
  }
  const isPermanent = problem !== undefined || codes.some((code) => matches(PERMANENT, code));
  const processed = unsent || isPermanent || isUnsent(thrown) ? "no" : "unknown";
  const error = new StytchConnectionError(requestLabel(call), cause, processed, problem);
  return new AttemptError(error, isPermanent ? undefined : { processed });
}

/** Makes the error for a request that couldn't even be begun. Another attempt would fail as this one did. */
export function requestError(thrown: unknown, call: Call): AttemptError {
  return new AttemptError(thrown instanceof StytchError ? thrown : connectionError(thrown, call, true).error);
}

type Failure = Partial<Record<"code" | "syscall" | "message" | "cause" | "errors", unknown>>;

/** An error and its causes. */
function chainOf(thrown: unknown, depth = 0): Failure[] {
  if (typeof thrown !== "object" || thrown === null || depth > 5) return [];
  const failure = thrown as Failure;
  return [failure, ...chainOf(failure.cause, depth + 1)];
}

/** Whether a failure is one of connecting: where several addresses were tried, with each of them. */
function isUnsent(thrown: unknown, depth = 0): boolean {
  return chainOf(thrown, depth).some(({ code, syscall, message, errors }) => {
    if (Array.isArray(errors) && errors.length > 0) return errors.every((each) => isUnsent(each, depth + 1));
    if (matches(/^(read|write)/, syscall)) return false;
    return matches(CONNECTING, syscall) || matches(UNSENT, code) || matches(UNSENT_WORDS, message);
  });
}

function matches(pattern: RegExp, value: unknown): value is string {
  return typeof value === "string" && pattern.test(value);
}
