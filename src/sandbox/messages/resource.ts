import type { Resource } from "../resources/resource.ts";
import { messages as collection } from "./collection.ts";

/** The messages that would have been sent. No operation of the API reads them. */
export const messages: Resource<typeof collection> = { collection, operations: {} };
