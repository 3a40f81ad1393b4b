// Made by `npm run generate` from openapi/. Edit the document, not this file: changes here are lost.
import type {
  api_magic_v1_AuthenticateRequest,
  api_magic_v1_AuthenticateResponse,
  api_magic_v1_CreateRequest,
  api_magic_v1_CreateResponse,
  api_magic_v1_magic_links_email_InviteRequest,
  api_magic_v1_magic_links_email_InviteResponse,
  api_magic_v1_magic_links_email_LoginOrCreateRequest,
  api_magic_v1_magic_links_email_LoginOrCreateResponse,
  api_magic_v1_magic_links_email_RevokeInviteRequest,
  api_magic_v1_magic_links_email_RevokeInviteResponse,
  api_magic_v1_magic_links_email_SendRequest,
  api_magic_v1_magic_links_email_SendResponse,
  api_otp_v1_AuthenticateRequest,
  api_otp_v1_AuthenticateResponse,
  api_otp_v1_otp_email_LoginOrCreateRequest,
  api_otp_v1_otp_email_LoginOrCreateResponse,
  api_otp_v1_otp_email_SendRequest,
  api_otp_v1_otp_email_SendResponse,
  api_otp_v1_otp_sms_LoginOrCreateRequest,
  api_otp_v1_otp_sms_LoginOrCreateResponse,
  api_otp_v1_otp_sms_SendRequest,
  api_otp_v1_otp_sms_SendResponse,
  api_otp_v1_otp_whatsapp_LoginOrCreateRequest,
  api_otp_v1_otp_whatsapp_LoginOrCreateResponse,
  api_otp_v1_otp_whatsapp_SendRequest,
  api_otp_v1_otp_whatsapp_SendResponse,
  api_password_v1_StrengthCheckRequest,
  api_password_v1_StrengthCheckResponse,
  api_session_v1_AttestRequest,
  api_session_v1_AttestResponse,
  api_session_v1_AuthenticateRequest,
  api_session_v1_AuthenticateResponse,
  api_session_v1_ExchangeAccessTokenRequest,
  api_session_v1_ExchangeAccessTokenResponse,
  api_session_v1_GetJWKSResponse,
  api_session_v1_GetResponse,
  api_session_v1_MigrateRequest,
  api_session_v1_MigrateResponse,
  api_session_v1_RevokeRequest,
  api_session_v1_RevokeResponse,
  api_user_v1_ConnectedAppsResponse,
  api_user_v1_CreateRequest,
  api_user_v1_CreateResponse,
  api_user_v1_DeleteBiometricRegistrationResponse,
  api_user_v1_DeleteCryptoWalletResponse,
  api_user_v1_DeleteEmailResponse,
  api_user_v1_DeleteExternalIdResponse,
  api_user_v1_DeleteOAuthRegistrationResponse,
  api_user_v1_DeletePasswordResponse,
  api_user_v1_DeletePhoneNumberResponse,
  api_user_v1_DeleteResponse,
  api_user_v1_DeleteTOTPResponse,
  api_user_v1_DeleteWebAuthnRegistrationResponse,
  api_user_v1_ExchangePrimaryFactorRequest,
  api_user_v1_ExchangePrimaryFactorResponse,
  api_user_v1_GetResponse,
  api_user_v1_RevokeResponse,
  api_user_v1_SearchRequest,
  api_user_v1_SearchResponse,
  api_user_v1_UpdateRequest,
  api_user_v1_UpdateResponse,
  api_user_v1_User,
} from "./schema.ts";

/**
 * The promise of a call: of its answer's body, with the rest of the answer at hand.
 *
 * @example
 * const user = await stytch.users.get({ user_id });
 * const { data, response } = await stytch.users.get({ user_id }).withResponse();
 */
export interface APIPromise<Result> extends Promise<Result> {
  /** The body together with the status and the headers it came with. It rejects as the call itself does. */
  withResponse(): Promise<WithResponse<Result>>;
}

/** An answer's body, with the status and the headers it came with. */
export interface WithResponse<Result> {
  /** The body, as the call alone would give it. */
  readonly data: Result;
  readonly response: ResponseMeta;
}

/** An answer's status and headers. */
export interface ResponseMeta {
  /** The HTTP status, from 200 to 299. */
  readonly status: number;
  readonly headers: Headers;
}

/**
 * Every item of a paged search. `for await` walks the items; `pages()` walks the answers they came in. Each time is a
 * walk of its own, and sends nothing before it is asked for something.
 */
export interface Pages<Item, Page> extends AsyncIterable<Item> {
  /** The answers themselves, one for each page. */
  pages(): AsyncIterableIterator<Page>;
  /**
   * The place of the latest walk: the cursor of the page that is being consumed, `undefined` for the first page.
   *
   * A page is consumed until its walk is asked for more than is on it. So if a walk fails or is left, another one that
   * begins at this cursor repeats what it gave of one page at most, and leaves nothing out. Before a walk it is the
   * cursor that the search was given. After the end it stays at the last page.
   *
   * @example
   * const users = stytch.users.searchAll(search);
   * try {
   *   for await (const user of users) await save(user);
   * } finally {
   *   await remember(users.cursor); // for stytch.users.searchAll({ ...search, cursor })
   * }
   */
  readonly cursor: string | undefined;
}

/** Options of a walk over pages, beside a call's own, which hold for each of its requests. */
export interface PageOptions {
  /**
   * Whether the next page is asked for while this one is consumed, never more than one ahead. Leaving the loop ends that
   * request; its failure shows where its page is due.
   *
   * @default false
   */
  prefetch?: boolean | undefined;
}

/** Params of `api_session_v1_GetJWKS`. Get the public keys of session JWTs. */
export interface api_session_v1_GetJWKSParams {
  /**
   * The project's id.
   *
   * Left out: the client's `projectId`.
   */
  project_id?: string | undefined;
}

/** Params of `api_session_v1_Get`. List a user's sessions. */
export interface api_session_v1_GetParams {
  /** The user's `user_id`, or the `external_id` you gave them. */
  user_id: string;
}

