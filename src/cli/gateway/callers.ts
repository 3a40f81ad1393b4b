import { randomBytes } from "node:crypto";
import { StytchConfigError } from "../../errors/config.ts";
import { bearerToken, session, type Authorize, type SessionOptions } from "../../gateway/index.node.ts";
import { CliError } from "../cli-error.ts";
import type { Output } from "../console.ts";
import type { ReadVariable } from "./environment.ts";

/** Those who may call a gateway: signed-in users, or whoever has a token. Never everyone. */
export interface Callers {
  readonly authorize: Authorize;
  /** The proof that they show. */
  readonly by: "session" | "token";
  /** The token that was made here, because none was given. */
  readonly madeToken?: string;
}

/**
 * Chooses the callers: by their sessions, where the file says so; or else by `STYTCH_GATEWAY_TOKEN`, and by a random token
 * where that isn't set.
 *
 * @param readVariable gives the token that was set
 * @param errors where a warning goes, if a token has no use
 * @throws {StytchConfigError} for a session's options that are wrong
 * @throws {CliError} for a token that can be guessed, or that no header can carry
 */
export function chooseCallers(
  options: SessionOptions | undefined,
  readVariable: ReadVariable,
  errors: Output,
): Callers {
  const token = readVariable("STYTCH_GATEWAY_TOKEN");
  if (options !== undefined) {
    const authorize = session(options);
    if (token !== undefined) {
      errors.line(
        "stytch-fetch: warning: the file has `session`, so callers show their session's JWT, and STYTCH_GATEWAY_TOKEN has no use.",
      );
    }
    return { authorize, by: "session" };
  }
  if (token !== undefined) return { authorize: byToken(token), by: "token" };
  const madeToken = randomBytes(24).toString("base64url");
  return { authorize: bearerToken(madeToken), by: "token", madeToken };
}

function byToken(token: string): Authorize {
  try {
    return bearerToken(token);
  } catch (error) {
    if (!(error instanceof StytchConfigError)) throw error;
    throw new CliError(error.message.replace(/^bearerToken's token/, "STYTCH_GATEWAY_TOKEN"));
  }
}
