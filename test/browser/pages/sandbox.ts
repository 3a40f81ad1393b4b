import { createStytch, StytchAPIError } from "../../../src/index.ts";
import { createSandbox } from "../../../src/sandbox/index.ts";

// The sandbox stands in for the gateway: it adds the credentials, so that the page's client needs none.
const credentials = { projectId: "project-test-page", secret: "secret-test-page" };
const sandbox = createSandbox(credentials);
const authorization = `Basic ${btoa(`${credentials.projectId}:${credentials.secret}`)}`;
const stytch = createStytch({
  gateway: "/sandbox",
  fetch: (request) => {
    const inner = new Request(request.url.replace("/sandbox", ""), request);
    inner.headers.set("authorization", authorization);
    return sandbox.fetch(inner);
  },
});

const typeOf = (error: unknown): string =>
  error instanceof StytchAPIError ? error.error_type : String(error);
const { status_code: created, user_id } = await stytch.users.create({ email: "ada@example.com" });
await stytch.users.create({ email: "grace@example.com" });
const found: (string | undefined)[] = [];
for await (const user of stytch.users.searchAll({ limit: 1 })) found.push(user.emails[0]?.email);
const { user } = await stytch.users.update({ user_id, name: { first_name: "Ada" } });
const duplicate = await stytch.users.create({ email: "ADA@example.com" }).catch(typeOf);
const invalid = await stytch.users.create({ email: "nobody" }).catch(typeOf);
await stytch.users.delete({ user_id });
const gone = await stytch.users.get({ user_id }).catch(typeOf);

const result = { created, found, name: user.name.first_name, duplicate, invalid, gone };
await fetch("/done", { method: "POST", body: JSON.stringify(result) });
