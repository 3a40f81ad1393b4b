import type { Resource } from "../resource.ts";
import { policy } from "../rbac/collection.ts";
import { operations } from "./operations.ts";

/** The project: its policy, and what it tells of itself. */
export const project: Resource<typeof policy> = { collection: policy, operations };
