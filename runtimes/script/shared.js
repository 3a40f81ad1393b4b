// For workerd: what one request's call awaits must be its own. The Worker ends, or cancels, a request whose promise only
// another request's code can settle. All clients are at module level, as Workers' documentation has it.
import { createStytch, StytchAbortError } from "stytch-fetch";
import { createSandbox } from "stytch-fetch/sandbox";
import { validator } from "stytch-fetch/validate";

let clients;

/** Made in the first request, which is over when the others use them. */
function makeClients({ options }) {
  const credentials = { projectId: "project-test-worker", secret: "secret-test-worker" };
  const sandbox = createSandbox(credentials);
  // The API is told to fail nine times, which may all befall one request.
  const retry = { attempts: 10 };
  return {
    limited: createStytch({ ...options, limit: { requests: 10, interval: 200 }, hooks: { onRequest } }),
    checked: createStytch({ ...options, validate: validator("strict"), retry, hooks: { onRequest } }),
    local: createStytch({ ...credentials, fetch: sandbox.fetch }),
  };
}

/** A hook may do work of its own, which nobody waits for. */
const onRequest = async () => {
  await scheduler.wait(5);
};

const pages = {
  "/limited": ({ limited }) => limited.users.search(),

  "/aborted": async ({ limited }) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    try {
      await limited.users.search({}, { signal: controller.signal });
    } catch (error) {
      if (!(error instanceof StytchAbortError)) throw error;
    }
  },

  "/checked": async ({ checked }) => {
    await checked.users.search();
    const { error } = await checked.raw.GET("/v1/users/{user_id}", { params: { path: { user_id: "none" } } });
    if (error.error_type !== "user_not_found") throw new Error(error.error_type);
  },

  "/walk": async ({ limited }) => {
    const walk = limited.users.searchAll({ limit: 2 }, { prefetch: true });
    for await (const page of walk.pages()) if (page.results.length > 2) throw new Error("a long page");
  },

  "/sandbox": async ({ local }) => {
    const { user_id } = await local.users.create({ email: `${crypto.randomUUID()}@example.com` });
    await local.users.update({ user_id, name: { first_name: "Ada" } });
    await Promise.all([local.users.get({ user_id }), local.sessions.getJWKS({})]);
    for await (const user of local.users.searchAll({}, { prefetch: true })) if (!user.user_id) throw user;
  },
};

export default {
  async fetch({ url }, { task }) {
    const { pathname } = new URL(url);
    try {
      clients ??= makeClients(task);
      await pages[pathname](clients);
      return new Response("ok");
    } catch (error) {
      return new Response(String(error?.stack ?? error));
    }
  },
};
