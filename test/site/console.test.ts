// The console of an operation's page, in a real browser: form, code, calls to the sandbox in the page and to a gateway.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BrowserContext, Page } from "playwright-core";
import { chromium } from "../browser/chromium.ts";
import { buildConsole, openSite, type ConsoleSite } from "./console-site.ts";

describe.skipIf(!chromium)("the console in headless Chromium", () => {
  let site: ConsoleSite;
  let context: BrowserContext;
  const said: string[] = [];

  beforeAll(async () => {
    site = await openSite(await buildConsole());
    context = await site.browser.newContext();
  });
  afterAll(() => site.close());

  async function open(method: string, hash = ""): Promise<Page> {
    const page = await context.newPage();
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith(site.origin)) said.push(request.url());
    });
    await page.goto(`${site.origin}/docs/operations/${method}/${hash}`);
    await page.waitForSelector(".console");
    return page;
  }

  it("creates a user in the page's sandbox, which another page finds", async () => {
    const page = await open("users.create");
    const code = page.locator("#console-snippet");
    expect(await code.innerText()).toBe("const response = await stytch.users.create();");
    await page.getByLabel("email", { exact: false }).first().fill("ada@example.com");
    expect(await code.innerText()).toBe(
      'const response = await stytch.users.create({ email: "ada@example.com" });',
    );
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.locator(".console-status").waitFor();
    expect(await page.locator(".console-status").innerText()).toBe("201");
    expect(await page.locator(".console-request-id").innerText()).toMatch(/^request-id-test-/);

    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.locator(".console-error").waitFor();
    const error = page.locator(".console-error");
    expect(await error.innerText()).toContain("duplicate_email");
    expect(await error.locator("a").getAttribute("href")).toBe("../../errors/#duplicate_email");
    expect(await error.locator(".console-remedy").innerText()).toMatch(/^Remedy\. \w/);

    const other = await open("users.search");
    await other.getByRole("button", { name: "Send", exact: true }).click();
    await other.locator(".console-status").waitFor();
    expect(await other.locator(".console-json").first().innerText()).toContain("ada@example.com");
    expect(said).toEqual([]);
  });
});