/** Params of `api_user_v1_Get`. Get a user. */
export interface api_user_v1_GetParams {
  /** The user's `user_id`, or the `external_id` you gave them. */
  user_id: string;
}

/** Params of `api_user_v1_Update`. Update a user. */
export type api_user_v1_UpdateParams = {
  /** The user's `user_id`, or the `external_id` you gave them. */
  user_id: string;
} & api_user_v1_UpdateRequest;

/** Params of `api_user_v1_Delete`. Delete a user. */
export interface api_user_v1_DeleteParams {
  /** The user's `user_id`, or the `external_id` you gave them. */
  user_id: string;
}

/** Params of `api_user_v1_DeleteExternalId`. Remove a user's external id. */
export interface api_user_v1_DeleteExternalIdParams {
  /** The user's `user_id`, or the `external_id` you gave them. */
  user_id: string;
}

/** Params of `api_user_v1_ExchangePrimaryFactor`. Exchange a user's only email address or phone number. */
export type api_user_v1_ExchangePrimaryFactorParams = {
  /** The user's `user_id`, or the `external_id` you gave them. */
  user_id: string;
} & api_user_v1_ExchangePrimaryFactorRequest;

/** Params of `api_user_v1_DeleteEmail`. Remove an email address. */
export interface api_user_v1_DeleteEmailParams {
  /** The `email_id` of the address, from the user's `emails`. */
  email_id: string;
}

/** Params of `api_user_v1_DeletePhoneNumber`. Remove a phone number. */
export interface api_user_v1_DeletePhoneNumberParams {
  /** The `phone_id` of the number, from the user's `phone_numbers`. */
  phone_id: string;
}

/** Params of `api_user_v1_DeleteOAuthRegistration`. Remove an OAuth registration. */
export interface api_user_v1_DeleteOAuthRegistrationParams {
  /** The `oauth_user_registration_id` of the OAuth account, from the user's `providers`. */
  oauth_user_registration_id: string;
}

/** Params of `api_user_v1_DeletePassword`. Remove a user's password. */
export interface api_user_v1_DeletePasswordParams {
  /** The `password_id` from the user's `password`. */
  password_id: string;
}

/** Params of `api_user_v1_DeleteWebAuthnRegistration`. Remove a WebAuthn registration. */
export interface api_user_v1_DeleteWebAuthnRegistrationParams {
  /** The `webauthn_registration_id` of the passkey or device, from the user's `webauthn_registrations`. */
  webauthn_registration_id: string;
}

/** Params of `api_user_v1_DeleteBiometricRegistration`. Remove a biometric registration. */
export interface api_user_v1_DeleteBiometricRegistrationParams {
  /** The `biometric_registration_id` from the user's `biometric_registrations`. */
  biometric_registration_id: string;
}

/** Params of `api_user_v1_DeleteTOTP`. Remove a TOTP. */
export interface api_user_v1_DeleteTOTPParams {
  /** The `totp_id` of the authenticator app, from the user's `totps`. */
  totp_id: string;
}

/** Params of `api_user_v1_DeleteCryptoWallet`. Remove a crypto wallet. */
export interface api_user_v1_DeleteCryptoWalletParams {
  /** The `crypto_wallet_id` of the wallet, from the user's `crypto_wallets`. */
  crypto_wallet_id: string;
}

/** Params of `api_user_v1_ConnectedApps`. List a user's connected apps. */
export interface api_user_v1_ConnectedAppsParams {
  /** The user's `user_id`, or the `external_id` you gave them. */
  user_id: string;
}

/** Params of `api_user_v1_Revoke`. Revoke a connected app's access. */
export interface api_user_v1_RevokeParams {
  /** The user's `user_id`, or the `external_id` you gave them. */
  user_id: string;
  /** The `connected_app_id` of the app, from `users.connectedApps`. */
  connected_app_id: string;
}

/** Params of a walk over all pages of `api_user_v1_Search`, and where to begin. */
export interface api_user_v1_SearchAllParams extends Omit<api_user_v1_SearchRequest, "cursor"> {
  /** Where to begin: the `cursor` of an earlier walk, or a `next_cursor`. Without it, at the first page. */
  cursor?: string | undefined;
}

/** The methods of `magicLinks.email`. */
export interface MagicLinksEmailMethods<Options> {
  /**
   * Send a magic link to a user.
   *
   * Sends a link to a user's email address. An active user gets the login message, a pending one the sign-up message. Both
   * URLs are checked whichever is used.
   * Where nobody has the address, the call fails, unless a user or a session is given: then the address is added to that
   * user, and removed again unless it is authenticated within five minutes.
   * The link leads to your page with a `token` in its URL, for `magicLinks.authenticate`.
   *
   * `POST /v1/magic_links/email/send`
   */
  readonly send: (
    params: api_magic_v1_magic_links_email_SendRequest,
    options?: Options,
  ) => APIPromise<api_magic_v1_magic_links_email_SendResponse>;
  /**
   * Send a magic link, creating the user if need be.
   *
   * Sends a link to an email address, and creates a user with it where nobody has it. A new user stays, also if the link is
   * never followed; their address isn't verified until it is.
   * An active user gets the login message, a new or pending one the sign-up message. The link leads to your page with a
   * `token` in its URL, for `magicLinks.authenticate`.
   *
   * `POST /v1/magic_links/email/login_or_create`
   */
  readonly loginOrCreate: (
    params: api_magic_v1_magic_links_email_LoginOrCreateRequest,
    options?: Options,
  ) => APIPromise<api_magic_v1_magic_links_email_LoginOrCreateResponse>;
  /**
   * Invite somebody by email.
   *
   * Creates a pending user and sends them an invitation. They become active when they follow its link, and your page gives
   * the `token` of its URL to `magicLinks.authenticate`.
   *
   * `POST /v1/magic_links/email/invite`
   */
  readonly invite: (
    params: api_magic_v1_magic_links_email_InviteRequest,
    options?: Options,
  ) => APIPromise<api_magic_v1_magic_links_email_InviteResponse>;
  /**
   * Take an invitation back.
   *
   * Ends the pending invitation of an address: its link works no more. No source says what becomes of the pending user.
   *
   * `POST /v1/magic_links/email/revoke_invite`
   */
  readonly revokeInvite: (
    params: api_magic_v1_magic_links_email_RevokeInviteRequest,
    options?: Options,
  ) => APIPromise<api_magic_v1_magic_links_email_RevokeInviteResponse>;
}

