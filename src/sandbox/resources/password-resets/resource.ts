import type { Resource } from "../resource.ts";
import { passwordResets as collection } from "./collection.ts";

/** The resets of passwords that were begun by email. The operations on them are those on passwords. */
export const passwordResets: Resource<typeof collection> = { collection, operations: {} };
