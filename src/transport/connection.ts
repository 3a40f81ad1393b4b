import { StytchConnectionError } from "../errors/connection.ts";
import { label, type Call } from "./call.ts";
import { safeCause } from "./redact.ts";
import { mark } from "./retry/retry.ts";

/** Failures of name resolution and of connecting, as Node, undici and Bun name them: nothing was sent yet. */
const UNSENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;
/** The server's certificate, or its TLS, which another attempt meets again. */
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$/;

/**
 * The error for a connection that gave no answer, marked with what is known of the attempt.
 *
 * @param unsent that the transport knows that nothing left
 */
export function connectionError(
  thrown: unknown,
  call: Call,
  secrets: readonly string[],
  unsent = false,
): StytchConnectionError {
  const cause = safeCause(thrown, secrets);
  const codes = codesOf(cause);
  const untrusted = codes.some((code) => UNTRUSTED.test(code));
  // Deno's errors have no code.
  const refused = codes.some((code) => UNSENT.test(code)) || /client error \(Connect\)/.test(cause.message);
  const mayHaveArrived = !(unsent || untrusted || refused);
  const error = new StytchConnectionError(label(call), cause, mayHaveArrived);
  return untrusted ? error : mark(error, { carriedOut: mayHaveArrived ? "unknown" : "no" });
}

function codesOf(error: Error & { code?: string }): string[] {
  const inner = error.cause instanceof Error ? codesOf(error.cause) : [];
  return [error.code ?? "", ...inner];
}