/** Links that sign a user in: sent by email, or made for you to send. */
export interface MagicLinksMethods<Options> {
  /** The methods of `magicLinks.email`. */
  readonly email: MagicLinksEmailMethods<Options>;
  /**
   * Sign a user in by a magic link.
   *
   * Takes the token of a magic link that a user followed. The link is used up, the address that it was sent to counts as
   * verified, and a pending user becomes active.
   * With `session_duration_minutes` a session begins; with a `session_token` or a `session_jwt` the link joins that session
   * as another factor. With neither, the user is known and has no session.
   * Call it in the page that the link leads to, with the `token` of its URL.
   *
   * `POST /v1/magic_links/authenticate`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/magic-links/authenticate
   */
  readonly authenticate: (
    params: api_magic_v1_AuthenticateRequest,
    options?: Options,
  ) => APIPromise<api_magic_v1_AuthenticateResponse>;
  /**
   * Make a magic link to send yourself.
   *
   * Makes a token for a link that you send in a message of your own. Nothing is sent. Whoever has the token is the user, so
   * send it where only they can read it.
   * Signing in by it verifies no address. Several tokens can be good at a time, and none can be revoked. The provider has to
   * allow it to your project.
   *
   * `POST /v1/magic_links`
   */
  readonly create: (
    params: api_magic_v1_CreateRequest,
    options?: Options,
  ) => APIPromise<api_magic_v1_CreateResponse>;
}

/** The methods of `otps.sms`. */
export interface OtpsSmsMethods<Options> {
  /**
   * Send a passcode by text message to a user.
   *
   * Sends a passcode to a user's phone number. Earlier passcodes of the number, by text message or WhatsApp, work no more.
   * Where nobody has the number, the call fails, unless a user or a session is given: then the number is added to that user,
   * and removed again unless it is authenticated within five minutes.
   * Outside the USA and Canada text messages are off until you ask the provider to allow the country.
   * Give what the user types to `otps.authenticate`.
   *
   * `POST /v1/otps/sms/send`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/otp/via-sms/send
   */
  readonly send: (
    params: api_otp_v1_otp_sms_SendRequest,
    options?: Options,
  ) => APIPromise<api_otp_v1_otp_sms_SendResponse>;
  /**
   * Send a passcode by text message, creating the user if need be.
   *
   * Sends a passcode to a phone number, and creates a user with it where nobody has it. A new user stays, also if the
   * passcode is never used; their number isn't verified until it is.
   * Earlier passcodes of the number work no more.
   * Outside the USA and Canada text messages are off until you ask the provider to allow the country.
   * Give what the user types to `otps.authenticate`.
   *
   * `POST /v1/otps/sms/login_or_create`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/otp/via-sms/login-or-create-user
   */
  readonly loginOrCreate: (
    params: api_otp_v1_otp_sms_LoginOrCreateRequest,
    options?: Options,
  ) => APIPromise<api_otp_v1_otp_sms_LoginOrCreateResponse>;
}

/** The methods of `otps.whatsapp`. */
export interface OtpsWhatsappMethods<Options> {
  /**
   * Send a passcode by WhatsApp message to a user.
   *
   * Sends a passcode to a user's phone number. Earlier passcodes of the number, by text message or WhatsApp, work no more.
   * Where nobody has the number, the call fails, unless a user or a session is given: then the number is added to that user,
   * and removed again unless it is authenticated within five minutes.
   * Give what the user types to `otps.authenticate`.
   *
   * `POST /v1/otps/whatsapp/send`
   */
  readonly send: (
    params: api_otp_v1_otp_whatsapp_SendRequest,
    options?: Options,
  ) => APIPromise<api_otp_v1_otp_whatsapp_SendResponse>;
  /**
   * Send a passcode by WhatsApp message, creating the user if need be.
   *
   * Sends a passcode to a phone number, and creates a user with it where nobody has it. A new user stays, also if the
   * passcode is never used; their number isn't verified until it is.
   * Earlier passcodes of the number work no more.
   * Give what the user types to `otps.authenticate`.
   *
   * `POST /v1/otps/whatsapp/login_or_create`
   */
  readonly loginOrCreate: (
    params: api_otp_v1_otp_whatsapp_LoginOrCreateRequest,
    options?: Options,
  ) => APIPromise<api_otp_v1_otp_whatsapp_LoginOrCreateResponse>;
}

/** The methods of `otps.email`. */
export interface OtpsEmailMethods<Options> {
  /**
   * Send a passcode by email to a user.
   *
   * Sends a passcode to a user's email address. Earlier passcodes of the address work no more. An active user gets the login
   * message, a pending one the sign-up message.
   * Where nobody has the address, the call fails, unless a user or a session is given: then the address is added to that
   * user, and removed again unless it is authenticated within five minutes.
   * Give what the user types to `otps.authenticate`.
   *
   * `POST /v1/otps/email/send`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/otp/via-email/send
   */
  readonly send: (
    params: api_otp_v1_otp_email_SendRequest,
    options?: Options,
  ) => APIPromise<api_otp_v1_otp_email_SendResponse>;
  /**
   * Send a passcode by email, creating the user if need be.
   *
   * Sends a passcode to an email address, and creates a user with it where nobody has it. A new user stays, also if the
   * passcode is never used; their address isn't verified until it is.
   * Earlier passcodes of the address work no more.
   * Give what the user types to `otps.authenticate`.
   *
   * `POST /v1/otps/email/login_or_create`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/otp/via-email/login-or-create-user
   */
  readonly loginOrCreate: (
    params: api_otp_v1_otp_email_LoginOrCreateRequest,
    options?: Options,
  ) => APIPromise<api_otp_v1_otp_email_LoginOrCreateResponse>;
}

