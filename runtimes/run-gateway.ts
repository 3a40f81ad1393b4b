import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { importJWK, SignJWT } from "jose";
import { createStytch } from "../src/index.ts";
import { serve } from "../src/node/index.ts";
import { createSandbox } from "../src/sandbox/index.ts";
import { bundle } from "./bundle.ts";
import type { Step } from "./host.ts";
import { startWorker } from "./start-worker.ts";
import { configure, OLD } from "./worker-config.ts";

const NAME = "gateway-worker";
const ORIGIN = "https://app.example";
const USERS = 20;
const credentials = { projectId: "project-test-gateway", secret: "secret-test-gateway" };

/** A user's id, and a session's JWT of theirs. */
interface SignedIn {
  readonly user_id: string;
  readonly jwt: string;
}

type Sandbox = ReturnType<typeof createSandbox>;

/** Runs the example of a gateway as a Worker, over a sandbox on a port, and tells what failed. */
export async function runGateway(binary: string, project: string): Promise<Step[]> {
  const sandbox = createSandbox({ ...credentials, rateLimits: false });
  const upstream = await serve(sandbox.fetch, { closeTimeout: 100 });
  const users = await signIn(sandbox);
  const example = `${NAME}.ts`;
  cpSync(fileURLToPath(new URL(`../examples/${example}`, import.meta.url)), join(project, example));
  writeFileSync(join(project, `${NAME}.bundle.js`), await bundle(project, example));
  const variables = {
    STYTCH_PROJECT_ID: credentials.projectId,
    STYTCH_SECRET: credentials.secret,
    STYTCH_BASE_URL: upstream.url,
    APP_ORIGIN: ORIGIN,
  };
  const bindings = Object.entries(variables).map(([name, value]) => `(name = "${name}", text = "${value}")`);
  writeFileSync(join(project, `${NAME}.capnp`), configure(NAME, bindings.join(", "), OLD));
  const worker = await startWorker(binary, project, NAME);
  try {
    const steps: Step[] = [];
    for (const [name, check] of Object.entries(facts)) {
      const begin = performance.now();
      const problem = await check(`http://127.0.0.1:${worker.port}`, users).then(() => undefined, String);
      steps.push({ name, ...(problem && { problem }), time: performance.now() - begin });
    }
    return steps;
  } finally {
    worker.stop();
    await upstream.close();
  }
}

/** Makes users, each with a JWT that the sandbox's key has signed. */
async function signIn(sandbox: Sandbox): Promise<SignedIn[]> {
  const stytch = createStytch({ ...credentials, fetch: sandbox.fetch });
  await stytch.sessions.getJWKS();
  const [jwk] = sandbox.snapshot().keys;
  const key = await importJWK({ ...jwk, kty: "RSA" }, "RS256");
  return Promise.all(
    Array.from({ length: USERS }, async (_, index) => {
      const { user_id } = await stytch.users.create({ email: `user-${index}@example.com` });
      const jwt = await new SignJWT({ "https://stytch.com/session": session(index) })
        .setProtectedHeader({ alg: "RS256", kid: jwk!.kid, typ: "JWT" })
        .setIssuer(`stytch.com/${credentials.projectId}`)
        .setAudience(credentials.projectId)
        .setSubject(user_id)
        .setIssuedAt()
        .setNotBefore("0s")
        .setExpirationTime("5m")
        .sign(key);
      return { user_id, jwt };
    }),
  );
}

function session(index: number): object {
  const time = "2026-03-14T09:30:00Z";
  return {
    id: `session-test-00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    started_at: time,
    last_accessed_at: time,
    expires_at: "2036-03-14T09:30:00Z",
    attributes: { user_agent: "", ip_address: "" },
    authentication_factors: [],
    roles: ["stytch_user"],
  };
}

const facts: Readonly<Record<string, (gateway: string, users: readonly SignedIn[]) => Promise<unknown>>> = {
  // The first of them all download the key set at once: what one request awaits must be its own.
  "a gateway finds and updates each user by their own JWT, at once": (gateway, users) =>
    Promise.all(
      users.map(async ({ user_id, jwt }, index) => {
        const headers = { authorization: `Bearer ${jwt}`, origin: ORIGIN };
        const { users: own } = createStytch({ gateway, headers, retry: false });
        await own.update({ user_id: "me", name: { first_name: `User ${index}` } });
        const found = await own.get({ user_id });
        if (found.name.first_name !== `User ${index}`) throw new Error(`It found ${found.name.first_name}.`);
      }),
    ),
  "a gateway refuses another user's id, a forged JWT and another site's page": async (gateway, users) => {
    const [first, second] = users as [SignedIn, SignedIn];
    const ask = async (jwt: string, origin: string): Promise<number> => {
      const headers = { authorization: `Bearer ${jwt}`, origin };
      const response = await fetch(`${gateway}/v1/users/${second.user_id}`, { headers });
      await response.text();
      return response.status;
    };
    const statuses = await Promise.all([
      ask(first.jwt, ORIGIN),
      ask(`${second.jwt.slice(0, -8)}AAAAAAAA`, ORIGIN),
      ask(second.jwt, "https://evil.example"),
      ask(second.jwt, ORIGIN),
    ]);
    if (statuses.join() !== "403,401,403,200") throw new Error(`It answered ${statuses.join()}.`);
  },
};
