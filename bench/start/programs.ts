import type { Examples } from "../peers/peer.ts";

/** A program's parts. */
export interface Program {
  name: string;
  /** Imports and makes the client. */
  make: string;
  /** Makes another one, where there are clients. */
  construct?: string;
  /** Makes the first call. */
  call: string;
}

/** As JavaScript, so that no TypeScript loader is in the way of what is timed. */
export function programsFor(url: string, { user_id }: Examples): Program[] {
  const u = JSON.stringify(url);
  const id = JSON.stringify({ user_id });
  const options = `{ projectId: "project-test-bench", secret: "secret-of-the-bench", baseUrl: ${u} }`;
  const authorization = `"Basic " + btoa("project-test-bench:secret-of-the-bench")`;
  const sdk = `new Client({ project_id: "project-test-bench", secret: "secret-of-the-bench", env: ${u} + "/" })`;
  const clerk = `createClerkClient({ secretKey: "sk_test_bench", apiUrl: ${u} + "/clerk", telemetry: { disabled: true } })`;
  const workos = `new WorkOS("sk_test_bench", { apiHostname: "127.0.0.1", port: ${new URL(url).port}, https: false })`;
  const path = `${u} + "/v1/users/${user_id}", { headers: { authorization: ${authorization} } }`;
  const ours = (entry: string): Omit<Program, "name"> => ({
    make: `const { createStytch } = await import("${entry}"); const stytch = createStytch(${options});`,
    construct: `createStytch(${options})`,
    call: `await stytch.users.get(${id});`,
  });
  return [
    {
      name: "official SDK",
      make: `const { Client } = await import("stytch"); console.warn = () => {};
        const sdk = ${sdk};`,
      construct: sdk,
      call: `await sdk.users.get(${id});`,
    },
    {
      name: "official SDK, by require",
      make: `const { Client } = createRequire(import.meta.url)("stytch"); console.warn = () => {};
        const sdk = ${sdk};`,
      construct: sdk,
      call: `await sdk.users.get(${id});`,
    },
    {
      name: "@clerk/backend",
      make: `const { createClerkClient } = await import("@clerk/backend");
        const clerk = ${clerk};`,
      construct: clerk,
      call: `await clerk.users.getUser("user_1");`,
    },
    {
      name: "@workos-inc/node",
      make: `const { WorkOS } = await import("@workos-inc/node");
        const workos = ${workos};`,
      construct: workos,
      call: `await workos.userManagement.getUser("user_1");`,
    },
    { name: "fetch, as it comes", make: "", call: `await (await fetch(${path})).json();` },
    {
      name: "openapi-fetch",
      make: `const { default: createClient } = await import("openapi-fetch");
        const client = createClient({ baseUrl: ${u}, headers: { authorization: ${authorization} } });`,
      call: `await client.GET("/v1/users/{user_id}", { params: { path: ${id} } });`,
    },
    { name: "stytch-fetch", ...ours("stytch-fetch") },
    { name: "stytch-fetch/node", ...ours("stytch-fetch/node") },
    {
      name: "undici.request",
      make: `const { request } = await import("undici");`,
      call: `await (await request(${path})).body.json();`,
    },
    {
      name: "node:http, by hand",
      make: `const { get } = await import("node:http");`,
      call: `await new Promise((done) => get(${path}, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part) => (text += part)).on("end", () => done(JSON.parse(text)));
      }));`,
    },
  ];
}
