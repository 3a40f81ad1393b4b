import { request } from "undici";
import { authorization, type Connect } from "./peer.ts";

/** npm's undici below its `fetch`, with its own pool. */
export const connect: Connect = (url, { user_id, params }) => ({
  get: async () => {
    const { body } = await request(`${url}/v1/users/${user_id}`, { headers: { authorization } });
    return body.json();
  },
  create: async () => {
    const { body } = await request(`${url}/v1/users`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify(params),
    });
    return body.json();
  },
});
