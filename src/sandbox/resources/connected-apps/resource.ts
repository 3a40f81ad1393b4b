import type { Resource } from "../resource.ts";
import { authorizations } from "./collection.ts";
import { operations } from "./operations.ts";

/** Connected Apps. There is no error type for a malformed connected_app_id. */
export const connectedApps: Resource<typeof authorizations> = {
  collection: authorizations,
  operations,
  fieldErrors: { user_id: { pattern: "invalid_user_id", maxLength: "invalid_user_id" } },
};
