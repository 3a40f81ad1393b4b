import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { readTime } from "../../environment/time.ts";
import { ApiError } from "../../errors/api-error.ts";
import { countFailure, requireUnlocked } from "../failed-sign-ins/collection.ts";
import { magic, magicSignIn } from "../login/magic-values.ts";
import { completeMatchOptions, requireMatch } from "../login/match-attributes.ts";
import { requireVerifier } from "../login/pkce.ts";
import { signIn } from "../login/sign-in.ts";
import type { OperationOf } from "../operation.ts";
import { checkSessionFields, readGivenSession, TOKEN, type GivenSession } from "../sessions/given-session.ts";
import type { ProvenFactor } from "../sessions/session.ts";
import { hashToken } from "../sessions/token-hash.ts";
import { users } from "../users/collection.ts";
import { magicLinks, type MagicLink } from "./collection.ts";
import { magicTokens } from "./magic-tokens.ts";

/** Signs a user in by the token of a magic link. */
export const authenticate: OperationOf<"api_magic_v1_Authenticate", GivenSession | undefined> = {
  normalize: completeMatchOptions,
  check(body) {
    const { token } = body;
    if (typeof token === "string" && !TOKEN.test(token)) throw new ApiError("invalid_token");
    checkSessionFields(body);
  },
  prepare: async ({ body, ...surroundings }) => readGivenSession(body, surroundings),

  run({ body, ...surroundings }, given) {
    const { token } = body;
    if (token === magicTokens.spent) throw new ApiError("unable_to_auth_magic_link");
    if (token === magicTokens.good) {
      return { ...magicSignIn(body, surroundings), method_id: magic.email_id };
    }
    const { store, clock } = surroundings;
    const link = store.get(magicLinks).get(hashToken(token));
    const user = link && store.get(users).find(link.user_id);
    const factor = user && provenBy(link, user);
    if (!factor) throw new ApiError("magic_link_not_found");
    requireUnlocked(user);
    if (link.is_used || readTime(link.expires_at)! <= clock.now()) {
      countFailure(user, surroundings);
      throw new ApiError("unable_to_auth_magic_link");
    }
    requireVerifier(link.code_challenge, body.code_verifier);
    requireMatch(link.attributes, body.attributes, body.options);
    const { method_id } = link;
    const answer = signIn({ user, factor, method_id: method_id || undefined }, body, given, surroundings);
    store.get(magicLinks).save({ ...link, is_used: true });
    return { ...answer, method_id };
  },
};

/** The factor that a link proves: of its address, unless the user has it no more. */
function provenBy({ kind, method_id }: MagicLink, { emails }: User): ProvenFactor | undefined {
  if (kind === "embedded") return { type: "magic_link", delivery_method: "embedded" };
  const email = emails.find(({ email_id }) => email_id === method_id);
  if (!email) return undefined;
  const email_factor = { email_address: email.email, email_id: method_id };
  return { type: "magic_link", delivery_method: "email", email_factor };
}
