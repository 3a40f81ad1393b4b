import { routes, type Route } from "../../../generated/routes.ts";
import type { RouteTable } from "../../routes/match.ts";

/**
 * The operations of the API that the document lacked at first, by operationId, or by the method of the official SDK where
 * the provider's document has none.
 */
const known: Readonly<Record<string, `${Route["method"]} ${string}`>> = {
  api_connectedapps_v1_connected_apps_clients_Create: "POST /v1/connected_apps/clients",
  api_connectedapps_v1_connected_apps_clients_Search: "POST /v1/connected_apps/clients/search",
  api_connectedapps_v1_connected_apps_clients_Delete: "DELETE /v1/connected_apps/clients/{client_id}",
  api_connectedapps_v1_connected_apps_clients_Get: "GET /v1/connected_apps/clients/{client_id}",
  api_connectedapps_v1_connected_apps_clients_Update: "PUT /v1/connected_apps/clients/{client_id}",
  api_connectedapps_v1_connected_apps_clients_secrets_Rotate:
    "POST /v1/connected_apps/clients/{client_id}/secrets/rotate",
  api_connectedapps_v1_connected_apps_clients_secrets_RotateCancel:
    "POST /v1/connected_apps/clients/{client_id}/secrets/rotate/cancel",
  api_connectedapps_v1_connected_apps_clients_secrets_RotateStart:
    "POST /v1/connected_apps/clients/{client_id}/secrets/rotate/start",
  api_crypto_wallet_v1_Authenticate: "POST /v1/crypto_wallets/authenticate",
  api_crypto_wallet_v1_AuthenticateStart: "POST /v1/crypto_wallets/authenticate/start",
  api_debug_v1_Whoami: "GET /v1/debug/whoami",
  api_fraud_v1_fraud_email_Risk: "POST /v1/email/risk",
  api_fraud_v1_fraud_fingerprint_Lookup: "POST /v1/fingerprint/lookup",
  api_idp_v1_idp_oauth_Authorize: "POST /v1/idp/oauth/authorize",
  api_idp_v1_idp_oauth_AuthorizeStart: "POST /v1/idp/oauth/authorize/start",
  api_impersonation_v1_Authenticate: "POST /v1/impersonation/authenticate",
  api_m2m_v1_m2m_clients_Create: "POST /v1/m2m/clients",
  api_m2m_v1_m2m_clients_Search: "POST /v1/m2m/clients/search",
  api_m2m_v1_m2m_clients_Delete: "DELETE /v1/m2m/clients/{client_id}",
  api_m2m_v1_m2m_clients_Get: "GET /v1/m2m/clients/{client_id}",
  api_m2m_v1_m2m_clients_Update: "PUT /v1/m2m/clients/{client_id}",
  api_m2m_v1_m2m_clients_secrets_Rotate: "POST /v1/m2m/clients/{client_id}/secrets/rotate",
  api_m2m_v1_m2m_clients_secrets_RotateCancel: "POST /v1/m2m/clients/{client_id}/secrets/rotate/cancel",
  api_m2m_v1_m2m_clients_secrets_RotateStart: "POST /v1/m2m/clients/{client_id}/secrets/rotate/start",
  api_magic_v1_Create: "POST /v1/magic_links",
  api_magic_v1_Authenticate: "POST /v1/magic_links/authenticate",
  api_magic_v1_magic_links_email_Invite: "POST /v1/magic_links/email/invite",
  api_magic_v1_magic_links_email_LoginOrCreate: "POST /v1/magic_links/email/login_or_create",
  api_magic_v1_magic_links_email_RevokeInvite: "POST /v1/magic_links/email/revoke_invite",
  api_magic_v1_magic_links_email_Send: "POST /v1/magic_links/email/send",
  api_oauth_v1_Attach: "POST /v1/oauth/attach",
  api_oauth_v1_Authenticate: "POST /v1/oauth/authenticate",
  api_otp_v1_Authenticate: "POST /v1/otps/authenticate",
  api_otp_v1_otp_email_LoginOrCreate: "POST /v1/otps/email/login_or_create",
  api_otp_v1_otp_email_Send: "POST /v1/otps/email/send",
  api_otp_v1_otp_sms_LoginOrCreate: "POST /v1/otps/sms/login_or_create",
  api_otp_v1_otp_sms_Send: "POST /v1/otps/sms/send",
  api_otp_v1_otp_whatsapp_LoginOrCreate: "POST /v1/otps/whatsapp/login_or_create",
  api_otp_v1_otp_whatsapp_Send: "POST /v1/otps/whatsapp/send",
  api_password_v1_Create: "POST /v1/passwords",
  api_password_v1_Authenticate: "POST /v1/passwords/authenticate",
  api_password_v1_passwords_email_Reset: "POST /v1/passwords/email/reset",
  api_password_v1_passwords_email_ResetStart: "POST /v1/passwords/email/reset/start",
  api_password_v1_passwords_existing_password_Reset: "POST /v1/passwords/existing_password/reset",
  api_password_v1_Migrate: "POST /v1/passwords/migrate",
  api_password_v1_passwords_session_Reset: "POST /v1/passwords/session/reset",
  api_project_v1_Metrics: "GET /v1/projects/metrics",
  "idp.introspectTokenNetwork": "POST /v1/public/{project_id}/oauth2/introspect",
  "m2m.token": "POST /v1/public/{project_id}/oauth2/token",
  api_consumer_rbac_v1_Policy: "GET /v1/rbac/policy",
  api_fraud_v1_fraud_rules_List: "POST /v1/rules/list",
  api_fraud_v1_fraud_rules_Set: "POST /v1/rules/set",
  api_session_v1_Get: "GET /v1/sessions",
  api_session_v1_Attest: "POST /v1/sessions/attest",
  api_session_v1_Authenticate: "POST /v1/sessions/authenticate",
  api_session_v1_ExchangeAccessToken: "POST /v1/sessions/exchange_access_token",
  api_session_v1_Migrate: "POST /v1/sessions/migrate",
  api_session_v1_Revoke: "POST /v1/sessions/revoke",
  api_totp_v1_Create: "POST /v1/totps",
  api_totp_v1_Authenticate: "POST /v1/totps/authenticate",
  api_totp_v1_Recover: "POST /v1/totps/recover",
  api_totp_v1_RecoveryCodes: "POST /v1/totps/recovery_codes",
  api_fraud_v1_fraud_verdict_reasons_List: "POST /v1/verdict_reasons/list",
  api_fraud_v1_fraud_verdict_reasons_Override: "POST /v1/verdict_reasons/override",
  api_webauthn_v1_Authenticate: "POST /v1/webauthn/authenticate",
  api_webauthn_v1_AuthenticateStart: "POST /v1/webauthn/authenticate/start",
  api_webauthn_v1_ListCredentials: "GET /v1/webauthn/credentials/{user_id}/{domain}",
  api_webauthn_v1_Register: "POST /v1/webauthn/register",
  api_webauthn_v1_RegisterStart: "POST /v1/webauthn/register/start",
  api_webauthn_v1_Update: "PUT /v1/webauthn/{webauthn_registration_id}",
};

const documented = new Set(Object.values(routes).map(({ method, path }) => shapeOf(`${method} ${path}`)));

/** Those that the document doesn't have yet, as routes, so that the right one of all paths is found. They answer 501. */
export const otherRoutes: RouteTable = Object.fromEntries(
  Object.entries(known)
    .filter(([, request]) => !documented.has(shapeOf(request)))
    .map(([name, request]): [string, Route] => {
      const [method, path] = request.split(" ") as [Route["method"], string];
      const errors = path.startsWith("/v1/public/") ? ({ errors: "oauth" } as const) : {};
      return [name, { method, path, accessor: [], retry: "unsafe", ...errors }];
    }),
);

/** A request without the names of its path's parameters. */
function shapeOf(request: string): string {
  return request.replaceAll(/\{\w+\}/g, "{}");
}
