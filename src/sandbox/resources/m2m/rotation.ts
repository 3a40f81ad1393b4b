import { ApiError } from "../../errors/api-error.ts";
import type { OperationOf, OperationSurroundings } from "../operation.ts";
import { secretFields, showClient, type StoredClient } from "./client.ts";
import { m2mClients } from "./collection.ts";

/** Makes a secret which is good beside the old one. */
export const rotateStart: OperationOf<"api_m2m_v1_m2m_clients_secrets_RotateStart"> = {
  run({ params, store, ids }) {
    const old = store.get(m2mClients).require(params.client_id);
    if (old.next_client_secret_hash !== null) throw new ApiError("m2m_client_already_rotating_secret");
    const next_client_secret = ids.token();
    const { client_secret_hash, client_secret_last_four } = secretFields(next_client_secret);
    const next_client_secret_last_four = client_secret_last_four;
    const client = { ...old, next_client_secret_hash: client_secret_hash, next_client_secret_last_four };
    store.get(m2mClients).save(client);
    return { m2m_client: { ...showClient(client), next_client_secret, next_client_secret_last_four } };
  },
};

/** Keeps the old secret alone. */
export const rotateCancel: OperationOf<"api_m2m_v1_m2m_clients_secrets_RotateCancel"> = {
  run: ({ params, store }) => end(store, params.client_id, () => ({})),
};

/** Keeps the next secret alone. */
export const rotate: OperationOf<"api_m2m_v1_m2m_clients_secrets_Rotate"> = {
  run: ({ params, store }) =>
    end(store, params.client_id, ({ next_client_secret_hash, next_client_secret_last_four }) => ({
      client_secret_hash: next_client_secret_hash!,
      client_secret_last_four: next_client_secret_last_four!,
    })),
};

function end(
  store: OperationSurroundings["store"],
  client_id: string,
  secretOf: (client: StoredClient) => Partial<StoredClient>,
): { m2m_client: ReturnType<typeof showClient> } {
  const old = store.get(m2mClients).require(client_id);
  if (old.next_client_secret_hash === null) throw new ApiError("m2m_client_not_rotating_secret");
  const client: StoredClient = {
    ...old,
    ...secretOf(old),
    next_client_secret_hash: null,
    next_client_secret_last_four: null,
  };
  store.get(m2mClients).save(client);
  return { m2m_client: showClient(client) };
}
