import { writeTime } from "../../environment/time.ts";
import { ApiError } from "../../errors/api-error.ts";
import { authorizationKey, authorizations } from "../connected-apps/collection.ts";
import { requireUnlocked } from "../failed-sign-ins/collection.ts";
import { keys } from "../keys/collection.ts";
import { signIn } from "../login/sign-in.ts";
import type { OperationOf, OperationsOf, OperationSurroundings } from "../operation.ts";
import { users } from "../users/collection.ts";
import { exchangedTokens } from "./collection.ts";

/** The claims of an access token that are looked at. */
interface AccessToken {
  readonly client_id: string;
  readonly exp: number;
  readonly iat: number;
  readonly jti: string;
  readonly scope: string;
  readonly sub: string;
}

/** For so many seconds a token can be exchanged. */
const FRESH = 5 * 60;

/** Signs a user in by the access token of an app of the project's own. */
const exchange: OperationOf<"api_session_v1_ExchangeAccessToken", AccessToken> = {
  async prepare({ body, store, projectId }) {
    const claims = await store.get(keys).open(body.access_token);
    if (!claims || ![claims["aud"]].flat().includes(projectId)) {
      throw new ApiError("idp_access_token_not_found");
    }
    // A session's JWT, or a client's own token: neither was granted by a user.
    if (typeof claims["client_id"] !== "string") {
      throw new ApiError("oauth_access_token_exchange_token_invalid_grant");
    }
    return claims as unknown as AccessToken;
  },

  run({ body, ...surroundings }, token) {
    const { store, clock } = surroundings;
    const { client_id, iat, jti } = token;
    const now = clock.now() / 1000;
    if (token.exp <= now) throw new ApiError("idp_access_token_expired");
    if (!hasFullAccess(token, surroundings)) {
      throw new ApiError("oauth_access_token_exchange_missing_full_access");
    }
    if (iat + FRESH <= now) throw new ApiError("oauth_access_token_exchange_token_too_old");
    if (store.get(exchangedTokens).get(jti)) throw new ApiError("idp_access_token_could_not_be_exchanged");
    const user = store.get(users).require(token.sub);
    requireUnlocked(user);
    const factor = {
      delivery_method: "oauth_access_token_exchange",
      oauth_access_token_exchange_factor: { client_id },
      type: "oauth",
    };
    const { reset_sessions, ...answer } = signIn({ user, factor }, body, undefined, surroundings);
    const expires_at = writeTime((iat + FRESH) * 1000);
    store.get(exchangedTokens).add({ expires_at, jti, user_id: user.user_id });
    return answer;
  },
};

/**
 * @throws {ApiError} idp_access_token_not_found for a user who was deleted, connected_app_consent_revoked for an app that
 * acts for them no more
 */
function hasFullAccess({ client_id, scope, sub }: AccessToken, { store }: OperationSurroundings): boolean {
  if (!store.get(users).find(sub)) throw new ApiError("idp_access_token_not_found");
  const authorization = store.get(authorizations).get(authorizationKey(sub, client_id));
  if (!authorization) throw new ApiError("connected_app_consent_revoked");
  const isOwn = authorization.app.client_type.startsWith("first_party");
  return isOwn && scope.split(" ").includes("full_access");
}

/** The operations on access tokens. */
export const operations: OperationsOf = { api_session_v1_ExchangeAccessToken: exchange };
