import type { Resource } from "../resource.ts";
import { users as collection } from "./collection.ts";
import { fieldErrors } from "./field-errors.ts";
import { operations } from "./operations.ts";

/** Users. */
export const users: Resource<typeof collection> = {
  collection,
  operations,
  fieldErrors,
};
