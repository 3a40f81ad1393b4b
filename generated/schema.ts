// Made by `npm run generate` from openapi/. Edit the document, not this file: changes here are lost.

/** Any fields, be they of a record, of an interface or of a class. Arrays, functions, dates, promises and the like are none. */
export type OpenFields = { [name: string]: unknown } | TypedFields;
/** The compiler takes an interface, which may be extended, for a record of `any` alone. */
interface TypedFields {
  [name: string]: any;
  readonly [Symbol.iterator]?: undefined;
  readonly [Symbol.hasInstance]?: undefined;
  readonly [Symbol.toPrimitive]?: undefined;
  readonly [Symbol.toStringTag]?: undefined;
}
/** Whose app it is, and whether it can keep a secret. */
export type ConnectedAppClientType =
  ("first_party" | "first_party_public" | "third_party" | "third_party_public") | (string & {});
/** The new app. */
export interface api_connectedapps_v1_connected_apps_clients_CreateRequest {
  /**
   * Whose app it is, and whether it can keep a secret. It can't be changed later.
   *
   * - `"first_party"`: Yours, with a secret: users are asked to consent only where the app asks for it or for `offline_access`.
   * - `"first_party_public"`: Yours, without a secret, as an app or a page: PKCE in its place, and consent as for `first_party`.
   * - `"third_party"`: Another's, with a secret: users consent.
   * - `"third_party_public"`: Another's, without a secret: users consent, and PKCE in its place.
   */
  client_type: ConnectedAppClientType;
  /** A name that users see at the consent. */
  client_name?: string | undefined;
  /** A description for people. */
  client_description?: string | undefined;
  /** Where it may be sent back to with a code, each exactly as it is asked for. */
  redirect_urls?: readonly string[] | undefined;
  /** Where it may be sent after a logout. */
  post_logout_redirect_urls?: readonly string[] | undefined;
  /**
   * Whether it may ask for the scope `full_access`, whose token can be exchanged for a session. Only for first-party apps.
   * @default false
   */
  full_access_allowed?: boolean | undefined;
  /**
   * Whether it gets refresh tokens without the user's consent. Only for first-party apps.
   * @default false
   */
  bypass_consent_for_offline_access?: boolean | undefined;
  /**
   * How many minutes its access tokens are good for.
   * @default 60
   */
  access_token_expiry_minutes?: number | undefined;
  /** A further audience of its access tokens. */
  access_token_custom_audience?: string | undefined;
  /** The template of further claims of its access tokens. */
  access_token_template_content?: string | undefined;
  /** The template of further claims of its ID tokens. */
  id_token_template_content?: string | undefined;
  /**
   * Format: uri
   *
   * The image that users see at the consent.
   */
  logo_url?: string | undefined;
}
/**
 * Names a Connected App, an application that users let act for them.
 * @example connected-app-test-b91e4d07-c6a5-4f38-8270-3e5fd9a1c84b
 */
export type ConnectedAppId = string;
/** The app with its secret, which is shown only now. */
export interface api_connectedapps_v1_ConnectedAppWithClientSecret {
  /** Names a Connected App, an application that users let act for them. */
  client_id: ConnectedAppId;
  /** A name that users see at the consent. */
  client_name: string;
  /** A description for people. */
  client_description: string;
  /** Whether it may be used, `active` or not. */
  status: string;
  /**
   * Whose app it is, and whether it can keep a secret.
   *
   * - `"first_party"`: Yours, with a secret: users are asked to consent only where the app asks for it or for `offline_access`.
   * - `"first_party_public"`: Yours, without a secret, as an app or a page: PKCE in its place, and consent as for `first_party`.
   * - `"third_party"`: Another's, with a secret: users consent.
   * - `"third_party_public"`: Another's, without a secret: users consent, and PKCE in its place.
   */
  client_type: ConnectedAppClientType;
  /** Where it may be sent back to with a code, each exactly as it is asked for. */
  redirect_urls: string[];
  /** Where it may be sent after a logout. */
  post_logout_redirect_urls: string[];
  /** Whether it may ask for the scope `full_access`, whose token can be exchanged for a session. Only for first-party apps. */
  full_access_allowed: boolean;
  /** Whether it gets refresh tokens without the user's consent. Only for first-party apps. */
  bypass_consent_for_offline_access: boolean;
  /** How many minutes its access tokens are good for. */
  access_token_expiry_minutes: number;
  /** A further audience of its access tokens. */
  access_token_custom_audience?: string;
  /** The template of further claims of its access tokens; `""` for none. */
  access_token_template_content: string;
  /** The template of further claims of its ID tokens; `""` for none. */
  id_token_template_content: string;
  /** The image that users see at the consent. */
  logo_url?: string;
  /** The URL of its metadata, if it came by one. */
  client_id_metadata_url?: string;
  /** The end of the secret; none for public apps. */
  client_secret_last_four?: string | null;
  /** The end of the next secret while one is being exchanged; `null` otherwise. */
  next_client_secret_last_four?: string | null;
  /** The secret; left out for public apps. Keep it now, as nobody can look it up. */
  client_secret?: string;
}
/**
 * Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`.
 * @example request-id-test-6b0f4c1a-3d52-4e87-9a61-f2c8d7e5b304
 */
