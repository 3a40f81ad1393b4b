import { ApiError } from "../../errors/api-error.ts";
import type { OperationsOf } from "../operation.ts";
import { keys } from "./collection.ts";
import { publicKeyOf } from "./signing-key.ts";

/** The operations on keys. */
export const operations: OperationsOf = {
  api_session_v1_GetJWKS: {
    async prepare({ params, store, projectId }) {
      if (params.project_id !== projectId) throw new ApiError("project_not_found");
      await store.get(keys).ensure();
    },
    run: ({ store }) => ({
      keys: store
        .get(keys)
        .list()
        .map(({ value }) => publicKeyOf(value)),
    }),
  },
};