/** One-time passcodes that sign a user in: six digits, by text message, WhatsApp or email. */
export interface OtpsMethods<Options> {
  /** The methods of `otps.sms`. */
  readonly sms: OtpsSmsMethods<Options>;
  /** The methods of `otps.whatsapp`. */
  readonly whatsapp: OtpsWhatsappMethods<Options>;
  /** The methods of `otps.email`. */
  readonly email: OtpsEmailMethods<Options>;
  /**
   * Sign a user in by a passcode.
   *
   * Takes the passcode that a user typed. It is used up, the address or number that it was sent to counts as verified, and a
   * pending user becomes active.
   * With `session_duration_minutes` a session begins; with a `session_token` or a `session_jwt` the passcode joins that
   * session as another factor. With neither, the user is known and has no session.
   * A wrong passcode is answered with 404, `otp_code_not_found`. So is one that a later send has replaced: of each address
   * and number only the last passcode works. Ten failures in a row lock the user.
   *
   * `POST /v1/otps/authenticate`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/otp/authenticate
   */
  readonly authenticate: (
    params: api_otp_v1_AuthenticateRequest,
    options?: Options,
  ) => APIPromise<api_otp_v1_AuthenticateResponse>;
}

/** Passwords of users: set, checked, reset and moved in from elsewhere. */
export interface PasswordsMethods<Options> {
  /**
   * Check a password's strength.
   *
   * Tells whether a password would be accepted, and if not, how to better it. Nothing is stored.
   * Call it while someone chooses a password, before `POST /v1/passwords` or a reset. With the `email`, words of the
   * address count as guessable, and the password is looked up among those known from breaches.
   * An answer with `valid_password: false` is a success: the check itself worked.
   *
   * `POST /v1/passwords/strength_check`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/passwords/strength-check
   */
  readonly strengthCheck: (
    params: api_password_v1_StrengthCheckRequest,
    options?: Options,
  ) => APIPromise<api_password_v1_StrengthCheckResponse>;
}

/** Sessions of users who have signed in: checked, extended, ended, and the keys of their JWTs. */
export interface SessionsMethods<Options> {
  /**
   * Get the public keys of session JWTs.
   *
   * Lists the public keys (JWKS) that prove a session JWT to be the project's. The `kid` of a JWT's header names its key.
   * About every six months a new key comes in, and the old one stays listed for a month: keep the set, and ask again when
   * a JWT names a key that isn't in it. No credentials are needed, and none are sent.
   *
   * `GET /v1/sessions/jwks/{project_id}`
   *
   * @see https://www.rfc-editor.org/rfc/rfc7517
   */
  readonly getJWKS: (
    params?: api_session_v1_GetJWKSParams,
    options?: Options,
  ) => APIPromise<api_session_v1_GetJWKSResponse>;
  /**
   * List a user's sessions.
   *
   * Lists the sessions of a user that haven't ended, without their tokens.
   * To sign the user out everywhere, revoke each of them.
   *
   * `GET /v1/sessions`
   */
  readonly get: (
    params: api_session_v1_GetParams,
    options?: Options,
  ) => APIPromise<api_session_v1_GetResponse>;
  /**
   * Check a session.
   *
   * Checks that a session hasn't ended, counts it as used now, and gives a new JWT. A JWT may have expired, as the session
   * itself is looked up; no token comes back for it.
   * With `session_duration_minutes` the session ends so long from now; its token stays. A session that has ended can't be
   * revived: the user signs in again.
   * With `authorization_check` the call fails with 403 where none of the user's present roles allows the action.
   *
   * `POST /v1/sessions/authenticate`
   */
  readonly authenticate: (
    params: api_session_v1_AuthenticateRequest,
    options?: Options,
  ) => APIPromise<api_session_v1_AuthenticateResponse>;
  /**
   * End a session.
   *
   * Ends a session at once, for all of its tokens. A JWT of it that is checked on your own machine still passes until it
   * expires, five minutes after it was made at the latest.
   *
   * `POST /v1/sessions/revoke`
   */
  readonly revoke: (
    params: api_session_v1_RevokeRequest,
    options?: Options,
  ) => APIPromise<api_session_v1_RevokeResponse>;
  /**
   * Take over a session of another service.
   *
   * Exchanges a session of the service that you come from for one here, so that nobody has to sign in again while you move.
   * Stytch asks the UserInfo endpoint, which you set in the dashboard, with the token that you give, and looks for the user
   * with the email address that it answers. It makes no user: create them first.
   *
   * `POST /v1/sessions/migrate`
   */
  readonly migrate: (
    params: api_session_v1_MigrateRequest,
    options?: Options,
  ) => APIPromise<api_session_v1_MigrateResponse>;
  /**
   * Exchange a Connected App's access token for a session.
   *
   * Begins a session with the access token that a Connected App of your own got for the user. The token needs the scope
   * `full_access`, is at most five minutes old, and can be exchanged once.
   *
   * `POST /v1/sessions/exchange_access_token`
   */
  readonly exchangeAccessToken: (
    params: api_session_v1_ExchangeAccessTokenRequest,
    options?: Options,
  ) => APIPromise<api_session_v1_ExchangeAccessTokenResponse>;
  /**
   * Begin a session by a trusted token.
   *
   * Takes a JWT of an issuer that your project trusts, and signs in the user with the email address in it. Which issuer, keys
   * and claims these are is in a trusted token profile, which you make in the dashboard. Unless the profile allows it to make
   * users, the user must be there already.
   *
   * `POST /v1/sessions/attest`
   */
  readonly attest: (
    params: api_session_v1_AttestRequest,
    options?: Options,
  ) => APIPromise<api_session_v1_AttestResponse>;
}

/**
 * The people who sign in to your application, with their factors, metadata and roles.
 * Wherever a call asks for a `user_id`, the `external_id` you gave the user serves as well.
 */
