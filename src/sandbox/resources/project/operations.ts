import { m2mClients } from "../m2m/collection.ts";
import type { OperationsOf } from "../operation.ts";
import { policy } from "../rbac/collection.ts";
import { users } from "../users/collection.ts";

/** The operations on the project itself. */
export const operations: OperationsOf = {
  api_consumer_rbac_v1_Policy: {
    run: ({ store }) => ({ policy: store.get(policy).current }),
  },

  api_debug_v1_Whoami: {
    run: ({ projectId }) => ({ project_id: projectId, name: "Sandbox" }),
  },

  api_project_v1_Metrics: {
    run: ({ store, projectId }) => ({
      project_id: projectId,
      metrics: [
        { metric_type: "USER_COUNT", count: store.get(users).sorted.size },
        { metric_type: "M2M_CLIENT_COUNT", count: store.get(m2mClients).sorted.size },
      ],
    }),
  },
};
