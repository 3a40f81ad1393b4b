import { writeTime } from "../../environment/time.ts";
import { ApiError } from "../../errors/api-error.ts";
import { messages } from "../../messages/collection.ts";
import { requireUnlocked } from "../failed-sign-ins/collection.ts";
import { checkEmailLocale } from "../login/check-owner.ts";
import { magic } from "../login/magic-values.ts";
import { completeMatchOptions, requireMatch } from "../login/match-attributes.ts";
import { requireVerifier } from "../login/pkce.ts";
import { findRecipient, keepAddress, proveAddress, type Recipient } from "../login/recipient.ts";
import { makeLink, requirePkceForNative, requireRedirectUrl } from "../login/redirect-urls.ts";
import { makeLinkToken } from "../magic-links/make-token.ts";
import type { BodyOf, OperationOf, OperationSurroundings } from "../operation.ts";
import { passwordResets } from "../password-resets/collection.ts";
import { checkSessionFields, readGivenSession, type GivenSession } from "../sessions/given-session.ts";
import { hashToken } from "../sessions/token-hash.ts";
import { users } from "../users/collection.ts";
import { prepareNewPassword, refuseEmpty, type NewPassword } from "./new-password.ts";
import { replacePassword } from "./replace-password.ts";

/** In minutes. */
const RESET_EXPIRATION = 30;
const LOGIN_EXPIRATION = 60;

type StartBody = BodyOf<"api_password_v1_passwords_email_ResetStart">;

/** Writes an email to someone who has forgotten their password. */
export const emailResetStart: OperationOf<"api_password_v1_passwords_email_ResetStart"> = {
  check: checkEmailLocale,
  run({ body, ...surroundings }) {
    const { project } = surroundings;
    const { email, login_redirect_url, reset_password_redirect_url, code_challenge } = body;
    const reset = requireRedirectUrl("resetPassword", reset_password_redirect_url, project);
    const login = requireRedirectUrl("login", login_redirect_url, project);
    requirePkceForNative([reset, login], code_challenge);
    if (email === magic.email) return { email_id: magic.email_id, user_id: magic.user_id };
    const recipient = findRecipient({ list: "emails", value: email }, {}, surroundings);
    sendReset(recipient, body, { reset, login }, surroundings);
    return { email_id: recipient.method_id, user_id: recipient.user.user_id };
  },
};

/** The email has two links: to a page that asks for a new password, and to one that does without. */
function sendReset(
  { user: { user_id }, method_id }: Recipient,
  body: StartBody,
  urls: { readonly reset: string; readonly login: string },
  surroundings: OperationSurroundings,
): void {
  const { store, clock, ids } = surroundings;
  const { attributes = {}, code_challenge, reset_password_expiration_minutes = RESET_EXPIRATION } = body;
  const token = ids.token();
  const expires_at = writeTime(clock.now() + reset_password_expiration_minutes * 60_000);
  store.get(passwordResets).add({
    attributes,
    email_id: method_id,
    expires_at,
    token_hash: hashToken(token),
    user_id,
    ...(code_challenge !== undefined && { code_challenge }),
  });
  const { token: login_token } = makeLinkToken(
    { kind: "email", user_id, method_id, minutes: LOGIN_EXPIRATION, attributes, code_challenge },
    surroundings,
  );
  store.get(messages).send({
    audience: "login",
    channel: "email",
    expires_at,
    kind: "password_reset",
    link: makeLink(urls.reset, "reset_password", token),
    locale: body.locale ?? "en",
    login_link: makeLink(urls.login, "login", login_token),
    login_token,
    method_id,
    template_id: body.reset_password_template_id ?? "",
    to: body.email,
    token,
    user_id,
  });
}

interface Prepared {
  readonly given: GivenSession | undefined;
  readonly replacement: NewPassword;
}

/** Sets a new password, by the token of that email, which proves its address. */
export const emailReset: OperationOf<"api_password_v1_passwords_email_Reset", Prepared> = {
  normalize: completeMatchOptions,
  check(body) {
    refuseEmpty(body);
    checkSessionFields(body);
  },
  prepare: async ({ body, ...surroundings }) => ({
    given: await readGivenSession(body, surroundings),
    replacement: await prepareNewPassword(body.password, surroundings),
  }),

  run({ body, ...surroundings }, { given, replacement }) {
    const { store } = surroundings;
    const reset = store.get(passwordResets).get(hashToken(body.token));
    const user = reset && store.get(users).find(reset.user_id);
    // The address may have been deleted meanwhile.
    if (!user?.emails.some(({ email_id }) => email_id === reset!.email_id)) {
      throw new ApiError("unable_to_auth_password_reset_token");
    }
    const { email_id, code_challenge, attributes } = reset!;
    requireUnlocked(user);
    requireVerifier(code_challenge, body.code_verifier);
    requireMatch(attributes, body.attributes, body.options);
    const answer = replacePassword(proveAddress(user, email_id), replacement, body, given, surroundings);
    keepAddress(email_id, surroundings);
    return answer;
  },
};
