// Made by `npm run generate` from openapi/. Edit the document, not this file: changes here are lost.

/**
 * One operation: where its request goes, and what a caller must know to send it safely. What is left out is as in most
 * operations.
 */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The path, with its parameters in braces. */
  readonly path: string;
  /** The place of the client's method: `["users", "create"]` is `stytch.users.create`. */
  readonly accessor: readonly string[];
  /** `read` changes nothing; `idempotent` may be sent twice; `unsafe` may not. */
  readonly retry: "read" | "idempotent" | "unsafe";
  /**
   * The proof of who calls: nothing, or `client_id` and `client_secret` in the form that is the body. Left out: the
   * project's id and secret, by HTTP Basic.
   */
  readonly credentials?: "none" | "form";
  /** The body's media type: `application/x-www-form-urlencoded`. Left out: JSON. */
  readonly contentType?: "form";
  /** The parameters of a request with a body that go to the query all the same. */
  readonly query?: readonly string[];
  /** Whether a success has no body, as with 204. */
  readonly empty?: true;
  /** The server that takes it. Left out: `api`. */
  readonly server?: ServerName;
  /** The form of its errors: OAuth's `error`, `error_description`, `error_uri` (RFC 6749 §5.2). Left out: the API's own. */
  readonly errors?: "oauth";
  /** Path parameters that an option of the client fills where a call leaves them out, with the option's name. */
  readonly fromOptions?: Readonly<Record<string, "projectId">>;
  /** Values of a path parameter that would make the request another operation's. */
  readonly reserved?: Readonly<Record<string, readonly string[]>>;
  /** The field of a page's items, and the paths to the next page's cursor and to the number of items on all pages. */
  readonly pages?: {
    readonly items: string;
    readonly cursor: readonly string[];
    readonly total?: readonly string[];
  };
}

/** A server's address, for projects of the test and of the live environment. */
export interface ServerUrls {
  readonly test: string;
  readonly live: string;
}

/** The servers of the document. */
export const servers = {
  api: { test: "https://test.stytch.com", live: "https://api.stytch.com" },
  fraud: { test: "https://telemetry.stytch.com", live: "https://telemetry.stytch.com" },
} as const satisfies Readonly<Record<string, ServerUrls>>;

/** The name of a server of the document. */
export type ServerName = keyof typeof servers;

