import type { Resource } from "../resource.ts";
import { impersonationTokens as collection } from "./collection.ts";
import { operations } from "./operations.ts";

/** Impersonations: members of your team who act in a user's place. */
export const impersonation: Resource<typeof collection> = { collection, operations };
