// The operation that openapi/README.md adds is added to a copy of the document by its letter, and then once for each
// form that the provider's names have.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { lint, loadConfig } from "@redocly/openapi-core";
import { describe, expect, it, onTestFinished } from "vitest";

const project = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(path.join(project, "openapi/README.md"), "utf8");
const [operation, schemas, examples] = [...readme.matchAll(/^ {3}```yaml\n([\s\S]*?)^ {3}```$/gm)].map(
  ([, block]) => block!.replace(/^ {3}/gm, ""),
) as [string, string, string];

/** Adds the README's operation to a copy of the document, once for each set of names. Its paths are made up. */
async function problems(names: readonly Names[]): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "stytch-fetch-readme-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(path.join(project, "openapi"), folder, { recursive: true });
  mkdirSync(path.join(folder, "paths/otps"));
  const write = (file: string, text: string): void => writeFileSync(path.join(folder, file), text);
  const root = readFileSync(path.join(folder, "openapi.yaml"), "utf8");
  const urls = names.map(
    (_, index) => `  /v1/otps/email/send${index || ""}:\n    $ref: paths/otps/send${index}.yaml\n`,
  );
  write(
    "openapi.yaml",
    root
      .replace("\ntags:\n", "\ntags:\n  - name: OTPs\n    description: One-time passcodes.\n")
      .replace("\npaths:\n", `\npaths:\n${urls.join("")}`),
  );
  for (const [index, name] of names.entries()) write(`paths/otps/send${index}.yaml`, rename(operation, name));
  write("schemas/otp.yaml", names.map((name) => rename(schemas, name)).join(""));
  write("examples/otp.yaml", examples);
  const config = await loadConfig({ configPath: path.join(project, "redocly.yaml") });
  const found = await lint({ ref: path.join(folder, "openapi.yaml"), config });
  return found.map(({ ruleId, message }) => `${ruleId}: ${message}`);
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
  ["api_session_v1_GetJWKS", "sessions.getJWKS", "api_session_v1_GetJWKSRequest", "api_session_v1_JWK"],
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
    expect(await problems([written])).toEqual([]);
  });

  it("passes with a name of each form that the provider's operations and schemas have", async () => {
    expect(await problems(forms)).toEqual([]);
  });
});
