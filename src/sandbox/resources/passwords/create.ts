import { ApiError } from "../../errors/api-error.ts";
import { magic, magicSignIn } from "../login/magic-values.ts";
import { signIn } from "../login/sign-in.ts";
import type { OperationOf } from "../operation.ts";
import { mergeClaims } from "../sessions/custom-claims.ts";
import { users } from "../users/collection.ts";
import { makeFactor } from "../users/factors.ts";
import { mergeMetadata } from "../users/metadata.ts";
import { makeName, makeUser } from "../users/user.ts";
import {
  keepHash,
  prepareNewPassword,
  refuseEmpty,
  withNewPassword,
  type NewPassword,
} from "./new-password.ts";
import { passwordFactor } from "./prove-password.ts";

/** Makes a user who has a password, and signs them in if a session is asked for. */
export const create: OperationOf<"api_password_v1_Create", NewPassword> = {
  check: refuseEmpty,
  prepare: async ({ body, ...surroundings }) => prepareNewPassword(body.password, surroundings),

  run({ body, ...surroundings }, prepared) {
    const { email, name = {}, session_duration_minutes, session_custom_claims } = body;
    if (email === magic.email) {
      const { reset_sessions, ...answer } = magicSignIn(body, surroundings);
      return { ...answer, email_id: magic.email_id };
    }
    const { store, ids } = surroundings;
    if (store.get(users).findByAddress("emails", email)) throw new ApiError("duplicate_email");
    const made = makeUser(
      {
        emails: [makeFactor("emails", { email }, ids)],
        name: makeName(name),
        trusted_metadata: mergeMetadata("trusted_metadata", {}, body.trusted_metadata),
        untrusted_metadata: mergeMetadata("untrusted_metadata", {}, body.untrusted_metadata),
      },
      surroundings,
    );
    const user = withNewPassword(made, prepared, surroundings);
    // The sign-in would refuse them too, when the user is there already.
    if (session_duration_minutes !== undefined) mergeClaims({}, session_custom_claims);
    store.get(users).add(user);
    keepHash(user, prepared.hash, surroundings);
    const { reset_sessions, ...answer } = signIn(
      { user, factor: passwordFactor },
      body,
      undefined,
      surroundings,
    );
    return { ...answer, email_id: user.emails[0]!.email_id };
  },
};
