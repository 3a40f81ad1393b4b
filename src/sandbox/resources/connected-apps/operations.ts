import { ApiError } from "../../errors/api-error.ts";
import type { OperationsOf } from "../operation.ts";
import { users } from "../users/collection.ts";
import { authorizationKey, authorizations } from "./collection.ts";

/** The operations on Connected Apps. */
export const operations: OperationsOf = {
  api_user_v1_ConnectedApps: {
    run({ params, store }) {
      const { user_id } = store.get(users).require(params.user_id);
      const found = store.get(authorizations).where("user_id", user_id).range().all();
      return { connected_apps: found.map(({ value }) => value.app) };
    },
  },

  api_user_v1_Revoke: {
    run({ params, store }) {
      const { user_id } = store.get(users).require(params.user_id);
      // An app that only others have authorized isn't found either.
      const isDeleted = store.get(authorizations).delete(authorizationKey(user_id, params.connected_app_id));
      if (!isDeleted) throw new ApiError("connected_app_not_found");
      return {};
    },
  },
};
