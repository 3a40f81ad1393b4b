import { bearerToken, createGateway, session, type Authorize, type Permission } from "stytch-fetch/gateway";
import type { Handler } from "stytch-fetch/node";
import type { JWK } from "jose";
import { request as send } from "undici";
import { authorization, projectId, secret } from "../peers/peer.ts";

export const BARE = "the same server, by hand";
export const TOKEN = "gateway, bearerToken()";
export const SESSION = "gateway, session()";

/** The token that programs send to the gateway. */
export const token = "token-of-the-bench-0123456789";

/** What a server needs to be made. */
export interface Upstream {
  url: string;
  /** The key of sessions' JWTs. */
  jwk: JWK;
}

/** The servers that are measured: each answers a call by one to the API, with the project's credentials. */
export const servers = {
  [BARE]: callBare,
  [TOKEN]: (upstream) => gateway(upstream, bearerToken(token)),
  [SESSION]: (upstream) => gateway(upstream, session({ own: ["user_id"] })),
} satisfies Record<string, (upstream: Upstream) => Handler>;

export type ServerName = keyof typeof servers;

/** The least that a server can do: it lets everything pass, and looks at nothing. */
function callBare({ url }: Upstream): Handler {
  return async (request) => {
    const { pathname } = new URL(request.url);
    const text = request.body && (await request.text());
    const { statusCode, body } = await send(url + pathname, {
      method: request.method as "GET",
      headers: { authorization, ...(text !== null && { "content-type": "application/json" }) },
      body: text,
    });
    const headers = { "content-type": "application/json" };
    return new Response(await body.text(), { status: statusCode, headers });
  };
}

const allow: Permission[] = [
  "users.get",
  { operation: "users.update", body: ["name", "untrusted_metadata"], hide: ["user.trusted_metadata"] },
];

/** More calls than the bench makes. */
const plenty = { requests: 1_000_000_000, window: 60_000 };

/** As it comes, with an audit on the standard output, but for the limits on calls in a minute. */
function gateway({ url, jwk }: Upstream, authorize: Authorize): Handler {
  const limits = { caller: plenty, all: plenty };
  return createGateway({ projectId, secret, baseUrl: url, jwks: { keys: [jwk] }, allow, authorize, limits })
    .fetch;
}
