// The official SDK and our client make the same calls to the sandbox, on a port and in-process, with the same results.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import official from "stytch";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { routes } from "../../generated/routes.ts";
import { createStytch } from "../../src/index.ts";
import { createSandbox, type Snapshot } from "../../src/sandbox/index.ts";
import { sandbox, type Running } from "./helpers.ts";

const projectId = "project-test-6b1f9cd8-4d40-4b2a-a1a5-2a7f0f0d0001";
const secret = "secret-test-Zo/9+3c/Qq==";

/** Users with everything that the Users resource itself can't make. */
function plant(): { snapshot: Snapshot; ids: Record<string, string>; appId: string } {
  const planted = createSandbox({
    projectId,
    secret,
    idSeed: "sdk",
    seed: [
      {
        email: "full@example.com",
        phone_number: "+12025550101",
        external_id: "auth0|full",
        name: { first_name: "Full" },
        password: {},
        providers: [{ provider_type: "Google", provider_subject: "1" }],
        webauthn_registrations: [{ verified: true, domain: "example.com" }],
        biometric_registrations: [{ verified: true }],
        totps: [{ verified: true }],
        crypto_wallets: [{ crypto_wallet_address: "0x6df2dB4Fb3DA35d241901Bd53367770BF03123f1" }],
        created_at: "2026-01-01T00:00:00Z",
      },
      { email: "single@example.com", created_at: "2026-01-02T00:00:00Z" },
      { phone_number: "+12025550102", created_at: "2026-01-03T00:00:00Z" },
    ],
  });
  const [full, single, phone] = planted.snapshot().users;
  const { connected_app_id } = planted.users.connectApp(full!.user_id, {
    name: "Calendar",
    scopes_granted: "openid",
  });
  return {
    snapshot: planted.snapshot(),
    appId: connected_app_id,
    ids: {
      full: full!.user_id,
      single: single!.user_id,
      phone: phone!.user_id,
      email_id: full!.emails[0]!.email_id,
      last_email_id: single!.emails[0]!.email_id,
      phone_id: full!.phone_numbers[0]!.phone_id,
      last_phone_id: phone!.phone_numbers[0]!.phone_id,
      webauthn_registration_id: full!.webauthn_registrations[0]!.webauthn_registration_id,
      biometric_registration_id: full!.biometric_registrations[0]!.biometric_registration_id,
      totp_id: full!.totps[0]!.totp_id,
      crypto_wallet_id: full!.crypto_wallets[0]!.crypto_wallet_id,
      password_id: full!.password!.password_id,
      oauth_user_registration_id: full!.providers[0]!.oauth_user_registration_id,
    },
  };
}

const { snapshot, ids, appId } = plant();
const nobody = "user-test-00000000-0000-4000-8000-000000000000";
/** The id of something of the same kind that there isn't. */
const missing = (id: string): string => id.replace(/[0-9a-f-]{36}$/, "00000000-0000-4000-8000-000000000000");

/** A call, and how it ends: with this status, or with this error type. */
type Step = [method: string, params: object, outcome: number | string];

/** The factors of `full` that can always be deleted. */
const factors: [method: string, id: string, missing: string][] = [
  ["deleteWebAuthnRegistration", "webauthn_registration_id", "webauthn_registration_not_found"],
  ["deleteBiometricRegistration", "biometric_registration_id", "biometric_registration_not_found"],
  ["deleteTOTP", "totp_id", "totp_not_found"],
  ["deleteCryptoWallet", "crypto_wallet_id", "crypto_wallet_not_found"],
  ["deletePassword", "password_id", "password_not_found"],
  ["deleteOAuthRegistration", "oauth_user_registration_id", "oauth_user_registration_not_found"],
  ["deleteEmail", "email_id", "email_not_found"],
];

