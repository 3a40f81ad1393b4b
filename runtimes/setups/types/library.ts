// Exports without types of their own: the compiler must be able to write those of the package into the declarations.
import { createOperations, createStytch, isStytchError, type StytchOptions } from "stytch-fetch";
import { createSandbox } from "stytch-fetch/sandbox";
import { readOptions } from "./calls.js";

const stytch = createStytch(readOptions());
const operations = createOperations(readOptions());

export const create = (email: string) => stytch.users.create({ email });
export const get = (user_id: string) => stytch.users.get({ user_id });
export const update = (user_id: string) => stytch.users.update({ user_id, name: { first_name: "Ada" } });
export const remove = (user_id: string) => stytch.users.delete({ user_id });
export const search = () => stytch.users.search({ limit: 1 });
export const searchAll = () => stytch.users.searchAll({ limit: 1 });
export const pages = () => stytch.users.searchAll({ limit: 1 }).pages();
export const withResponse = (user_id: string) => stytch.users.get({ user_id }).withResponse();
export const call = (user_id: string) => stytch.call("api_user_v1_Get", { user_id });
export const flat = (user_id: string) => operations.apiUserV1Get({ user_id });
export const raw = (user_id: string) =>
  stytch.raw.GET("/v1/users/{user_id}", { params: { path: { user_id } } });
export const make = (options: StytchOptions) => createStytch(options);
export const makeSandbox = () =>
  createSandbox({ projectId: "project-test-types", secret: "secret-test-types" });
export const users = stytch.users;
export const client = stytch;
export const openapiFetch = stytch.raw;
export { isStytchError };

export async function* emails() {
  for await (const user of stytch.users.searchAll({ limit: 1 })) yield* user.emails;
}
export async function* walk() {
  for await (const page of stytch.users.searchAll({ limit: 1 }).pages()) yield page;
}

export class Users {
  readonly all = stytch.users.searchAll();
  get(user_id: string) {
    return stytch.users.get({ user_id });
  }
  async withName(user_id: string) {
    const { name, emails } = await stytch.users.get({ user_id });
    return { name, emails };
  }
  static create = (email: string) => stytch.users.create({ email });
}
