import { removeFactor } from "../remove-factor.ts";
import type { OperationOf } from "./operation.ts";

/** Remove an email address. */
export const api_user_v1_DeleteEmail: OperationOf<"api_user_v1_DeleteEmail"> = {
  handle: ({ params, state }) => removeFactor("emails", params.email_id, state),
};
