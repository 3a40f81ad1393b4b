// What a library may export without a type of its own, for each kind of operation. A test emits its declarations.
import { createOperations, createStytch, fakeReply, isStytchError, routes } from "stytch-fetch";
import * as node from "stytch-fetch/node";
import { openTelemetry } from "stytch-fetch/opentelemetry";
import { createSandbox } from "stytch-fetch/sandbox";
import type { api_user_v1_User } from "stytch-fetch/schema";

const options = { projectId: "project-test-a", secret: "secret-test-a" };
export const stytch = createStytch(options);
export const inNode = node.createStytch(options);
export const operations = createOperations(options);
export const sandbox = createSandbox(options);
export const hooks = openTelemetry();
export const table = routes;
export const raw = stytch.raw;
export const users = stytch.users;
export const { create: bareCreate } = stytch.users;

export const create = (email: string) => stytch.users.create({ email });
export const createFull = (email: string) => stytch.users.create({ email }).withResponse();
export const remove = (user_id: string) => stytch.users.delete({ user_id });
export const walk = () => stytch.users.searchAll({ limit: 10 });
export const pages = () => stytch.users.searchAll({ limit: 10 }).pages();
export const call = (user_id: string) => stytch.call("api_user_v1_Get", { user_id });
export const find = (user_id: string) =>
  stytch.raw.GET("/v1/users/{user_id}", { params: { path: { user_id } } });
export const post = (email: string) => stytch.raw.POST("/v1/users", { body: { email } });
export const put = (user_id: string) =>
  stytch.raw.PUT("/v1/users/{user_id}", {
    params: { path: { user_id } },
    body: { name: { first_name: "a" } },
  });
export const flat = (email: string) => operations.apiUserV1Create({ email });
export const nodeGet = (user_id: string) => inNode.users.get({ user_id });
export const nodeFlat = () => node.createOperations(options);
export const served = () => node.serve(sandbox.fetch);
export const strength = (password: string) => stytch.passwords.strengthCheck({ password });
export const keys = () => stytch.sessions.getJWKS({ project_id: "p" });
export const snapshot = () => sandbox.snapshot();
export const recorded = () => sandbox.calls;
export async function* eachUser() {
  for await (const user of stytch.users.searchAll()) yield user;
}
export async function first() {
  for await (const page of stytch.users.searchAll().pages()) return page.results;
  return undefined;
}
export class Users {
  search = stytch.users.search;
  api = createStytch(options);
  get(user_id: string) {
    return this.api.users.get({ user_id });
  }
  async names() {
    return (await this.api.users.search({ limit: 1 })).results.map(({ name, emails }) => ({ name, emails }));
  }
  async raw(user_id: string) {
    const { data, error } = await this.api.raw.GET("/v1/users/{user_id}", { params: { path: { user_id } } });
    return data ?? error;
  }
}
export const nameOf = ({ name }: api_user_v1_User) => name;
export const fake = async (user_id: string) => fakeReply(await stytch.users.get({ user_id }));
export const guard = (error: unknown) => (isStytchError(error, "duplicate_email") ? error : undefined);
export const middleware = (): Parameters<typeof stytch.raw.use>[0] => ({
  onRequest: ({ request }) => request,
});
