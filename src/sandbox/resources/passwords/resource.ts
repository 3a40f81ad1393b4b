import type { FieldErrors } from "../../errors/require-valid.ts";
import { signInFieldErrors } from "../login/field-errors.ts";
import { pkceFieldErrors } from "../login/pkce.ts";
import type { Resource } from "../resource.ts";
import { fieldErrors as userFieldErrors } from "../users/field-errors.ts";
import { passwords as collection } from "./collection.ts";
import { operations } from "./operations.ts";

const { trusted_metadata, untrusted_metadata } = userFieldErrors;

const fieldErrors: FieldErrors = {
  ...signInFieldErrors,
  ...pkceFieldErrors,
  trusted_metadata: trusted_metadata!,
  untrusted_metadata: untrusted_metadata!,
  reset_password_expiration_minutes: { minimum: "invalid_expiration", maximum: "invalid_expiration" },
  reset_password_redirect_url: { format: "invalid_password_reset_redirect_url" },
  login_redirect_url: { format: "invalid_login_redirect_url" },

  "argon_2_config.salt": { type: "invalid_argon_2_salt" },
  "argon_2_config.iteration_amount": { minimum: "invalid_argon_2_iteration_amount" },
  "argon_2_config.memory": { minimum: "invalid_argon_2_memory" },
  "argon_2_config.threads": { minimum: "invalid_argon_2_threads" },
  "argon_2_config.key_length": { minimum: "invalid_argon_2_key_length" },
  "scrypt_config.salt": { type: "invalid_base64_scrypt_salt" },
  "scrypt_config.n_parameter": {
    minimum: "invalid_scrypt_n_parameter",
    maximum: "invalid_scrypt_n_parameter",
  },
  "scrypt_config.r_parameter": { minimum: "invalid_scrypt_parameters" },
  "scrypt_config.p_parameter": { minimum: "invalid_scrypt_parameters" },
  "pbkdf_2_config.salt": { type: "invalid_pbkdf_2_salt" },
  "pbkdf_2_config.iteration_amount": { minimum: "invalid_pbkdf_2_iteration_amount" },
  "pbkdf_2_config.algorithm": { type: "invalid_pbkdf_2_algorithm" },
  ...Object.fromEntries(
    ["md_5_config", "sha_1_config", "sha_512_config"].flatMap((config): [string, FieldErrors[string]][] => [
      [`${config}.prepend_salt`, { type: "invalid_prepend_salt" }],
      [`${config}.append_salt`, { type: "invalid_append_salt" }],
    ]),
  ),
};

/** Passwords, and their resets. */
export const passwords: Resource<typeof collection> = { collection, operations, fieldErrors };
