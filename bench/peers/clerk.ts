import { createClerkClient } from "@clerk/backend";
import type { Connect } from "./peer.ts";

/** Another provider's SDK: its own calls of the same kind, with a user in its own form. */
export const connect: Connect = (url) => {
  const { users } = createClerkClient({
    secretKey: "sk_test_bench",
    apiUrl: `${url}/clerk`,
    telemetry: { disabled: true },
  });
  return {
    get: () => users.getUser("user_2c1f7b0e8a544d6f9e3b5a0c7d1"),
    create: () =>
      users.createUser({
        emailAddress: ["ada@example.com"],
        phoneNumber: ["+10000000000"],
        firstName: "Ada",
        lastName: "Lovelace",
        externalId: "crm|4711",
        privateMetadata: { plan: "team", trial_ends: "2026-02-14" },
        publicMetadata: { theme: "dark" },
      }),
  };
};