const steps: Step[] = [
  [
    "create",
    { email: "new@example.com", name: { first_name: "New" }, trusted_metadata: { plan: "pro" } },
    201,
  ],
  ["create", { phone_number: "+12025550103", create_user_as_pending: true, external_id: "new|1" }, 201],
  ["create", { email: "new@example.com" }, "duplicate_email"],
  ["create", { email: "nowhere" }, "invalid_email"],
  ["create", { phone_number: "555" }, "invalid_phone_number"],
  ["get", { user_id: ids["full"] }, 200],
  ["get", { user_id: "auth0|full" }, 200],
  ["get", { user_id: nobody }, "user_not_found"],
  ["search", {}, 200],
  ["search", { limit: 2 }, 200],
  [
    "search",
    {
      query: {
        operator: "AND",
        operands: [
          { filter_name: "status", filter_value: "active" },
          { filter_name: "email_address", filter_value: ["new@example.com", "full@example.com"] },
        ],
      },
    },
    200,
  ],
  ["search", { limit: 1001 }, "user_search_invalid_limit"],
  ["search", { cursor: "nonsense" }, "user_search_invalid_cursor"],
  [
    "update",
    { user_id: "new|1", name: { last_name: "One" }, untrusted_metadata: { a: 1, b: null }, roles: ["admin"] },
    200,
  ],
  ["update", { user_id: ids["single"], external_id: "new|1" }, "duplicate_user_external_id"],
  ["update", { user_id: nobody, name: {} }, "user_not_found"],
  ["exchangePrimaryFactor", { user_id: ids["single"], phone_number: "+12025550104" }, 200],
  ["exchangePrimaryFactor", { user_id: ids["single"], email_address: "single@example.com" }, 200],
  [
    "exchangePrimaryFactor",
    { user_id: ids["full"], email_address: "x@example.com" },
    "invalid_exchange_primary_factor_user",
  ],
  ["exchangePrimaryFactor", { user_id: ids["single"], email_address: "new@example.com" }, "duplicate_email"],
  ["connectedApps", { user_id: ids["full"] }, 200],
  ["connectedApps", { user_id: nobody }, "user_not_found"],
  ["revoke", { user_id: ids["full"], connected_app_id: appId }, 200],
  ["revoke", { user_id: ids["full"], connected_app_id: appId }, "connected_app_not_found"],
  ["connectedApps", { user_id: ids["full"] }, 200],
  ...factors.flatMap(([method, id, error]): Step[] => [
    [method, { [id]: missing(ids[id]!) }, error],
    [method, { [id]: ids[id] }, 200],
    [method, { [id]: ids[id] }, error],
  ]),
  ["deletePhoneNumber", { phone_id: missing(ids["phone_id"]!) }, "phone_number_not_found"],
  ["deletePhoneNumber", { phone_id: ids["last_phone_id"] }, "cannot_delete_last_primary_factor"],
  // Its email is gone by now.
  ["deletePhoneNumber", { phone_id: ids["phone_id"] }, "cannot_delete_last_primary_factor"],
  ["deleteExternalId", { user_id: "auth0|full" }, 200],
  ["deleteExternalId", { user_id: nobody }, "user_not_found"],
  ["get", { user_id: "auth0|full" }, "user_not_found"],
  ["get", { user_id: ids["full"] }, 200],
  ["delete", { user_id: "new|1" }, 200],
  ["delete", { user_id: "new|1" }, "user_not_found"],
  ["create", { phone_number: "+12025550103", email: "new+2@example.com" }, 201],
  ["search", { limit: 1000 }, 200],
];

type Method = (params: object) => Promise<unknown>;
type Users = Record<string, Method> & { searchAll: (params: object) => AsyncIterable<unknown> };

const folder = mkdtempSync(join(tmpdir(), "stytch-fetch-sdk-"));
const running: Running[] = [];
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  // The SDK warns about the address.
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const seed = join(folder, "seed.json");
  writeFileSync(seed, JSON.stringify(snapshot));
  const args = ["--project-id", projectId, "--secret", secret, "--seed", seed, "--quiet"];
  const start = (): Promise<Running> => sandbox(args, (stop) => void stops.push(stop));
  running.push(...(await Promise.all([start(), start()])));
});
afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
  rmSync(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
});

const theirs = (url: string): Users =>
  new official.Client({ project_id: projectId, secret, env: url }).users as unknown as Users;
const ours = (options: Partial<Parameters<typeof createStytch>[0]>): Users =>
  createStytch({ projectId, secret, ...options } as never).users as unknown as Users;

