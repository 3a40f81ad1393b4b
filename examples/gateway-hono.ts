/**
 * A gateway in a Hono application: its pages log users in and act for them, and have neither the project's secret nor a
 * session's token. `gateway-page.ts` is such a page.
 *
 * To run it, with what is in the environment:
 *
 *     const server = await serve(createApp({ projectId, secret }).fetch, { port: 3000 }); // serve of stytch-fetch/node
 */
import { Hono } from "hono";
import { createGateway, session, type GatewayConfig } from "stytch-fetch/gateway";
import type { Connection } from "stytch-fetch/node";

const MINUTE = 60_000;
const SESSION_MINUTES = 7 * 24 * 60;

/** @param options the project's id and secret; and in tests a sandbox's `fetch` */
export function createApp(
  options: Pick<GatewayConfig, "projectId" | "secret" | "fetch" | "hooks">,
): Hono<{ Bindings: Connection }> {
  const gateway = createGateway({
    ...options,
    basePath: "/api/stytch",
    allow: [
      // For everyone. A passcode costs a message, and a guess may be right: few of both. How long it is good, and how long
      // the session lasts, isn't for a page to say. Nor is it told whether an address has a user.
      {
        operation: "otps.email.loginOrCreate",
        strangers: true,
        body: ["email"],
        set: { expiration_minutes: 5 },
        hide: ["user_id", "user_created"],
        limit: { requests: 3, window: 10 * MINUTE },
      },
      {
        operation: "otps.authenticate",
        strangers: true,
        body: ["method_id", "code"],
        set: { session_duration_minutes: SESSION_MINUTES },
        hide: ["user.trusted_metadata"],
        limit: { requests: 5, window: 10 * MINUTE },
      },
      // For those who are logged in, about themselves. What isn't named here can't be sent.
      { operation: "users.get", hide: ["trusted_metadata"] },
      { operation: "users.update", body: ["name", "untrusted_metadata"], hide: ["user.trusted_metadata"] },
      { operation: "sessions.revoke", body: ["session_jwt"] },
    ],
    // A session that was ended elsewhere is noticed within a minute.
    authorize: session({ own: ["user_id"], maxTokenAge: MINUTE }),
    cookies: true, // the tokens are kept where no script reads them
    limits: { caller: { requests: 60, window: MINUTE }, bytes: 16_384, timeout: 10_000 },
  });

  const app = new Hono<{ Bindings: Connection }>();
  // The second argument says which address the request comes from, by which strangers are counted.
  app.all("/api/stytch/*", (c) => gateway.fetch(c.req.raw, c.env));
  return app;
}
