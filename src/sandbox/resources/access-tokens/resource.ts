import { signInFieldErrors } from "../login/field-errors.ts";
import type { Resource } from "../resource.ts";
import { exchangedTokens as collection } from "./collection.ts";
import { operations } from "./operations.ts";

/** The access tokens of Connected Apps, as far as they can be exchanged for sessions. */
export const accessTokens: Resource<typeof collection> = {
  collection,
  operations,
  fieldErrors: signInFieldErrors,
};