export interface UsersMethods<Options> {
  /**
   * Create a user.
   *
   * Adds a user with an email address, a phone number or both, and answers the new user.
   * No message is sent and the new factors start unverified.
   * The user is active at once; with `create_user_as_pending` they stay pending until they first sign in
   * by a magic link or a passcode.
   *
   * `POST /v1/users`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/users/create-user
   */
  readonly create: (
    params: api_user_v1_CreateRequest,
    options?: Options,
  ) => APIPromise<api_user_v1_CreateResponse>;
  /**
   * Search for users.
   *
   * Finds users by filters and answers one page of them, newest first.
   * Without a body, or without filters in it, every user matches. For the next page, repeat the request with
   * `next_cursor` as `cursor`, until it is null.
   * A search takes 150 ms to 9 s and the limit is 150 requests a minute, so keep it out of login flows:
   * `users.get` finds a user by `user_id` or `external_id`.
   *
   * `POST /v1/users/search`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/users/search-users
   */
  readonly search: (
    params?: api_user_v1_SearchRequest,
    options?: Options,
  ) => APIPromise<api_user_v1_SearchResponse>;
  /**
   * Get a user.
   *
   * Looks a user up by `user_id` or by the `external_id` you gave them.
   * Here the user's fields stand beside `request_id` and `status_code`, not under `user` as in other answers.
   *
   * `GET /v1/users/{user_id}`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/users/get-user
   */
  readonly get: (params: api_user_v1_GetParams, options?: Options) => APIPromise<api_user_v1_GetResponse>;
  /**
   * Update a user.
   *
   * Changes a user's name, metadata, external id or roles, and answers the user. What you leave out stays.
   * Metadata is merged at the top level: a key you send replaces its old value whole, and `null` removes it.
   * `roles` replaces the roles assigned so far.
   * An email address or phone number can't be added here: send a magic link or passcode to it, with the
   * `user_id`; it stays with the user if they authenticate it within 5 minutes.
   *
   * `PUT /v1/users/{user_id}`
   */
  readonly update: (
    params: api_user_v1_UpdateParams,
    options?: Options,
  ) => APIPromise<api_user_v1_UpdateResponse>;
  /**
   * Delete a user.
   *
   * Deletes a user with all their factors and answers the `user_id`. This can't be undone.
   * Their email addresses and phone numbers are free for other users afterwards.
   *
   * `DELETE /v1/users/{user_id}`
   */
  readonly delete: (
    params: api_user_v1_DeleteParams,
    options?: Options,
  ) => APIPromise<api_user_v1_DeleteResponse>;
  /**
   * Remove a user's external id.
   *
   * Takes the `external_id` from a user and answers the user. From then on only the `user_id` finds them.
   * To give them another external id, use `users.update`; it needs no removal first.
   *
   * `DELETE /v1/users/{user_id}/external_id`
   */
  readonly deleteExternalId: (
    params: api_user_v1_DeleteExternalIdParams,
    options?: Options,
  ) => APIPromise<api_user_v1_DeleteExternalIdResponse>;
  /**
   * Exchange a user's only email address or phone number.
   *
   * Puts a new email address or phone number in the place of the one the user has; the kind may change.
   * The user must have exactly one factor, and the body exactly one of the two fields.
   * Nobody is asked to prove that the new address is theirs, so leave this call to your support staff:
   * a mistyped value can hand the account to a stranger.
   *
   * `PUT /v1/users/{user_id}/exchange_primary_factor`
   */
  readonly exchangePrimaryFactor: (
    params: api_user_v1_ExchangePrimaryFactorParams,
    options?: Options,
  ) => APIPromise<api_user_v1_ExchangePrimaryFactorResponse>;
  /**
   * Remove an email address.
   *
   * Takes one email address from the user who has it, and answers the user. Added again, it starts unverified.
   * At least one email address, phone number or OAuth registration must remain;
   * to replace a user's only factor, use `users.exchangePrimaryFactor`.
   *
   * `DELETE /v1/users/emails/{email_id}`
   */
  readonly deleteEmail: (
    params: api_user_v1_DeleteEmailParams,
    options?: Options,
  ) => APIPromise<api_user_v1_DeleteEmailResponse>;
  /**
   * Remove a phone number.
   *
   * Takes one phone number from the user who has it, and answers the user. Added again, it starts unverified.
   * At least one email address, phone number or OAuth registration must remain;
   * to replace a user's only factor, use `users.exchangePrimaryFactor`.
   *
   * `DELETE /v1/users/phone_numbers/{phone_id}`
   */
  readonly deletePhoneNumber: (
    params: api_user_v1_DeletePhoneNumberParams,
    options?: Options,
  ) => APIPromise<api_user_v1_DeletePhoneNumberResponse>;
  /**
   * Remove an OAuth registration.
   *
   * Takes one OAuth registration, such as a sign-in with Google, from its user, and answers the user.
   * At least one email address, phone number or OAuth registration must remain.
   *
   * `DELETE /v1/users/oauth/{oauth_user_registration_id}`
   */
  readonly deleteOAuthRegistration: (
    params: api_user_v1_DeleteOAuthRegistrationParams,
    options?: Options,
  ) => APIPromise<api_user_v1_DeleteOAuthRegistrationResponse>;
  /**
   * Remove a user's password.
   *
   * Takes the password from the user who has it, and answers the user. The old one can't be brought back.
   * Their email address, phone number and other factors stay.
   *
   * `DELETE /v1/users/passwords/{password_id}`
   */
  readonly deletePassword: (
    params: api_user_v1_DeletePasswordParams,
    options?: Options,
  ) => APIPromise<api_user_v1_DeletePasswordResponse>;
  /**
   * Remove a WebAuthn registration.
   *
   * Takes one passkey or security key from the user who has it, and answers the user. The last one can go,
   * too. To use the same device again, the user has to register it anew.
   *
   * `DELETE /v1/users/webauthn_registrations/{webauthn_registration_id}`
   */
  readonly deleteWebAuthnRegistration: (
    params: api_user_v1_DeleteWebAuthnRegistrationParams,
    options?: Options,
  ) => APIPromise<api_user_v1_DeleteWebAuthnRegistrationResponse>;
  /**
   * Remove a biometric registration.
   *
   * Takes one mobile device's fingerprint or face unlock from the user who has it, and answers the user.
   * The last one can go, too. To use the same device again, the user has to register it anew.
   *
   * `DELETE /v1/users/biometric_registrations/{biometric_registration_id}`
   */
  readonly deleteBiometricRegistration: (
    params: api_user_v1_DeleteBiometricRegistrationParams,
    options?: Options,
  ) => APIPromise<api_user_v1_DeleteBiometricRegistrationResponse>;
  /**
   * Remove a TOTP.
   *
   * Takes one authenticator app from the user who has it, and answers the user. Its passcodes stop working.
   * To use an app again, the user has to set it up anew.
   *
   * `DELETE /v1/users/totps/{totp_id}`
   */
  readonly deleteTOTP: (
    params: api_user_v1_DeleteTOTPParams,
    options?: Options,
  ) => APIPromise<api_user_v1_DeleteTOTPResponse>;
  /**
   * Remove a crypto wallet.
   *
   * Takes one crypto wallet from the user who has it, and answers the user. The last one can go, too.
   * The wallet itself is not touched; the user can link it again.
   *
   * `DELETE /v1/users/crypto_wallets/{crypto_wallet_id}`
   */
  readonly deleteCryptoWallet: (
    params: api_user_v1_DeleteCryptoWalletParams,
    options?: Options,
  ) => APIPromise<api_user_v1_DeleteCryptoWalletResponse>;
  /**
   * List a user's connected apps.
   *
   * Lists the Connected Apps that may act for a user, each with the scopes they granted it.
   * An app appears once the user has finished authorizing it.
   *
   * `GET /v1/users/{user_id}/connected_apps`
   */
  readonly connectedApps: (
    params: api_user_v1_ConnectedAppsParams,
    options?: Options,
  ) => APIPromise<api_user_v1_ConnectedAppsResponse>;
  /**
   * Revoke a connected app's access.
   *
   * Ends a Connected App's access to a user's account and revokes the tokens it holds.
   * The next time the app wants access, the user is asked for consent again.
   *
   * `POST /v1/users/{user_id}/connected_apps/{connected_app_id}/revoke`
   */
  readonly revoke: (
    params: api_user_v1_RevokeParams,
    options?: Options,
  ) => APIPromise<api_user_v1_RevokeResponse>;
  /**
   * Every item that `search` finds, page after page, each fetched when it is needed.
   *
   * `limit` is the size of a page. Break out of the loop to stop; `.pages()` gives whole answers. With `prefetch` the next page comes while this one is consumed, and `cursor` goes on where another walk stood.
   *
   * @throws {StytchResponseError} in the loop, for an answer without its list, a cursor that comes back, or an end that the total contradicts. `.cursor` tells where to go on.
   */
  readonly searchAll: (
    params?: api_user_v1_SearchAllParams,
    options?: Options & PageOptions,
  ) => Pages<api_user_v1_User, api_user_v1_SearchResponse>;
}

