// An app: it calls the API through a gateway in every way, and writes what came of it as JSON.
import { GATEWAY, sent } from "./globals.ts";
import { createStytch, isStytchError } from "../../../src/index.ts";

const email = "a@example.com";
const durations: number[] = [];
const stytch = createStytch({
  gateway: `${GATEWAY}//`,
  hooks: { onResponse: ({ duration }) => void durations.push(duration) },
  limit: { requests: 100, interval: 1000 },
  retry: false,
});

/** The name and message of what a call fails with. */
async function failure(call: () => unknown): Promise<[string, string]> {
  try {
    await call();
  } catch (error) {
    return [isStytchError(error) ? error.constructor.name : "another", (error as Error).message];
  }
  return ["none", ""];
}

async function methods(): Promise<unknown> {
  const { user_id } = await stytch.users.create({ email, name: { first_name: "Zoë" } });
  const { name } = await stytch.users.get({ user_id });
  const [, duplicate] = await failure(() => stytch.users.create({ email }));
  await stytch.users.update({ user_id, trusted_metadata: { plan: "pro" } });
  const ids: string[] = [];
  for await (const user of stytch.users.searchAll({ limit: 1 }, { prefetch: true })) ids.push(user.user_id);
  const { response } = await stytch.users.delete({ user_id }).withResponse();
  return { name: name.first_name, duplicate, isFound: ids.join() === user_id, status: response.status };
}

async function raw(): Promise<unknown> {
  const client = createStytch({ gateway: GATEWAY, retry: false });
  const seen: number[] = [];
  client.raw.use({ onResponse: ({ response }) => void seen.push(response.status) });
  const { data, response } = await client.raw.POST("/v1/users", { body: { email } });
  const { emails } = await client.users.get({ user_id: data!.user_id });
  const params = { path: { user_id: "user-test-none" } };
  const { error } = await client.raw.GET("/v1/users/{user_id}", { params });
  return { status: response.status, email: emails[0]!.email, error: error?.error_type, seen };
}

async function ended(): Promise<unknown> {
  const call = { user_id: "user-slow" };
  const timeout = await failure(() => stytch.users.get(call, { timeout: 20 }));
  const controller = new AbortController();
  const aborted = failure(() => stytch.users.get(call, { signal: controller.signal }));
  setTimeout(() => controller.abort(), 20);
  return { timeout: timeout[0], aborted: (await aborted)[0], requests: sent.aborted };
}

async function gateways(): Promise<unknown> {
  const wrong = ["/api", "ftp://a.b", "a.b", "https://a:b@a.b", "https://a.b?a", "https://a.b/#a", "https://", "https://a.b/a b", ""]; // prettier-ignore
  const told = wrong.map(async (gateway) => [gateway, await failure(() => createStytch({ gateway }))]);
  return Object.fromEntries((await Promise.all(told)) as [string, unknown][]);
}

const secret = await failure(() => createStytch({ projectId: "project-test-1", secret: "secret-test-1" }));
const results = {
  methods: await methods(),
  raw: await raw(),
  ended: await ended(),
  gateways: await gateways(),
};
console.log(JSON.stringify({ ...results, secret, durations, paths: sent.paths }));
