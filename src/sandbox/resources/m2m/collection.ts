import { ApiError } from "../../errors/api-error.ts";
import type { Changes } from "../../store/changes.ts";
import { Collection } from "../../store/collection.ts";
import type { CollectionDefinition } from "../../store/definition.ts";
import type { StoredClient } from "./client.ts";
import { readClients } from "./read-clients.ts";

/** The M2M clients of one sandbox, in the order in which they were created. */
export class M2MClientCollection extends Collection<StoredClient> {
  constructor(changes?: Changes) {
    super(
      {
        keyOf: ({ client_id }) => client_id,
        indexes: { client_id: { keysOf: ({ client_id }) => [client_id] } },
      },
      changes,
    );
  }

  /**
   * The client with this id.
   *
   * @throws {ApiError} m2m_client_not_found
   */
  require(client_id: string): StoredClient {
    const client = this.get(client_id);
    if (!client) throw new ApiError("m2m_client_not_found");
    return client;
  }
}

/** The M2M clients, and their part of a snapshot. */
export const m2mClients: CollectionDefinition<
  "m2m_clients",
  StoredClient,
  M2MClientCollection,
  readonly StoredClient[]
> = {
  name: "m2m_clients",
  ids: ["client_id"],
  create: (_, changes) => new M2MClientCollection(changes),
  write: (all) => all,
  read: readClients,
};
