import { Client } from "stytch";
import { projectId, secret, type Connect } from "./peer.ts";

export const connect: Connect = (url, { user_id, params }) => {
  const { warn } = console;
  console.warn = () => {}; // It warns of a server it doesn't know.
  const client = new Client({ project_id: projectId, secret, env: `${url}/` });
  console.warn = warn;
  return {
    get: () => client.users.get({ user_id }),
    create: () => client.users.create(params as Parameters<typeof client.users.create>[0]),
  };
};