export type RequestId = string;
/** The new app, with its secret if it has one. */
export interface api_connectedapps_v1_connected_apps_clients_CreateResponse {
  /** The app with its secret, which is shown only now. */
  connected_app: api_connectedapps_v1_ConnectedAppWithClientSecret;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** What every failed call answers. */
export interface ErrorResponse {
  /** The HTTP status, repeated. */
  status_code: number;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** What went wrong, for programs. Decide by this field, never by `error_message`. */
  error_type: string;
  /** What went wrong, for people. Its wording can change. */
  error_message: string;
  /**
   * Format: uri
   *
   * The provider's page on this error.
   */
  error_url: string;
  /** More about the failure, where there is more to say. */
  error_details?: {
    [key: string]: unknown;
  };
}
/** Which page of all apps. */
export interface api_connectedapps_v1_connected_apps_clients_SearchRequest {
  /** Where the page begins, the `next_cursor` of the page before. Left out, it is the first. */
  cursor?: string | undefined;
  /**
   * How many a page has at most.
   * @default 100
   */
  limit?: number | undefined;
}
/** An application that users let act for them. */
export interface api_connectedapps_v1_ConnectedApp {
  /** Names a Connected App, an application that users let act for them. */
  client_id: ConnectedAppId;
  /** A name that users see at the consent. */
  client_name: string;
  /** A description for people. */
  client_description: string;
  /** Whether it may be used, `active` or not. */
  status: string;
  /**
   * Whose app it is, and whether it can keep a secret.
   *
   * - `"first_party"`: Yours, with a secret: users are asked to consent only where the app asks for it or for `offline_access`.
   * - `"first_party_public"`: Yours, without a secret, as an app or a page: PKCE in its place, and consent as for `first_party`.
   * - `"third_party"`: Another's, with a secret: users consent.
   * - `"third_party_public"`: Another's, without a secret: users consent, and PKCE in its place.
   */
  client_type: ConnectedAppClientType;
  /** Where it may be sent back to with a code, each exactly as it is asked for. */
  redirect_urls: string[];
  /** Where it may be sent after a logout. */
  post_logout_redirect_urls: string[];
  /** Whether it may ask for the scope `full_access`, whose token can be exchanged for a session. Only for first-party apps. */
  full_access_allowed: boolean;
  /** Whether it gets refresh tokens without the user's consent. Only for first-party apps. */
  bypass_consent_for_offline_access: boolean;
  /** How many minutes its access tokens are good for. */
  access_token_expiry_minutes: number;
  /** A further audience of its access tokens. */
  access_token_custom_audience?: string;
  /** The template of further claims of its access tokens; `""` for none. */
  access_token_template_content: string;
  /** The template of further claims of its ID tokens; `""` for none. */
  id_token_template_content: string;
  /** The image that users see at the consent. */
  logo_url?: string;
  /** How it came to be: in the dashboard or by the API, by its own registration, or by a metadata URL. */
  creation_method: string;
  /** The URL of its metadata, if it came by one. */
  client_id_metadata_url?: string;
  /** The end of the secret; none for public apps. */
  client_secret_last_four?: string | null;
  /** The end of the next secret while one is being exchanged; `null` otherwise. */
  next_client_secret_last_four?: string | null;
}
/** Where the search goes on. */
export interface api_connectedapps_v1_ResultsMetadata {
  /** How many match altogether; -1 where the project doesn't count them. */
  total: number;
  /** The `cursor` of the next page; `null` on the last one. */
  next_cursor: string | null;
}
/** One page of the apps. */
export interface api_connectedapps_v1_connected_apps_clients_SearchResponse {
  /** The apps; `[]` if there are none. */
  connected_apps: api_connectedapps_v1_ConnectedApp[];
  /** Where the search goes on. */
  results_metadata: api_connectedapps_v1_ResultsMetadata;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The app. */
export interface api_connectedapps_v1_connected_apps_clients_GetResponse {
  /** An application that users let act for them. */
  connected_app: api_connectedapps_v1_ConnectedApp;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** What is to change. What is left out stays. */
export interface api_connectedapps_v1_connected_apps_clients_UpdateRequest {
  /** A name that users see at the consent. */
  client_name?: string | undefined;
  /** A description for people. */
  client_description?: string | undefined;
  /** Where it may be sent back to with a code, each exactly as it is asked for. */
  redirect_urls?: readonly string[] | undefined;
  /** Where it may be sent after a logout. */
  post_logout_redirect_urls?: readonly string[] | undefined;
  /** Whether it may ask for the scope `full_access`, whose token can be exchanged for a session. Only for first-party apps. */
  full_access_allowed?: boolean | undefined;
  /** Whether it gets refresh tokens without the user's consent. Only for first-party apps. */
  bypass_consent_for_offline_access?: boolean | undefined;
  /** How many minutes its access tokens are good for. */
  access_token_expiry_minutes?: number | undefined;
  /** A further audience of its access tokens. */
  access_token_custom_audience?: string | undefined;
  /** The template of further claims of its access tokens. */
  access_token_template_content?: string | undefined;
  /** The template of further claims of its ID tokens. */
  id_token_template_content?: string | undefined;
  /**
   * Format: uri
   *
   * The image that users see at the consent.
   */
  logo_url?: string | undefined;
}
/** The app as it is now. */
export interface api_connectedapps_v1_connected_apps_clients_UpdateResponse {
  /** An application that users let act for them. */
  connected_app: api_connectedapps_v1_ConnectedApp;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The app is gone. */
export interface api_connectedapps_v1_connected_apps_clients_DeleteResponse {
  /** Names a Connected App, an application that users let act for them. */
  client_id: ConnectedAppId;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** An empty object; the path says it all. */
export type api_connectedapps_v1_connected_apps_clients_secrets_RotateStartRequest = Record<string, never>;
/** The app with its next secret, which is shown only now. */
export interface api_connectedapps_v1_ConnectedAppWithNextClientSecret {
  /** Names a Connected App, an application that users let act for them. */
  client_id: ConnectedAppId;
  /** A name that users see at the consent. */
  client_name: string;
  /** A description for people. */
  client_description: string;
  /** Whether it may be used, `active` or not. */
  status: string;
  /**
   * Whose app it is, and whether it can keep a secret.
   *
   * - `"first_party"`: Yours, with a secret: users are asked to consent only where the app asks for it or for `offline_access`.
   * - `"first_party_public"`: Yours, without a secret, as an app or a page: PKCE in its place, and consent as for `first_party`.
   * - `"third_party"`: Another's, with a secret: users consent.
   * - `"third_party_public"`: Another's, without a secret: users consent, and PKCE in its place.
   */
  client_type: ConnectedAppClientType;
  /** Where it may be sent back to with a code, each exactly as it is asked for. */
  redirect_urls: string[];
  /** Where it may be sent after a logout. */
  post_logout_redirect_urls: string[];
  /** Whether it may ask for the scope `full_access`, whose token can be exchanged for a session. Only for first-party apps. */
  full_access_allowed: boolean;
  /** Whether it gets refresh tokens without the user's consent. Only for first-party apps. */
  bypass_consent_for_offline_access: boolean;
  /** How many minutes its access tokens are good for. */
  access_token_expiry_minutes: number;
  /** A further audience of its access tokens. */
  access_token_custom_audience?: string;
  /** The template of further claims of its access tokens; `""` for none. */
  access_token_template_content: string;
  /** The template of further claims of its ID tokens; `""` for none. */
  id_token_template_content: string;
  /** The image that users see at the consent. */
  logo_url?: string;
  /** The URL of its metadata, if it came by one. */
  client_id_metadata_url?: string;
  /** The end of the secret that is still good. */
  client_secret_last_four: string;
  /** The end of the next secret while one is being exchanged; `null` otherwise. */
  next_client_secret_last_four?: string | null;
  /** The next secret. Keep it now, as nobody can look it up. */
  next_client_secret: string;
}
/** The app with both secrets good. */
export interface api_connectedapps_v1_connected_apps_clients_secrets_RotateStartResponse {
  /** The app with its next secret, which is shown only now. */
  connected_app: api_connectedapps_v1_ConnectedAppWithNextClientSecret;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** An empty object; the path says it all. */
export type api_connectedapps_v1_connected_apps_clients_secrets_RotateCancelRequest = Record<string, never>;
/** The app with its old secret. */
export interface api_connectedapps_v1_connected_apps_clients_secrets_RotateCancelResponse {
  /** An application that users let act for them. */
  connected_app: api_connectedapps_v1_ConnectedApp;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** An empty object; the path says it all. */
export type api_connectedapps_v1_connected_apps_clients_secrets_RotateRequest = Record<string, never>;
/** The app with its new secret. */
export interface api_connectedapps_v1_connected_apps_clients_secrets_RotateResponse {
  /** An application that users let act for them. */
  connected_app: api_connectedapps_v1_ConnectedApp;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/**
 * Format: date-time
 *
 * A moment in RFC 3339. Give it in UTC.
 * @example 2026-03-14T09:26:53Z
 */
export type TimestampInput = string;
/** Asks for a message as Sign-In with Ethereum (ERC-4361) has it. Only for `ethereum`. */
export interface api_crypto_wallet_v1_SIWEParams {
  /** The domain that asks for the signature, without a scheme. */
  domain: string;
  /**
   * Format: uri
   *
   * The page that asks for the signature.
   */
  uri: string;
  /** URIs that the user looks at before signing; `[]` for none. */
  resources: readonly string[];
  /**
   * The chain, by its number in digits.
   * @default 1
   */
  chain_id?: string | undefined;
  /** A sentence that the user reads before signing, in ASCII and on one line. */
  statement?: string | undefined;
  /** When the message was made. Left out, it is now. */
  issued_at?: TimestampInput | undefined;
  /** From when on the message is good. Left out, it is now. */
  not_before?: TimestampInput | undefined;
  /** An id of your own for the request, which stands in the message. */
  message_request_id?: string | undefined;
}
/**
 * A `user_id`, or the `external_id` you gave the user.
 * @example user-test-2c1f7b0e-8a54-4d6f-9e3b-5a0c7d1e4f92
 */
export type UserIdOrExternalId = string;
/**
 * Format: password
 *
 * Proves a session to the API, until it ends. Keep it secret.
 * @example WJtR5BCy38Szd5AfoDpf0iqFKEt4EE5JhjlWUY7l3FtY
 */
export type SessionToken = string;
/**
 * Format: password
 *
 * A JSON Web Token of a session, signed with the project's key, which holds the session and ends after five minutes.
 * It can be checked without a call.
 * @example eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ1c2VyLXRlc3QtMmMxZjdiMGUifQ.c2lnbmF0dXJl
 */
export type SessionJwt = string;
/**
 * The user to whom the address or number is added where nobody has it yet, by id or by session, never by two of them.
 * It stays unverified, and is removed again if it isn't authenticated within five minutes.
 */
export type FactorOwner =
  | {
      /** The `user_id` of the user to add it to, or their `external_id`. */
      user_id?: UserIdOrExternalId | undefined;
      session_token?: undefined;
      session_jwt?: undefined;
    }
  | {
      /** The session of the user to add it to. */
      session_token?: SessionToken | undefined;
      user_id?: undefined;
      session_jwt?: undefined;
    }
  | {
      /** A JWT of the session of the user to add it to. */
      session_jwt?: SessionJwt | undefined;
      user_id?: undefined;
      session_token?: undefined;
    };
/** The wallet, and whose it is to be. */
export type api_crypto_wallet_v1_AuthenticateStartRequest = {
  /**
   * The blockchain of the wallet.
   *
   * - `"ethereum"`: Ethereum, and every other chain of its kind (EVM).
   * - `"solana"`: Solana.
   */
  crypto_wallet_type: ("ethereum" | "solana") | (string & {});
  /** The wallet's address. */
  crypto_wallet_address: string;
  /** Asks for a message as Sign-In with Ethereum (ERC-4361) has it. Only for `ethereum`. */
  siwe_params?: api_crypto_wallet_v1_SIWEParams | undefined;
} & FactorOwner;
/**
 * A user's id, as the API made it.
 * @example user-test-2c1f7b0e-8a54-4d6f-9e3b-5a0c7d1e4f92
 */
export type UserId = string;
/** The message to sign. */
export interface api_crypto_wallet_v1_AuthenticateStartResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** The message that the wallet is to sign, as it is. */
  challenge: string;
  /** Whether the user is new. */
  user_created: boolean;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/**
 * Format: int32
 *
 * How many minutes from now the session is to last. A session that is given is set to it, be that longer or shorter
 * than what is left. Without it a new session isn't begun, and a session that is given keeps its end.
 * @example 60
 */
export type SessionDurationMinutes = number;
/**
 * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
 * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
 * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
 * @example {
 *   "tenant": "acme",
 *   "trial": null
 * }
 */
export type SessionCustomClaimsInput = OpenFields;
/**
 * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
 * tells about the device.
 * @example 7d3f1c9a-64be-4b0e-8a25-f0c2d95e71b8
 */
export type TelemetryId = string;
/** The session that the user is signed in with, by its token or by its JWT, never both. */
export type CurrentSession =
  | {
      /** The token of the user's session, if they have one. */
      session_token?: SessionToken | undefined;
      session_jwt?: undefined;
    }
  | {
      /** A JWT of the user's session, if they have one. It may have expired; the session may not. */
      session_jwt?: SessionJwt | undefined;
      session_token?: undefined;
    };
/** The signature, and what to do about a session. */
export type api_crypto_wallet_v1_AuthenticateRequest = {
  /**
   * The blockchain of the wallet.
   *
   * - `"ethereum"`: Ethereum, and every other chain of its kind (EVM).
   * - `"solana"`: Solana.
   */
  crypto_wallet_type: ("ethereum" | "solana") | (string & {});
  /** The wallet's address. */
  crypto_wallet_address: string;
  /** What the wallet answered: for Ethereum `0x` and 65 bytes in hexadecimal. */
  signature: string;
  /**
   * How many minutes from now the session is to last. A session that is given is set to it, be that longer or shorter
   * than what is left. Without it a new session isn't begun, and a session that is given keeps its end.
   */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /**
   * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
   * tells about the device.
   */
  telemetry_id?: TelemetryId | undefined;
} & CurrentSession;
/**
 * Your own id for the user, unique in the project. It finds the user wherever a `user_id` is asked for.
 * @example crm|4711
 */
export type ExternalId = string;
/** Whether the user counts as signed up. */
export type UserStatus = ("active" | "pending") | (string & {});
/** The user's name, in parts; a part that isn't set is `""`. */
export interface UserFullName {
  /** The first or given name. */
  first_name: string;
  /** The middle name or names. */
  middle_name: string;
  /** The last or family name. */
  last_name: string;
}
/**
 * Names one email address of one user.
 * @example email-test-9d3e5a17-42c8-4b06-8f1d-c7a0b6e25d38
 */
export type EmailId = string;
/**
 * Format: email
 *
 * An email address. The API keeps its upper and lower case as given.
 * @example sandbox@stytch.com
 */
export type EmailAddress = string;
/** One email address of a user. */
export interface api_user_v1_Email {
  /** Names one email address of one user. */
  email_id: EmailId;
  /** The address itself, in the case it was given in. */
  email: EmailAddress;
  /** Whether the user has authenticated through this address. */
  verified: boolean;
}
/**
 * Names one phone number of one user.
 * @example phone-number-test-e80b1f64-57d2-4c3a-a9f5-10d6c4b8732e
 */
export type PhoneId = string;
/**
 * A phone number in E.164: a plus sign, the country code and the number, without spaces.
 * @example +12025550162
 */
export type PhoneNumber = string;
/** One phone number of a user. */
export interface api_user_v1_PhoneNumber {
  /** Names one phone number of one user. */
  phone_id: PhoneId;
  /** The number itself, in E.164. */
  phone_number: PhoneNumber;
  /** Whether the user has authenticated through this number. */
  verified: boolean;
}
/**
 * Names the link between one user and their account at one OAuth provider.
 * @example oauth-user-test-60d2f7e1-8b3c-4a59-97e0-d1c4b5a6382f
 */
export type OAuthUserRegistrationId = string;
/** One account of a user at an OAuth provider, such as Google. */
export interface api_user_v1_OAuthProvider {
  /** Names the link between one user and their account at one OAuth provider. */
  oauth_user_registration_id: OAuthUserRegistrationId;
  /** Which provider the account is at. */
  provider_type: string;
  /** The user's id at the provider, its `sub`. */
  provider_subject: string;
  /** The user's picture at the provider; `""` if it gives none. */
  profile_picture_url: string;
  /** The user's language at the provider; `""` if it gives none. */
  locale: string;
}
/**
 * Names a user's password.
 * @example password-test-3b7c9f20-16ea-4d85-b4c1-8f5e0a2d97b6
 */
export type PasswordId = string;
/** That a user has a password, and in what state it is. */
export interface api_user_v1_Password {
  /** Names a user's password. */
  password_id: PasswordId;
  /** Whether the user must reset the password before they can sign in with it. */
  requires_reset: boolean;
}
/**
 * Names one passkey or WebAuthn device of one user.
 * @example webauthn-registration-test-c5f09e3d-b218-47a6-9c04-6e7d1f83b25a
 */
export type WebAuthnRegistrationId = string;
/** One passkey or WebAuthn device of a user. */
export interface api_user_v1_WebAuthnRegistration {
  /** Names one passkey or WebAuthn device of one user. */
  webauthn_registration_id: WebAuthnRegistrationId;
  /** The domain it was registered on, and works for. */
  domain: string;
  /** The `User-Agent` of the browser it was registered with. */
  user_agent: string;
  /**
   * Which kind of authenticator the registration asked for.
   *
   * - `"platform"`: Part of the device, such as Touch ID or Windows Hello.
   * - `"cross-platform"`: Separate from the device, such as a security key.
   * - `""`: The registration asked for no particular kind.
   */
  authenticator_type: ("platform" | "cross-platform" | "") | (string & {});
  /** Whether the user has completed the registration. */
  verified: boolean;
  /** A name to tell the user's devices apart. */
  name: string;
}
/**
 * Names one biometric registration of one user, made in a mobile app.
 * @example biometric-registration-test-18e6b4a9-d30c-4f72-a5b8-92c7f10d6e43
 */
export type BiometricRegistrationId = string;
/** One biometric registration of a user, such as Face ID in your mobile app. */
export interface api_user_v1_BiometricRegistration {
  /** Names one biometric registration of one user, made in a mobile app. */
  biometric_registration_id: BiometricRegistrationId;
  /** Whether the user has completed the registration. */
  verified: boolean;
}
/**
 * Names one authenticator app (TOTP) of one user.
 * @example totp-test-7a42d8c5-0f93-4e1b-8d67-b35c9e04f1a8
 */
export type TotpId = string;
/** One authenticator app of a user. */
export interface api_user_v1_TOTP {
  /** Names one authenticator app (TOTP) of one user. */
  totp_id: TotpId;
  /** Whether the user has entered a correct code from the app. */
  verified: boolean;
}
/**
 * Names one crypto wallet of one user.
 * @example crypto-wallet-test-f4a81c6b-29d7-4503-be9e-0c5d7382a1f6
 */
export type CryptoWalletId = string;
/** One crypto wallet of a user. */
export interface api_user_v1_CryptoWallet {
  /** Names one crypto wallet of one user. */
  crypto_wallet_id: CryptoWalletId;
  /** The wallet's public address. */
  crypto_wallet_address: string;
  /**
   * Which blockchain the wallet belongs to.
   *
   * - `"ethereum"`: Ethereum, or a chain compatible with it, such as Polygon.
   * - `"solana"`: Solana.
   */
  crypto_wallet_type: ("ethereum" | "solana") | (string & {});
  /** Whether the user has signed a challenge with the wallet. */
  verified: boolean;
}
/**
 * Data about the user that only your backend can change; `{}` when there is none.
 * @example {
 *   "plan": "pro"
 * }
 */
export interface TrustedMetadata {
  [key: string]: unknown;
}
/**
 * Data about the user that they can change from a browser or app; `{}` when there is none. Never base access on it.
 * @example {
 *   "theme": "dark"
 * }
 */
export interface UntrustedMetadata {
  [key: string]: unknown;
}
/**
 * Format: date-time
 *
 * A moment in UTC, in RFC 3339.
 * @example 2026-03-14T09:26:53Z
 */
export type Timestamp = string;
/** A person who can sign in to your application. */
export interface api_user_v1_User {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Your own id for the user; `null` if you gave none. */
  external_id: ExternalId | null;
  /**
   * Whether the user counts as signed up.
   *
   * - `"active"`: Created as active, or has authenticated since.
   * - `"pending"`: Created as pending or invited, and has not authenticated yet.
   */
  status: UserStatus;
  /** The user's name, in parts; a part that isn't set is `""`. */
  name: UserFullName;
  /** The user's email addresses; `[]` if there are none. */
  emails: api_user_v1_Email[];
  /** The user's phone numbers; `[]` if there are none. */
  phone_numbers: api_user_v1_PhoneNumber[];
  /** The OAuth accounts the user signs in with; `[]` if there are none. */
  providers: api_user_v1_OAuthProvider[];
  /** The user's password, without the password itself; `null` if they have none. */
  password: api_user_v1_Password | null;
  /** The user's passkeys and WebAuthn devices; `[]` if there are none. */
  webauthn_registrations: api_user_v1_WebAuthnRegistration[];
  /** The user's biometric registrations on mobile devices; `[]` if there are none. */
  biometric_registrations: api_user_v1_BiometricRegistration[];
  /** The user's authenticator apps; `[]` if there are none. */
  totps: api_user_v1_TOTP[];
  /** The user's crypto wallets; `[]` if there are none. */
  crypto_wallets: api_user_v1_CryptoWallet[];
  /** The user's roles, with the default role `stytch_user` first and then those you assigned. */
  roles: string[];
  /** Data about the user that only your backend can change; `{}` when there is none. */
  trusted_metadata: TrustedMetadata;
  /** Data about the user that they can change from a browser or app; `{}` when there is none. Never base access on it. */
  untrusted_metadata: UntrustedMetadata;
  /** Whether the user is barred from signing in for now, after too many failed attempts. */
  is_locked: boolean;
  /** When the present lock began; `null` if there is none. */
  lock_created_at: Timestamp | null;
  /** When the present lock ends by itself; `null` if there is none. */
  lock_expires_at: Timestamp | null;
  /** When the user was created, in UTC, to the second. */
  created_at: Timestamp;
}
/**
 * Names one session of one user.
 * @example session-test-0c7e3f92-b5d8-4a16-9f24-e81d6a0b37c5
 */
export type SessionId = string;
/** The kind of proof. */
export type api_session_v1_AuthenticationFactorType =
  | (
      | "magic_link"
      | "otp"
      | "oauth"
      | "webauthn"
      | "totp"
      | "crypto"
      | "password"
      | "signature_challenge"
      | "sso"
      | "imported"
      | "recovery_codes"
      | "email_otp"
      | "impersonated"
      | "trusted_auth_token"
    )
  | (string & {});
/** By which way the proof came. */
export type api_session_v1_AuthenticationFactorDeliveryMethod =
  | (
      | "email"
      | "sms"
      | "whatsapp"
      | "embedded"
      | "webauthn_registration"
      | "authenticator_app"
      | "recovery_code"
      | "crypto_wallet"
      | "knowledge"
      | "biometric"
      | "sso_saml"
      | "sso_oidc"
      | "imported_auth0"
      | "oauth_exchange_slack"
      | "oauth_exchange_hubspot"
      | "oauth_exchange_github"
      | "oauth_exchange_google"
      | "impersonation"
      | "oauth_access_token_exchange"
      | "trusted_token_exchange"
      | "oauth_google"
      | "oauth_microsoft"
      | "oauth_apple"
      | "oauth_github"
      | "oauth_facebook"
      | "oauth_amazon"
      | "oauth_bitbucket"
      | "oauth_coinbase"
      | "oauth_discord"
      | "oauth_figma"
      | "oauth_gitlab"
      | "oauth_instagram"
      | "oauth_linkedin"
      | "oauth_shopify"
      | "oauth_slack"
      | "oauth_snapchat"
      | "oauth_spotify"
      | "oauth_steam"
      | "oauth_tiktok"
      | "oauth_twitch"
      | "oauth_twitter"
      | "oauth_salesforce"
      | "oauth_yahoo"
      | "oauth_hubspot"
    )
  | (string & {});
/** The email address that the link or passcode was sent to. */
export interface api_session_v1_EmailFactor {
  /** Names one email address of one user. */
  email_id: EmailId;
  /** An email address. The API keeps its upper and lower case as given. */
  email_address: EmailAddress;
}
/** The phone number that the passcode was sent to. */
export interface api_session_v1_PhoneNumberFactor {
  /** Names one phone number of one user. */
  phone_id: PhoneId;
  /** A phone number in E.164: a plus sign, the country code and the number, without spaces. */
  phone_number: PhoneNumber;
}
/** The user's account at Google. */
export interface api_session_v1_GoogleOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Google. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at Microsoft. */
export interface api_session_v1_MicrosoftOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Microsoft. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at Apple. */
export interface api_session_v1_AppleOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Apple. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The passkey or WebAuthn device. */
export interface api_session_v1_WebAuthnFactor {
  /** Names one passkey or WebAuthn device of one user. */
  webauthn_registration_id: WebAuthnRegistrationId;
  /** The domain that the registration is for. */
  domain: string;
  /** The browser or app that was registered. */
  user_agent?: string;
}
/** The authenticator app. */
export interface api_session_v1_AuthenticatorAppFactor {
  /** Names one authenticator app (TOTP) of one user. */
  totp_id: TotpId;
}
/** The user's account at GitHub. */
export interface api_session_v1_GithubOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at GitHub. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The recovery code, which is used up. */
export interface api_session_v1_RecoveryCodeFactor {
  /** Names the recovery code, without showing it. */
  totp_recovery_code_id: string;
}
/** The user's account at Facebook. */
export interface api_session_v1_FacebookOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Facebook. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The crypto wallet that signed. */
export interface api_session_v1_CryptoWalletFactor {
  /** Names one crypto wallet of one user. */
  crypto_wallet_id: CryptoWalletId;
  /** The wallet's address. */
  crypto_wallet_address: string;
  /** The blockchain of the wallet, such as `ethereum` or `solana`. */
  crypto_wallet_type: string;
}
/** The user's account at Amazon. */
export interface api_session_v1_AmazonOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Amazon. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at Bitbucket. */
export interface api_session_v1_BitbucketOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Bitbucket. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at Coinbase. */
export interface api_session_v1_CoinbaseOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Coinbase. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at Discord. */
export interface api_session_v1_DiscordOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Discord. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at Figma. */
export interface api_session_v1_FigmaOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Figma. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at GitLab. */
export interface api_session_v1_GitLabOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at GitLab. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at Instagram. */
export interface api_session_v1_InstagramOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Instagram. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at LinkedIn. */
export interface api_session_v1_LinkedInOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at LinkedIn. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at Shopify. */
export interface api_session_v1_ShopifyOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Shopify. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at Slack. */
export interface api_session_v1_SlackOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Slack. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at Snapchat. */
export interface api_session_v1_SnapchatOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Snapchat. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at Spotify. */
export interface api_session_v1_SpotifyOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Spotify. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at Steam. */
export interface api_session_v1_SteamOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Steam. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at TikTok. */
export interface api_session_v1_TikTokOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at TikTok. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at Twitch. */
export interface api_session_v1_TwitchOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Twitch. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at Twitter. */
export interface api_session_v1_TwitterOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Twitter. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at Salesforce. */
export interface api_session_v1_SalesforceOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Salesforce. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at Yahoo. */
export interface api_session_v1_YahooOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at Yahoo. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The user's account at HubSpot. */
export interface api_session_v1_HubspotOAuthFactor {
  /** Names the link between one user and their account at one OAuth provider. */
  id: OAuthUserRegistrationId;
  /** The user's id at HubSpot. */
  provider_subject: string;
  /** The email address of the account, if the registration has one. */
  email_id?: EmailId;
}
/** The magic link that you sent yourself. */
export interface api_session_v1_EmbeddableMagicLinkFactor {
  /** Names the link. */
  embedded_id: string;
}
/** The biometric registration of a mobile app. */
export interface api_session_v1_BiometricFactor {
  /** Names one biometric registration of one user, made in a mobile app. */
  biometric_registration_id: BiometricRegistrationId;
}
/** The single sign-on by SAML. */
export interface api_session_v1_SAMLSSOFactor {
  /** Names the user's registration. */
  id: string;
  /** Names the connection to the identity provider. */
  provider_id: string;
  /** The user's id at the identity provider. */
  external_id: string;
}
/** The single sign-on by OpenID Connect. */
export interface api_session_v1_OIDCSSOFactor {
  /** Names the user's registration. */
  id: string;
  /** Names the connection to the identity provider. */
  provider_id: string;
  /** The user's id at the identity provider. */
  external_id: string;
}
/** The Slack token that was exchanged for a session. */
export interface api_session_v1_SlackOAuthExchangeFactor {
  /** Names one email address of one user. */
  email_id: EmailId;
}
/** The HubSpot token that was exchanged for a session. */
export interface api_session_v1_HubspotOAuthExchangeFactor {
  /** Names one email address of one user. */
  email_id: EmailId;
}
/** The GitHub token that was exchanged for a session. */
export interface api_session_v1_GithubOAuthExchangeFactor {
  /** Names one email address of one user. */
  email_id: EmailId;
}
/** The Google token that was exchanged for a session. */
export interface api_session_v1_GoogleOAuthExchangeFactor {
  /** Names one email address of one user. */
  email_id: EmailId;
}
/** Who of your team acts in the user's place. */
export interface api_session_v1_ImpersonatedFactor {
  /** Names the member of your team at the provider. For the audit log, as it is no user of yours. */
  impersonator_id: string;
  /** An email address. The API keeps its upper and lower case as given. */
  impersonator_email_address: EmailAddress;
}
/** The Connected App whose access token was exchanged. */
export interface api_session_v1_OAuthAccessTokenExchangeFactor {
  /** Names a Connected App, an application that users let act for them. */
  client_id: ConnectedAppId;
}
/** The trusted issuer's token. */
export interface api_session_v1_TrustedAuthTokenFactor {
  /** The token's own id, which your profile maps to `token_id`. */
  token_id: string;
}
/** One proof of who the user is. Of the fields named after factors, at most the one that fits is there. */
export interface api_session_v1_AuthenticationFactor {
  /**
   * The kind of proof.
   *
   * - `"magic_link"`: A magic link, by email or embedded.
   * - `"otp"`: A one-time passcode, whichever way it was sent.
   * - `"oauth"`: An account at an OAuth provider.
   * - `"webauthn"`: A passkey or WebAuthn device.
   * - `"totp"`: A code of an authenticator app.
   * - `"crypto"`: A crypto wallet's signature.
   * - `"password"`: A password.
   * - `"signature_challenge"`: A signature by a key of a mobile app, unlocked by biometrics.
   * - `"sso"`: An organization's single sign-on.
   * - `"imported"`: A session of another authentication service.
   * - `"recovery_codes"`: A recovery code in an authenticator app's place.
   * - `"email_otp"`: A passcode by email, by a name that recorded sessions don't have: there it is `otp`.
   * - `"impersonated"`: Someone of your team, in the user's place.
   * - `"trusted_auth_token"`: A token of an issuer that your project trusts.
   */
  type: api_session_v1_AuthenticationFactorType;
  /**
   * By which way the proof came.
   *
   * - `"email"`: By email.
   * - `"sms"`: By a text message.
   * - `"whatsapp"`: By a WhatsApp message.
   * - `"embedded"`: In a link that you sent yourself.
   * - `"webauthn_registration"`: By a registered passkey or device.
   * - `"authenticator_app"`: By an authenticator app.
   * - `"recovery_code"`: By a recovery code.
   * - `"crypto_wallet"`: By a crypto wallet.
   * - `"knowledge"`: By what the user knows, a password.
   * - `"biometric"`: By a biometric registration of a mobile app.
   * - `"sso_saml"`: By SAML.
   * - `"sso_oidc"`: By OpenID Connect.
   * - `"imported_auth0"`: From another service, by its UserInfo.
   * - `"oauth_exchange_slack"`: By a Slack token that was exchanged.
   * - `"oauth_exchange_hubspot"`: By a HubSpot token that was exchanged.
   * - `"oauth_exchange_github"`: By a GitHub token that was exchanged.
   * - `"oauth_exchange_google"`: By a Google token that was exchanged.
   * - `"impersonation"`: By an impersonation token.
   * - `"oauth_access_token_exchange"`: By a Connected App's access token.
   * - `"trusted_token_exchange"`: By a trusted issuer's token.
   * - `"oauth_google"`: By an account at Google.
   * - `"oauth_microsoft"`: By an account at Microsoft.
   * - `"oauth_apple"`: By an account at Apple.
   * - `"oauth_github"`: By an account at GitHub.
   * - `"oauth_facebook"`: By an account at Facebook.
   * - `"oauth_amazon"`: By an account at Amazon.
   * - `"oauth_bitbucket"`: By an account at Bitbucket.
   * - `"oauth_coinbase"`: By an account at Coinbase.
   * - `"oauth_discord"`: By an account at Discord.
   * - `"oauth_figma"`: By an account at Figma.
   * - `"oauth_gitlab"`: By an account at GitLab.
   * - `"oauth_instagram"`: By an account at Instagram.
   * - `"oauth_linkedin"`: By an account at LinkedIn.
   * - `"oauth_shopify"`: By an account at Shopify.
   * - `"oauth_slack"`: By an account at Slack.
   * - `"oauth_snapchat"`: By an account at Snapchat.
   * - `"oauth_spotify"`: By an account at Spotify.
   * - `"oauth_steam"`: By an account at Steam.
   * - `"oauth_tiktok"`: By an account at TikTok.
   * - `"oauth_twitch"`: By an account at Twitch.
   * - `"oauth_twitter"`: By an account at Twitter.
   * - `"oauth_salesforce"`: By an account at Salesforce.
   * - `"oauth_yahoo"`: By an account at Yahoo.
   * - `"oauth_hubspot"`: By an account at HubSpot.
   */
  delivery_method: api_session_v1_AuthenticationFactorDeliveryMethod;
  /** When the factor was last proven in this session. */
  last_authenticated_at: Timestamp;
  /** When the factor joined the session. */
  created_at: Timestamp;
  /** When this entry was last changed. */
  updated_at: Timestamp;
  /** The email address that the link or passcode was sent to. */
  email_factor?: api_session_v1_EmailFactor;
  /** The phone number that the passcode was sent to. */
  phone_number_factor?: api_session_v1_PhoneNumberFactor;
  /** The user's account at Google. */
  google_oauth_factor?: api_session_v1_GoogleOAuthFactor;
  /** The user's account at Microsoft. */
  microsoft_oauth_factor?: api_session_v1_MicrosoftOAuthFactor;
  /** The user's account at Apple. */
  apple_oauth_factor?: api_session_v1_AppleOAuthFactor;
  /** The passkey or WebAuthn device. */
  webauthn_factor?: api_session_v1_WebAuthnFactor;
  /** The authenticator app. */
  authenticator_app_factor?: api_session_v1_AuthenticatorAppFactor;
  /** The user's account at GitHub. */
  github_oauth_factor?: api_session_v1_GithubOAuthFactor;
  /** The recovery code, which is used up. */
  recovery_code_factor?: api_session_v1_RecoveryCodeFactor;
  /** The user's account at Facebook. */
  facebook_oauth_factor?: api_session_v1_FacebookOAuthFactor;
  /** The crypto wallet that signed. */
  crypto_wallet_factor?: api_session_v1_CryptoWalletFactor;
  /** The user's account at Amazon. */
  amazon_oauth_factor?: api_session_v1_AmazonOAuthFactor;
  /** The user's account at Bitbucket. */
  bitbucket_oauth_factor?: api_session_v1_BitbucketOAuthFactor;
  /** The user's account at Coinbase. */
  coinbase_oauth_factor?: api_session_v1_CoinbaseOAuthFactor;
  /** The user's account at Discord. */
  discord_oauth_factor?: api_session_v1_DiscordOAuthFactor;
  /** The user's account at Figma. */
  figma_oauth_factor?: api_session_v1_FigmaOAuthFactor;
  /** The user's account at GitLab. */
  git_lab_oauth_factor?: api_session_v1_GitLabOAuthFactor;
  /** The user's account at Instagram. */
  instagram_oauth_factor?: api_session_v1_InstagramOAuthFactor;
  /** The user's account at LinkedIn. */
  linked_in_oauth_factor?: api_session_v1_LinkedInOAuthFactor;
  /** The user's account at Shopify. */
  shopify_oauth_factor?: api_session_v1_ShopifyOAuthFactor;
  /** The user's account at Slack. */
  slack_oauth_factor?: api_session_v1_SlackOAuthFactor;
  /** The user's account at Snapchat. */
  snapchat_oauth_factor?: api_session_v1_SnapchatOAuthFactor;
  /** The user's account at Spotify. */
  spotify_oauth_factor?: api_session_v1_SpotifyOAuthFactor;
  /** The user's account at Steam. */
  steam_oauth_factor?: api_session_v1_SteamOAuthFactor;
  /** The user's account at TikTok. */
  tik_tok_oauth_factor?: api_session_v1_TikTokOAuthFactor;
  /** The user's account at Twitch. */
  twitch_oauth_factor?: api_session_v1_TwitchOAuthFactor;
  /** The user's account at Twitter. */
  twitter_oauth_factor?: api_session_v1_TwitterOAuthFactor;
  /** The user's account at Salesforce. */
  salesforce_oauth_factor?: api_session_v1_SalesforceOAuthFactor;
  /** The user's account at Yahoo. */
  yahoo_oauth_factor?: api_session_v1_YahooOAuthFactor;
  /** The user's account at HubSpot. */
  hubspot_oauth_factor?: api_session_v1_HubspotOAuthFactor;
  /** The magic link that you sent yourself. */
  embeddable_magic_link_factor?: api_session_v1_EmbeddableMagicLinkFactor;
  /** The biometric registration of a mobile app. */
  biometric_factor?: api_session_v1_BiometricFactor;
  /** The single sign-on by SAML. */
  saml_sso_factor?: api_session_v1_SAMLSSOFactor;
  /** The single sign-on by OpenID Connect. */
  oidc_sso_factor?: api_session_v1_OIDCSSOFactor;
  /** The Slack token that was exchanged for a session. */
  slack_oauth_exchange_factor?: api_session_v1_SlackOAuthExchangeFactor;
  /** The HubSpot token that was exchanged for a session. */
  hubspot_oauth_exchange_factor?: api_session_v1_HubspotOAuthExchangeFactor;
  /** The GitHub token that was exchanged for a session. */
  github_oauth_exchange_factor?: api_session_v1_GithubOAuthExchangeFactor;
  /** The Google token that was exchanged for a session. */
  google_oauth_exchange_factor?: api_session_v1_GoogleOAuthExchangeFactor;
  /** Who of your team acts in the user's place. */
  impersonated_factor?: api_session_v1_ImpersonatedFactor;
  /** The Connected App whose access token was exchanged. */
  oauth_access_token_exchange_factor?: api_session_v1_OAuthAccessTokenExchangeFactor;
  /** The trusted issuer's token. */
  trusted_auth_token_factor?: api_session_v1_TrustedAuthTokenFactor;
}
/** What you know about the end user's own request, for fraud detection. */
export interface api_attribute_v1_Attributes {
  /** The end user's IP address, not your server's. */
  ip_address?: string | undefined;
  /** The `User-Agent` header that the end user's browser or app sent you. */
  user_agent?: string | undefined;
}
/** A user's sign-in, from the first factor to its end. */
export interface api_session_v1_Session {
  /** Names one session of one user. */
  session_id: SessionId;
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** What the user has proven, in the order of the proofs. A factor that is proven again keeps its place. */
  authentication_factors: api_session_v1_AuthenticationFactor[];
  /** The user's roles, with the default role `stytch_user` first and then those you assigned. */
  roles: string[];
  /** When the session began. */
  started_at: Timestamp;
  /** When the session was last authenticated, or a factor joined it. */
  last_accessed_at: Timestamp;
  /** When the session ends, unless a call extends it. Its JWTs end sooner, after five minutes. */
  expires_at: Timestamp;
  /** The user's address and browser at the sign-in; each is `""` if you gave none. */
  attributes: api_attribute_v1_Attributes;
  /** The session's own claims; `{}` if there are none. Its JWTs carry them. */
  custom_claims: {
    [key: string]: unknown;
  };
}
/** What was signed. It is there where the start asked for Sign-In with Ethereum. */
export interface api_crypto_wallet_v1_SIWEParamsResponse {
  /** The domain that asked for the signature. */
  domain: string;
  /** The page that asked for the signature. */
  uri: string;
  /** The chain, by its number in digits. */
  chain_id: string;
  /** URIs that the user looked at. */
  resources: string[];
  /** When the message was made. */
  issued_at?: Timestamp;
  /** The id of your own, if you gave one. */
  message_request_id?: string;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** How new one trait of the device is for the user. */
export interface api_device_history_v1_DeviceAttributeDetails {
  /** Whether it was never seen with this user. */
  is_new: boolean;
  /** When it was first seen with this user. */
  first_seen_at?: Timestamp;
  /** When it was last seen with this user. */
  last_seen_at?: Timestamp;
}
/** The device that the user signs in from, compared with those they have used before. */
export interface api_device_history_v1_DeviceInfo {
  /** Names the device, as far as it can be told again. */
  visitor_id: string;
  /** Whether the user has used this device before. */
  visitor_id_details?: api_device_history_v1_DeviceAttributeDetails;
  /** The device's IP address. */
  ip_address?: string;
  /** Whether the user has come from this address before. */
  ip_address_details?: api_device_history_v1_DeviceAttributeDetails;
  /** The city of the address. */
  ip_geo_city?: string;
  /** The region of the address, within its country. */
  ip_geo_region?: string;
  /** The country of the address. */
  ip_geo_country?: string;
  /** Whether the user has come from this country before. */
  ip_geo_country_details?: api_device_history_v1_DeviceAttributeDetails;
}
/** The user of the wallet, and their session if there is one. */
export interface api_crypto_wallet_v1_AuthenticateResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** The user's session; `null` if none was asked for and none was given. */
  session: api_session_v1_Session | null;
  /** The session's token; `""` if there is no session, or the session was given by its JWT. */
  session_token: SessionToken;
  /** A new JWT of the session; `""` if there is no session. */
  session_jwt: SessionJwt;
  /** What was signed. It is there where the start asked for Sign-In with Ethereum. */
  siwe_params?: api_crypto_wallet_v1_SIWEParamsResponse;
  /** The user's device, if you gave a `telemetry_id` and your project may use it. */
  user_device?: api_device_history_v1_DeviceInfo;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/**
 * A project's id, which tells its environment, too.
 * @example project-test-4a7c1d92-e05b-4f38-b6a9-83f2c5d7e160
 */
export type ProjectId = string;
/** The project. */
export interface api_debug_v1_WhoamiResponse {
  /** A project's id, which tells its environment, too. */
  project_id: ProjectId;
  /** The name of the project. */
  name: string;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** Names of your own. Letters, digits and `_-+.@` are taken, 65 at most. */
export interface api_fraud_v1_Metadata {
  /** Your own id for the user. */
  external_id?: string | undefined;
  /** Your own id for their organization. */
  organization_id?: string | undefined;
  /** What they do, such as `login`. */
  user_action?: string | undefined;
}
/** The fingerprint to look up. */
export interface api_fraud_v1_fraud_fingerprint_LookupRequest {
  /** The id that the script in the browser or app gave. */
  telemetry_id: string;
  /** Whose fingerprint it is and what for, as you name it, to be found again. */
  external_metadata?: api_fraud_v1_Metadata | undefined;
}
/** Names of the visitor, from the narrowest to the widest. */
export interface api_fraud_v1_Fingerprints {
  /** Names a visitor across devices of one kind. */
  visitor_id?: string;
  /** Names a browser, by what it keeps. */
  browser_id?: string;
  /** Names a visitor by what their browser and network show. */
  visitor_fingerprint: string;
  /** Names a kind of browser by what it shows. */
  browser_fingerprint: string;
  /** Names a kind of device by what it shows. */
  hardware_fingerprint: string;
  /** Names a network by what it shows. */
  network_fingerprint: string;
}
/** What to do about the visitor. */
export type FraudAction = ("ALLOW" | "CHALLENGE" | "BLOCK") | (string & {});
/**
 * What was found about the visitor. The provider's list of all is behind a login.
 * @example KNOWN_DATACENTER_IP
 */
export type VerdictReason =
  | (
      | "HEADLESS_BROWSER_AUTOMATION"
      | "USER_AGENT_DECEPTION"
      | "VIRTUAL_MACHINE"
      | "KNOWN_DATACENTER_IP"
      | "JAILBROKEN_DEVICE"
      | "SMART_RATE_LIMIT_WARNING"
      | "SMART_RATE_LIMIT_BANNED"
      | "RULE_MATCH"
    )
  | (string & {});
/** A reason for which your project has set another action. */
export interface api_fraud_v1_VerdictReasonOverride {
  /**
   * The reason.
   *
   * - `"HEADLESS_BROWSER_AUTOMATION"`: A program drives the browser.
   * - `"USER_AGENT_DECEPTION"`: The browser isn't the one that its user agent names.
   * - `"VIRTUAL_MACHINE"`: The device is a virtual machine.
   * - `"KNOWN_DATACENTER_IP"`: The IP address is a data center's.
   * - `"JAILBROKEN_DEVICE"`: The device's protections were taken off.
   * - `"SMART_RATE_LIMIT_WARNING"`: The visitor comes unusually often.
   * - `"SMART_RATE_LIMIT_BANNED"`: The visitor comes far too often.
   * - `"RULE_MATCH"`: A rule of your own fits the visitor.
   */
  verdict_reason: VerdictReason;
  /**
   * What to do about the visitor.
   *
   * - `"ALLOW"`: Let it pass.
   * - `"CHALLENGE"`: Ask for more, such as another factor.
   * - `"BLOCK"`: Refuse it.
   */
  override_action: FraudAction;
}
/** By what a rule names whom it is for. Where several rules fit, the first of this list wins, and of blocks of addresses the smallest. */
export type api_fraud_v1_RuleType =
  | (
      | "VISITOR_ID"
      | "BROWSER_ID"
      | "VISITOR_FINGERPRINT"
      | "BROWSER_FINGERPRINT"
      | "HARDWARE_FINGERPRINT"
      | "NETWORK_FINGERPRINT"
      | "CIDR_BLOCK"
      | "ASN"
      | "COUNTRY_CODE"
    )
  | (string & {});
/** What to do about the visitor, and why. The strictest reason wins. */
export interface api_fraud_v1_Verdict {
  /**
   * What to do about the visitor.
   *
   * - `"ALLOW"`: Let it pass.
   * - `"CHALLENGE"`: Ask for more, such as another factor.
   * - `"BLOCK"`: Refuse it.
   */
  action: FraudAction;
  /** Why; `[]` if nothing speaks against the visitor. */
  reasons: VerdictReason[];
  /** The kind of device that it really seems to be. */
  detected_device_type: string;
  /** Whether the device is what it says it is. */
  is_authentic_device: boolean;
  /** The reasons for which your project has set another action. */
  verdict_reason_overrides: api_fraud_v1_VerdictReasonOverride[];
  /**
   * By what the rule of `RULE_MATCH` names the visitor.
   *
   * - `"VISITOR_ID"`: A visitor.
   * - `"BROWSER_ID"`: A browser.
   * - `"VISITOR_FINGERPRINT"`: What a visitor shows.
   * - `"BROWSER_FINGERPRINT"`: What a browser shows.
   * - `"HARDWARE_FINGERPRINT"`: What a device shows.
   * - `"NETWORK_FINGERPRINT"`: What a network shows.
   * - `"CIDR_BLOCK"`: A block of addresses.
   * - `"ASN"`: A network operator.
   * - `"COUNTRY_CODE"`: A country.
   */
  rule_match_type?: api_fraud_v1_RuleType;
  /** Whom the rule of `RULE_MATCH` names. */
  rule_match_identifier?: string;
}
/** The operator of the network. */
export interface api_fraud_v1_ASNProperties {
  /** The autonomous system number, in digits. */
  asn: string;
  /** The name of the operator. */
  name: string;
  /** The block of addresses. */
  network: string;
}
/** Where the address is. */
export interface api_fraud_v1_IPGeoProperties {
  /** The city. */
  city: string;
  /** The region, within the country. */
  region: string;
  /** The country. */
  country: string;
}
/** The network that the visitor comes from. */
export interface api_fraud_v1_NetworkProperties {
  /** The IP address. */
  ip_address: string;
  /** The operator of the network. */
  asn: api_fraud_v1_ASNProperties;
  /** Where the address is. */
  ip_geolocation: api_fraud_v1_IPGeoProperties;
  /** Whether it is a known proxy. */
  is_proxy: boolean;
  /** Whether it is a known VPN. */
  is_vpn: boolean;
}
/** The browser. */
export interface api_fraud_v1_BrowserProperties {
  /** The `User-Agent` of the browser. */
  user_agent: string;
}
/** What was measured. */
export interface api_fraud_v1_Properties {
  /** The network that the visitor comes from. */
  network_properties: api_fraud_v1_NetworkProperties;
  /** The browser. */
  browser_properties: api_fraud_v1_BrowserProperties;
}
/** What is known of the visitor, and what to do. */
export interface api_fraud_v1_fraud_fingerprint_LookupResponse {
  /** The id of the request. */
  telemetry_id: string;
  /** Names of the visitor, from the narrowest to the widest. */
  fingerprints: api_fraud_v1_Fingerprints;
  /** What to do about the visitor, and why. The strictest reason wins. */
  verdict: api_fraud_v1_Verdict;
  /** The names of the request. */
  external_metadata: api_fraud_v1_Metadata;
  /** What was measured. */
  properties?: api_fraud_v1_Properties;
  /** Everything that was measured, where your project may have it. It may change at any time. */
  raw_signals?: {
    [key: string]: unknown;
  };
  /** When the fingerprint was made. */
  created_at: Timestamp;
  /** Until when the id can be looked up. */
  expires_at: Timestamp;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** What to do about whom the rule names. */
export type api_fraud_v1_RuleAction = ("ALLOW" | "CHALLENGE" | "BLOCK" | "NONE") | (string & {});
/** Whom the rule is for, in one way, and what it says. */
export type api_fraud_v1_fraud_rules_SetRequest = {
  /**
   * What to do about whom the rule names.
   *
   * - `"ALLOW"`: Let it pass.
   * - `"CHALLENGE"`: Ask for more, such as another factor.
   * - `"BLOCK"`: Refuse it.
   * - `"NONE"`: No rule: what was set is taken back.
   */
  action: api_fraud_v1_RuleAction;
  /** How many minutes the rule holds. Left out, it holds until it is taken back. */
  expires_in_minutes?: number | undefined;
  /** A note for people. */
  description?: string | undefined;
} & (
  | {
      /** Names a visitor across devices of one kind. */
      visitor_id: string;
      browser_id?: undefined;
      visitor_fingerprint?: undefined;
      browser_fingerprint?: undefined;
      hardware_fingerprint?: undefined;
      network_fingerprint?: undefined;
      cidr_block?: undefined;
      country_code?: undefined;
      asn?: undefined;
    }
  | {
      /** Names a browser, by what it keeps. */
      browser_id: string;
      visitor_id?: undefined;
      visitor_fingerprint?: undefined;
      browser_fingerprint?: undefined;
      hardware_fingerprint?: undefined;
      network_fingerprint?: undefined;
      cidr_block?: undefined;
      country_code?: undefined;
      asn?: undefined;
    }
  | {
      /** Names a visitor by what their browser and network show. */
      visitor_fingerprint: string;
      visitor_id?: undefined;
      browser_id?: undefined;
      browser_fingerprint?: undefined;
      hardware_fingerprint?: undefined;
      network_fingerprint?: undefined;
      cidr_block?: undefined;
      country_code?: undefined;
      asn?: undefined;
    }
  | {
      /** Names a kind of browser by what it shows. */
      browser_fingerprint: string;
      visitor_id?: undefined;
      browser_id?: undefined;
      visitor_fingerprint?: undefined;
      hardware_fingerprint?: undefined;
      network_fingerprint?: undefined;
      cidr_block?: undefined;
      country_code?: undefined;
      asn?: undefined;
    }
  | {
      /** Names a kind of device by what it shows. */
      hardware_fingerprint: string;
      visitor_id?: undefined;
      browser_id?: undefined;
      visitor_fingerprint?: undefined;
      browser_fingerprint?: undefined;
      network_fingerprint?: undefined;
      cidr_block?: undefined;
      country_code?: undefined;
      asn?: undefined;
    }
  | {
      /** Names a network by what it shows. */
      network_fingerprint: string;
      visitor_id?: undefined;
      browser_id?: undefined;
      visitor_fingerprint?: undefined;
      browser_fingerprint?: undefined;
      hardware_fingerprint?: undefined;
      cidr_block?: undefined;
      country_code?: undefined;
      asn?: undefined;
    }
  | {
      /** A block of IPv4 addresses, with a prefix of 16 to 32; one address is taken as one of 32. */
      cidr_block: string;
      visitor_id?: undefined;
      browser_id?: undefined;
      visitor_fingerprint?: undefined;
      browser_fingerprint?: undefined;
      hardware_fingerprint?: undefined;
      network_fingerprint?: undefined;
      country_code?: undefined;
      asn?: undefined;
    }
  | {
      /** A country, by its two letters (ISO 3166-1). It can't be allowed. */
      country_code: string;
      visitor_id?: undefined;
      browser_id?: undefined;
      visitor_fingerprint?: undefined;
      browser_fingerprint?: undefined;
      hardware_fingerprint?: undefined;
      network_fingerprint?: undefined;
      cidr_block?: undefined;
      asn?: undefined;
    }
  | {
      /** A network operator, by its autonomous system number in digits. */
      asn: string;
      visitor_id?: undefined;
      browser_id?: undefined;
      visitor_fingerprint?: undefined;
      browser_fingerprint?: undefined;
      hardware_fingerprint?: undefined;
      network_fingerprint?: undefined;
      cidr_block?: undefined;
      country_code?: undefined;
    }
);
/** The rule, with the name that it was set by. */
export interface api_fraud_v1_fraud_rules_SetResponse {
  /**
   * What to do about whom the rule names.
   *
   * - `"ALLOW"`: Let it pass.
   * - `"CHALLENGE"`: Ask for more, such as another factor.
   * - `"BLOCK"`: Refuse it.
   * - `"NONE"`: No rule: what was set is taken back.
   */
  action: api_fraud_v1_RuleAction;
  /** Names a visitor across devices of one kind. */
  visitor_id?: string;
  /** Names a browser, by what it keeps. */
  browser_id?: string;
  /** Names a visitor by what their browser and network show. */
  visitor_fingerprint?: string;
  /** Names a kind of browser by what it shows. */
  browser_fingerprint?: string;
  /** Names a kind of device by what it shows. */
  hardware_fingerprint?: string;
  /** Names a network by what it shows. */
  network_fingerprint?: string;
  /** A block of IPv4 addresses, with a prefix of 16 to 32; one address is taken as one of 32. */
  cidr_block?: string;
  /** A country, by its two letters (ISO 3166-1). It can't be allowed. */
  country_code?: string;
  /** A network operator, by its autonomous system number in digits. */
  asn?: string;
  /** Until when the rule holds, if it ends by itself. */
  expires_at?: Timestamp;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** Which page of the rules. */
export interface api_fraud_v1_fraud_rules_ListRequest {
  /** Where the page begins, the `next_cursor` of the page before. Left out, it is the first. */
  cursor?: string | undefined;
  /**
   * How many a page has at most.
   * @default 10
   */
  limit?: number | undefined;
}
/** What to do about a visitor whom it names. */
export interface api_fraud_v1_Rule {
  /**
   * By what a rule names whom it is for. Where several rules fit, the first of this list wins, and of blocks of addresses the smallest.
   *
   * - `"VISITOR_ID"`: A visitor.
   * - `"BROWSER_ID"`: A browser.
   * - `"VISITOR_FINGERPRINT"`: What a visitor shows.
   * - `"BROWSER_FINGERPRINT"`: What a browser shows.
   * - `"HARDWARE_FINGERPRINT"`: What a device shows.
   * - `"NETWORK_FINGERPRINT"`: What a network shows.
   * - `"CIDR_BLOCK"`: A block of addresses.
   * - `"ASN"`: A network operator.
   * - `"COUNTRY_CODE"`: A country.
   */
  rule_type: api_fraud_v1_RuleType;
  /**
   * What to do about whom the rule names.
   *
   * - `"ALLOW"`: Let it pass.
   * - `"CHALLENGE"`: Ask for more, such as another factor.
   * - `"BLOCK"`: Refuse it.
   * - `"NONE"`: No rule: what was set is taken back.
   */
  action: api_fraud_v1_RuleAction;
  /** Names a visitor across devices of one kind. */
  visitor_id?: string;
  /** Names a browser, by what it keeps. */
  browser_id?: string;
  /** Names a visitor by what their browser and network show. */
  visitor_fingerprint?: string;
  /** Names a kind of browser by what it shows. */
  browser_fingerprint?: string;
  /** Names a kind of device by what it shows. */
  hardware_fingerprint?: string;
  /** Names a network by what it shows. */
  network_fingerprint?: string;
  /** A block of IPv4 addresses, with a prefix of 16 to 32; one address is taken as one of 32. */
  cidr_block?: string;
  /** A country, by its two letters (ISO 3166-1). It can't be allowed. */
  country_code?: string;
  /** A network operator, by its autonomous system number in digits. */
  asn?: string;
  /** The note for people, if there is one. */
  description?: string;
  /** When the rule was set first. */
  created_at: Timestamp;
  /** When the rule was set last. */
  last_updated_at?: Timestamp;
  /** Until when the rule holds, if it ends by itself. */
  expires_at?: Timestamp;
}
/** One page of the rules. */
export interface api_fraud_v1_fraud_rules_ListResponse {
  /** The rules; `[]` if there are none. */
  rules: api_fraud_v1_Rule[];
  /** The `cursor` of the next page; `null` on the last one. */
  next_cursor: string | null;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The reason, and what to do for it. */
export interface api_fraud_v1_fraud_verdict_reasons_OverrideRequest {
  /**
   * The reason, as a verdict has it. `RULE_MATCH` can't be set: change the rule.
   *
   * - `"HEADLESS_BROWSER_AUTOMATION"`: A program drives the browser.
   * - `"USER_AGENT_DECEPTION"`: The browser isn't the one that its user agent names.
   * - `"VIRTUAL_MACHINE"`: The device is a virtual machine.
   * - `"KNOWN_DATACENTER_IP"`: The IP address is a data center's.
   * - `"JAILBROKEN_DEVICE"`: The device's protections were taken off.
   * - `"SMART_RATE_LIMIT_WARNING"`: The visitor comes unusually often.
   * - `"SMART_RATE_LIMIT_BANNED"`: The visitor comes far too often.
   * - `"RULE_MATCH"`: A rule of your own fits the visitor.
   */
  verdict_reason: VerdictReason;
  /**
   * What to do for the reason.
   *
   * - `"ALLOW"`: Let it pass.
   * - `"CHALLENGE"`: Ask for more, such as another factor.
   * - `"BLOCK"`: Refuse it.
   * - `"NONE"`: The default again.
   */
  override_action: ("ALLOW" | "CHALLENGE" | "BLOCK" | "NONE") | (string & {});
  /** A note for people. */
  override_description?: string | undefined;
}
/** What is done for a reason. */
export interface api_fraud_v1_VerdictReasonAction {
  /**
   * The reason.
   *
   * - `"HEADLESS_BROWSER_AUTOMATION"`: A program drives the browser.
   * - `"USER_AGENT_DECEPTION"`: The browser isn't the one that its user agent names.
   * - `"VIRTUAL_MACHINE"`: The device is a virtual machine.
   * - `"KNOWN_DATACENTER_IP"`: The IP address is a data center's.
   * - `"JAILBROKEN_DEVICE"`: The device's protections were taken off.
   * - `"SMART_RATE_LIMIT_WARNING"`: The visitor comes unusually often.
   * - `"SMART_RATE_LIMIT_BANNED"`: The visitor comes far too often.
   * - `"RULE_MATCH"`: A rule of your own fits the visitor.
   */
  verdict_reason: VerdictReason;
  /**
   * What is done unless your project has set something else.
   *
   * - `"ALLOW"`: Let it pass.
   * - `"CHALLENGE"`: Ask for more, such as another factor.
   * - `"BLOCK"`: Refuse it.
   */
  default_action: FraudAction;
  /**
   * What your project has set, if anything.
   *
   * - `"ALLOW"`: Let it pass.
   * - `"CHALLENGE"`: Ask for more, such as another factor.
   * - `"BLOCK"`: Refuse it.
   */
  override_action?: FraudAction;
  /** When it was set. */
  override_created_at?: Timestamp;
  /** The note for people, if there is one. */
  override_description?: string;
}
/** The reason, and what is done for it now. */
export interface api_fraud_v1_fraud_verdict_reasons_OverrideResponse {
  /** What is done for a reason. */
  verdict_reason_action: api_fraud_v1_VerdictReasonAction;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** Which reasons to list. */
export interface api_fraud_v1_fraud_verdict_reasons_ListRequest {
  /**
   * Whether only those for which your project has set something.
   * @default false
   */
  overrides_only?: boolean | undefined;
}
/** The reasons for which an action can be set. */
export interface api_fraud_v1_fraud_verdict_reasons_ListResponse {
  /** The reasons, and what is done for each. */
  verdict_reason_actions: api_fraud_v1_VerdictReasonAction[];
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The address to judge. */
export interface api_fraud_v1_fraud_email_RiskRequest {
  /** An email address. The API keeps its upper and lower case as given. */
  email_address: EmailAddress;
}
/** What the address tells. */
export interface api_fraud_v1_AddressInformation {
  /** Whether mail to it has come back. */
  has_known_bounces: boolean;
  /** Whether it is written as an address is. */
  has_valid_syntax: boolean;
  /** Whether it seems to be an office's, such as `info@`, and nobody's own. */
  is_suspected_role_address: boolean;
  /** The address without dots and without what stands behind a plus, to find the same person again. */
  normalized_email: string;
  /** How many dots and plus signs it has, by which one mailbox has many addresses. */
  tumbling_character_count: number;
}
/** What the domain tells. */
export interface api_fraud_v1_DomainInformation {
  /** Whether the domain can take mail. */
  has_mx_or_a_record: boolean;
  /** Whether the domain gives addresses to throw away. */
  is_disposable_domain: boolean;
}
/** How risky the address is. */
export interface api_fraud_v1_fraud_email_RiskResponse {
  /** What the address tells. */
  address_information: api_fraud_v1_AddressInformation;
  /** What the domain tells. */
  domain_information: api_fraud_v1_DomainInformation;
  /**
   * What to do about the visitor.
   *
   * - `"ALLOW"`: Let it pass.
   * - `"CHALLENGE"`: Ask for more, such as another factor.
   * - `"BLOCK"`: Refuse it.
   */
  action: FraudAction;
  /** The risk, from 0 to 100, the worst. */
  risk_score: number;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The token to look at, and who asks. */
export interface oauth2_IntrospectRequest {
  /**
   * Format: password
   *
   * The access token or refresh token.
   */
  token: string;
  /** The `client_id` of the app that the token was given to. */
  client_id: ConnectedAppId;
  /**
   * Format: password
   *
   * The app's secret; public apps have none.
   */
  client_secret?: string | undefined;
  /**
   * Which of the two it is, to be found sooner.
   *
   * - `"access_token"`: An access token.
   * - `"refresh_token"`: A refresh token.
   */
  token_type_hint?: (("access_token" | "refresh_token") | (string & {})) | undefined;
}
/** What the token says. Of one that isn't good, only that. */
export interface oauth2_IntrospectResponse {
  /** Whether the token is good: `false` too for one that is unknown, expired or revoked. */
  active: boolean;
  /** The user's id. */
  sub?: string;
  /** The app that the token was given to. */
  client_id?: string;
  /** The scopes of the token, with blanks between them. */
  scope?: string;
  /** For whom the token is, the project first. */
  aud?: string[];
  /** Who made the token. */
  iss?: string;
  /** When the token ends, in seconds since 1970. */
  exp?: number;
  /** When the token was made, in seconds since 1970. */
  iat?: number;
  /** From when on the token is good, in seconds since 1970. */
  nbf?: number;
  /** The kind of token. */
  token_type?: string;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** What a failed call of OAuth's endpoints answers. */
export interface OAuth2ErrorResponse {
  /** The HTTP status, repeated. */
  status_code: number;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** What went wrong, for programs. Decide by this field. */
  error: string;
  /** What went wrong, for people. Its wording can change. */
  error_description: string;
  /** The provider's page on this error. */
  error_uri: string;
}
/** The user, in one way, and what the app asks for. */
export type api_idp_v1_idp_oauth_AuthorizeStartRequest = {
  /** The `client_id` that the app sent. */
  client_id: ConnectedAppId;
  /** The `redirect_uri` that the app sent. It must be one of its redirect URLs. */
  redirect_uri: string;
  /**
   * The `response_type` that the app sent.
   * @constant
   */
  response_type: "code";
  /** The scopes that the app asked for. */
  scopes: readonly string[];
  /**
   * The `prompt` that the app sent.
   *
   * - `"consent"`: Consent is asked for, also where it was given before.
   * - `"login"`: The user is to sign in again.
   * - `"none"`: Nothing is to be shown.
   */
  prompt?: (("consent" | "login" | "none") | (string & {})) | undefined;
} & (
  | {
      /** A `user_id`, or the `external_id` you gave the user. */
      user_id: UserIdOrExternalId;
      session_token?: undefined;
      session_jwt?: undefined;
    }
  | {
      /** Proves a session to the API, until it ends. Keep it secret. */
      session_token: SessionToken;
      user_id?: undefined;
      session_jwt?: undefined;
    }
  | {
      /**
       * A JSON Web Token of a session, signed with the project's key, which holds the session and ends after five minutes.
       * It can be checked without a call.
       */
      session_jwt: SessionJwt;
      user_id?: undefined;
      session_token?: undefined;
    }
);
/** What the consent page may show of an app. */
export interface api_connectedapps_v1_ConnectedAppPublic {
  /** Names a Connected App, an application that users let act for them. */
  client_id: ConnectedAppId;
  /** The name of the app. */
  client_name: string;
  /** The description of the app. */
  client_description: string;
  /**
   * Whose app it is, and whether it can keep a secret.
   *
   * - `"first_party"`: Yours, with a secret: users are asked to consent only where the app asks for it or for `offline_access`.
   * - `"first_party_public"`: Yours, without a secret, as an app or a page: PKCE in its place, and consent as for `first_party`.
   * - `"third_party"`: Another's, with a secret: users consent.
   * - `"third_party_public"`: Another's, without a secret: users consent, and PKCE in its place.
   */
  client_type: ConnectedAppClientType;
  /** The image of the app. */
  logo_url?: string;
}
/** A scope that the app asked for. */
export interface api_idp_v1_ScopeResult {
  /** The name of the scope. */
  scope: string;
  /** What the scope means, for people. */
  description: string;
  /** Whether the user can grant it, by their roles. */
  is_grantable: boolean;
}
/** What to show at the consent, and whether to ask. */
export interface api_idp_v1_idp_oauth_AuthorizeStartResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** What the consent page may show of an app. */
  client: api_connectedapps_v1_ConnectedAppPublic;
  /**
   * Whether the user has to be asked: at the first grant to another's app and when its scopes change, and always for
   * the `prompt` `consent` and for `offline_access`, unless an app of your own may go without.
   */
  consent_required: boolean;
  /** The scopes that the app asked for, and which of them the user can grant. */
  scope_results: api_idp_v1_ScopeResult[];
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/**
 * For PKCE (RFC 7636): the SHA-256 of a secret that your application keeps, in base64url. Who signs in must then have
 * the secret, as `code_verifier`.
 * @example E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM
 */
export type CodeChallenge = string;
/** The user, in one way, what the app asks for, and what the user said. */
export type api_idp_v1_idp_oauth_AuthorizeRequest = {
  /** Whether the user agreed, or need not be asked. */
  consent_granted: boolean;
  /** The `client_id` that the app sent. */
  client_id: ConnectedAppId;
  /** The `redirect_uri` that the app sent. It must be one of its redirect URLs. */
  redirect_uri: string;
  /**
   * The `response_type` that the app sent.
   * @constant
   */
  response_type: "code";
  /** The scopes that the app asked for. */
  scopes: readonly string[];
  /**
   * The `prompt` that the app sent.
   *
   * - `"consent"`: Consent is asked for, also where it was given before.
   * - `"login"`: The user is to sign in again.
   * - `"none"`: Nothing is to be shown.
   */
  prompt?: (("consent" | "login" | "none") | (string & {})) | undefined;
  /** The `state` that the app sent, to be given back. */
  state?: string | undefined;
  /** The `nonce` that the app sent, for the ID token. */
  nonce?: string | undefined;
  /** The `code_challenge` that the app sent. Public apps need one. */
  code_challenge?: CodeChallenge | undefined;
  /** The `resource` values that the app sent (RFC 8707). */
  resources?: readonly string[] | undefined;
} & (
  | {
      /** A `user_id`, or the `external_id` you gave the user. */
      user_id: UserIdOrExternalId;
      session_token?: undefined;
      session_jwt?: undefined;
    }
  | {
      /** Proves a session to the API, until it ends. Keep it secret. */
      session_token: SessionToken;
      user_id?: undefined;
      session_jwt?: undefined;
    }
  | {
      /**
       * A JSON Web Token of a session, signed with the project's key, which holds the session and ends after five minutes.
       * It can be checked without a call.
       */
      session_jwt: SessionJwt;
      user_id?: undefined;
      session_token?: undefined;
    }
);
/** Where to send the browser. */
export interface api_idp_v1_idp_oauth_AuthorizeResponse {
  /** The app's URL with the code, or with OAuth's error where the user didn't agree. */
  redirect_uri: string;
  /** The code, which stands in the URL, too. It is left out where the user didn't agree. */
  authorization_code?: string;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The token of the redirect. */
export interface api_impersonation_v1_AuthenticateRequest {
  /**
   * Format: password
   *
   * The `token` of the URL that the dashboard led to. It works once, for five minutes.
   */
  impersonation_token: string;
}
/** The user, and the session of who acts in their place. */
export interface api_impersonation_v1_AuthenticateResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** A user's sign-in, from the first factor to its end. */
  session: api_session_v1_Session;
  /** Proves a session to the API, until it ends. Keep it secret. */
  session_token: SessionToken;
  /**
   * A JSON Web Token of a session, signed with the project's key, which holds the session and ends after five minutes.
   * It can be checked without a call.
   */
  session_jwt: SessionJwt;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/**
 * Names an M2M client.
 * @example m2m-client-test-d731954d-dab3-4a2b-bdee-07f3ad1be885
 */
export type M2MClientId = string;
/** The new client. */
export interface api_m2m_v1_m2m_clients_CreateRequest {
  /** What its tokens may do, by names of your own without blanks; `action:resource` is the habit. */
  scopes: readonly string[];
  /** The id that it comes with, from elsewhere. Left out, one is made. */
  client_id?: M2MClientId | undefined;
  /**
   * Format: password
   *
   * The secret that it comes with, from elsewhere. Left out, one is made. One that is easy to guess is refused.
   */
  client_secret?: string | undefined;
  /** A name for people. */
  client_name?: string | undefined;
  /** A description for people. */
  client_description?: string | undefined;
  /** Data about the client that only your backend can change. It holds at most 4 KB. */
  trusted_metadata?: OpenFields | undefined;
}
/** The client with its secret, which is shown only now. */
export interface api_m2m_v1_M2MClientWithClientSecret {
  /** Names an M2M client. */
  client_id: M2MClientId;
  /** A name for people; `""` if there is none. */
  client_name: string;
  /** A description for people; `""` if there is none. */
  client_description: string;
  /**
   * Whether the client gets tokens.
   *
   * - `"active"`: It gets tokens.
   * - `"inactive"`: It gets no new ones. Those that it has stay good until they expire.
   */
  status: ("active" | "inactive") | (string & {});
  /** What its tokens may do, by names of your own. */
  scopes: string[];
  /** The end of the secret, to tell secrets apart. */
  client_secret_last_four: string;
  /** The end of the next secret while one is being exchanged; `null` otherwise. */
  next_client_secret_last_four: string | null;
  /** Data about the client that only your backend can change; `{}` when there is none. */
  trusted_metadata: {
    [key: string]: unknown;
  };
  /** The secret. Keep it now, as nobody can look it up. */
  client_secret: string;
}
/** The new client, with its secret. */
export interface api_m2m_v1_m2m_clients_CreateResponse {
  /** The client with its secret, which is shown only now. */
  m2m_client: api_m2m_v1_M2MClientWithClientSecret;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** Finds the clients with any of these ids. */
export interface M2MClientFilterClientId {
  /**
   * Filters by id.
   * @constant
   */
  filter_name: "client_id";
  /** The ids to look for. */
  filter_value: readonly string[];
}
/** Finds the clients with any of these names, exactly. */
export interface M2MClientFilterClientName {
  /**
   * Filters by name.
   * @constant
   */
  filter_name: "client_name";
  /** The names to look for. */
  filter_value: readonly string[];
}
/** Finds the clients with these scopes. */
export interface M2MClientFilterScopes {
  /**
   * Filters by scope.
   * @constant
   */
  filter_name: "scopes";
  /** The scopes to look for. No source says whether any or all must be there. */
  filter_value: readonly string[];
}
/** One condition on clients. */
export type M2MClientFilter = M2MClientFilterClientId | M2MClientFilterClientName | M2MClientFilterScopes;
/** Conditions on clients, and how they go together. */
export interface api_m2m_v1_M2MSearchQuery {
  /**
   * How the conditions go together.
   *
   * - `"AND"`: All of them hold.
   * - `"OR"`: At least one of them holds.
   */
  operator: ("AND" | "OR") | (string & {});
  /** The conditions; `[]` for none. */
  operands: readonly M2MClientFilter[];
}
/** Which clients to find. Without `query` all match. */
export interface api_m2m_v1_m2m_clients_SearchRequest {
  /** Where the page begins, the `next_cursor` of the page before. Left out, it is the first. */
  cursor?: string | undefined;
  /**
   * How many a page has at most.
   * @default 100
   */
  limit?: number | undefined;
  /** Conditions on clients, and how they go together. */
  query?: api_m2m_v1_M2MSearchQuery | undefined;
}
/** A program that gets tokens of its own. */
export interface api_m2m_v1_M2MClient {
  /** Names an M2M client. */
  client_id: M2MClientId;
  /** A name for people; `""` if there is none. */
  client_name: string;
  /** A description for people; `""` if there is none. */
  client_description: string;
  /**
   * Whether the client gets tokens.
   *
   * - `"active"`: It gets tokens.
   * - `"inactive"`: It gets no new ones. Those that it has stay good until they expire.
   */
  status: ("active" | "inactive") | (string & {});
  /** What its tokens may do, by names of your own. */
  scopes: string[];
  /** The end of the secret, to tell secrets apart. */
  client_secret_last_four: string;
  /** The end of the next secret while one is being exchanged; `null` otherwise. */
  next_client_secret_last_four: string | null;
  /** Data about the client that only your backend can change; `{}` when there is none. */
  trusted_metadata: {
    [key: string]: unknown;
  };
}
/** Where the search goes on. */
export interface api_m2m_v1_ResultsMetadata {
  /** How many match altogether; -1 where the project doesn't count them. */
  total: number;
  /** The `cursor` of the next page; `null` on the last one. */
  next_cursor: string | null;
}
/** One page of the clients that match. */
export interface api_m2m_v1_m2m_clients_SearchResponse {
  /** The clients; `[]` if none match. */
  m2m_clients: api_m2m_v1_M2MClient[];
  /** Where the search goes on. */
  results_metadata: api_m2m_v1_ResultsMetadata;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The client. */
export interface api_m2m_v1_m2m_clients_GetResponse {
  /** A program that gets tokens of its own. */
  m2m_client: api_m2m_v1_M2MClient;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** What is to change. What is left out stays. */
export interface api_m2m_v1_m2m_clients_UpdateRequest {
  /** A name for people. */
  client_name?: string | undefined;
  /** A description for people. */
  client_description?: string | undefined;
  /**
   * Whether the client gets tokens.
   *
   * - `"active"`: It gets tokens.
   * - `"inactive"`: It gets no new ones. Those that it has stay good until they expire.
   */
  status?: (("active" | "inactive") | (string & {})) | undefined;
  /** What its tokens may do from now on, in place of what they could. */
  scopes?: readonly string[] | undefined;
  /** Data about the client that only your backend can change. It is merged; a key with `null` goes. */
  trusted_metadata?: OpenFields | undefined;
}
/** The client as it is now. */
export interface api_m2m_v1_m2m_clients_UpdateResponse {
  /** A program that gets tokens of its own. */
  m2m_client: api_m2m_v1_M2MClient;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The client is gone. */
export interface api_m2m_v1_m2m_clients_DeleteResponse {
  /** Names an M2M client. */
  client_id: M2MClientId;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** An empty object; the path says it all. */
export type api_m2m_v1_m2m_clients_secrets_RotateStartRequest = Record<string, never>;
/** The client with its next secret, which is shown only now. */
export interface api_m2m_v1_M2MClientWithNextClientSecret {
  /** Names an M2M client. */
  client_id: M2MClientId;
  /** A name for people; `""` if there is none. */
  client_name: string;
  /** A description for people; `""` if there is none. */
  client_description: string;
  /**
   * Whether the client gets tokens.
   *
   * - `"active"`: It gets tokens.
   * - `"inactive"`: It gets no new ones. Those that it has stay good until they expire.
   */
  status: ("active" | "inactive") | (string & {});
  /** What its tokens may do, by names of your own. */
  scopes: string[];
  /** The end of the secret, to tell secrets apart. */
  client_secret_last_four: string;
  /** The end of the next secret while one is being exchanged; `null` otherwise. */
  next_client_secret_last_four: string | null;
  /** Data about the client that only your backend can change; `{}` when there is none. */
  trusted_metadata: {
    [key: string]: unknown;
  };
  /** The next secret. Keep it now, as nobody can look it up. */
  next_client_secret: string;
}
/** The client with both secrets good. */
export interface api_m2m_v1_m2m_clients_secrets_RotateStartResponse {
  /** The client with its next secret, which is shown only now. */
  m2m_client: api_m2m_v1_M2MClientWithNextClientSecret;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** An empty object; the path says it all. */
export type api_m2m_v1_m2m_clients_secrets_RotateCancelRequest = Record<string, never>;
/** The client with its old secret. */
export interface api_m2m_v1_m2m_clients_secrets_RotateCancelResponse {
  /** A program that gets tokens of its own. */
  m2m_client: api_m2m_v1_M2MClient;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** An empty object; the path says it all. */
export type api_m2m_v1_m2m_clients_secrets_RotateRequest = Record<string, never>;
/** The client with its new secret. */
export interface api_m2m_v1_m2m_clients_secrets_RotateResponse {
  /** A program that gets tokens of its own. */
  m2m_client: api_m2m_v1_M2MClient;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** Who wants a token, and for what. */
export interface oauth2_TokenRequest {
  /** Names an M2M client. */
  client_id: M2MClientId;
  /**
   * Format: password
   *
   * The client's secret, not the project's.
   */
  client_secret: string;
  /**
   * How the client proves itself.
   * @constant
   */
  grant_type: "client_credentials";
  /** The scopes that the token is to have, with blanks between them. Left out, it has all of the client's. */
  scope?: string | undefined;
}
/** The token. */
export interface oauth2_TokenResponse {
  /** The token, a JWT that is signed with the project's key. Send it as `Authorization: Bearer`. */
  access_token: string;
  /** The kind of token, `bearer`. */
  token_type: string;
  /** How many seconds the token is good for. Use it again until shortly before. */
  expires_in: number;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** What must be as it was when the link or passcode was sent; otherwise it is refused. */
export interface MatchOptions {
  /** Whether `attributes.ip_address` must be the one that was given at the send. */
  ip_match_required: boolean;
  /** Whether `attributes.user_agent` must be the one that was given at the send. */
  user_agent_match_required: boolean;
}
/**
 * Format: password
 *
 * The secret that your application made for PKCE (RFC 7636), whose SHA-256 was the `code_challenge` at the start. It
 * is asked for if there was one, and refused if there was none.
 * @example dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
 */
export type CodeVerifier = string;
/** The token of the link that the user followed, and what to do about a session. */
export type api_magic_v1_AuthenticateRequest = {
  /**
   * Format: password
   *
   * The `token` of the URL that the link led to. It works once.
   */
  token: string;
  /**
   * How many minutes from now the session is to last. A session that is given is set to it, be that longer or shorter
   * than what is left. Without it a new session isn't begun, and a session that is given keeps its end.
   */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /** What you know about the end user's own request, for fraud detection. */
  attributes?: api_attribute_v1_Attributes | undefined;
  /** What must be as it was when the link or passcode was sent; otherwise it is refused. */
  options?: MatchOptions | undefined;
  /**
   * The secret that your application made for PKCE (RFC 7636), whose SHA-256 was the `code_challenge` at the start. It
   * is asked for if there was one, and refused if there was none.
   */
  code_verifier?: CodeVerifier | undefined;
  /**
   * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
   * tells about the device.
   */
  telemetry_id?: TelemetryId | undefined;
} & CurrentSession;
/** The user who followed the link, and their session if there is one. */
export interface api_magic_v1_AuthenticateResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** The `email_id` of the address that the link was sent to. */
  method_id: string;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** The user's session; `null` if none was asked for and none was given. */
  session: api_session_v1_Session | null;
  /** The session's token; `""` if there is no session, or the session was given by its JWT. */
  session_token: SessionToken;
  /** A new JWT of the session; `""` if there is no session. */
  session_jwt: SessionJwt;
  /** Whether every other session of the user has been ended. If so, end those that you keep yourself, too. */
  reset_sessions: boolean;
  /** The user's device, if you gave a `telemetry_id` and your project may use it. */
  user_device?: api_device_history_v1_DeviceInfo;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/**
 * Format: int32
 *
 * How many minutes the link is good for.
 */
export type LinkExpirationMinutes = number;
/** Whose link it is to be. */
export interface api_magic_v1_CreateRequest {
  /** The user's `user_id`, or their `external_id`. */
  user_id: UserIdOrExternalId;
  /**
   * How many minutes the link is good for.
   * @default 60
   */
  expiration_minutes?: LinkExpirationMinutes | undefined;
  /** What you know about the end user's own request, for fraud detection. */
  attributes?: api_attribute_v1_Attributes | undefined;
}
/** The token to build a link of. */
export interface api_magic_v1_CreateResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** The token to put into your own link, and to give to `magicLinks.authenticate`. It works once. */
  token: string;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/**
 * Format: uri
 *
 * Where the link leads. It must be one of the project's redirect URLs of this kind, exactly, but for a `www.` in front.
 * Left out: the project's default.
 * @example https://example.com/authenticate
 */
export type RedirectUrl = string;
/**
 * The template of the email, from the dashboard. Left out, it is the project's default.
 * @example welcome
 */
export type TemplateId = string;
/**
 * The language of the message.
 * @default en
 */
export type EmailLocale = ("en" | "es" | "fr" | "pt-br") | (string & {});
/** The address to send a link to. */
export type api_magic_v1_magic_links_email_SendRequest = {
  /** An email address. The API keeps its upper and lower case as given. */
  email: EmailAddress;
  /** Where the link leads an active user. Left out, it is the project's default login URL. */
  login_magic_link_url?: RedirectUrl | undefined;
  /** Where the link leads a new or pending user. Left out, it is the project's default sign-up URL. */
  signup_magic_link_url?: RedirectUrl | undefined;
  /**
   * How many minutes an active user's link is good for.
   * @default 60
   */
  login_expiration_minutes?: LinkExpirationMinutes | undefined;
  /**
   * How many minutes a new or pending user's link is good for.
   * @default 10080
   */
  signup_expiration_minutes?: LinkExpirationMinutes | undefined;
  /**
   * For PKCE (RFC 7636): the SHA-256 of a secret that your application keeps, in base64url. Who signs in must then have
   * the secret, as `code_verifier`.
   */
  code_challenge?: CodeChallenge | undefined;
  /** The template of the email to an active user. Left out, it is the project's default. */
  login_template_id?: TemplateId | undefined;
  /** The template of the email to a new or pending user. Left out, it is the project's default. */
  signup_template_id?: TemplateId | undefined;
  /**
   * The language of the message.
   *
   * - `"en"`: English.
   * - `"es"`: Spanish.
   * - `"fr"`: French.
   * - `"pt-br"`: Brazilian Portuguese.
   */
  locale?: EmailLocale | undefined;
  /** What you know about the end user's own request, for fraud detection. */
  attributes?: api_attribute_v1_Attributes | undefined;
} & FactorOwner;
/** The link is on its way. */
export interface api_magic_v1_magic_links_email_SendResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Names the address. Authenticating the message answers it as `method_id`. */
  email_id: EmailId;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The address to send a link to. */
export interface api_magic_v1_magic_links_email_LoginOrCreateRequest {
  /** An email address. The API keeps its upper and lower case as given. */
  email: EmailAddress;
  /**
   * Whether a new user is `pending` until they authenticate, rather than `active`. It changes no user that is there.
   * @default false
   */
  create_user_as_pending?: boolean | undefined;
  /** Where the link leads an active user. Left out, it is the project's default login URL. */
  login_magic_link_url?: RedirectUrl | undefined;
  /** Where the link leads a new or pending user. Left out, it is the project's default sign-up URL. */
  signup_magic_link_url?: RedirectUrl | undefined;
  /**
   * How many minutes an active user's link is good for.
   * @default 60
   */
  login_expiration_minutes?: LinkExpirationMinutes | undefined;
  /**
   * How many minutes a new or pending user's link is good for.
   * @default 10080
   */
  signup_expiration_minutes?: LinkExpirationMinutes | undefined;
  /**
   * For PKCE (RFC 7636): the SHA-256 of a secret that your application keeps, in base64url. Who signs in must then have
   * the secret, as `code_verifier`.
   */
  code_challenge?: CodeChallenge | undefined;
  /** The template of the email to an active user. Left out, it is the project's default. */
  login_template_id?: TemplateId | undefined;
  /** The template of the email to a new or pending user. Left out, it is the project's default. */
  signup_template_id?: TemplateId | undefined;
  /**
   * The language of the message.
   *
   * - `"en"`: English.
   * - `"es"`: Spanish.
   * - `"fr"`: French.
   * - `"pt-br"`: Brazilian Portuguese.
   */
  locale?: EmailLocale | undefined;
  /** What you know about the end user's own request, for fraud detection. */
  attributes?: api_attribute_v1_Attributes | undefined;
}
/** The link is on its way. */
export interface api_magic_v1_magic_links_email_LoginOrCreateResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Names the address. Authenticating the message answers it as `method_id`. */
  email_id: EmailId;
  /** Whether the user is new. */
  user_created: boolean;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** A user's name, in parts. Each part may be left out. */
export interface api_user_v1_Name {
  /** The first or given name. */
  first_name?: string | undefined;
  /** The middle name or names. */
  middle_name?: string | undefined;
  /** The last or family name. */
  last_name?: string | undefined;
}
/**
 * Data about the user that only your backend can change. It holds at most 4 KB.
 * @example {
 *   "plan": "pro"
 * }
 */
export type TrustedMetadataInput = OpenFields;
/**
 * Data about the user that they can change from a browser or app. It holds at most 4 KB. Never base access on it.
 * @example {
 *   "theme": "dark"
 * }
 */
export type UntrustedMetadataInput = OpenFields;
/** Whom to invite. */
export interface api_magic_v1_magic_links_email_InviteRequest {
  /** An email address. The API keeps its upper and lower case as given. */
  email: EmailAddress;
  /** A user's name, in parts. Each part may be left out. */
  name?: api_user_v1_Name | undefined;
  /** Where the link leads. Left out, it is the project's default invite URL. */
  invite_magic_link_url?: RedirectUrl | undefined;
  /**
   * How many minutes the link is good for.
   * @default 60
   */
  invite_expiration_minutes?: LinkExpirationMinutes | undefined;
  /** The template of the email, from the dashboard. Left out, it is the project's default. */
  invite_template_id?: TemplateId | undefined;
  /**
   * The language of the message.
   *
   * - `"en"`: English.
   * - `"es"`: Spanish.
   * - `"fr"`: French.
   * - `"pt-br"`: Brazilian Portuguese.
   */
  locale?: EmailLocale | undefined;
  /** Data about the user that only your backend can change. It holds at most 4 KB. */
  trusted_metadata?: TrustedMetadataInput | undefined;
  /** Data about the user that they can change from a browser or app. It holds at most 4 KB. Never base access on it. */
  untrusted_metadata?: UntrustedMetadataInput | undefined;
  /** What you know about the end user's own request, for fraud detection. */
  attributes?: api_attribute_v1_Attributes | undefined;
}
/** The invitation is on its way. */
export interface api_magic_v1_magic_links_email_InviteResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Names one email address of one user. */
  email_id: EmailId;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** Whose invitation to take back. */
export interface api_magic_v1_magic_links_email_RevokeInviteRequest {
  /** An email address. The API keeps its upper and lower case as given. */
  email: EmailAddress;
}
/** The invitation is taken back. */
export interface api_magic_v1_magic_links_email_RevokeInviteResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The passcode that the user typed, where it was sent, and what to do about a session. */
export type api_otp_v1_AuthenticateRequest = {
  /** The `email_id` or `phone_id` that the passcode was sent to, as the send answered it. */
  method_id: string;
  /** The passcode, six digits. */
  code: string;
  /**
   * How many minutes from now the session is to last. A session that is given is set to it, be that longer or shorter
   * than what is left. Without it a new session isn't begun, and a session that is given keeps its end.
   */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /** What you know about the end user's own request, for fraud detection. */
  attributes?: api_attribute_v1_Attributes | undefined;
  /** What must be as it was when the link or passcode was sent; otherwise it is refused. */
  options?: MatchOptions | undefined;
  /**
   * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
   * tells about the device.
   */
  telemetry_id?: TelemetryId | undefined;
} & CurrentSession;
/** The user who had the passcode, and their session if there is one. */
export interface api_otp_v1_AuthenticateResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** The `method_id` of the request. */
  method_id: string;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** The user's session; `null` if none was asked for and none was given. */
  session: api_session_v1_Session | null;
  /** The session's token; `""` if there is no session, or the session was given by its JWT. */
  session_token: SessionToken;
  /** A new JWT of the session; `""` if there is no session. */
  session_jwt: SessionJwt;
  /** Whether every other session of the user has been ended. If so, end those that you keep yourself, too. */
  reset_sessions: boolean;
  /** The user's device, if you gave a `telemetry_id` and your project may use it. */
  user_device?: api_device_history_v1_DeviceInfo;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/**
 * Format: int32
 *
 * How many minutes the passcode is good for.
 * @default 2
 */
export type PasscodeExpirationMinutes = number;
/**
 * The language of the message.
 * @default en
 */
export type MessageLocale =
  | (
      | "en"
      | "es"
      | "fr"
      | "pt-br"
      | "ca-ES"
      | "cs"
      | "de-DE"
      | "fa"
      | "it"
      | "ja"
      | "nl"
      | "pl"
      | "ru"
      | "tr"
      | "vi"
      | "zh-Hans"
    )
  | (string & {});
/** The number to send a passcode to. */
export type api_otp_v1_otp_sms_SendRequest = {
  /** A phone number in E.164: a plus sign, the country code and the number, without spaces. */
  phone_number: PhoneNumber;
  /** How many minutes the passcode is good for. */
  expiration_minutes?: PasscodeExpirationMinutes | undefined;
  /**
   * The language of the message.
   *
   * - `"en"`: English.
   * - `"es"`: Spanish.
   * - `"fr"`: French.
   * - `"pt-br"`: Brazilian Portuguese.
   * - `"ca-ES"`: Catalan.
   * - `"cs"`: Czech.
   * - `"de-DE"`: German.
   * - `"fa"`: Persian.
   * - `"it"`: Italian.
   * - `"ja"`: Japanese.
   * - `"nl"`: Dutch.
   * - `"pl"`: Polish.
   * - `"ru"`: Russian.
   * - `"tr"`: Turkish.
   * - `"vi"`: Vietnamese.
   * - `"zh-Hans"`: Chinese, in simplified characters.
   */
  locale?: MessageLocale | undefined;
  /** What you know about the end user's own request, for fraud detection. */
  attributes?: api_attribute_v1_Attributes | undefined;
} & FactorOwner;
/** The passcode is on its way. */
export interface api_otp_v1_otp_sms_SendResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Names the number. It is the `method_id` to authenticate the passcode with. */
  phone_id: PhoneId;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The number to send a passcode to. */
export interface api_otp_v1_otp_sms_LoginOrCreateRequest {
  /** A phone number in E.164: a plus sign, the country code and the number, without spaces. */
  phone_number: PhoneNumber;
  /** How many minutes the passcode is good for. */
  expiration_minutes?: PasscodeExpirationMinutes | undefined;
  /**
   * Whether a new user is `pending` until they authenticate, rather than `active`. It changes no user that is there.
   * @default false
   */
  create_user_as_pending?: boolean | undefined;
  /**
   * The language of the message.
   *
   * - `"en"`: English.
   * - `"es"`: Spanish.
   * - `"fr"`: French.
   * - `"pt-br"`: Brazilian Portuguese.
   * - `"ca-ES"`: Catalan.
   * - `"cs"`: Czech.
   * - `"de-DE"`: German.
   * - `"fa"`: Persian.
   * - `"it"`: Italian.
   * - `"ja"`: Japanese.
   * - `"nl"`: Dutch.
   * - `"pl"`: Polish.
   * - `"ru"`: Russian.
   * - `"tr"`: Turkish.
   * - `"vi"`: Vietnamese.
   * - `"zh-Hans"`: Chinese, in simplified characters.
   */
  locale?: MessageLocale | undefined;
  /** What you know about the end user's own request, for fraud detection. */
  attributes?: api_attribute_v1_Attributes | undefined;
}
/** The passcode is on its way. */
export interface api_otp_v1_otp_sms_LoginOrCreateResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Names the number. It is the `method_id` to authenticate the passcode with. */
  phone_id: PhoneId;
  /** Whether the user is new. */
  user_created: boolean;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The number to send a passcode to. */
export type api_otp_v1_otp_whatsapp_SendRequest = {
  /** A phone number in E.164: a plus sign, the country code and the number, without spaces. */
  phone_number: PhoneNumber;
  /** How many minutes the passcode is good for. */
  expiration_minutes?: PasscodeExpirationMinutes | undefined;
  /**
   * The language of the message.
   *
   * - `"en"`: English.
   * - `"es"`: Spanish.
   * - `"fr"`: French.
   * - `"pt-br"`: Brazilian Portuguese.
   * - `"ca-ES"`: Catalan.
   * - `"cs"`: Czech.
   * - `"de-DE"`: German.
   * - `"fa"`: Persian.
   * - `"it"`: Italian.
   * - `"ja"`: Japanese.
   * - `"nl"`: Dutch.
   * - `"pl"`: Polish.
   * - `"ru"`: Russian.
   * - `"tr"`: Turkish.
   * - `"vi"`: Vietnamese.
   * - `"zh-Hans"`: Chinese, in simplified characters.
   */
  locale?: MessageLocale | undefined;
  /** What you know about the end user's own request, for fraud detection. */
  attributes?: api_attribute_v1_Attributes | undefined;
} & FactorOwner;
/** The passcode is on its way. */
export interface api_otp_v1_otp_whatsapp_SendResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Names the number. It is the `method_id` to authenticate the passcode with. */
  phone_id: PhoneId;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The number to send a passcode to. */
export interface api_otp_v1_otp_whatsapp_LoginOrCreateRequest {
  /** A phone number in E.164: a plus sign, the country code and the number, without spaces. */
  phone_number: PhoneNumber;
  /** How many minutes the passcode is good for. */
  expiration_minutes?: PasscodeExpirationMinutes | undefined;
  /**
   * Whether a new user is `pending` until they authenticate, rather than `active`. It changes no user that is there.
   * @default false
   */
  create_user_as_pending?: boolean | undefined;
  /**
   * The language of the message.
   *
   * - `"en"`: English.
   * - `"es"`: Spanish.
   * - `"fr"`: French.
   * - `"pt-br"`: Brazilian Portuguese.
   * - `"ca-ES"`: Catalan.
   * - `"cs"`: Czech.
   * - `"de-DE"`: German.
   * - `"fa"`: Persian.
   * - `"it"`: Italian.
   * - `"ja"`: Japanese.
   * - `"nl"`: Dutch.
   * - `"pl"`: Polish.
   * - `"ru"`: Russian.
   * - `"tr"`: Turkish.
   * - `"vi"`: Vietnamese.
   * - `"zh-Hans"`: Chinese, in simplified characters.
   */
  locale?: MessageLocale | undefined;
  /** What you know about the end user's own request, for fraud detection. */
  attributes?: api_attribute_v1_Attributes | undefined;
}
/** The passcode is on its way. */
export interface api_otp_v1_otp_whatsapp_LoginOrCreateResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Names the number. It is the `method_id` to authenticate the passcode with. */
  phone_id: PhoneId;
  /** Whether the user is new. */
  user_created: boolean;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The address to send a passcode to. */
export type api_otp_v1_otp_email_SendRequest = {
  /** An email address. The API keeps its upper and lower case as given. */
  email: EmailAddress;
  /** How many minutes the passcode is good for. */
  expiration_minutes?: PasscodeExpirationMinutes | undefined;
  /** The template of the email to an active user. Left out, it is the project's default. */
  login_template_id?: TemplateId | undefined;
  /** The template of the email to a new or pending user. Left out, it is the project's default. */
  signup_template_id?: TemplateId | undefined;
  /**
   * The language of the message.
   *
   * - `"en"`: English.
   * - `"es"`: Spanish.
   * - `"fr"`: French.
   * - `"pt-br"`: Brazilian Portuguese.
   */
  locale?: EmailLocale | undefined;
  /** What you know about the end user's own request, for fraud detection. */
  attributes?: api_attribute_v1_Attributes | undefined;
} & FactorOwner;
/** The passcode is on its way. */
export interface api_otp_v1_otp_email_SendResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Names the address. It is the `method_id` to authenticate the passcode with. */
  email_id: EmailId;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The address to send a passcode to. */
export interface api_otp_v1_otp_email_LoginOrCreateRequest {
  /** An email address. The API keeps its upper and lower case as given. */
  email: EmailAddress;
  /** How many minutes the passcode is good for. */
  expiration_minutes?: PasscodeExpirationMinutes | undefined;
  /**
   * Whether a new user is `pending` until they authenticate, rather than `active`. It changes no user that is there.
   * @default false
   */
  create_user_as_pending?: boolean | undefined;
  /** The template of the email to an active user. Left out, it is the project's default. */
  login_template_id?: TemplateId | undefined;
  /** The template of the email to a new or pending user. Left out, it is the project's default. */
  signup_template_id?: TemplateId | undefined;
  /**
   * The language of the message.
   *
   * - `"en"`: English.
   * - `"es"`: Spanish.
   * - `"fr"`: French.
   * - `"pt-br"`: Brazilian Portuguese.
   */
  locale?: EmailLocale | undefined;
  /** What you know about the end user's own request, for fraud detection. */
  attributes?: api_attribute_v1_Attributes | undefined;
}
/** The passcode is on its way. */
export interface api_otp_v1_otp_email_LoginOrCreateResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Names the address. It is the `method_id` to authenticate the passcode with. */
  email_id: EmailId;
  /** Whether the user is new. */
  user_created: boolean;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The user, in one way, and the provider. */
export type api_oauth_v1_AttachRequest = {
  /** The provider, as the path of its start names it. */
  provider: string;
} & (
  | {
      /** A `user_id`, or the `external_id` you gave the user. */
      user_id: UserIdOrExternalId;
      session_token?: undefined;
      session_jwt?: undefined;
    }
  | {
      /** Proves a session to the API, until it ends. Keep it secret. */
      session_token: SessionToken;
      user_id?: undefined;
      session_jwt?: undefined;
    }
  | {
      /**
       * A JSON Web Token of a session, signed with the project's key, which holds the session and ends after five minutes.
       * It can be checked without a call.
       */
      session_jwt: SessionJwt;
      user_id?: undefined;
      session_token?: undefined;
    }
);
/** The token for the start. */
export interface api_oauth_v1_AttachResponse {
  /** The token to pass as `oauth_attach_token` to the start of the same provider. It works once. */
  oauth_attach_token: string;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The token of the redirect, and what to do about a session. */
export type api_oauth_v1_AuthenticateRequest = {
  /**
   * Format: password
   *
   * The `token` of the URL that the user came back to. It works once.
   */
  token: string;
  /**
   * How many minutes from now the session is to last. A session that is given is set to it, be that longer or shorter
   * than what is left. Without it a new session isn't begun, and a session that is given keeps its end.
   */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /**
   * The secret that your application made for PKCE (RFC 7636), whose SHA-256 was the `code_challenge` at the start. It
   * is asked for if there was one, and refused if there was none.
   */
  code_verifier?: CodeVerifier | undefined;
  /**
   * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
   * tells about the device.
   */
  telemetry_id?: TelemetryId | undefined;
} & CurrentSession;
/** What the provider gave for calls to its own API. What it doesn't give is empty. */
export interface api_oauth_v1_ProviderValues {
  /** The access token of the provider; `""` for Google One Tap. Keep it secret. */
  access_token: string;
  /** The refresh token of the provider; `""` if it gave none. Keep it secret. */
  refresh_token: string;
  /** The ID token of the provider; `""` if it gave none. */
  id_token: string;
  /** What the access token may do. */
  scopes: string[];
  /** When the access token ends, if the provider says so. */
  expires_at?: Timestamp;
}
/** The user, their account at the provider, and their session if there is one. */
export interface api_oauth_v1_AuthenticateResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** The user's session; `null` if none was asked for and none was given. */
  user_session: api_session_v1_Session | null;
  /** The session's token; `""` if there is no session, or the session was given by its JWT. */
  session_token: SessionToken;
  /** A new JWT of the session; `""` if there is no session. */
  session_jwt: SessionJwt;
  /** Whether every other session of the user has been ended. If so, end those that you keep yourself, too. */
  reset_sessions: boolean;
  /** The provider, by its name. */
  provider_type: string;
  /** The user's id at the provider. */
  provider_subject: string;
  /** What the provider gave for calls to its own API. What it doesn't give is empty. */
  provider_values: api_oauth_v1_ProviderValues;
  /** Names the link between one user and their account at one OAuth provider. */
  oauth_user_registration_id: OAuthUserRegistrationId;
  /** The user's device, if you gave a `telemetry_id` and your project may use it. */
  user_device?: api_device_history_v1_DeviceInfo;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The password to judge, and whose it would be. */
export interface api_password_v1_StrengthCheckRequest {
  /**
   * Format: password
   *
   * The password, as it was typed. Any Unicode character may stand in it.
   */
  password: string;
  /**
   * The address of the user it would be for. Without it there is no lookup of breaches, so `passwords.create` may
   * still refuse the password.
   */
  email?: EmailAddress | undefined;
}
/** What a password has and lacks, counted by kinds of characters. */
export interface api_password_v1_LUDSRequirements {
  /** Whether it has a lower-case letter. */
  has_lower_case: boolean;
  /** Whether it has an upper-case letter. */
  has_upper_case: boolean;
  /** Whether it has a digit. */
  has_digit: boolean;
  /** Whether it has a character that is neither letter nor digit. */
  has_symbol: boolean;
  /** How many further kinds of characters it needs. */
  missing_complexity: number;
  /** How many further characters it needs to be long enough. */
  missing_characters: number;
}
/** What makes the password weak, and how to better it, in English and for the person who chooses it. */
export interface api_password_v1_Feedback {
  /** What to do about it; `[]` for a good password. */
  suggestions: string[];
  /** What is wrong with it; `""` for a good password. */
  warning: string;
  /** What the password has and lacks under the policy `luds`; `null` under `zxcvbn`. */
  luds_requirements?: api_password_v1_LUDSRequirements | null;
}
/** How strong a password is. */
export interface api_password_v1_StrengthCheckResponse {
  /** Whether the project's policy accepts the password, and no breach is known of it. */
  valid_password: boolean;
  /** The estimate of the policy `zxcvbn`, from 0 (guessed at once) to 4; 3 is enough. Always 0 under `luds`. */
  score: number;
  /** Whether the password is known from a breach. `false` also where nobody looked, as without an `email`. */
  breached_password: boolean;
  /**
   * The project's policy, by which the password was judged.
   *
   * - `"zxcvbn"`: An estimate of how hard the password is to guess, in `score`.
   * - `"luds"`: Rules on length and kinds of characters, in `feedback.luds_requirements`.
   */
  strength_policy: ("zxcvbn" | "luds") | (string & {});
  /** Whether the project refuses breached passwords. If not, `breached_password` is always `false`. */
  breach_detection_on_create: boolean;
  /** What makes the password weak, and how to better it, in English and for the person who chooses it. */
  feedback?: api_password_v1_Feedback;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The new user, and their password. */
export interface api_password_v1_CreateRequest {
  /** An email address. The API keeps its upper and lower case as given. */
  email: EmailAddress;
  /**
   * Format: password
   *
   * The password. Any Unicode character may stand in it.
   */
  password: string;
  /** A user's name, in parts. Each part may be left out. */
  name?: api_user_v1_Name | undefined;
  /** Data about the user that only your backend can change. It holds at most 4 KB. */
  trusted_metadata?: TrustedMetadataInput | undefined;
  /** Data about the user that they can change from a browser or app. It holds at most 4 KB. Never base access on it. */
  untrusted_metadata?: UntrustedMetadataInput | undefined;
  /**
   * How many minutes from now the session is to last. A session that is given is set to it, be that longer or shorter
   * than what is left. Without it a new session isn't begun, and a session that is given keeps its end.
   */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /**
   * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
   * tells about the device.
   */
  telemetry_id?: TelemetryId | undefined;
}
/** The new user, and their session if one was asked for. */
export interface api_password_v1_CreateResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Names one email address of one user. */
  email_id: EmailId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** The user's session; `null` if you gave no `session_duration_minutes`. */
  session: api_session_v1_Session | null;
  /** The session's token; `""` if there is no session. */
  session_token: SessionToken;
  /** A JWT of the session; `""` if there is no session. */
  session_jwt: SessionJwt;
  /** The user's device, if you gave a `telemetry_id` and your project may use it. */
  user_device?: api_device_history_v1_DeviceInfo;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** Who signs in, with which password, and what to do about a session. */
export type api_password_v1_AuthenticateRequest = {
  /** An email address. The API keeps its upper and lower case as given. */
  email: EmailAddress;
  /**
   * Format: password
   *
   * The user's password.
   */
  password: string;
  /**
   * How many minutes from now the session is to last. A session that is given is set to it, be that longer or shorter
   * than what is left. Without it a new session isn't begun, and a session that is given keeps its end.
   */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /**
   * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
   * tells about the device.
   */
  telemetry_id?: TelemetryId | undefined;
} & CurrentSession;
/** The user, and their session if there is one. */
export interface api_password_v1_AuthenticateResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** The user's session; `null` if none was asked for and none was given. */
  session: api_session_v1_Session | null;
  /** The session's token; `""` if there is no session, or the session was given by its JWT. */
  session_token: SessionToken;
  /** A new JWT of the session; `""` if there is no session. */
  session_jwt: SessionJwt;
  /** The user's device, if you gave a `telemetry_id` and your project may use it. */
  user_device?: api_device_history_v1_DeviceInfo;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** How the hash was made, and so in which form it is. */
export type api_password_v1_MigrateRequestHashType =
  | ("bcrypt" | "md_5" | "argon_2i" | "argon_2id" | "sha_1" | "sha_512" | "scrypt" | "phpass" | "pbkdf_2")
  | (string & {});
/** What stood around the password when MD5 was taken of it. */
export interface api_password_v1_MD5Config {
  /** What stood before the password; `""` for nothing. */
  prepend_salt: string;
  /** What stood behind the password; `""` for nothing. */
  append_salt: string;
}
/** How Argon2 was set, for a hash that isn't encoded with it. */
export interface api_password_v1_Argon2Config {
  /** The salt. */
  salt: string;
  /** The number of iterations. */
  iteration_amount: number;
  /** The memory, in KiB. */
  memory: number;
  /** The number of threads. */
  threads: number;
  /** The length of the hash, in bytes. */
  key_length: number;
}
/** What stood around the password when SHA-1 was taken of it. */
export interface api_password_v1_SHA1Config {
  /** What stood before the password; `""` for nothing. */
  prepend_salt: string;
  /** What stood behind the password; `""` for nothing. */
  append_salt: string;
}
/** What stood around the password when SHA-512 was taken of it. */
export interface api_password_v1_SHA512Config {
  /** What stood before the password; `""` for nothing. */
  prepend_salt: string;
  /** What stood behind the password; `""` for nothing. */
  append_salt: string;
}
/** How scrypt was set, for a hash that isn't a PHC string. */
export interface api_password_v1_ScryptConfig {
  /** The salt, in base64. */
  salt: string;
  /** The cost, a power of two. */
  n_parameter: number;
  /** The block size. */
  r_parameter: number;
  /** The parallelism. */
  p_parameter: number;
  /** The length of the hash, in bytes. */
  key_length: number;
}
/** How PBKDF2 was set. */
export interface api_password_v1_PBKDF2Config {
  /** The salt, in base64. */
  salt: string;
  /** The number of iterations. */
  iteration_amount: number;
  /** The length of the hash, in bytes. */
  key_length: number;
  /**
   * The hash function within.
   *
   * - `"sha256"`: SHA-256.
   * - `"sha512"`: SHA-512.
   * @default sha256
   */
  algorithm: ("sha256" | "sha512") | (string & {});
}
/** A user, and the hash of their password as another service keeps it. */
export interface api_password_v1_MigrateRequest {
  /** An email address. The API keeps its upper and lower case as given. */
  email: EmailAddress;
  /**
   * Format: password
   *
   * The hash, in the form that `hash_type` says.
   */
  hash: string;
  /**
   * How the hash was made, and so in which form it is.
   *
   * - `"bcrypt"`: A crypt string, such as `$2a$12$…`.
   * - `"md_5"`: A digest in hexadecimal, with salts in `md_5_config` if there are any.
   * - `"argon_2i"`: Argon2i, encoded, or in hexadecimal with `argon_2_config`.
   * - `"argon_2id"`: Argon2id, encoded, or in hexadecimal with `argon_2_config`.
   * - `"sha_1"`: A digest in hexadecimal, with salts in `sha_1_config` if there are any.
   * - `"sha_512"`: A digest in hexadecimal, with salts in `sha_512_config` if there are any.
   * - `"scrypt"`: A PHC string, or base64 with `scrypt_config`.
   * - `"phpass"`: A portable hash of phpass, such as `$P$…`.
   * - `"pbkdf_2"`: Base64, with `pbkdf_2_config`.
   */
  hash_type: api_password_v1_MigrateRequestHashType;
  /** What stood around the password when MD5 was taken of it. */
  md_5_config?: api_password_v1_MD5Config | undefined;
  /** How Argon2 was set, for a hash that isn't encoded with it. */
  argon_2_config?: api_password_v1_Argon2Config | undefined;
  /** What stood around the password when SHA-1 was taken of it. */
  sha_1_config?: api_password_v1_SHA1Config | undefined;
  /** What stood around the password when SHA-512 was taken of it. */
  sha_512_config?: api_password_v1_SHA512Config | undefined;
  /** How scrypt was set, for a hash that isn't a PHC string. */
  scrypt_config?: api_password_v1_ScryptConfig | undefined;
  /** How PBKDF2 was set. */
  pbkdf_2_config?: api_password_v1_PBKDF2Config | undefined;
  /**
   * Whether the address counts as verified. Only if the other service has verified it.
   * @default false
   */
  set_email_verified?: boolean | undefined;
  /** A user's name, in parts. Each part may be left out. */
  name?: api_user_v1_Name | undefined;
  /** A phone number in E.164: a plus sign, the country code and the number, without spaces. */
  phone_number?: PhoneNumber | undefined;
  /**
   * Whether the number counts as verified. Only if the other service has verified it.
   * @default false
   */
  set_phone_number_verified?: boolean | undefined;
  /** Your own id for the user, unique in the project. It counts only where the user is created. */
  external_id?: ExternalId | undefined;
  /** Roles to assign to the user, as your RBAC policy names them. */
  roles?: readonly string[] | undefined;
  /** Data about the user that only your backend can change. It holds at most 4 KB. */
  trusted_metadata?: TrustedMetadataInput | undefined;
  /** Data about the user that they can change from a browser or app. It holds at most 4 KB. Never base access on it. */
  untrusted_metadata?: UntrustedMetadataInput | undefined;
}
/** The user with the password. */
export interface api_password_v1_MigrateResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Names one email address of one user. */
  email_id: EmailId;
  /** Whether the user is new, rather than one who got a password. */
  user_created: boolean;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** Whose password to reset, and where the email leads. */
export interface api_password_v1_passwords_email_ResetStartRequest {
  /** An email address. The API keeps its upper and lower case as given. */
  email: EmailAddress;
  /** Where the link to choose a new password leads. Left out, it is the project's default. */
  reset_password_redirect_url?: RedirectUrl | undefined;
  /** Where the link to sign in without a password leads. Left out, it is the project's default. */
  login_redirect_url?: RedirectUrl | undefined;
  /**
   * How many minutes the link to choose a new password is good for.
   * @default 30
   */
  reset_password_expiration_minutes?: LinkExpirationMinutes | undefined;
  /** The template of the email, from the dashboard. Left out, it is the project's default. */
  reset_password_template_id?: TemplateId | undefined;
  /**
   * The language of the message.
   *
   * - `"en"`: English.
   * - `"es"`: Spanish.
   * - `"fr"`: French.
   * - `"pt-br"`: Brazilian Portuguese.
   */
  locale?: EmailLocale | undefined;
  /**
   * For PKCE (RFC 7636): the SHA-256 of a secret that your application keeps, in base64url. Who signs in must then have
   * the secret, as `code_verifier`.
   */
  code_challenge?: CodeChallenge | undefined;
  /** What you know about the end user's own request, for fraud detection. */
  attributes?: api_attribute_v1_Attributes | undefined;
}
/** The email is on its way. */
export interface api_password_v1_passwords_email_ResetStartResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Names one email address of one user. */
  email_id: EmailId;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The token of the email, and the new password. */
export type api_password_v1_passwords_email_ResetRequest = {
  /**
   * Format: password
   *
   * The `token` of the URL that the email led to. It works once.
   */
  token: string;
  /**
   * Format: password
   *
   * The new password. Any Unicode character may stand in it.
   */
  password: string;
  /**
   * How many minutes from now the session is to last. A session that is given is set to it, be that longer or shorter
   * than what is left. Without it a new session isn't begun, and a session that is given keeps its end.
   */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /** What you know about the end user's own request, for fraud detection. */
  attributes?: api_attribute_v1_Attributes | undefined;
  /** What must be as it was when the link or passcode was sent; otherwise it is refused. */
  options?: MatchOptions | undefined;
  /**
   * The secret that your application made for PKCE (RFC 7636), whose SHA-256 was the `code_challenge` at the start. It
   * is asked for if there was one, and refused if there was none.
   */
  code_verifier?: CodeVerifier | undefined;
  /**
   * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
   * tells about the device.
   */
  telemetry_id?: TelemetryId | undefined;
} & CurrentSession;
/** The user with the new password, and their session if one was asked for. */
export interface api_password_v1_passwords_email_ResetResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** The user's session; `null` if none was asked for and none was given. */
  session: api_session_v1_Session | null;
  /** The session's token; `""` if there is no session, or the session was given by its JWT. */
  session_token: SessionToken;
  /** A new JWT of the session; `""` if there is no session. */
  session_jwt: SessionJwt;
  /** The user's device, if you gave a `telemetry_id` and your project may use it. */
  user_device?: api_device_history_v1_DeviceInfo;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The password as it is, and as it is to be. */
export type api_password_v1_passwords_existing_password_ResetRequest = {
  /** An email address. The API keeps its upper and lower case as given. */
  email: EmailAddress;
  /**
   * Format: password
   *
   * The user's password as it is.
   */
  existing_password: string;
  /**
   * Format: password
   *
   * The new password. Any Unicode character may stand in it.
   */
  new_password: string;
  /**
   * How many minutes from now the session is to last. A session that is given is set to it, be that longer or shorter
   * than what is left. Without it a new session isn't begun, and a session that is given keeps its end.
   */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /**
   * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
   * tells about the device.
   */
  telemetry_id?: TelemetryId | undefined;
} & CurrentSession;
/** The user with the new password, and their session if one was asked for. */
export interface api_password_v1_passwords_existing_password_ResetResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** The user's session; `null` if none was asked for and none was given. */
  session: api_session_v1_Session | null;
  /** The session's token; `""` if there is no session, or the session was given by its JWT. */
  session_token: SessionToken;
  /** A new JWT of the session; `""` if there is no session. */
  session_jwt: SessionJwt;
  /** The user's device, if you gave a `telemetry_id` and your project may use it. */
  user_device?: api_device_history_v1_DeviceInfo;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** A session of the user, and the new password. */
export type api_password_v1_passwords_session_ResetRequest = (
  | {
      /** Proves a session to the API, until it ends. Keep it secret. */
      session_token: SessionToken;
      session_jwt?: undefined;
    }
  | {
      /**
       * A JSON Web Token of a session, signed with the project's key, which holds the session and ends after five minutes.
       * It can be checked without a call.
       */
      session_jwt: SessionJwt;
      session_token?: undefined;
    }
) & {
  /**
   * Format: password
   *
   * The new password. Any Unicode character may stand in it.
   */
  password: string;
  /** How many minutes from now the session is to last. Without it the session keeps its end. */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /**
   * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
   * tells about the device.
   */
  telemetry_id?: TelemetryId | undefined;
};
/** The user with the new password, and the session, which goes on. */
export interface api_password_v1_passwords_session_ResetResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** A user's sign-in, from the first factor to its end. */
  session: api_session_v1_Session;
  /** Proves a session to the API, until it ends. Keep it secret. */
  session_token: SessionToken;
  /**
   * A JSON Web Token of a session, signed with the project's key, which holds the session and ends after five minutes.
   * It can be checked without a call.
   */
  session_jwt: SessionJwt;
  /** The user's device, if you gave a `telemetry_id` and your project may use it. */
  user_device?: api_device_history_v1_DeviceInfo;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** What is counted. */
export type api_project_v1_ProjectMetricMetricType =
  ("USER_COUNT" | "ORGANIZATION_COUNT" | "MEMBER_COUNT" | "M2M_CLIENT_COUNT" | "UNKNOWN") | (string & {});
/** A count. */
export interface api_project_v1_ProjectMetric {
  /**
   * What is counted.
   *
   * - `"USER_COUNT"`: Users.
   * - `"ORGANIZATION_COUNT"`: Organizations, of B2B projects.
   * - `"MEMBER_COUNT"`: Members, of B2B projects.
   * - `"M2M_CLIENT_COUNT"`: M2M clients.
   * - `"UNKNOWN"`: Something that this version of the API can't name.
   */
  metric_type: api_project_v1_ProjectMetricMetricType;
  /** How many there are. */
  count: number;
}
/** The counts of the project. */
export interface api_project_v1_MetricsResponse {
  /** A project's id, which tells its environment, too. */
  project_id: ProjectId;
  /** The counts. */
  metrics: api_project_v1_ProjectMetric[];
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** What a role allows on one resource. */
export interface api_consumer_rbac_v1_PolicyRolePermission {
  /** The resource. */
  resource_id: string;
  /** The actions on it; `*` stands for all. */
  actions: string[];
}
/** A role, and what it allows. Several roles of a user add up. */
export interface api_consumer_rbac_v1_PolicyRole {
  /** The name of the role. `stytch_user` is everybody's. */
  role_id: string;
  /** What the role is for. */
  description: string;
  /** What the role allows. */
  permissions: api_consumer_rbac_v1_PolicyRolePermission[];
}
/** Something to be allowed. */
export interface api_consumer_rbac_v1_PolicyResource {
  /** The name of the resource. */
  resource_id: string;
  /** What the resource is. */
  description: string;
  /** The actions that there are on it. */
  actions: string[];
}
/** What a scope allows on one resource. */
export interface api_consumer_rbac_v1_PolicyScopePermission {
  /** The resource. */
  resource_id: string;
  /** The actions on it; `*` stands for all. */
  actions: string[];
}
/** A scope, and what it allows an app, as far as its user may do it. */
export interface api_consumer_rbac_v1_PolicyScope {
  /** The name of the scope. */
  scope: string;
  /** What the scope means, for people. */
  description: string;
  /** What the scope allows. */
  permissions: api_consumer_rbac_v1_PolicyScopePermission[];
}
/** Who may do what. */
export interface api_consumer_rbac_v1_Policy {
  /** The roles that users may have. */
  roles: api_consumer_rbac_v1_PolicyRole[];
  /** What there is to be allowed. */
  resources: api_consumer_rbac_v1_PolicyResource[];
  /** What Connected Apps may be allowed by their users. */
  scopes: api_consumer_rbac_v1_PolicyScope[];
}
/** The policy. */
export interface api_consumer_rbac_v1_PolicyResponse {
  /** Who may do what. */
  policy: api_consumer_rbac_v1_Policy;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/**
 * Names one key of the project, in the header of each JWT that it signed.
 * @example jwk-test-5d8a2e71-c946-4b30-8f1e-a7d3b6c9024f
 */
export type JwkId = string;
/** A public key, as a JSON Web Key (RFC 7517). */
export interface api_session_v1_JWK {
  /** The algorithm of signatures, `RS256`. */
  alg: string;
  /** The exponent of the RSA key, base64url. */
  e: string;
  /** What the key is for, `["verify"]`. */
  key_ops: string[];
  /** Names one key of the project, in the header of each JWT that it signed. */
  kid: JwkId;
  /** The type of the key, `RSA`. */
  kty: string;
  /** The modulus of the RSA key, base64url. */
  n: string;
  /** The use of the key, `sig` for signatures. */
  use: string;
  /** The certificate of the key, self-signed, in base64 of DER. */
  x5c: string[];
  /** The SHA-256 digest of the certificate, in base64url with padding. */
  x5tS256: string;
}
/** The public keys that prove a session JWT to be the project's. */
export interface api_session_v1_GetJWKSResponse {
  /** The keys in use, and those that were until a month ago. */
  keys: api_session_v1_JWK[];
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** A user's sessions, without their tokens. */
export interface api_session_v1_GetResponse {
  /** The sessions that haven't ended; `[]` if there are none. */
  sessions: api_session_v1_Session[];
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** What the user wants to do, to be allowed by one of their roles. Where none does, the call fails with 403. */
export interface api_session_v1_AuthorizationCheck {
  /** The resource, as your RBAC policy names it. */
  resource_id: string;
  /** The action on it, as your RBAC policy names it. */
  action: string;
}
/** The session, by its token or by a JWT, and what is to become of it. */
export type api_session_v1_AuthenticateRequest = (
  | {
      /** Proves a session to the API, until it ends. Keep it secret. */
      session_token: SessionToken;
      session_jwt?: undefined;
    }
  | {
      /**
       * A JSON Web Token of a session, signed with the project's key, which holds the session and ends after five minutes.
       * It can be checked without a call.
       */
      session_jwt: SessionJwt;
      session_token?: undefined;
    }
) & {
  /** How many minutes from now the session is to last. Without it the session keeps its end. */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /** What the user wants to do, to be allowed by one of their roles. Where none does, the call fails with 403. */
  authorization_check?: api_session_v1_AuthorizationCheck | undefined;
};
/** That the user may do what `authorization_check` asked. It is left out where nothing was asked. */
export interface api_session_v1_AuthorizationVerdict {
  /** `true`: a refusal is an error. */
  authorized: boolean;
  /** The user's roles that allow it. */
  granting_roles: string[];
}
/** The session, and whose it is. */
export interface api_session_v1_AuthenticateResponse {
  /** A user's sign-in, from the first factor to its end. */
  session: api_session_v1_Session;
  /** The session's token, the same as before; `""` where the session was given by a JWT. */
  session_token: SessionToken;
  /** A new JWT of the session, good for five minutes. */
  session_jwt: SessionJwt;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** That the user may do what `authorization_check` asked. It is left out where nothing was asked. */
  verdict?: api_session_v1_AuthorizationVerdict;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The session to end, by its id, its token or a JWT. */
export type api_session_v1_RevokeRequest =
  | {
      /** Names one session of one user. */
      session_id: SessionId;
      session_token?: undefined;
      session_jwt?: undefined;
    }
  | {
      /** Proves a session to the API, until it ends. Keep it secret. */
      session_token: SessionToken;
      session_id?: undefined;
      session_jwt?: undefined;
    }
  | {
      /**
       * A JSON Web Token of a session, signed with the project's key, which holds the session and ends after five minutes.
       * It can be checked without a call.
       */
      session_jwt: SessionJwt;
      session_id?: undefined;
      session_token?: undefined;
    };
/** The session has ended. */
export interface api_session_v1_RevokeResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The token of the session at the service that you come from. */
export interface api_session_v1_MigrateRequest {
  /**
   * Format: password
   *
   * The user's access token at that service, which its UserInfo endpoint takes. Not a token of Stytch's.
   */
  session_token: string;
  /**
   * How many minutes from now the session is to last. A session that is given is set to it, be that longer or shorter
   * than what is left. Without it a new session isn't begun, and a session that is given keeps its end.
   */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /**
   * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
   * tells about the device.
   */
  telemetry_id?: TelemetryId | undefined;
}
/** The user that the other service knows, and their session here. */
export interface api_session_v1_MigrateResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** The user's session; `null` if you gave no `session_duration_minutes`. */
  session: api_session_v1_Session | null;
  /** The session's token; `""` if there is no session. */
  session_token: SessionToken;
  /** A JWT of the session; `""` if there is no session. */
  session_jwt: SessionJwt;
  /** The user's device, if you gave a `telemetry_id` and your project may use it. */
  user_device?: api_device_history_v1_DeviceInfo;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The access token to exchange. */
export interface api_session_v1_ExchangeAccessTokenRequest {
  /**
   * Format: password
   *
   * The access token of a first-party Connected App, with the scope `full_access` and at most five minutes old.
   */
  access_token: string;
  /**
   * How many minutes from now the session is to last. A session that is given is set to it, be that longer or shorter
   * than what is left. Without it a new session isn't begun, and a session that is given keeps its end.
   */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /**
   * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
   * tells about the device.
   */
  telemetry_id?: TelemetryId | undefined;
}
/** The user of the access token, and their session. */
export interface api_session_v1_ExchangeAccessTokenResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** The user's session; `null` if you gave no `session_duration_minutes`. */
  session: api_session_v1_Session | null;
  /** The session's token; `""` if there is no session. */
  session_token: SessionToken;
  /** A JWT of the session; `""` if there is no session. */
  session_jwt: SessionJwt;
  /** The user's device, if you gave a `telemetry_id` and your project may use it. */
  user_device?: api_device_history_v1_DeviceInfo;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** A token of an issuer that your project trusts, and the profile that says so. */
export type api_session_v1_AttestRequest = {
  /** Names the trusted token profile, which you made in the dashboard. */
  profile_id: string;
  /**
   * Format: password
   *
   * The issuer's token, a JWT. Which of its claims are the email address and the token's id is in the profile.
   */
  token: string;
  /**
   * How many minutes from now the session is to last. A session that is given is set to it, be that longer or shorter
   * than what is left. Without it a new session isn't begun, and a session that is given keeps its end.
   */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /**
   * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
   * tells about the device.
   */
  telemetry_id?: TelemetryId | undefined;
} & CurrentSession;
/** The user that the token is about, and their session. */
export interface api_session_v1_AttestResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** The user's session; `null` if none was asked for and none was given. */
  session: api_session_v1_Session | null;
  /** The session's token; `""` if there is no session, or the session was given by its JWT. */
  session_token: SessionToken;
  /** A new JWT of the session; `""` if there is no session. */
  session_jwt: SessionJwt;
  /** The user's device, if you gave a `telemetry_id` and your project may use it. */
  user_device?: api_device_history_v1_DeviceInfo;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** Whose authenticator app it is to be. */
export interface api_totp_v1_CreateRequest {
  /** The user's `user_id`, or their `external_id`. */
  user_id: UserIdOrExternalId;
  /**
   * How many minutes the user has to type a first code of the app, after which it can't be used.
   * @default 1440
   */
  expiration_minutes?: number | undefined;
}
/**
 * Format: password
 *
 * Works once in place of an authenticator app.
 * @example r4nd-om5a-mple
 */
export type RecoveryCode = string;
/** What the app and its user need. All of it is secret. */
export interface api_totp_v1_CreateResponse {
  /** Names one authenticator app (TOTP) of one user. */
  totp_id: TotpId;
  /** What the app makes its codes of, in base32, to type where scanning fails. The codes are the usual six digits, of SHA-1 and 30 seconds. */
  secret: string;
  /** The QR code to scan, a PNG of 200 by 200 as a data URL for an `<img>`. After `base64,` stands a blank, which browsers skip; take it away before you decode the image yourself. */
  qr_code: string;
  /** Ten codes, each of which works once in place of the app. Have the user keep them elsewhere than on the app's device. */
  recovery_codes: RecoveryCode[];
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** Whose code it is, and what to do about a session. */
export type api_totp_v1_AuthenticateRequest = {
  /** The user's `user_id`, or their `external_id`. */
  user_id: UserIdOrExternalId;
  /** The code that the app shows, six digits. */
  totp_code: string;
  /**
   * How many minutes from now the session is to last. A session that is given is set to it, be that longer or shorter
   * than what is left. Without it a new session isn't begun, and a session that is given keeps its end.
   */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /**
   * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
   * tells about the device.
   */
  telemetry_id?: TelemetryId | undefined;
} & CurrentSession;
/** The user of the app, and their session if there is one. */
export interface api_totp_v1_AuthenticateResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Names one authenticator app (TOTP) of one user. */
  totp_id: TotpId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** The user's session; `null` if none was asked for and none was given. */
  session: api_session_v1_Session | null;
  /** The session's token; `""` if there is no session, or the session was given by its JWT. */
  session_token: SessionToken;
  /** A new JWT of the session; `""` if there is no session. */
  session_jwt: SessionJwt;
  /** The user's device, if you gave a `telemetry_id` and your project may use it. */
  user_device?: api_device_history_v1_DeviceInfo;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** Whose recovery codes to list. */
export interface api_totp_v1_RecoveryCodesRequest {
  /** The user's `user_id`, or their `external_id`. */
  user_id: UserIdOrExternalId;
}
/** An authenticator app with its recovery codes. */
export interface api_totp_v1_TOTP {
  /** Names one authenticator app (TOTP) of one user. */
  totp_id: TotpId;
  /** Whether the user has entered a correct code from the app. */
  verified: boolean;
  /** The codes that haven't been used. */
  recovery_codes: RecoveryCode[];
}
/** The user's authenticator apps with the codes that are left. */
export interface api_totp_v1_RecoveryCodesResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** The user's authenticator apps, verified or not. */
  totps: api_totp_v1_TOTP[];
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** Whose recovery code it is, and what to do about a session. */
export type api_totp_v1_RecoverRequest = {
  /** The user's `user_id`, or their `external_id`. */
  user_id: UserIdOrExternalId;
  /** One of the user's recovery codes, as they were shown. */
  recovery_code: RecoveryCode;
  /**
   * How many minutes from now the session is to last. A session that is given is set to it, be that longer or shorter
   * than what is left. Without it a new session isn't begun, and a session that is given keeps its end.
   */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /**
   * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
   * tells about the device.
   */
  telemetry_id?: TelemetryId | undefined;
} & CurrentSession;
/** The user who had the code, and their session if there is one. */
export interface api_totp_v1_RecoverResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Names one authenticator app (TOTP) of one user. */
  totp_id: TotpId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** The user's session; `null` if none was asked for and none was given. */
  session: api_session_v1_Session | null;
  /** The session's token; `""` if there is no session, or the session was given by its JWT. */
  session_token: SessionToken;
  /** A new JWT of the session; `""` if there is no session. */
  session_jwt: SessionJwt;
  /** The user's device, if you gave a `telemetry_id` and your project may use it. */
  user_device?: api_device_history_v1_DeviceInfo;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The user to create. An email address or a phone number is required; both may be given. */
export type api_user_v1_CreateRequest = {
  /** The user's email address, kept in the case you give it. */
  email?: EmailAddress | undefined;
  /** The user's phone number, in E.164. */
  phone_number?: PhoneNumber | undefined;
  /** A user's name, in parts. Each part may be left out. */
  name?: api_user_v1_Name | undefined;
  /** Your own id for the user, unique in the project. It finds the user wherever a `user_id` is asked for. */
  external_id?: ExternalId | undefined;
  /**
   * Whether the user stays `pending` until they first authenticate, rather than being `active` at once.
   * @default false
   */
  create_user_as_pending?: boolean | undefined;
  /** Roles to assign, besides `stytch_user`, which every user has and which can't be sent. */
  roles?: readonly string[] | undefined;
  /** Data about the user that only your backend can change. It holds at most 4 KB. */
  trusted_metadata?: TrustedMetadataInput | undefined;
  /** Data about the user that they can change from a browser or app. It holds at most 4 KB. Never base access on it. */
  untrusted_metadata?: UntrustedMetadataInput | undefined;
  /** What you know about the end user's own request, for fraud detection. */
  attributes?: api_attribute_v1_Attributes | undefined;
} & (
  | {
      /** The user's email address, kept in the case you give it. */
      email: EmailAddress;
    }
  | {
      /** The user's phone number, in E.164. */
      phone_number: PhoneNumber;
    }
);
/** The new user, and the ids of the factors they were created with. */
export interface api_user_v1_CreateResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 201;
  /** The new user's id. */
  user_id: UserId;
  /** The id of the new email address; `""` if you gave none. */
  email_id: EmailId | "";
  /** The id of the new phone number; `""` if you gave none. */
  phone_id: PhoneId | "";
  /**
   * Whether the user counts as signed up.
   *
   * - `"active"`: Created as active, or has authenticated since.
   * - `"pending"`: Created as pending or invited, and has not authenticated yet.
   */
  status: UserStatus;
  /** The new user, with their factors still unverified. */
  user: api_user_v1_User;
}
/**
 * How the filters combine.
 * @enum {string}
 */
export type api_user_v1_SearchUsersQueryOperator = "AND" | "OR";
/** Finds the users with any of these ids. Give Stytch's own ids or external ids, not both kinds. */
export interface UserFilterUserId {
  /**
   * Filters by user id.
   * @constant
   */
  filter_name: "user_id";
  /** The ids to look for, all `user_id` or all `external_id`. */
  filter_value: readonly UserIdOrExternalId[];
}
/** Finds the users with this status. */
export interface UserFilterStatus {
  /**
   * Filters by status.
   * @constant
   */
  filter_name: "status";
  /**
   * The status to look for.
   *
   * - `"active"`: Users created as active, or who have authenticated since.
   * - `"pending"`: Users created as pending or invited, who have not authenticated yet.
   * @enum {string}
   */
  filter_value: "active" | "pending";
}
/** Finds the users created after this moment. */
export interface UserFilterCreatedAtGreaterThan {
  /**
   * Filters by creation time, from a lower bound.
   * @constant
   */
  filter_name: "created_at_greater_than";
  /** The moment, in UTC, in RFC 3339. A user created at that very moment doesn't match. */
  filter_value: TimestampInput;
}
/** Finds the users created before this moment. */
export interface UserFilterCreatedAtLessThan {
  /**
   * Filters by creation time, up to an upper bound.
   * @constant
   */
  filter_name: "created_at_less_than";
  /** The moment, in UTC, in RFC 3339. A user created at that very moment doesn't match. */
  filter_value: TimestampInput;
}
/** Finds the users created after one moment and before another. */
export interface UserFilterCreatedAtBetween {
  /**
   * Filters by creation time, between two bounds.
   * @constant
   */
  filter_name: "created_at_between";
  /** The two bounds. Both are required. */
  filter_value: {
    /** The lower bound, in UTC, in RFC 3339. Users created later match. */
    greater_than: TimestampInput;
    /** The upper bound, in UTC, in RFC 3339. Users created earlier match. */
    less_than: TimestampInput;
  };
}
/** Finds the users whose first or last name begins with this text. */
export interface UserFilterFullNameFuzzy {
  /**
   * Filters by part of the name.
   * @constant
   */
  filter_name: "full_name_fuzzy";
  /** How the first or last name begins. */
  filter_value: string;
}
/** Finds the users who have any of these email addresses. */
export interface UserFilterEmailAddress {
  /**
   * Filters by whole email address.
   * @constant
   */
  filter_name: "email_address";
  /** The whole addresses to look for. */
  filter_value: readonly EmailAddress[];
}
/** Finds the users with an email address that begins with this text, or whose domain does. */
export interface UserFilterEmailAddressFuzzy {
  /**
   * Filters by part of an email address.
   * @constant
   */
  filter_name: "email_address_fuzzy";
  /** How the address or its domain begins. */
  filter_value: string;
}
/** Finds the users whose email addresses have any of these ids. */
export interface UserFilterEmailId {
  /**
   * Filters by email id.
   * @constant
   */
  filter_name: "email_id";
  /** The email ids to look for. */
  filter_value: readonly EmailId[];
}
/** Finds the users who have a verified, or an unverified, email address. */
export interface UserFilterEmailVerified {
  /**
   * Filters by whether an email address is verified.
   * @constant
   */
  filter_name: "email_verified";
  /** The `verified` that at least one of the user's email addresses must have. */
  filter_value: boolean;
}
/** Finds the users who have any of these phone numbers. */
export interface UserFilterPhoneNumber {
  /**
   * Filters by whole phone number.
   * @constant
   */
  filter_name: "phone_number";
  /** The whole numbers to look for, in E.164. */
  filter_value: readonly PhoneNumber[];
}
/** Finds the users with a phone number that contains these digits. */
export interface UserFilterPhoneNumberFuzzy {
  /**
   * Filters by part of a phone number.
   * @constant
   */
  filter_name: "phone_number_fuzzy";
  /** Digits found anywhere in the number. */
  filter_value: string;
}
/** Finds the users whose phone numbers have any of these ids. */
export interface UserFilterPhoneId {
  /**
   * Filters by phone id.
   * @constant
   */
  filter_name: "phone_id";
  /** The phone ids to look for. */
  filter_value: readonly PhoneId[];
}
/** Finds the users who have a verified, or an unverified, phone number. */
export interface UserFilterPhoneVerified {
  /**
   * Filters by whether a phone number is verified.
   * @constant
   */
  filter_name: "phone_verified";
  /** The `verified` that at least one of the user's phone numbers must have. */
  filter_value: boolean;
}
/** Finds the users who have an account at any of these OAuth providers. */
export interface UserFilterOAuthProvider {
  /**
   * Filters by OAuth provider.
   * @constant
   */
  filter_name: "oauth_provider";
  /** The providers to look for, as in `provider_type` of a user's `providers`. */
  filter_value: readonly string[];
}
/** Finds the users who have a password, or those who have none. */
export interface UserFilterPasswordExists {
  /**
   * Filters by whether there is a password.
   * @constant
   */
  filter_name: "password_exists";
  /** Whether the user must have a password or must have none. */
  filter_value: boolean;
}
/** Finds the users whose passkeys or WebAuthn devices have any of these ids. */
export interface UserFilterWebAuthnRegistrationId {
  /**
   * Filters by WebAuthn registration id.
   * @constant
   */
  filter_name: "webauthn_registration_id";
  /** The WebAuthn registration ids to look for. */
  filter_value: readonly WebAuthnRegistrationId[];
}
/** Finds the users who have a verified, or an unverified, passkey or WebAuthn device. */
export interface UserFilterWebAuthnRegistrationVerified {
  /**
   * Filters by whether a WebAuthn registration is verified.
   * @constant
   */
  filter_name: "webauthn_registration_verified";
  /** The `verified` that at least one of the user's WebAuthn registrations must have. */
  filter_value: boolean;
}
/** Finds the users whose biometric registrations have any of these ids. */
export interface UserFilterBiometricRegistrationId {
  /**
   * Filters by biometric registration id.
   * @constant
   */
  filter_name: "biometric_registration_id";
  /** The biometric registration ids to look for. */
  filter_value: readonly BiometricRegistrationId[];
}
/** Finds the users who have a verified, or an unverified, biometric registration. */
export interface UserFilterBiometricRegistrationVerified {
  /**
   * Filters by whether a biometric registration is verified.
   * @constant
   */
  filter_name: "biometric_registration_verified";
  /** The `verified` that at least one of the user's biometric registrations must have. */
  filter_value: boolean;
}
/** Finds the users whose authenticator apps have any of these ids. */
export interface UserFilterTotpId {
  /**
   * Filters by TOTP id.
   * @constant
   */
  filter_name: "totp_id";
  /** The TOTP ids to look for. */
  filter_value: readonly TotpId[];
}
/** Finds the users who have a verified, or an unverified, authenticator app. */
export interface UserFilterTotpVerified {
  /**
   * Filters by whether an authenticator app is verified.
   * @constant
   */
  filter_name: "totp_verified";
  /** The `verified` that at least one of the user's authenticator apps must have. */
  filter_value: boolean;
}
/** Finds the users whose crypto wallets have any of these ids. */
export interface UserFilterCryptoWalletId {
  /**
   * Filters by crypto wallet id.
   * @constant
   */
  filter_name: "crypto_wallet_id";
  /** The crypto wallet ids to look for. */
  filter_value: readonly CryptoWalletId[];
}
/** Finds the users whose crypto wallets have any of these addresses. */
export interface UserFilterCryptoWalletAddress {
  /**
   * Filters by crypto wallet address.
   * @constant
   */
  filter_name: "crypto_wallet_address";
  /** The whole wallet addresses to look for. */
  filter_value: readonly string[];
}
/** Finds the users who have a verified, or an unverified, crypto wallet. */
export interface UserFilterCryptoWalletVerified {
  /**
   * Filters by whether a crypto wallet is verified.
   * @constant
   */
  filter_name: "crypto_wallet_verified";
  /** The `verified` that at least one of the user's crypto wallets must have. */
  filter_value: boolean;
}
/** One condition on users. `filter_name` decides which `filter_value` belongs to it. */
export type UserFilter =
  | UserFilterUserId
  | UserFilterStatus
  | UserFilterCreatedAtGreaterThan
  | UserFilterCreatedAtLessThan
  | UserFilterCreatedAtBetween
  | UserFilterFullNameFuzzy
  | UserFilterEmailAddress
  | UserFilterEmailAddressFuzzy
  | UserFilterEmailId
  | UserFilterEmailVerified
  | UserFilterPhoneNumber
  | UserFilterPhoneNumberFuzzy
  | UserFilterPhoneId
  | UserFilterPhoneVerified
  | UserFilterOAuthProvider
  | UserFilterPasswordExists
  | UserFilterWebAuthnRegistrationId
  | UserFilterWebAuthnRegistrationVerified
  | UserFilterBiometricRegistrationId
  | UserFilterBiometricRegistrationVerified
  | UserFilterTotpId
  | UserFilterTotpVerified
  | UserFilterCryptoWalletId
  | UserFilterCryptoWalletAddress
  | UserFilterCryptoWalletVerified;
/** The filters, and how they combine. */
export interface api_user_v1_SearchUsersQuery {
  /**
   * How the filters combine.
   *
   * - `"AND"`: A user must match every filter.
   * - `"OR"`: Deprecated: a user must match at least one filter. It is still accepted, but not supported; make a search for each filter instead.
   */
  operator: api_user_v1_SearchUsersQueryOperator;
  /** The filters to apply. With none, every user is found. */
  operands?: readonly UserFilter[] | undefined;
}
/** Which users to find, and which page of them. `{}` finds every user. */
export interface api_user_v1_SearchRequest {
  /** The filters. Without it, every user is found. */
  query?: api_user_v1_SearchUsersQuery | undefined;
  /**
   * How many users a page holds at most.
   * @default 100
   */
  limit?: number | undefined;
  /** Where to go on, the `next_cursor` of the page before. Leave it out for the first page. */
  cursor?: string | undefined;
}
/** How many users were found, and where the next page begins. */
export interface api_user_v1_ResultsMetadata {
  /** How many users match on all pages together; `-1` if totals are switched off for your workspace. */
  total: number;
  /** The `cursor` that gets the next page; `null` on the last. */
  next_cursor: string | null;
}
/** One page of the users found. */
export interface api_user_v1_SearchResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 200;
  /** The users on this page, the newest first. */
  results: api_user_v1_User[];
  /** How many users were found, and where the next page begins. */
  results_metadata: api_user_v1_ResultsMetadata;
}
/** The user, with the keys of the answer beside the user's own. */
export type api_user_v1_GetResponse = api_user_v1_User & {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 200;
};
/** What to change. What you leave out stays as it is. */
export interface api_user_v1_UpdateRequest {
  /** The parts of the name to change. */
  name?: api_user_v1_Name | undefined;
  /** The user's new `external_id`. The one before no longer finds them. */
  external_id?: ExternalId | undefined;
  /** The roles the user is to have besides `stytch_user`, in place of those assigned before. `[]` takes all away. */
  roles?: readonly string[] | undefined;
  /** Changes to the trusted metadata, at most 4 KB. A key you send replaces its whole value, `null` removes the key, and other keys stay. */
  trusted_metadata?: TrustedMetadataInput | undefined;
  /** Changes to the untrusted metadata, at most 4 KB. A key you send replaces its whole value, `null` removes the key, and other keys stay. */
  untrusted_metadata?: UntrustedMetadataInput | undefined;
  /** What you know about the end user's own request, for fraud detection. */
  attributes?: api_attribute_v1_Attributes | undefined;
}
/** The user after the change, with three of their lists repeated. */
export interface api_user_v1_UpdateResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 200;
  /** The changed user's id. */
  user_id: UserId;
  /** The same as `user.emails`. */
  emails: api_user_v1_Email[];
  /** The same as `user.phone_numbers`. */
  phone_numbers: api_user_v1_PhoneNumber[];
  /** The same as `user.crypto_wallets`. */
  crypto_wallets: api_user_v1_CryptoWallet[];
  /** The user after the change. */
  user: api_user_v1_User;
}
/** Confirms that the user is gone. */
export interface api_user_v1_DeleteResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 200;
  /** The deleted user's id, which finds nobody from now on. */
  user_id: UserId;
}
/** The user after the removal of the external id. */
export interface api_user_v1_DeleteExternalIdResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 200;
  /** The id of the user the external id belonged to. */
  user_id: UserId;
  /** The user, whose `external_id` is now `null`. */
  user: api_user_v1_User;
}
/** The email address or the phone number, never both, that takes the place of the user's only factor. */
export type api_user_v1_ExchangePrimaryFactorRequest =
  | {
      /** The user's new email address. */
      email_address: EmailAddress;
      phone_number?: undefined;
    }
  | {
      /** The user's new phone number, in E.164. */
      phone_number: PhoneNumber;
      email_address?: undefined;
    };
/** The user with the new factor. */
export interface api_user_v1_ExchangePrimaryFactorResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 200;
  /** The changed user's id. */
  user_id: UserId;
  /** The user, with the new factor in place of the old. */
  user: api_user_v1_User;
}
/** The user after the removal of the email address. */
export interface api_user_v1_DeleteEmailResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 200;
  /** The id of the user the email address belonged to. */
  user_id: UserId;
  /** The user, without the email address. */
  user: api_user_v1_User;
}
/** The user after the removal of the phone number. */
export interface api_user_v1_DeletePhoneNumberResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 200;
  /** The id of the user the phone number belonged to. */
  user_id: UserId;
  /** The user, without the phone number. */
  user: api_user_v1_User;
}
/** The user after the removal of the OAuth account. */
export interface api_user_v1_DeleteOAuthRegistrationResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 200;
  /** The id of the user the OAuth account belonged to. */
  user_id: UserId;
  /** The user, without the OAuth account. */
  user: api_user_v1_User;
}
/** The user after the removal of the password. */
export interface api_user_v1_DeletePasswordResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 200;
  /** The id of the user the password belonged to. */
  user_id: UserId;
  /** The user, whose `password` is now `null`. */
  user: api_user_v1_User;
}
/** The user after the removal of the passkey or WebAuthn device. */
export interface api_user_v1_DeleteWebAuthnRegistrationResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 200;
  /** The id of the user the passkey or WebAuthn device belonged to. */
  user_id: UserId;
  /** The user, without the passkey or WebAuthn device. */
  user: api_user_v1_User;
}
/** The user after the removal of the biometric registration. */
export interface api_user_v1_DeleteBiometricRegistrationResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 200;
  /** The id of the user the biometric registration belonged to. */
  user_id: UserId;
  /** The user, without the biometric registration. */
  user: api_user_v1_User;
}
/** The user after the removal of the authenticator app. */
export interface api_user_v1_DeleteTOTPResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 200;
  /** The id of the user the authenticator app belonged to. */
  user_id: UserId;
  /** The user, without the authenticator app. */
  user: api_user_v1_User;
}
/** The user after the removal of the crypto wallet. */
export interface api_user_v1_DeleteCryptoWalletResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 200;
  /** The id of the user the crypto wallet belonged to. */
  user_id: UserId;
  /** The user, without the crypto wallet. */
  user: api_user_v1_User;
}
/** One Connected App, and what the user lets it do. */
export interface api_user_v1_UserConnectedApp {
  /** Names a Connected App, an application that users let act for them. */
  connected_app_id: ConnectedAppId;
  /** The app's name, as users see it. */
  name: string;
  /** What the app is, in the words of whoever set it up. */
  description: string;
  /**
   * Who runs the app, and whether it can keep a secret.
   *
   * - `"first_party"`: Your own app, with a client secret.
   * - `"first_party_public"`: Your own app, without a secret, such as a browser or mobile app.
   * - `"third_party"`: Someone else's app, with a client secret.
   * - `"third_party_public"`: Someone else's app, without a secret, such as a browser or mobile app.
   */
  client_type: ("first_party" | "first_party_public" | "third_party" | "third_party_public") | (string & {});
  /** The scopes the user granted, separated by spaces. */
  scopes_granted: string;
  /**
   * Format: uri
   *
   * Where the app's logo is; absent if it has none.
   */
  logo_url?: string;
}
/** The applications the user has authorized. */
export interface api_user_v1_ConnectedAppsResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 200;
  /** The Connected Apps for which the user completed an authorization; `[]` if there are none. */
  connected_apps: api_user_v1_UserConnectedApp[];
}
/** An empty object; the path says it all. */
export type api_user_v1_RevokeRequest = Record<string, never>;
/** Confirms that the app's access has ended and its tokens are revoked. */
export interface api_user_v1_RevokeResponse {
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /**
   * The HTTP status, repeated.
   * @constant
   */
  status_code: 200;
}
/**
 * The domain of the page, or a parent of it, without scheme, port and path. `localhost` works.
 * @example example.com
 */
export type WebAuthnDomain = string;
/** Who registers what, and where. */
export interface api_webauthn_v1_RegisterStartRequest {
  /** The user's `user_id`, or their `external_id`. */
  user_id: UserIdOrExternalId;
  /** The domain of the page, or a parent of it, without scheme, port and path. `localhost` works. */
  domain: WebAuthnDomain;
  /** The `User-Agent` of the user's browser. */
  user_agent?: string | undefined;
  /**
   * The kind of authenticator to ask for. Left out, any will do.
   *
   * - `"platform"`: Part of the device, such as Touch ID or Windows Hello.
   * - `"cross-platform"`: Separate from the device, such as a security key.
   */
  authenticator_type?: (("platform" | "cross-platform") | (string & {})) | undefined;
  /**
   * Whether to make a passkey, which browsers can offer before they know who signs in.
   * @default false
   */
  return_passkey_credential_options?: boolean | undefined;
  /** The id that the passkey keeps for the user, in place of their `user_id`. */
  override_id?: string | undefined;
  /** The name of the account in the browser's dialogue, in place of the user's name or address. */
  override_name?: string | undefined;
  /** The display name there, in place of the user's. */
  override_display_name?: string | undefined;
  /**
   * Whether binary values are in base64url, as the browser's `parseCreationOptionsFromJSON` wants them, rather than in base64.
   * @default false
   */
  use_base64_url_encoding?: boolean | undefined;
}
/** What to give to the browser. */
export interface api_webauthn_v1_RegisterStartResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /**
   * The options for `navigator.credentials.create`, as JSON in a string. If they are in base64url,
   * `PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options))` makes its `publicKey` of them; if not, turn
   * `challenge`, `user.id` and the ids in `excludeCredentials` into bytes first.
   */
  public_key_credential_creation_options: string;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** What the browser answered, and what to do about a session. */
export type api_webauthn_v1_RegisterRequest = {
  /** The user's `user_id`, or their `external_id`. */
  user_id: UserIdOrExternalId;
  /** The credential that `navigator.credentials.create` gave, as JSON in a string. `JSON.stringify` of it is enough. */
  public_key_credential: string;
  /**
   * How many minutes from now the session is to last. A session that is given is set to it, be that longer or shorter
   * than what is left. Without it a new session isn't begun, and a session that is given keeps its end.
   */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /**
   * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
   * tells about the device.
   */
  telemetry_id?: TelemetryId | undefined;
} & CurrentSession;
/** The user with the new registration, and their session if there is one. */
export interface api_webauthn_v1_RegisterResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Names one passkey or WebAuthn device of one user. */
  webauthn_registration_id: WebAuthnRegistrationId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** The user's session; `null` if none was asked for and none was given. */
  session: api_session_v1_Session | null;
  /** The session's token; `""` if there is no session, or the session was given by its JWT. */
  session_token: SessionToken;
  /** A new JWT of the session; `""` if there is no session. */
  session_jwt: SessionJwt;
  /** The user's device, if you gave a `telemetry_id` and your project may use it. */
  user_device?: api_device_history_v1_DeviceInfo;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** Where somebody signs in, and who, if that is known. */
export interface api_webauthn_v1_AuthenticateStartRequest {
  /** The domain of the page, or a parent of it, without scheme, port and path. `localhost` works. */
  domain: WebAuthnDomain;
  /** The user's `user_id`, or their `external_id`. Left out, the passkey tells who it is. */
  user_id?: UserIdOrExternalId | undefined;
  /**
   * Whether to ask for a passkey, and for a check of the user by PIN or biometrics where the device has one.
   * @default false
   */
  return_passkey_credential_options?: boolean | undefined;
  /**
   * Whether binary values are in base64url, as the browser's `parseRequestOptionsFromJSON` wants them, rather than in base64.
   * @default false
   */
  use_base64_url_encoding?: boolean | undefined;
}
/** What to give to the browser. */
export interface api_webauthn_v1_AuthenticateStartResponse {
  /** The user's `user_id`; `""` if you named no user. */
  user_id: UserId | "";
  /**
   * The options for `navigator.credentials.get`, as JSON in a string. If they are in base64url,
   * `PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options))` makes its `publicKey` of them; if not, turn
   * `challenge` and the ids in `allowCredentials`, which passkeys don't need, into bytes first.
   */
  public_key_credential_request_options: string;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** What the browser answered, and what to do about a session. */
export type api_webauthn_v1_AuthenticateRequest = {
  /** The credential that `navigator.credentials.get` gave, as JSON in a string. `JSON.stringify` of it is enough. */
  public_key_credential: string;
  /**
   * How many minutes from now the session is to last. A session that is given is set to it, be that longer or shorter
   * than what is left. Without it a new session isn't begun, and a session that is given keeps its end.
   */
  session_duration_minutes?: SessionDurationMinutes | undefined;
  /**
   * Claims of your own to merge into the session's, at every level; `null` removes a key. The session's JWTs carry them.
   * Together they hold at most 4 KB. The names `iss`, `sub`, `aud`, `exp`, `nbf`, `iat` and `jti` are not yours to set,
   * nor any that begins with `https://stytch.com/`. Without a session it does nothing.
   */
  session_custom_claims?: SessionCustomClaimsInput | undefined;
  /**
   * The id of a fingerprint that the user's browser or app made. If your project may use it, the answer's `user_device`
   * tells about the device.
   */
  telemetry_id?: TelemetryId | undefined;
} & CurrentSession;
/** The user of the passkey or device, and their session if there is one. */
export interface api_webauthn_v1_AuthenticateResponse {
  /** A user's id, as the API made it. */
  user_id: UserId;
  /** Names one passkey or WebAuthn device of one user. */
  webauthn_registration_id: WebAuthnRegistrationId;
  /** A person who can sign in to your application. */
  user: api_user_v1_User;
  /** The user's session; `null` if none was asked for and none was given. */
  session: api_session_v1_Session | null;
  /** The session's token; `""` if there is no session, or the session was given by its JWT. */
  session_token: SessionToken;
  /** A new JWT of the session; `""` if there is no session. */
  session_jwt: SessionJwt;
  /** The user's device, if you gave a `telemetry_id` and your project may use it. */
  user_device?: api_device_history_v1_DeviceInfo;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The new name. */
export interface api_webauthn_v1_UpdateRequest {
  /** A name to tell the user's devices apart. */
  name: string;
}
/** The registration with its new name. */
export interface api_webauthn_v1_UpdateResponse {
  /** One passkey or WebAuthn device of a user. */
  webauthn_registration?: api_user_v1_WebAuthnRegistration;
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/** The public part of a registration. */
export interface api_webauthn_v1_WebAuthnCredential {
  /** The id by which the browser knows it, in base64. */
  credential_id: string;
  /** Names one passkey or WebAuthn device of one user. */
  webauthn_registration_id: WebAuthnRegistrationId;
  /** The type of credential, `public-key`. */
  type: string;
  /** The public key, a COSE key in base64. */
  public_key: string;
}
/** The public parts of a user's registrations on a domain. */
export interface api_webauthn_v1_ListCredentialsResponse {
  /** The user's registrations, each as browsers know it. */
  credentials: api_webauthn_v1_WebAuthnCredential[];
  /** Names this one request. Log it, and quote it to support. On the fraud host it begins with `request-id-fraud-`. */
  request_id: RequestId;
  /** The HTTP status, repeated. */
  status_code: number;
}
/**
 * The 400 errors that any call can answer.
 * @enum {string}
 */
export type BadRequestErrorType =
  | "bad_request"
  | "invalid_argument"
  | "invalid_request_value"
  | "invalid_project_id_authentication"
  | "invalid_consumer_endpoint"
  | "live_id_used_in_test_environment"
  | "test_id_used_in_live_environment"
  | "wrong_stack_live"
  | "wrong_stack_test"
  | "deprecated_endpoint"
  | "unavailable_endpoint"
  | "route_not_supported_in_test";
/**
 * The 401 errors that any call can answer.
 * @enum {string}
 */
export type UnauthorizedErrorType =
  | "unauthorized_credentials"
  | "invalid_authorization_header"
  | "invalid_secret_authentication"
  | "endpoint_not_authorized_for_sdk"
  | "unauthorized_action"
  | "unauthorized_project_id_live"
  | "unauthorized_project_id_test";
/**
 * The 429 errors that any call can answer.
 * @enum {string}
 */
export type TooManyRequestsErrorType = "too_many_requests";
/**
 * The 500 errors that any call can answer.
 * @enum {string}
 */
export type InternalServerErrorType = "internal_server_error" | "unknown_error";
/**
 * The 404 errors that any call can answer.
 * @enum {string}
 */
export type NotFoundErrorType = "route_not_found";
/**
 * The 403 errors that any call can answer.
 * @enum {string}
 */
export type ForbiddenErrorType = "use_https";
export interface paths {
  "/v1/connected_apps/clients": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create a Connected App
     *
     * Creates an app that users can let act for them. One that can keep a secret gets one, which is answered this once.
     */
    post: operations["api_connectedapps_v1_connected_apps_clients_Create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/connected_apps/clients/search": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * List Connected Apps
     *
     * Answers one page of all apps. There are no filters.
     */
    post: operations["api_connectedapps_v1_connected_apps_clients_Search"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/connected_apps/clients/{client_id}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the Connected App. */
        client_id: components["parameters"]["ConnectedAppClientId"];
      };
      cookie?: never;
    };
    /**
     * Get a Connected App
     *
     * Answers a Connected App by its id, without its secret.
     */
    get: operations["api_connectedapps_v1_connected_apps_clients_Get"];
    /**
     * Update a Connected App
     *
     * Changes an app. Lists take the place of the old ones. Its type, id and secret stay.
     */
    put: operations["api_connectedapps_v1_connected_apps_clients_Update"];
    post?: never;
    /**
     * Delete a Connected App
     *
     * Deletes a Connected App. It gets no more tokens. An access token that it has passes local checks until it expires.
     */
    delete: operations["api_connectedapps_v1_connected_apps_clients_Delete"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/connected_apps/clients/{client_id}/secrets/rotate/start": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the Connected App. */
        client_id: components["parameters"]["ConnectedAppClientId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin to exchange the secret of a Connected App
     *
     * Makes a next secret, and answers it this once. Both secrets are good until the exchange is finished or cancelled: give
     * the program the next one meanwhile.
     */
    post: operations["api_connectedapps_v1_connected_apps_clients_secrets_RotateStart"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/connected_apps/clients/{client_id}/secrets/rotate/cancel": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the Connected App. */
        client_id: components["parameters"]["ConnectedAppClientId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel the exchange of the secret of a Connected App
     *
     * Drops the next secret. The old one stays.
     */
    post: operations["api_connectedapps_v1_connected_apps_clients_secrets_RotateCancel"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/connected_apps/clients/{client_id}/secrets/rotate": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the Connected App. */
        client_id: components["parameters"]["ConnectedAppClientId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Finish the exchange of the secret of a Connected App
     *
     * Puts the next secret in the place of the old one, which is good no more.
     */
    post: operations["api_connectedapps_v1_connected_apps_clients_secrets_Rotate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/crypto_wallets/authenticate/start": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get a message for a crypto wallet to sign
     *
     * Gives a message that the wallet is to sign. The user who has the wallet is found, or one is created, with no other way to
     * sign in; with a user or a session, the wallet is added to that user, unverified.
     * Let the wallet sign the `challenge` as it is (`personal_sign` for Ethereum), and give the signature to
     * `cryptoWallets.authenticate`. Of each wallet only the last message counts.
     */
    post: operations["api_crypto_wallet_v1_AuthenticateStart"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/crypto_wallets/authenticate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign a user in by a crypto wallet
     *
     * Checks the signature of the message that the start gave last for this wallet. The wallet counts as verified by it.
     * With `session_duration_minutes` a session begins; with a `session_token` or a `session_jwt` the wallet joins that
     * session as another factor. With neither, `session` is `null` and the tokens are `""`.
     */
    post: operations["api_crypto_wallet_v1_Authenticate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/debug/whoami": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Tell which project the credentials belong to
     *
     * Answers the project of the credentials: a cheap way to try them out.
     */
    get: operations["api_debug_v1_Whoami"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/fingerprint/lookup": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look a fingerprint up
     *
     * Tells what is known of a visitor, by the id that the script in their browser or app gave, and what to do. An id that is
     * unknown or has expired is answered with 404, `telemetry_id_not_found`. That is a sign by itself: treat it as `BLOCK`.
     * The fraud host has names of its own: request ids begin with `request-id-fraud-`, and wrong credentials of the project are
     * `unauthorized_credentials_error`.
     */
    post: operations["api_fraud_v1_fraud_fingerprint_Lookup"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/rules/set": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set a rule
     *
     * Sets what to do about visitors whom you name, in place of what the verdict would be. Set again, it takes the place of the
     * rule before; `NONE` takes it back. A country can be blocked or challenged, and not allowed.
     */
    post: operations["api_fraud_v1_fraud_rules_Set"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/rules/list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * List rules
     *
     * Answers one page of the rules that hold.
     */
    post: operations["api_fraud_v1_fraud_rules_List"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/verdict_reasons/override": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set what to do for a reason
     *
     * Sets what verdicts do for a reason, in place of its default; `NONE` goes back to that.
     */
    post: operations["api_fraud_v1_fraud_verdict_reasons_Override"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/verdict_reasons/list": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * List the reasons of verdicts
     *
     * Lists the reasons for which an action can be set, with what is done for each. There is one page.
     */
    post: operations["api_fraud_v1_fraud_verdict_reasons_List"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/email/risk": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Judge an email address
     *
     * Tells how risky an email address is. The provider gives it by invitation.
     */
    post: operations["api_fraud_v1_fraud_email_Risk"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/{project_id}/oauth2/introspect": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The project's id. */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look at a token of a Connected App
     *
     * Tells whether an access token or refresh token is good, and what it says. For a token that is unknown, expired or revoked
     * the answer is a success with `active: false`.
     * Wrong credentials of the app are answered in OAuth's form.
     */
    post: operations["api_idp_v1_IntrospectToken"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/idp/oauth/authorize/start": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look at what a Connected App asks for
     *
     * Checks what an app sent to your consent page, and tells whom and what to show there and whether the user has to be asked.
     * Nothing is granted by it: after the user's answer call `idp.oauth.authorize`.
     * A `redirect_uri` that isn't one of the app's is refused with 401.
     */
    post: operations["api_idp_v1_idp_oauth_AuthorizeStart"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/idp/oauth/authorize": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Grant a Connected App what it asks for
     *
     * Gives an app a code, or says that the user didn't agree. Send the browser to `redirect_uri` in either case. The app
     * exchanges the code for tokens. Given by a session, the grant is tied to it, which a later exchange for a session needs.
     * A `redirect_uri` that isn't one of the app's is refused with 401.
     */
    post: operations["api_idp_v1_idp_oauth_Authorize"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/impersonation/authenticate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign a member of your team in, in a user's place
     *
     * Takes the token with which the dashboard led one of your team to your login URL, and begins a session of one hour as the
     * user, which can't be extended. Its factor says who it is: show it in the page, and keep it in your log.
     */
    post: operations["api_impersonation_v1_Authenticate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/m2m/clients": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create an M2M client
     *
     * Creates a client, active, and answers its secret, which nobody can look up later. An id and a secret that the client has
     * from elsewhere can be given.
     */
    post: operations["api_m2m_v1_m2m_clients_Create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/m2m/clients/search": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Search for M2M clients
     *
     * Finds clients by id, name or scope, and answers one page of them. Without a query every client matches.
     */
    post: operations["api_m2m_v1_m2m_clients_Search"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/m2m/clients/{client_id}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the M2M client. */
        client_id: components["parameters"]["M2MClientId"];
      };
      cookie?: never;
    };
    /**
     * Get an M2M client
     *
     * Answers an M2M client by its id, without its secret.
     */
    get: operations["api_m2m_v1_m2m_clients_Get"];
    /**
     * Update an M2M client
     *
     * Changes a client. `scopes` takes the place of the old ones, and metadata is merged. Tokens that it has stay as they are:
     * new scopes and `inactive` tell only for later ones.
     */
    put: operations["api_m2m_v1_m2m_clients_Update"];
    post?: never;
    /**
     * Delete an M2M client
     *
     * Deletes an M2M client. It gets no more tokens; access tokens that it has stay good until they expire.
     */
    delete: operations["api_m2m_v1_m2m_clients_Delete"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/m2m/clients/{client_id}/secrets/rotate/start": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the M2M client. */
        client_id: components["parameters"]["M2MClientId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin to exchange the secret of an M2M client
     *
     * Makes a next secret, and answers it this once. Both secrets are good until the exchange is finished or cancelled: give
     * the program the next one meanwhile.
     */
    post: operations["api_m2m_v1_m2m_clients_secrets_RotateStart"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/m2m/clients/{client_id}/secrets/rotate/cancel": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the M2M client. */
        client_id: components["parameters"]["M2MClientId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel the exchange of the secret of an M2M client
     *
     * Drops the next secret. The old one stays.
     */
    post: operations["api_m2m_v1_m2m_clients_secrets_RotateCancel"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/m2m/clients/{client_id}/secrets/rotate": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the M2M client. */
        client_id: components["parameters"]["M2MClientId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Finish the exchange of the secret of an M2M client
     *
     * Puts the next secret in the place of the old one, which is good no more.
     */
    post: operations["api_m2m_v1_m2m_clients_secrets_Rotate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/public/{project_id}/oauth2/token": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The project's id. */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Get a token for an M2M client
     *
     * Gives an M2M client an access token, for an hour. The client proves itself by its own id and secret; the project's secret
     * isn't sent. Keep the token and use it again until shortly before it expires: each call makes another.
     * Wrong credentials are answered with 400, in OAuth's form.
     */
    post: operations["api_m2m_v1_Token"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/magic_links/authenticate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign a user in by a magic link
     *
     * Takes the token of a magic link that a user followed, the `token` of the URL that it led to. The link is used up, the
     * address that it was sent to counts as verified, and a pending user becomes active.
     * With `session_duration_minutes` a session begins; with a `session_token` or a `session_jwt` the link joins that session
     * as another factor. With neither, `session` is `null` and the tokens are `""`.
     * An unknown token is answered with 404, `magic_link_not_found`; one that has expired or was used with 401,
     * `unable_to_auth_magic_link`.
     */
    post: operations["api_magic_v1_Authenticate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/magic_links": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make a magic link to send yourself
     *
     * Makes a token for a link that you send in a message of your own. Nothing is sent. Whoever has the token is the user, so
     * send it where only they can read it.
     * Signing in by it verifies no address. Several tokens can be good at a time, and none can be revoked. The provider has to
     * allow it to your project.
     */
    post: operations["api_magic_v1_Create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/magic_links/email/send": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a magic link to a user
     *
     * Sends a link to a user's address: the login message, or the sign-up message to a pending user. Both URLs are checked in
     * either case.
     * Where nobody has the address, the call fails, unless a user or a session is given: then the address is added to them, and
     * removed again unless it is authenticated within five minutes. While they have an unverified factor of any kind, none can
     * be added: `too_many_unverified_factors`.
     * The link leads to your page with a `token` in its URL, for `magicLinks.authenticate`. An address gets at most
     * one link a second.
     */
    post: operations["api_magic_v1_magic_links_email_Send"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/magic_links/email/login_or_create": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a magic link, creating the user if need be
     *
     * Sends a link to an email address, and creates a user with it where nobody has it. A new user stays, also if the link is
     * never followed; their address isn't verified until it is.
     * An active user gets the login message, a new or pending one the sign-up message. The link leads to your page with a
     * `token` in its URL, for `magicLinks.authenticate`. An address gets at most one link a second.
     */
    post: operations["api_magic_v1_magic_links_email_LoginOrCreate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/magic_links/email/invite": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Invite somebody by email
     *
     * Creates a pending user and sends them an invitation. They become active when they follow its link, and your page gives
     * the `token` of its URL to `magicLinks.authenticate`.
     */
    post: operations["api_magic_v1_magic_links_email_Invite"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/magic_links/email/revoke_invite": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take an invitation back
     *
     * Ends the pending invitation of an address: its link works no more. No source says what becomes of the pending user.
     */
    post: operations["api_magic_v1_magic_links_email_RevokeInvite"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/otps/authenticate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign a user in by a passcode
     *
     * Takes the passcode that a user typed. It is used up, the address or number that it was sent to counts as verified, and a
     * pending user becomes active.
     * With `session_duration_minutes` a session begins; with a `session_token` or a `session_jwt` the passcode joins that
     * session. With neither, `session` is `null` and the tokens are `""`.
     * A wrong passcode is answered with 404, `otp_code_not_found`; so is one that a later send has replaced, as only the last
     * one works. One that has expired or was used is 401, `unable_to_auth_otp_code`. By default ten failures in a row lock the
     * user.
     */
    post: operations["api_otp_v1_Authenticate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/otps/sms/send": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a passcode by text message to a user
     *
     * Sends a passcode to a user's phone number. Earlier passcodes of the number, by text message or WhatsApp, work no more.
     * Where nobody has the number, the call fails, unless a user or a session is given: then the number is added to them,
     * and removed again unless it is authenticated within five minutes. While they have an unverified factor of any kind, none
     * can be added: `too_many_unverified_factors`.
     * Outside the USA and Canada text messages are off until you ask the provider to allow the country.
     * Give what the user types to `otps.authenticate`.
     */
    post: operations["api_otp_v1_otp_sms_Send"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/otps/sms/login_or_create": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a passcode by text message, creating the user if need be
     *
     * Sends a passcode to a phone number, and creates a user with it where nobody has it. A new user stays, also if the
     * passcode is never used; their number isn't verified until it is.
     * Earlier passcodes of the number work no more.
     * Outside the USA and Canada text messages are off until you ask the provider to allow the country.
     * Give what the user types to `otps.authenticate`.
     */
    post: operations["api_otp_v1_otp_sms_LoginOrCreate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/otps/whatsapp/send": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a passcode by WhatsApp message to a user
     *
     * Sends a passcode to a user's phone number. Earlier passcodes of the number, by text message or WhatsApp, work no more.
     * Where nobody has the number, the call fails, unless a user or a session is given: then the number is added to them,
     * and removed again unless it is authenticated within five minutes. While they have an unverified factor of any kind, none
     * can be added: `too_many_unverified_factors`.
     * Give what the user types to `otps.authenticate`.
     */
    post: operations["api_otp_v1_otp_whatsapp_Send"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/otps/whatsapp/login_or_create": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a passcode by WhatsApp message, creating the user if need be
     *
     * Sends a passcode to a phone number, and creates a user with it where nobody has it. A new user stays, also if the
     * passcode is never used; their number isn't verified until it is.
     * Earlier passcodes of the number work no more.
     * Give what the user types to `otps.authenticate`.
     */
    post: operations["api_otp_v1_otp_whatsapp_LoginOrCreate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/otps/email/send": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a passcode by email to a user
     *
     * Sends a passcode to a user's email address. Earlier passcodes of the address work no more. An active user gets the login
     * message, a pending one the sign-up message.
     * Where nobody has the address, the call fails, unless a user or a session is given: then the address is added to them,
     * and removed again unless it is authenticated within five minutes. While they have an unverified factor of any kind, none
     * can be added: `too_many_unverified_factors`.
     * Give what the user types to `otps.authenticate`.
     */
    post: operations["api_otp_v1_otp_email_Send"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/otps/email/login_or_create": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a passcode by email, creating the user if need be
     *
     * Sends a passcode to an email address, and creates a user with it where nobody has it. A new user stays, also if the
     * passcode is never used; their address isn't verified until it is.
     * Earlier passcodes of the address work no more.
     * Give what the user types to `otps.authenticate`.
     */
    post: operations["api_otp_v1_otp_email_LoginOrCreate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/oauth/attach": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Add a provider to a user, by a token for its start
     *
     * Makes a token that adds an account at an OAuth provider to a user who is there, whatever address the account has. Send
     * the browser to the provider's start, `https://test.stytch.com/v1/public/oauth/<provider>/start` (live:
     * `https://api.stytch.com/…`), with your public token and this one as `oauth_attach_token`. Without it, an account joins
     * the user who has its verified email address.
     */
    post: operations["api_oauth_v1_Attach"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/oauth/authenticate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign a user in by an OAuth provider
     *
     * Takes the token with which a user came back from an OAuth provider to your redirect URL. The user is found or created
     * before, when the provider answers.
     * With `session_duration_minutes` a session begins; with a `session_token` or a `session_jwt` the account joins that
     * session, unless it is another user's. The session is in `user_session`, not in `session`; with neither, it is `null` and
     * the tokens are `""`. `provider_values` has the tokens for the provider's own API in any case.
     * An unknown token is answered with 400, not 404: `oauth_token_not_found`.
     */
    post: operations["api_oauth_v1_Authenticate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/passwords/strength_check": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Check a password's strength
     *
     * Tells whether a password would be accepted, and if not, how to better it. Nothing is stored.
     * Call it while someone chooses a password, before `passwords.create` or a reset. With the `email`, the password is
     * looked up among those known from breaches; without it, a password that is called valid may still be refused.
     * An answer with `valid_password: false` is a success: the check itself worked.
     */
    post: operations["api_password_v1_StrengthCheck"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/passwords": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create a user with a password
     *
     * Creates an active user with an email address and a password. The address isn't verified by it, and until it is, no other
     * factor can be added (`too_many_unverified_factors`): send a passcode or a magic link, and authenticate it with the
     * session's token. Without the session, the first sign-in that way makes the password due for a reset.
     * Someone who is a user already, without a password, gets one by `passwords.email.resetStart` or
     * `passwords.migrate`.
     * Without `session_duration_minutes`, `session` is `null` and the tokens are `""`.
     */
    post: operations["api_password_v1_Create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/passwords/authenticate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign a user in by a password
     *
     * Checks a user's password. With `session_duration_minutes` a session begins; with a `session_token` or a `session_jwt`
     * the password joins that session. With neither, `session` is `null` and the tokens are `""`.
     * The address need not be verified, and isn't by it. A right password is refused with `reset_password` if it was found in a
     * breach, no longer meets the policy, or was set before another proved to own the address.
     * A wrong password is answered with 401 and `unauthorized_credentials`, as wrong credentials of the project are. By default
     * ten failures in a row lock the user.
     */
    post: operations["api_password_v1_Authenticate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/passwords/migrate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Move a password in from elsewhere
     *
     * Gives a user the password whose hash another service has, so that they sign in as before. The user is found by their
     * email address, and created where there is none; one who has a password already is refused. No session begins.
     * The hash is checked for its form, not for the password's strength. At most 100 calls a second are taken.
     */
    post: operations["api_password_v1_Migrate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/passwords/email/reset/start": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send an email to reset a password
     *
     * Sends a user an email with two links: one to choose a new password, and one to sign in without. The `token` in the URL
     * of the first is for `passwords.email.reset`, that of the second for `magicLinks.authenticate`; the
     * URL's `stytch_token_type` tells them apart (`reset_password`, `login`).
     * A user without a password gets one this way. Until the reset the old password works.
     */
    post: operations["api_password_v1_passwords_email_ResetStart"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/passwords/email/reset": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reset a password by the token of an email
     *
     * Sets a new password with the token of the email. All sessions of the user end, and their address counts as verified;
     * with `session_duration_minutes` a new session begins, else `session` is `null` and the tokens are `""`. A password that
     * is refused doesn't use the token up.
     */
    post: operations["api_password_v1_passwords_email_Reset"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/passwords/existing_password/reset": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reset a password by the existing one
     *
     * Replaces a password with another, given both. All sessions of the user end; with `session_duration_minutes` a new one
     * begins, else `session` is `null` and the tokens are `""`.
     * A wrong existing password is answered with 401 and `unauthorized_credentials`, as wrong credentials of the project are.
     */
    post: operations["api_password_v1_passwords_existing_password_Reset"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/passwords/session/reset": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reset a password by a session
     *
     * Sets a password for the user of a session, also their first. In the last five minutes the session must have been
     * authenticated by a password, a magic link or a passcode by email; other factors don't count.
     * The user's other sessions end, and this one goes on: it is in the answer also without `session_duration_minutes`.
     */
    post: operations["api_password_v1_passwords_session_Reset"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/projects/metrics": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Count what a project has
     *
     * Counts the users and M2M clients of the project. How fresh the counts are isn't said.
     */
    get: operations["api_project_v1_Metrics"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/rbac/policy": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the policy of roles
     *
     * Answers which role may do what, as it is set in the dashboard. A session's JWT has the user's roles as they were when it
     * was made: a change of a user's roles shows in the next JWT, five minutes later at most.
     */
    get: operations["api_consumer_rbac_v1_Policy"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/sessions/jwks/{project_id}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The project's id. */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    /**
     * Get the public keys of session JWTs
     *
     * Lists the public keys (JWKS) that prove a session JWT to be the project's. The `kid` of a JWT's header names its key.
     * About every six months a new key comes in, and the old one stays listed for a month: keep the set, and ask again when
     * a JWT names a key that isn't in it. No credentials are needed, and none are sent.
     */
    get: operations["api_session_v1_GetJWKS"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/sessions": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List a user's sessions
     *
     * Lists the sessions of a user that haven't ended, without their tokens.
     * To sign the user out everywhere, revoke each of them.
     */
    get: operations["api_session_v1_Get"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/sessions/authenticate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Check a session
     *
     * Checks that a session hasn't ended, counts it as used now, and gives a new JWT. A JWT may have expired, as the session
     * itself is looked up; no token comes back for it.
     * With `session_duration_minutes` the session ends so long from now; its token stays. A session that has ended can't be
     * revived: the user signs in again.
     * With `authorization_check` the call fails with 403, `consumer_session_authorization_error`, where none of the user's
     * present roles allows the action.
     */
    post: operations["api_session_v1_Authenticate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/sessions/revoke": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * End a session
     *
     * Ends a session at once, for all of its tokens. A JWT of it that is checked on your own machine still passes until it
     * expires, five minutes after it was made at the latest.
     */
    post: operations["api_session_v1_Revoke"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/sessions/migrate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take over a session of another service
     *
     * Exchanges a session of the service that you come from for one here, so that nobody has to sign in again while you move.
     * Stytch asks the UserInfo endpoint, which you set in the dashboard, with the token that you give, and looks for the user
     * with the email address that it answers. It makes no user: create them first.
     * Without `session_duration_minutes`, `session` is `null` and the tokens are `""`.
     */
    post: operations["api_session_v1_Migrate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/sessions/exchange_access_token": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Exchange a Connected App's access token for a session
     *
     * Signs a user in by the access token that a Connected App of your own got for the user. The token needs the scope
     * `full_access`, is at most five minutes old, and can be exchanged once.
     * Without `session_duration_minutes`, `session` is `null` and the tokens are `""`.
     */
    post: operations["api_session_v1_ExchangeAccessToken"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/sessions/attest": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin a session by a trusted token
     *
     * Takes a JWT of an issuer that your project trusts, and signs in the user with the email address in it. Which issuer, keys
     * and claims these are is in a trusted token profile, which you make in the dashboard. Unless the profile allows it to make
     * users, the user must be there already.
     * With `session_duration_minutes` a session begins; with a `session_token` or a `session_jwt` the token joins that session
     * as another factor. With neither, `session` is `null` and the tokens are `""`.
     */
    post: operations["api_session_v1_Attest"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/totps": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Add an authenticator app to a user
     *
     * Makes the secret of an authenticator app for an active user, as text and as a QR code, and ten recovery codes. Show all
     * of it to the user: the secret and the QR code aren't answered again, the codes by `totps.recoveryCodes`.
     * In `qr_code` a blank stands after `base64,`.
     * The app is unverified until `totps.authenticate` has had a code of it. After `expiration_minutes` without one
     * it can't be used any more.
     * A user has one app. To exchange it, remove it first, by `users.deleteTOTP`.
     */
    post: operations["api_totp_v1_Create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/totps/authenticate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Check a code of an authenticator app
     *
     * Checks the code that a user's authenticator app shows. The codes before and after it are accepted, too, as clocks
     * differ, and each works once. The first right one verifies the app.
     * With a `session_token` or a `session_jwt` the app joins that session as another factor, its usual place; with
     * `session_duration_minutes` alone a session begins. With none of them `session` is `null` and the tokens are `""`.
     */
    post: operations["api_totp_v1_Authenticate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/totps/recovery_codes": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * List recovery codes
     *
     * Lists a user's authenticator apps, verified or not, each with its unused recovery codes and without its secret.
     * A recovery code does as much as the app: show them to nobody but the user, after a fresh second factor.
     */
    post: operations["api_totp_v1_RecoveryCodes"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/totps/recover": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign a user in by a recovery code
     *
     * Takes a recovery code from a user who has lost their authenticator app. The code is used up; the app stays. Have the
     * user set up a new one next: `users.deleteTOTP`, then `totps.create`.
     * With a `session_token` or a `session_jwt` the code joins that session as another factor; with
     * `session_duration_minutes` alone a session begins. With none of them `session` is `null` and the tokens are `""`.
     */
    post: operations["api_totp_v1_Recover"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/users": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create a user
     *
     * Adds a user with an email address, a phone number or both, and answers the new user.
     * No message is sent and the new factors start unverified. While one is, the user can't get another
     * (`too_many_unverified_factors`).
     * The user is active at once; with `create_user_as_pending` they stay pending until they first sign in
     * by a magic link or a passcode.
     */
    post: operations["api_user_v1_Create"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/users/search": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Search for users
     *
     * Finds users by filters and answers one page of them, newest first.
     * Without a body, or without filters in it, every user matches. For the next page, repeat the request with
     * `next_cursor` as `cursor`, until it is null.
     * A search takes 150 ms to 9 s and the limit is 150 requests a minute, so keep it out of login flows:
     * `users.get` finds a user by `user_id` or `external_id`.
     */
    post: operations["api_user_v1_Search"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/users/{user_id}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The user's `user_id`, or the `external_id` you gave them. */
        user_id: components["parameters"]["UserId"];
      };
      cookie?: never;
    };
    /**
     * Get a user
     *
     * Looks a user up by `user_id` or by the `external_id` you gave them.
     * Here the user's fields stand beside `request_id` and `status_code`, not under `user` as in other answers.
     */
    get: operations["api_user_v1_Get"];
    /**
     * Update a user
     *
     * Changes a user's name, metadata, external id or roles, and answers the user. What you leave out stays.
     * Metadata is merged at the top level: a key you send replaces its old value whole, and `null` removes it.
     * `roles` replaces the roles assigned so far.
     * An email address or phone number can't be added here: send a magic link or passcode to it, with the
     * `user_id`; it stays with the user if they authenticate it within 5 minutes.
     */
    put: operations["api_user_v1_Update"];
    post?: never;
    /**
     * Delete a user
     *
     * Deletes a user with all their factors and answers the `user_id`. This can't be undone.
     * Their email addresses and phone numbers are free for other users afterwards.
     */
    delete: operations["api_user_v1_Delete"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/users/{user_id}/external_id": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The user's `user_id`, or the `external_id` you gave them. */
        user_id: components["parameters"]["UserId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a user's external id
     *
     * Takes the `external_id` from a user and answers the user. From then on only the `user_id` finds them.
     * To give them another external id, use `users.update`; it needs no removal first.
     */
    delete: operations["api_user_v1_DeleteExternalId"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/users/{user_id}/exchange_primary_factor": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The user's `user_id`, or the `external_id` you gave them. */
        user_id: components["parameters"]["UserId"];
      };
      cookie?: never;
    };
    get?: never;
    /**
     * Exchange a user's only email address or phone number
     *
     * Puts a new email address or phone number in the place of the one the user has; the kind may change.
     * The user must have exactly one factor, and the body exactly one of the two fields.
     * Nobody is asked to prove that the new address is theirs, so leave this call to your support staff:
     * a mistyped value can hand the account to a stranger.
     */
    put: operations["api_user_v1_ExchangePrimaryFactor"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/users/emails/{email_id}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `email_id` of the address, from the user's `emails`. */
        email_id: components["parameters"]["EmailId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove an email address
     *
     * Takes one email address from the user who has it, and answers the user. Added again, it starts unverified.
     * At least one email address, phone number or OAuth registration must remain;
     * to replace a user's only factor, use `users.exchangePrimaryFactor`.
     */
    delete: operations["api_user_v1_DeleteEmail"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/users/phone_numbers/{phone_id}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `phone_id` of the number, from the user's `phone_numbers`. */
        phone_id: components["parameters"]["PhoneId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a phone number
     *
     * Takes one phone number from the user who has it, and answers the user. Added again, it starts unverified.
     * At least one email address, phone number or OAuth registration must remain;
     * to replace a user's only factor, use `users.exchangePrimaryFactor`.
     */
    delete: operations["api_user_v1_DeletePhoneNumber"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/users/oauth/{oauth_user_registration_id}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `oauth_user_registration_id` of the OAuth account, from the user's `providers`. */
        oauth_user_registration_id: components["parameters"]["OauthUserRegistrationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove an OAuth registration
     *
     * Takes one OAuth registration, such as a sign-in with Google, from its user, and answers the user.
     * At least one email address, phone number or OAuth registration must remain.
     */
    delete: operations["api_user_v1_DeleteOAuthRegistration"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/users/passwords/{password_id}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `password_id` from the user's `password`. */
        password_id: components["parameters"]["PasswordId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a user's password
     *
     * Takes the password from the user who has it, and answers the user. The old one can't be brought back.
     * Their email address, phone number and other factors stay.
     */
    delete: operations["api_user_v1_DeletePassword"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/users/webauthn_registrations/{webauthn_registration_id}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `webauthn_registration_id` of the passkey or device, from the user's `webauthn_registrations`. */
        webauthn_registration_id: components["parameters"]["WebauthnRegistrationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a WebAuthn registration
     *
     * Takes one passkey or security key from the user who has it, and answers the user. The last one can go,
     * too. To use the same device again, the user has to register it anew.
     */
    delete: operations["api_user_v1_DeleteWebAuthnRegistration"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/users/biometric_registrations/{biometric_registration_id}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `biometric_registration_id` from the user's `biometric_registrations`. */
        biometric_registration_id: components["parameters"]["BiometricRegistrationId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a biometric registration
     *
     * Takes one mobile device's fingerprint or face unlock from the user who has it, and answers the user.
     * The last one can go, too. To use the same device again, the user has to register it anew.
     */
    delete: operations["api_user_v1_DeleteBiometricRegistration"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/users/totps/{totp_id}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `totp_id` of the authenticator app, from the user's `totps`. */
        totp_id: components["parameters"]["TotpId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a TOTP
     *
     * Takes one authenticator app from the user who has it, and answers the user. Its passcodes stop working.
     * To use an app again, the user has to set it up anew.
     */
    delete: operations["api_user_v1_DeleteTOTP"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/users/crypto_wallets/{crypto_wallet_id}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `crypto_wallet_id` of the wallet, from the user's `crypto_wallets`. */
        crypto_wallet_id: components["parameters"]["CryptoWalletId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Remove a crypto wallet
     *
     * Takes one crypto wallet from the user who has it, and answers the user. The last one can go, too.
     * The wallet itself is not touched; the user can link it again.
     */
    delete: operations["api_user_v1_DeleteCryptoWallet"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/users/{user_id}/connected_apps": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The user's `user_id`, or the `external_id` you gave them. */
        user_id: components["parameters"]["UserId"];
      };
      cookie?: never;
    };
    /**
     * List a user's connected apps
     *
     * Lists the Connected Apps that may act for a user, each with the scopes they granted it.
     * An app appears once the user has finished authorizing it.
     */
    get: operations["api_user_v1_ConnectedApps"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/users/{user_id}/connected_apps/{connected_app_id}/revoke": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The user's `user_id`, or the `external_id` you gave them. */
        user_id: components["parameters"]["UserId"];
        /** The `connected_app_id` of the app, from `users.connectedApps`. */
        connected_app_id: components["parameters"]["ConnectedAppId"];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Revoke a connected app's access
     *
     * Ends a Connected App's access to a user's account and revokes the tokens it holds.
     * The next time the app wants access, the user is asked for consent again.
     */
    post: operations["api_user_v1_Revoke"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webauthn/register/start": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin to register a passkey or device
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
     */
    post: operations["api_webauthn_v1_RegisterStart"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webauthn/register": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Register a passkey or device
     *
     * Takes what the browser made of the options of `webauthn.registerStart`, and adds it to the user, verified.
     * With a `session_token` or a `session_jwt` the registration joins that session as another factor; with
     * `session_duration_minutes` alone a session begins. With none of them `session` is `null` and the tokens are `""`.
     */
    post: operations["api_webauthn_v1_Register"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webauthn/authenticate/start": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin to sign in by a passkey or device
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
     */
    post: operations["api_webauthn_v1_AuthenticateStart"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webauthn/authenticate": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign a user in by a passkey or device
     *
     * Checks what the browser made of the options of `webauthn.authenticateStart`. The user is whoever the passkey
     * or device belongs to; nothing else names them.
     * With a `session_token` or a `session_jwt` it joins that session as another factor; with `session_duration_minutes`
     * alone a session begins. With none of them `session` is `null` and the tokens are `""`.
     */
    post: operations["api_webauthn_v1_Authenticate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webauthn/{webauthn_registration_id}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `webauthn_registration_id` of the passkey or device, from the user's `webauthn_registrations`. */
        webauthn_registration_id: components["parameters"]["WebauthnRegistrationId"];
      };
      cookie?: never;
    };
    get?: never;
    /**
     * Rename a passkey or device
     *
     * Gives a registration another name, for its user to tell it by. Until then it is `WebAuthN` and eight
     * digits of its id.
     */
    put: operations["api_webauthn_v1_Update"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/v1/webauthn/credentials/{user_id}/{domain}": {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The user's `user_id`, or the `external_id` you gave them. */
        user_id: components["parameters"]["UserId"];
        /** The domain that the registrations are for. */
        domain: WebAuthnDomain;
      };
      cookie?: never;
    };
    /**
     * List the public keys of a user's passkeys and devices
     *
     * Lists a user's registrations on a domain, with the ids by which browsers know them and their public keys.
     * For a user without any it answers the error `webauthn_registration_not_found`, not an empty list.
     */
    get: operations["api_webauthn_v1_ListCredentials"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    ConnectedAppClientType: ConnectedAppClientType;
    api_connectedapps_v1_connected_apps_clients_CreateRequest: api_connectedapps_v1_connected_apps_clients_CreateRequest;
    ConnectedAppId: ConnectedAppId;
    api_connectedapps_v1_ConnectedAppWithClientSecret: api_connectedapps_v1_ConnectedAppWithClientSecret;
    RequestId: RequestId;
    api_connectedapps_v1_connected_apps_clients_CreateResponse: api_connectedapps_v1_connected_apps_clients_CreateResponse;
    ErrorResponse: ErrorResponse;
    api_connectedapps_v1_connected_apps_clients_SearchRequest: api_connectedapps_v1_connected_apps_clients_SearchRequest;
    api_connectedapps_v1_ConnectedApp: api_connectedapps_v1_ConnectedApp;
    api_connectedapps_v1_ResultsMetadata: api_connectedapps_v1_ResultsMetadata;
    api_connectedapps_v1_connected_apps_clients_SearchResponse: api_connectedapps_v1_connected_apps_clients_SearchResponse;
    api_connectedapps_v1_connected_apps_clients_GetResponse: api_connectedapps_v1_connected_apps_clients_GetResponse;
    api_connectedapps_v1_connected_apps_clients_UpdateRequest: api_connectedapps_v1_connected_apps_clients_UpdateRequest;
    api_connectedapps_v1_connected_apps_clients_UpdateResponse: api_connectedapps_v1_connected_apps_clients_UpdateResponse;
    api_connectedapps_v1_connected_apps_clients_DeleteResponse: api_connectedapps_v1_connected_apps_clients_DeleteResponse;
    api_connectedapps_v1_connected_apps_clients_secrets_RotateStartRequest: api_connectedapps_v1_connected_apps_clients_secrets_RotateStartRequest;
    api_connectedapps_v1_ConnectedAppWithNextClientSecret: api_connectedapps_v1_ConnectedAppWithNextClientSecret;
    api_connectedapps_v1_connected_apps_clients_secrets_RotateStartResponse: api_connectedapps_v1_connected_apps_clients_secrets_RotateStartResponse;
    api_connectedapps_v1_connected_apps_clients_secrets_RotateCancelRequest: api_connectedapps_v1_connected_apps_clients_secrets_RotateCancelRequest;
    api_connectedapps_v1_connected_apps_clients_secrets_RotateCancelResponse: api_connectedapps_v1_connected_apps_clients_secrets_RotateCancelResponse;
    api_connectedapps_v1_connected_apps_clients_secrets_RotateRequest: api_connectedapps_v1_connected_apps_clients_secrets_RotateRequest;
    api_connectedapps_v1_connected_apps_clients_secrets_RotateResponse: api_connectedapps_v1_connected_apps_clients_secrets_RotateResponse;
    TimestampInput: TimestampInput;
    api_crypto_wallet_v1_SIWEParams: api_crypto_wallet_v1_SIWEParams;
    UserIdOrExternalId: UserIdOrExternalId;
    SessionToken: SessionToken;
    SessionJwt: SessionJwt;
    FactorOwner: FactorOwner;
    api_crypto_wallet_v1_AuthenticateStartRequest: api_crypto_wallet_v1_AuthenticateStartRequest;
    UserId: UserId;
    api_crypto_wallet_v1_AuthenticateStartResponse: api_crypto_wallet_v1_AuthenticateStartResponse;
    SessionDurationMinutes: SessionDurationMinutes;
    SessionCustomClaimsInput: SessionCustomClaimsInput;
    TelemetryId: TelemetryId;
    CurrentSession: CurrentSession;
    api_crypto_wallet_v1_AuthenticateRequest: api_crypto_wallet_v1_AuthenticateRequest;
    ExternalId: ExternalId;
    UserStatus: UserStatus;
    UserFullName: UserFullName;
    EmailId: EmailId;
    EmailAddress: EmailAddress;
    api_user_v1_Email: api_user_v1_Email;
    PhoneId: PhoneId;
    PhoneNumber: PhoneNumber;
    api_user_v1_PhoneNumber: api_user_v1_PhoneNumber;
    OAuthUserRegistrationId: OAuthUserRegistrationId;
    api_user_v1_OAuthProvider: api_user_v1_OAuthProvider;
    PasswordId: PasswordId;
    api_user_v1_Password: api_user_v1_Password;
    WebAuthnRegistrationId: WebAuthnRegistrationId;
    api_user_v1_WebAuthnRegistration: api_user_v1_WebAuthnRegistration;
    BiometricRegistrationId: BiometricRegistrationId;
    api_user_v1_BiometricRegistration: api_user_v1_BiometricRegistration;
    TotpId: TotpId;
    api_user_v1_TOTP: api_user_v1_TOTP;
    CryptoWalletId: CryptoWalletId;
    api_user_v1_CryptoWallet: api_user_v1_CryptoWallet;
    TrustedMetadata: TrustedMetadata;
    UntrustedMetadata: UntrustedMetadata;
    Timestamp: Timestamp;
    api_user_v1_User: api_user_v1_User;
    SessionId: SessionId;
    api_session_v1_AuthenticationFactorType: api_session_v1_AuthenticationFactorType;
    api_session_v1_AuthenticationFactorDeliveryMethod: api_session_v1_AuthenticationFactorDeliveryMethod;
    api_session_v1_EmailFactor: api_session_v1_EmailFactor;
    api_session_v1_PhoneNumberFactor: api_session_v1_PhoneNumberFactor;
    api_session_v1_GoogleOAuthFactor: api_session_v1_GoogleOAuthFactor;
    api_session_v1_MicrosoftOAuthFactor: api_session_v1_MicrosoftOAuthFactor;
    api_session_v1_AppleOAuthFactor: api_session_v1_AppleOAuthFactor;
    api_session_v1_WebAuthnFactor: api_session_v1_WebAuthnFactor;
    api_session_v1_AuthenticatorAppFactor: api_session_v1_AuthenticatorAppFactor;
    api_session_v1_GithubOAuthFactor: api_session_v1_GithubOAuthFactor;
    api_session_v1_RecoveryCodeFactor: api_session_v1_RecoveryCodeFactor;
    api_session_v1_FacebookOAuthFactor: api_session_v1_FacebookOAuthFactor;
    api_session_v1_CryptoWalletFactor: api_session_v1_CryptoWalletFactor;
    api_session_v1_AmazonOAuthFactor: api_session_v1_AmazonOAuthFactor;
    api_session_v1_BitbucketOAuthFactor: api_session_v1_BitbucketOAuthFactor;
    api_session_v1_CoinbaseOAuthFactor: api_session_v1_CoinbaseOAuthFactor;
    api_session_v1_DiscordOAuthFactor: api_session_v1_DiscordOAuthFactor;
    api_session_v1_FigmaOAuthFactor: api_session_v1_FigmaOAuthFactor;
    api_session_v1_GitLabOAuthFactor: api_session_v1_GitLabOAuthFactor;
    api_session_v1_InstagramOAuthFactor: api_session_v1_InstagramOAuthFactor;
    api_session_v1_LinkedInOAuthFactor: api_session_v1_LinkedInOAuthFactor;
    api_session_v1_ShopifyOAuthFactor: api_session_v1_ShopifyOAuthFactor;
    api_session_v1_SlackOAuthFactor: api_session_v1_SlackOAuthFactor;
    api_session_v1_SnapchatOAuthFactor: api_session_v1_SnapchatOAuthFactor;
    api_session_v1_SpotifyOAuthFactor: api_session_v1_SpotifyOAuthFactor;
    api_session_v1_SteamOAuthFactor: api_session_v1_SteamOAuthFactor;
    api_session_v1_TikTokOAuthFactor: api_session_v1_TikTokOAuthFactor;
    api_session_v1_TwitchOAuthFactor: api_session_v1_TwitchOAuthFactor;
    api_session_v1_TwitterOAuthFactor: api_session_v1_TwitterOAuthFactor;
    api_session_v1_SalesforceOAuthFactor: api_session_v1_SalesforceOAuthFactor;
    api_session_v1_YahooOAuthFactor: api_session_v1_YahooOAuthFactor;
    api_session_v1_HubspotOAuthFactor: api_session_v1_HubspotOAuthFactor;
    api_session_v1_EmbeddableMagicLinkFactor: api_session_v1_EmbeddableMagicLinkFactor;
    api_session_v1_BiometricFactor: api_session_v1_BiometricFactor;
    api_session_v1_SAMLSSOFactor: api_session_v1_SAMLSSOFactor;
    api_session_v1_OIDCSSOFactor: api_session_v1_OIDCSSOFactor;
    api_session_v1_SlackOAuthExchangeFactor: api_session_v1_SlackOAuthExchangeFactor;
    api_session_v1_HubspotOAuthExchangeFactor: api_session_v1_HubspotOAuthExchangeFactor;
    api_session_v1_GithubOAuthExchangeFactor: api_session_v1_GithubOAuthExchangeFactor;
    api_session_v1_GoogleOAuthExchangeFactor: api_session_v1_GoogleOAuthExchangeFactor;
    api_session_v1_ImpersonatedFactor: api_session_v1_ImpersonatedFactor;
    api_session_v1_OAuthAccessTokenExchangeFactor: api_session_v1_OAuthAccessTokenExchangeFactor;
    api_session_v1_TrustedAuthTokenFactor: api_session_v1_TrustedAuthTokenFactor;
    api_session_v1_AuthenticationFactor: api_session_v1_AuthenticationFactor;
    api_attribute_v1_Attributes: api_attribute_v1_Attributes;
    api_session_v1_Session: api_session_v1_Session;
    api_crypto_wallet_v1_SIWEParamsResponse: api_crypto_wallet_v1_SIWEParamsResponse;
    api_device_history_v1_DeviceAttributeDetails: api_device_history_v1_DeviceAttributeDetails;
    api_device_history_v1_DeviceInfo: api_device_history_v1_DeviceInfo;
    api_crypto_wallet_v1_AuthenticateResponse: api_crypto_wallet_v1_AuthenticateResponse;
    ProjectId: ProjectId;
    api_debug_v1_WhoamiResponse: api_debug_v1_WhoamiResponse;
    api_fraud_v1_Metadata: api_fraud_v1_Metadata;
    api_fraud_v1_fraud_fingerprint_LookupRequest: api_fraud_v1_fraud_fingerprint_LookupRequest;
    api_fraud_v1_Fingerprints: api_fraud_v1_Fingerprints;
    FraudAction: FraudAction;
    VerdictReason: VerdictReason;
    api_fraud_v1_VerdictReasonOverride: api_fraud_v1_VerdictReasonOverride;
    api_fraud_v1_RuleType: api_fraud_v1_RuleType;
    api_fraud_v1_Verdict: api_fraud_v1_Verdict;
    api_fraud_v1_ASNProperties: api_fraud_v1_ASNProperties;
    api_fraud_v1_IPGeoProperties: api_fraud_v1_IPGeoProperties;
    api_fraud_v1_NetworkProperties: api_fraud_v1_NetworkProperties;
    api_fraud_v1_BrowserProperties: api_fraud_v1_BrowserProperties;
    api_fraud_v1_Properties: api_fraud_v1_Properties;
    api_fraud_v1_fraud_fingerprint_LookupResponse: api_fraud_v1_fraud_fingerprint_LookupResponse;
    api_fraud_v1_RuleAction: api_fraud_v1_RuleAction;
    api_fraud_v1_fraud_rules_SetRequest: api_fraud_v1_fraud_rules_SetRequest;
    api_fraud_v1_fraud_rules_SetResponse: api_fraud_v1_fraud_rules_SetResponse;
    api_fraud_v1_fraud_rules_ListRequest: api_fraud_v1_fraud_rules_ListRequest;
    api_fraud_v1_Rule: api_fraud_v1_Rule;
    api_fraud_v1_fraud_rules_ListResponse: api_fraud_v1_fraud_rules_ListResponse;
    api_fraud_v1_fraud_verdict_reasons_OverrideRequest: api_fraud_v1_fraud_verdict_reasons_OverrideRequest;
    api_fraud_v1_VerdictReasonAction: api_fraud_v1_VerdictReasonAction;
    api_fraud_v1_fraud_verdict_reasons_OverrideResponse: api_fraud_v1_fraud_verdict_reasons_OverrideResponse;
    api_fraud_v1_fraud_verdict_reasons_ListRequest: api_fraud_v1_fraud_verdict_reasons_ListRequest;
    api_fraud_v1_fraud_verdict_reasons_ListResponse: api_fraud_v1_fraud_verdict_reasons_ListResponse;
    api_fraud_v1_fraud_email_RiskRequest: api_fraud_v1_fraud_email_RiskRequest;
    api_fraud_v1_AddressInformation: api_fraud_v1_AddressInformation;
    api_fraud_v1_DomainInformation: api_fraud_v1_DomainInformation;
    api_fraud_v1_fraud_email_RiskResponse: api_fraud_v1_fraud_email_RiskResponse;
    oauth2_IntrospectRequest: oauth2_IntrospectRequest;
    oauth2_IntrospectResponse: oauth2_IntrospectResponse;
    OAuth2ErrorResponse: OAuth2ErrorResponse;
    api_idp_v1_idp_oauth_AuthorizeStartRequest: api_idp_v1_idp_oauth_AuthorizeStartRequest;
    api_connectedapps_v1_ConnectedAppPublic: api_connectedapps_v1_ConnectedAppPublic;
    api_idp_v1_ScopeResult: api_idp_v1_ScopeResult;
    api_idp_v1_idp_oauth_AuthorizeStartResponse: api_idp_v1_idp_oauth_AuthorizeStartResponse;
    CodeChallenge: CodeChallenge;
    api_idp_v1_idp_oauth_AuthorizeRequest: api_idp_v1_idp_oauth_AuthorizeRequest;
    api_idp_v1_idp_oauth_AuthorizeResponse: api_idp_v1_idp_oauth_AuthorizeResponse;
    api_impersonation_v1_AuthenticateRequest: api_impersonation_v1_AuthenticateRequest;
    api_impersonation_v1_AuthenticateResponse: api_impersonation_v1_AuthenticateResponse;
    M2MClientId: M2MClientId;
    api_m2m_v1_m2m_clients_CreateRequest: api_m2m_v1_m2m_clients_CreateRequest;
    api_m2m_v1_M2MClientWithClientSecret: api_m2m_v1_M2MClientWithClientSecret;
    api_m2m_v1_m2m_clients_CreateResponse: api_m2m_v1_m2m_clients_CreateResponse;
    M2MClientFilterClientId: M2MClientFilterClientId;
    M2MClientFilterClientName: M2MClientFilterClientName;
    M2MClientFilterScopes: M2MClientFilterScopes;
    M2MClientFilter: M2MClientFilter;
    api_m2m_v1_M2MSearchQuery: api_m2m_v1_M2MSearchQuery;
    api_m2m_v1_m2m_clients_SearchRequest: api_m2m_v1_m2m_clients_SearchRequest;
    api_m2m_v1_M2MClient: api_m2m_v1_M2MClient;
    api_m2m_v1_ResultsMetadata: api_m2m_v1_ResultsMetadata;
    api_m2m_v1_m2m_clients_SearchResponse: api_m2m_v1_m2m_clients_SearchResponse;
    api_m2m_v1_m2m_clients_GetResponse: api_m2m_v1_m2m_clients_GetResponse;
    api_m2m_v1_m2m_clients_UpdateRequest: api_m2m_v1_m2m_clients_UpdateRequest;
    api_m2m_v1_m2m_clients_UpdateResponse: api_m2m_v1_m2m_clients_UpdateResponse;
    api_m2m_v1_m2m_clients_DeleteResponse: api_m2m_v1_m2m_clients_DeleteResponse;
    api_m2m_v1_m2m_clients_secrets_RotateStartRequest: api_m2m_v1_m2m_clients_secrets_RotateStartRequest;
    api_m2m_v1_M2MClientWithNextClientSecret: api_m2m_v1_M2MClientWithNextClientSecret;
    api_m2m_v1_m2m_clients_secrets_RotateStartResponse: api_m2m_v1_m2m_clients_secrets_RotateStartResponse;
    api_m2m_v1_m2m_clients_secrets_RotateCancelRequest: api_m2m_v1_m2m_clients_secrets_RotateCancelRequest;
    api_m2m_v1_m2m_clients_secrets_RotateCancelResponse: api_m2m_v1_m2m_clients_secrets_RotateCancelResponse;
    api_m2m_v1_m2m_clients_secrets_RotateRequest: api_m2m_v1_m2m_clients_secrets_RotateRequest;
    api_m2m_v1_m2m_clients_secrets_RotateResponse: api_m2m_v1_m2m_clients_secrets_RotateResponse;
    oauth2_TokenRequest: oauth2_TokenRequest;
    oauth2_TokenResponse: oauth2_TokenResponse;
    MatchOptions: MatchOptions;
    CodeVerifier: CodeVerifier;
    api_magic_v1_AuthenticateRequest: api_magic_v1_AuthenticateRequest;
    api_magic_v1_AuthenticateResponse: api_magic_v1_AuthenticateResponse;
    LinkExpirationMinutes: LinkExpirationMinutes;
    api_magic_v1_CreateRequest: api_magic_v1_CreateRequest;
    api_magic_v1_CreateResponse: api_magic_v1_CreateResponse;
    RedirectUrl: RedirectUrl;
    TemplateId: TemplateId;
    EmailLocale: EmailLocale;
    api_magic_v1_magic_links_email_SendRequest: api_magic_v1_magic_links_email_SendRequest;
    api_magic_v1_magic_links_email_SendResponse: api_magic_v1_magic_links_email_SendResponse;
    api_magic_v1_magic_links_email_LoginOrCreateRequest: api_magic_v1_magic_links_email_LoginOrCreateRequest;
    api_magic_v1_magic_links_email_LoginOrCreateResponse: api_magic_v1_magic_links_email_LoginOrCreateResponse;
    api_user_v1_Name: api_user_v1_Name;
    TrustedMetadataInput: TrustedMetadataInput;
    UntrustedMetadataInput: UntrustedMetadataInput;
    api_magic_v1_magic_links_email_InviteRequest: api_magic_v1_magic_links_email_InviteRequest;
    api_magic_v1_magic_links_email_InviteResponse: api_magic_v1_magic_links_email_InviteResponse;
    api_magic_v1_magic_links_email_RevokeInviteRequest: api_magic_v1_magic_links_email_RevokeInviteRequest;
    api_magic_v1_magic_links_email_RevokeInviteResponse: api_magic_v1_magic_links_email_RevokeInviteResponse;
    api_otp_v1_AuthenticateRequest: api_otp_v1_AuthenticateRequest;
    api_otp_v1_AuthenticateResponse: api_otp_v1_AuthenticateResponse;
    PasscodeExpirationMinutes: PasscodeExpirationMinutes;
    MessageLocale: MessageLocale;
    api_otp_v1_otp_sms_SendRequest: api_otp_v1_otp_sms_SendRequest;
    api_otp_v1_otp_sms_SendResponse: api_otp_v1_otp_sms_SendResponse;
    api_otp_v1_otp_sms_LoginOrCreateRequest: api_otp_v1_otp_sms_LoginOrCreateRequest;
    api_otp_v1_otp_sms_LoginOrCreateResponse: api_otp_v1_otp_sms_LoginOrCreateResponse;
    api_otp_v1_otp_whatsapp_SendRequest: api_otp_v1_otp_whatsapp_SendRequest;
    api_otp_v1_otp_whatsapp_SendResponse: api_otp_v1_otp_whatsapp_SendResponse;
    api_otp_v1_otp_whatsapp_LoginOrCreateRequest: api_otp_v1_otp_whatsapp_LoginOrCreateRequest;
    api_otp_v1_otp_whatsapp_LoginOrCreateResponse: api_otp_v1_otp_whatsapp_LoginOrCreateResponse;
    api_otp_v1_otp_email_SendRequest: api_otp_v1_otp_email_SendRequest;
    api_otp_v1_otp_email_SendResponse: api_otp_v1_otp_email_SendResponse;
    api_otp_v1_otp_email_LoginOrCreateRequest: api_otp_v1_otp_email_LoginOrCreateRequest;
    api_otp_v1_otp_email_LoginOrCreateResponse: api_otp_v1_otp_email_LoginOrCreateResponse;
    api_oauth_v1_AttachRequest: api_oauth_v1_AttachRequest;
    api_oauth_v1_AttachResponse: api_oauth_v1_AttachResponse;
    api_oauth_v1_AuthenticateRequest: api_oauth_v1_AuthenticateRequest;
    api_oauth_v1_ProviderValues: api_oauth_v1_ProviderValues;
    api_oauth_v1_AuthenticateResponse: api_oauth_v1_AuthenticateResponse;
    api_password_v1_StrengthCheckRequest: api_password_v1_StrengthCheckRequest;
    api_password_v1_LUDSRequirements: api_password_v1_LUDSRequirements;
    api_password_v1_Feedback: api_password_v1_Feedback;
    api_password_v1_StrengthCheckResponse: api_password_v1_StrengthCheckResponse;
    api_password_v1_CreateRequest: api_password_v1_CreateRequest;
    api_password_v1_CreateResponse: api_password_v1_CreateResponse;
    api_password_v1_AuthenticateRequest: api_password_v1_AuthenticateRequest;
    api_password_v1_AuthenticateResponse: api_password_v1_AuthenticateResponse;
    api_password_v1_MigrateRequestHashType: api_password_v1_MigrateRequestHashType;
    api_password_v1_MD5Config: api_password_v1_MD5Config;
    api_password_v1_Argon2Config: api_password_v1_Argon2Config;
    api_password_v1_SHA1Config: api_password_v1_SHA1Config;
    api_password_v1_SHA512Config: api_password_v1_SHA512Config;
    api_password_v1_ScryptConfig: api_password_v1_ScryptConfig;
    api_password_v1_PBKDF2Config: api_password_v1_PBKDF2Config;
    api_password_v1_MigrateRequest: api_password_v1_MigrateRequest;
    api_password_v1_MigrateResponse: api_password_v1_MigrateResponse;
    api_password_v1_passwords_email_ResetStartRequest: api_password_v1_passwords_email_ResetStartRequest;
    api_password_v1_passwords_email_ResetStartResponse: api_password_v1_passwords_email_ResetStartResponse;
    api_password_v1_passwords_email_ResetRequest: api_password_v1_passwords_email_ResetRequest;
    api_password_v1_passwords_email_ResetResponse: api_password_v1_passwords_email_ResetResponse;
    api_password_v1_passwords_existing_password_ResetRequest: api_password_v1_passwords_existing_password_ResetRequest;
    api_password_v1_passwords_existing_password_ResetResponse: api_password_v1_passwords_existing_password_ResetResponse;
    api_password_v1_passwords_session_ResetRequest: api_password_v1_passwords_session_ResetRequest;
    api_password_v1_passwords_session_ResetResponse: api_password_v1_passwords_session_ResetResponse;
    api_project_v1_ProjectMetricMetricType: api_project_v1_ProjectMetricMetricType;
    api_project_v1_ProjectMetric: api_project_v1_ProjectMetric;
    api_project_v1_MetricsResponse: api_project_v1_MetricsResponse;
    api_consumer_rbac_v1_PolicyRolePermission: api_consumer_rbac_v1_PolicyRolePermission;
    api_consumer_rbac_v1_PolicyRole: api_consumer_rbac_v1_PolicyRole;
    api_consumer_rbac_v1_PolicyResource: api_consumer_rbac_v1_PolicyResource;
    api_consumer_rbac_v1_PolicyScopePermission: api_consumer_rbac_v1_PolicyScopePermission;
    api_consumer_rbac_v1_PolicyScope: api_consumer_rbac_v1_PolicyScope;
    api_consumer_rbac_v1_Policy: api_consumer_rbac_v1_Policy;
    api_consumer_rbac_v1_PolicyResponse: api_consumer_rbac_v1_PolicyResponse;
    JwkId: JwkId;
    api_session_v1_JWK: api_session_v1_JWK;
    api_session_v1_GetJWKSResponse: api_session_v1_GetJWKSResponse;
    api_session_v1_GetResponse: api_session_v1_GetResponse;
    api_session_v1_AuthorizationCheck: api_session_v1_AuthorizationCheck;
    api_session_v1_AuthenticateRequest: api_session_v1_AuthenticateRequest;
    api_session_v1_AuthorizationVerdict: api_session_v1_AuthorizationVerdict;
    api_session_v1_AuthenticateResponse: api_session_v1_AuthenticateResponse;
    api_session_v1_RevokeRequest: api_session_v1_RevokeRequest;
    api_session_v1_RevokeResponse: api_session_v1_RevokeResponse;
    api_session_v1_MigrateRequest: api_session_v1_MigrateRequest;
    api_session_v1_MigrateResponse: api_session_v1_MigrateResponse;
    api_session_v1_ExchangeAccessTokenRequest: api_session_v1_ExchangeAccessTokenRequest;
    api_session_v1_ExchangeAccessTokenResponse: api_session_v1_ExchangeAccessTokenResponse;
    api_session_v1_AttestRequest: api_session_v1_AttestRequest;
    api_session_v1_AttestResponse: api_session_v1_AttestResponse;
    api_totp_v1_CreateRequest: api_totp_v1_CreateRequest;
    RecoveryCode: RecoveryCode;
    api_totp_v1_CreateResponse: api_totp_v1_CreateResponse;
    api_totp_v1_AuthenticateRequest: api_totp_v1_AuthenticateRequest;
    api_totp_v1_AuthenticateResponse: api_totp_v1_AuthenticateResponse;
    api_totp_v1_RecoveryCodesRequest: api_totp_v1_RecoveryCodesRequest;
    api_totp_v1_TOTP: api_totp_v1_TOTP;
    api_totp_v1_RecoveryCodesResponse: api_totp_v1_RecoveryCodesResponse;
    api_totp_v1_RecoverRequest: api_totp_v1_RecoverRequest;
    api_totp_v1_RecoverResponse: api_totp_v1_RecoverResponse;
    api_user_v1_CreateRequest: api_user_v1_CreateRequest;
    api_user_v1_CreateResponse: api_user_v1_CreateResponse;
    api_user_v1_SearchUsersQueryOperator: api_user_v1_SearchUsersQueryOperator;
    UserFilterUserId: UserFilterUserId;
    UserFilterStatus: UserFilterStatus;
    UserFilterCreatedAtGreaterThan: UserFilterCreatedAtGreaterThan;
    UserFilterCreatedAtLessThan: UserFilterCreatedAtLessThan;
    UserFilterCreatedAtBetween: UserFilterCreatedAtBetween;
    UserFilterFullNameFuzzy: UserFilterFullNameFuzzy;
    UserFilterEmailAddress: UserFilterEmailAddress;
    UserFilterEmailAddressFuzzy: UserFilterEmailAddressFuzzy;
    UserFilterEmailId: UserFilterEmailId;
    UserFilterEmailVerified: UserFilterEmailVerified;
    UserFilterPhoneNumber: UserFilterPhoneNumber;
    UserFilterPhoneNumberFuzzy: UserFilterPhoneNumberFuzzy;
    UserFilterPhoneId: UserFilterPhoneId;
    UserFilterPhoneVerified: UserFilterPhoneVerified;
    UserFilterOAuthProvider: UserFilterOAuthProvider;
    UserFilterPasswordExists: UserFilterPasswordExists;
    UserFilterWebAuthnRegistrationId: UserFilterWebAuthnRegistrationId;
    UserFilterWebAuthnRegistrationVerified: UserFilterWebAuthnRegistrationVerified;
    UserFilterBiometricRegistrationId: UserFilterBiometricRegistrationId;
    UserFilterBiometricRegistrationVerified: UserFilterBiometricRegistrationVerified;
    UserFilterTotpId: UserFilterTotpId;
    UserFilterTotpVerified: UserFilterTotpVerified;
    UserFilterCryptoWalletId: UserFilterCryptoWalletId;
    UserFilterCryptoWalletAddress: UserFilterCryptoWalletAddress;
    UserFilterCryptoWalletVerified: UserFilterCryptoWalletVerified;
    UserFilter: UserFilter;
    api_user_v1_SearchUsersQuery: api_user_v1_SearchUsersQuery;
    api_user_v1_SearchRequest: api_user_v1_SearchRequest;
    api_user_v1_ResultsMetadata: api_user_v1_ResultsMetadata;
    api_user_v1_SearchResponse: api_user_v1_SearchResponse;
    api_user_v1_GetResponse: api_user_v1_GetResponse;
    api_user_v1_UpdateRequest: api_user_v1_UpdateRequest;
    api_user_v1_UpdateResponse: api_user_v1_UpdateResponse;
    api_user_v1_DeleteResponse: api_user_v1_DeleteResponse;
    api_user_v1_DeleteExternalIdResponse: api_user_v1_DeleteExternalIdResponse;
    api_user_v1_ExchangePrimaryFactorRequest: api_user_v1_ExchangePrimaryFactorRequest;
    api_user_v1_ExchangePrimaryFactorResponse: api_user_v1_ExchangePrimaryFactorResponse;
    api_user_v1_DeleteEmailResponse: api_user_v1_DeleteEmailResponse;
    api_user_v1_DeletePhoneNumberResponse: api_user_v1_DeletePhoneNumberResponse;
    api_user_v1_DeleteOAuthRegistrationResponse: api_user_v1_DeleteOAuthRegistrationResponse;
    api_user_v1_DeletePasswordResponse: api_user_v1_DeletePasswordResponse;
    api_user_v1_DeleteWebAuthnRegistrationResponse: api_user_v1_DeleteWebAuthnRegistrationResponse;
    api_user_v1_DeleteBiometricRegistrationResponse: api_user_v1_DeleteBiometricRegistrationResponse;
    api_user_v1_DeleteTOTPResponse: api_user_v1_DeleteTOTPResponse;
    api_user_v1_DeleteCryptoWalletResponse: api_user_v1_DeleteCryptoWalletResponse;
    api_user_v1_UserConnectedApp: api_user_v1_UserConnectedApp;
    api_user_v1_ConnectedAppsResponse: api_user_v1_ConnectedAppsResponse;
    api_user_v1_RevokeRequest: api_user_v1_RevokeRequest;
    api_user_v1_RevokeResponse: api_user_v1_RevokeResponse;
    WebAuthnDomain: WebAuthnDomain;
    api_webauthn_v1_RegisterStartRequest: api_webauthn_v1_RegisterStartRequest;
    api_webauthn_v1_RegisterStartResponse: api_webauthn_v1_RegisterStartResponse;
    api_webauthn_v1_RegisterRequest: api_webauthn_v1_RegisterRequest;
    api_webauthn_v1_RegisterResponse: api_webauthn_v1_RegisterResponse;
    api_webauthn_v1_AuthenticateStartRequest: api_webauthn_v1_AuthenticateStartRequest;
    api_webauthn_v1_AuthenticateStartResponse: api_webauthn_v1_AuthenticateStartResponse;
    api_webauthn_v1_AuthenticateRequest: api_webauthn_v1_AuthenticateRequest;
    api_webauthn_v1_AuthenticateResponse: api_webauthn_v1_AuthenticateResponse;
    api_webauthn_v1_UpdateRequest: api_webauthn_v1_UpdateRequest;
    api_webauthn_v1_UpdateResponse: api_webauthn_v1_UpdateResponse;
    api_webauthn_v1_WebAuthnCredential: api_webauthn_v1_WebAuthnCredential;
    api_webauthn_v1_ListCredentialsResponse: api_webauthn_v1_ListCredentialsResponse;
    BadRequestErrorType: BadRequestErrorType;
    UnauthorizedErrorType: UnauthorizedErrorType;
    TooManyRequestsErrorType: TooManyRequestsErrorType;
    InternalServerErrorType: InternalServerErrorType;
    NotFoundErrorType: NotFoundErrorType;
    ForbiddenErrorType: ForbiddenErrorType;
  };
  responses: {
    /** The credentials were refused, those of the project or the user's. */
    Unauthorized: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": ErrorResponse & {
          /** @constant */
          status_code?: 401;
          /** Why the credentials were refused. */
          error_type?: UnauthorizedErrorType | (string & {});
        };
      };
    };
    /** There were too many calls or failed tries in a short time. */
    TooManyRequests: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": ErrorResponse & {
          /** @constant */
          status_code?: 429;
          /** Which limit was reached. */
          error_type?: TooManyRequestsErrorType | (string & {});
        };
      };
    };
    /** The API failed. The call may or may not have taken effect. */
    InternalServerError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": ErrorResponse & {
          /** @constant */
          status_code?: 500;
          /** How the API failed. */
          error_type?: InternalServerErrorType | (string & {});
        };
      };
    };
    /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
    BadRequest: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": ErrorResponse & {
          /** @constant */
          status_code?: 400;
          /** Why the request was refused. */
          error_type?: BadRequestErrorType | (string & {});
        };
      };
    };
    /** The request was refused, in OAuth's form. Wrong credentials of a client are refused so, too. */
    OAuth2Error: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": OAuth2ErrorResponse;
      };
    };
  };
  parameters: {
    /** The `client_id` of the Connected App. */
    ConnectedAppClientId: ConnectedAppId;
    /** The project's id. */
    ProjectId: ProjectId;
    /** The `client_id` of the M2M client. */
    M2MClientId: M2MClientId;
    /** The user's `user_id`, or the `external_id` you gave them. */
    UserId: UserIdOrExternalId;
    /** The `email_id` of the address, from the user's `emails`. */
    EmailId: EmailId;
    /** The `phone_id` of the number, from the user's `phone_numbers`. */
    PhoneId: PhoneId;
    /** The `oauth_user_registration_id` of the OAuth account, from the user's `providers`. */
    OauthUserRegistrationId: OAuthUserRegistrationId;
    /** The `password_id` from the user's `password`. */
    PasswordId: PasswordId;
    /** The `webauthn_registration_id` of the passkey or device, from the user's `webauthn_registrations`. */
    WebauthnRegistrationId: WebAuthnRegistrationId;
    /** The `biometric_registration_id` from the user's `biometric_registrations`. */
    BiometricRegistrationId: BiometricRegistrationId;
    /** The `totp_id` of the authenticator app, from the user's `totps`. */
    TotpId: TotpId;
    /** The `crypto_wallet_id` of the wallet, from the user's `crypto_wallets`. */
    CryptoWalletId: CryptoWalletId;
    /** The `connected_app_id` of the app, from `users.connectedApps`. */
    ConnectedAppId: ConnectedAppId;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  api_connectedapps_v1_connected_apps_clients_Create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_connectedapps_v1_connected_apps_clients_CreateRequest;
      };
    };
    responses: {
      /** The app is created. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_connectedapps_v1_connected_apps_clients_CreateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_connected_app_type"
                  | "third_party_clients_cannot_use_full_access"
                  | "third_party_clients_require_consent_for_offline_access"
                  | "connected_app_invalid_redirect_url"
                  | "connected_app_redirect_url_must_include_scheme"
                  | "connected_app_redirect_url_must_use_https_scheme"
                  | "connected_app_redirect_url_must_use_http_or_https_scheme"
                  | "connected_app_redirect_url_http_scheme_must_use_loopback"
                  | "connected_app_redirect_url_cannot_use_localhost"
                  | "idp_invalid_access_token_expiry_minutes"
                  | "idp_invalid_access_token_custom_audience"
                  | "idp_invalid_access_token_jwt_template"
                  | "connected_app_misconfigured_client"
                  | "too_many_connected_apps"
                  | "invalid_url"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_connectedapps_v1_connected_apps_clients_Search: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": api_connectedapps_v1_connected_apps_clients_SearchRequest;
      };
    };
    responses: {
      /** One page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_connectedapps_v1_connected_apps_clients_SearchResponse;
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_connectedapps_v1_connected_apps_clients_Get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the Connected App. */
        client_id: components["parameters"]["ConnectedAppClientId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** It is there. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_connectedapps_v1_connected_apps_clients_GetResponse;
        };
      };
      /** What was given is no client id. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "invalid_client_id" | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The project has no Connected App with this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "connected_app_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_connectedapps_v1_connected_apps_clients_Update: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the Connected App. */
        client_id: components["parameters"]["ConnectedAppClientId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_connectedapps_v1_connected_apps_clients_UpdateRequest;
      };
    };
    responses: {
      /** It is changed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_connectedapps_v1_connected_apps_clients_UpdateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "third_party_clients_cannot_use_full_access"
                  | "third_party_clients_require_consent_for_offline_access"
                  | "connected_app_invalid_redirect_url"
                  | "connected_app_redirect_url_must_include_scheme"
                  | "connected_app_redirect_url_must_use_https_scheme"
                  | "connected_app_redirect_url_must_use_http_or_https_scheme"
                  | "connected_app_redirect_url_http_scheme_must_use_loopback"
                  | "connected_app_redirect_url_cannot_use_localhost"
                  | "idp_invalid_access_token_expiry_minutes"
                  | "idp_invalid_access_token_custom_audience"
                  | "idp_invalid_access_token_jwt_template"
                  | "connected_app_misconfigured_client"
                  | "invalid_url"
                  | "invalid_client_id"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The project has no Connected App with this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "connected_app_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_connectedapps_v1_connected_apps_clients_Delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the Connected App. */
        client_id: components["parameters"]["ConnectedAppClientId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** It is gone. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_connectedapps_v1_connected_apps_clients_DeleteResponse;
        };
      };
      /** What was given is no client id. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "invalid_client_id" | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The project has no Connected App with this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "connected_app_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_connectedapps_v1_connected_apps_clients_secrets_RotateStart: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the Connected App. */
        client_id: components["parameters"]["ConnectedAppClientId"];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": api_connectedapps_v1_connected_apps_clients_secrets_RotateStartRequest;
      };
    };
    responses: {
      /** Both secrets are good. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_connectedapps_v1_connected_apps_clients_secrets_RotateStartResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "connected_app_already_rotating_secret"
                  | "public_connected_apps_do_not_have_secrets"
                  | "invalid_client_id"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The project has no Connected App with this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "connected_app_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_connectedapps_v1_connected_apps_clients_secrets_RotateCancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the Connected App. */
        client_id: components["parameters"]["ConnectedAppClientId"];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": api_connectedapps_v1_connected_apps_clients_secrets_RotateCancelRequest;
      };
    };
    responses: {
      /** The old secret is the only one. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_connectedapps_v1_connected_apps_clients_secrets_RotateCancelResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "connected_app_not_rotating_secret"
                  | "public_connected_apps_do_not_have_secrets"
                  | "invalid_client_id"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The project has no Connected App with this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "connected_app_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_connectedapps_v1_connected_apps_clients_secrets_Rotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the Connected App. */
        client_id: components["parameters"]["ConnectedAppClientId"];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": api_connectedapps_v1_connected_apps_clients_secrets_RotateRequest;
      };
    };
    responses: {
      /** The next secret is the only one. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_connectedapps_v1_connected_apps_clients_secrets_RotateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "connected_app_not_rotating_secret"
                  | "public_connected_apps_do_not_have_secrets"
                  | "invalid_client_id"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The project has no Connected App with this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "connected_app_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_crypto_wallet_v1_AuthenticateStart: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_crypto_wallet_v1_AuthenticateStartRequest;
      };
    };
    responses: {
      /** The message. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_crypto_wallet_v1_AuthenticateStartResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_wallet_type"
                  | "invalid_crypto_wallet_address"
                  | "invalid_ethereum_address"
                  | "invalid_solana_address"
                  | "duplicate_wallet_address"
                  | "duplicate_wallet_address_for_user"
                  | "invalid_wallet_address_user"
                  | "crypto_wallet_type_incompatible_with_siwe"
                  | "invalid_siwe_domain"
                  | "invalid_siwe_uri"
                  | "invalid_siwe_chain_id"
                  | "invalid_siwe_statement"
                  | "invalid_siwe_resource"
                  | "invalid_siwe_message_request_id"
                  | "too_many_user_selection_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The credentials were refused, those of the project or the user's. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: ("insufficient_factors" | "stale_factors") | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: ("user_not_found" | "session_not_found") | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_crypto_wallet_v1_Authenticate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_crypto_wallet_v1_AuthenticateRequest;
      };
    };
    responses: {
      /** The user has the wallet. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_crypto_wallet_v1_AuthenticateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_wallet_type"
                  | "invalid_crypto_wallet_address"
                  | "invalid_ethereum_address"
                  | "invalid_solana_address"
                  | "siwe_message_not_valid_yet"
                  | "siwe_message_expired"
                  | "too_many_session_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                  | "user_id_mismatch"
                  | "invalid_signature"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The signature doesn't fit. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: "unable_to_authenticate_crypto_wallet" | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** No session has this token, JWT or id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "session_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      /** The user is locked. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?: "user_lock_limit_reached" | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_debug_v1_Whoami: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The project. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_debug_v1_WhoamiResponse;
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_fraud_v1_fraud_fingerprint_Lookup: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_fraud_v1_fraud_fingerprint_LookupRequest;
      };
    };
    responses: {
      /** The visitor, and the verdict. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_fraud_v1_fraud_fingerprint_LookupResponse;
        };
      };
      /** A name of your own can't be used. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "invalid_external_metadata" | BadRequestErrorType | (string & {});
          };
        };
      };
      /** The project id and the secret don't belong together. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: "unauthorized_credentials_error" | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** No fingerprint has this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "telemetry_id_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?: TooManyRequestsErrorType | (string & {});
          };
        };
      };
      /** The API failed. The call may or may not have taken effect. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 500;
            /** How the API failed. */
            error_type?: InternalServerErrorType | (string & {});
          };
        };
      };
    };
  };
  api_fraud_v1_fraud_rules_Set: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_fraud_v1_fraud_rules_SetRequest;
      };
    };
    responses: {
      /** The rule holds. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_fraud_v1_fraud_rules_SetResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_fingerprint_or_id"
                  | "invalid_action_for_rules"
                  | "invalid_cidr_block"
                  | "cidr_block_invalid_prefix"
                  | "invalid_asn"
                  | "invalid_country_code"
                  | "invalid_country_code_allow_rule"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The project id and the secret don't belong together. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: "unauthorized_credentials_error" | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?: TooManyRequestsErrorType | (string & {});
          };
        };
      };
      /** The API failed. The call may or may not have taken effect. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 500;
            /** How the API failed. */
            error_type?: InternalServerErrorType | (string & {});
          };
        };
      };
    };
  };
  api_fraud_v1_fraud_rules_List: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": api_fraud_v1_fraud_rules_ListRequest;
      };
    };
    responses: {
      /** One page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_fraud_v1_fraud_rules_ListResponse;
        };
      };
      /** The cursor can't be used. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "dfp_rule_invalid_cursor" | BadRequestErrorType | (string & {});
          };
        };
      };
      /** The project id and the secret don't belong together. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: "unauthorized_credentials_error" | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?: TooManyRequestsErrorType | (string & {});
          };
        };
      };
      /** The API failed. The call may or may not have taken effect. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 500;
            /** How the API failed. */
            error_type?: InternalServerErrorType | (string & {});
          };
        };
      };
    };
  };
  api_fraud_v1_fraud_verdict_reasons_Override: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_fraud_v1_fraud_verdict_reasons_OverrideRequest;
      };
    };
    responses: {
      /** It is set. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_fraud_v1_fraud_verdict_reasons_OverrideResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: BadRequestErrorType | (string & {});
          };
        };
      };
      /** The project id and the secret don't belong together. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: "unauthorized_credentials_error" | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?: TooManyRequestsErrorType | (string & {});
          };
        };
      };
      /** The API failed. The call may or may not have taken effect. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 500;
            /** How the API failed. */
            error_type?: InternalServerErrorType | (string & {});
          };
        };
      };
    };
  };
  api_fraud_v1_fraud_verdict_reasons_List: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": api_fraud_v1_fraud_verdict_reasons_ListRequest;
      };
    };
    responses: {
      /** The reasons. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_fraud_v1_fraud_verdict_reasons_ListResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: BadRequestErrorType | (string & {});
          };
        };
      };
      /** The project id and the secret don't belong together. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: "unauthorized_credentials_error" | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?: TooManyRequestsErrorType | (string & {});
          };
        };
      };
      /** The API failed. The call may or may not have taken effect. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 500;
            /** How the API failed. */
            error_type?: InternalServerErrorType | (string & {});
          };
        };
      };
    };
  };
  api_fraud_v1_fraud_email_Risk: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_fraud_v1_fraud_email_RiskRequest;
      };
    };
    responses: {
      /** The risk. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_fraud_v1_fraud_email_RiskResponse;
        };
      };
      /** The email address is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "invalid_email" | BadRequestErrorType | (string & {});
          };
        };
      };
      /** The project id and the secret don't belong together. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: "unauthorized_credentials_error" | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?: TooManyRequestsErrorType | (string & {});
          };
        };
      };
      /** The API failed. The call may or may not have taken effect. */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 500;
            /** How the API failed. */
            error_type?: InternalServerErrorType | (string & {});
          };
        };
      };
    };
  };
  api_idp_v1_IntrospectToken: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The project's id. */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/x-www-form-urlencoded": oauth2_IntrospectRequest;
      };
    };
    responses: {
      /** Whether the token is good. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": oauth2_IntrospectResponse;
        };
      };
      /** The request was refused, in OAuth's form. Wrong credentials of a client are refused so, too. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": OAuth2ErrorResponse;
        };
      };
      401: components["responses"]["OAuth2Error"];
      /** There is no project with the id in the path. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": OAuth2ErrorResponse;
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_idp_v1_idp_oauth_AuthorizeStart: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_idp_v1_idp_oauth_AuthorizeStartRequest;
      };
    };
    responses: {
      /** What to show. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_idp_v1_idp_oauth_AuthorizeStartResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "oauth_invalid_scope_requested"
                  | "too_many_user_selection_arguments"
                  | "no_oauth_authorize_user_selector"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "incompatible_session_type"
                  | "invalid_client_id"
                  | "authorization_endpoint_not_configured_for_project"
                  | "oidc_prompt_none_must_be_exclusive"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The redirect URL isn't one of the app's. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?:
              | "connected_app_supplied_redirect_url_not_found_in_client"
              | UnauthorizedErrorType
              | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?:
              | ("connected_app_not_found" | "user_not_found" | "session_not_found")
              | NotFoundErrorType
              | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_idp_v1_idp_oauth_Authorize: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_idp_v1_idp_oauth_AuthorizeRequest;
      };
    };
    responses: {
      /** Where to send the browser. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_idp_v1_idp_oauth_AuthorizeResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "oauth_invalid_scope_requested"
                  | "too_many_user_selection_arguments"
                  | "no_oauth_authorize_user_selector"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "pkce_required_for_idp_authorization_flow"
                  | "invalid_pkce_code_challenge"
                  | "incompatible_session_type"
                  | "invalid_client_id"
                  | "authorization_endpoint_not_configured_for_project"
                  | "oidc_prompt_none_must_be_exclusive"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The redirect URL isn't one of the app's. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?:
              | "connected_app_supplied_redirect_url_not_found_in_client"
              | UnauthorizedErrorType
              | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?:
              | ("connected_app_not_found" | "user_not_found" | "session_not_found")
              | NotFoundErrorType
              | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_impersonation_v1_Authenticate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_impersonation_v1_AuthenticateRequest;
      };
    };
    responses: {
      /** The session. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_impersonation_v1_AuthenticateResponse;
        };
      };
      /** Nobody may act in a user's place. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "user_impersonation_not_allowed" | BadRequestErrorType | (string & {});
          };
        };
      };
      /** The token of the impersonation can't be used. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: "unable_to_auth_impersonation_token" | UnauthorizedErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_m2m_v1_m2m_clients_Create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_m2m_v1_m2m_clients_CreateRequest;
      };
    };
    responses: {
      /** The client is created. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_m2m_v1_m2m_clients_CreateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "insecure_m2m_client_secret"
                  | "m2m_client_invalid_client_secret"
                  | "client_secret_too_long"
                  | "duplicate_m2m_client_id"
                  | "m2m_client_invalid_client_id"
                  | "invalid_m2m_client_scope"
                  | "too_many_m2m_client_scopes"
                  | "too_many_m2m_clients_for_billing_tier"
                  | "m2m_client_invalid_client_name"
                  | "m2m_client_invalid_client_description"
                  | "metadata_invalid_format"
                  | "metadata_too_large"
                  | "metadata_too_many_keys"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_m2m_v1_m2m_clients_Search: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": api_m2m_v1_m2m_clients_SearchRequest;
      };
    };
    responses: {
      /** One page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_m2m_v1_m2m_clients_SearchResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "m2m_search_missing_filter_name"
                  | "m2m_search_missing_filter_value"
                  | "m2m_search_filter_name_must_be_string"
                  | "m2m_search_filter_name_not_recognized"
                  | "m2m_search_expected_array_of_strings"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_m2m_v1_m2m_clients_Get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the M2M client. */
        client_id: components["parameters"]["M2MClientId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** It is there. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_m2m_v1_m2m_clients_GetResponse;
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      /** No M2M client has this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "m2m_client_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_m2m_v1_m2m_clients_Update: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the M2M client. */
        client_id: components["parameters"]["M2MClientId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_m2m_v1_m2m_clients_UpdateRequest;
      };
    };
    responses: {
      /** It is changed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_m2m_v1_m2m_clients_UpdateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_m2m_client_status"
                  | "m2m_client_invalid_status"
                  | "invalid_m2m_client_scope"
                  | "too_many_m2m_client_scopes"
                  | "m2m_client_invalid_client_name"
                  | "m2m_client_invalid_client_description"
                  | "metadata_invalid_format"
                  | "metadata_too_large"
                  | "metadata_too_many_keys"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** No M2M client has this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "m2m_client_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_m2m_v1_m2m_clients_Delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the M2M client. */
        client_id: components["parameters"]["M2MClientId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** It is gone. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_m2m_v1_m2m_clients_DeleteResponse;
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      /** No M2M client has this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "m2m_client_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_m2m_v1_m2m_clients_secrets_RotateStart: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the M2M client. */
        client_id: components["parameters"]["M2MClientId"];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": api_m2m_v1_m2m_clients_secrets_RotateStartRequest;
      };
    };
    responses: {
      /** Both secrets are good. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_m2m_v1_m2m_clients_secrets_RotateStartResponse;
        };
      };
      /** The secret is being exchanged already. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "m2m_client_already_rotating_secret" | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** No M2M client has this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "m2m_client_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_m2m_v1_m2m_clients_secrets_RotateCancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the M2M client. */
        client_id: components["parameters"]["M2MClientId"];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": api_m2m_v1_m2m_clients_secrets_RotateCancelRequest;
      };
    };
    responses: {
      /** The old secret is the only one. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_m2m_v1_m2m_clients_secrets_RotateCancelResponse;
        };
      };
      /** No secret is being exchanged. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "m2m_client_not_rotating_secret" | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** No M2M client has this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "m2m_client_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_m2m_v1_m2m_clients_secrets_Rotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `client_id` of the M2M client. */
        client_id: components["parameters"]["M2MClientId"];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": api_m2m_v1_m2m_clients_secrets_RotateRequest;
      };
    };
    responses: {
      /** The next secret is the only one. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_m2m_v1_m2m_clients_secrets_RotateResponse;
        };
      };
      /** No secret is being exchanged. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "m2m_client_not_rotating_secret" | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** No M2M client has this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "m2m_client_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_m2m_v1_Token: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The project's id. */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/x-www-form-urlencoded": oauth2_TokenRequest;
      };
    };
    responses: {
      /** The token. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": oauth2_TokenResponse;
        };
      };
      /** The request was refused, in OAuth's form. Wrong credentials of a client are refused so, too. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": OAuth2ErrorResponse;
        };
      };
      401: components["responses"]["OAuth2Error"];
      /** There is no project with the id in the path. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": OAuth2ErrorResponse;
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_magic_v1_Authenticate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_magic_v1_AuthenticateRequest;
      };
    };
    responses: {
      /** The user is who the link was for. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_magic_v1_AuthenticateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_token"
                  | "pkce_expected_code_verifier"
                  | "pkce_mismatch"
                  | "pkce_did_not_expect_code_verifier"
                  | "invalid_pkce_code_verifier"
                  | "too_many_session_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                  | "invalid_token_docs"
                  | "session_enforced_factor_matching_session_required"
                  | "session_on_code_does_not_match_session_passed_in"
                  | "invalid_ip_address"
                  | "invalid_user_agent"
                  | "user_id_mismatch"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The credentials were refused, those of the project or the user's. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?:
              ("unable_to_auth_magic_link" | "attribute_mismatch") | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: ("magic_link_not_found" | "session_not_found") | NotFoundErrorType | (string & {});
          };
        };
      };
      /** The user is locked. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?: "user_lock_limit_reached" | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_magic_v1_Create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_magic_v1_CreateRequest;
      };
    };
    responses: {
      /** The token. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_magic_v1_CreateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | ("invalid_expiration" | "invalid_ip_address" | "invalid_user_agent")
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The project may not use this operation. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: "enterprise_endpoint" | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** The project has no user with this `user_id` or `external_id`. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "user_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_magic_v1_magic_links_email_Send: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_magic_v1_magic_links_email_SendRequest;
      };
    };
    responses: {
      /** The link is on its way. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_magic_v1_magic_links_email_SendResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "too_many_unverified_factors"
                  | "too_many_user_selection_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "invalid_email"
                  | "inactive_email"
                  | "invalid_email_domain"
                  | "billing_not_verified_for_email"
                  | "duplicate_email"
                  | "duplicate_email_for_user"
                  | "no_match_for_provided_magic_link_url"
                  | "invalid_magic_link_url"
                  | "invalid_login_magic_link_url"
                  | "invalid_login_redirect_url"
                  | "no_default_login_redirect_url_set"
                  | "no_login_redirect_urls_set"
                  | "no_login_redirect_url"
                  | "invalid_signup_magic_link_url"
                  | "invalid_signup_redirect_url"
                  | "no_default_signup_redirect_url_set"
                  | "no_signup_redirect_urls_set"
                  | "no_signup_redirect_url"
                  | "invalid_template_id"
                  | "invalid_locale"
                  | "invalid_expiration"
                  | "invalid_pkce_code_challenge"
                  | "pkce_required_for_native_callback"
                  | "invalid_email_sandbox"
                  | "forbidden_character_zero_width_space"
                  | "query_params_do_not_match"
                  | "invalid_ip_address"
                  | "invalid_user_agent"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The credentials were refused, those of the project or the user's. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: ("insufficient_factors" | "stale_factors") | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** The user or the client may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 403;
            /** Why it isn't permitted. */
            error_type?:
              | ("email_in_denylist" | "email_not_in_allowlist" | "captcha_required")
              | ForbiddenErrorType
              | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?:
              | ("email_not_found" | "user_not_found" | "session_not_found" | "email_template_not_found")
              | NotFoundErrorType
              | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?:
              ("captcha_failed" | "too_few_tokens_authenticated") | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_magic_v1_magic_links_email_LoginOrCreate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_magic_v1_magic_links_email_LoginOrCreateRequest;
      };
    };
    responses: {
      /** The link is on its way. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_magic_v1_magic_links_email_LoginOrCreateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_email"
                  | "inactive_email"
                  | "invalid_email_domain"
                  | "billing_not_verified_for_email"
                  | "no_match_for_provided_magic_link_url"
                  | "invalid_magic_link_url"
                  | "invalid_login_magic_link_url"
                  | "invalid_login_redirect_url"
                  | "no_default_login_redirect_url_set"
                  | "no_login_redirect_urls_set"
                  | "no_login_redirect_url"
                  | "invalid_signup_magic_link_url"
                  | "invalid_signup_redirect_url"
                  | "no_default_signup_redirect_url_set"
                  | "no_signup_redirect_urls_set"
                  | "no_signup_redirect_url"
                  | "invalid_template_id"
                  | "invalid_locale"
                  | "invalid_expiration"
                  | "invalid_pkce_code_challenge"
                  | "pkce_required_for_native_callback"
                  | "invalid_email_sandbox"
                  | "forbidden_character_zero_width_space"
                  | "query_params_do_not_match"
                  | "invalid_ip_address"
                  | "invalid_user_agent"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The user or the client may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 403;
            /** Why it isn't permitted. */
            error_type?:
              | ("email_in_denylist" | "email_not_in_allowlist" | "captcha_required")
              | ForbiddenErrorType
              | (string & {});
          };
        };
      };
      /** No template has this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "email_template_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?:
              ("captcha_failed" | "too_few_tokens_authenticated") | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_magic_v1_magic_links_email_Invite: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_magic_v1_magic_links_email_InviteRequest;
      };
    };
    responses: {
      /** The invitation is on its way. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_magic_v1_magic_links_email_InviteResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "user_already_invited"
                  | "duplicate_email"
                  | "invalid_email_for_invites"
                  | "invalid_email"
                  | "inactive_email"
                  | "invalid_email_domain"
                  | "billing_not_verified_for_email"
                  | "no_match_for_provided_magic_link_url"
                  | "invalid_magic_link_url"
                  | "invalid_invite_magic_link_url"
                  | "invalid_invite_redirect_url"
                  | "no_default_invite_redirect_url_set"
                  | "no_invite_redirect_urls_set"
                  | "no_invite_redirect_url"
                  | "invalid_template_id"
                  | "invalid_locale"
                  | "invalid_expiration"
                  | "invalid_email_sandbox"
                  | "forbidden_character_zero_width_space"
                  | "metadata_invalid_format"
                  | "metadata_too_large"
                  | "metadata_too_many_keys"
                  | "query_params_do_not_match"
                  | "invalid_ip_address"
                  | "invalid_user_agent"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The user or the client may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 403;
            /** Why it isn't permitted. */
            error_type?:
              ("email_in_denylist" | "email_not_in_allowlist") | ForbiddenErrorType | (string & {});
          };
        };
      };
      /** No template has this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "email_template_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?: "too_few_tokens_authenticated" | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_magic_v1_magic_links_email_RevokeInvite: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_magic_v1_magic_links_email_RevokeInviteRequest;
      };
    };
    responses: {
      /** The invitation is taken back. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_magic_v1_magic_links_email_RevokeInviteResponse;
        };
      };
      /** The email address is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "invalid_email" | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** No user of the project has this email address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "email_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_otp_v1_Authenticate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_otp_v1_AuthenticateRequest;
      };
    };
    responses: {
      /** The user has the address or number. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_otp_v1_AuthenticateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_code"
                  | "invalid_method_id"
                  | "too_many_session_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                  | "session_enforced_factor_matching_session_required"
                  | "session_on_code_does_not_match_session_passed_in"
                  | "invalid_ip_address"
                  | "invalid_user_agent"
                  | "user_id_mismatch"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The credentials were refused, those of the project or the user's. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?:
              ("unable_to_auth_otp_code" | "attribute_mismatch") | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: ("otp_code_not_found" | "session_not_found") | NotFoundErrorType | (string & {});
          };
        };
      };
      /** The user is locked. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?: "user_lock_limit_reached" | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_otp_v1_otp_sms_Send: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_otp_v1_otp_sms_SendRequest;
      };
    };
    responses: {
      /** The passcode is on its way. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_otp_v1_otp_sms_SendResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "too_many_unverified_factors"
                  | "too_many_user_selection_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "duplicate_phone_number"
                  | "duplicate_phone_number_for_user"
                  | "invalid_phone_number"
                  | "invalid_phone_number_country_code"
                  | "unsubscribed_phone_number"
                  | "downstream_carrier_error"
                  | "invalid_expiration_otp"
                  | "invalid_locale"
                  | "invalid_phone_number_docs"
                  | "invalid_phone_number_sandbox"
                  | "invalid_ip_address"
                  | "invalid_user_agent"
                  | "missing_sms_parameter"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The credentials were refused, those of the project or the user's. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: ("insufficient_factors" | "stale_factors") | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** A captcha has to be solved first. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 403;
            /** Why it isn't permitted. */
            error_type?: "captcha_required" | ForbiddenErrorType | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?:
              | ("phone_number_not_found" | "user_not_found" | "session_not_found")
              | NotFoundErrorType
              | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?:
              ("captcha_failed" | "too_few_tokens_authenticated") | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_otp_v1_otp_sms_LoginOrCreate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_otp_v1_otp_sms_LoginOrCreateRequest;
      };
    };
    responses: {
      /** The passcode is on its way. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_otp_v1_otp_sms_LoginOrCreateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_phone_number"
                  | "invalid_phone_number_country_code"
                  | "unsubscribed_phone_number"
                  | "downstream_carrier_error"
                  | "invalid_expiration_otp"
                  | "invalid_locale"
                  | "invalid_phone_number_docs"
                  | "invalid_phone_number_sandbox"
                  | "invalid_ip_address"
                  | "invalid_user_agent"
                  | "missing_sms_parameter"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** A captcha has to be solved first. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 403;
            /** Why it isn't permitted. */
            error_type?: "captcha_required" | ForbiddenErrorType | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?:
              ("captcha_failed" | "too_few_tokens_authenticated") | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_otp_v1_otp_whatsapp_Send: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_otp_v1_otp_whatsapp_SendRequest;
      };
    };
    responses: {
      /** The passcode is on its way. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_otp_v1_otp_whatsapp_SendResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "too_many_unverified_factors"
                  | "too_many_user_selection_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "duplicate_phone_number"
                  | "duplicate_phone_number_for_user"
                  | "invalid_phone_number"
                  | "invalid_phone_number_country_code"
                  | "unsubscribed_phone_number"
                  | "downstream_carrier_error"
                  | "invalid_expiration_otp"
                  | "invalid_locale"
                  | "invalid_phone_number_docs"
                  | "invalid_phone_number_sandbox"
                  | "invalid_ip_address"
                  | "invalid_user_agent"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The credentials were refused, those of the project or the user's. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: ("insufficient_factors" | "stale_factors") | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** A captcha has to be solved first. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 403;
            /** Why it isn't permitted. */
            error_type?: "captcha_required" | ForbiddenErrorType | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?:
              | ("phone_number_not_found" | "user_not_found" | "session_not_found")
              | NotFoundErrorType
              | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?:
              ("captcha_failed" | "too_few_tokens_authenticated") | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_otp_v1_otp_whatsapp_LoginOrCreate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_otp_v1_otp_whatsapp_LoginOrCreateRequest;
      };
    };
    responses: {
      /** The passcode is on its way. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_otp_v1_otp_whatsapp_LoginOrCreateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_phone_number"
                  | "invalid_phone_number_country_code"
                  | "unsubscribed_phone_number"
                  | "downstream_carrier_error"
                  | "invalid_expiration_otp"
                  | "invalid_locale"
                  | "invalid_phone_number_docs"
                  | "invalid_phone_number_sandbox"
                  | "invalid_ip_address"
                  | "invalid_user_agent"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** A captcha has to be solved first. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 403;
            /** Why it isn't permitted. */
            error_type?: "captcha_required" | ForbiddenErrorType | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?:
              ("captcha_failed" | "too_few_tokens_authenticated") | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_otp_v1_otp_email_Send: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_otp_v1_otp_email_SendRequest;
      };
    };
    responses: {
      /** The passcode is on its way. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_otp_v1_otp_email_SendResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "too_many_unverified_factors"
                  | "too_many_user_selection_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "duplicate_email"
                  | "duplicate_email_for_user"
                  | "invalid_email"
                  | "inactive_email"
                  | "invalid_email_domain"
                  | "billing_not_verified_for_email"
                  | "invalid_template_id"
                  | "invalid_locale"
                  | "invalid_expiration_otp"
                  | "invalid_email_sandbox"
                  | "forbidden_character_zero_width_space"
                  | "invalid_ip_address"
                  | "invalid_user_agent"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The credentials were refused, those of the project or the user's. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: ("insufficient_factors" | "stale_factors") | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** The user or the client may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 403;
            /** Why it isn't permitted. */
            error_type?:
              | ("email_in_denylist" | "email_not_in_allowlist" | "captcha_required")
              | ForbiddenErrorType
              | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?:
              | ("email_not_found" | "user_not_found" | "session_not_found" | "email_template_not_found")
              | NotFoundErrorType
              | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?:
              ("captcha_failed" | "too_few_tokens_authenticated") | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_otp_v1_otp_email_LoginOrCreate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_otp_v1_otp_email_LoginOrCreateRequest;
      };
    };
    responses: {
      /** The passcode is on its way. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_otp_v1_otp_email_LoginOrCreateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_email"
                  | "inactive_email"
                  | "invalid_email_domain"
                  | "billing_not_verified_for_email"
                  | "invalid_template_id"
                  | "invalid_locale"
                  | "invalid_expiration_otp"
                  | "invalid_email_sandbox"
                  | "forbidden_character_zero_width_space"
                  | "invalid_ip_address"
                  | "invalid_user_agent"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The user or the client may not do this. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 403;
            /** Why it isn't permitted. */
            error_type?:
              | ("email_in_denylist" | "email_not_in_allowlist" | "captcha_required")
              | ForbiddenErrorType
              | (string & {});
          };
        };
      };
      /** No template has this id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "email_template_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?:
              ("captcha_failed" | "too_few_tokens_authenticated") | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_oauth_v1_Attach: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_oauth_v1_AttachRequest;
      };
    };
    responses: {
      /** The token. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_oauth_v1_AttachResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_oauth_provider"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "no_user_selection_arguments"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The credentials were refused, those of the project or the user's. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: ("insufficient_factors" | "stale_factors") | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?:
              | ("user_not_found" | "session_not_found" | "oauth_config_not_found")
              | NotFoundErrorType
              | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_oauth_v1_Authenticate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_oauth_v1_AuthenticateRequest;
      };
    };
    responses: {
      /** The user has the account. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_oauth_v1_AuthenticateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "oauth_token_not_found"
                  | "pkce_expected_code_verifier"
                  | "pkce_mismatch"
                  | "pkce_did_not_expect_code_verifier"
                  | "invalid_pkce_code_verifier"
                  | "too_many_session_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                  | "invalid_token_docs"
                  | "oauth_auth_code_error"
                  | "expired_oauth_response"
                  | "oauth_app_not_authorized"
                  | "oauth_token_exchange_invalid_client"
                  | "oauth_token_exchange_unauthorized_client"
                  | "oauth_token_exchange_invalid_request"
                  | "oauth_token_exchange_invalid_scope"
                  | "oauth_token_exchange_google_missing_information"
                  | "oauth_token_exchange_microsoft_expired_secret"
                  | "oauth_token_exchange_microsoft_invalid_secret"
                  | "unable_to_refresh_oauth_token"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The credentials were refused, those of the project or the user's. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?:
              ("unable_to_authorize_oauth_provider" | "twitter_401") | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** Twitter doesn't allow the request. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 403;
            /** Why it isn't permitted. */
            error_type?: "twitter_403" | ForbiddenErrorType | (string & {});
          };
        };
      };
      /** No session has this token, JWT or id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "session_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      /** The user is locked. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?: "user_lock_limit_reached" | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_password_v1_StrengthCheck: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_password_v1_StrengthCheckRequest;
      };
    };
    responses: {
      /** How strong the password is, whether or not it is strong enough. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_password_v1_StrengthCheckResponse;
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_password_v1_Create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_password_v1_CreateRequest;
      };
    };
    responses: {
      /** The user is created. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_password_v1_CreateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "duplicate_email"
                  | "weak_password"
                  | "breached_password"
                  | "invalid_email"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                  | "invalid_email_sandbox"
                  | "forbidden_character_zero_width_space"
                  | "metadata_invalid_format"
                  | "metadata_too_large"
                  | "metadata_too_many_keys"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** A captcha has to be solved first. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 403;
            /** Why it isn't permitted. */
            error_type?: "captcha_required" | ForbiddenErrorType | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?: "captcha_failed" | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_password_v1_Authenticate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_password_v1_AuthenticateRequest;
      };
    };
    responses: {
      /** The password is right. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_password_v1_AuthenticateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "no_user_password"
                  | "reset_password"
                  | "invalid_email"
                  | "too_many_session_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                  | "password_validation_timeout"
                  | "invalid_email_sandbox"
                  | "user_id_mismatch"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** A captcha has to be solved first. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 403;
            /** Why it isn't permitted. */
            error_type?: "captcha_required" | ForbiddenErrorType | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: ("email_not_found" | "session_not_found") | NotFoundErrorType | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?:
              ("user_lock_limit_reached" | "captcha_failed") | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_password_v1_Migrate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_password_v1_MigrateRequest;
      };
    };
    responses: {
      /** The user has the password. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_password_v1_MigrateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "password_already_exists"
                  | "duplicate_phone_number"
                  | "duplicate_phone_number_for_user"
                  | "duplicate_user_external_id"
                  | "too_many_unverified_factors"
                  | "invalid_email"
                  | "invalid_phone_number"
                  | "invalid_hash_type"
                  | "invalid_hash"
                  | "invalid_bcrypt_hash"
                  | "invalid_bcrypt_cost"
                  | "invalid_argon_2_salt"
                  | "invalid_argon_2_memory"
                  | "invalid_argon_2_threads"
                  | "invalid_argon_2_iteration_amount"
                  | "invalid_argon_2_key_length"
                  | "argon_2_key_length_mismatch"
                  | "invalid_base64_scrypt_hash"
                  | "invalid_base64_scrypt_salt"
                  | "invalid_scrypt_salt_length"
                  | "invalid_scrypt_n_parameter"
                  | "invalid_scrypt_parameters"
                  | "scrypt_key_length_mismatch"
                  | "invalid_pbkdf_2_hash"
                  | "invalid_pbkdf_2_salt"
                  | "invalid_pbkdf_2_iteration_amount"
                  | "invalid_pbkdf_2_algorithm"
                  | "pbkdf_2_key_length_mismatch"
                  | "invalid_md_5_hash"
                  | "invalid_sha_1_hash"
                  | "invalid_sha_512_hash"
                  | "invalid_prepend_salt"
                  | "invalid_append_salt"
                  | "invalid_phpass_hash_prefix"
                  | "invalid_phpass_hash_format"
                  | "invalid_rbac_role_assignment"
                  | "cannot_assign_default_rbac_role_id"
                  | "invalid_role"
                  | "too_many_roles"
                  | "metadata_invalid_format"
                  | "metadata_too_large"
                  | "metadata_too_many_keys"
                  | "invalid_email_sandbox"
                  | "invalid_phone_number_docs"
                  | "invalid_phone_number_sandbox"
                  | "forbidden_character_zero_width_space"
                  | "invalid_id"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_password_v1_passwords_email_ResetStart: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_password_v1_passwords_email_ResetStartRequest;
      };
    };
    responses: {
      /** The email is on its way. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_password_v1_passwords_email_ResetStartResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_email"
                  | "no_password_reset_redirect_url"
                  | "invalid_password_reset_redirect_url"
                  | "invalid_template_id"
                  | "invalid_locale"
                  | "invalid_expiration"
                  | "invalid_pkce_code_challenge"
                  | "invalid_email_sandbox"
                  | "query_params_do_not_match"
                  | "invalid_ip_address"
                  | "invalid_user_agent"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** A captcha has to be solved first. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 403;
            /** Why it isn't permitted. */
            error_type?: "captcha_required" | ForbiddenErrorType | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: ("email_not_found" | "email_template_not_found") | NotFoundErrorType | (string & {});
          };
        };
      };
      /** There were too many calls or failed tries in a short time. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?:
              ("captcha_failed" | "too_few_tokens_authenticated") | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_password_v1_passwords_email_Reset: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_password_v1_passwords_email_ResetRequest;
      };
    };
    responses: {
      /** The password is set. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_password_v1_passwords_email_ResetResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "weak_password"
                  | "breached_password"
                  | "pkce_expected_code_verifier"
                  | "pkce_mismatch"
                  | "pkce_did_not_expect_code_verifier"
                  | "invalid_pkce_code_verifier"
                  | "too_many_session_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                  | "invalid_token_docs"
                  | "invalid_ip_address"
                  | "invalid_user_agent"
                  | "user_id_mismatch"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The credentials were refused, those of the project or the user's. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?:
              | ("unable_to_auth_password_reset_token" | "attribute_mismatch")
              | UnauthorizedErrorType
              | (string & {});
          };
        };
      };
      /** No session has this token, JWT or id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "session_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_password_v1_passwords_existing_password_Reset: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_password_v1_passwords_existing_password_ResetRequest;
      };
    };
    responses: {
      /** The password is set. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_password_v1_passwords_existing_password_ResetResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "no_user_password"
                  | "cannot_reset_password_with_existing_password"
                  | "weak_password"
                  | "breached_password"
                  | "invalid_email"
                  | "too_many_session_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                  | "invalid_email_sandbox"
                  | "user_id_mismatch"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The credentials were refused, those of the project or the user's. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: "password_does_not_match" | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: ("email_not_found" | "session_not_found") | NotFoundErrorType | (string & {});
          };
        };
      };
      /** The user is locked. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?: "user_lock_limit_reached" | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_password_v1_passwords_session_Reset: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_password_v1_passwords_session_ResetRequest;
      };
    };
    responses: {
      /** The password is set. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_password_v1_passwords_session_ResetResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "session_too_old_to_reset_password"
                  | "no_session_arguments"
                  | "weak_password"
                  | "breached_password"
                  | "too_many_session_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                  | "incompatible_session_type"
                  | "invalid_session_missing_primary_factor"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The credentials were refused, those of the project or the user's. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: ("insufficient_factors" | "stale_factors") | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** No session has this token, JWT or id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "session_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_project_v1_Metrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The counts. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_project_v1_MetricsResponse;
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_consumer_rbac_v1_Policy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The policy. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_consumer_rbac_v1_PolicyResponse;
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_session_v1_GetJWKS: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The project's id. */
        project_id: components["parameters"]["ProjectId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The project's public keys. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_session_v1_GetJWKSResponse;
        };
      };
      /** The project id in the path is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "invalid_project_id" | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** There is no project with the id in the path. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "project_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_session_v1_Get: {
    parameters: {
      query: {
        /** The user's `user_id`, or the `external_id` you gave them. */
        user_id: UserIdOrExternalId;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The user's sessions. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_session_v1_GetResponse;
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      /** The project has no user with this `user_id` or `external_id`. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "user_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_session_v1_Authenticate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_session_v1_AuthenticateRequest;
      };
    };
    responses: {
      /** The session goes on. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_session_v1_AuthenticateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "too_many_session_arguments"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "no_session_arguments"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                  | "session_not_mutable"
                  | "session_must_have_at_least_one_active_factor"
                  | "invalid_session_fields"
                  | "incompatible_session_type"
                  | "invalid_session_missing_primary_factor"
                  | "invalid_permission_action"
                  | "invalid_permission_resource"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The user's roles don't allow the action. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 403;
            /** Why it isn't permitted. */
            error_type?: "consumer_session_authorization_error" | ForbiddenErrorType | (string & {});
          };
        };
      };
      /** No session has this token, JWT or id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "session_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_session_v1_Revoke: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_session_v1_RevokeRequest;
      };
    };
    responses: {
      /** The session has ended. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_session_v1_RevokeResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "no_session_revoke_arguments"
                  | "too_many_session_revoke_arguments"
                  | "invalid_session_id"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "incompatible_session_type"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** No session has this token, JWT or id. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "session_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_session_v1_Migrate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_session_v1_MigrateRequest;
      };
    };
    responses: {
      /** The user, with a session if you asked for one. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_session_v1_MigrateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "migrate_from_external_missing_userinfo"
                  | "migrate_from_external_unexpected_response"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** No user has the email address that the other service answered. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "migrate_from_external_email_does_not_exist" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_session_v1_ExchangeAccessToken: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_session_v1_ExchangeAccessTokenRequest;
      };
    };
    responses: {
      /** The user of the token, with a session if you asked for one. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_session_v1_ExchangeAccessTokenResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "idp_access_token_expired"
                  | "oauth_access_token_exchange_missing_full_access"
                  | "oauth_access_token_exchange_token_too_old"
                  | "oauth_access_token_exchange_token_invalid_grant"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The credentials were refused, those of the project or the user's. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: "connected_app_consent_revoked" | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?:
              | ("idp_access_token_not_found" | "idp_access_token_could_not_be_exchanged")
              | NotFoundErrorType
              | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_session_v1_Attest: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_session_v1_AttestRequest;
      };
    };
    responses: {
      /** The user that the token is about, with a session if you asked for one. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_session_v1_AttestResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_trusted_auth_token"
                  | "trusted_token_profile_incorrect_external_id_mapping"
                  | "too_many_session_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?:
              | ("trusted_token_profile_not_found" | "user_not_found" | "session_not_found")
              | NotFoundErrorType
              | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_totp_v1_Create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_totp_v1_CreateRequest;
      };
    };
    responses: {
      /** The secret is made. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_totp_v1_CreateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "active_totp_exists"
                  | "pending_totp_exists"
                  | "invalid_user_id"
                  | "invalid_expiration"
                  | "recovery_codes_already_exist"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The project has no user with this `user_id` or `external_id`. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "user_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_totp_v1_Authenticate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_totp_v1_AuthenticateRequest;
      };
    };
    responses: {
      /** The code is right. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_totp_v1_AuthenticateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_totp_code"
                  | "recovery_code_used_as_totp_code"
                  | "expired_totp"
                  | "invalid_user_id"
                  | "too_many_session_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                  | "user_id_mismatch"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The credentials were refused, those of the project or the user's. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?:
              | ("unable_to_authenticate_totp" | "totp_code_already_authenticated")
              | UnauthorizedErrorType
              | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?:
              | ("totps_not_found_for_user" | "totp_not_found" | "user_not_found" | "session_not_found")
              | NotFoundErrorType
              | (string & {});
          };
        };
      };
      /** The user is locked. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?: "user_lock_limit_reached" | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_totp_v1_RecoveryCodes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_totp_v1_RecoveryCodesRequest;
      };
    };
    responses: {
      /** The codes that are left. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_totp_v1_RecoveryCodesResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | ("invalid_user_id" | "no_active_recovery_code_backed_factor")
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: ("totps_not_found_for_user" | "user_not_found") | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_totp_v1_Recover: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_totp_v1_RecoverRequest;
      };
    };
    responses: {
      /** The code is right. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_totp_v1_RecoverResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_recovery_code"
                  | "totp_code_used_as_recovery_code"
                  | "invalid_user_id"
                  | "too_many_session_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                  | "user_id_mismatch"
                  | "no_active_recovery_code_backed_factor"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The recovery code can't be used. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: "unable_to_authenticate_recovery_code" | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?:
              | (
                  | "recovery_codes_not_found"
                  | "totps_not_found_for_user"
                  | "totp_not_found"
                  | "user_not_found"
                  | "session_not_found"
                )
              | NotFoundErrorType
              | (string & {});
          };
        };
      };
      /** The user is locked. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?: "user_lock_limit_reached" | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_Create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_user_v1_CreateRequest;
      };
    };
    responses: {
      /** The user was created. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_CreateResponse;
        };
      };
      /** A field breaks its rule, or the email address, phone number or external id is taken. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_create_user_request"
                  | "cannot_assign_default_rbac_role_id"
                  | "duplicate_email"
                  | "duplicate_phone_number"
                  | "duplicate_user_external_id"
                  | "invalid_email"
                  | "invalid_phone_number"
                  | "invalid_rbac_role_assignment"
                  | "invalid_role"
                  | "metadata_invalid_format"
                  | "metadata_too_large"
                  | "metadata_too_many_keys"
                  | "too_many_roles"
                  | "invalid_email_sandbox"
                  | "invalid_phone_number_docs"
                  | "invalid_phone_number_sandbox"
                  | "forbidden_character_zero_width_space"
                  | "invalid_id"
                  | "invalid_ip_address"
                  | "invalid_user_agent"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_Search: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": api_user_v1_SearchRequest;
      };
    };
    responses: {
      /** One page of users. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_SearchResponse;
        };
      };
      /** A filter, the operator, the limit or the cursor is wrong, or the search took too long. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "user_search_invalid_limit"
                  | "search_invalid_status_filter"
                  | "search_timeout"
                  | "user_search_cannot_mix_internal_and_external_user_ids"
                  | "user_search_email_address_fuzzy_too_short"
                  | "user_search_expected_array_of_string"
                  | "user_search_expected_bool"
                  | "user_search_expected_object"
                  | "user_search_expected_string"
                  | "user_search_expected_timestamp"
                  | "user_search_filter_name_must_be_string"
                  | "user_search_filter_name_not_recognized"
                  | "user_search_full_name_fuzzy_too_short"
                  | "user_search_invalid_cursor"
                  | "user_search_invalid_oauth_provider_filter"
                  | "user_search_invalid_operator"
                  | "user_search_invalid_status_filter"
                  | "user_search_maximum_filter_value_count_exceeded"
                  | "user_search_missing_biometric_registration_ids"
                  | "user_search_missing_biometric_verified"
                  | "user_search_missing_created_at_greater_than"
                  | "user_search_missing_created_at_less_than"
                  | "user_search_missing_crypto_wallet_address"
                  | "user_search_missing_crypto_wallet_id"
                  | "user_search_missing_crypto_wallet_verified"
                  | "user_search_missing_email_address_fuzzy"
                  | "user_search_missing_email_addresses"
                  | "user_search_missing_email_domain"
                  | "user_search_missing_email_ids"
                  | "user_search_missing_email_verified"
                  | "user_search_missing_filter_name"
                  | "user_search_missing_filter_value"
                  | "user_search_missing_full_name_fuzzy"
                  | "user_search_missing_greater_than"
                  | "user_search_missing_less_than"
                  | "user_search_missing_oauth_providers"
                  | "user_search_missing_password"
                  | "user_search_missing_phone_ids"
                  | "user_search_missing_phone_number_fuzzy"
                  | "user_search_missing_phone_numbers"
                  | "user_search_missing_phone_verified"
                  | "user_search_missing_status"
                  | "user_search_missing_totp_ids"
                  | "user_search_missing_totp_verified"
                  | "user_search_missing_user_ids"
                  | "user_search_missing_webauthn_registration_ids"
                  | "user_search_missing_webauthn_verified"
                  | "user_search_phone_number_fuzzy_too_short"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_Get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The user's `user_id`, or the `external_id` you gave them. */
        user_id: components["parameters"]["UserId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The user. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_GetResponse;
        };
      };
      /** The value is neither a user id nor an external id. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "invalid_user_id" | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The project has no user with this `user_id` or `external_id`. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "user_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_Update: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The user's `user_id`, or the `external_id` you gave them. */
        user_id: components["parameters"]["UserId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_user_v1_UpdateRequest;
      };
    };
    responses: {
      /** The user after the change. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_UpdateResponse;
        };
      };
      /** A field breaks its rule, the external id is taken, or the body holds a factor. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "cannot_assign_default_rbac_role_id"
                  | "duplicate_user_external_id"
                  | "invalid_rbac_role_assignment"
                  | "invalid_role"
                  | "invalid_user_id"
                  | "metadata_invalid_format"
                  | "metadata_too_large"
                  | "metadata_too_many_keys"
                  | "too_many_roles"
                  | "update_user_auth_method_not_allowed"
                  | "forbidden_character_zero_width_space"
                  | "invalid_id"
                  | "invalid_ip_address"
                  | "invalid_user_agent"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The project has no user with this `user_id` or `external_id`. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "user_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_Delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The user's `user_id`, or the `external_id` you gave them. */
        user_id: components["parameters"]["UserId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The user was deleted. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_DeleteResponse;
        };
      };
      /** The value is neither a user id nor an external id. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "invalid_user_id" | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The project has no user with this `user_id` or `external_id`. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "user_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_DeleteExternalId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The user's `user_id`, or the `external_id` you gave them. */
        user_id: components["parameters"]["UserId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The user without an external id. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_DeleteExternalIdResponse;
        };
      };
      /** The value is neither a user id nor an external id. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "invalid_user_id" | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The project has no user with this `user_id` or `external_id`. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "user_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_ExchangePrimaryFactor: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The user's `user_id`, or the `external_id` you gave them. */
        user_id: components["parameters"]["UserId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_user_v1_ExchangePrimaryFactorRequest;
      };
    };
    responses: {
      /** The user with the new factor. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_ExchangePrimaryFactorResponse;
        };
      };
      /** The body or the user doesn't fit the call, or the new value is malformed or taken. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_exchange_primary_factor_fields"
                  | "duplicate_email"
                  | "duplicate_email_for_user"
                  | "duplicate_phone_number"
                  | "duplicate_phone_number_for_user"
                  | "invalid_email"
                  | "invalid_exchange_primary_factor_user"
                  | "invalid_phone_number"
                  | "invalid_user_id"
                  | "invalid_email_sandbox"
                  | "invalid_phone_number_docs"
                  | "invalid_phone_number_sandbox"
                  | "forbidden_character_zero_width_space"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The project has no user with this `user_id` or `external_id`. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "user_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_DeleteEmail: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `email_id` of the address, from the user's `emails`. */
        email_id: components["parameters"]["EmailId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The user without the email address. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_DeleteEmailResponse;
        };
      };
      /** The user would be left without a primary factor, or the id is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_email_id"
                  | "cannot_delete_email"
                  | "cannot_delete_last_primary_factor"
                  | "cannot_remove_primary_auth_mechanism"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** No user of the project has this email address. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "email_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_DeletePhoneNumber: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `phone_id` of the number, from the user's `phone_numbers`. */
        phone_id: components["parameters"]["PhoneId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The user without the phone number. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_DeletePhoneNumberResponse;
        };
      };
      /** The user would be left without a primary factor, or the request is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | ("cannot_delete_last_primary_factor" | "cannot_remove_primary_auth_mechanism" | "invalid_id")
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** No user of the project has this phone number. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "phone_number_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_DeleteOAuthRegistration: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `oauth_user_registration_id` of the OAuth account, from the user's `providers`. */
        oauth_user_registration_id: components["parameters"]["OauthUserRegistrationId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The user without the OAuth registration. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_DeleteOAuthRegistrationResponse;
        };
      };
      /** The user would be left without a primary factor, or the id is malformed. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | ("invalid_oauth_user_registration_id" | "cannot_delete_last_primary_factor")
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** No user of the project has this OAuth account. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "oauth_user_registration_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_DeletePassword: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `password_id` from the user's `password`. */
        password_id: components["parameters"]["PasswordId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The user without a password. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_DeletePasswordResponse;
        };
      };
      /** The value is not a password id. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "invalid_password_id" | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** No user of the project has this password. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "password_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_DeleteWebAuthnRegistration: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `webauthn_registration_id` of the passkey or device, from the user's `webauthn_registrations`. */
        webauthn_registration_id: components["parameters"]["WebauthnRegistrationId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The user without the WebAuthn registration. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_DeleteWebAuthnRegistrationResponse;
        };
      };
      /** The value is not a WebAuthn registration id. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "invalid_webauthn_registration_id" | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** No user of the project has this passkey or WebAuthn device. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "webauthn_registration_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_DeleteBiometricRegistration: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `biometric_registration_id` from the user's `biometric_registrations`. */
        biometric_registration_id: components["parameters"]["BiometricRegistrationId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The user without the biometric registration. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_DeleteBiometricRegistrationResponse;
        };
      };
      /** The value is not a biometric registration id. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "invalid_biometric_registration_id" | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** No user of the project has this biometric registration. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "biometric_registration_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_DeleteTOTP: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `totp_id` of the authenticator app, from the user's `totps`. */
        totp_id: components["parameters"]["TotpId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The user without the TOTP. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_DeleteTOTPResponse;
        };
      };
      /** The value is not a TOTP id. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "invalid_totp_id" | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** No user of the project has this authenticator app. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "totp_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_DeleteCryptoWallet: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `crypto_wallet_id` of the wallet, from the user's `crypto_wallets`. */
        crypto_wallet_id: components["parameters"]["CryptoWalletId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The user without the crypto wallet. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_DeleteCryptoWalletResponse;
        };
      };
      /** The value is not a crypto wallet id. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "invalid_crypto_wallet_id" | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** No user of the project has this crypto wallet. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "crypto_wallet_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_ConnectedApps: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The user's `user_id`, or the `external_id` you gave them. */
        user_id: components["parameters"]["UserId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The apps the user has authorized. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_ConnectedAppsResponse;
        };
      };
      /** The value is neither a user id nor an external id. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: "invalid_user_id" | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The project has no user with this `user_id` or `external_id`. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "user_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_user_v1_Revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The user's `user_id`, or the `external_id` you gave them. */
        user_id: components["parameters"]["UserId"];
        /** The `connected_app_id` of the app, from `users.connectedApps`. */
        connected_app_id: components["parameters"]["ConnectedAppId"];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        "application/json": api_user_v1_RevokeRequest;
      };
    };
    responses: {
      /** The access was revoked. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_user_v1_RevokeResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: ("invalid_user_id" | "invalid_id") | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: ("user_not_found" | "connected_app_not_found") | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_webauthn_v1_RegisterStart: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_webauthn_v1_RegisterStartRequest;
      };
    };
    responses: {
      /** The options. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_webauthn_v1_RegisterStartResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_user_id"
                  | "invalid_domain"
                  | "invalid_authenticator_type"
                  | "cannot_use_webauthn_with_pending_user"
                  | "too_many_user_registrations_for_domain"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The project has no user with this `user_id` or `external_id`. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "user_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_webauthn_v1_Register: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_webauthn_v1_RegisterRequest;
      };
    };
    responses: {
      /** The passkey or device is registered. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_webauthn_v1_RegisterResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "no_pending_webauthn_registration"
                  | "duplicate_webauthn_registration"
                  | "invalid_webauthn_registration_domain"
                  | "invalid_user_id"
                  | "invalid_public_key_credential"
                  | "invalid_public_key_credential_missing_id_field"
                  | "invalid_public_key_credential_invalid_id"
                  | "invalid_public_key_credential_missing_response_field"
                  | "invalid_public_key_credential_missing_client_data_json_field"
                  | "invalid_public_key_credential_malformed_client_data_json"
                  | "invalid_public_key_credential_invalid_authenticator_data"
                  | "invalid_public_key_credential_invalid_signature"
                  | "invalid_public_key_credential_missing_attestation_object_field"
                  | "invalid_public_key_credential_malformed_attestation_object"
                  | "too_many_session_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                  | "user_id_mismatch"
                  | "invalid_public_key"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The credential doesn't prove the registration. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: "unable_to_register_webauthn_registration" | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: ("user_not_found" | "session_not_found") | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_webauthn_v1_AuthenticateStart: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_webauthn_v1_AuthenticateStartRequest;
      };
    };
    responses: {
      /** The options. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_webauthn_v1_AuthenticateStartResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | ("no_active_webauthn_registrations" | "invalid_user_id" | "invalid_domain")
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** The project has no user with this `user_id` or `external_id`. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "user_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_webauthn_v1_Authenticate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_webauthn_v1_AuthenticateRequest;
      };
    };
    responses: {
      /** The user has the passkey or device. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_webauthn_v1_AuthenticateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | (
                  | "invalid_public_key_credential"
                  | "invalid_webauthn_registration_domain"
                  | "invalid_public_key_credential_missing_id_field"
                  | "invalid_public_key_credential_invalid_id"
                  | "invalid_public_key_credential_missing_response_field"
                  | "invalid_public_key_credential_missing_client_data_json_field"
                  | "invalid_public_key_credential_malformed_client_data_json"
                  | "invalid_public_key_credential_invalid_authenticator_data"
                  | "invalid_public_key_credential_invalid_signature"
                  | "invalid_public_key_credential_missing_authenticator_data_field"
                  | "invalid_public_key_credential_missing_signature_field"
                  | "too_many_session_arguments"
                  | "invalid_session_token"
                  | "invalid_session_token_docs"
                  | "unable_to_parse_session_jwt"
                  | "jwt_invalid_audience"
                  | "jwt_invalid_issuer"
                  | "jwt_invalid_claims"
                  | "invalid_session_duration_minutes"
                  | "invalid_session_duration"
                  | "custom_claims_too_large"
                  | "reserved_claims_in_custom_claims"
                  | "stytch_claims_in_custom_claims"
                  | "unable_to_represent_custom_claims_json"
                  | "user_id_mismatch"
                )
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      /** The passkey or device doesn't prove the user. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 401;
            /** Why the credentials were refused. */
            error_type?: "unable_to_auth_webauthn_registration" | UnauthorizedErrorType | (string & {});
          };
        };
      };
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?:
              ("webauthn_registration_not_found" | "session_not_found") | NotFoundErrorType | (string & {});
          };
        };
      };
      /** The user is locked. */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 429;
            /** Which limit was reached. */
            error_type?: "user_lock_limit_reached" | TooManyRequestsErrorType | (string & {});
          };
        };
      };
      500: components["responses"]["InternalServerError"];
    };
  };
  api_webauthn_v1_Update: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The `webauthn_registration_id` of the passkey or device, from the user's `webauthn_registrations`. */
        webauthn_registration_id: components["parameters"]["WebauthnRegistrationId"];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": api_webauthn_v1_UpdateRequest;
      };
    };
    responses: {
      /** The registration has its new name. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_webauthn_v1_UpdateResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?:
              | ("empty_webauthn_registration_name" | "invalid_webauthn_registration_id")
              | BadRequestErrorType
              | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** No user of the project has this passkey or WebAuthn device. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?: "webauthn_registration_not_found" | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
  api_webauthn_v1_ListCredentials: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The user's `user_id`, or the `external_id` you gave them. */
        user_id: components["parameters"]["UserId"];
        /** The domain that the registrations are for. */
        domain: WebAuthnDomain;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The credentials. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": api_webauthn_v1_ListCredentialsResponse;
        };
      };
      /** The request was refused, because a field of it breaks a rule or the state of the project forbids it. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 400;
            /** Why the request was refused. */
            error_type?: ("invalid_user_id" | "invalid_domain") | BadRequestErrorType | (string & {});
          };
        };
      };
      401: components["responses"]["Unauthorized"];
      /** Something that the path or the body names does not exist in the project. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": ErrorResponse & {
            /** @constant */
            status_code?: 404;
            /** What wasn't found. */
            error_type?:
              ("webauthn_registration_not_found" | "user_not_found") | NotFoundErrorType | (string & {});
          };
        };
      };
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
}
