import type { OperationOf } from "./operation.ts";

/** List a user's connected apps. */
export const api_user_v1_ConnectedApps: OperationOf<"api_user_v1_ConnectedApps"> = {
  handle: ({ params, state, apps }) => ({ connected_apps: apps.list(state.get(params.user_id).user_id) }),
};
