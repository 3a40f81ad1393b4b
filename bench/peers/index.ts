import type { Connect } from "./peer.ts";

export const OFFICIAL = "official SDK";
export const OURS = "stytch-fetch";
export const OURS_NODE = "stytch-fetch/node";
export const OURS_FETCH = "stytch-fetch, over fetch";
export const FETCH_CHECKED = "fetch, same checks";
export const UNDICI = "undici.request";
export const FLOOR = "raw sockets";

/**
 * Who is measured. Each is loaded in a process of its own: npm's undici, for one, changes Node's own `fetch` by being
 * imported. Those after ours
 * show where the time goes.
 */
export const peers = {
  [OFFICIAL]: () => import("./official-sdk.ts"),
  "@clerk/backend": () => import("./clerk.ts"),
  "@workos-inc/node": () => import("./workos.ts"),
  "fetch, as it comes": () => import("./fetch-plain.ts"),
  [FETCH_CHECKED]: () => import("./fetch-checked.ts"),
  "openapi-fetch": () => import("./openapi-fetch.ts"),
  [OURS]: () => import("./stytch-fetch.ts"),
  [OURS_NODE]: () => import("./stytch-fetch-node.ts"),
  [OURS_FETCH]: () => import("./stytch-fetch-by-fetch.ts"),
  "openapi-fetch, node:http": () => import("./openapi-fetch-http.ts"),
  [UNDICI]: () => import("./undici.ts"),
  "node:http, by hand": () => import("./node-http.ts"),
  [FLOOR]: () => import("./sockets.ts"),
} satisfies Record<string, () => Promise<{ connect: Connect }>>;

export type PeerName = keyof typeof peers;

export const peerNames = Object.keys(peers) as PeerName[];
