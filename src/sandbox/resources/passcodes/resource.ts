import { signInFieldErrors } from "../login/field-errors.ts";
import type { Resource } from "../resource.ts";
import { passcodes as collection } from "./collection.ts";
import { operations } from "./operations.ts";

/** One-time passcodes, by email, SMS and WhatsApp. */
export const passcodes: Resource<typeof collection> = {
  collection,
  operations,
  fieldErrors: {
    ...signInFieldErrors,
    expiration_minutes: { minimum: "invalid_expiration_otp", maximum: "invalid_expiration_otp" },
  },
};
