import type { OperationOf } from "./operation.ts";

/** Delete a user. */
export const api_user_v1_Delete: OperationOf<"api_user_v1_Delete"> = {
  handle({ params, state, apps }) {
    const user = state.get(params.user_id);
    state.delete(user);
    apps.forget(user.user_id);
    return { user_id: user.user_id };
  },
};
