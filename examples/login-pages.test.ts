/**
 * The tests of an application's login, of `login-pages.ts`, as its authors would write them, by Vitest: no account, no
 * network, no inbox. The sandbox is in the process, and what it would have sent is in `sandbox.messages`.
 */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createStytch } from "stytch-fetch";
import { createSandbox } from "stytch-fetch/sandbox";
import { createApp } from "./login-pages.ts";

const email = "ada@example.com";
const origin = "https://app.example.com";
const credentials = { projectId: "project-test-app", secret: "secret-test-app" }; // made up
const sandbox = createSandbox(credentials);
const stytch = createStytch({ ...credentials, fetch: sandbox.fetch, retry: false }); // no pauses
const app = createApp(stytch, origin);

/** As much of a browser as these tests need: it keeps cookies. */
let cookies: Map<string, string>;

beforeEach(() => {
  sandbox.reset();
  cookies = new Map();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function send(path: string, init: RequestInit = {}): Promise<Response> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await app.request(origin + path, { ...init, headers: { origin, cookie } });
  for (const line of response.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
    if (value) cookies.set(name!, value);
    else cookies.delete(name!);
  }
  return response;
}

const post = (path: string, fields: Record<string, string> = {}): Promise<Response> =>
  send(path, { method: "POST", body: new URLSearchParams(fields) });

/** Asks for a passcode, and gives the one that was sent. */
async function askForCode(): Promise<string> {
  await post("/login", { email });
  return sandbox.messages.last({ to: email, kind: "passcode" }).code;
}

async function logIn(): Promise<void> {
  await post("/login/code", { code: await askForCode() });
}

it("logs in by the code of the email", async () => {
  const code = await askForCode();
  const response = await post("/login/code", { code });
  expect(response.headers.get("location")).toBe("/account");
  expect(await (await send("/account")).text()).toContain(email);
});

it("lets nobody in by another code", async () => {
  const code = await askForCode();
  const response = await post("/login/code", { code: code === "111111" ? "222222" : "111111" });
  expect(response.status).toBe(401);
  expect((await send("/account")).headers.get("location")).toBe("/login");
});

it("takes no code after five minutes", async () => {
  const code = await askForCode();
  sandbox.clock.advance(5 * 60 * 1000);
  expect((await post("/login/code", { code })).status).toBe(401);
});

it("logs out, so that the cookie is good for nothing", async () => {
  await logIn();
  const before = new Map(cookies);
  await post("/logout");
  expect(cookies.size).toBe(0);
  cookies = before;
  // A JWT is checked here, without a call, until it is a minute old. The sandbox's clock is the system's, so this moves both.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
  expect((await send("/account")).headers.get("location")).toBe("/login");
});

it("keeps users for a day, and no longer", async () => {
  await logIn();
  const start = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: start + 23 * 3_600_000 });
  expect((await send("/account")).status).toBe(200);
  vi.setSystemTime(start + 24 * 3_600_000);
  expect((await send("/account")).headers.get("location")).toBe("/login");
});

it("logs nobody out while Stytch can't be reached", async () => {
  await logIn();
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  sandbox.faults.add({ drop: "before" });
  expect((await send("/account")).status).toBe(500);
  expect(printed).toHaveBeenCalledOnce();
  expect(cookies.has("__Host-session")).toBe(true);
});
