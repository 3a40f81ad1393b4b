/**
 * A gateway as a Worker, for an app of another origin that logs in by Stytch's own SDK: it sends its session's JWT with
 * each call, and each user acts on themselves alone.
 *
 *     npx wrangler secret put STYTCH_SECRET
 *
 *     const headers = { authorization: `Bearer ${session_jwt}` }; // in the app; a JWT is good for five minutes
 *     const { user } = await stytch.users.update({ user_id: "me", name }, { headers });
 */
import { createGateway, session, type Gateway } from "stytch-fetch/gateway";

/** The Worker's variables and secrets. */
export interface Env {
  readonly STYTCH_PROJECT_ID: string;
  readonly STYTCH_SECRET: string;
  /** Another server than the project's: a sandbox's, in tests. */
  readonly STYTCH_BASE_URL?: string;
  /** The app's origin: `https://app.example`. */
  readonly APP_ORIGIN: string;
}

// One for all requests, as it keeps the project's keys. A Worker has its variables from the first request on.
let gateway: Gateway | undefined;

export default {
  fetch(request: Request, env: Env): Promise<Response> {
    gateway ??= createGateway({
      projectId: env.STYTCH_PROJECT_ID,
      secret: env.STYTCH_SECRET,
      baseUrl: env.STYTCH_BASE_URL,
      allow: [
        { operation: "users.get", hide: ["trusted_metadata"] },
        { operation: "users.update", body: ["name"], hide: ["user.trusted_metadata"] },
      ],
      authorize: session({ own: ["user_id"] }),
      origins: [env.APP_ORIGIN],
      // Cloudflare writes this header itself, whatever a caller sent.
      address: ({ headers }) => headers.get("cf-connecting-ip"),
      // Counted in each instance of the Worker by itself: give a `store` where a limit must hold for all together.
      limits: { caller: { requests: 60, window: 60_000 } },
    });
    return gateway.fetch(request);
  },
};
