import type { OperationOf } from "./operation.ts";

/** Get a user. */
export const api_user_v1_Get: OperationOf<"api_user_v1_Get"> = {
  handle: ({ params, state }) => state.get(params.user_id),
};