/** Makes every call in turn, and writes down how each ended and what came of it. */
async function transcribe(users: Users): Promise<{ outcomes: unknown[]; results: unknown[] }> {
  const results: Record<string, unknown>[] = [];
  for (const [method, params] of steps) {
    results.push((await users[method]!(params).catch(errorFields)) as Record<string, unknown>);
  }
  const outcomes = results.map(({ error_type, status_code }) => error_type ?? status_code);
  return { outcomes, results: normalise(results) };
}

function errorFields(thrown: unknown): Record<string, unknown> {
  const { status_code, error_type, error_message, error_url, request_id } = thrown as Record<string, unknown>;
  expect(request_id, String(thrown)).toMatch(/^request-id-test-/);
  return { status_code, error_type, error_message, error_url };
}

/** Ids become numbers in the order of their appearance; the moments of creation and the cursors are left out. */
function normalise<Value>(value: Value): Value {
  const known = JSON.stringify(snapshot);
  const seen: string[] = [];
  const text = JSON.stringify(value, (key, member: unknown) => {
    if (key === "request_id") return undefined;
    if (key === "next_cursor" && member !== null) return "cursor";
    if (key === "created_at" && !known.includes(String(member))) return "now";
    return member;
  });
  const numbered = text.replaceAll(/[a-z-]+-test-[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => {
    if (known.includes(id)) return id;
    if (!seen.includes(id)) seen.push(id);
    return `id ${seen.indexOf(id)}`;
  });
  return JSON.parse(numbered) as Value;
}

describe("the Users resource", () => {
  it("has the same results for the official SDK and our client, over the port and in-process", async () => {
    const official = await transcribe(theirs(running[0]!.url));
    const told = steps.map(([method, params], i) => [method, params, official.outcomes[i]]);
    expect(told).toEqual(steps);
    expect(await transcribe(ours({ baseUrl: running[1]!.url }))).toEqual(official);
    const { fetch } = createSandbox({ projectId, secret, seed: snapshot });
    expect(await transcribe(ours({ fetch }))).toEqual(official);
  });

  it("is called by every method", () => {
    const called = new Set(steps.map(([method]) => method));
    const { users } = createStytch({ projectId, secret, fetch: () => new Response() });
    const methods = Object.keys(users).filter((name) => name !== "searchAll");
    expect([...called].sort()).toEqual(methods.sort());
    expect(called.size).toBe(Object.values(routes).filter(({ accessor }) => accessor[0] === "users").length);
  });

  it("is walked to its end by searchAll of both", async () => {
    const url = running[0]!.url;
    const stytch = theirs(url);
    for (let i = 0; i < 20; i++) await stytch["create"]!({ email: `page-${i}@example.com` });
    const pages: { user_id: string }[][] = [];
    for await (const page of stytch.searchAll({ limit: 6 })) pages.push(page as { user_id: string }[]);
    const single: { user_id: string }[] = [];
    for await (const user of ours({ baseUrl: url }).searchAll({ limit: 7 })) {
      single.push(user as { user_id: string });
    }
    expect(single.map(({ user_id }) => user_id)).toEqual(pages.flat().map(({ user_id }) => user_id));
    expect(pages.length).toBeGreaterThan(3);
    expect(new Set(single.map(({ user_id }) => user_id)).size).toBe(single.length);
  });

  it("refuses wrong credentials to both in the same way", async () => {
    const { url } = running[0]!;
    const wrong = { projectId, secret: "secret-test-wrong" };
    const params = { user_id: ids["full"]! };
    const client = new official.Client({ project_id: projectId, secret: wrong.secret, env: url });
    const their = await client.users.get(params).catch(errorFields);
    const our = await createStytch({ ...wrong, baseUrl: url })
      .users.get(params)
      .catch(errorFields);
    expect(their).toMatchObject({ status_code: 401, error_type: "unauthorized_credentials" });
    expect(our).toEqual(their);
  });

  it("answers 1,000 calls at once, one success among those for one email", async () => {
    const stytch = ours({ baseUrl: running[1]!.url });
    const results = await Promise.all(
      Array.from({ length: 1_000 }, (_, i) =>
        stytch["create"]!({ email: `parallel-${i % 500}@example.com` }).then(
          () => "created",
          (error: unknown) => errorFields(error)["error_type"],
        ),
      ),
    );
    expect(results.filter((result) => result === "created")).toHaveLength(500);
    expect(results.filter((result) => result === "duplicate_email")).toHaveLength(500);
  });
});
