import { removeFactor } from "../remove-factor.ts";
import type { OperationOf } from "./operation.ts";

/** Remove a WebAuthn registration. */
export const api_user_v1_DeleteWebAuthnRegistration: OperationOf<"api_user_v1_DeleteWebAuthnRegistration"> = {
  handle: ({ params, state }) =>
    removeFactor("webauthn_registrations", params.webauthn_registration_id, state),
};
