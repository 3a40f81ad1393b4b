// The example of an application with pages: a browser logs in and out of it, and the code is read from the control of a
// sandbox that runs as a command, as an end-to-end test of an app in any language does.
import { chromium as playwright, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createApp } from "../../examples/login-pages.ts";
import { createStytch, serve, type Server } from "../../src/node/index.ts";
import type { Message } from "../../src/sandbox/index.ts";
import { CHROMIUM_FLAGS } from "../../runtimes/chromium.ts";
import { findChromium } from "../../runtimes/find-chromium.ts";
import { sandbox, type Running } from "../cli/helpers.ts";

const email = "ada@example.com";
let running: Running;
let app: Server;
let browser: Browser;
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  running = await sandbox(["--control"], (stop) => stops.push(stop));
  const { projectId, secret, url: baseUrl } = running;
  const stytch = createStytch({ projectId, secret, baseUrl });
  // Its origin is known once it listens.
  app = await serve((request) => handler.fetch(request));
  const handler = createApp(stytch, app.url);
  browser = await playwright.launch({ executablePath: findChromium(), args: [...CHROMIUM_FLAGS] });
  stops.push(
    () => browser.close(),
    () => app.close(),
    () => stytch.close(),
  );
});
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});
beforeEach(() => running.control("POST", "/__sandbox/reset"));

/** Runs in a browser with cookies of its own. */
async function inBrowser(run: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  try {
    await run(await context.newPage());
  } finally {
    await context.close();
  }
}

/** The user's newest passcode, once it has been sent. */
async function readCode(): Promise<string> {
  const response = await running.control("GET", `/__sandbox/messages?to=${email}&kind=passcode&wait=5000`);
  const message = ((await response.json()) as Message[]).at(-1);
  return message?.kind === "passcode" ? message.code : "";
}

async function askForCode(page: Page): Promise<void> {
  await page.goto(`${app.url}/login`);
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send a passcode" }).click();
  await page.waitForURL("**/login/code");
}

async function enter(page: Page, code: string): Promise<void> {
  await page.getByLabel("Passcode").fill(code);
  await page.getByRole("button", { name: "Log in" }).click();
}

describe("login-pages.ts in headless Chromium, against the sandbox's command", () => {
  it("logs a user in by the code of their email, shows their page to them alone, and logs them out", () =>
    inBrowser(async (page) => {
      await page.goto(`${app.url}/account`);
      expect(new URL(page.url()).pathname).toBe("/login");
      await askForCode(page);
      const code = await readCode();
      await enter(page, code === "111111" ? "222222" : "111111");
      expect(await page.getByRole("alert").textContent()).toContain("The passcode is wrong");
      await enter(page, `${code.slice(0, 3)} ${code.slice(3)}`);
      await page.waitForURL("**/account");
      expect(await page.getByText("logged in as").textContent()).toContain(email);
      await page.reload();
      expect(await page.getByRole("heading").textContent()).toBe("Your account");

      const cookies = await page.context().cookies();
      expect(cookies).toMatchObject([
        { name: "__Host-session", httpOnly: true, secure: true, sameSite: "Lax", path: "/" },
      ]);
      expect(await page.evaluate("document.cookie")).toBe("");
      await inBrowser(async (other) => {
        await other.goto(`${app.url}/account`);
        expect(new URL(other.url()).pathname).toBe("/login");
      });

      await page.getByRole("button", { name: "Log out" }).click();
      await page.waitForURL("**/login");
      expect(await page.context().cookies()).toEqual([]);
      await page.goto(`${app.url}/account`);
      expect(new URL(page.url()).pathname).toBe("/login");
      const session_jwt = cookies[0]!.value;
      const again = await running.call("POST", "/v1/sessions/authenticate", { session_jwt });
      expect(await again.json()).toMatchObject({ error_type: "session_not_found" });
    }));

  it("takes no code when its five minutes are over, and none twice", () =>
    inBrowser(async (page) => {
      await askForCode(page);
      const late = await readCode();
      await running.control("POST", "/__sandbox/clock/advance", { milliseconds: 5 * 60_000 });
      await enter(page, late);
      expect(await page.getByRole("alert").textContent()).toContain("expired");
      await running.control("POST", "/__sandbox/reset");
      await askForCode(page);
      const code = await readCode();
      const cookies = await page.context().cookies();
      await enter(page, code);
      await page.waitForURL("**/account");
      await page.context().addCookies(cookies);
      await page.goto(`${app.url}/login/code`);
      await enter(page, code);
      expect(await page.getByRole("alert").textContent()).toContain("was used");
    }));

  it("sends nothing to what is no address, and takes no form of another site", async () => {
    const post = (origin: string, address: string): Promise<Response> =>
      fetch(`${app.url}/login`, {
        method: "POST",
        headers: { origin },
        body: new URLSearchParams({ email: address }),
        redirect: "manual",
      });
    const wrong = await post(app.url, `"><script>1</script>`);
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).not.toContain("<script>");
    expect((await post("https://evil.example", email)).status).toBe(403);
    const sent = await running.control("GET", "/__sandbox/messages");
    expect(await sent.json()).toEqual([]);
  });
});
