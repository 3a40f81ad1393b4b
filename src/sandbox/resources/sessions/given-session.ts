import { isObject } from "../../../json.ts";
import { ApiError } from "../../errors/api-error.ts";
import type { OperationSurroundings } from "../operation.ts";
import { keys } from "../keys/collection.ts";
import { hashToken } from "./token-hash.ts";
import { SESSION_CLAIM } from "./session-jwt.ts";

/** A session as a request names it. Whether there is such a one, {@link SessionCollection.require} says. */
export type GivenSession =
  { readonly token: string; readonly token_hash: string } | { readonly session_id: string };

/** The fields by which requests name a session. */
export interface SessionFields {
  readonly session_token?: string | undefined;
  readonly session_jwt?: string | undefined;
}

/** The form of a token: 44 characters. The provider takes a few more forms for one, of which no source tells. */
export const TOKEN = /^[\w-]{43,64}=?$/;

/**
 * Reads the session that a request names. Nothing: it names none.
 *
 * @throws {ApiError} for what is no token of a session, and no JWT of the project
 */
export async function readGivenSession(
  { session_token, session_jwt }: SessionFields,
  { store, projectId }: OperationSurroundings,
): Promise<GivenSession | undefined> {
  if (session_token) {
    if (!TOKEN.test(session_token)) throw new ApiError("invalid_session_token");
    return { token: session_token, token_hash: hashToken(session_token) };
  }
  if (!session_jwt) return undefined;
  const claims = await store.get(keys).open(session_jwt);
  if (!claims) throw new ApiError("unable_to_parse_session_jwt");
  if (![claims["aud"]].flat().includes(projectId)) throw new ApiError("jwt_invalid_audience");
  const session = claims[SESSION_CLAIM];
  const session_id = isObject(session) ? session["id"] : undefined;
  // One for a client, perhaps, which the same key signs.
  if (typeof session_id !== "string") throw new ApiError("jwt_invalid_claims");
  return { session_id };
}

/**
 * Refuses a request that names a session twice.
 *
 * @throws {ApiError} too_many_session_arguments
 */
export function checkSessionFields({ session_token, session_jwt }: Readonly<Record<string, unknown>>): void {
  if (session_token && session_jwt) throw new ApiError("too_many_session_arguments");
}
