// Made by `npm run generate` from openapi/. Edit the document, not this file: changes here are lost.
import type {
  api_connectedapps_v1_ConnectedApp,
  api_connectedapps_v1_connected_apps_clients_CreateRequest,
  api_connectedapps_v1_connected_apps_clients_CreateResponse,
  api_connectedapps_v1_connected_apps_clients_DeleteResponse,
  api_connectedapps_v1_connected_apps_clients_GetResponse,
  api_connectedapps_v1_connected_apps_clients_SearchRequest,
  api_connectedapps_v1_connected_apps_clients_SearchResponse,
  api_connectedapps_v1_connected_apps_clients_UpdateRequest,
  api_connectedapps_v1_connected_apps_clients_UpdateResponse,
  api_connectedapps_v1_connected_apps_clients_secrets_RotateCancelResponse,
  api_connectedapps_v1_connected_apps_clients_secrets_RotateResponse,
  api_connectedapps_v1_connected_apps_clients_secrets_RotateStartResponse,
  api_consumer_rbac_v1_PolicyResponse,
  api_crypto_wallet_v1_AuthenticateRequest,
  api_crypto_wallet_v1_AuthenticateResponse,
  api_crypto_wallet_v1_AuthenticateStartRequest,
  api_crypto_wallet_v1_AuthenticateStartResponse,
  api_debug_v1_WhoamiResponse,
  api_fraud_v1_Rule,
  api_fraud_v1_fraud_email_RiskRequest,
  api_fraud_v1_fraud_email_RiskResponse,
  api_fraud_v1_fraud_fingerprint_LookupRequest,
  api_fraud_v1_fraud_fingerprint_LookupResponse,
  api_fraud_v1_fraud_rules_ListRequest,
  api_fraud_v1_fraud_rules_ListResponse,
  api_fraud_v1_fraud_rules_SetRequest,
  api_fraud_v1_fraud_rules_SetResponse,
  api_fraud_v1_fraud_verdict_reasons_ListRequest,
  api_fraud_v1_fraud_verdict_reasons_ListResponse,
  api_fraud_v1_fraud_verdict_reasons_OverrideRequest,
  api_fraud_v1_fraud_verdict_reasons_OverrideResponse,
  api_idp_v1_idp_oauth_AuthorizeRequest,
  api_idp_v1_idp_oauth_AuthorizeResponse,
  api_idp_v1_idp_oauth_AuthorizeStartRequest,
  api_idp_v1_idp_oauth_AuthorizeStartResponse,
  api_impersonation_v1_AuthenticateRequest,
  api_impersonation_v1_AuthenticateResponse,
  api_m2m_v1_M2MClient,
  api_m2m_v1_m2m_clients_CreateRequest,
  api_m2m_v1_m2m_clients_CreateResponse,
  api_m2m_v1_m2m_clients_DeleteResponse,
  api_m2m_v1_m2m_clients_GetResponse,
  api_m2m_v1_m2m_clients_SearchRequest,
  api_m2m_v1_m2m_clients_SearchResponse,
  api_m2m_v1_m2m_clients_UpdateRequest,
  api_m2m_v1_m2m_clients_UpdateResponse,
  api_m2m_v1_m2m_clients_secrets_RotateCancelResponse,
  api_m2m_v1_m2m_clients_secrets_RotateResponse,
  api_m2m_v1_m2m_clients_secrets_RotateStartResponse,
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
  api_oauth_v1_AttachRequest,
  api_oauth_v1_AttachResponse,
  api_oauth_v1_AuthenticateRequest,
  api_oauth_v1_AuthenticateResponse,
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
  api_password_v1_AuthenticateRequest,
  api_password_v1_AuthenticateResponse,
  api_password_v1_CreateRequest,
  api_password_v1_CreateResponse,
  api_password_v1_MigrateRequest,
  api_password_v1_MigrateResponse,
  api_password_v1_StrengthCheckRequest,
  api_password_v1_StrengthCheckResponse,
  api_password_v1_passwords_email_ResetRequest,
  api_password_v1_passwords_email_ResetResponse,
  api_password_v1_passwords_email_ResetStartRequest,
  api_password_v1_passwords_email_ResetStartResponse,
  api_password_v1_passwords_existing_password_ResetRequest,
  api_password_v1_passwords_existing_password_ResetResponse,
  api_password_v1_passwords_session_ResetRequest,
  api_password_v1_passwords_session_ResetResponse,
  api_project_v1_MetricsResponse,
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
  api_totp_v1_AuthenticateRequest,
  api_totp_v1_AuthenticateResponse,
  api_totp_v1_CreateRequest,
  api_totp_v1_CreateResponse,
  api_totp_v1_RecoverRequest,
  api_totp_v1_RecoverResponse,
  api_totp_v1_RecoveryCodesRequest,
  api_totp_v1_RecoveryCodesResponse,
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
  api_webauthn_v1_AuthenticateRequest,
  api_webauthn_v1_AuthenticateResponse,
  api_webauthn_v1_AuthenticateStartRequest,
  api_webauthn_v1_AuthenticateStartResponse,
  api_webauthn_v1_ListCredentialsResponse,
  api_webauthn_v1_RegisterRequest,
  api_webauthn_v1_RegisterResponse,
  api_webauthn_v1_RegisterStartRequest,
  api_webauthn_v1_RegisterStartResponse,
  api_webauthn_v1_UpdateRequest,
  api_webauthn_v1_UpdateResponse,
  oauth2_IntrospectRequest,
  oauth2_IntrospectResponse,
  oauth2_TokenRequest,
  oauth2_TokenResponse,
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

/** Params of `api_connectedapps_v1_connected_apps_clients_Get`. Get a Connected App. */
export interface api_connectedapps_v1_connected_apps_clients_GetParams {
  /** The `client_id` of the Connected App. */
  client_id: string;
}

/** Params of `api_connectedapps_v1_connected_apps_clients_Update`. Update a Connected App. */
export type api_connectedapps_v1_connected_apps_clients_UpdateParams = {
  /** The `client_id` of the Connected App. */
  client_id: string;
} & api_connectedapps_v1_connected_apps_clients_UpdateRequest;

/** Params of `api_connectedapps_v1_connected_apps_clients_Delete`. Delete a Connected App. */
export interface api_connectedapps_v1_connected_apps_clients_DeleteParams {
  /** The `client_id` of the Connected App. */
  client_id: string;
}

/** Params of `api_connectedapps_v1_connected_apps_clients_secrets_RotateStart`. Begin to exchange the secret of a Connected App. */
export interface api_connectedapps_v1_connected_apps_clients_secrets_RotateStartParams {
  /** The `client_id` of the Connected App. */
  client_id: string;
}

/** Params of `api_connectedapps_v1_connected_apps_clients_secrets_RotateCancel`. Cancel the exchange of the secret of a Connected App. */
export interface api_connectedapps_v1_connected_apps_clients_secrets_RotateCancelParams {
  /** The `client_id` of the Connected App. */
  client_id: string;
}

/** Params of `api_connectedapps_v1_connected_apps_clients_secrets_Rotate`. Finish the exchange of the secret of a Connected App. */
export interface api_connectedapps_v1_connected_apps_clients_secrets_RotateParams {
  /** The `client_id` of the Connected App. */
  client_id: string;
}

/** Params of `api_idp_v1_IntrospectToken`. Look at a token of a Connected App. */
export type api_idp_v1_IntrospectTokenParams = {
  /**
   * The project's id.
   *
   * Left out: the client's `projectId`.
   */
  project_id?: string | undefined;
} & oauth2_IntrospectRequest;

/** Params of `api_m2m_v1_m2m_clients_Get`. Get an M2M client. */
export interface api_m2m_v1_m2m_clients_GetParams {
  /** The `client_id` of the M2M client. */
  client_id: string;
}

/** Params of `api_m2m_v1_m2m_clients_Update`. Update an M2M client. */
export type api_m2m_v1_m2m_clients_UpdateParams = {
  /** The `client_id` of the M2M client. */
  client_id: string;
} & api_m2m_v1_m2m_clients_UpdateRequest;

/** Params of `api_m2m_v1_m2m_clients_Delete`. Delete an M2M client. */
export interface api_m2m_v1_m2m_clients_DeleteParams {
  /** The `client_id` of the M2M client. */
  client_id: string;
}

/** Params of `api_m2m_v1_m2m_clients_secrets_RotateStart`. Begin to exchange the secret of an M2M client. */
export interface api_m2m_v1_m2m_clients_secrets_RotateStartParams {
  /** The `client_id` of the M2M client. */
  client_id: string;
}

/** Params of `api_m2m_v1_m2m_clients_secrets_RotateCancel`. Cancel the exchange of the secret of an M2M client. */
export interface api_m2m_v1_m2m_clients_secrets_RotateCancelParams {
  /** The `client_id` of the M2M client. */
  client_id: string;
}

/** Params of `api_m2m_v1_m2m_clients_secrets_Rotate`. Finish the exchange of the secret of an M2M client. */
export interface api_m2m_v1_m2m_clients_secrets_RotateParams {
  /** The `client_id` of the M2M client. */
  client_id: string;
}

/** Params of `api_m2m_v1_Token`. Get a token for an M2M client. */
export type api_m2m_v1_TokenParams = {
  /**
   * The project's id.
   *
   * Left out: the client's `projectId`.
   */
  project_id?: string | undefined;
} & oauth2_TokenRequest;

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

/** Params of `api_webauthn_v1_Update`. Rename a passkey or device. */
export type api_webauthn_v1_UpdateParams = {
  /** The `webauthn_registration_id` of the passkey or device, from the user's `webauthn_registrations`. */
  webauthn_registration_id: string;
} & api_webauthn_v1_UpdateRequest;

/** Params of `api_webauthn_v1_ListCredentials`. List the public keys of a user's passkeys and devices. */
export interface api_webauthn_v1_ListCredentialsParams {
  /** The user's `user_id`, or the `external_id` you gave them. */
  user_id: string;
  /** The domain that the registrations are for. */
  domain: string;
}

/** Params of a walk over all pages of `api_connectedapps_v1_connected_apps_clients_Search`, and where to begin. */
export interface api_connectedapps_v1_connected_apps_clients_SearchAllParams extends Omit<
  api_connectedapps_v1_connected_apps_clients_SearchRequest,
  "cursor"
> {
  /** Where to begin: the `cursor` of an earlier walk, or a `next_cursor`. Without it, at the first page. */
  cursor?: string | undefined;
}

/** Params of a walk over all pages of `api_fraud_v1_fraud_rules_List`, and where to begin. */
export interface api_fraud_v1_fraud_rules_ListAllParams extends Omit<
  api_fraud_v1_fraud_rules_ListRequest,
  "cursor"
> {
  /** Where to begin: the `cursor` of an earlier walk, or a `next_cursor`. Without it, at the first page. */
  cursor?: string | undefined;
}

/** Params of a walk over all pages of `api_m2m_v1_m2m_clients_Search`, and where to begin. */
export interface api_m2m_v1_m2m_clients_SearchAllParams extends Omit<
  api_m2m_v1_m2m_clients_SearchRequest,
  "cursor"
> {
  /** Where to begin: the `cursor` of an earlier walk, or a `next_cursor`. Without it, at the first page. */
  cursor?: string | undefined;
}

/** Params of a walk over all pages of `api_user_v1_Search`, and where to begin. */
export interface api_user_v1_SearchAllParams extends Omit<api_user_v1_SearchRequest, "cursor"> {
  /** Where to begin: the `cursor` of an earlier walk, or a `next_cursor`. Without it, at the first page. */
  cursor?: string | undefined;
}

/** Rotation of an app's secret. From start to end both secrets work. */
export interface ConnectedAppClientsSecretsMethods<Options> {
  /**
   * Begin to exchange the secret of a Connected App.
   *
   * Makes a next secret, and answers it this once. Both secrets are good until the exchange is finished or cancelled: give
   * the program the next one meanwhile.
   *
   * `POST /v1/connected_apps/clients/{client_id}/secrets/rotate/start`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/connected-apps/rotate-secret/start-secret-rotation
   */
  readonly rotateStart: (
    params: api_connectedapps_v1_connected_apps_clients_secrets_RotateStartParams,
    options?: Options,
  ) => APIPromise<api_connectedapps_v1_connected_apps_clients_secrets_RotateStartResponse>;
  /**
   * Cancel the exchange of the secret of a Connected App.
   *
   * Drops the next secret. The old one stays.
   *
   * `POST /v1/connected_apps/clients/{client_id}/secrets/rotate/cancel`
   */
  readonly rotateCancel: (
    params: api_connectedapps_v1_connected_apps_clients_secrets_RotateCancelParams,
    options?: Options,
  ) => APIPromise<api_connectedapps_v1_connected_apps_clients_secrets_RotateCancelResponse>;
  /**
   * Finish the exchange of the secret of a Connected App.
   *
   * Puts the next secret in the place of the old one, which is good no more.
   *
   * `POST /v1/connected_apps/clients/{client_id}/secrets/rotate`
   */
  readonly rotate: (
    params: api_connectedapps_v1_connected_apps_clients_secrets_RotateParams,
    options?: Options,
  ) => APIPromise<api_connectedapps_v1_connected_apps_clients_secrets_RotateResponse>;
}

/** The apps that may ask your users for access, each of them an OAuth client. */
export interface ConnectedAppClientsMethods<Options> {
  /** Rotation of an app's secret. From start to end both secrets work. */
  readonly secrets: ConnectedAppClientsSecretsMethods<Options>;
  /**
   * Create a Connected App.
   *
   * Creates an app that users can let act for them. One that can keep a secret gets one, which is answered this once.
   *
   * `POST /v1/connected_apps/clients`
   */
  readonly create: (
    params: api_connectedapps_v1_connected_apps_clients_CreateRequest,
    options?: Options,
  ) => APIPromise<api_connectedapps_v1_connected_apps_clients_CreateResponse>;
  /**
   * List Connected Apps.
   *
   * Answers one page of all apps. There are no filters.
   *
   * `POST /v1/connected_apps/clients/search`
   */
  readonly search: (
    params?: api_connectedapps_v1_connected_apps_clients_SearchRequest,
    options?: Options,
  ) => APIPromise<api_connectedapps_v1_connected_apps_clients_SearchResponse>;
  /**
   * Get a Connected App.
   *
   * Answers a Connected App by its id, without its secret.
   *
   * `GET /v1/connected_apps/clients/{client_id}`
   */
  readonly get: (
    params: api_connectedapps_v1_connected_apps_clients_GetParams,
    options?: Options,
  ) => APIPromise<api_connectedapps_v1_connected_apps_clients_GetResponse>;
  /**
   * Update a Connected App.
   *
   * Changes an app. Lists take the place of the old ones. Its type, id and secret stay.
   *
   * `PUT /v1/connected_apps/clients/{client_id}`
   */
  readonly update: (
    params: api_connectedapps_v1_connected_apps_clients_UpdateParams,
    options?: Options,
  ) => APIPromise<api_connectedapps_v1_connected_apps_clients_UpdateResponse>;
  /**
   * Delete a Connected App.
   *
   * Deletes a Connected App. It gets no more tokens. An access token that it has passes local checks until it expires.
   *
   * `DELETE /v1/connected_apps/clients/{client_id}`
   */
  readonly delete: (
    params: api_connectedapps_v1_connected_apps_clients_DeleteParams,
    options?: Options,
  ) => APIPromise<api_connectedapps_v1_connected_apps_clients_DeleteResponse>;
  /**
   * Every item that `search` finds, page after page, each fetched when it is needed.
   *
   * `limit` is the size of a page. Break out of the loop to stop; `.pages()` gives whole answers. With `prefetch` the next page comes while this one is consumed, and `cursor` goes on where another walk stood.
   *
   * @throws {StytchResponseError} in the loop, for an answer without its list, a cursor that comes back, or an end that the total contradicts. `.cursor` tells where to go on.
   */
  readonly searchAll: (
    params?: api_connectedapps_v1_connected_apps_clients_SearchAllParams,
    options?: Options & PageOptions,
  ) => Pages<api_connectedapps_v1_ConnectedApp, api_connectedapps_v1_connected_apps_clients_SearchResponse>;
}

/** Applications that users let act for them, by OAuth. */
export interface ConnectedAppMethods<Options> {
  /** The apps that may ask your users for access, each of them an OAuth client. */
  readonly clients: ConnectedAppClientsMethods<Options>;
}

/** Sign-in by the signature of an Ethereum or Solana wallet. */
export interface CryptoWalletsMethods<Options> {
  /**
   * Get a message for a crypto wallet to sign.
   *
   * Gives a message that the wallet is to sign. The user who has the wallet is found, or one is created, with no other way to
   * sign in; with a user or a session, the wallet is added to that user, unverified.
   * Let the wallet sign the `challenge` as it is (`personal_sign` for Ethereum), and give the signature to
   * `cryptoWallets.authenticate`. Of each wallet only the last message counts.
   *
   * `POST /v1/crypto_wallets/authenticate/start`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/crypto-wallets/authenticate-start
   */
  readonly authenticateStart: (
    params: api_crypto_wallet_v1_AuthenticateStartRequest,
    options?: Options,
  ) => APIPromise<api_crypto_wallet_v1_AuthenticateStartResponse>;
  /**
   * Sign a user in by a crypto wallet.
   *
   * Checks the signature of the message that the start gave last for this wallet. The wallet counts as verified by it.
   * With `session_duration_minutes` a session begins; with a `session_token` or a `session_jwt` the wallet joins that
   * session as another factor. With neither, `session` is `null` and the tokens are `""`.
   *
   * `POST /v1/crypto_wallets/authenticate`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/crypto-wallets/authenticate
   */
  readonly authenticate: (
    params: api_crypto_wallet_v1_AuthenticateRequest,
    options?: Options,
  ) => APIPromise<api_crypto_wallet_v1_AuthenticateResponse>;
}

/** Which project the credentials belong to. */
export interface DebugMethods<Options> {
  /**
   * Tell which project the credentials belong to.
   *
   * Answers the project of the credentials: a cheap way to try them out.
   *
   * `GET /v1/debug/whoami`
   */
  readonly whoami: (
    params?: Record<string, never>,
    options?: Options,
  ) => APIPromise<api_debug_v1_WhoamiResponse>;
}

/** The fingerprint of a visitor's device, and the verdict on it. */
export interface FraudFingerprintMethods<Options> {
  /**
   * Look a fingerprint up.
   *
   * Tells what is known of a visitor, by the id that the script in their browser or app gave, and what to do. An id that is
   * unknown or has expired is answered with 404, `telemetry_id_not_found`. That is a sign by itself: treat it as `BLOCK`.
   * The fraud host has names of its own: request ids begin with `request-id-fraud-`, and wrong credentials of the project are
   * `unauthorized_credentials_error`.
   *
   * `POST /v1/fingerprint/lookup`
   *
   * @see https://stytch.com/docs/api-reference/fraud/api/fingerprint-lookup
   */
  readonly lookup: (
    params: api_fraud_v1_fraud_fingerprint_LookupRequest,
    options?: Options,
  ) => APIPromise<api_fraud_v1_fraud_fingerprint_LookupResponse>;
}

/** Rules of your own that decide about a visitor by device, network or country. */
export interface FraudRulesMethods<Options> {
  /**
   * Set a rule.
   *
   * Sets what to do about visitors whom you name, in place of what the verdict would be. Set again, it takes the place of the
   * rule before; `NONE` takes it back. A country can be blocked or challenged, and not allowed.
   *
   * `POST /v1/rules/set`
   *
   * @see https://stytch.com/docs/api-reference/fraud/api/set-rule
   */
  readonly set: (
    params: api_fraud_v1_fraud_rules_SetRequest,
    options?: Options,
  ) => APIPromise<api_fraud_v1_fraud_rules_SetResponse>;
  /**
   * List rules.
   *
   * Answers one page of the rules that hold.
   *
   * `POST /v1/rules/list`
   *
   * @see https://stytch.com/docs/api-reference/fraud/api/get-rule
   */
  readonly list: (
    params?: api_fraud_v1_fraud_rules_ListRequest,
    options?: Options,
  ) => APIPromise<api_fraud_v1_fraud_rules_ListResponse>;
  /**
   * Every item that `list` finds, page after page, each fetched when it is needed.
   *
   * `limit` is the size of a page. Break out of the loop to stop; `.pages()` gives whole answers. With `prefetch` the next page comes while this one is consumed, and `cursor` goes on where another walk stood.
   *
   * @throws {StytchResponseError} in the loop, for an answer without its list, a cursor that comes back, or an end that the total contradicts. `.cursor` tells where to go on.
   */
  readonly listAll: (
    params?: api_fraud_v1_fraud_rules_ListAllParams,
    options?: Options & PageOptions,
  ) => Pages<api_fraud_v1_Rule, api_fraud_v1_fraud_rules_ListResponse>;
}

/** The reasons that verdicts have, and the verdict that you give each in place of the usual one. */
export interface FraudVerdictReasonsMethods<Options> {
  /**
   * Set what to do for a reason.
   *
   * Sets what verdicts do for a reason, in place of its default; `NONE` goes back to that.
   *
   * `POST /v1/verdict_reasons/override`
   *
   * @see https://stytch.com/docs/api-reference/fraud/api/set-verdict-reason-override
   */
  readonly override: (
    params: api_fraud_v1_fraud_verdict_reasons_OverrideRequest,
    options?: Options,
  ) => APIPromise<api_fraud_v1_fraud_verdict_reasons_OverrideResponse>;
  /**
   * List the reasons of verdicts.
   *
   * Lists the reasons for which an action can be set, with what is done for each. There is one page.
   *
   * `POST /v1/verdict_reasons/list`
   *
   * @see https://stytch.com/docs/api-reference/fraud/api/get-verdict-reasons
   */
  readonly list: (
    params?: api_fraud_v1_fraud_verdict_reasons_ListRequest,
    options?: Options,
  ) => APIPromise<api_fraud_v1_fraud_verdict_reasons_ListResponse>;
}

/** The risk that comes with an email address. */
export interface FraudEmailMethods<Options> {
  /**
   * Judge an email address.
   *
   * Tells how risky an email address is. The provider gives it by invitation.
   *
   * `POST /v1/email/risk`
   *
   * @see https://stytch.com/docs/api-reference/fraud/api/check-email-risk
   */
  readonly risk: (
    params: api_fraud_v1_fraud_email_RiskRequest,
    options?: Options,
  ) => APIPromise<api_fraud_v1_fraud_email_RiskResponse>;
}

/**
 * Fingerprints of visitors, verdicts and rules, on a host of their own. There, request ids begin with
 * `request-id-fraud-`, and wrong credentials are `unauthorized_credentials_error`.
 */
export interface FraudMethods<Options> {
  /** The fingerprint of a visitor's device, and the verdict on it. */
  readonly fingerprint: FraudFingerprintMethods<Options>;
  /** Rules of your own that decide about a visitor by device, network or country. */
  readonly rules: FraudRulesMethods<Options>;
  /** The reasons that verdicts have, and the verdict that you give each in place of the usual one. */
  readonly verdictReasons: FraudVerdictReasonsMethods<Options>;
  /** The risk that comes with an email address. */
  readonly email: FraudEmailMethods<Options>;
}

/** A user's consent to a connected app. It is checked first, and then carried out. */
export interface IdpOauthMethods<Options> {
  /**
   * Look at what a Connected App asks for.
   *
   * Checks what an app sent to your consent page, and tells whom and what to show there and whether the user has to be asked.
   * Nothing is granted by it: after the user's answer call `idp.oauth.authorize`.
   * A `redirect_uri` that isn't one of the app's is refused with 401.
   *
   * `POST /v1/idp/oauth/authorize/start`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/connected-apps/consent-management/start-oauth-authorization
   */
  readonly authorizeStart: (
    params: api_idp_v1_idp_oauth_AuthorizeStartRequest,
    options?: Options,
  ) => APIPromise<api_idp_v1_idp_oauth_AuthorizeStartResponse>;
  /**
   * Grant a Connected App what it asks for.
   *
   * Gives an app a code, or says that the user didn't agree. Send the browser to `redirect_uri` in either case. The app
   * exchanges the code for tokens. Given by a session, the grant is tied to it, which a later exchange for a session needs.
   * A `redirect_uri` that isn't one of the app's is refused with 401.
   *
   * `POST /v1/idp/oauth/authorize`
   */
  readonly authorize: (
    params: api_idp_v1_idp_oauth_AuthorizeRequest,
    options?: Options,
  ) => APIPromise<api_idp_v1_idp_oauth_AuthorizeResponse>;
}

/** Stytch as the identity provider of Connected Apps: consent, codes and tokens. */
export interface IdpMethods<Options> {
  /** A user's consent to a connected app. It is checked first, and then carried out. */
  readonly oauth: IdpOauthMethods<Options>;
  /**
   * Look at a token of a Connected App.
   *
   * Tells whether an access token or refresh token is good, and what it says. For a token that is unknown, expired or revoked
   * the answer is a success with `active: false`.
   * Wrong credentials of the app are answered in OAuth's form.
   *
   * `POST /v1/public/{project_id}/oauth2/introspect`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/connected-apps/methods/introspect-token
   */
  readonly introspectTokenNetwork: (
    params: api_idp_v1_IntrospectTokenParams,
    options?: Options,
  ) => APIPromise<oauth2_IntrospectResponse>;
}

/** Sign-in of your own team in a user's place. */
export interface ImpersonationMethods<Options> {
  /**
   * Sign a member of your team in, in a user's place.
   *
   * Takes the token with which the dashboard led one of your team to your login URL, and begins a session of one hour as the
   * user, which can't be extended. Its factor says who it is: show it in the page, and keep it in your log.
   *
   * `POST /v1/impersonation/authenticate`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/impersonation/authenticate-token
   */
  readonly authenticate: (
    params: api_impersonation_v1_AuthenticateRequest,
    options?: Options,
  ) => APIPromise<api_impersonation_v1_AuthenticateResponse>;
}

/** Rotation of a client's secret. From start to end both secrets work. */
export interface M2mClientsSecretsMethods<Options> {
  /**
   * Begin to exchange the secret of an M2M client.
   *
   * Makes a next secret, and answers it this once. Both secrets are good until the exchange is finished or cancelled: give
   * the program the next one meanwhile.
   *
   * `POST /v1/m2m/clients/{client_id}/secrets/rotate/start`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/m2m/rotate-secret/start-secret-rotation
   */
  readonly rotateStart: (
    params: api_m2m_v1_m2m_clients_secrets_RotateStartParams,
    options?: Options,
  ) => APIPromise<api_m2m_v1_m2m_clients_secrets_RotateStartResponse>;
  /**
   * Cancel the exchange of the secret of an M2M client.
   *
   * Drops the next secret. The old one stays.
   *
   * `POST /v1/m2m/clients/{client_id}/secrets/rotate/cancel`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/m2m/rotate-secret/cancel-secret-rotation
   */
  readonly rotateCancel: (
    params: api_m2m_v1_m2m_clients_secrets_RotateCancelParams,
    options?: Options,
  ) => APIPromise<api_m2m_v1_m2m_clients_secrets_RotateCancelResponse>;
  /**
   * Finish the exchange of the secret of an M2M client.
   *
   * Puts the next secret in the place of the old one, which is good no more.
   *
   * `POST /v1/m2m/clients/{client_id}/secrets/rotate`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/m2m/rotate-secret/rotate-secret
   */
  readonly rotate: (
    params: api_m2m_v1_m2m_clients_secrets_RotateParams,
    options?: Options,
  ) => APIPromise<api_m2m_v1_m2m_clients_secrets_RotateResponse>;
}

/** The programs that call your API, each with an id, a secret and scopes. */
export interface M2mClientsMethods<Options> {
  /** Rotation of a client's secret. From start to end both secrets work. */
  readonly secrets: M2mClientsSecretsMethods<Options>;
  /**
   * Create an M2M client.
   *
   * Creates a client, active, and answers its secret, which nobody can look up later. An id and a secret that the client has
   * from elsewhere can be given.
   *
   * `POST /v1/m2m/clients`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/m2m/client/create-m2m-client
   */
  readonly create: (
    params: api_m2m_v1_m2m_clients_CreateRequest,
    options?: Options,
  ) => APIPromise<api_m2m_v1_m2m_clients_CreateResponse>;
  /**
   * Search for M2M clients.
   *
   * Finds clients by id, name or scope, and answers one page of them. Without a query every client matches.
   *
   * `POST /v1/m2m/clients/search`
   */
  readonly search: (
    params?: api_m2m_v1_m2m_clients_SearchRequest,
    options?: Options,
  ) => APIPromise<api_m2m_v1_m2m_clients_SearchResponse>;
  /**
   * Get an M2M client.
   *
   * Answers an M2M client by its id, without its secret.
   *
   * `GET /v1/m2m/clients/{client_id}`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/m2m/client/get-m2m-client
   */
  readonly get: (
    params: api_m2m_v1_m2m_clients_GetParams,
    options?: Options,
  ) => APIPromise<api_m2m_v1_m2m_clients_GetResponse>;
  /**
   * Update an M2M client.
   *
   * Changes a client. `scopes` takes the place of the old ones, and metadata is merged. Tokens that it has stay as they are:
   * new scopes and `inactive` tell only for later ones.
   *
   * `PUT /v1/m2m/clients/{client_id}`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/m2m/client/update-m2m-client
   */
  readonly update: (
    params: api_m2m_v1_m2m_clients_UpdateParams,
    options?: Options,
  ) => APIPromise<api_m2m_v1_m2m_clients_UpdateResponse>;
  /**
   * Delete an M2M client.
   *
   * Deletes an M2M client. It gets no more tokens; access tokens that it has stay good until they expire.
   *
   * `DELETE /v1/m2m/clients/{client_id}`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/m2m/client/delete-m2m-client
   */
  readonly delete: (
    params: api_m2m_v1_m2m_clients_DeleteParams,
    options?: Options,
  ) => APIPromise<api_m2m_v1_m2m_clients_DeleteResponse>;
  /**
   * Every item that `search` finds, page after page, each fetched when it is needed.
   *
   * `limit` is the size of a page. Break out of the loop to stop; `.pages()` gives whole answers. With `prefetch` the next page comes while this one is consumed, and `cursor` goes on where another walk stood.
   *
   * @throws {StytchResponseError} in the loop, for an answer without its list, a cursor that comes back, or an end that the total contradicts. `.cursor` tells where to go on.
   */
  readonly searchAll: (
    params?: api_m2m_v1_m2m_clients_SearchAllParams,
    options?: Options & PageOptions,
  ) => Pages<api_m2m_v1_M2MClient, api_m2m_v1_m2m_clients_SearchResponse>;
}

/** Programs that sign in as themselves, by client credentials (machine to machine). */
export interface M2mMethods<Options> {
  /** The programs that call your API, each with an id, a secret and scopes. */
  readonly clients: M2mClientsMethods<Options>;
  /**
   * Get a token for an M2M client.
   *
   * Gives an M2M client an access token, for an hour. The client proves itself by its own id and secret; the project's secret
   * isn't sent. Keep the token and use it again until shortly before it expires: each call makes another.
   * Wrong credentials are answered with 400, in OAuth's form.
   *
   * `POST /v1/public/{project_id}/oauth2/token`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/m2m/token/get-access-token
   */
  readonly token: (params: api_m2m_v1_TokenParams, options?: Options) => APIPromise<oauth2_TokenResponse>;
}

/** Magic links sent by email, to sign in, to sign up or to accept an invitation. */
export interface MagicLinksEmailMethods<Options> {
  /**
   * Send a magic link to a user.
   *
   * Sends a link to a user's address: the login message, or the sign-up message to a pending user. Both URLs are checked in
   * either case.
   * Where nobody has the address, the call fails, unless a user or a session is given: then the address is added to them, and
   * removed again unless it is authenticated within five minutes. While they have an unverified factor of any kind, none can
   * be added: `too_many_unverified_factors`.
   * The link leads to your page with a `token` in its URL, for `magicLinks.authenticate`. An address gets at most
   * one link a second.
   *
   * `POST /v1/magic_links/email/send`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/magic-links/via-email/send-magic-link
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
   * `token` in its URL, for `magicLinks.authenticate`. An address gets at most one link a second.
   *
   * `POST /v1/magic_links/email/login_or_create`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/magic-links/via-email/log-in-or-create-user
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
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/magic-links/via-email/invite
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
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/magic-links/via-email/revoke-pending-invite
   */
  readonly revokeInvite: (
    params: api_magic_v1_magic_links_email_RevokeInviteRequest,
    options?: Options,
  ) => APIPromise<api_magic_v1_magic_links_email_RevokeInviteResponse>;
}

/** Links that sign a user in: sent by email, or made for you to send. */
export interface MagicLinksMethods<Options> {
  /** Magic links sent by email, to sign in, to sign up or to accept an invitation. */
  readonly email: MagicLinksEmailMethods<Options>;
  /**
   * Sign a user in by a magic link.
   *
   * Takes the token of a magic link that a user followed, the `token` of the URL that it led to. The link is used up, the
   * address that it was sent to counts as verified, and a pending user becomes active.
   * With `session_duration_minutes` a session begins; with a `session_token` or a `session_jwt` the link joins that session
   * as another factor. With neither, `session` is `null` and the tokens are `""`.
   * An unknown token is answered with 404, `magic_link_not_found`; one that has expired or was used with 401,
   * `unable_to_auth_magic_link`.
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
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/magic-links/embeddable/create
   */
  readonly create: (
    params: api_magic_v1_CreateRequest,
    options?: Options,
  ) => APIPromise<api_magic_v1_CreateResponse>;
}

/** One-time passcodes sent in a text message. */
export interface OtpsSmsMethods<Options> {
  /**
   * Send a passcode by text message to a user.
   *
   * Sends a passcode to a user's phone number. Earlier passcodes of the number, by text message or WhatsApp, work no more.
   * Where nobody has the number, the call fails, unless a user or a session is given: then the number is added to them,
   * and removed again unless it is authenticated within five minutes. While they have an unverified factor of any kind, none
   * can be added: `too_many_unverified_factors`.
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

/** One-time passcodes sent by WhatsApp. */
export interface OtpsWhatsappMethods<Options> {
  /**
   * Send a passcode by WhatsApp message to a user.
   *
   * Sends a passcode to a user's phone number. Earlier passcodes of the number, by text message or WhatsApp, work no more.
   * Where nobody has the number, the call fails, unless a user or a session is given: then the number is added to them,
   * and removed again unless it is authenticated within five minutes. While they have an unverified factor of any kind, none
   * can be added: `too_many_unverified_factors`.
   * Give what the user types to `otps.authenticate`.
   *
   * `POST /v1/otps/whatsapp/send`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/otp/via-whatsapp/send
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
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/otp/via-whatsapp/login-or-create-user
   */
  readonly loginOrCreate: (
    params: api_otp_v1_otp_whatsapp_LoginOrCreateRequest,
    options?: Options,
  ) => APIPromise<api_otp_v1_otp_whatsapp_LoginOrCreateResponse>;
}

/** One-time passcodes sent by email. */
export interface OtpsEmailMethods<Options> {
  /**
   * Send a passcode by email to a user.
   *
   * Sends a passcode to a user's email address. Earlier passcodes of the address work no more. An active user gets the login
   * message, a pending one the sign-up message.
   * Where nobody has the address, the call fails, unless a user or a session is given: then the address is added to them,
   * and removed again unless it is authenticated within five minutes. While they have an unverified factor of any kind, none
   * can be added: `too_many_unverified_factors`.
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
  /** One-time passcodes sent in a text message. */
  readonly sms: OtpsSmsMethods<Options>;
  /** One-time passcodes sent by WhatsApp. */
  readonly whatsapp: OtpsWhatsappMethods<Options>;
  /** One-time passcodes sent by email. */
  readonly email: OtpsEmailMethods<Options>;
  /**
   * Sign a user in by a passcode.
   *
   * Takes the passcode that a user typed. It is used up, the address or number that it was sent to counts as verified, and a
   * pending user becomes active.
   * With `session_duration_minutes` a session begins; with a `session_token` or a `session_jwt` the passcode joins that
   * session. With neither, `session` is `null` and the tokens are `""`.
   * A wrong passcode is answered with 404, `otp_code_not_found`; so is one that a later send has replaced, as only the last
   * one works. One that has expired or was used is 401, `unable_to_auth_otp_code`. By default ten failures in a row lock the
   * user.
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

/** Sign-in by an account at a provider such as Google, GitHub or Apple. */
export interface OauthMethods<Options> {
  /**
   * Add a provider to a user, by a token for its start.
   *
   * Makes a token that adds an account at an OAuth provider to a user who is there, whatever address the account has. Send
   * the browser to the provider's start, `https://test.stytch.com/v1/public/oauth/<provider>/start` (live:
   * `https://api.stytch.com/…`), with your public token and this one as `oauth_attach_token`. Without it, an account joins
   * the user who has its verified email address.
   *
   * `POST /v1/oauth/attach`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/oauth/attach
   */
  readonly attach: (
    params: api_oauth_v1_AttachRequest,
    options?: Options,
  ) => APIPromise<api_oauth_v1_AttachResponse>;
  /**
   * Sign a user in by an OAuth provider.
   *
   * Takes the token with which a user came back from an OAuth provider to your redirect URL. The user is found or created
   * before, when the provider answers.
   * With `session_duration_minutes` a session begins; with a `session_token` or a `session_jwt` the account joins that
   * session, unless it is another user's. The session is in `user_session`, not in `session`; with neither, it is `null` and
   * the tokens are `""`. `provider_values` has the tokens for the provider's own API in any case.
   * An unknown token is answered with 400, not 404: `oauth_token_not_found`.
   *
   * `POST /v1/oauth/authenticate`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/oauth/authenticate
   */
  readonly authenticate: (
    params: api_oauth_v1_AuthenticateRequest,
    options?: Options,
  ) => APIPromise<api_oauth_v1_AuthenticateResponse>;
}

/** A new password by a link that is sent to the user by email. */
export interface PasswordsEmailMethods<Options> {
  /**
   * Send an email to reset a password.
   *
   * Sends a user an email with two links: one to choose a new password, and one to sign in without. The `token` in the URL
   * of the first is for `passwords.email.reset`, that of the second for `magicLinks.authenticate`; the
   * URL's `stytch_token_type` tells them apart (`reset_password`, `login`).
   * A user without a password gets one this way. Until the reset the old password works.
   *
   * `POST /v1/passwords/email/reset/start`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/passwords/reset-options/password-reset-by-email-start
   */
  readonly resetStart: (
    params: api_password_v1_passwords_email_ResetStartRequest,
    options?: Options,
  ) => APIPromise<api_password_v1_passwords_email_ResetStartResponse>;
  /**
   * Reset a password by the token of an email.
   *
   * Sets a new password with the token of the email. All sessions of the user end, and their address counts as verified;
   * with `session_duration_minutes` a new session begins, else `session` is `null` and the tokens are `""`. A password that
   * is refused doesn't use the token up.
   *
   * `POST /v1/passwords/email/reset`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/passwords/reset-options/password-reset-by-email
   */
  readonly reset: (
    params: api_password_v1_passwords_email_ResetRequest,
    options?: Options,
  ) => APIPromise<api_password_v1_passwords_email_ResetResponse>;
}

/** A new password in exchange for the present one. */
export interface PasswordsExistingPasswordMethods<Options> {
  /**
   * Reset a password by the existing one.
   *
   * Replaces a password with another, given both. All sessions of the user end; with `session_duration_minutes` a new one
   * begins, else `session` is `null` and the tokens are `""`.
   * A wrong existing password is answered with 401 and `unauthorized_credentials`, as wrong credentials of the project are.
   *
   * `POST /v1/passwords/existing_password/reset`
   */
  readonly reset: (
    params: api_password_v1_passwords_existing_password_ResetRequest,
    options?: Options,
  ) => APIPromise<api_password_v1_passwords_existing_password_ResetResponse>;
}

/** A new password for the user of a session. */
export interface PasswordsSessionsMethods<Options> {
  /**
   * Reset a password by a session.
   *
   * Sets a password for the user of a session, also their first. In the last five minutes the session must have been
   * authenticated by a password, a magic link or a passcode by email; other factors don't count.
   * The user's other sessions end, and this one goes on: it is in the answer also without `session_duration_minutes`.
   *
   * `POST /v1/passwords/session/reset`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/passwords/reset-options/password-reset-by-session
   */
  readonly reset: (
    params: api_password_v1_passwords_session_ResetRequest,
    options?: Options,
  ) => APIPromise<api_password_v1_passwords_session_ResetResponse>;
}

/** Passwords of users: set, checked, reset and moved in from elsewhere. */
export interface PasswordsMethods<Options> {
  /** A new password by a link that is sent to the user by email. */
  readonly email: PasswordsEmailMethods<Options>;
  /** A new password in exchange for the present one. */
  readonly existingPassword: PasswordsExistingPasswordMethods<Options>;
  /** A new password for the user of a session. */
  readonly sessions: PasswordsSessionsMethods<Options>;
  /**
   * Check a password's strength.
   *
   * Tells whether a password would be accepted, and if not, how to better it. Nothing is stored.
   * Call it while someone chooses a password, before `passwords.create` or a reset. With the `email`, the password is
   * looked up among those known from breaches; without it, a password that is called valid may still be refused.
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
  /**
   * Create a user with a password.
   *
   * Creates an active user with an email address and a password. The address isn't verified by it, and until it is, no other
   * factor can be added (`too_many_unverified_factors`): send a passcode or a magic link, and authenticate it with the
   * session's token. Without the session, the first sign-in that way makes the password due for a reset.
   * Someone who is a user already, without a password, gets one by `passwords.email.resetStart` or
   * `passwords.migrate`.
   * Without `session_duration_minutes`, `session` is `null` and the tokens are `""`.
   *
   * `POST /v1/passwords`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/passwords/create
   */
  readonly create: (
    params: api_password_v1_CreateRequest,
    options?: Options,
  ) => APIPromise<api_password_v1_CreateResponse>;
  /**
   * Sign a user in by a password.
   *
   * Checks a user's password. With `session_duration_minutes` a session begins; with a `session_token` or a `session_jwt`
   * the password joins that session. With neither, `session` is `null` and the tokens are `""`.
   * The address need not be verified, and isn't by it. A right password is refused with `reset_password` if it was found in a
   * breach, no longer meets the policy, or was set before another proved to own the address.
   * A wrong password is answered with 401 and `unauthorized_credentials`, as wrong credentials of the project are. By default
   * ten failures in a row lock the user.
   *
   * `POST /v1/passwords/authenticate`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/passwords/authenticate
   */
  readonly authenticate: (
    params: api_password_v1_AuthenticateRequest,
    options?: Options,
  ) => APIPromise<api_password_v1_AuthenticateResponse>;
  /**
   * Move a password in from elsewhere.
   *
   * Gives a user the password whose hash another service has, so that they sign in as before. The user is found by their
   * email address, and created where there is none; one who has a password already is refused. No session begins.
   * The hash is checked for its form, not for the password's strength. At most 100 calls a second are taken.
   *
   * `POST /v1/passwords/migrate`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/passwords/migrate
   */
  readonly migrate: (
    params: api_password_v1_MigrateRequest,
    options?: Options,
  ) => APIPromise<api_password_v1_MigrateResponse>;
}

/** The project itself. */
export interface ProjectMethods<Options> {
  /**
   * Count what a project has.
   *
   * Counts the users and M2M clients of the project. How fresh the counts are isn't said.
   *
   * `GET /v1/projects/metrics`
   */
  readonly metrics: (
    params?: Record<string, never>,
    options?: Options,
  ) => APIPromise<api_project_v1_MetricsResponse>;
}

/** Roles, and what they may do (role-based access control). */
export interface RbacMethods<Options> {
  /**
   * Get the policy of roles.
   *
   * Answers which role may do what, as it is set in the dashboard. A session's JWT has the user's roles as they were when it
   * was made: a change of a user's roles shows in the next JWT, five minutes later at most.
   *
   * `GET /v1/rbac/policy`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/rbac/get-rbac-policy
   */
  readonly policy: (
    params?: Record<string, never>,
    options?: Options,
  ) => APIPromise<api_consumer_rbac_v1_PolicyResponse>;
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
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/sessions/get-sessions
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
   * With `authorization_check` the call fails with 403, `consumer_session_authorization_error`, where none of the user's
   * present roles allows the action.
   *
   * `POST /v1/sessions/authenticate`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/sessions/authenticate-session
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
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/sessions/revoke-session
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
   * Without `session_duration_minutes`, `session` is `null` and the tokens are `""`.
   *
   * `POST /v1/sessions/migrate`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/sessions/migrate-session
   */
  readonly migrate: (
    params: api_session_v1_MigrateRequest,
    options?: Options,
  ) => APIPromise<api_session_v1_MigrateResponse>;
  /**
   * Exchange a Connected App's access token for a session.
   *
   * Signs a user in by the access token that a Connected App of your own got for the user. The token needs the scope
   * `full_access`, is at most five minutes old, and can be exchanged once.
   * Without `session_duration_minutes`, `session` is `null` and the tokens are `""`.
   *
   * `POST /v1/sessions/exchange_access_token`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/sessions/exchange-access-token
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
   * With `session_duration_minutes` a session begins; with a `session_token` or a `session_jwt` the token joins that session
   * as another factor. With neither, `session` is `null` and the tokens are `""`.
   *
   * `POST /v1/sessions/attest`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/sessions/attest-session
   */
  readonly attest: (
    params: api_session_v1_AttestRequest,
    options?: Options,
  ) => APIPromise<api_session_v1_AttestResponse>;
}

/** Authenticator apps, whose codes of six digits change each half minute (TOTP, RFC 6238), and their recovery codes. */
export interface TotpsMethods<Options> {
  /**
   * Add an authenticator app to a user.
   *
   * Makes the secret of an authenticator app for an active user, as text and as a QR code, and ten recovery codes. Show all
   * of it to the user: the secret and the QR code aren't answered again, the codes by `totps.recoveryCodes`.
   * In `qr_code` a blank stands after `base64,`.
   * The app is unverified until `totps.authenticate` has had a code of it. After `expiration_minutes` without one
   * it can't be used any more.
   * A user has one app. To exchange it, remove it first, by `users.deleteTOTP`.
   *
   * `POST /v1/totps`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/totp/create
   */
  readonly create: (
    params: api_totp_v1_CreateRequest,
    options?: Options,
  ) => APIPromise<api_totp_v1_CreateResponse>;
  /**
   * Check a code of an authenticator app.
   *
   * Checks the code that a user's authenticator app shows. The codes before and after it are accepted, too, as clocks
   * differ, and each works once. The first right one verifies the app.
   * With a `session_token` or a `session_jwt` the app joins that session as another factor, its usual place; with
   * `session_duration_minutes` alone a session begins. With none of them `session` is `null` and the tokens are `""`.
   *
   * `POST /v1/totps/authenticate`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/totp/authenticate
   */
  readonly authenticate: (
    params: api_totp_v1_AuthenticateRequest,
    options?: Options,
  ) => APIPromise<api_totp_v1_AuthenticateResponse>;
  /**
   * List recovery codes.
   *
   * Lists a user's authenticator apps, verified or not, each with its unused recovery codes and without its secret.
   * A recovery code does as much as the app: show them to nobody but the user, after a fresh second factor.
   *
   * `POST /v1/totps/recovery_codes`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/totp/get-recovery-codes
   */
  readonly recoveryCodes: (
    params: api_totp_v1_RecoveryCodesRequest,
    options?: Options,
  ) => APIPromise<api_totp_v1_RecoveryCodesResponse>;
  /**
   * Sign a user in by a recovery code.
   *
   * Takes a recovery code from a user who has lost their authenticator app. The code is used up; the app stays. Have the
   * user set up a new one next: `users.deleteTOTP`, then `totps.create`.
   * With a `session_token` or a `session_jwt` the code joins that session as another factor; with
   * `session_duration_minutes` alone a session begins. With none of them `session` is `null` and the tokens are `""`.
   *
   * `POST /v1/totps/recover`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/totp/recover
   */
  readonly recover: (
    params: api_totp_v1_RecoverRequest,
    options?: Options,
  ) => APIPromise<api_totp_v1_RecoverResponse>;
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
   * No message is sent and the new factors start unverified. While one is, the user can't get another
   * (`too_many_unverified_factors`).
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
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/users/update-user
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
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/users/delete/delete-user
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
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/users/delete/delete-user-external-id
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
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/users/exchange-primary-factor
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
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/users/delete/delete-user-email
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
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/users/delete/delete-user-crypto-wallet
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
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/connected-apps/consent-management/get-connected-apps-user
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
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/connected-apps/consent-management/revoke-connected-app-access
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

/** Passkeys, security keys and whatever else browsers know as WebAuthn. */
export interface WebauthnMethods<Options> {
  /**
   * Begin to register a passkey or device.
   *
   * Gives the options with which the user's browser makes a passkey or registers a security key, as JSON in a string. The
   * user must be active and have another way to sign in.
   * Ask with `use_base64_url_encoding: true`, give the string to the page, and there, within five minutes:
   *
   * ```js
   * const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options));
   * const credential = await navigator.credentials.create({ publicKey });
   * const public_key_credential = JSON.stringify(credential);
   * ```
   *
   * Send that to `webauthn.register`.
   *
   * `POST /v1/webauthn/register/start`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/passkeys-webauthn/register/start
   */
  readonly registerStart: (
    params: api_webauthn_v1_RegisterStartRequest,
    options?: Options,
  ) => APIPromise<api_webauthn_v1_RegisterStartResponse>;
  /**
   * Register a passkey or device.
   *
   * Takes what the browser made of the options of `webauthn.registerStart`, and adds it to the user, verified.
   * With a `session_token` or a `session_jwt` the registration joins that session as another factor; with
   * `session_duration_minutes` alone a session begins. With none of them `session` is `null` and the tokens are `""`.
   *
   * `POST /v1/webauthn/register`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/passkeys-webauthn/register/register
   */
  readonly register: (
    params: api_webauthn_v1_RegisterRequest,
    options?: Options,
  ) => APIPromise<api_webauthn_v1_RegisterResponse>;
  /**
   * Begin to sign in by a passkey or device.
   *
   * Gives the options with which the browser asks the user for a passkey or device, as JSON in a string. Without a
   * `user_id` it offers the passkeys that it has for the domain, and the chosen one tells who the user is.
   * Ask with `use_base64_url_encoding: true`, give the string to the page, and there, within five minutes:
   *
   * ```js
   * const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options));
   * const credential = await navigator.credentials.get({ publicKey });
   * const public_key_credential = JSON.stringify(credential);
   * ```
   *
   * Send that to `webauthn.authenticate`.
   *
   * `POST /v1/webauthn/authenticate/start`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/passkeys-webauthn/authenticate/start
   */
  readonly authenticateStart: (
    params: api_webauthn_v1_AuthenticateStartRequest,
    options?: Options,
  ) => APIPromise<api_webauthn_v1_AuthenticateStartResponse>;
  /**
   * Sign a user in by a passkey or device.
   *
   * Checks what the browser made of the options of `webauthn.authenticateStart`. The user is whoever the passkey
   * or device belongs to; nothing else names them.
   * With a `session_token` or a `session_jwt` it joins that session as another factor; with `session_duration_minutes`
   * alone a session begins. With none of them `session` is `null` and the tokens are `""`.
   *
   * `POST /v1/webauthn/authenticate`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/passkeys-webauthn/authenticate/authenticate
   */
  readonly authenticate: (
    params: api_webauthn_v1_AuthenticateRequest,
    options?: Options,
  ) => APIPromise<api_webauthn_v1_AuthenticateResponse>;
  /**
   * Rename a passkey or device.
   *
   * Gives a registration another name, for its user to tell it by. Until then it is `WebAuthN` and eight
   * digits of its id.
   *
   * `PUT /v1/webauthn/{webauthn_registration_id}`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/passkeys-webauthn/update
   */
  readonly update: (
    params: api_webauthn_v1_UpdateParams,
    options?: Options,
  ) => APIPromise<api_webauthn_v1_UpdateResponse>;
  /**
   * List the public keys of a user's passkeys and devices.
   *
   * Lists a user's registrations on a domain, with the ids by which browsers know them and their public keys.
   * For a user without any it answers the error `webauthn_registration_not_found`, not an empty list.
   *
   * `GET /v1/webauthn/credentials/{user_id}/{domain}`
   *
   * @see https://stytch.com/docs/api-reference/consumer/api/passkeys-webauthn/list-webauthn-credentials
   */
  readonly listCredentials: (
    params: api_webauthn_v1_ListCredentialsParams,
    options?: Options,
  ) => APIPromise<api_webauthn_v1_ListCredentialsResponse>;
}

/** The client's methods, by resource. */
export interface Methods<Options> {
  /** Applications that users let act for them, by OAuth. */
  readonly connectedApp: ConnectedAppMethods<Options>;
  /** Sign-in by the signature of an Ethereum or Solana wallet. */
  readonly cryptoWallets: CryptoWalletsMethods<Options>;
  /** Which project the credentials belong to. */
  readonly debug: DebugMethods<Options>;
  /**
   * Fingerprints of visitors, verdicts and rules, on a host of their own. There, request ids begin with
   * `request-id-fraud-`, and wrong credentials are `unauthorized_credentials_error`.
   */
  readonly fraud: FraudMethods<Options>;
  /** Stytch as the identity provider of Connected Apps: consent, codes and tokens. */
  readonly idp: IdpMethods<Options>;
  /** Sign-in of your own team in a user's place. */
  readonly impersonation: ImpersonationMethods<Options>;
  /** Programs that sign in as themselves, by client credentials (machine to machine). */
  readonly m2m: M2mMethods<Options>;
  /** Links that sign a user in: sent by email, or made for you to send. */
  readonly magicLinks: MagicLinksMethods<Options>;
  /** One-time passcodes that sign a user in: six digits, by text message, WhatsApp or email. */
  readonly otps: OtpsMethods<Options>;
  /** Sign-in by an account at a provider such as Google, GitHub or Apple. */
  readonly oauth: OauthMethods<Options>;
  /** Passwords of users: set, checked, reset and moved in from elsewhere. */
  readonly passwords: PasswordsMethods<Options>;
  /** The project itself. */
  readonly project: ProjectMethods<Options>;
  /** Roles, and what they may do (role-based access control). */
  readonly rbac: RbacMethods<Options>;
  /** Sessions of users who have signed in: checked, extended, ended, and the keys of their JWTs. */
  readonly sessions: SessionsMethods<Options>;
  /** Authenticator apps, whose codes of six digits change each half minute (TOTP, RFC 6238), and their recovery codes. */
  readonly totps: TotpsMethods<Options>;
  /**
   * The people who sign in to your application, with their factors, metadata and roles.
   * Wherever a call asks for a `user_id`, the `external_id` you gave the user serves as well.
   */
  readonly users: UsersMethods<Options>;
  /** Passkeys, security keys and whatever else browsers know as WebAuthn. */
  readonly webauthn: WebauthnMethods<Options>;
}

/** The operations as flat functions, named by camel-cased operationId. */
export interface Operations<Options> {
  /** Create a Connected App. See {@link ConnectedAppClientsMethods.create}. */
  readonly apiConnectedappsV1ConnectedAppsClientsCreate: ConnectedAppClientsMethods<Options>["create"];
  /** List Connected Apps. See {@link ConnectedAppClientsMethods.search}. */
  readonly apiConnectedappsV1ConnectedAppsClientsSearch: ConnectedAppClientsMethods<Options>["search"];
  /** Get a Connected App. See {@link ConnectedAppClientsMethods.get}. */
  readonly apiConnectedappsV1ConnectedAppsClientsGet: ConnectedAppClientsMethods<Options>["get"];
  /** Update a Connected App. See {@link ConnectedAppClientsMethods.update}. */
  readonly apiConnectedappsV1ConnectedAppsClientsUpdate: ConnectedAppClientsMethods<Options>["update"];
  /** Delete a Connected App. See {@link ConnectedAppClientsMethods.delete}. */
  readonly apiConnectedappsV1ConnectedAppsClientsDelete: ConnectedAppClientsMethods<Options>["delete"];
  /** Begin to exchange the secret of a Connected App. See {@link ConnectedAppClientsSecretsMethods.rotateStart}. */
  readonly apiConnectedappsV1ConnectedAppsClientsSecretsRotateStart: ConnectedAppClientsSecretsMethods<Options>["rotateStart"];
  /** Cancel the exchange of the secret of a Connected App. See {@link ConnectedAppClientsSecretsMethods.rotateCancel}. */
  readonly apiConnectedappsV1ConnectedAppsClientsSecretsRotateCancel: ConnectedAppClientsSecretsMethods<Options>["rotateCancel"];
  /** Finish the exchange of the secret of a Connected App. See {@link ConnectedAppClientsSecretsMethods.rotate}. */
  readonly apiConnectedappsV1ConnectedAppsClientsSecretsRotate: ConnectedAppClientsSecretsMethods<Options>["rotate"];
  /** Get a message for a crypto wallet to sign. See {@link CryptoWalletsMethods.authenticateStart}. */
  readonly apiCryptoWalletV1AuthenticateStart: CryptoWalletsMethods<Options>["authenticateStart"];
  /** Sign a user in by a crypto wallet. See {@link CryptoWalletsMethods.authenticate}. */
  readonly apiCryptoWalletV1Authenticate: CryptoWalletsMethods<Options>["authenticate"];
  /** Tell which project the credentials belong to. See {@link DebugMethods.whoami}. */
  readonly apiDebugV1Whoami: DebugMethods<Options>["whoami"];
  /** Look a fingerprint up. See {@link FraudFingerprintMethods.lookup}. */
  readonly apiFraudV1FraudFingerprintLookup: FraudFingerprintMethods<Options>["lookup"];
  /** Set a rule. See {@link FraudRulesMethods.set}. */
  readonly apiFraudV1FraudRulesSet: FraudRulesMethods<Options>["set"];
  /** List rules. See {@link FraudRulesMethods.list}. */
  readonly apiFraudV1FraudRulesList: FraudRulesMethods<Options>["list"];
  /** Set what to do for a reason. See {@link FraudVerdictReasonsMethods.override}. */
  readonly apiFraudV1FraudVerdictReasonsOverride: FraudVerdictReasonsMethods<Options>["override"];
  /** List the reasons of verdicts. See {@link FraudVerdictReasonsMethods.list}. */
  readonly apiFraudV1FraudVerdictReasonsList: FraudVerdictReasonsMethods<Options>["list"];
  /** Judge an email address. See {@link FraudEmailMethods.risk}. */
  readonly apiFraudV1FraudEmailRisk: FraudEmailMethods<Options>["risk"];
  /** Look at a token of a Connected App. See {@link IdpMethods.introspectTokenNetwork}. */
  readonly apiIdpV1IntrospectToken: IdpMethods<Options>["introspectTokenNetwork"];
  /** Look at what a Connected App asks for. See {@link IdpOauthMethods.authorizeStart}. */
  readonly apiIdpV1IdpOauthAuthorizeStart: IdpOauthMethods<Options>["authorizeStart"];
  /** Grant a Connected App what it asks for. See {@link IdpOauthMethods.authorize}. */
  readonly apiIdpV1IdpOauthAuthorize: IdpOauthMethods<Options>["authorize"];
  /** Sign a member of your team in, in a user's place. See {@link ImpersonationMethods.authenticate}. */
  readonly apiImpersonationV1Authenticate: ImpersonationMethods<Options>["authenticate"];
  /** Create an M2M client. See {@link M2mClientsMethods.create}. */
  readonly apiM2mV1M2mClientsCreate: M2mClientsMethods<Options>["create"];
  /** Search for M2M clients. See {@link M2mClientsMethods.search}. */
  readonly apiM2mV1M2mClientsSearch: M2mClientsMethods<Options>["search"];
  /** Get an M2M client. See {@link M2mClientsMethods.get}. */
  readonly apiM2mV1M2mClientsGet: M2mClientsMethods<Options>["get"];
  /** Update an M2M client. See {@link M2mClientsMethods.update}. */
  readonly apiM2mV1M2mClientsUpdate: M2mClientsMethods<Options>["update"];
  /** Delete an M2M client. See {@link M2mClientsMethods.delete}. */
  readonly apiM2mV1M2mClientsDelete: M2mClientsMethods<Options>["delete"];
  /** Begin to exchange the secret of an M2M client. See {@link M2mClientsSecretsMethods.rotateStart}. */
  readonly apiM2mV1M2mClientsSecretsRotateStart: M2mClientsSecretsMethods<Options>["rotateStart"];
  /** Cancel the exchange of the secret of an M2M client. See {@link M2mClientsSecretsMethods.rotateCancel}. */
  readonly apiM2mV1M2mClientsSecretsRotateCancel: M2mClientsSecretsMethods<Options>["rotateCancel"];
  /** Finish the exchange of the secret of an M2M client. See {@link M2mClientsSecretsMethods.rotate}. */
  readonly apiM2mV1M2mClientsSecretsRotate: M2mClientsSecretsMethods<Options>["rotate"];
  /** Get a token for an M2M client. See {@link M2mMethods.token}. */
  readonly apiM2mV1Token: M2mMethods<Options>["token"];
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
  /** Add a provider to a user, by a token for its start. See {@link OauthMethods.attach}. */
  readonly apiOauthV1Attach: OauthMethods<Options>["attach"];
  /** Sign a user in by an OAuth provider. See {@link OauthMethods.authenticate}. */
  readonly apiOauthV1Authenticate: OauthMethods<Options>["authenticate"];
  /** Check a password's strength. See {@link PasswordsMethods.strengthCheck}. */
  readonly apiPasswordV1StrengthCheck: PasswordsMethods<Options>["strengthCheck"];
  /** Create a user with a password. See {@link PasswordsMethods.create}. */
  readonly apiPasswordV1Create: PasswordsMethods<Options>["create"];
  /** Sign a user in by a password. See {@link PasswordsMethods.authenticate}. */
  readonly apiPasswordV1Authenticate: PasswordsMethods<Options>["authenticate"];
  /** Move a password in from elsewhere. See {@link PasswordsMethods.migrate}. */
  readonly apiPasswordV1Migrate: PasswordsMethods<Options>["migrate"];
  /** Send an email to reset a password. See {@link PasswordsEmailMethods.resetStart}. */
  readonly apiPasswordV1PasswordsEmailResetStart: PasswordsEmailMethods<Options>["resetStart"];
  /** Reset a password by the token of an email. See {@link PasswordsEmailMethods.reset}. */
  readonly apiPasswordV1PasswordsEmailReset: PasswordsEmailMethods<Options>["reset"];
  /** Reset a password by the existing one. See {@link PasswordsExistingPasswordMethods.reset}. */
  readonly apiPasswordV1PasswordsExistingPasswordReset: PasswordsExistingPasswordMethods<Options>["reset"];
  /** Reset a password by a session. See {@link PasswordsSessionsMethods.reset}. */
  readonly apiPasswordV1PasswordsSessionReset: PasswordsSessionsMethods<Options>["reset"];
  /** Count what a project has. See {@link ProjectMethods.metrics}. */
  readonly apiProjectV1Metrics: ProjectMethods<Options>["metrics"];
  /** Get the policy of roles. See {@link RbacMethods.policy}. */
  readonly apiConsumerRbacV1Policy: RbacMethods<Options>["policy"];
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
  /** Add an authenticator app to a user. See {@link TotpsMethods.create}. */
  readonly apiTotpV1Create: TotpsMethods<Options>["create"];
  /** Check a code of an authenticator app. See {@link TotpsMethods.authenticate}. */
  readonly apiTotpV1Authenticate: TotpsMethods<Options>["authenticate"];
  /** List recovery codes. See {@link TotpsMethods.recoveryCodes}. */
  readonly apiTotpV1RecoveryCodes: TotpsMethods<Options>["recoveryCodes"];
  /** Sign a user in by a recovery code. See {@link TotpsMethods.recover}. */
  readonly apiTotpV1Recover: TotpsMethods<Options>["recover"];
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
  /** Begin to register a passkey or device. See {@link WebauthnMethods.registerStart}. */
  readonly apiWebauthnV1RegisterStart: WebauthnMethods<Options>["registerStart"];
  /** Register a passkey or device. See {@link WebauthnMethods.register}. */
  readonly apiWebauthnV1Register: WebauthnMethods<Options>["register"];
  /** Begin to sign in by a passkey or device. See {@link WebauthnMethods.authenticateStart}. */
  readonly apiWebauthnV1AuthenticateStart: WebauthnMethods<Options>["authenticateStart"];
  /** Sign a user in by a passkey or device. See {@link WebauthnMethods.authenticate}. */
  readonly apiWebauthnV1Authenticate: WebauthnMethods<Options>["authenticate"];
  /** Rename a passkey or device. See {@link WebauthnMethods.update}. */
  readonly apiWebauthnV1Update: WebauthnMethods<Options>["update"];
  /** List the public keys of a user's passkeys and devices. See {@link WebauthnMethods.listCredentials}. */
  readonly apiWebauthnV1ListCredentials: WebauthnMethods<Options>["listCredentials"];
}

/** The params and the result of each operation, by operationId, and apart from each other the body and the query's names. */
export interface OperationTypes {
  /** Create a Connected App. */
  api_connectedapps_v1_connected_apps_clients_Create: {
    params: api_connectedapps_v1_connected_apps_clients_CreateRequest;
    result: api_connectedapps_v1_connected_apps_clients_CreateResponse;
    body: api_connectedapps_v1_connected_apps_clients_CreateRequest;
  };
  /** List Connected Apps. */
  api_connectedapps_v1_connected_apps_clients_Search: {
    params: api_connectedapps_v1_connected_apps_clients_SearchRequest | undefined;
    result: api_connectedapps_v1_connected_apps_clients_SearchResponse;
    body: api_connectedapps_v1_connected_apps_clients_SearchRequest;
  };
  /** Get a Connected App. */
  api_connectedapps_v1_connected_apps_clients_Get: {
    params: api_connectedapps_v1_connected_apps_clients_GetParams;
    result: api_connectedapps_v1_connected_apps_clients_GetResponse;
  };
  /** Update a Connected App. */
  api_connectedapps_v1_connected_apps_clients_Update: {
    params: api_connectedapps_v1_connected_apps_clients_UpdateParams;
    result: api_connectedapps_v1_connected_apps_clients_UpdateResponse;
    body: api_connectedapps_v1_connected_apps_clients_UpdateRequest;
  };
  /** Delete a Connected App. */
  api_connectedapps_v1_connected_apps_clients_Delete: {
    params: api_connectedapps_v1_connected_apps_clients_DeleteParams;
    result: api_connectedapps_v1_connected_apps_clients_DeleteResponse;
  };
  /** Begin to exchange the secret of a Connected App. */
  api_connectedapps_v1_connected_apps_clients_secrets_RotateStart: {
    params: api_connectedapps_v1_connected_apps_clients_secrets_RotateStartParams;
    result: api_connectedapps_v1_connected_apps_clients_secrets_RotateStartResponse;
  };
  /** Cancel the exchange of the secret of a Connected App. */
  api_connectedapps_v1_connected_apps_clients_secrets_RotateCancel: {
    params: api_connectedapps_v1_connected_apps_clients_secrets_RotateCancelParams;
    result: api_connectedapps_v1_connected_apps_clients_secrets_RotateCancelResponse;
  };
  /** Finish the exchange of the secret of a Connected App. */
  api_connectedapps_v1_connected_apps_clients_secrets_Rotate: {
    params: api_connectedapps_v1_connected_apps_clients_secrets_RotateParams;
    result: api_connectedapps_v1_connected_apps_clients_secrets_RotateResponse;
  };
  /** Get a message for a crypto wallet to sign. */
  api_crypto_wallet_v1_AuthenticateStart: {
    params: api_crypto_wallet_v1_AuthenticateStartRequest;
    result: api_crypto_wallet_v1_AuthenticateStartResponse;
    body: api_crypto_wallet_v1_AuthenticateStartRequest;
  };
  /** Sign a user in by a crypto wallet. */
  api_crypto_wallet_v1_Authenticate: {
    params: api_crypto_wallet_v1_AuthenticateRequest;
    result: api_crypto_wallet_v1_AuthenticateResponse;
    body: api_crypto_wallet_v1_AuthenticateRequest;
  };
  /** Tell which project the credentials belong to. */
  api_debug_v1_Whoami: { params: Record<string, never> | undefined; result: api_debug_v1_WhoamiResponse };
  /** Look a fingerprint up. */
  api_fraud_v1_fraud_fingerprint_Lookup: {
    params: api_fraud_v1_fraud_fingerprint_LookupRequest;
    result: api_fraud_v1_fraud_fingerprint_LookupResponse;
    body: api_fraud_v1_fraud_fingerprint_LookupRequest;
  };
  /** Set a rule. */
  api_fraud_v1_fraud_rules_Set: {
    params: api_fraud_v1_fraud_rules_SetRequest;
    result: api_fraud_v1_fraud_rules_SetResponse;
    body: api_fraud_v1_fraud_rules_SetRequest;
  };
  /** List rules. */
  api_fraud_v1_fraud_rules_List: {
    params: api_fraud_v1_fraud_rules_ListRequest | undefined;
    result: api_fraud_v1_fraud_rules_ListResponse;
    body: api_fraud_v1_fraud_rules_ListRequest;
  };
  /** Set what to do for a reason. */
  api_fraud_v1_fraud_verdict_reasons_Override: {
    params: api_fraud_v1_fraud_verdict_reasons_OverrideRequest;
    result: api_fraud_v1_fraud_verdict_reasons_OverrideResponse;
    body: api_fraud_v1_fraud_verdict_reasons_OverrideRequest;
  };
  /** List the reasons of verdicts. */
  api_fraud_v1_fraud_verdict_reasons_List: {
    params: api_fraud_v1_fraud_verdict_reasons_ListRequest | undefined;
    result: api_fraud_v1_fraud_verdict_reasons_ListResponse;
    body: api_fraud_v1_fraud_verdict_reasons_ListRequest;
  };
  /** Judge an email address. */
  api_fraud_v1_fraud_email_Risk: {
    params: api_fraud_v1_fraud_email_RiskRequest;
    result: api_fraud_v1_fraud_email_RiskResponse;
    body: api_fraud_v1_fraud_email_RiskRequest;
  };
  /** Look at a token of a Connected App. */
  api_idp_v1_IntrospectToken: {
    params: api_idp_v1_IntrospectTokenParams;
    result: oauth2_IntrospectResponse;
    body: oauth2_IntrospectRequest;
  };
  /** Look at what a Connected App asks for. */
  api_idp_v1_idp_oauth_AuthorizeStart: {
    params: api_idp_v1_idp_oauth_AuthorizeStartRequest;
    result: api_idp_v1_idp_oauth_AuthorizeStartResponse;
    body: api_idp_v1_idp_oauth_AuthorizeStartRequest;
  };
  /** Grant a Connected App what it asks for. */
  api_idp_v1_idp_oauth_Authorize: {
    params: api_idp_v1_idp_oauth_AuthorizeRequest;
    result: api_idp_v1_idp_oauth_AuthorizeResponse;
    body: api_idp_v1_idp_oauth_AuthorizeRequest;
  };
  /** Sign a member of your team in, in a user's place. */
  api_impersonation_v1_Authenticate: {
    params: api_impersonation_v1_AuthenticateRequest;
    result: api_impersonation_v1_AuthenticateResponse;
    body: api_impersonation_v1_AuthenticateRequest;
  };
  /** Create an M2M client. */
  api_m2m_v1_m2m_clients_Create: {
    params: api_m2m_v1_m2m_clients_CreateRequest;
    result: api_m2m_v1_m2m_clients_CreateResponse;
    body: api_m2m_v1_m2m_clients_CreateRequest;
  };
  /** Search for M2M clients. */
  api_m2m_v1_m2m_clients_Search: {
    params: api_m2m_v1_m2m_clients_SearchRequest | undefined;
    result: api_m2m_v1_m2m_clients_SearchResponse;
    body: api_m2m_v1_m2m_clients_SearchRequest;
  };
  /** Get an M2M client. */
  api_m2m_v1_m2m_clients_Get: {
    params: api_m2m_v1_m2m_clients_GetParams;
    result: api_m2m_v1_m2m_clients_GetResponse;
  };
  /** Update an M2M client. */
  api_m2m_v1_m2m_clients_Update: {
    params: api_m2m_v1_m2m_clients_UpdateParams;
    result: api_m2m_v1_m2m_clients_UpdateResponse;
    body: api_m2m_v1_m2m_clients_UpdateRequest;
  };
  /** Delete an M2M client. */
  api_m2m_v1_m2m_clients_Delete: {
    params: api_m2m_v1_m2m_clients_DeleteParams;
    result: api_m2m_v1_m2m_clients_DeleteResponse;
  };
  /** Begin to exchange the secret of an M2M client. */
  api_m2m_v1_m2m_clients_secrets_RotateStart: {
    params: api_m2m_v1_m2m_clients_secrets_RotateStartParams;
    result: api_m2m_v1_m2m_clients_secrets_RotateStartResponse;
  };
  /** Cancel the exchange of the secret of an M2M client. */
  api_m2m_v1_m2m_clients_secrets_RotateCancel: {
    params: api_m2m_v1_m2m_clients_secrets_RotateCancelParams;
    result: api_m2m_v1_m2m_clients_secrets_RotateCancelResponse;
  };
  /** Finish the exchange of the secret of an M2M client. */
  api_m2m_v1_m2m_clients_secrets_Rotate: {
    params: api_m2m_v1_m2m_clients_secrets_RotateParams;
    result: api_m2m_v1_m2m_clients_secrets_RotateResponse;
  };
  /** Get a token for an M2M client. */
  api_m2m_v1_Token: {
    params: api_m2m_v1_TokenParams;
    result: oauth2_TokenResponse;
    body: oauth2_TokenRequest;
  };
  /** Sign a user in by a magic link. */
  api_magic_v1_Authenticate: {
    params: api_magic_v1_AuthenticateRequest;
    result: api_magic_v1_AuthenticateResponse;
    body: api_magic_v1_AuthenticateRequest;
  };
  /** Make a magic link to send yourself. */
  api_magic_v1_Create: {
    params: api_magic_v1_CreateRequest;
    result: api_magic_v1_CreateResponse;
    body: api_magic_v1_CreateRequest;
  };
  /** Send a magic link to a user. */
  api_magic_v1_magic_links_email_Send: {
    params: api_magic_v1_magic_links_email_SendRequest;
    result: api_magic_v1_magic_links_email_SendResponse;
    body: api_magic_v1_magic_links_email_SendRequest;
  };
  /** Send a magic link, creating the user if need be. */
  api_magic_v1_magic_links_email_LoginOrCreate: {
    params: api_magic_v1_magic_links_email_LoginOrCreateRequest;
    result: api_magic_v1_magic_links_email_LoginOrCreateResponse;
    body: api_magic_v1_magic_links_email_LoginOrCreateRequest;
  };
  /** Invite somebody by email. */
  api_magic_v1_magic_links_email_Invite: {
    params: api_magic_v1_magic_links_email_InviteRequest;
    result: api_magic_v1_magic_links_email_InviteResponse;
    body: api_magic_v1_magic_links_email_InviteRequest;
  };
  /** Take an invitation back. */
  api_magic_v1_magic_links_email_RevokeInvite: {
    params: api_magic_v1_magic_links_email_RevokeInviteRequest;
    result: api_magic_v1_magic_links_email_RevokeInviteResponse;
    body: api_magic_v1_magic_links_email_RevokeInviteRequest;
  };
  /** Sign a user in by a passcode. */
  api_otp_v1_Authenticate: {
    params: api_otp_v1_AuthenticateRequest;
    result: api_otp_v1_AuthenticateResponse;
    body: api_otp_v1_AuthenticateRequest;
  };
  /** Send a passcode by text message to a user. */
  api_otp_v1_otp_sms_Send: {
    params: api_otp_v1_otp_sms_SendRequest;
    result: api_otp_v1_otp_sms_SendResponse;
    body: api_otp_v1_otp_sms_SendRequest;
  };
  /** Send a passcode by text message, creating the user if need be. */
  api_otp_v1_otp_sms_LoginOrCreate: {
    params: api_otp_v1_otp_sms_LoginOrCreateRequest;
    result: api_otp_v1_otp_sms_LoginOrCreateResponse;
    body: api_otp_v1_otp_sms_LoginOrCreateRequest;
  };
  /** Send a passcode by WhatsApp message to a user. */
  api_otp_v1_otp_whatsapp_Send: {
    params: api_otp_v1_otp_whatsapp_SendRequest;
    result: api_otp_v1_otp_whatsapp_SendResponse;
    body: api_otp_v1_otp_whatsapp_SendRequest;
  };
  /** Send a passcode by WhatsApp message, creating the user if need be. */
  api_otp_v1_otp_whatsapp_LoginOrCreate: {
    params: api_otp_v1_otp_whatsapp_LoginOrCreateRequest;
    result: api_otp_v1_otp_whatsapp_LoginOrCreateResponse;
    body: api_otp_v1_otp_whatsapp_LoginOrCreateRequest;
  };
  /** Send a passcode by email to a user. */
  api_otp_v1_otp_email_Send: {
    params: api_otp_v1_otp_email_SendRequest;
    result: api_otp_v1_otp_email_SendResponse;
    body: api_otp_v1_otp_email_SendRequest;
  };
  /** Send a passcode by email, creating the user if need be. */
  api_otp_v1_otp_email_LoginOrCreate: {
    params: api_otp_v1_otp_email_LoginOrCreateRequest;
    result: api_otp_v1_otp_email_LoginOrCreateResponse;
    body: api_otp_v1_otp_email_LoginOrCreateRequest;
  };
  /** Add a provider to a user, by a token for its start. */
  api_oauth_v1_Attach: {
    params: api_oauth_v1_AttachRequest;
    result: api_oauth_v1_AttachResponse;
    body: api_oauth_v1_AttachRequest;
  };
  /** Sign a user in by an OAuth provider. */
  api_oauth_v1_Authenticate: {
    params: api_oauth_v1_AuthenticateRequest;
    result: api_oauth_v1_AuthenticateResponse;
    body: api_oauth_v1_AuthenticateRequest;
  };
  /** Check a password's strength. */
  api_password_v1_StrengthCheck: {
    params: api_password_v1_StrengthCheckRequest;
    result: api_password_v1_StrengthCheckResponse;
    body: api_password_v1_StrengthCheckRequest;
  };
  /** Create a user with a password. */
  api_password_v1_Create: {
    params: api_password_v1_CreateRequest;
    result: api_password_v1_CreateResponse;
    body: api_password_v1_CreateRequest;
  };
  /** Sign a user in by a password. */
  api_password_v1_Authenticate: {
    params: api_password_v1_AuthenticateRequest;
    result: api_password_v1_AuthenticateResponse;
    body: api_password_v1_AuthenticateRequest;
  };
  /** Move a password in from elsewhere. */
  api_password_v1_Migrate: {
    params: api_password_v1_MigrateRequest;
    result: api_password_v1_MigrateResponse;
    body: api_password_v1_MigrateRequest;
  };
  /** Send an email to reset a password. */
  api_password_v1_passwords_email_ResetStart: {
    params: api_password_v1_passwords_email_ResetStartRequest;
    result: api_password_v1_passwords_email_ResetStartResponse;
    body: api_password_v1_passwords_email_ResetStartRequest;
  };
  /** Reset a password by the token of an email. */
  api_password_v1_passwords_email_Reset: {
    params: api_password_v1_passwords_email_ResetRequest;
    result: api_password_v1_passwords_email_ResetResponse;
    body: api_password_v1_passwords_email_ResetRequest;
  };
  /** Reset a password by the existing one. */
  api_password_v1_passwords_existing_password_Reset: {
    params: api_password_v1_passwords_existing_password_ResetRequest;
    result: api_password_v1_passwords_existing_password_ResetResponse;
    body: api_password_v1_passwords_existing_password_ResetRequest;
  };
  /** Reset a password by a session. */
  api_password_v1_passwords_session_Reset: {
    params: api_password_v1_passwords_session_ResetRequest;
    result: api_password_v1_passwords_session_ResetResponse;
    body: api_password_v1_passwords_session_ResetRequest;
  };
  /** Count what a project has. */
  api_project_v1_Metrics: {
    params: Record<string, never> | undefined;
    result: api_project_v1_MetricsResponse;
  };
  /** Get the policy of roles. */
  api_consumer_rbac_v1_Policy: {
    params: Record<string, never> | undefined;
    result: api_consumer_rbac_v1_PolicyResponse;
  };
  /** Get the public keys of session JWTs. */
  api_session_v1_GetJWKS: {
    params: api_session_v1_GetJWKSParams | undefined;
    result: api_session_v1_GetJWKSResponse;
  };
  /** List a user's sessions. */
  api_session_v1_Get: {
    params: api_session_v1_GetParams;
    result: api_session_v1_GetResponse;
    query: "user_id";
  };
  /** Check a session. */
  api_session_v1_Authenticate: {
    params: api_session_v1_AuthenticateRequest;
    result: api_session_v1_AuthenticateResponse;
    body: api_session_v1_AuthenticateRequest;
  };
  /** End a session. */
  api_session_v1_Revoke: {
    params: api_session_v1_RevokeRequest;
    result: api_session_v1_RevokeResponse;
    body: api_session_v1_RevokeRequest;
  };
  /** Take over a session of another service. */
  api_session_v1_Migrate: {
    params: api_session_v1_MigrateRequest;
    result: api_session_v1_MigrateResponse;
    body: api_session_v1_MigrateRequest;
  };
  /** Exchange a Connected App's access token for a session. */
  api_session_v1_ExchangeAccessToken: {
    params: api_session_v1_ExchangeAccessTokenRequest;
    result: api_session_v1_ExchangeAccessTokenResponse;
    body: api_session_v1_ExchangeAccessTokenRequest;
  };
  /** Begin a session by a trusted token. */
  api_session_v1_Attest: {
    params: api_session_v1_AttestRequest;
    result: api_session_v1_AttestResponse;
    body: api_session_v1_AttestRequest;
  };
  /** Add an authenticator app to a user. */
  api_totp_v1_Create: {
    params: api_totp_v1_CreateRequest;
    result: api_totp_v1_CreateResponse;
    body: api_totp_v1_CreateRequest;
  };
  /** Check a code of an authenticator app. */
  api_totp_v1_Authenticate: {
    params: api_totp_v1_AuthenticateRequest;
    result: api_totp_v1_AuthenticateResponse;
    body: api_totp_v1_AuthenticateRequest;
  };
  /** List recovery codes. */
  api_totp_v1_RecoveryCodes: {
    params: api_totp_v1_RecoveryCodesRequest;
    result: api_totp_v1_RecoveryCodesResponse;
    body: api_totp_v1_RecoveryCodesRequest;
  };
  /** Sign a user in by a recovery code. */
  api_totp_v1_Recover: {
    params: api_totp_v1_RecoverRequest;
    result: api_totp_v1_RecoverResponse;
    body: api_totp_v1_RecoverRequest;
  };
  /** Create a user. */
  api_user_v1_Create: {
    params: api_user_v1_CreateRequest;
    result: api_user_v1_CreateResponse;
    body: api_user_v1_CreateRequest;
  };
  /** Search for users. */
  api_user_v1_Search: {
    params: api_user_v1_SearchRequest | undefined;
    result: api_user_v1_SearchResponse;
    body: api_user_v1_SearchRequest;
  };
  /** Get a user. */
  api_user_v1_Get: { params: api_user_v1_GetParams; result: api_user_v1_GetResponse };
  /** Update a user. */
  api_user_v1_Update: {
    params: api_user_v1_UpdateParams;
    result: api_user_v1_UpdateResponse;
    body: api_user_v1_UpdateRequest;
  };
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
    body: api_user_v1_ExchangePrimaryFactorRequest;
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
  /** Begin to register a passkey or device. */
  api_webauthn_v1_RegisterStart: {
    params: api_webauthn_v1_RegisterStartRequest;
    result: api_webauthn_v1_RegisterStartResponse;
    body: api_webauthn_v1_RegisterStartRequest;
  };
  /** Register a passkey or device. */
  api_webauthn_v1_Register: {
    params: api_webauthn_v1_RegisterRequest;
    result: api_webauthn_v1_RegisterResponse;
    body: api_webauthn_v1_RegisterRequest;
  };
  /** Begin to sign in by a passkey or device. */
  api_webauthn_v1_AuthenticateStart: {
    params: api_webauthn_v1_AuthenticateStartRequest;
    result: api_webauthn_v1_AuthenticateStartResponse;
    body: api_webauthn_v1_AuthenticateStartRequest;
  };
  /** Sign a user in by a passkey or device. */
  api_webauthn_v1_Authenticate: {
    params: api_webauthn_v1_AuthenticateRequest;
    result: api_webauthn_v1_AuthenticateResponse;
    body: api_webauthn_v1_AuthenticateRequest;
  };
  /** Rename a passkey or device. */
  api_webauthn_v1_Update: {
    params: api_webauthn_v1_UpdateParams;
    result: api_webauthn_v1_UpdateResponse;
    body: api_webauthn_v1_UpdateRequest;
  };
  /** List the public keys of a user's passkeys and devices. */
  api_webauthn_v1_ListCredentials: {
    params: api_webauthn_v1_ListCredentialsParams;
    result: api_webauthn_v1_ListCredentialsResponse;
  };
}

/** The operationId of each method, by the method's name. */
export interface MethodNames {
  "connectedApp.clients.create": "api_connectedapps_v1_connected_apps_clients_Create";
  "connectedApp.clients.search": "api_connectedapps_v1_connected_apps_clients_Search";
  "connectedApp.clients.get": "api_connectedapps_v1_connected_apps_clients_Get";
  "connectedApp.clients.update": "api_connectedapps_v1_connected_apps_clients_Update";
  "connectedApp.clients.delete": "api_connectedapps_v1_connected_apps_clients_Delete";
  "connectedApp.clients.secrets.rotateStart": "api_connectedapps_v1_connected_apps_clients_secrets_RotateStart";
  "connectedApp.clients.secrets.rotateCancel": "api_connectedapps_v1_connected_apps_clients_secrets_RotateCancel";
  "connectedApp.clients.secrets.rotate": "api_connectedapps_v1_connected_apps_clients_secrets_Rotate";
  "cryptoWallets.authenticateStart": "api_crypto_wallet_v1_AuthenticateStart";
  "cryptoWallets.authenticate": "api_crypto_wallet_v1_Authenticate";
  "debug.whoami": "api_debug_v1_Whoami";
  "fraud.fingerprint.lookup": "api_fraud_v1_fraud_fingerprint_Lookup";
  "fraud.rules.set": "api_fraud_v1_fraud_rules_Set";
  "fraud.rules.list": "api_fraud_v1_fraud_rules_List";
  "fraud.verdictReasons.override": "api_fraud_v1_fraud_verdict_reasons_Override";
  "fraud.verdictReasons.list": "api_fraud_v1_fraud_verdict_reasons_List";
  "fraud.email.risk": "api_fraud_v1_fraud_email_Risk";
  "idp.introspectTokenNetwork": "api_idp_v1_IntrospectToken";
  "idp.oauth.authorizeStart": "api_idp_v1_idp_oauth_AuthorizeStart";
  "idp.oauth.authorize": "api_idp_v1_idp_oauth_Authorize";
  "impersonation.authenticate": "api_impersonation_v1_Authenticate";
  "m2m.clients.create": "api_m2m_v1_m2m_clients_Create";
  "m2m.clients.search": "api_m2m_v1_m2m_clients_Search";
  "m2m.clients.get": "api_m2m_v1_m2m_clients_Get";
  "m2m.clients.update": "api_m2m_v1_m2m_clients_Update";
  "m2m.clients.delete": "api_m2m_v1_m2m_clients_Delete";
  "m2m.clients.secrets.rotateStart": "api_m2m_v1_m2m_clients_secrets_RotateStart";
  "m2m.clients.secrets.rotateCancel": "api_m2m_v1_m2m_clients_secrets_RotateCancel";
  "m2m.clients.secrets.rotate": "api_m2m_v1_m2m_clients_secrets_Rotate";
  "m2m.token": "api_m2m_v1_Token";
  "magicLinks.authenticate": "api_magic_v1_Authenticate";
  "magicLinks.create": "api_magic_v1_Create";
  "magicLinks.email.send": "api_magic_v1_magic_links_email_Send";
  "magicLinks.email.loginOrCreate": "api_magic_v1_magic_links_email_LoginOrCreate";
  "magicLinks.email.invite": "api_magic_v1_magic_links_email_Invite";
  "magicLinks.email.revokeInvite": "api_magic_v1_magic_links_email_RevokeInvite";
  "otps.authenticate": "api_otp_v1_Authenticate";
  "otps.sms.send": "api_otp_v1_otp_sms_Send";
  "otps.sms.loginOrCreate": "api_otp_v1_otp_sms_LoginOrCreate";
  "otps.whatsapp.send": "api_otp_v1_otp_whatsapp_Send";
  "otps.whatsapp.loginOrCreate": "api_otp_v1_otp_whatsapp_LoginOrCreate";
  "otps.email.send": "api_otp_v1_otp_email_Send";
  "otps.email.loginOrCreate": "api_otp_v1_otp_email_LoginOrCreate";
  "oauth.attach": "api_oauth_v1_Attach";
  "oauth.authenticate": "api_oauth_v1_Authenticate";
  "passwords.strengthCheck": "api_password_v1_StrengthCheck";
  "passwords.create": "api_password_v1_Create";
  "passwords.authenticate": "api_password_v1_Authenticate";
  "passwords.migrate": "api_password_v1_Migrate";
  "passwords.email.resetStart": "api_password_v1_passwords_email_ResetStart";
  "passwords.email.reset": "api_password_v1_passwords_email_Reset";
  "passwords.existingPassword.reset": "api_password_v1_passwords_existing_password_Reset";
  "passwords.sessions.reset": "api_password_v1_passwords_session_Reset";
  "project.metrics": "api_project_v1_Metrics";
  "rbac.policy": "api_consumer_rbac_v1_Policy";
  "sessions.getJWKS": "api_session_v1_GetJWKS";
  "sessions.get": "api_session_v1_Get";
  "sessions.authenticate": "api_session_v1_Authenticate";
  "sessions.revoke": "api_session_v1_Revoke";
  "sessions.migrate": "api_session_v1_Migrate";
  "sessions.exchangeAccessToken": "api_session_v1_ExchangeAccessToken";
  "sessions.attest": "api_session_v1_Attest";
  "totps.create": "api_totp_v1_Create";
  "totps.authenticate": "api_totp_v1_Authenticate";
  "totps.recoveryCodes": "api_totp_v1_RecoveryCodes";
  "totps.recover": "api_totp_v1_Recover";
  "users.create": "api_user_v1_Create";
  "users.search": "api_user_v1_Search";
  "users.get": "api_user_v1_Get";
  "users.update": "api_user_v1_Update";
  "users.delete": "api_user_v1_Delete";
  "users.deleteExternalId": "api_user_v1_DeleteExternalId";
  "users.exchangePrimaryFactor": "api_user_v1_ExchangePrimaryFactor";
  "users.deleteEmail": "api_user_v1_DeleteEmail";
  "users.deletePhoneNumber": "api_user_v1_DeletePhoneNumber";
  "users.deleteOAuthRegistration": "api_user_v1_DeleteOAuthRegistration";
  "users.deletePassword": "api_user_v1_DeletePassword";
  "users.deleteWebAuthnRegistration": "api_user_v1_DeleteWebAuthnRegistration";
  "users.deleteBiometricRegistration": "api_user_v1_DeleteBiometricRegistration";
  "users.deleteTOTP": "api_user_v1_DeleteTOTP";
  "users.deleteCryptoWallet": "api_user_v1_DeleteCryptoWallet";
  "users.connectedApps": "api_user_v1_ConnectedApps";
  "users.revoke": "api_user_v1_Revoke";
  "webauthn.registerStart": "api_webauthn_v1_RegisterStart";
  "webauthn.register": "api_webauthn_v1_Register";
  "webauthn.authenticateStart": "api_webauthn_v1_AuthenticateStart";
  "webauthn.authenticate": "api_webauthn_v1_Authenticate";
  "webauthn.update": "api_webauthn_v1_Update";
  "webauthn.listCredentials": "api_webauthn_v1_ListCredentials";
}
