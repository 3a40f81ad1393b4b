import type { OperationOf } from "./operation.ts";

/** Revoke a connected app's access. */
export const api_user_v1_Revoke: OperationOf<"api_user_v1_Revoke"> = {
  handle({ params, state, apps }) {
    apps.revoke(state.get(params.user_id).user_id, params.connected_app_id);
    return {};
  },
};
