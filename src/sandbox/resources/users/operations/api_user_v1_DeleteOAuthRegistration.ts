import { removeFactor } from "../remove-factor.ts";
import type { OperationOf } from "./operation.ts";

/** Remove an OAuth registration. */
export const api_user_v1_DeleteOAuthRegistration: OperationOf<"api_user_v1_DeleteOAuthRegistration"> = {
  handle: ({ params, state }) => removeFactor("providers", params.oauth_user_registration_id, state),
};
