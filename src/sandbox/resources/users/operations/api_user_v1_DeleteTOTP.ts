import { removeFactor } from "../remove-factor.ts";
import type { OperationOf } from "./operation.ts";

/** Remove a TOTP. */
export const api_user_v1_DeleteTOTP: OperationOf<"api_user_v1_DeleteTOTP"> = {
  handle: ({ params, state }) => removeFactor("totps", params.totp_id, state),
};
