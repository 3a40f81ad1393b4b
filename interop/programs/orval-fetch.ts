// Calls the functions that orval makes with `client: "fetch"`.
import { equal, find, projectId, reached, secret, typed } from "./check";
import * as api from "./generated/api";
import { apiUserV1Create, apiUserV1Get, apiUserV1Search } from "./generated/api";
import { operations } from "./operations";

type Call = (...args: unknown[]) => Promise<{ status: number; data: unknown }>;

const options = { headers: { Authorization: `Basic ${btoa(`${projectId}:${secret}`)}` } };

async function main(): Promise<void> {
  const email = "ada@example.com";
  const created = await apiUserV1Create({ email, name: { first_name: "Ada" } }, options);
  if (created.status !== 201) throw new Error(`A create was answered with ${created.status}.`);
  const user_id = typed(created.data.user_id, true);

  const got = await apiUserV1Get(user_id, options);
  if (got.status !== 200) throw new Error(`A get was answered with ${got.status}.`);
  // All parts of a user's name are there, if only as "".
  const last: string = typed(got.data.name.last_name, true);
  equal("a name that isn't set", last, "");

  const operands = [{ filter_name: "email_address" as const, filter_value: [email] }];
  const found = await apiUserV1Search({ query: { operator: "AND", operands } }, options);
  equal("the status of a search", found.status, 200);

  const again = await apiUserV1Create({ email }, options);
  if (again.status !== 400) throw new Error(`A second create was answered with ${again.status}.`);
  equal("the error of a second create", typed(again.data.error_type, true), "duplicate_email");

  for (const { id, path, query, bodies } of operations) {
    const others = [...bodies.slice(0, 1), ...(Object.keys(query).length > 0 ? [query] : [])];
    const { status, data } = await find<Call>(api, id)(...Object.values(path), ...others, options);
    await reached(id, status, data);
  }

  // @ts-expect-error A user needs an email address or a phone number.
  void (() => apiUserV1Create({ roles: [] }, options));
}

void main();
