// The examples that log a user in: both go the same whole way, against a stand-in of the API, and hold out against misuse.
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from "vitest";
import { createApp } from "../../examples/login-hono.ts";
import { createHandlers } from "../../examples/login-next.ts";
import { createStytch, type Stytch } from "../../src/index.ts";
import { validator } from "../../src/validate/index.ts";
import { projectId, secret } from "../helpers.ts";
import { key, makeKey, makeToken, sessionClaims } from "../local/tokens.ts";
import { Browser, ORIGIN } from "./browser.ts";
import { LoginApi, refuse } from "./login-api.ts";

type Server = (request: Request) => Promise<Response>;

const versions: [name: string, create: (stytch: Stytch) => Server][] = [
  [
    "login-hono.ts",
    (stytch) => {
      const app = createApp(stytch, ORIGIN);
      return async (request) => app.fetch(request);
    },
  ],
  ["login-next.ts", (stytch) => route(createHandlers(stytch, ORIGIN))],
];

/** Routes as Next.js does by the files that the example's head names. */
function route({ login, finish, me, logout }: ReturnType<typeof createHandlers>): Server {
  const routes: Record<string, Record<string, Server>> = {
    "/login": { POST: login },
    "/login/code": { POST: finish },
    "/me": { GET: me },
    "/logout": { POST: logout },
  };
  return async (request) =>
    (await routes[new URL(request.url).pathname]?.[request.method]?.(request)) ??
    new Response(null, { status: 405, headers: { "cache-control": "no-store" } });
}

const EMAIL = "ada@example.com";
const SESSION = "__Host-session";
const LOGIN = "__Host-login";
const DAY = 24 * 60 * 60;

let printed: MockInstance<typeof console.error>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 2, 14, 9, 30) });
  printed = vi.spyOn(console, "error").mockImplementation(() => {});
});

afterEach(() => {
  vi.useRealTimers();
  const text = inspect(printed.mock.calls, { depth: 9 });
  printed.mockRestore();
  expect(text).not.toMatch(/eyJ|ada@|1000\d\d|secret-test/);
});

const wait = (seconds: number): unknown => vi.setSystemTime(Date.now() + seconds * 1000);

const outages: [what: string, fault: () => Response][] = [
  [
    "can't be reached",
    () => {
      throw new TypeError("fetch failed");
    },
  ],
  ["fails", () => refuse("internal_server_error", 500)],
  ["is hidden by a proxy's page", () => new Response("<h1>Bad gateway</h1>", { status: 502 })],
];

