import { ApiError } from "../../errors/api-error.ts";
import { magic, magicSignIn } from "../login/magic-values.ts";
import { signIn } from "../login/sign-in.ts";
import type { OperationOf } from "../operation.ts";
import { checkSessionFields, readGivenSession, type GivenSession } from "../sessions/given-session.ts";
import { users } from "../users/collection.ts";
import { refuseEmpty } from "./new-password.ts";
import { passwordFactor, requireProven, tryPassword, type TriedPassword } from "./prove-password.ts";

interface Prepared {
  readonly given: GivenSession | undefined;
  readonly tried: TriedPassword;
}

/** Signs a user in by their password. */
export const authenticate: OperationOf<"api_password_v1_Authenticate", Prepared> = {
  check(body) {
    refuseEmpty(body);
    checkSessionFields(body);
  },
  prepare: async ({ body, ...surroundings }) => ({
    given: await readGivenSession(body, surroundings),
    tried: await tryPassword(body.email, body.password, surroundings),
  }),

  run({ body, ...surroundings }, { given, tried }) {
    if (body.email === magic.email) {
      const { reset_sessions, ...answer } = magicSignIn(body, surroundings);
      return answer;
    }
    const user = requireProven(body.email, tried, surroundings);
    const { password } = user;
    if (tried.isDue && !password.requires_reset) {
      surroundings.store.get(users).save({ ...user, password: { ...password, requires_reset: true } });
    }
    if (tried.isDue || password.requires_reset) throw new ApiError("reset_password");
    const { reset_sessions, ...answer } = signIn({ user, factor: passwordFactor }, body, given, surroundings);
    return answer;
  },
};
