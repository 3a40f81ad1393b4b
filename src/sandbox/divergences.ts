import type { Divergence } from "./divergences/divergence.ts";
import { ids } from "./divergences/ids.ts";
import { removals } from "./divergences/removals.ts";
import { requests } from "./divergences/requests.ts";
import { searches } from "./divergences/search.ts";
import { writes } from "./divergences/writes.ts";

export type { Divergence } from "./divergences/divergence.ts";

/** The ledger of divergences: where the sandbox had to decide, and may differ from the real API. */
export const divergences: readonly Divergence[] = [...requests, ...ids, ...writes, ...removals, ...searches];
