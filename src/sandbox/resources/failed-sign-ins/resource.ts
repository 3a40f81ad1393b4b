import type { Resource } from "../resource.ts";
import { failedSignIns as collection } from "./collection.ts";

/** The failed sign-ins of users, which lock them. No operation is on them alone. */
export const failedSignIns: Resource<typeof collection> = { collection, operations: {} };
