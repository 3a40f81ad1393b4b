import { createStytch } from "stytch-fetch";
import { projectId, secret, type Connect } from "./peer.ts";

/** Ours as Node's programs import it, over Node's own transport, from `dist` as users have it. */
export const connect: Connect = (url, { user_id, params }) => {
  const { users } = createStytch({ projectId, secret, baseUrl: url });
  return { get: () => users.get({ user_id }), create: () => users.create(params) };
};
