import { signInFieldErrors } from "../login/field-errors.ts";
import type { Resource } from "../resource.ts";
import { totps as collection } from "./collection.ts";
import { operations } from "./operations.ts";

/** Authenticator apps, and their recovery codes. */
export const totps: Resource<typeof collection> = {
  collection,
  operations,
  fieldErrors: {
    ...signInFieldErrors,
    expiration_minutes: { minimum: "invalid_expiration", maximum: "invalid_expiration" },
    recovery_code: { pattern: "invalid_recovery_code" },
    totp_code: { pattern: "invalid_totp_code" },
    totp_id: { pattern: "invalid_totp_id" },
  },
};
