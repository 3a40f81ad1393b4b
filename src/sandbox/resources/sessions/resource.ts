import { signInFieldErrors } from "../login/field-errors.ts";
import type { Resource } from "../resource.ts";
import { sessions as collection } from "./collection.ts";
import { operations } from "./operations.ts";

/** The sessions of users. */
export const sessions: Resource<typeof collection> = {
  collection,
  operations,
  fieldErrors: { ...signInFieldErrors, session_id: { pattern: "invalid_session_id" } },
};
