// Logins in the console, in a real browser: messages that the page's sandbox would have sent, sessions, the tour's login.
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildConsole, openSite, watch, type ConsoleSite } from "./console-site.ts";

describe("a login in the console", () => {
  let site: ConsoleSite;
  let context: BrowserContext;
  let said: string[];

  beforeAll(async () => {
    site = await openSite(await buildConsole());
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    context = await site.browser.newContext();
    said = [];
  });
  afterEach(() => context.close());

  async function open(method: string, params?: object): Promise<Page> {
    const page = await context.newPage();
    watch(page, site.origin, said);
    const hash = params ? `#try=${encodeURIComponent(JSON.stringify(params))}` : "";
    await page.goto(`${site.origin}/docs/operations/${method}/${hash}`);
    await page.waitForSelector(".console");
    if (params) await page.locator("#console-snippet", { hasText: "({" }).waitFor();
    return page;
  }

  const field = (page: Page, path: string): ReturnType<Page["locator"]> =>
    page.locator(`#try-${path.replaceAll(".", "-")}`);
  const messages = (page: Page): ReturnType<Page["locator"]> =>
    page.getByRole("region", { name: "Sent messages" });

  /** Chromium's advice on forms with more than one password aside: here they are a password and tokens. */
  const complaints = (): string[] => said.filter((text) => !text.startsWith("[DOM]"));

  /** Sends the form, waits for the answer, and gives its status. */
  async function send(page: Page): Promise<string> {
    const before = await page.locator(".console-answer").getAttribute("data-calls");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.locator(`.console-answer[data-calls="${Number(before) + 1}"]`).waitFor();
    return page.locator(".console-status").innerText();
  }

  it("takes the passcode out of a message in one click, and shows the session", async () => {
    const page = await open("otps.email.loginOrCreate", { email: "ada@example.com" });
    expect(await messages(page).count()).toBe(0);
    expect(await send(page)).toBe("200");
    await messages(page).getByText("Passcode to ada@example.com").waitFor();
    expect(await messages(page).locator(".console-secret").innerText()).toMatch(/^\d{6}$/);
    await messages(page).getByRole("link", { name: "Use the code in otps.authenticate" }).click();
    await page.locator("#console-snippet", { hasText: "email-test-" }).waitFor();
    expect(await field(page, "code").inputValue()).toMatch(/^\d{6}$/);
    expect(await field(page, "session_duration_minutes").inputValue()).toBe("60");
    await page.waitForURL(/#try=/);
    expect(decodeURIComponent(page.url())).not.toContain('"code"');
    expect(await send(page)).toBe("200");
    const sessions = page.getByRole("region", { name: "sessions" });
    await sessions.getByText("By otp, until").waitFor();
    await sessions.getByRole("link", { name: "end it" }).click();
    await page.locator("#console-snippet", { hasText: "stytch.sessions.revoke({ session_id:" }).waitFor();
    expect(await send(page)).toBe("200");
    expect(complaints()).toEqual([]);
  });

  it("uses a message on the page that takes it, and keeps what the form has", async () => {
    const first = await open("magicLinks.email.loginOrCreate", { email: "ada@example.com" });
    expect(await send(first)).toBe("200");
    const page = await open("magicLinks.authenticate", { session_duration_minutes: 5 });
    await page.getByText("In the sandbox").click();
    await messages(page).getByText("Magic link to ada@example.com").waitFor();
    await messages(page).getByRole("button", { name: "Use this token" }).click();
    await page.locator("#console-snippet", { hasText: "token:" }).waitFor();
    expect(await field(page, "session_duration_minutes").inputValue()).toBe("5");
    expect(await send(page)).toBe("200");
    expect(await send(page)).toBe("401");
    await page.getByRole("button", { name: "Reset the sandbox" }).click();
    await messages(page).waitFor({ state: "detached" });
    expect(complaints()).toEqual([]);
  });

  it("resets a password by its message, whose other link logs in", async () => {
    const params = { email: "ada@example.com" };
    expect(await send(await open("users.create", params))).toBe("201");
    const page = await open("passwords.email.resetStart", params);
    expect(await send(page)).toBe("200");
    await messages(page)
      .getByRole("link", { name: "Use the login token in magicLinks.authenticate" })
      .waitFor();
    await messages(page).getByRole("link", { name: "Use the token in passwords.email.reset" }).click();
    await page.locator("#console-snippet", { hasText: "token:" }).waitFor();
    await field(page, "password").fill("purple giraffe sings at noon");
    expect(await send(page)).toBe("200");
    expect(complaints()).toEqual([]);
  });

  it("fills nothing in from a message that isn't there", async () => {
    const page = await context.newPage();
    watch(page, site.origin, said);
    await page.goto(`${site.origin}/docs/operations/otps.authenticate/#message=${"%".repeat(50)}<img>`);
    await page.getByText("Nothing yet.").waitFor();
    expect(await field(page, "code").inputValue()).toBe("");
    expect(complaints()).toEqual([]);
  });

  it("is part of the tour, which leads from a user's making to their end", async () => {
    const page = await open("users.create");
    await page.getByRole("link", { name: "Take the tour: a user's life in 7 calls" }).click();
    await page.locator("#console-snippet", { hasText: "Lovelace" }).waitFor();
    const go = async (to: string, ready: string): Promise<void> => {
      await page.getByRole("link", { name: `Go on to ${to}` }).click();
      await page.waitForURL(new RegExp(`/${to.replaceAll(".", "\\.")}/`));
      await page.locator("#console-snippet", { hasText: ready }).waitFor();
    };
    expect(await send(page)).toBe("201");
    await go("users.search", "email_address");
    expect(await send(page)).toBe("200");
    await go("users.update", "Augusta");
    expect(await send(page)).toBe("200");
    await go("otps.email.loginOrCreate", "@example.com");
    expect(await send(page)).toBe("200");
    await go("otps.authenticate", "email-test-");
    await messages(page).getByRole("button", { name: "Use this code" }).click();
    await page.locator("#console-snippet", { hasText: "code:" }).waitFor();
    expect(await send(page)).toBe("200");
    await go("sessions.authenticate", "session_token:");
    expect(page.url()).not.toContain("session_token");
    expect(await send(page)).toBe("200");
    await go("users.delete", "user-test-");
    expect(await send(page)).toBe("200");
    await page.getByText("That was the tour.").waitFor();
    expect(complaints()).toEqual([]);
  });
});
