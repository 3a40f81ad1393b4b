import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { documentValidator } from "../../../validate/document.ts";
import { ApiError } from "../../errors/api-error.ts";
import { requireValid } from "../../errors/require-valid.ts";
import { requireUnlocked } from "../failed-sign-ins/collection.ts";
import { signInFieldErrors } from "../login/field-errors.ts";
import { signIn } from "../login/sign-in.ts";
import type { OperationOf, OperationSurroundings } from "../operation.ts";
import { users } from "../users/collection.ts";
import { makeFactor } from "../users/factors.ts";
import { lower } from "../users/search/filter.ts";
import { DEFAULT_ROLE, makeRoles, makeUser } from "../users/user.ts";
import { checkSessionFields, readGivenSession, type GivenSession } from "./given-session.ts";
import type { Attestation } from "./trusted-token.ts";

interface Prepared {
  readonly given: GivenSession | undefined;
  readonly attestation: Attestation;
}

const EXTERNAL_ID = /^[A-Za-z0-9._|-]{1,128}$/;

/** Signs a user in by a token of an issuer that the project trusts. */
export const attest: OperationOf<"api_session_v1_Attest", Prepared> = {
  check: checkSessionFields,
  async prepare({ body, ...surroundings }) {
    const given = await readGivenSession(body, surroundings);
    const { project, clock } = surroundings;
    const profile = project.trustedAuthTokens.find(({ profile_id }) => profile_id === body.profile_id);
    if (!profile) throw new ApiError("trusted_token_profile_not_found");
    // Few who start a sandbox need it.
    const { openTrustedToken } = await import("./trusted-token.ts");
    return { given, attestation: await openTrustedToken(body.token, profile, clock.now()) };
  },

  run({ body, ...surroundings }, { given, attestation }) {
    const { token_id } = attestation;
    const user = withAttributes(findOrMake(attestation, surroundings), attestation, surroundings);
    requireUnlocked(user);
    const factor = {
      delivery_method: "trusted_token_exchange",
      trusted_auth_token_factor: { token_id },
      type: "trusted_auth_token",
    };
    const method_id = user.emails.find(({ email }) => lower(email) === lower(attestation.email))!.email_id;
    const { reset_sessions, ...answer } = signIn({ user, factor, method_id }, body, given, surroundings);
    return answer;
  },
};

/** The user of a token, who may be new, and then isn't saved yet. */
function findOrMake({ email, profile }: Attestation, surroundings: OperationSurroundings): User {
  const { store, ids } = surroundings;
  const found = store.get(users).findByAddress("emails", email);
  if (found) return found;
  if (!profile.can_jit_provision) throw new ApiError("user_not_found");
  const schema = documentValidator.schema("api_user_v1_CreateRequest");
  requireValid({ validator: documentValidator, schema, fieldErrors: signInFieldErrors }, { email });
  return makeUser({ emails: [makeFactor("emails", { email }, ids)] }, surroundings);
}

/** A user with the external id and the roles of a token. Roles they have already stay. */
function withAttributes(
  user: User,
  { external_id, role_ids }: Attestation,
  { store }: OperationSurroundings,
): User {
  const assigned = [...user.roles, ...role_ids].filter((role) => role !== DEFAULT_ROLE);
  const roles = role_ids.length === 0 ? user.roles : makeRoles(assigned);
  if (!external_id) return { ...user, roles };
  const { claim } = external_id;
  const isRight =
    typeof claim === "string" &&
    EXTERNAL_ID.test(claim) &&
    (user.external_id ?? claim) === claim &&
    (store.get(users).find(claim)?.user_id ?? user.user_id) === user.user_id;
  if (!isRight) throw new ApiError("trusted_token_profile_incorrect_external_id_mapping");
  return { ...user, external_id: claim, roles };
}
