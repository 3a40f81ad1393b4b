// The operation that openapi/README.md adds is added to a copy of the document by its letter, and then once for each
// form that the provider's names have. All names are made up, so that no operation of the document has them; and where
// someone who followed the README has the operation in the document already, it is the same one.
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { copyDocument, project, type DocumentCopy } from "./document.ts";

const readme = readFileSync(path.join(project, "openapi/README.md"), "utf8");
const [operation, tag, url, namespace, schemas, examples, errors] = [
  ...readme.matchAll(/^ {3}```yaml\n(?: {3}# .*\n)?([\s\S]*?)^ {3}```$/gm),
].map(([, block]) => block!.replace(/^ {3}/gm, "")) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

const file = "paths/letters/letters_passcode_send.yaml";

/** Adds the README's operation to a copy of the document, and the same with each further set of names. */
function add(...others: Names[]): DocumentCopy {
  const document = copyDocument();
  const insert = (at: string, text: string, before: RegExp): void => {
    if (!document.read(at).includes(text)) document.edit(at, before, `${text}$&`);
  };
  // In front of the first tag that comes after it.
  insert("openapi.yaml", indent(tag), / {2}- name: [M-Z]/);
  insert("openapi.yaml", indent(url), /(?<=\npaths:\n)/);
  insert("openapi.yaml", indent(namespace), /(?<=\nx-namespaces:\n)/);
  document.write(file, operation);
  document.write("schemas/letter.yaml", [written, ...others].map((name) => rename(schemas, name)).join(""));
  document.write("examples/letter.yaml", examples);
  insert("errors.yaml", errors, /^bad_request:/m);
  for (const [index, name] of others.entries()) {
    document.write(`paths/letters/letter${index}.yaml`, rename(operation, name));
    insert(
      "openapi.yaml",
      `  /v1/letters/letter${index}:\n    $ref: paths/letters/letter${index}.yaml\n`,
      /(?<=\npaths:\n)/,
    );
  }
  return document;
}

function indent(text: string): string {
  return text.replace(/^/gm, "  ").trimEnd() + "\n";
}

type Names = readonly [operationId: string, method: string, request: string, response: string];

const written: Names = [
  "api_letter_v1_letters_passcode_Send",
  "letters.passcode.send",
  "api_letter_v1_letters_passcode_SendRequest",
  "api_letter_v1_letters_passcode_SendResponse",
];

function rename(text: string, [operationId, method, request, response]: Names): string {
  return text
    .replaceAll(written[2], request)
    .replaceAll(written[3], response)
    .replace(`operationId: ${written[0]}\n`, `operationId: ${operationId}\n`)
    .replace(`x-method: ${written[1]}\n`, `x-method: ${method}\n`);
}

/** One of each form among the provider's names, with a name of the provider's that has it. */
const forms: readonly Names[] = [
  // api_totp_v1_RecoveryCodes, api_totp_v1_TOTP
  ["api_letter_v1_SomeCodes", "letters.someCodes", "api_letter_v1_SomeCodesRequest", "api_letter_v1_PO"],
  // api_session_v2_GetJWKS, sessions.v2.getJWKS
  ["api_letter_v2_GetPOBS", "letters.v2.getPOBS", "api_letter_v2_GetPOBSRequest", "api_letter_v2_POB"],
  // api_consumer_rbac_v1_Policy
  ["api_consumer_letter_v1_Rule", "letters.rule", "api_consumer_letter_v1_Rule", "api_box_v1_RuleResponse"],
  // api_crypto_wallet_v1_Authenticate, cryptoWallets, api_crypto_wallet_v1_SIWEParams, OAuth2Error
  ["api_letter_box_v1_Open", "letterBoxes.open", "api_letter_box_v1_POBParams", "Letter2Box"],
  [
    // api_m2m_v1_m2m_clients_secrets_RotateStart
    "api_l2l_v1_l2l_boxes_keys_RotateStart",
    "l2l.boxes.keys.rotateStart",
    "api_l2l_v1_l2l_boxes_keys_RotateStartRequest",
    "api_l2l_v1_l2l_boxes_keys_RotateStartResponse",
  ],
  [
    // api_connectedapps_v1_connected_apps_clients_Get
    "api_letterboxes_v1_letter_boxes_keys_Get",
    "letterBox.keys.get",
    "api_letterboxes_v1_letter_boxes_keys_GetRequest",
    "api_letterboxes_v1_letter_boxes_keys_GetResponse",
  ],
  [
    // api_password_v1_passwords_existing_password_Reset
    "api_letter_v1_letters_sealed_letter_Reset",
    "letters.sealedLetter.reset",
    "api_letter_v1_letters_sealed_letter_ResetRequest",
    "api_letter_v1_letters_sealed_letter_ResetResponse",
  ],
  // m2m.token, of the SDK alone; oauth2_TokenRequest
  ["api_l2l_v1_Stamp", "l2l.stamp", "oauth2_StampRequest", "oauth2_StampResponse"],
];

describe("the operation that openapi/README.md adds", () => {
  it("passes the lint as it is written there, in a path file of about 40 lines", async () => {
    expect(operation.trim().split("\n").length).toBeLessThanOrEqual(40);
    expect(await add().lint()).toEqual([]);
  });

  it("passes with a name of each form that the provider's operations and schemas have", async () => {
    expect(await add(...forms).lint()).toEqual([]);
  });

  it("passes with credentials in a form, errors of OAuth's form, and a path that an option fills", async () => {
    const { read, edit, write, lint } = add();
    edit("openapi.yaml", "/v1/letters/passcode/send:", "/v1/letters/{project_id}/token:");
    edit(
      "openapi.yaml",
      "  securitySchemes:\n",
      `  securitySchemes:
    letterBox:
      type: oauth2
      description: The client's id and secret stand in the form.
      flows: { clientCredentials: { tokenUrl: "https://test.stytch.com/v1/token", scopes: {} } }
`,
    );
    edit(file, "application/json:", "application/x-www-form-urlencoded:");
    edit(file, "  requestBody:\n", "  security: [{ letterBox: [] }]\n  requestBody:\n");
    edit(file, "responses.yaml#/BadRequest", "responses.yaml#/LetterBadRequest");
    edit(
      file,
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
      `${read("responses.yaml")}
LetterBadRequest:
  description: The request was refused.
  content: { application/json: { schema: { $ref: schemas/letter.yaml#/LetterError } } }
`,
    );
    edit(
      "schemas/letter.yaml",
      /^/,
      `LetterError:
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
    const { edit, lint } = add();
    edit(file, "  requestBody:\n", "  security: []\n  requestBody:\n");
    const server = "url: https://letters.stytch.com, description: Letters., x-server: letters";
    edit(file, /^/, `servers: [{ ${server} }]\n`);
    expect(await lint()).toEqual([]);
  });
});
