// The examples of a gateway, each in the server that it is for: what its callers can do, and what they can't.
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createApp } from "../../examples/gateway-hono.ts";
import { createHandlers } from "../../examples/gateway-next.ts";
import { startGateway } from "../../examples/gateway-node.ts";
import worker from "../../examples/gateway-worker.ts";
import { createStytch, isStytchError, type Fetch, type Stytch } from "../../src/index.ts";
import type { AuditEntry } from "../../src/gateway/index.ts";
import { serve } from "../../src/node/index.ts";
import { leaks } from "../leaks.ts";
import { projectId, secret } from "../helpers.ts";
import { hasRedis, startRedis } from "../gateway/redis/server.ts";
import { Browser, ORIGIN } from "./browser.ts";
import { ExampleApi } from "./example-api.ts";

const email = "ada@example.com";

let api: ExampleApi;
let entries: AuditEntry[];

beforeEach(async () => {
  api = await ExampleApi.start();
  entries = [];
});

const options = () => ({
  projectId,
  secret,
  fetch: api.fetch,
  hooks: { onCall: (entry: AuditEntry) => entries.push(entry) },
});

/** The type of the error that a call fails with. */
async function typeOf(call: PromiseLike<unknown>): Promise<string> {
  const error = await Promise.resolve(call).catch((thrown: unknown) => thrown);
  if (!isStytchError(error)) throw new Error("It did not fail.");
  expect(leaks(error)).toEqual([]);
  return (error as { error_type?: string }).error_type ?? error.name;
}

/** The calls that reached the API. */
const asked = (): string[] => api.asked.map(({ operation }) => operation);

/** Finds and updates the caller's own user, and tries another's. */
async function actOnOwn(stytch: Stytch): Promise<void> {
  const user = await stytch.users.get({ user_id: "me" });
  expect([user.user_id, user.trusted_metadata]).toEqual([api.userId, undefined]);
  const updated = await stytch.users.update({ user_id: api.userId, name: { first_name: "Ada" } });
  expect([updated.user.name.first_name, updated.user.trusted_metadata]).toEqual(["Ada", undefined]);
  const count = api.asked.length;
  const { otherId: user_id } = api;
  expect(await typeOf(stytch.users.get({ user_id }))).toBe("caller_not_authorized");
  expect(await typeOf(stytch.users.update({ user_id, name: { first_name: "Eve" } }))).toBe(
    "caller_not_authorized",
  );
  expect(await typeOf(stytch.users.update({ user_id: "me", roles: ["admin"] }))).toBe("field_not_allowed");
  expect(await typeOf(stytch.users.delete({ user_id: "me" }))).toBe("operation_not_allowed");
  expect(await typeOf(stytch.users.search())).toBe("operation_not_allowed");
  expect(api.asked).toHaveLength(count);
}

