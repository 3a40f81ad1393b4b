import { ApiError } from "../../errors/api-error.ts";
import type { FieldErrors } from "../../errors/require-valid.ts";
import type { OperationsOf } from "../operation.ts";
import { mergeMetadata } from "../users/metadata.ts";
import { checkClientId, checkClientSecret, checkScopes, checkStatus } from "./check-client.ts";
import { secretFields, showClient, type StoredClient } from "./client.ts";
import { m2mClients } from "./collection.ts";
import { rotate, rotateCancel, rotateStart } from "./rotation.ts";
import { search } from "./search.ts";
import { token } from "./token.ts";

const fieldErrors: FieldErrors = {
  trusted_metadata: { type: "metadata_invalid_format", maxProperties: "metadata_too_many_keys" },
};

/** The operations on M2M clients. */
export const operations: OperationsOf = {
  api_m2m_v1_m2m_clients_Create: {
    fieldErrors,
    check({ client_id, client_secret, scopes }) {
      if (typeof client_id === "string") checkClientId(client_id);
      if (typeof client_secret === "string") checkClientSecret(client_secret);
      if (Array.isArray(scopes)) checkScopes(scopes);
    },

    run({ body, store, ids }) {
      const clients = store.get(m2mClients);
      if (body.client_id !== undefined && clients.get(body.client_id)) {
        throw new ApiError("duplicate_m2m_client_id");
      }
      const trusted_metadata = mergeMetadata("trusted_metadata", {}, body.trusted_metadata);
      const client_secret = body.client_secret ?? ids.token();
      const client: StoredClient = {
        client_id: body.client_id ?? ids.make("m2m-client"),
        client_name: body.client_name ?? "",
        client_description: body.client_description ?? "",
        status: "active",
        scopes: [...new Set(body.scopes)],
        next_client_secret_last_four: null,
        next_client_secret_hash: null,
        trusted_metadata,
        ...secretFields(client_secret),
      };
      clients.add(client);
      return { m2m_client: { ...showClient(client), client_secret } };
    },
  },

  api_m2m_v1_m2m_clients_Search: search,

  api_m2m_v1_m2m_clients_Get: {
    run: ({ params, store }) => ({ m2m_client: showClient(store.get(m2mClients).require(params.client_id)) }),
  },

  api_m2m_v1_m2m_clients_Update: {
    fieldErrors: {
      ...fieldErrors,
      status: { type: "invalid_m2m_client_status", enum: "invalid_m2m_client_status" },
    },
    check({ status, scopes }) {
      if (typeof status === "string") checkStatus(status);
      if (Array.isArray(scopes)) checkScopes(scopes);
    },

    run({ params, body, store }) {
      const old = store.get(m2mClients).require(params.client_id);
      const client = {
        ...old,
        client_name: body.client_name ?? old.client_name,
        client_description: body.client_description ?? old.client_description,
        status: body.status ?? old.status,
        scopes: body.scopes ? [...new Set(body.scopes)] : old.scopes,
        trusted_metadata: mergeMetadata("trusted_metadata", old.trusted_metadata, body.trusted_metadata),
      };
      store.get(m2mClients).save(client);
      return { m2m_client: showClient(client) };
    },
  },

  api_m2m_v1_m2m_clients_Delete: {
    run({ params: { client_id }, store }) {
      if (!store.get(m2mClients).delete(client_id)) throw new ApiError("m2m_client_not_found");
      return { client_id };
    },
  },

  api_m2m_v1_m2m_clients_secrets_RotateStart: rotateStart,
  api_m2m_v1_m2m_clients_secrets_RotateCancel: rotateCancel,
  api_m2m_v1_m2m_clients_secrets_Rotate: rotate,
  api_m2m_v1_Token: token,
};