describe.each(versions)("%s", (_, create) => {
  let api: LoginApi;
  let browser: Browser;

  beforeEach(() => {
    api = new LoginApi();
    const options = { fetch: api.fetch, retry: false, validate: validator("strict") } as const;
    browser = new Browser(create(createStytch({ projectId, secret, ...options })));
  });

  async function askForCode(): Promise<void> {
    expect((await browser.post("/login", { email: EMAIL })).status).toBe(200);
  }

  /** Logs in, and has the keys downloaded. */
  async function logIn(): Promise<void> {
    await askForCode();
    expect((await browser.post("/login/code", { code: api.lastCode })).status).toBe(200);
    expect((await browser.get("/me")).status).toBe(200);
    api.asked.length = 0;
  }

  const session = (): string => browser.cookies.get(SESSION)!.value;

  function useSession(value: string): void {
    browser.cookies.set(SESSION, { value, attributes: new Map(), expires: Infinity });
  }

  async function expectLoggedOut(asked: string[]): Promise<void> {
    const response = await browser.get("/me");
    expect(response.status).toBe(401);
    expect(await response.text()).toMatch(/^Log in/);
    expect(browser.cookies.has(SESSION)).toBe(false);
    expect(api.asked).toEqual(asked);
  }

  it("goes the whole way: a passcode, a session, a renewal, the end", async () => {
    expect((await browser.get("/me")).status).toBe(401);
    await askForCode();
    expect((await browser.get("/me")).status).toBe(401);
    expect((await browser.post("/login/code", { code: api.lastCode })).status).toBe(200);
    const me = await browser.get("/me");
    expect(me.headers.get("content-type")).toMatch(/^application\/json/);
    expect(await me.json()).toEqual({ user_id: expect.stringMatching(/^user-test-/) as string });
    wait(600);
    expect((await browser.get("/me")).status).toBe(200);
    expect((await browser.post("/logout")).status).toBe(200);
    expect((await browser.get("/me")).status).toBe(401);
    expect(api.asked).toEqual([
      "otps/email/login_or_create",
      "otps/authenticate",
      `sessions/jwks/${projectId}`,
      "sessions/authenticate",
      "sessions/revoke",
    ]);
    expect(printed).not.toHaveBeenCalled();
  });

  it("sets cookies that only the application's own pages send, over TLS, and no script reads", async () => {
    await askForCode();
    const attributes = { path: "/", httponly: "", secure: "", samesite: "Lax" };
    const found = (name: string): unknown => Object.fromEntries(browser.cookies.get(name)!.attributes);
    expect(found(LOGIN)).toEqual({ ...attributes, "max-age": "300" });
    await browser.post("/login/code", { code: api.lastCode });
    expect(found(SESSION)).toEqual({ ...attributes, "max-age": String(7 * DAY) });
    expect([...browser.cookies.keys()]).toEqual([SESSION]);
  });

  it("clears a cookie with the attributes that it was set with", async () => {
    await logIn();
    const [text] = (await browser.post("/logout")).headers.getSetCookie();
    expect(text!.split("; ").sort()).toEqual([
      "HttpOnly",
      "Max-Age=0",
      "Path=/",
      "SameSite=Lax",
      "Secure",
      `${SESSION}=`,
    ]);
  });

  it("checks a session without a call, and sets no cookie", async () => {
    await logIn();
    for (let request = 0; request < 5; request++) {
      expect((await browser.get("/me")).headers.getSetCookie()).toEqual([]);
    }
    expect(api.asked).toEqual([]);
  });

  it.each([60, 301, 6 * DAY])("renews by one call after %i seconds", async (seconds) => {
    await logIn();
    const before = session();
    wait(seconds);
    expect((await browser.get("/me")).status).toBe(200);
    expect((await browser.get("/me")).status).toBe(200);
    expect(api.asked.filter((path) => !path.includes("jwks"))).toEqual(["sessions/authenticate"]);
    expect(session()).not.toBe(before);
    expect(browser.cookies.get(SESSION)!.attributes.get("max-age")).toBe(String(7 * DAY - seconds));
  });

  it("logs out a session that was ended elsewhere, within a minute", async () => {
    await logIn();
    api.endSessions();
    expect((await browser.get("/me")).status).toBe(200);
    wait(60);
    await expectLoggedOut(["sessions/authenticate"]);
  });

  it("logs out where the session has ended already, or there is none", async () => {
    await logIn();
    api.endSessions();
    expect((await browser.post("/logout")).status).toBe(200);
    expect(browser.cookies.has(SESSION)).toBe(false);
    expect((await browser.post("/logout")).status).toBe(200);
    expect(api.asked).toEqual(["sessions/revoke"]);
  });

  it("a copy of the cookie is worth nothing a minute after the logout", async () => {
    await logIn();
    const copy = session();
    await browser.post("/logout");
    api.asked.length = 0;
    wait(60);
    useSession(copy);
    await expectLoggedOut(["sessions/authenticate"]);
  });

  it("a browser drops the cookie as the session ends", async () => {
    await logIn();
    wait(7 * DAY);
    expect((await browser.get("/me")).status).toBe(401);
    expect(api.asked).toEqual([]);
  });

  it("an old cookie that comes nevertheless is refused", async () => {
    await logIn();
    const old = session();
    wait(7 * DAY);
    useSession(old);
    await expectLoggedOut(["sessions/authenticate"]);
  });

  it.each<[string, (jwt: string) => string, string[]]>([
    ["changed", (jwt) => jwt.replace(/\.[^.]+\./, `.${btoa('{"sub":"user-test-evil"}')}.`), []],
    [
      "signed by another key of the same name",
      () => makeToken({ key: makeKey(key.kid), claims: sessionClaims() }),
      [],
    ],
    [
      "of another project",
      () => makeToken({ claims: { ...sessionClaims(), aud: ["project-test-other"] } }),
      [],
    ],
    ["no JWT", () => "x", []],
    [
      "signed by an unknown key",
      () => makeToken({ key: makeKey("jwk-test-unknown"), claims: sessionClaims() }),
      ["sessions/authenticate"],
    ],
  ])("a JWT that is %s is refused", async (__, change, asked) => {
    await logIn();
    useSession(change(session()));
    await expectLoggedOut(asked);
  });

  it("a wrong passcode is told, and the right one is taken after it, with blanks too", async () => {
    await askForCode();
    const wrong = await browser.post("/login/code", { code: "000000" });
    expect(wrong.status).toBe(401);
    expect(await wrong.text()).toMatch(/passcode is wrong/);
    expect(wrong.headers.get("content-type")).toMatch(/^text\/plain/);
    expect([...browser.cookies.keys()]).toEqual([LOGIN]);
    const blanks = api.lastCode.replace(/(...)/, " $1 ");
    expect((await browser.post("/login/code", { code: blanks })).status).toBe(200);
  });

  it("a passcode works once, until it expires, and in the browser that has asked for it", async () => {
    await askForCode();
    const login = browser.cookies.get(LOGIN)!;
    const enter = async (): Promise<number> =>
      (await browser.post("/login/code", { code: api.lastCode })).status;
    browser.cookies.clear();
    expect(await enter()).toBe(401);
    expect(api.asked).toHaveLength(1);
    browser.cookies.set(LOGIN, login);
    expect(await enter()).toBe(200);
    browser.cookies.set(LOGIN, login);
    expect(await enter()).toBe(401);
    wait(300);
    browser.cookies.set(LOGIN, { ...login, expires: Infinity });
    expect(await enter()).toBe(401);
  });

  it("an address that the API refuses is told", async () => {
    const response = await browser.post("/login", { email: "nonsense" });
    expect(response.status).toBe(400);
    expect(browser.cookies.size).toBe(0);
  });

  const headers = { origin: ORIGIN };
  const file = new FormData();
  for (const name of ["email", "code"]) file.set(name, new File(["100001"], "a.txt"));
  const broken = { ...headers, "content-type": "multipart/form-data; boundary=x" };
  it.each<[string, RequestInit]>([
    ["is empty", { headers }],
    ["is JSON", { headers: { ...headers, "content-type": "application/json" }, body: '{"email":"a@b.c"}' }],
    ["is no form", { headers: { ...headers, "content-type": "text/plain" }, body: "email=a@b.c" }],
    ["is a broken form", { headers: broken, body: "--y" }],
    ["lacks the field", { headers, body: new URLSearchParams({ other: "1" }) }],
    ["has an empty field", { headers, body: new URLSearchParams({ email: " ", code: "" }) }],
    ["has a file for a field", { headers, body: file }],
    ["has no six digits", { headers, body: new URLSearchParams({ code: "12345a" }) }],
  ])("a body that %s is answered 400", async (__, init) => {
    await askForCode();
    api.asked.length = 0;
    for (const path of ["/login", "/login/code"]) {
      const response = await browser.send(new Request(ORIGIN + path, { method: "POST", ...init }));
      expect(response.status, path).toBe(400);
    }
    expect(api.asked).toEqual([]);
  });

  it.each([
    "https://evil.example",
    "https://other.example.com",
    "https://app.example.com.evil.example",
    "http://app.example.com",
    "https://app.example.com:8443",
    "null",
    "",
  ])("a form of %j is refused", async (origin) => {
    await logIn();
    for (const path of ["/login", "/login/code", "/logout"]) {
      const response = await browser.post(path, { email: EMAIL, code: "100001" }, { origin });
      expect(response.status, path).toBe(403);
      expect(response.headers.getSetCookie()).toEqual([]);
    }
    expect(api.asked).toEqual([]);
  });

  it("a form without an origin is refused", async () => {
    await logIn();
    expect((await browser.send(new Request(`${ORIGIN}/logout`, { method: "POST" }))).status).toBe(403);
    expect(api.asked).toEqual([]);
  });

  it("a link or a picture logs nobody out", async () => {
    await logIn();
    expect((await browser.get("/logout")).ok).toBe(false);
    expect((await browser.get("/me")).status).toBe(200);
  });

  it.each(outages)(
    "while the API %s, nobody is logged out, and a session goes on after it",
    async (__, fault) => {
      await logIn();
      const jwt = session();
      api.fault = fault;
      expect((await browser.get("/me")).status).toBe(200);
      expect(api.asked).toEqual([]);
      wait(60);
      expect((await browser.get("/me")).status).toBe(503);
      expect((await browser.post("/logout")).status).toBe(503);
      expect((await browser.post("/login", { email: EMAIL })).status).toBe(503);
      expect(session()).toBe(jwt);
      api.fault = undefined;
      expect((await browser.get("/me")).status).toBe(200);
      expect((await browser.post("/logout")).status).toBe(200);
    },
  );

  it.each(outages)("while the API %s, a passcode may be entered again", async (__, fault) => {
    await askForCode();
    api.fault = fault;
    expect((await browser.post("/login/code", { code: api.lastCode })).status).toBe(503);
    api.fault = undefined;
    expect((await browser.post("/login/code", { code: api.lastCode })).status).toBe(200);
  });

  it.each(outages)("while the API %s before the keys are known, the session is kept", async (__, fault) => {
    await askForCode();
    await browser.post("/login/code", { code: api.lastCode });
    api.fault = fault;
    expect((await browser.get("/me")).status).toBe(503);
    api.fault = undefined;
    expect((await browser.get("/me")).status).toBe(200);
  });

  it.each([
    ["too_many_requests", { "retry-after": "90" }, "90"],
    ["user_lock_limit_reached", {}, "60"],
  ])("%s is passed on as 429, with the time to wait", async (type, own, seconds) => {
    await logIn();
    await askForCode();
    const jwt = session();
    api.fault = () => refuse(type, 429, own);
    wait(60);
    for (const response of [
      await browser.post("/login", { email: EMAIL }),
      await browser.post("/login/code", { code: "100001" }),
      await browser.get("/me"),
    ]) {
      expect(response.status).toBe(429);
      expect(response.headers.get("retry-after")).toBe(seconds);
    }
    expect(session()).toBe(jwt);
  });

  it("a wrong secret is the application's fault, and logs nobody out", async () => {
    await logIn();
    const jwt = session();
    api.fault = () => refuse("unauthorized_credentials", 401);
    wait(60);
    expect((await browser.get("/me")).status).toBe(500);
    expect((await browser.post("/logout")).status).toBe(500);
    expect((await browser.post("/login", { email: EMAIL })).status).toBe(500);
    expect(session()).toBe(jwt);
    expect(printed).toHaveBeenCalledTimes(3);
  });
});
