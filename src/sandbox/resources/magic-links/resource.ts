import type { FieldErrors } from "../../errors/require-valid.ts";
import { signInFieldErrors } from "../login/field-errors.ts";
import { pkceFieldErrors } from "../login/pkce.ts";
import type { Resource } from "../resource.ts";
import { fieldErrors as userFieldErrors } from "../users/field-errors.ts";
import { magicLinks as collection } from "./collection.ts";
import { operations } from "./operations.ts";

const expirationErrors = { minimum: "invalid_expiration", maximum: "invalid_expiration" } as const;
const urlErrors = { format: "invalid_magic_link_url" } as const;

const { trusted_metadata, untrusted_metadata } = userFieldErrors;

const fieldErrors: FieldErrors = {
  ...signInFieldErrors,
  ...pkceFieldErrors,
  trusted_metadata: trusted_metadata!,
  untrusted_metadata: untrusted_metadata!,
  expiration_minutes: expirationErrors,
  invite_expiration_minutes: expirationErrors,
  login_expiration_minutes: expirationErrors,
  signup_expiration_minutes: expirationErrors,
  invite_magic_link_url: urlErrors,
  login_magic_link_url: urlErrors,
  signup_magic_link_url: urlErrors,
};

/** Magic links, by email and to send oneself, and invitations. */
export const magicLinks: Resource<typeof collection> = { collection, operations, fieldErrors };
