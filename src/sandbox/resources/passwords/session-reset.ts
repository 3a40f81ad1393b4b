import { readTime, writeTime } from "../../environment/time.ts";
import { ApiError } from "../../errors/api-error.ts";
import { magic, magicSession, magicUser } from "../login/magic-values.ts";
import type { OperationOf } from "../operation.ts";
import { sessions } from "../sessions/collection.ts";
import { checkSessionFields, readGivenSession, type GivenSession } from "../sessions/given-session.ts";
import type { StoredSession } from "../sessions/session.ts";
import { users } from "../users/collection.ts";
import { prepareNewPassword, refuseEmpty, type NewPassword } from "./new-password.ts";
import { setPassword } from "./replace-password.ts";

/** For so long a proof is good enough, in milliseconds. */
const FRESH = 5 * 60_000;

interface Prepared {
  readonly given: GivenSession;
  readonly replacement: NewPassword;
}

/** Sets the password of the user of a session, in which they have just proven who they are. */
export const sessionReset: OperationOf<"api_password_v1_passwords_session_Reset", Prepared> = {
  check(body) {
    refuseEmpty(body);
    checkSessionFields(body);
    if (!body["session_token"] && !body["session_jwt"]) throw new ApiError("no_session_arguments");
  },
  prepare: async ({ body, ...surroundings }) => ({
    given: (await readGivenSession(body, surroundings))!,
    replacement: await prepareNewPassword(body.password, surroundings),
  }),

  run({ body, ...surroundings }, { given, replacement }) {
    if ("token" in given && given.token === magic.session_token) {
      const user = magicUser(surroundings);
      return { ...magicSession(surroundings), user, user_id: user.user_id };
    }
    const { store, clock } = surroundings;
    const session = store.get(sessions).require(given);
    const user = store.get(users).require(session.user_id);
    if (!hasFreshProof(session, clock.now())) throw new ApiError("session_too_old_to_reset_password");
    const answer = setPassword(user, replacement, body, given, surroundings);
    return { ...answer, session: answer.session! };
  },
};

/** Whether a password, or an email's link or code, was proven in a session of late. A phone's code isn't enough. */
function hasFreshProof({ authentication_factors }: StoredSession, moment: number): boolean {
  // Of whole seconds, as sessions tell them.
  const now = readTime(writeTime(moment))!;
  return authentication_factors.some(
    ({ type, delivery_method, last_authenticated_at }) =>
      (type === "password" || (["magic_link", "otp"].includes(type) && delivery_method === "email")) &&
      readTime(last_authenticated_at)! + FRESH >= now,
  );
}
