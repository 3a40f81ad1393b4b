// A program whose calls a library answers in the server's place. Its steps come in the order that it is started with.
import http from "node:http";
import type { AddressInfo } from "node:net";
import { libraries, type Library } from "./libraries.ts";

const [entry, library, order] = process.argv.slice(2) as [string, Library, string];
const options = {
  projectId: "project-test-a",
  secret: "secret-test-a",
  retry: false,
  timeout: 60_000,
} as const;
const real = http.createServer((request, response) => {
  request.resume();
  response.writeHead(200, { "content-type": "application/json" }).end('{"user_id":"real"}');
});
await new Promise<void>((resolve) => real.listen(0, "127.0.0.1", resolve));
const here = `http://127.0.0.1:${(real.address() as AddressInfo).port}`;
const stytchs = "https://test.stytch.com";

type Create = typeof import("../../../src/index.ts").createStytch;
let createStytch: Create;
let clients: readonly ReturnType<Create>[] = [];
let restore = (): void => {};
const results: unknown[] = [];

const steps: Readonly<Record<string, () => Promise<void>>> = {
  async module() {
    ({ createStytch } = (await import(entry)) as { createStytch: Create });
  },
  client() {
    clients = [createStytch(options), createStytch({ ...options, baseUrl: here })];
    return Promise.resolve();
  },
  /** A call that the server answers, so that there is a connection before there is a library. */
  async call() {
    await clients[1]!.users.get({ user_id: "before" });
  },
  async library() {
    restore = await libraries[library]([stytchs, here]);
  },
};

function failure(
  user_id: string,
  users: ReturnType<Create>["users"],
): Promise<Error & { error_type?: string }> {
  return users.get({ user_id }).then(
    () => new Error("It was answered."),
    (error: unknown) => error as Error,
  );
}

for (const step of order.split(" ")) await steps[step]!();
for (const { users } of clients) {
  for (let call = 0; call < 2; call++) results.push(await users.get({ user_id: "mocked" }));
  results.push(await users.create({ email: "ada@example.com" }));
  results.push((await failure("refused", users)).error_type);
}
const { message } = await failure("unknown", clients[1]!.users);
results.push(message.includes("GET /v1/users/{user_id}") && !message.includes("/unknown"));
restore();
if (library !== "MockAgent") results.push(await clients[1]!.users.get({ user_id: "mocked" }));
real.close();
real.closeAllConnections();
console.log(JSON.stringify(results));
