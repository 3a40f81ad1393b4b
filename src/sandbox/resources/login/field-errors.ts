import type { FieldErrors } from "../../errors/require-valid.ts";

/** The error types that fields of sign-ins have of their own, by the keyword that is broken. */
export const signInFieldErrors: FieldErrors = {
  email: { format: "invalid_email" },
  phone_number: { pattern: "invalid_phone_number" },
  user_id: { pattern: "invalid_user_id", maxLength: "invalid_user_id" },
  session_duration_minutes: {
    minimum: "invalid_session_duration_minutes",
    maximum: "invalid_session_duration_minutes",
  },
  method_id: { pattern: "invalid_method_id" },
  code: { pattern: "invalid_code" },
};
