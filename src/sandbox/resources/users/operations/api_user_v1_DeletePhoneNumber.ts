import { removeFactor } from "../remove-factor.ts";
import type { OperationOf } from "./operation.ts";

/** Remove a phone number. */
export const api_user_v1_DeletePhoneNumber: OperationOf<"api_user_v1_DeletePhoneNumber"> = {
  handle: ({ params, state }) => removeFactor("phone_numbers", params.phone_id, state),
};
