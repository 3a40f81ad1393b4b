import { ApiError } from "../../errors/api-error.ts";
import { magic, magicSignIn } from "../login/magic-values.ts";
import type { OperationOf } from "../operation.ts";
import { checkSessionFields, readGivenSession, type GivenSession } from "../sessions/given-session.ts";
import { prepareNewPassword, refuseEmpty, type NewPassword } from "./new-password.ts";
import { requireProven, tryPassword, type TriedPassword } from "./prove-password.ts";
import { replacePassword } from "./replace-password.ts";

interface Prepared {
  readonly given: GivenSession | undefined;
  readonly tried: TriedPassword;
  readonly replacement: NewPassword;
}

/** Replaces a password, for whoever knows it. */
export const existingPasswordReset: OperationOf<
  "api_password_v1_passwords_existing_password_Reset",
  Prepared
> = {
  check(body) {
    refuseEmpty(body);
    checkSessionFields(body);
  },
  prepare: async ({ body, ...surroundings }) => ({
    given: await readGivenSession(body, surroundings),
    tried: await tryPassword(body.email, body.existing_password, surroundings),
    replacement: await prepareNewPassword(body.new_password, surroundings),
  }),

  run({ body, ...surroundings }, { given, tried, replacement }) {
    if (body.email === magic.email) {
      const { reset_sessions, ...answer } = magicSignIn(body, surroundings);
      return answer;
    }
    const user = requireProven(body.email, tried, surroundings);
    // It may be known to more than the user.
    if (user.password.requires_reset) throw new ApiError("cannot_reset_password_with_existing_password");
    return replacePassword(user, replacement, body, given, surroundings);
  },
};
