/**
 * A gateway as a route handler of Next.js's App Router, for an application that has a login of its own: `login-next.ts` is
 * one. It asks that login who calls, and holds the call to them. Other frameworks with `Request` and `Response` can use it
 * as it is.
 *
 *     app/api/stytch/[...path]/route.ts
 *       export const { GET, POST, PUT, DELETE, OPTIONS } = createHandlers({ projectId, secret }, findUser);
 */
import { createGateway, type Authorize, type GatewayConfig } from "stytch-fetch/gateway";

type Handler = (request: Request) => Promise<Response>;

/** @param findUser finds the Stytch id of the user who is logged in, if anyone is: by the application's cookie, say */
export function createHandlers(
  options: Pick<GatewayConfig, "projectId" | "secret" | "fetch" | "hooks">,
  findUser: (request: Request) => Promise<string | undefined>,
): Record<"GET" | "POST" | "PUT" | "DELETE" | "OPTIONS", Handler> {
  const authorize: Authorize = async (request) => {
    const user_id = await findUser(request);
    if (!user_id) return { deny: 401, message: "Log in first." };
    // `key` is what the user's calls are counted by; `bind` is the one user whom they may name.
    return { key: user_id, bind: { user_id } };
  };
  const gateway = createGateway({
    ...options,
    basePath: "/api/stytch",
    allow: [
      { operation: "users.get", hide: ["trusted_metadata"] },
      { operation: "users.update", body: ["name"], hide: ["user.trusted_metadata"] },
    ],
    authorize,
    // The host's proxy appends the caller's address to X-Forwarded-For. Where there is none in front, leave this out:
    // anyone could write that header.
    limits: { trustedHops: 1 },
  });
  const handler: Handler = (request) => gateway.fetch(request);
  return { GET: handler, POST: handler, PUT: handler, DELETE: handler, OPTIONS: handler };
}
