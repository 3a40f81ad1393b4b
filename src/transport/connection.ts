import { StytchConnectionError } from "../errors/connection.ts";
import { AttemptError } from "./attempt-error.ts";
import { requestLabel, type Call } from "./call.ts";

/** Failures of name resolution and of connecting, as Node, undici and Bun name them: nothing was sent yet. */
const UNSENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;
/** The server's certificate, its TLS, or a proxy's refusal, which another attempt meets again. */
const PERMANENT = /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$|^ERR_PROXY_REFUSED$/;

/**
 * Makes the error for a connection that gave no answer.
 *
 * @param unsent that the transport knows that nothing left
 */
export function connectionError(thrown: unknown, call: Call, unsent = false): AttemptError {
  const cause = call.redactor.cause(thrown);
  const codes = codesOf(cause);
  const isPermanent = codes.some((code) => PERMANENT.test(code));
  // Deno's errors have no code.
  const refused = codes.some((code) => UNSENT.test(code)) || /client error \(Connect\)/.test(cause.message);
  const processed = unsent || isPermanent || refused ? "no" : "unknown";
  const error = new StytchConnectionError(requestLabel(call), cause, processed);
  return new AttemptError(error, isPermanent ? undefined : { processed });
}

function codesOf(error: Error & { code?: string }): string[] {
  const inner = error.cause instanceof Error ? codesOf(error.cause) : [];
  return [error.code ?? "", ...inner];
}
