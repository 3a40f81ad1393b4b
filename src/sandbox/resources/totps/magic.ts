import type { api_totp_v1_CreateResponse as CreateResponse } from "../../../../generated/schema.ts";
import { magic, magicUser } from "../login/magic-values.ts";
import type { OperationSurroundings } from "../operation.ts";

/** The authenticator app of the provider's values. Only the two codes are the provider's; no source has the rest. */
export const magicApp = {
  totp_id: "totp-test-e3795c81-f849-4167-bfda-e4a6e9c280fd",
  // Of RFC 6238's test vectors.
  secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
  totp_code: "000000",
  recovery_code: "a1b2-c3d4-e5f6",
} as const;

/** The answer to every creation for the user of the provider's values: they have no app, and can always be given one. */
export function magicCreation(
  qr_code: string,
  surroundings: OperationSurroundings,
): Omit<CreateResponse, "request_id" | "status_code"> {
  const { totp_id, secret, recovery_code } = magicApp;
  const user = magicUser(surroundings);
  return { qr_code, recovery_codes: [recovery_code], secret, totp_id, user, user_id: magic.user_id };
}
