import { authorization, type Connect } from "./peer.ts";

/** What one writes first: no check, no time limit. */
export const connect: Connect = (url, { user_id, params }) => ({
  get: async () => {
    const response = await fetch(`${url}/v1/users/${user_id}`, { headers: { authorization } });
    return response.json() as Promise<unknown>;
  },
  create: async () => {
    const response = await fetch(`${url}/v1/users`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify(params),
    });
    return response.json() as Promise<unknown>;
  },
});
