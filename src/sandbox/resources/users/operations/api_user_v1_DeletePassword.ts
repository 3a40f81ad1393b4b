import { removeFactor } from "../remove-factor.ts";
import type { OperationOf } from "./operation.ts";

/** Remove a user's password. */
export const api_user_v1_DeletePassword: OperationOf<"api_user_v1_DeletePassword"> = {
  handle: ({ params, state }) => removeFactor("password", params.password_id, state),
};
