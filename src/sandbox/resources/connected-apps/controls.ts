import type { api_user_v1_UserConnectedApp as App } from "../../../../generated/schema.ts";
import type { Environment } from "../../environment/environment.ts";
import type { Store } from "../../store/store.ts";
import { users } from "../users/collection.ts";
import type { Parts } from "../../seed/given.ts";
import { appFromSeed } from "./app-from-seed.ts";
import { authorizations } from "./collection.ts";

/** Whatever of Connected Apps a test can do, and no call of the API. */
export interface ConnectedAppControls {
  /**
   * Lets a Connected App act for a user, as if they had authorized it. One with the same id is replaced.
   *
   * @param user_id or an external id
   * @throws {StytchConfigError} for a user there isn't, and for a field that is unknown or wrong
   * @example
   * sandbox.users.connectApp(user_id, { name: "Calendar", scopes_granted: "openid calendar:read" });
   */
  connectApp(user_id: string, app: Parts<App>): App;
}

/** Makes the controls of Connected Apps. */
export function createConnectedAppControls(store: Store, { ids }: Environment): ConnectedAppControls {
  return {
    connectApp(user_id, given) {
      const user = store.get(users).requireKnown(user_id);
      const app = appFromSeed("app", given, ids);
      store.get(authorizations).save({ user_id: user.user_id, app });
      return structuredClone(app);
    },
  };
}
