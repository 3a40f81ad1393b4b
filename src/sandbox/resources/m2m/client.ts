import type { api_m2m_v1_M2MClient as Client } from "../../../../generated/schema.ts";
import { hashToken } from "../sessions/token-hash.ts";

export type { Client };

/** A client as it is kept: of its secrets there are only hashes. */
export interface StoredClient extends Client {
  readonly client_secret_hash: string;
  /** That of the secret which is to take the place of the other; `null` while none is. */
  readonly next_client_secret_hash: string | null;
}

/** The client as everyone may see it. */
export function showClient({ client_secret_hash, next_client_secret_hash, ...client }: StoredClient): Client {
  return client;
}

/** The fields that tell of a secret. */
export function secretFields(
  secret: string,
): Pick<StoredClient, "client_secret_hash" | "client_secret_last_four"> {
  return { client_secret_hash: hashToken(secret), client_secret_last_four: secret.slice(-4) };
}

/** Whether a secret is the client's, or its next one. */
export function hasSecret(client: StoredClient, secret: string): boolean {
  return [client.client_secret_hash, client.next_client_secret_hash].includes(hashToken(secret));
}
