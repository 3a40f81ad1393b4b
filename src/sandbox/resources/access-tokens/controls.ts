import { readOptions, requireString } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { stringifySorted } from "../../../json.ts";
import type { Environment } from "../../environment/environment.ts";
import type { Store } from "../../store/store.ts";
import { authorizationKey, authorizations } from "../connected-apps/collection.ts";
import { keys } from "../keys/collection.ts";
import { users } from "../users/collection.ts";

/** Whatever of access tokens a test can do. The service makes them where a user authorizes an app. */
export interface AccessTokenControls {
  /**
   * Makes an access token of a Connected App that acts for a user: a JWT of an hour, with the scopes that they granted it.
   *
   * @param user_id or an external id
   * @throws {StytchConfigError} for a user there isn't, and for an app that doesn't act for them
   * @example
   * const app = { client_type: "first_party", scopes_granted: "openid full_access" };
   * const { connected_app_id } = sandbox.users.connectApp(user_id, app);
   * const access_token = await sandbox.users.createAccessToken(user_id, { connected_app_id });
   * await stytch.sessions.exchangeAccessToken({ access_token, session_duration_minutes: 60 });
   */
  createAccessToken(user_id: string, of: { readonly connected_app_id: string }): Promise<string>;
}

/** In seconds, as is the default of an app. */
const LIFE = 60 * 60;

/** Makes the controls of access tokens. */
export function createAccessTokenControls(
  store: Store,
  { clock, ids }: Environment,
  projectId: string,
): AccessTokenControls {
  return {
    async createAccessToken(id, of) {
      const { user_id } = store.get(users).requireKnown(id);
      const { connected_app_id } = readOptions("users.createAccessToken", of, ["connected_app_id"]);
      requireString("connected_app_id", connected_app_id);
      const authorization = store.get(authorizations).get(authorizationKey(user_id, connected_app_id));
      if (!authorization) {
        throw new StytchConfigError(
          `No app ${JSON.stringify(connected_app_id)} acts for the user. Let it, by users.connectApp.`,
        );
      }
      const iat = Math.floor(clock.now() / 1000);
      const claims = {
        aud: [projectId],
        client_id: connected_app_id,
        exp: iat + LIFE,
        iat,
        iss: `stytch.com/${projectId}`,
        jti: ids.uuid(),
        nbf: iat,
        scope: authorization.app.scopes_granted,
        sub: user_id,
      };
      return store.get(keys).sign(stringifySorted(claims));
    },
  };
}
