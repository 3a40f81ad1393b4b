import { refuseUnknown } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { documentValidator } from "../../../validate/document.ts";
import { explainProblem } from "../../errors/require-valid.ts";
import { asConfigError, copyJSON } from "../../seed/given.ts";
import { readList } from "../../seed/read-list.ts";
import { checkClientId, checkScopes, checkStatus } from "./check-client.ts";
import type { Client, StoredClient } from "./client.ts";

const HASHES = ["client_secret_hash", "next_client_secret_hash"] as const;

/**
 * Reads the M2M clients of a snapshot.
 *
 * @throws {StytchConfigError} naming the field, the rule and the remedy
 */
export function readClients(at: string, part: unknown): StoredClient[] {
  return readList(at, part, { keys: ["client_id"], plural: "clients", read: readClient });
}

function readClient(at: string, given: unknown): StoredClient {
  const copied: unknown = copyJSON(at, given);
  const schema = documentValidator.schema("api_m2m_v1_M2MClient");
  const fields = Object.keys(schema["properties"] as object);
  refuseUnknown(at, copied, [...fields, ...HASHES]);
  const { client_secret_hash, next_client_secret_hash, ...client } = copied as Readonly<
    Record<string, unknown>
  >;
  const problem = explainProblem({ validator: documentValidator, schema }, client, at);
  if (problem) throw new StytchConfigError(problem);
  const { client_id, scopes, status, next_client_secret_last_four: next } = client as unknown as Client;
  asConfigError(at, () => {
    checkClientId(client_id);
    checkScopes(scopes);
    checkStatus(status);
  });
  requireHash(`${at}.client_secret_hash`, client_secret_hash);
  if (next !== null) requireHash(`${at}.next_client_secret_hash`, next_client_secret_hash);
  else if (next_client_secret_hash !== null) {
    throw new StytchConfigError(
      `${at}.next_client_secret_hash must be null, as next_client_secret_last_four is.`,
    );
  }
  return copied as StoredClient;
}

function requireHash(at: string, hash: unknown): void {
  if (typeof hash === "string" && /^[0-9a-f]{64}$/.test(hash)) return;
  throw new StytchConfigError(`${at} must be a SHA-256 in hex. Leave the client out.`);
}
