import { WorkOS } from "@workos-inc/node";
import type { Connect } from "./peer.ts";

/** Another provider's SDK: its own calls of the same kind, with a user in its own form. */
export const connect: Connect = (url) => {
  const { protocol, hostname, port } = new URL(url);
  const { userManagement } = new WorkOS("sk_test_bench", {
    apiHostname: hostname,
    port: Number(port),
    https: protocol === "https:",
  });
  return {
    get: () => userManagement.getUser("user_01KF0Z5R6V8M3T4Y7W9B2C5D6E"),
    create: () =>
      userManagement.createUser({
        email: "ada@example.com",
        firstName: "Ada",
        lastName: "Lovelace",
        emailVerified: true,
        externalId: "crm|4711",
        metadata: { plan: "team", trial_ends: "2026-02-14" },
      }),
  };
};
