import { projectId, secret, type Connect } from "./peer.ts";

// By its path: by its name Node gets the other build.
const file = new URL("../../dist/index.js", import.meta.url).href;
const { createStytch } = (await import(file)) as typeof import("stytch-fetch");

/** Ours over `fetch`, from `dist` as all runtimes but Node have it. */
export const connect: Connect = (url, { user_id, params }) => {
  const { users } = createStytch({ projectId, secret, baseUrl: url });
  return { get: () => users.get({ user_id }), create: () => users.create(params) };
};
