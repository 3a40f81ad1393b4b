// What the tests of the command ask a running sandbox and its state file.
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { createStytch, type Schemas } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";

export type User = Schemas["api_user_v1_User"];
interface Caller {
  call: (method: string, path: string, body: unknown) => Promise<Response>;
}
type Search = Schemas["api_user_v1_SearchResponse"];

const emailsOf = (users: readonly User[]): (string | undefined)[] =>
  users.map(({ emails }) => emails[0]?.email).sort();

/** The emails of the users that a sandbox has. */
export async function emailsIn(running: Caller): Promise<(string | undefined)[]> {
  const response = await running.call("POST", "/v1/users/search", { limit: 1000 });
  return emailsOf(((await response.json()) as Search).results);
}

/** Creates a user, which must go well. */
export async function create(running: Caller, email: string): Promise<void> {
  expect((await running.call("POST", "/v1/users", { email })).status).toBe(201);
}

/** The users that a state file holds. The sandbox itself must be able to read it. */
export async function emailsInFile(path: string): Promise<(string | undefined)[]> {
  const projectId = "project-test-reader";
  const seed = JSON.parse(readFileSync(path, "utf8")) as never;
  const { fetch } = createSandbox({ projectId, secret: "secret-test-reader", seed });
  const stytch = createStytch({ projectId, secret: "secret-test-reader", fetch });
  const users: User[] = [];
  for await (const user of stytch.users.searchAll({ limit: 1000 })) users.push(user);
  return emailsOf(users);
}
