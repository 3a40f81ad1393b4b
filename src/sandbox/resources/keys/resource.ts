import type { Resource } from "../resource.ts";
import { keys as collection } from "./collection.ts";
import { operations } from "./operations.ts";

/** The keys of session JWTs. */
export const keys: Resource<typeof collection> = {
  collection,
  operations,
  fieldErrors: { project_id: { pattern: "invalid_project_id" } },
};