/** Every operation, by operationId. */
export const routes: { readonly [Id in OperationId]: Route } = {
  /** Create a Connected App. */
  api_connectedapps_v1_connected_apps_clients_Create: {
    method: "POST",
    path: "/v1/connected_apps/clients",
    accessor: ["connectedApp", "clients", "create"],
    retry: "unsafe",
  },
  /** List Connected Apps. */
  api_connectedapps_v1_connected_apps_clients_Search: {
    method: "POST",
    path: "/v1/connected_apps/clients/search",
    accessor: ["connectedApp", "clients", "search"],
    retry: "read",
    pages: {
      items: "connected_apps",
      cursor: ["results_metadata", "next_cursor"],
      total: ["results_metadata", "total"],
    },
  },
  /** Get a Connected App. */
  api_connectedapps_v1_connected_apps_clients_Get: {
    method: "GET",
    path: "/v1/connected_apps/clients/{client_id}",
    accessor: ["connectedApp", "clients", "get"],
    retry: "read",
  },
  /** Update a Connected App. */
  api_connectedapps_v1_connected_apps_clients_Update: {
    method: "PUT",
    path: "/v1/connected_apps/clients/{client_id}",
    accessor: ["connectedApp", "clients", "update"],
    retry: "idempotent",
  },
  /** Delete a Connected App. */
  api_connectedapps_v1_connected_apps_clients_Delete: {
    method: "DELETE",
    path: "/v1/connected_apps/clients/{client_id}",
    accessor: ["connectedApp", "clients", "delete"],
    retry: "idempotent",
  },
  /** Begin to exchange the secret of a Connected App. */
  api_connectedapps_v1_connected_apps_clients_secrets_RotateStart: {
    method: "POST",
    path: "/v1/connected_apps/clients/{client_id}/secrets/rotate/start",
    accessor: ["connectedApp", "clients", "secrets", "rotateStart"],
    retry: "unsafe",
  },
  /** Cancel the exchange of the secret of a Connected App. */
  api_connectedapps_v1_connected_apps_clients_secrets_RotateCancel: {
    method: "POST",
    path: "/v1/connected_apps/clients/{client_id}/secrets/rotate/cancel",
    accessor: ["connectedApp", "clients", "secrets", "rotateCancel"],
    retry: "unsafe",
  },
  /** Finish the exchange of the secret of a Connected App. */
  api_connectedapps_v1_connected_apps_clients_secrets_Rotate: {
    method: "POST",
    path: "/v1/connected_apps/clients/{client_id}/secrets/rotate",
    accessor: ["connectedApp", "clients", "secrets", "rotate"],
    retry: "unsafe",
  },
  /** Get a message for a crypto wallet to sign. */
  api_crypto_wallet_v1_AuthenticateStart: {
    method: "POST",
    path: "/v1/crypto_wallets/authenticate/start",
    accessor: ["cryptoWallets", "authenticateStart"],
    retry: "unsafe",
  },
  /** Sign a user in by a crypto wallet. */
  api_crypto_wallet_v1_Authenticate: {
    method: "POST",
    path: "/v1/crypto_wallets/authenticate",
    accessor: ["cryptoWallets", "authenticate"],
    retry: "unsafe",
  },
  /** Tell which project the credentials belong to. */
  api_debug_v1_Whoami: {
    method: "GET",
    path: "/v1/debug/whoami",
    accessor: ["debug", "whoami"],
    retry: "read",
  },
  /** Look a fingerprint up. */
  api_fraud_v1_fraud_fingerprint_Lookup: {
    method: "POST",
    path: "/v1/fingerprint/lookup",
    accessor: ["fraud", "fingerprint", "lookup"],
    retry: "read",
    server: "fraud",
  },
  /** Set a rule. */
  api_fraud_v1_fraud_rules_Set: {
    method: "POST",
    path: "/v1/rules/set",
    accessor: ["fraud", "rules", "set"],
    retry: "idempotent",
    server: "fraud",
  },
  /** List rules. */
  api_fraud_v1_fraud_rules_List: {
    method: "POST",
    path: "/v1/rules/list",
    accessor: ["fraud", "rules", "list"],
    retry: "read",
    server: "fraud",
    pages: { items: "rules", cursor: ["next_cursor"] },
  },
  /** Set what to do for a reason. */
  api_fraud_v1_fraud_verdict_reasons_Override: {
    method: "POST",
    path: "/v1/verdict_reasons/override",
    accessor: ["fraud", "verdictReasons", "override"],
    retry: "idempotent",
    server: "fraud",
  },
  /** List the reasons of verdicts. */
  api_fraud_v1_fraud_verdict_reasons_List: {
    method: "POST",
    path: "/v1/verdict_reasons/list",
    accessor: ["fraud", "verdictReasons", "list"],
    retry: "read",
    server: "fraud",
  },
  /** Judge an email address. */
  api_fraud_v1_fraud_email_Risk: {
    method: "POST",
    path: "/v1/email/risk",
    accessor: ["fraud", "email", "risk"],
    retry: "read",
    server: "fraud",
  },
  /** Look at a token of a Connected App. */
  api_idp_v1_IntrospectToken: {
    method: "POST",
    path: "/v1/public/{project_id}/oauth2/introspect",
    accessor: ["idp", "introspectTokenNetwork"],
    retry: "read",
    credentials: "form",
    contentType: "form",
    errors: "oauth",
    fromOptions: { project_id: "projectId" },
  },
  /** Look at what a Connected App asks for. */
  api_idp_v1_idp_oauth_AuthorizeStart: {
    method: "POST",
    path: "/v1/idp/oauth/authorize/start",
    accessor: ["idp", "oauth", "authorizeStart"],
    retry: "read",
  },
  /** Grant a Connected App what it asks for. */
  api_idp_v1_idp_oauth_Authorize: {
    method: "POST",
    path: "/v1/idp/oauth/authorize",
    accessor: ["idp", "oauth", "authorize"],
    retry: "unsafe",
  },
  /** Sign a member of your team in, in a user's place. */
  api_impersonation_v1_Authenticate: {
    method: "POST",
    path: "/v1/impersonation/authenticate",
    accessor: ["impersonation", "authenticate"],
    retry: "unsafe",
  },
  /** Create an M2M client. */
  api_m2m_v1_m2m_clients_Create: {
    method: "POST",
    path: "/v1/m2m/clients",
    accessor: ["m2m", "clients", "create"],
    retry: "unsafe",
  },
  /** Search for M2M clients. */
  api_m2m_v1_m2m_clients_Search: {
    method: "POST",
    path: "/v1/m2m/clients/search",
    accessor: ["m2m", "clients", "search"],
    retry: "read",
    pages: {
      items: "m2m_clients",
      cursor: ["results_metadata", "next_cursor"],
      total: ["results_metadata", "total"],
    },
  },
  /** Get an M2M client. */
  api_m2m_v1_m2m_clients_Get: {
    method: "GET",
    path: "/v1/m2m/clients/{client_id}",
    accessor: ["m2m", "clients", "get"],
    retry: "read",
  },
  /** Update an M2M client. */
  api_m2m_v1_m2m_clients_Update: {
    method: "PUT",
    path: "/v1/m2m/clients/{client_id}",
    accessor: ["m2m", "clients", "update"],
    retry: "idempotent",
  },
  /** Delete an M2M client. */
  api_m2m_v1_m2m_clients_Delete: {
    method: "DELETE",
    path: "/v1/m2m/clients/{client_id}",
    accessor: ["m2m", "clients", "delete"],
    retry: "idempotent",
  },
  /** Begin to exchange the secret of an M2M client. */
  api_m2m_v1_m2m_clients_secrets_RotateStart: {
    method: "POST",
    path: "/v1/m2m/clients/{client_id}/secrets/rotate/start",
    accessor: ["m2m", "clients", "secrets", "rotateStart"],
    retry: "unsafe",
  },
  /** Cancel the exchange of the secret of an M2M client. */
  api_m2m_v1_m2m_clients_secrets_RotateCancel: {
    method: "POST",
    path: "/v1/m2m/clients/{client_id}/secrets/rotate/cancel",
    accessor: ["m2m", "clients", "secrets", "rotateCancel"],
    retry: "unsafe",
  },
  /** Finish the exchange of the secret of an M2M client. */
  api_m2m_v1_m2m_clients_secrets_Rotate: {
    method: "POST",
    path: "/v1/m2m/clients/{client_id}/secrets/rotate",
    accessor: ["m2m", "clients", "secrets", "rotate"],
    retry: "unsafe",
  },
  /** Get a token for an M2M client. */
  api_m2m_v1_Token: {
    method: "POST",
    path: "/v1/public/{project_id}/oauth2/token",
    accessor: ["m2m", "token"],
    retry: "unsafe",
    credentials: "form",
    contentType: "form",
    errors: "oauth",
    fromOptions: { project_id: "projectId" },
  },
  /** Sign a user in by a magic link. */
  api_magic_v1_Authenticate: {
    method: "POST",
    path: "/v1/magic_links/authenticate",
    accessor: ["magicLinks", "authenticate"],
    retry: "unsafe",
  },
  /** Make a magic link to send yourself. */
  api_magic_v1_Create: {
    method: "POST",
    path: "/v1/magic_links",
    accessor: ["magicLinks", "create"],
    retry: "unsafe",
  },
  /** Send a magic link to a user. */
  api_magic_v1_magic_links_email_Send: {
    method: "POST",
    path: "/v1/magic_links/email/send",
    accessor: ["magicLinks", "email", "send"],
    retry: "unsafe",
  },
  /** Send a magic link, creating the user if need be. */
  api_magic_v1_magic_links_email_LoginOrCreate: {
    method: "POST",
    path: "/v1/magic_links/email/login_or_create",
    accessor: ["magicLinks", "email", "loginOrCreate"],
    retry: "unsafe",
  },
  /** Invite somebody by email. */
  api_magic_v1_magic_links_email_Invite: {
    method: "POST",
    path: "/v1/magic_links/email/invite",
    accessor: ["magicLinks", "email", "invite"],
    retry: "unsafe",
  },
  /** Take an invitation back. */
  api_magic_v1_magic_links_email_RevokeInvite: {
    method: "POST",
    path: "/v1/magic_links/email/revoke_invite",
    accessor: ["magicLinks", "email", "revokeInvite"],
    retry: "idempotent",
  },
  /** Sign a user in by a passcode. */
  api_otp_v1_Authenticate: {
    method: "POST",
    path: "/v1/otps/authenticate",
    accessor: ["otps", "authenticate"],
    retry: "unsafe",
  },
  /** Send a passcode by text message to a user. */
  api_otp_v1_otp_sms_Send: {
    method: "POST",
    path: "/v1/otps/sms/send",
    accessor: ["otps", "sms", "send"],
    retry: "unsafe",
  },
  /** Send a passcode by text message, creating the user if need be. */
  api_otp_v1_otp_sms_LoginOrCreate: {
    method: "POST",
    path: "/v1/otps/sms/login_or_create",
    accessor: ["otps", "sms", "loginOrCreate"],
    retry: "unsafe",
  },
  /** Send a passcode by WhatsApp message to a user. */
  api_otp_v1_otp_whatsapp_Send: {
    method: "POST",
    path: "/v1/otps/whatsapp/send",
    accessor: ["otps", "whatsapp", "send"],
    retry: "unsafe",
  },
  /** Send a passcode by WhatsApp message, creating the user if need be. */
  api_otp_v1_otp_whatsapp_LoginOrCreate: {
    method: "POST",
    path: "/v1/otps/whatsapp/login_or_create",
    accessor: ["otps", "whatsapp", "loginOrCreate"],
    retry: "unsafe",
  },
  /** Send a passcode by email to a user. */
  api_otp_v1_otp_email_Send: {
    method: "POST",
    path: "/v1/otps/email/send",
    accessor: ["otps", "email", "send"],
    retry: "unsafe",
  },
  /** Send a passcode by email, creating the user if need be. */
  api_otp_v1_otp_email_LoginOrCreate: {
    method: "POST",
    path: "/v1/otps/email/login_or_create",
    accessor: ["otps", "email", "loginOrCreate"],
    retry: "unsafe",
  },
  /** Add a provider to a user, by a token for its start. */
  api_oauth_v1_Attach: {
    method: "POST",
    path: "/v1/oauth/attach",
    accessor: ["oauth", "attach"],
    retry: "unsafe",
  },
  /** Sign a user in by an OAuth provider. */
  api_oauth_v1_Authenticate: {
    method: "POST",
    path: "/v1/oauth/authenticate",
    accessor: ["oauth", "authenticate"],
    retry: "unsafe",
  },
  /** Check a password's strength. */
  api_password_v1_StrengthCheck: {
    method: "POST",
    path: "/v1/passwords/strength_check",
    accessor: ["passwords", "strengthCheck"],
    retry: "read",
  },
  /** Create a user with a password. */
  api_password_v1_Create: {
    method: "POST",
    path: "/v1/passwords",
    accessor: ["passwords", "create"],
    retry: "unsafe",
  },
  /** Sign a user in by a password. */
  api_password_v1_Authenticate: {
    method: "POST",
    path: "/v1/passwords/authenticate",
    accessor: ["passwords", "authenticate"],
    retry: "unsafe",
  },
  /** Move a password in from elsewhere. */
  api_password_v1_Migrate: {
    method: "POST",
    path: "/v1/passwords/migrate",
    accessor: ["passwords", "migrate"],
    retry: "unsafe",
  },
  /** Send an email to reset a password. */
  api_password_v1_passwords_email_ResetStart: {
    method: "POST",
    path: "/v1/passwords/email/reset/start",
    accessor: ["passwords", "email", "resetStart"],
    retry: "unsafe",
  },
  /** Reset a password by the token of an email. */
  api_password_v1_passwords_email_Reset: {
    method: "POST",
    path: "/v1/passwords/email/reset",
    accessor: ["passwords", "email", "reset"],
    retry: "unsafe",
  },
  /** Reset a password by the existing one. */
  api_password_v1_passwords_existing_password_Reset: {
    method: "POST",
    path: "/v1/passwords/existing_password/reset",
    accessor: ["passwords", "existingPassword", "reset"],
    retry: "unsafe",
  },
  /** Reset a password by a session. */
  api_password_v1_passwords_session_Reset: {
    method: "POST",
    path: "/v1/passwords/session/reset",
    accessor: ["passwords", "sessions", "reset"],
    retry: "unsafe",
  },
  /** Count what a project has. */
  api_project_v1_Metrics: {
    method: "GET",
    path: "/v1/projects/metrics",
    accessor: ["project", "metrics"],
    retry: "read",
  },
  /** Get the policy of roles. */
  api_consumer_rbac_v1_Policy: {
    method: "GET",
    path: "/v1/rbac/policy",
    accessor: ["rbac", "policy"],
    retry: "read",
  },
  /** Get the public keys of session JWTs. */
  api_session_v1_GetJWKS: {
    method: "GET",
    path: "/v1/sessions/jwks/{project_id}",
    accessor: ["sessions", "getJWKS"],
    retry: "read",
    credentials: "none",
    fromOptions: { project_id: "projectId" },
  },
  /** List a user's sessions. */
  api_session_v1_Get: { method: "GET", path: "/v1/sessions", accessor: ["sessions", "get"], retry: "read" },
  /** Check a session. */
  api_session_v1_Authenticate: {
    method: "POST",
    path: "/v1/sessions/authenticate",
    accessor: ["sessions", "authenticate"],
    retry: "idempotent",
  },
  /** End a session. */
  api_session_v1_Revoke: {
    method: "POST",
    path: "/v1/sessions/revoke",
    accessor: ["sessions", "revoke"],
    retry: "idempotent",
  },
  /** Take over a session of another service. */
  api_session_v1_Migrate: {
    method: "POST",
    path: "/v1/sessions/migrate",
    accessor: ["sessions", "migrate"],
    retry: "unsafe",
  },
  /** Exchange a Connected App's access token for a session. */
  api_session_v1_ExchangeAccessToken: {
    method: "POST",
    path: "/v1/sessions/exchange_access_token",
    accessor: ["sessions", "exchangeAccessToken"],
    retry: "unsafe",
  },
  /** Begin a session by a trusted token. */
  api_session_v1_Attest: {
    method: "POST",
    path: "/v1/sessions/attest",
    accessor: ["sessions", "attest"],
    retry: "unsafe",
  },
  /** Add an authenticator app to a user. */
  api_totp_v1_Create: { method: "POST", path: "/v1/totps", accessor: ["totps", "create"], retry: "unsafe" },
  /** Check a code of an authenticator app. */
  api_totp_v1_Authenticate: {
    method: "POST",
    path: "/v1/totps/authenticate",
    accessor: ["totps", "authenticate"],
    retry: "unsafe",
  },
  /** List recovery codes. */
  api_totp_v1_RecoveryCodes: {
    method: "POST",
    path: "/v1/totps/recovery_codes",
    accessor: ["totps", "recoveryCodes"],
    retry: "read",
  },
  /** Sign a user in by a recovery code. */
  api_totp_v1_Recover: {
    method: "POST",
    path: "/v1/totps/recover",
    accessor: ["totps", "recover"],
    retry: "unsafe",
  },
  /** Create a user. */
  api_user_v1_Create: { method: "POST", path: "/v1/users", accessor: ["users", "create"], retry: "unsafe" },
  /** Search for users. */
  api_user_v1_Search: {
    method: "POST",
    path: "/v1/users/search",
    accessor: ["users", "search"],
    retry: "read",
    pages: {
      items: "results",
      cursor: ["results_metadata", "next_cursor"],
      total: ["results_metadata", "total"],
    },
  },
  /** Get a user. */
  api_user_v1_Get: { method: "GET", path: "/v1/users/{user_id}", accessor: ["users", "get"], retry: "read" },
  /** Update a user. */
  api_user_v1_Update: {
    method: "PUT",
    path: "/v1/users/{user_id}",
    accessor: ["users", "update"],
    retry: "idempotent",
  },
  /** Delete a user. */
  api_user_v1_Delete: {
    method: "DELETE",
    path: "/v1/users/{user_id}",
    accessor: ["users", "delete"],
    retry: "idempotent",
  },
  /** Remove a user's external id. */
  api_user_v1_DeleteExternalId: {
    method: "DELETE",
    path: "/v1/users/{user_id}/external_id",
    accessor: ["users", "deleteExternalId"],
    retry: "idempotent",
    reserved: {
      user_id: [
        "emails",
        "phone_numbers",
        "oauth",
        "passwords",
        "webauthn_registrations",
        "biometric_registrations",
        "totps",
        "crypto_wallets",
      ],
    },
  },
  /** Exchange a user's only email address or phone number. */
  api_user_v1_ExchangePrimaryFactor: {
    method: "PUT",
    path: "/v1/users/{user_id}/exchange_primary_factor",
    accessor: ["users", "exchangePrimaryFactor"],
    retry: "unsafe",
  },
  /** Remove an email address. */
  api_user_v1_DeleteEmail: {
    method: "DELETE",
    path: "/v1/users/emails/{email_id}",
    accessor: ["users", "deleteEmail"],
    retry: "idempotent",
  },
  /** Remove a phone number. */
  api_user_v1_DeletePhoneNumber: {
    method: "DELETE",
    path: "/v1/users/phone_numbers/{phone_id}",
    accessor: ["users", "deletePhoneNumber"],
    retry: "idempotent",
  },
  /** Remove an OAuth registration. */
  api_user_v1_DeleteOAuthRegistration: {
    method: "DELETE",
    path: "/v1/users/oauth/{oauth_user_registration_id}",
    accessor: ["users", "deleteOAuthRegistration"],
    retry: "idempotent",
  },
  /** Remove a user's password. */
  api_user_v1_DeletePassword: {
    method: "DELETE",
    path: "/v1/users/passwords/{password_id}",
    accessor: ["users", "deletePassword"],
    retry: "idempotent",
  },
  /** Remove a WebAuthn registration. */
  api_user_v1_DeleteWebAuthnRegistration: {
    method: "DELETE",
    path: "/v1/users/webauthn_registrations/{webauthn_registration_id}",
    accessor: ["users", "deleteWebAuthnRegistration"],
    retry: "idempotent",
  },
  /** Remove a biometric registration. */
  api_user_v1_DeleteBiometricRegistration: {
    method: "DELETE",
    path: "/v1/users/biometric_registrations/{biometric_registration_id}",
    accessor: ["users", "deleteBiometricRegistration"],
    retry: "idempotent",
  },
  /** Remove a TOTP. */
  api_user_v1_DeleteTOTP: {
    method: "DELETE",
    path: "/v1/users/totps/{totp_id}",
    accessor: ["users", "deleteTOTP"],
    retry: "idempotent",
  },
  /** Remove a crypto wallet. */
  api_user_v1_DeleteCryptoWallet: {
    method: "DELETE",
    path: "/v1/users/crypto_wallets/{crypto_wallet_id}",
    accessor: ["users", "deleteCryptoWallet"],
    retry: "idempotent",
  },
  /** List a user's connected apps. */
  api_user_v1_ConnectedApps: {
    method: "GET",
    path: "/v1/users/{user_id}/connected_apps",
    accessor: ["users", "connectedApps"],
    retry: "read",
  },
  /** Revoke a connected app's access. */
  api_user_v1_Revoke: {
    method: "POST",
    path: "/v1/users/{user_id}/connected_apps/{connected_app_id}/revoke",
    accessor: ["users", "revoke"],
    retry: "idempotent",
  },
  /** Begin to register a passkey or device. */
  api_webauthn_v1_RegisterStart: {
    method: "POST",
    path: "/v1/webauthn/register/start",
    accessor: ["webauthn", "registerStart"],
    retry: "unsafe",
  },
  /** Register a passkey or device. */
  api_webauthn_v1_Register: {
    method: "POST",
    path: "/v1/webauthn/register",
    accessor: ["webauthn", "register"],
    retry: "unsafe",
  },
  /** Begin to sign in by a passkey or device. */
  api_webauthn_v1_AuthenticateStart: {
    method: "POST",
    path: "/v1/webauthn/authenticate/start",
    accessor: ["webauthn", "authenticateStart"],
    retry: "unsafe",
  },
  /** Sign a user in by a passkey or device. */
  api_webauthn_v1_Authenticate: {
    method: "POST",
    path: "/v1/webauthn/authenticate",
    accessor: ["webauthn", "authenticate"],
    retry: "unsafe",
  },
  /** Rename a passkey or device. */
  api_webauthn_v1_Update: {
    method: "PUT",
    path: "/v1/webauthn/{webauthn_registration_id}",
    accessor: ["webauthn", "update"],
    retry: "idempotent",
  },
  /** List the public keys of a user's passkeys and devices. */
  api_webauthn_v1_ListCredentials: {
    method: "GET",
    path: "/v1/webauthn/credentials/{user_id}/{domain}",
    accessor: ["webauthn", "listCredentials"],
    retry: "read",
  },
};