/** The client's methods, by resource. */
export interface Methods<Options> {
  /** Links that sign a user in: sent by email, or made for you to send. */
  readonly magicLinks: MagicLinksMethods<Options>;
  /** One-time passcodes that sign a user in: six digits, by text message, WhatsApp or email. */
  readonly otps: OtpsMethods<Options>;
  /** Passwords of users: set, checked, reset and moved in from elsewhere. */
  readonly passwords: PasswordsMethods<Options>;
  /** Sessions of users who have signed in: checked, extended, ended, and the keys of their JWTs. */
  readonly sessions: SessionsMethods<Options>;
  /**
   * The people who sign in to your application, with their factors, metadata and roles.
   * Wherever a call asks for a `user_id`, the `external_id` you gave the user serves as well.
   */
  readonly users: UsersMethods<Options>;
}

/** The operations as flat functions, named by camel-cased operationId. */
export interface Operations<Options> {
  /** Sign a user in by a magic link. See {@link MagicLinksMethods.authenticate}. */
  readonly apiMagicV1Authenticate: MagicLinksMethods<Options>["authenticate"];
  /** Make a magic link to send yourself. See {@link MagicLinksMethods.create}. */
  readonly apiMagicV1Create: MagicLinksMethods<Options>["create"];
  /** Send a magic link to a user. See {@link MagicLinksEmailMethods.send}. */
  readonly apiMagicV1MagicLinksEmailSend: MagicLinksEmailMethods<Options>["send"];
  /** Send a magic link, creating the user if need be. See {@link MagicLinksEmailMethods.loginOrCreate}. */
  readonly apiMagicV1MagicLinksEmailLoginOrCreate: MagicLinksEmailMethods<Options>["loginOrCreate"];
  /** Invite somebody by email. See {@link MagicLinksEmailMethods.invite}. */
  readonly apiMagicV1MagicLinksEmailInvite: MagicLinksEmailMethods<Options>["invite"];
  /** Take an invitation back. See {@link MagicLinksEmailMethods.revokeInvite}. */
  readonly apiMagicV1MagicLinksEmailRevokeInvite: MagicLinksEmailMethods<Options>["revokeInvite"];
  /** Sign a user in by a passcode. See {@link OtpsMethods.authenticate}. */
  readonly apiOtpV1Authenticate: OtpsMethods<Options>["authenticate"];
  /** Send a passcode by text message to a user. See {@link OtpsSmsMethods.send}. */
  readonly apiOtpV1OtpSmsSend: OtpsSmsMethods<Options>["send"];
  /** Send a passcode by text message, creating the user if need be. See {@link OtpsSmsMethods.loginOrCreate}. */
  readonly apiOtpV1OtpSmsLoginOrCreate: OtpsSmsMethods<Options>["loginOrCreate"];
  /** Send a passcode by WhatsApp message to a user. See {@link OtpsWhatsappMethods.send}. */
  readonly apiOtpV1OtpWhatsappSend: OtpsWhatsappMethods<Options>["send"];
  /** Send a passcode by WhatsApp message, creating the user if need be. See {@link OtpsWhatsappMethods.loginOrCreate}. */
  readonly apiOtpV1OtpWhatsappLoginOrCreate: OtpsWhatsappMethods<Options>["loginOrCreate"];
  /** Send a passcode by email to a user. See {@link OtpsEmailMethods.send}. */
  readonly apiOtpV1OtpEmailSend: OtpsEmailMethods<Options>["send"];
  /** Send a passcode by email, creating the user if need be. See {@link OtpsEmailMethods.loginOrCreate}. */
  readonly apiOtpV1OtpEmailLoginOrCreate: OtpsEmailMethods<Options>["loginOrCreate"];
  /** Check a password's strength. See {@link PasswordsMethods.strengthCheck}. */
  readonly apiPasswordV1StrengthCheck: PasswordsMethods<Options>["strengthCheck"];
  /** Get the public keys of session JWTs. See {@link SessionsMethods.getJWKS}. */
  readonly apiSessionV1GetJWKS: SessionsMethods<Options>["getJWKS"];
  /** List a user's sessions. See {@link SessionsMethods.get}. */
  readonly apiSessionV1Get: SessionsMethods<Options>["get"];
  /** Check a session. See {@link SessionsMethods.authenticate}. */
  readonly apiSessionV1Authenticate: SessionsMethods<Options>["authenticate"];
  /** End a session. See {@link SessionsMethods.revoke}. */
  readonly apiSessionV1Revoke: SessionsMethods<Options>["revoke"];
  /** Take over a session of another service. See {@link SessionsMethods.migrate}. */
  readonly apiSessionV1Migrate: SessionsMethods<Options>["migrate"];
  /** Exchange a Connected App's access token for a session. See {@link SessionsMethods.exchangeAccessToken}. */
  readonly apiSessionV1ExchangeAccessToken: SessionsMethods<Options>["exchangeAccessToken"];
  /** Begin a session by a trusted token. See {@link SessionsMethods.attest}. */
  readonly apiSessionV1Attest: SessionsMethods<Options>["attest"];
  /** Create a user. See {@link UsersMethods.create}. */
  readonly apiUserV1Create: UsersMethods<Options>["create"];
  /** Search for users. See {@link UsersMethods.search}. */
  readonly apiUserV1Search: UsersMethods<Options>["search"];
  /** Get a user. See {@link UsersMethods.get}. */
  readonly apiUserV1Get: UsersMethods<Options>["get"];
  /** Update a user. See {@link UsersMethods.update}. */
  readonly apiUserV1Update: UsersMethods<Options>["update"];
  /** Delete a user. See {@link UsersMethods.delete}. */
  readonly apiUserV1Delete: UsersMethods<Options>["delete"];
  /** Remove a user's external id. See {@link UsersMethods.deleteExternalId}. */
  readonly apiUserV1DeleteExternalId: UsersMethods<Options>["deleteExternalId"];
  /** Exchange a user's only email address or phone number. See {@link UsersMethods.exchangePrimaryFactor}. */
  readonly apiUserV1ExchangePrimaryFactor: UsersMethods<Options>["exchangePrimaryFactor"];
  /** Remove an email address. See {@link UsersMethods.deleteEmail}. */
  readonly apiUserV1DeleteEmail: UsersMethods<Options>["deleteEmail"];
  /** Remove a phone number. See {@link UsersMethods.deletePhoneNumber}. */
  readonly apiUserV1DeletePhoneNumber: UsersMethods<Options>["deletePhoneNumber"];
  /** Remove an OAuth registration. See {@link UsersMethods.deleteOAuthRegistration}. */
  readonly apiUserV1DeleteOAuthRegistration: UsersMethods<Options>["deleteOAuthRegistration"];
  /** Remove a user's password. See {@link UsersMethods.deletePassword}. */
  readonly apiUserV1DeletePassword: UsersMethods<Options>["deletePassword"];
  /** Remove a WebAuthn registration. See {@link UsersMethods.deleteWebAuthnRegistration}. */
  readonly apiUserV1DeleteWebAuthnRegistration: UsersMethods<Options>["deleteWebAuthnRegistration"];
  /** Remove a biometric registration. See {@link UsersMethods.deleteBiometricRegistration}. */
  readonly apiUserV1DeleteBiometricRegistration: UsersMethods<Options>["deleteBiometricRegistration"];
  /** Remove a TOTP. See {@link UsersMethods.deleteTOTP}. */
  readonly apiUserV1DeleteTOTP: UsersMethods<Options>["deleteTOTP"];
  /** Remove a crypto wallet. See {@link UsersMethods.deleteCryptoWallet}. */
  readonly apiUserV1DeleteCryptoWallet: UsersMethods<Options>["deleteCryptoWallet"];
  /** List a user's connected apps. See {@link UsersMethods.connectedApps}. */
  readonly apiUserV1ConnectedApps: UsersMethods<Options>["connectedApps"];
  /** Revoke a connected app's access. See {@link UsersMethods.revoke}. */
  readonly apiUserV1Revoke: UsersMethods<Options>["revoke"];
}