describe("gateway-hono.ts", () => {
  /** A page on the application's own origin, with the browser's cookies. */
  function openPage(): { stytch: Stytch; browser: Browser } {
    const app = createApp(options());
    const browser = new Browser(async (request) => app.fetch(request, { address: "203.0.113.7" }));
    const fetch: Fetch = (request) => {
      const { headers } = request;
      headers.set("sec-fetch-site", "same-origin");
      if (request.method !== "GET") headers.set("origin", ORIGIN);
      return browser.send(request);
    };
    return { stytch: createStytch({ gateway: `${ORIGIN}/api/stytch`, fetch, retry: false }), browser };
  }

  it("goes the whole way: a passcode, a session in cookies, one's own user, the end", async () => {
    const { stytch, browser } = openPage();
    expect(await typeOf(stytch.users.get({ user_id: "me" }))).toBe("invalid_session");
    const sent = await stytch.otps.email.loginOrCreate({ email });
    expect(Object.keys(sent).sort()).toEqual(["email_id", "request_id", "status_code"]);
    const { email_id: method_id } = sent;
    const { code } = api;
    const loggedIn = await stytch.otps.authenticate({ method_id, code });
    expect([loggedIn.session_token, loggedIn.session_jwt, loggedIn.user.trusted_metadata]).toEqual([
      "",
      "",
      undefined,
    ]);
    expect(api.asked.slice(0, 2)).toEqual([
      {
        operation: "otps.email.loginOrCreate",
        body: { email, expiration_minutes: 5 },
      },
      {
        operation: "otps.authenticate",
        body: { method_id, code, session_duration_minutes: 7 * 24 * 60 },
      },
    ]);
    expect([...browser.cookies.keys()]).toEqual(["__Host-stytch_session", "__Host-stytch_session_jwt"]);
    for (const { attributes } of browser.cookies.values()) {
      expect(Object.fromEntries(attributes)).toMatchObject({ httponly: "", secure: "", samesite: "Lax" });
    }
    await actOnOwn(stytch);
    await stytch.sessions.revoke({ session_jwt: "" });
    expect(api.asked.at(-1)).toEqual({
      operation: "sessions.revoke",
      body: { session_jwt: expect.stringMatching(/^eyJ/) as string },
    });
    expect(browser.cookies.size).toBe(0);
    expect(await typeOf(stytch.users.get({ user_id: "me" }))).toBe("invalid_session");
    expect(leaks(entries)).toEqual([]);
    const told = entries.map(({ time, duration, ...entry }) => JSON.stringify(entry)).join();
    expect(told).not.toMatch(/eyJ|ada@/);
    expect(told).not.toContain(`"${code}"`);
  });

  it("leaves it to nobody how long a session lasts, or who begins one", async () => {
    const { stytch } = openPage();
    const params = { method_id: "email-test-1", code: "271828" };
    const longer = stytch.otps.authenticate({ ...params, session_duration_minutes: 527_040 });
    expect(await typeOf(longer)).toBe("field_not_allowed");
    const claims = stytch.otps.authenticate({ ...params, session_custom_claims: { admin: true } });
    expect(await typeOf(claims)).toBe("field_not_allowed");
    expect(await typeOf(stytch.otps.email.send({ email }))).toBe("operation_not_allowed");
    expect(asked()).toEqual([]);
  });

  it("sends few passcodes to one address, and checks few", async () => {
    const { stytch, browser } = openPage();
    const send = () => {
      api.sandbox.clock.advance(1_000); // the API sends one a second to an address
      return stytch.otps.email.loginOrCreate({ email });
    };
    let method_id = "";
    for (let time = 0; time < 3; time++) method_id = (await send()).email_id;
    expect(await typeOf(send())).toBe("too_many_requests");
    const wrong = api.code === "271828" ? "314159" : "271828";
    const check = () => stytch.otps.authenticate({ method_id, code: wrong });
    for (let time = 0; time < 5; time++) expect(await typeOf(check())).toBe("otp_code_not_found");
    expect(browser.cookies.size).toBe(0);
    expect(await typeOf(check())).toBe("too_many_requests");
    expect(asked()).toHaveLength(8);
  });

  it("refuses other sites' pages, with the user's cookies or not", async () => {
    const { stytch, browser } = openPage();
    const { email_id } = await stytch.otps.email.loginOrCreate({ email });
    await stytch.otps.authenticate({ method_id: email_id, code: api.code });
    const count = api.asked.length;
    for (const origin of ["https://evil.example", "null", `${ORIGIN}.evil.example`]) {
      const headers = { origin, "content-type": "application/json" };
      const body = `{"name":{"first_name":"Eve"}}`;
      const request = new Request(`${ORIGIN}/api/stytch/v1/users/me`, { method: "PUT", headers, body });
      const response = await browser.send(request);
      expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([403, null]);
    }
    expect(api.asked).toHaveLength(count);
  });
});

