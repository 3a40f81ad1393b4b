import type { Resource } from "../resource.ts";
import { addedFactors as collection } from "./collection.ts";

/** The addresses that wait for their proof. No operation is on them alone. */
export const addedFactors: Resource<typeof collection> = { collection, operations: {} };
