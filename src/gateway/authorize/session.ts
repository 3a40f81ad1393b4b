import { readOptions, requireArray, requireNumber, wrongKind } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import type { RequestHead } from "../../transport/plain-exchange.ts";
import type { Authorize, Caller, Denial, GatewayCall } from "../types.ts";
import { looksAtHead } from "./by-head.ts";
import { checkOperations } from "./check-operations.ts";
import { findForeignFactor } from "./factors.ts";
import { rememberJwts } from "./known-jwts.ts";
import { findNamedSession } from "./named-session.ts";
import { signIn } from "./sign-in.ts";

/** Options of {@link session}. */
export interface SessionOptions {
  /**
   * The fields that hold the user's id, and must hold the caller's own. `user_id` and `session_id` always must.
   *
   * @default ["user_id"]
   */
  own?: readonly string[] | undefined;
  /**
   * The age at which a JWT is too old, in milliseconds: a session that was ended passes for so long. Its caller must send
   * a newer one; one in a cookie is renewed by asking the API.
   *
   * @default until it expires, five minutes after it was made
   */
  maxTokenAge?: number | undefined;
}

/**
 * Makes an `authorize` for signed-in users: each may act on their own user alone.
 *
 * The caller's session JWT comes in `Authorization: Bearer …`, or in the gateway's cookie. It is checked here, by the
 * project's public keys; one in a cookie that has expired is renewed. The id in a path of a factor, such as
 * `DELETE /v1/users/emails/{email_id}`, is looked up in the caller's user; a session in the body must be one of their own.
 *
 * @throws {StytchConfigError} for options that can't be; and when a gateway is made, for operations that name no user
 * @example
 * const allow = ["users.get", { operation: "users.update", body: ["name"] }];
 * const gateway = createGateway({ projectId, secret, allow, authorize: session({ own: ["user_id"] }) });
 * // GET /v1/users/me with a session's JWT answers the caller's own user.
 */
export function session(options: SessionOptions = {}): Authorize {
  const { own = ["user_id"], maxTokenAge } = readOptions("session", options, ["own", "maxTokenAge"]);
  const bound = [...new Set([...readNames(own), "user_id", "session_id"])];
  if (maxTokenAge !== undefined) requireNumber("maxTokenAge", maxTokenAge, 1000, Number.MAX_SAFE_INTEGER);

  const check = rememberJwts(maxTokenAge);

  const authorize = async (request: RequestHead, call: GatewayCall): Promise<Caller | Denial> => {
    const signedIn = await signIn(request, call, check);
    if ("deny" in signedIn) return signedIn;
    const { user_id, session_id, renewed } = signedIn;
    const factor = await findForeignFactor(call, user_id);
    if (factor !== undefined) return { deny: 403, message: `${factor} isn't yours.` };
    const named = await findNamedSession(call, signedIn);
    if ("deny" in named) return named;
    const ids = Object.fromEntries(bound.map((name) => [name, user_id]));
    const session = { ...signedIn.session, ...named };
    return { key: user_id, bind: { ...ids, session_id }, session, renewed, isOwn: true };
  };
  return Object.assign(looksAtHead(authorize), { check: checkOperations.bind(undefined, bound) });
}

function readNames(own: unknown): readonly string[] {
  const names = requireArray("own", own);
  for (const [index, name] of names.entries()) {
    if (typeof name !== "string") throw wrongKind(`own[${index}]`, "a field's name", name);
    // The tokens and the session's id are held to the caller's session already, and are no user's id.
    if (/^\w+$/.test(name) && !name.startsWith("session_")) continue;
    throw new StytchConfigError(
      `own[${index}] must be the name of a field that holds the user's id: user_id.`,
    );
  }
  return names as readonly string[];
}