/** The params and the result of each operation, by operationId. */
export interface OperationTypes {
  /** Sign a user in by a magic link. */
  api_magic_v1_Authenticate: {
    params: api_magic_v1_AuthenticateRequest;
    result: api_magic_v1_AuthenticateResponse;
  };
  /** Make a magic link to send yourself. */
  api_magic_v1_Create: { params: api_magic_v1_CreateRequest; result: api_magic_v1_CreateResponse };
  /** Send a magic link to a user. */
  api_magic_v1_magic_links_email_Send: {
    params: api_magic_v1_magic_links_email_SendRequest;
    result: api_magic_v1_magic_links_email_SendResponse;
  };
  /** Send a magic link, creating the user if need be. */
  api_magic_v1_magic_links_email_LoginOrCreate: {
    params: api_magic_v1_magic_links_email_LoginOrCreateRequest;
    result: api_magic_v1_magic_links_email_LoginOrCreateResponse;
  };
  /** Invite somebody by email. */
  api_magic_v1_magic_links_email_Invite: {
    params: api_magic_v1_magic_links_email_InviteRequest;
    result: api_magic_v1_magic_links_email_InviteResponse;
  };
  /** Take an invitation back. */
  api_magic_v1_magic_links_email_RevokeInvite: {
    params: api_magic_v1_magic_links_email_RevokeInviteRequest;
    result: api_magic_v1_magic_links_email_RevokeInviteResponse;
  };
  /** Sign a user in by a passcode. */
  api_otp_v1_Authenticate: {
    params: api_otp_v1_AuthenticateRequest;
    result: api_otp_v1_AuthenticateResponse;
  };
  /** Send a passcode by text message to a user. */
  api_otp_v1_otp_sms_Send: {
    params: api_otp_v1_otp_sms_SendRequest;
    result: api_otp_v1_otp_sms_SendResponse;
  };
  /** Send a passcode by text message, creating the user if need be. */
  api_otp_v1_otp_sms_LoginOrCreate: {
    params: api_otp_v1_otp_sms_LoginOrCreateRequest;
    result: api_otp_v1_otp_sms_LoginOrCreateResponse;
  };
  /** Send a passcode by WhatsApp message to a user. */
  api_otp_v1_otp_whatsapp_Send: {
    params: api_otp_v1_otp_whatsapp_SendRequest;
    result: api_otp_v1_otp_whatsapp_SendResponse;
  };
  /** Send a passcode by WhatsApp message, creating the user if need be. */
  api_otp_v1_otp_whatsapp_LoginOrCreate: {
    params: api_otp_v1_otp_whatsapp_LoginOrCreateRequest;
    result: api_otp_v1_otp_whatsapp_LoginOrCreateResponse;
  };
  /** Send a passcode by email to a user. */
  api_otp_v1_otp_email_Send: {
    params: api_otp_v1_otp_email_SendRequest;
    result: api_otp_v1_otp_email_SendResponse;
  };
  /** Send a passcode by email, creating the user if need be. */
  api_otp_v1_otp_email_LoginOrCreate: {
    params: api_otp_v1_otp_email_LoginOrCreateRequest;
    result: api_otp_v1_otp_email_LoginOrCreateResponse;
  };
  /** Check a password's strength. */
  api_password_v1_StrengthCheck: {
    params: api_password_v1_StrengthCheckRequest;
    result: api_password_v1_StrengthCheckResponse;
  };
  /** Get the public keys of session JWTs. */
  api_session_v1_GetJWKS: {
    params: api_session_v1_GetJWKSParams | undefined;
    result: api_session_v1_GetJWKSResponse;
  };
  /** List a user's sessions. */
  api_session_v1_Get: { params: api_session_v1_GetParams; result: api_session_v1_GetResponse };
  /** Check a session. */
  api_session_v1_Authenticate: {
    params: api_session_v1_AuthenticateRequest;
    result: api_session_v1_AuthenticateResponse;
  };
  /** End a session. */
  api_session_v1_Revoke: { params: api_session_v1_RevokeRequest; result: api_session_v1_RevokeResponse };
  /** Take over a session of another service. */
  api_session_v1_Migrate: { params: api_session_v1_MigrateRequest; result: api_session_v1_MigrateResponse };
  /** Exchange a Connected App's access token for a session. */
  api_session_v1_ExchangeAccessToken: {
    params: api_session_v1_ExchangeAccessTokenRequest;
    result: api_session_v1_ExchangeAccessTokenResponse;
  };
  /** Begin a session by a trusted token. */
  api_session_v1_Attest: { params: api_session_v1_AttestRequest; result: api_session_v1_AttestResponse };
  /** Create a user. */
  api_user_v1_Create: { params: api_user_v1_CreateRequest; result: api_user_v1_CreateResponse };
  /** Search for users. */
  api_user_v1_Search: { params: api_user_v1_SearchRequest | undefined; result: api_user_v1_SearchResponse };
  /** Get a user. */
  api_user_v1_Get: { params: api_user_v1_GetParams; result: api_user_v1_GetResponse };
  /** Update a user. */
  api_user_v1_Update: { params: api_user_v1_UpdateParams; result: api_user_v1_UpdateResponse };
  /** Delete a user. */
  api_user_v1_Delete: { params: api_user_v1_DeleteParams; result: api_user_v1_DeleteResponse };
  /** Remove a user's external id. */
  api_user_v1_DeleteExternalId: {
    params: api_user_v1_DeleteExternalIdParams;
    result: api_user_v1_DeleteExternalIdResponse;
  };
  /** Exchange a user's only email address or phone number. */
  api_user_v1_ExchangePrimaryFactor: {
    params: api_user_v1_ExchangePrimaryFactorParams;
    result: api_user_v1_ExchangePrimaryFactorResponse;
  };
  /** Remove an email address. */
  api_user_v1_DeleteEmail: { params: api_user_v1_DeleteEmailParams; result: api_user_v1_DeleteEmailResponse };
  /** Remove a phone number. */
  api_user_v1_DeletePhoneNumber: {
    params: api_user_v1_DeletePhoneNumberParams;
    result: api_user_v1_DeletePhoneNumberResponse;
  };
  /** Remove an OAuth registration. */
  api_user_v1_DeleteOAuthRegistration: {
    params: api_user_v1_DeleteOAuthRegistrationParams;
    result: api_user_v1_DeleteOAuthRegistrationResponse;
  };
  /** Remove a user's password. */
  api_user_v1_DeletePassword: {
    params: api_user_v1_DeletePasswordParams;
    result: api_user_v1_DeletePasswordResponse;
  };
  /** Remove a WebAuthn registration. */
  api_user_v1_DeleteWebAuthnRegistration: {
    params: api_user_v1_DeleteWebAuthnRegistrationParams;
    result: api_user_v1_DeleteWebAuthnRegistrationResponse;
  };
  /** Remove a biometric registration. */
  api_user_v1_DeleteBiometricRegistration: {
    params: api_user_v1_DeleteBiometricRegistrationParams;
    result: api_user_v1_DeleteBiometricRegistrationResponse;
  };
  /** Remove a TOTP. */
  api_user_v1_DeleteTOTP: { params: api_user_v1_DeleteTOTPParams; result: api_user_v1_DeleteTOTPResponse };
  /** Remove a crypto wallet. */
  api_user_v1_DeleteCryptoWallet: {
    params: api_user_v1_DeleteCryptoWalletParams;
    result: api_user_v1_DeleteCryptoWalletResponse;
  };
  /** List a user's connected apps. */
  api_user_v1_ConnectedApps: {
    params: api_user_v1_ConnectedAppsParams;
    result: api_user_v1_ConnectedAppsResponse;
  };
  /** Revoke a connected app's access. */
  api_user_v1_Revoke: { params: api_user_v1_RevokeParams; result: api_user_v1_RevokeResponse };
}
