import { ApiError } from "../../errors/api-error.ts";
import { countFailure, requireUnlocked } from "../failed-sign-ins/collection.ts";
import { magic, magicSignIn } from "../login/magic-values.ts";
import { signIn } from "../login/sign-in.ts";
import type { OperationOf } from "../operation.ts";
import { checkSessionFields, readGivenSession, type GivenSession } from "../sessions/given-session.ts";
import { users } from "../users/collection.ts";
import { isVerified } from "./authenticate.ts";
import { checkUserId } from "./check-user-id.ts";
import { storedTOTP, totps } from "./collection.ts";
import { magicApp } from "./magic.ts";

/** Signs a user in by a recovery code of their authenticator app. */
export const recover: OperationOf<"api_totp_v1_Recover", GivenSession | undefined> = {
  check(body) {
    const { recovery_code } = body;
    checkUserId(body);
    checkSessionFields(body);
    if (typeof recovery_code === "string" && /^\d{6}$/.test(recovery_code)) {
      throw new ApiError("totp_code_used_as_recovery_code");
    }
  },
  prepare: async ({ body, ...surroundings }) => readGivenSession(body, surroundings),

  run({ body, ...surroundings }, given) {
    const { recovery_code: code, user_id } = body;
    if (user_id === magic.user_id) {
      if (code !== magicApp.recovery_code) throw new ApiError("unable_to_authenticate_recovery_code");
      const { reset_sessions, ...answer } = magicSignIn(body, surroundings);
      return { ...answer, totp_id: magicApp.totp_id };
    }
    const { store, ids } = surroundings;
    const user = store.get(users).require(user_id);
    requireUnlocked(user);
    if (user.totps.length === 0) throw new ApiError("totps_not_found_for_user");
    const totp = storedTOTP(user, surroundings);
    if (totp && !isVerified(user, totp.totp_id)) throw new ApiError("no_active_recovery_code_backed_factor");
    if (!totp || totp.recovery_codes.length === 0) throw new ApiError("recovery_codes_not_found");
    if (!totp.recovery_codes.includes(code)) {
      countFailure(user, surroundings);
      throw new ApiError("unable_to_authenticate_recovery_code");
    }
    const { totp_id } = totp;
    const factor = {
      delivery_method: "recovery_code",
      recovery_code_factor: { totp_recovery_code_id: ids.make("totp-recovery-code") },
      type: "recovery_codes",
    };
    const { reset_sessions, ...answer } = signIn({ user, factor }, body, given, surroundings);
    const recovery_codes = totp.recovery_codes.filter((each) => each !== code);
    store.get(totps).save({ ...totp, recovery_codes });
    return { ...answer, totp_id };
  },
};
