// What is undefined counts as left out, in every kind of options. That types let it: test/types/undefined.test.ts.
import { expect, it, onTestFinished } from "vitest";
import { createOperations, createStytch } from "../../src/index.ts";
import { createStytch as createNodeStytch, createStytchFromEnv, serve } from "../../src/node/index.ts";
import { openTelemetry } from "../../src/opentelemetry.ts";
import { createSandbox, type Fault, type SeedUser } from "../../src/sandbox/index.ts";
import { email, json, projectId, record, secret } from "../helpers.ts";

const user_id = "u";
const nothing = {
  fetch: undefined,
  timeout: undefined,
  retry: undefined,
  limit: undefined,
  hooks: undefined,
  validate: undefined,
  clock: undefined,
  random: undefined,
  headers: undefined,
  userAgent: undefined,
};
const noConnection = {
  connectTimeout: undefined,
  headersTimeout: undefined,
  bodyTimeout: undefined,
  idleTimeout: undefined,
  maxConnections: undefined,
};

it("a client's options", async () => {
  const fetch = record();
  const direct = { ...nothing, projectId, secret, baseUrl: undefined, gateway: undefined, fetch };
  const gateway = {
    ...nothing,
    gateway: "https://example.com/api",
    projectId: undefined,
    secret: undefined,
    baseUrl: undefined,
    fetch,
  };
  await createStytch(direct).users.get({ user_id });
  await createOperations(direct).apiUserV1Get({ user_id });
  await createNodeStytch({ ...direct, ...noConnection }).users.get({ user_id });
  await createStytch(gateway).users.get({ user_id });
  expect(fetch.requests.map(({ url }) => new URL(url).host)).toEqual([
    ...Array<string>(3).fill("test.stytch.com"),
    "example.com",
  ]);
  expect(fetch.requests[0]!.headers.get("user-agent")).toMatch(/^stytch-fetch\//);
  expect(createStytch({ ...direct, fetch: undefined })).toHaveProperty("users");
  expect(() => createStytchFromEnv(nothing)).toThrow("STYTCH_PROJECT_ID");
});

it("options within options", async () => {
  const fetch = record();
  const hooks = { onRequest: undefined, onResponse: undefined, onError: undefined, onRetry: undefined };
  const retry = { attempts: undefined, maxDelay: undefined };
  const traced = openTelemetry({ tracer: undefined });
  await createStytch({ projectId, secret, fetch, hooks: [hooks, traced], retry }).users.get({ user_id });
  expect(fetch.requests).toHaveLength(1);
});

it("a call's options", async () => {
  const fetch = record(() => json({ results: [], results_metadata: { total: 0, next_cursor: null } }));
  const stytch = createStytch({ projectId, secret, fetch });
  const options = { signal: undefined, timeout: undefined, retry: undefined, headers: undefined };
  await stytch.users.get({ user_id }, options);
  await stytch.call("api_user_v1_Get", { user_id }, options);
  await stytch.users
    .searchAll({ cursor: undefined }, { ...options, prefetch: undefined })
    .pages()
    .next();
  expect(fetch.requests).toHaveLength(3);
});

it("a server's options", async () => {
  const { url, close } = await serve(() => json({}), {
    port: undefined,
    host: undefined,
    maxBody: undefined,
    headersTimeout: undefined,
    requestTimeout: undefined,
    keepAliveTimeout: undefined,
    closeTimeout: undefined,
    onError: undefined,
  });
  onTestFinished(close);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

it("a sandbox's options, its users' fields and its controls", async () => {
  const seed: SeedUser = {
    user_id: undefined,
    email,
    phone_number: undefined,
    name: undefined,
    status: undefined,
    external_id: undefined,
    roles: undefined,
    trusted_metadata: undefined,
    untrusted_metadata: undefined,
    created_at: undefined,
    lock_created_at: undefined,
    lock_expires_at: undefined,
    emails: undefined,
    phone_numbers: undefined,
    providers: undefined,
    password: undefined,
    webauthn_registrations: undefined,
    biometric_registrations: undefined,
    totps: [{ totp_id: undefined, verified: undefined }],
    crypto_wallets: undefined,
  };
  const sandbox = createSandbox({
    projectId,
    secret,
    seed: [seed],
    now: undefined,
    idSeed: undefined,
    faults: undefined,
    rateLimits: undefined,
    validate: undefined,
  });
  const plain = createSandbox({ projectId, secret, seed: [{ email, totps: [{}] }] });
  const stytch = createStytch({ projectId, secret, fetch: sandbox.fetch });
  const { results } = await stytch.users.search();
  const { results: expected } = await createStytch({ projectId, secret, fetch: plain.fetch }).users.search();
  expect(Object.keys(results[0]!)).toEqual(Object.keys(expected[0]!));
  const id = results[0]!.user_id;
  expect(sandbox.users.lock(id, { minutes: undefined }).lock_expires_at).not.toBeNull();
  const factors = { emails: undefined, totps: undefined, password: { requires_reset: undefined } };
  expect(sandbox.users.addFactors(id, factors).password).toMatchObject({ requires_reset: false });
  const app = { connected_app_id: undefined, name: "Calendar", logo_url: undefined };
  expect(sandbox.users.connectApp(id, app)).not.toHaveProperty("logo_url", undefined);
});

it("a fault's fields, of which none is taken back by another fault that leaves it undefined", async () => {
  const empty = {
    operation: undefined,
    status: undefined,
    error_type: undefined,
    error_message: undefined,
    headers: undefined,
    body: undefined,
    drop: undefined,
    delay: undefined,
    times: undefined,
    rate: undefined,
  };
  const faults: Fault[] = [
    { ...empty, error_type: "internal_server_error" },
    { ...empty, delay: 1 },
  ];
  const sandbox = createSandbox({ projectId, secret, faults });
  const stytch = createStytch({ projectId, secret, fetch: sandbox.fetch, retry: false });
  await expect(stytch.users.search()).rejects.toMatchObject({ error_type: "internal_server_error" });
});

it("a param, which isn't sent", async () => {
  const fetch = record();
  const stytch = createStytch({ projectId, secret, fetch });
  await stytch.users.create({ email, phone_number: undefined, name: { first_name: undefined } });
  expect(await fetch.last.text()).toBe(JSON.stringify({ email, name: {} }));
  await stytch.users.exchangePrimaryFactor({ user_id, email_address: email, phone_number: undefined });
  expect(await fetch.last.text()).toBe(JSON.stringify({ email_address: email }));
  await stytch.users.search({ query: undefined, limit: undefined, cursor: undefined });
  expect(await fetch.last.text()).toBe("{}");
});