/** The names of the fields that requests have secrets in, which have the format "password". */
export const secretFields: readonly string[] = [
  "access_token",
  "client_secret",
  "code_verifier",
  "existing_password",
  "hash",
  "impersonation_token",
  "new_password",
  "password",
  "recovery_code",
  "session_jwt",
  "session_token",
  "token",
];

/** The operationIds of the document. */
export type OperationId =
  | "api_connectedapps_v1_connected_apps_clients_Create"
  | "api_connectedapps_v1_connected_apps_clients_Search"
  | "api_connectedapps_v1_connected_apps_clients_Get"
  | "api_connectedapps_v1_connected_apps_clients_Update"
  | "api_connectedapps_v1_connected_apps_clients_Delete"
  | "api_connectedapps_v1_connected_apps_clients_secrets_RotateStart"
  | "api_connectedapps_v1_connected_apps_clients_secrets_RotateCancel"
  | "api_connectedapps_v1_connected_apps_clients_secrets_Rotate"
  | "api_crypto_wallet_v1_AuthenticateStart"
  | "api_crypto_wallet_v1_Authenticate"
  | "api_debug_v1_Whoami"
  | "api_fraud_v1_fraud_fingerprint_Lookup"
  | "api_fraud_v1_fraud_rules_Set"
  | "api_fraud_v1_fraud_rules_List"
  | "api_fraud_v1_fraud_verdict_reasons_Override"
  | "api_fraud_v1_fraud_verdict_reasons_List"
  | "api_fraud_v1_fraud_email_Risk"
  | "api_idp_v1_IntrospectToken"
  | "api_idp_v1_idp_oauth_AuthorizeStart"
  | "api_idp_v1_idp_oauth_Authorize"
  | "api_impersonation_v1_Authenticate"
  | "api_m2m_v1_m2m_clients_Create"
  | "api_m2m_v1_m2m_clients_Search"
  | "api_m2m_v1_m2m_clients_Get"
  | "api_m2m_v1_m2m_clients_Update"
  | "api_m2m_v1_m2m_clients_Delete"
  | "api_m2m_v1_m2m_clients_secrets_RotateStart"
  | "api_m2m_v1_m2m_clients_secrets_RotateCancel"
  | "api_m2m_v1_m2m_clients_secrets_Rotate"
  | "api_m2m_v1_Token"
  | "api_magic_v1_Authenticate"
  | "api_magic_v1_Create"
  | "api_magic_v1_magic_links_email_Send"
  | "api_magic_v1_magic_links_email_LoginOrCreate"
  | "api_magic_v1_magic_links_email_Invite"
  | "api_magic_v1_magic_links_email_RevokeInvite"
  | "api_otp_v1_Authenticate"
  | "api_otp_v1_otp_sms_Send"
  | "api_otp_v1_otp_sms_LoginOrCreate"
  | "api_otp_v1_otp_whatsapp_Send"
  | "api_otp_v1_otp_whatsapp_LoginOrCreate"
  | "api_otp_v1_otp_email_Send"
  | "api_otp_v1_otp_email_LoginOrCreate"
  | "api_oauth_v1_Attach"
  | "api_oauth_v1_Authenticate"
  | "api_password_v1_StrengthCheck"
  | "api_password_v1_Create"
  | "api_password_v1_Authenticate"
  | "api_password_v1_Migrate"
  | "api_password_v1_passwords_email_ResetStart"
  | "api_password_v1_passwords_email_Reset"
  | "api_password_v1_passwords_existing_password_Reset"
  | "api_password_v1_passwords_session_Reset"
  | "api_project_v1_Metrics"
  | "api_consumer_rbac_v1_Policy"
  | "api_session_v1_GetJWKS"
  | "api_session_v1_Get"
  | "api_session_v1_Authenticate"
  | "api_session_v1_Revoke"
  | "api_session_v1_Migrate"
  | "api_session_v1_ExchangeAccessToken"
  | "api_session_v1_Attest"
  | "api_totp_v1_Create"
  | "api_totp_v1_Authenticate"
  | "api_totp_v1_RecoveryCodes"
  | "api_totp_v1_Recover"
  | "api_user_v1_Create"
  | "api_user_v1_Search"
  | "api_user_v1_Get"
  | "api_user_v1_Update"
  | "api_user_v1_Delete"
  | "api_user_v1_DeleteExternalId"
  | "api_user_v1_ExchangePrimaryFactor"
  | "api_user_v1_DeleteEmail"
  | "api_user_v1_DeletePhoneNumber"
  | "api_user_v1_DeleteOAuthRegistration"
  | "api_user_v1_DeletePassword"
  | "api_user_v1_DeleteWebAuthnRegistration"
  | "api_user_v1_DeleteBiometricRegistration"
  | "api_user_v1_DeleteTOTP"
  | "api_user_v1_DeleteCryptoWallet"
  | "api_user_v1_ConnectedApps"
  | "api_user_v1_Revoke"
  | "api_webauthn_v1_RegisterStart"
  | "api_webauthn_v1_Register"
  | "api_webauthn_v1_AuthenticateStart"
  | "api_webauthn_v1_Authenticate"
  | "api_webauthn_v1_Update"
  | "api_webauthn_v1_ListCredentials";
