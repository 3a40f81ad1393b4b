// The operation that openapi/README.md adds is added to a copy of the document by its letter, and then once for each
// form that the provider's names have.
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { copyDocument, project, type DocumentCopy } from "./document.ts";

const readme = readFileSync(path.join(project, "openapi/README.md"), "utf8");
const [operation, schemas, examples] = [...readme.matchAll(/^ {3}```yaml\n([\s\S]*?)^ {3}```$/gm)].map(
  ([, block]) => block!.replace(/^ {3}/gm, ""),
) as [string, string, string];

/** Adds the README's operation to a copy of the document, once for each set of names. Its paths are made up. */
function add(names: readonly Names[]): DocumentCopy {
  const document = copyDocument();
  const urls = names.map((_, index) => `  /v1/otps/send${index}:\n    $ref: paths/otps/send${index}.yaml\n`);
  document.edit(
    "openapi.yaml",
    "\ntags:\n",
    "\ntags:\n  - name: OTPs\n    description: One-time passcodes.\n",
  );
  document.edit("openapi.yaml", "\npaths:\n", `\npaths:\n${urls.join("")}`);
  for (const [index, name] of names.entries())
    document.write(`paths/otps/send${index}.yaml`, rename(operation, name));
  document.write("schemas/otp.yaml", names.map((name) => rename(schemas, name)).join(""));
  document.write("examples/otp.yaml", examples);
  return document;
}

type Names = readonly [operationId: string, method: string, request: string, response: string];

function rename(text: string, [operationId, method, request, response]: Names): string {
  return text
    .replaceAll("api_otp_v1_otp_email_SendRequest", request)
    .replaceAll("api_otp_v1_otp_email_SendResponse", response)
    .replace("operationId: api_otp_v1_otp_email_Send\n", `operationId: ${operationId}\n`)
    .replace("x-method: otps.email.send\n", `x-method: ${method}\n`);
}

const written: Names = [
  "api_otp_v1_otp_email_Send",
  "otps.email.send",
  "api_otp_v1_otp_email_SendRequest",
  "api_otp_v1_otp_email_SendResponse",
];

/** One of each form among the provider's names. */
const forms: readonly Names[] = [
  written,
  [
    "api_totp_v1_RecoveryCodes",
    "totps.recoveryCodes",
    "api_totp_v1_RecoveryCodesRequest",
    "api_totp_v1_TOTP",
  ],
  ["api_session_v2_GetJWKS", "sessions.v2.getJWKS", "api_session_v2_GetJWKSRequest", "api_session_v2_JWK"],
  ["api_consumer_rbac_v1_Policy", "rbac.policy", "api_consumer_rbac_v1_Policy", "api_rbac_v1_PolicyResponse"],
  [
    "api_crypto_wallet_v1_Authenticate",
    "cryptoWallets.authenticate",
    "api_crypto_wallet_v1_SIWEParams",
    "OAuth2Error",
  ],
  [
    "api_m2m_v1_m2m_clients_secrets_RotateStart",
    "m2m.clients.secrets.rotateStart",
    "api_m2m_v1_m2m_clients_secrets_RotateStartRequest",
    "api_m2m_v1_m2m_clients_secrets_RotateStartResponse",
  ],
  [
    "api_connectedapps_v1_connected_apps_clients_Get",
    "connectedApp.clients.get",
    "api_connectedapps_v1_connected_apps_clients_GetRequest",
    "api_connectedapps_v1_connected_apps_clients_GetResponse",
  ],
  [
    "api_password_v1_passwords_existing_password_Reset",
    "passwords.existingPassword.reset",
    "api_password_v1_passwords_existing_password_ResetRequest",
    "api_password_v1_passwords_existing_password_ResetResponse",
  ],
  // Of the SDK alone; the operation's id is made up in the provider's form.
  ["api_m2m_v1_Token", "m2m.token", "oauth2_TokenRequest", "oauth2_TokenResponse"],
];

describe("the operation that openapi/README.md adds", () => {
  it("passes the lint as it is written there, in a path file of about 40 lines", async () => {
    expect(operation.trim().split("\n").length).toBeLessThanOrEqual(40);
    expect(await add([written]).lint()).toEqual([]);
  });

  it("passes with a name of each form that the provider's operations and schemas have", async () => {
    expect(await add(forms).lint()).toEqual([]);
  });

  it("passes with credentials in a form, errors of OAuth's form, and a path that an option fills", async () => {
    const { edit, write, lint } = add([written]);
    edit("openapi.yaml", "/v1/otps/send0:", "/v1/public/{project_id}/oauth2/token:");
    edit(
      "openapi.yaml",
      "  securitySchemes:\n",
      `  securitySchemes:
    clientCredentials:
      type: oauth2
      description: The client's id and secret stand in the form.
      flows: { clientCredentials: { tokenUrl: "https://test.stytch.com/v1/token", scopes: {} } }
`,
    );
    edit("paths/otps/send0.yaml", "application/json:", "application/x-www-form-urlencoded:");
    edit(
      "paths/otps/send0.yaml",
      "  requestBody:\n",
      "  security: [{ clientCredentials: [] }]\n  requestBody:\n",
    );
    edit(
      "paths/otps/send0.yaml",
      "x-error-types: [invalid_email, user_not_found]",
      "x-error-types: [user_not_found]",
    );
    edit("paths/otps/send0.yaml", "responses.yaml#/BadRequest", "responses.yaml#/OAuthBadRequest");
    edit(
      "paths/otps/send0.yaml",
      /^/,
      `parameters:
  - name: project_id
    in: path
    required: true
    description: The project's id.
    x-option: projectId
    schema: { type: string }
`,
    );
    write(
      "responses.yaml",
      `${readFileSync(path.join(project, "openapi/responses.yaml"), "utf8")}
OAuthBadRequest:
  description: The request was refused.
  content: { application/json: { schema: { $ref: schemas/otp.yaml#/OAuth2Error } } }
`,
    );
    edit(
      "schemas/otp.yaml",
      /^/,
      `OAuth2Error:
  type: object
  description: An error as RFC 6749 has it.
  required: [error]
  properties:
    error: { type: string, description: What went wrong. }
`,
    );
    expect(await lint()).toEqual([]);
  });

  it("passes without credentials, at a server of its own", async () => {
    const { edit, lint } = add([written]);
    edit("paths/otps/send0.yaml", "  requestBody:\n", "  security: []\n  requestBody:\n");
    const server = "url: https://telemetry.stytch.com, description: Fraud detection., x-server: fraud";
    edit("paths/otps/send0.yaml", /^/, `servers: [{ ${server} }]\n`);
    expect(await lint()).toEqual([]);
  });
});
