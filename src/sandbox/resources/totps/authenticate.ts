import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { readTime } from "../../environment/time.ts";
import { ApiError } from "../../errors/api-error.ts";
import { countFailure, requireUnlocked } from "../failed-sign-ins/collection.ts";
import { magic, magicSignIn } from "../login/magic-values.ts";
import { signIn } from "../login/sign-in.ts";
import type { OperationOf } from "../operation.ts";
import { checkSessionFields, readGivenSession, type GivenSession } from "../sessions/given-session.ts";
import { users } from "../users/collection.ts";
import { checkUserId } from "./check-user-id.ts";
import { storedTOTP, totps } from "./collection.ts";
import { magicApp } from "./magic.ts";

const RECOVERY_CODE = /^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/;

interface Prepared {
  readonly given: GivenSession | undefined;
  readonly codes: typeof import("./code.ts");
}

/** Signs a user in by a code of their authenticator app. */
export const authenticate: OperationOf<"api_totp_v1_Authenticate", Prepared> = {
  check(body) {
    const { totp_code } = body;
    checkUserId(body);
    checkSessionFields(body);
    if (typeof totp_code === "string" && RECOVERY_CODE.test(totp_code)) {
      throw new ApiError("recovery_code_used_as_totp_code");
    }
  },
  prepare: async ({ body, ...surroundings }) => ({
    given: await readGivenSession(body, surroundings),
    // Few who start a sandbox need its hash function.
    codes: await import("./code.ts"),
  }),

  run({ body, ...surroundings }, { given, codes }) {
    const { totp_code: code, user_id } = body;
    if (user_id === magic.user_id) {
      if (code !== magicApp.totp_code) throw new ApiError("unable_to_authenticate_totp");
      const { reset_sessions, ...answer } = magicSignIn(body, surroundings);
      return { ...answer, totp_id: magicApp.totp_id };
    }
    const { store, clock } = surroundings;
    const before = store.get(users).require(user_id);
    requireUnlocked(before);
    if (before.totps.length === 0) throw new ApiError("totps_not_found_for_user");
    const totp = storedTOTP(before, surroundings);
    const now = clock.now();
    if (totp && !isVerified(before, totp.totp_id) && readTime(totp.expires_at)! <= now) {
      throw new ApiError("expired_totp");
    }
    const steps = totp ? codes.stepsOf(code, totp.secret, now) : [];
    const step = steps.find((each) => !totp!.used_steps.includes(each));
    if (step === undefined) {
      countFailure(before, surroundings);
      throw new ApiError(
        steps.length === 0 ? "unable_to_authenticate_totp" : "totp_code_already_authenticated",
      );
    }
    const { totp_id, used_steps } = totp!;
    const factor = {
      authenticator_app_factor: { totp_id },
      delivery_method: "authenticator_app",
      type: "totp",
    };
    const user = verified(before, totp_id);
    const { reset_sessions, ...answer } = signIn({ user, factor }, body, given, surroundings);
    // Whatever is earlier is never right again.
    const [earliest] = codes.recentSteps(now);
    const recent = used_steps.filter((each) => each >= earliest!);
    store.get(totps).save({ ...totp!, used_steps: [...recent, step] });
    return { ...answer, totp_id };
  },
};

/** Whether a code of an app was right once. */
export function isVerified(user: User, totp_id: string): boolean {
  return user.totps.some((totp) => totp.totp_id === totp_id && totp.verified);
}

function verified(user: User, totp_id: string): User {
  return {
    ...user,
    totps: user.totps.map((totp) => (totp.totp_id === totp_id ? { ...totp, verified: true } : totp)),
  };
}
