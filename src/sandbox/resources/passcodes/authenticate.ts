import { ApiError } from "../../errors/api-error.ts";
import { readTime } from "../../environment/time.ts";
import { countFailure, requireUnlocked } from "../failed-sign-ins/collection.ts";
import { magic, magicSignIn } from "../login/magic-values.ts";
import { requireMatch } from "../login/match-attributes.ts";
import { signIn } from "../login/sign-in.ts";
import type { OperationOf } from "../operation.ts";
import { checkSessionFields, readGivenSession, type GivenSession } from "../sessions/given-session.ts";
import type { ProvenFactor } from "../sessions/session.ts";
import { users } from "../users/collection.ts";
import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { passcodes, type Passcode } from "./collection.ts";

/** Signs a user in by a passcode. */
export const authenticate: OperationOf<"api_otp_v1_Authenticate", GivenSession | undefined> = {
  check: checkSessionFields,
  prepare: async ({ body, ...surroundings }) => readGivenSession(body, surroundings),

  run({ body, ...surroundings }, given) {
    const { code, method_id } = body;
    if (method_id === magic.email_id || method_id === magic.phone_id) {
      if (code !== magic.code) throw new ApiError("otp_code_not_found");
      return { ...magicSignIn(body, surroundings), method_id };
    }
    const { store, clock } = surroundings;
    const passcode = store.get(passcodes).get(method_id);
    const user = passcode && store.get(users).find(passcode.user_id);
    const factor = user && provenBy(passcode, user);
    if (!factor) throw new ApiError("otp_code_not_found");
    requireUnlocked(user);
    if (code !== passcode.code) {
      countFailure(user, surroundings);
      throw new ApiError("otp_code_not_found");
    }
    if (passcode.is_used || readTime(passcode.expires_at)! <= clock.now()) {
      countFailure(user, surroundings);
      throw new ApiError("unable_to_auth_otp_code");
    }
    requireMatch(passcode.attributes, body.attributes, body.options);
    const answer = signIn({ user, factor, method_id }, body, given, surroundings);
    store.get(passcodes).save({ ...passcode, is_used: true });
    return { ...answer, method_id };
  },
};

/** The factor of the address that a passcode was sent to, unless the user has it no more. */
function provenBy(
  { method_id, channel }: Passcode,
  { emails, phone_numbers }: User,
): ProvenFactor | undefined {
  const email = emails.find(({ email_id }) => email_id === method_id);
  if (email) {
    const email_factor = { email_address: email.email, email_id: method_id };
    return { type: "otp", delivery_method: "email", email_factor };
  }
  const phone = phone_numbers.find(({ phone_id }) => phone_id === method_id);
  if (!phone || channel === "email") return undefined;
  const phone_number_factor = { phone_id: method_id, phone_number: phone.phone_number };
  return { type: "otp", delivery_method: channel, phone_number_factor };
}
