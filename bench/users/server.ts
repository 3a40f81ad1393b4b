// A sandbox with so many users on a port, in a process of its own, so that what reads them is measured alone.
import { serve } from "stytch-fetch/node";
import { createSandbox } from "stytch-fetch/sandbox";
import { answer } from "../ipc.ts";
import { projectId, secret } from "../peers/peer.ts";

/** The first order; a further one ends the server. */
export interface Fill {
  users: number;
  /** The part of the calls that fail. */
  failing: number;
}

answer(async ({ users, failing }: Fill): Promise<string> => {
  const seed = Array.from({ length: users }, (_, i) => ({
    email: `u${i}@example.com`,
    phone_number: `+1415${String(5_000_000 + i)}`,
    external_id: `u${i}`,
    name: { first_name: "Ada", last_name: "Lovelace" },
    trusted_metadata: { plan: "pro", seats: i },
    created_at: new Date(Date.UTC(2026, 0, 1) + i * 1_000).toISOString(),
  }));
  const sandbox = createSandbox({ projectId, secret, seed, rateLimits: false, idSeed: "bench" });
  // Half of them broken connections, half errors of the server.
  sandbox.faults.add({ drop: "after", rate: failing / 2 });
  sandbox.faults.add({ error_type: "internal_server_error", rate: failing / 2 });
  return (await serve(sandbox.fetch, { onError: "drop" })).url;
});
