import type { Resource } from "../resource.ts";
import { m2mClients as collection } from "./collection.ts";
import { operations } from "./operations.ts";

/** M2M clients: programs that sign in as themselves. */
export const m2mClients: Resource<typeof collection> = { collection, operations };
