import type { OperationOf } from "./operation.ts";

/** Remove a user's external id. A user who has none stays as they are. */
export const api_user_v1_DeleteExternalId: OperationOf<"api_user_v1_DeleteExternalId"> = {
  handle({ params, state }) {
    const user = { ...state.get(params.user_id), external_id: null };
    state.save(user);
    return { user, user_id: user.user_id };
  },
};
