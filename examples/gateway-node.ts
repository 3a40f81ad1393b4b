/**
 * A gateway by itself, in Node, for programs that shouldn't have the project's secret, such as an agent or a docs console:
 * they have a token of the gateway's own, and can look users up, but not reach them.
 *
 *     const { url, close } = await startGateway(process.env);
 *     const stytch = createStytch({ gateway: url, headers: { authorization: `Bearer ${GATEWAY_TOKEN}` } });
 */
import { bearerToken, createGateway, type GatewayConfig } from "stytch-fetch/gateway";
import { createRedisLimits, serve, type Server } from "stytch-fetch/node";

const CONTACTS = ["emails", "phone_numbers"] as const;
const CONTACTS_FOUND = ["results.emails", "results.phone_numbers"] as const;

/** @param env with STYTCH_PROJECT_ID, STYTCH_SECRET, GATEWAY_TOKEN, and REDIS_URL where several of these share limits */
export async function startGateway(
  env: Readonly<Record<string, string | undefined>>,
  options: Pick<GatewayConfig, "fetch" | "hooks"> = {},
): Promise<Pick<Server, "url" | "close">> {
  const { STYTCH_PROJECT_ID = "", STYTCH_SECRET = "", GATEWAY_TOKEN = "", REDIS_URL, PORT = "0" } = env;
  const store = REDIS_URL ? await createRedisLimits({ url: REDIS_URL, onError: console.warn }) : undefined;
  const gateway = createGateway({
    ...options,
    projectId: STYTCH_PROJECT_ID,
    secret: STYTCH_SECRET,
    allow: [
      { operation: "users.get", hide: CONTACTS },
      { operation: "users.search", hide: CONTACTS_FOUND },
    ],
    authorize: bearerToken(GATEWAY_TOKEN),
    limits: { store, caller: { requests: 300, window: 60_000 } },
  });
  // On loopback. Other machines reach it through a proxy that speaks TLS: the token mustn't travel in plain text.
  const server = await serve(gateway.fetch, { port: Number(PORT), maxBody: 65_536 });
  return {
    url: server.url,
    async close() {
      await server.close();
      await store?.close();
    },
  };
}
