import { createContext } from "../client/context.ts";
import { documentedApi } from "../routes/api.ts";
import { assembleGateway } from "./create.ts";
import type { Gateway, GatewayConfig } from "./types.ts";

/**
 * Makes a gateway: it lets browsers, apps and agents make calls without the project's secret. What isn't allowed is refused.
 *
 * Mount its `fetch` wherever a server has `Request` and `Response`; `serve` of `stytch-fetch/node` does so on a port.
 *
 * @throws {StytchConfigError} where an option is missing, unknown or wrong
 * @example
 * const gateway = createGateway({
 *   projectId,
 *   secret,
 *   basePath: "/api/stytch",
 *   allow: ["users.get", { operation: "users.update", body: ["name", "untrusted_metadata"] }],
 *   authorize: session({ own: ["user_id"] }),
 * });
 * app.all("/api/stytch/*", (context) => gateway.fetch(context.req.raw)); // Hono
 */
export function createGateway(config: GatewayConfig): Gateway {
  return assembleGateway(config, (options) => createContext(options, documentedApi));
}

export * from "./public.ts";