describe("gateway-node.ts", () => {
  const token = "token-0123456789abcdef0123456789abcdef";
  const env = { STYTCH_PROJECT_ID: projectId, STYTCH_SECRET: secret, GATEWAY_TOKEN: token };

  async function start(more: Record<string, string> = {}): Promise<string> {
    const { url, close } = await startGateway({ ...env, ...more }, options());
    onTestFinished(close);
    return url;
  }

  it("lets a program with its token look users up, and shows it no way to reach them", async () => {
    const headers = { authorization: `Bearer ${token}` };
    const stytch = createStytch({ gateway: await start(), headers, retry: false });
    const found = [];
    for await (const user of stytch.users.searchAll()) found.push(user);
    expect(found.map(({ user_id, emails }) => [user_id, emails])).toEqual([
      [api.otherId, undefined],
      [api.userId, undefined],
    ]);
    expect((await stytch.users.get({ user_id: api.otherId })).name.first_name).toBe("Grace");
    expect(await typeOf(stytch.users.delete({ user_id: api.otherId }))).toBe("operation_not_allowed");
    expect(entries.map(({ caller }) => caller)).toEqual(["token", "token", "stranger"]);
  });

  it("refuses every other", async () => {
    const gateway = await start();
    for (const authorization of ["Bearer token-0123456789abcdef0123456789abcdeg", `Basic ${btoa("a:b")}`]) {
      const stytch = createStytch({ gateway, headers: { authorization }, retry: false });
      expect(await typeOf(stytch.users.search())).toBe("invalid_session");
    }
    expect(asked()).toEqual([]);
  });

  it.skipIf(!hasRedis)("counts in Redis where there is one, and lets nobody pass uncounted", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    onTestFinished(() => warn.mockRestore());
    const redis = await startRedis();
    const headers = { authorization: `Bearer ${token}` };
    const stytch = createStytch({ gateway: await start({ REDIS_URL: redis.url }), headers, retry: false });
    await stytch.users.get({ user_id: api.userId });
    await redis.kill();
    expect(await typeOf(stytch.users.get({ user_id: api.userId }))).toBe("calls_not_counted");
    expect(asked()).toEqual(["users.get"]);
    expect(warn.mock.calls.flat().join("\n")).toContain("Redis");
  });

  it("doesn't start without a secret or a token", async () => {
    await expect(startGateway({ ...env, STYTCH_SECRET: undefined })).rejects.toThrow("secret");
    await expect(startGateway({ ...env, GATEWAY_TOKEN: "" })).rejects.toThrow("bearerToken's token");
  });
});

describe("gateway-next.ts", () => {
  it("holds the application's users to themselves, by its own login", async () => {
    const handlers = createHandlers(options(), ({ headers }) =>
      Promise.resolve(headers.get("cookie") === "login=ada" ? api.userId : undefined),
    );
    const fetchAs =
      (cookie: string): Fetch =>
      (request) => {
        request.headers.set("cookie", cookie);
        return handlers[request.method as keyof typeof handlers](request);
      };
    const clientAs = (cookie: string): Stytch =>
      createStytch({ gateway: `${ORIGIN}/api/stytch`, fetch: fetchAs(cookie), retry: false });
    await actOnOwn(clientAs("login=ada"));
    expect(await typeOf(clientAs("login=eve").users.get({ user_id: "me" }))).toBe("invalid_session");
    expect(new Set(entries.map(({ caller }) => caller))).toEqual(new Set([api.userId, "stranger"]));
  });
});

describe("gateway-worker.ts", () => {
  const APP_ORIGIN = "https://app.example";

  it("lets an app's users act on themselves, by their session's JWT, and no other site's pages", async () => {
    const upstream = await serve(async (request) => api.fetch(request));
    onTestFinished(upstream.close);
    const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
    onTestFinished(() => print.mockRestore());
    const env = { STYTCH_PROJECT_ID: projectId, STYTCH_SECRET: secret, APP_ORIGIN };
    const fetchFrom =
      (origin: string): Fetch =>
      (request) => {
        request.headers.set("origin", origin);
        request.headers.set("cf-connecting-ip", "203.0.113.7");
        return worker.fetch(request, { ...env, STYTCH_BASE_URL: upstream.url });
      };
    const clientFrom = (origin: string, jwt: string): Stytch => {
      const headers = { authorization: `Bearer ${jwt}` };
      const fetch = fetchFrom(origin);
      return createStytch({ gateway: "https://gateway.example", fetch, headers, retry: false });
    };
    await actOnOwn(clientFrom(APP_ORIGIN, api.jwt()));
    const expired = clientFrom(APP_ORIGIN, api.jwt({ exp: 1 }));
    expect(await typeOf(expired.users.get({ user_id: "me" }))).toBe("invalid_session");
    const elsewhere = clientFrom("https://evil.example", api.jwt());
    expect(await typeOf(elsewhere.users.get({ user_id: "me" }))).toBe("origin_not_allowed");
    const lines = print.mock.calls.map(([line]) => JSON.parse(line as string) as AuditEntry);
    expect(lines.slice(0, 2)).toMatchObject([
      { caller: api.userId, operation: "users.get", status: 200 },
      { caller: api.userId, operation: "users.update", status: 200 },
    ]);
    expect(leaks(lines)).toEqual([]);
  });
});
