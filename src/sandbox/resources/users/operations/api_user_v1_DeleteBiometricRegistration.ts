import { removeFactor } from "../remove-factor.ts";
import type { OperationOf } from "./operation.ts";

/** Remove a biometric registration. */
export const api_user_v1_DeleteBiometricRegistration: OperationOf<"api_user_v1_DeleteBiometricRegistration"> =
  {
    handle: ({ params, state }) =>
      removeFactor("biometric_registrations", params.biometric_registration_id, state),
  };
