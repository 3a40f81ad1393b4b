// The console of an operation's page, in a real browser: form, code, calls to the sandbox in the page, links.
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildConsole, openSite, watch, type ConsoleSite } from "./console-site.ts";
import { HOSTILE } from "./forms.ts";

describe("the console in headless Chromium", () => {
  let site: ConsoleSite;
  let context: BrowserContext;
  let said: string[];

  beforeAll(async () => {
    site = await openSite(await buildConsole());
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    // A browser of its own for each test, with nothing kept.
    const before = context as BrowserContext | undefined;
    await before?.close();
    // Without smooth scrolling, in which a button may be elsewhere when the mouse lets go of it.
    context = await site.browser.newContext({ reducedMotion: "reduce" });
    said = [];
  });

  async function open(method: string, hash = ""): Promise<Page> {
    const page = await context.newPage();
    watch(page, site.origin, said);
    await page.goto(`${site.origin}/docs/operations/${method}/${hash}`);
    await page.waitForSelector(".console");
    if (hash.startsWith("#try="))
      await page.waitForFunction(
        () => !document.querySelector("#console-snippet")!.textContent.endsWith("();"),
      );
    return page;
  }

  /** The code, once the part that reads the form is there. */
  async function code(page: Page): Promise<string> {
    await page.locator("#console-reason", { hasNotText: "One moment." }).waitFor({ state: "attached" });
    return page.locator("#console-snippet").innerText();
  }
  const field = (page: Page, path: string): ReturnType<Page["locator"]> =>
    page.locator(`#try-${path.replaceAll(".", "-")}`);
  const button = (page: Page, name: string): ReturnType<Page["getByRole"]> =>
    page.getByRole("button", { name, exact: true });

  /** Sends the form, waits for the answer, and gives its status. */
  async function send(page: Page): Promise<string> {
    const before = await page.locator(".console-answer").getAttribute("data-calls");
    await button(page, "Send").click();
    await page.locator(`.console-answer[data-calls="${Number(before) + 1}"]`).waitFor();
    return page.locator(".console-status").innerText();
  }

  it("creates a user in the page's sandbox, which another page finds, and a reset forgets", async () => {
    const page = await open("users.create");
    expect(await code(page)).toBe(
      "// Still missing: email or phone_number\nconst response = await stytch.users.create();",
    );
    await field(page, "email").fill("ada@example.com");
    expect(await code(page)).toBe(
      'const response = await stytch.users.create({ email: "ada@example.com" });',
    );
    expect(await send(page)).toBe("201");
    expect(await page.locator(".console-request-id").innerText()).toMatch(/^request-id-test-/);
    expect(await page.locator(".console-summary").innerText()).toMatch(/\d ms/);
    await page.getByText("Headers (").click();
    expect(await page.locator(".console-headers dl").innerText()).toContain("content-type");

    const other = await open("users.search");
    expect(await send(other)).toBe("200");
    expect(await other.locator(".console-json").first().innerText()).toContain('"ada@example.com"');
    await other.getByText("In the sandbox").click();
    await other.locator(".console-collection", { hasText: "users 1" }).waitFor();
    await button(other, "Reset the sandbox").click();
    await other.getByText("Nothing yet.").waitFor();
    expect(await send(page)).toBe("201");
    expect(said).toEqual([]);
  });

  it("shows the typed error, with the catalogue's cause and remedy", async () => {
    const page = await open("users.create", "#try=" + encodeURIComponent('{"email":"ada@example.com"}'));
    expect(await send(page)).toBe("201");
    await button(page, "Send").click();
    const error = page.locator(".console-error");
    await error.waitFor();
    expect(await error.innerText()).toContain("StytchAPIError duplicate_email");
    expect(await error.locator("a").getAttribute("href")).toBe("../../errors/#duplicate_email");
    expect(await error.locator(".console-remedy").innerText()).toMatch(/^Remedy\. \w/);
    expect(await page.locator(".console-json").first().innerText()).toContain('"duplicate_email"');
  });

  it("explains at the field, aloud, and blocks only what can't be sent", async () => {
    const page = await open("users.create");
    await field(page, "trusted_metadata").fill('{"plan": ');
    expect(await button(page, "Send").isDisabled()).toBe(true);
    await page.locator("#console-reason", { hasText: /^trusted_metadata: This isn't JSON yet/ }).waitFor();
    expect(await field(page, "trusted_metadata").getAttribute("aria-invalid")).toBe("true");
    const described = (await field(page, "trusted_metadata").getAttribute("aria-describedby"))!.split(" ");
    expect(await page.locator(`#${described.at(-1)!}`).innerText()).toMatch(/^This isn't JSON yet/);
    await page
      .locator('.console-unseen[aria-live="polite"]', { hasText: "trusted_metadata" })
      .waitFor({ state: "attached" });
    expect(await code(page)).toBe(
      "// Still missing: email or phone_number\n// Not right yet: trusted_metadata\nconst response = await stytch.users.create();",
    );
    await field(page, "trusted_metadata").fill('{"plan": "team"}');
    expect(await button(page, "Send").isEnabled()).toBe(true);
    expect(await page.locator(".console-problem").count()).toBe(0);
    // What breaks a rule is told, and the API's own error is there to see.
    expect(await send(page)).toBe("400");
    expect(await page.locator("#try-email-problem").innerText()).toBe(
      "Give at least one of email or phone_number.",
    );
  });

  it("fills in each kind of control, and sends what its code says", async () => {
    const page = await open("users.create");
    await field(page, "email").fill(HOSTILE.replaceAll(/[\n\u0000]/g, ""));
    await page.getByText("name", { exact: true }).click();
    await field(page, "name.first_name").fill("Ada");
    await field(page, "name.last_name").hover();
    await field(page, "name.last_name").locator("..").getByRole("button").click();
    await page.locator("label", { hasText: /^true$/ }).click();
    await button(page, "Add to roles").click();
    await page.getByLabel("roles 1", { exact: true }).fill("editor");
    const text = await code(page);
    expect(text).toContain('first_name: "Ada", last_name: ""');
    expect(text).toContain("create_user_as_pending: true");
    expect(text).toContain('roles: ["editor"]');
    expect(await page.locator("#console-snippet img, #console-snippet script").count()).toBe(0);
    expect(await send(page)).toBe("400");
    expect(await page.locator(".console-error").innerText()).toContain("invalid_email");
    await field(page, "email").fill("grace@example.com");
    await field(page, "trusted_metadata").fill(JSON.stringify({ note: HOSTILE }));
    expect(await send(page)).toBe("201");
    const body = await page.locator(".console-panel .console-json").innerText();
    expect(body).toContain(JSON.stringify(HOSTILE));
    expect(await page.locator(".console img, .console script").count()).toBe(0);
    expect(said).toEqual([]);
  });

  it("searches by the filters of nested variants", async () => {
    const page = await open("users.search");
    await page.getByText("query", { exact: true }).click();
    await field(page, "query.operator").selectOption("OR");
    await button(page, "Add to operands").click();
    await field(page, "query.operands.0.filter_name").selectOption("email_address");
    await button(page, "Add to filter_value").click();
    await page.getByLabel("filter_value 1", { exact: true }).fill("ada@example.com");
    expect(await code(page)).toContain('{ filter_name: "email_address", filter_value: ["ada@example.com"] }');
    expect(await send(page)).toBe("200");
  });

  it("has the call in four languages, by keyboard, with and without set-up", async () => {
    const page = await open("users.get");
    await field(page, "user_id").fill("user-test-1");
    await page.getByRole("tab", { name: "TypeScript" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await code(page)).toBe('const response = await api.apiUserV1Get({ user_id: "user-test-1" });');
    await page.keyboard.press("ArrowRight");
    await page.locator("#console-snippet", { hasText: 'stytch.raw.GET("/v1/users/{user_id}", {' }).waitFor();
    await page.getByLabel("with set-up").check();
    await page
      .locator("#console-snippet", { hasText: 'import { createStytch } from "stytch-fetch";' })
      .waitFor();
    await page.keyboard.press("Tab");
    await page.getByRole("tab", { name: "openapi-fetch" }).focus();
    await page.keyboard.press("End");
    await page.locator("#console-snippet", { hasText: "curl" }).waitFor();
    expect(await code(page)).toMatch(/^curl 'https:\/\/test\.stytch\.com\/v1\/users\/user-test-1' \\/);
    expect(await page.getByRole("tab", { name: "cURL" }).getAttribute("aria-selected")).toBe("true");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await button(page, "Copy code").click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code(page));
  });

  it("says before sending that the sandbox doesn't imitate an operation", async () => {
    const page = await open("fraud.email.risk");
    expect(await page.locator(".console-note").innerText()).toContain(
      "The sandbox doesn't imitate this operation",
    );
    await page.getByRole("group", { name: "Samples" }).getByRole("button").first().click();
    expect(await send(page)).toBe("501");
    expect(await page.locator(".console-error").innerText()).toContain("not_implemented");
    expect(await page.locator(".console-remedy").innerText()).toMatch(/^Remedy\. Choose a gateway/);
    expect(await page.locator(".console-error a").count()).toBe(0);
    expect(await (await open("users.create")).locator(".console-note").count()).toBe(0);
  });

  it("carries the form in the address, and no credential", async () => {
    const page = await open("passwords.authenticate");
    await field(page, "email").fill("ada@example.com");
    await field(page, "password").fill("correct horse");
    expect(await field(page, "password").getAttribute("type")).toBe("password");
    await page.waitForURL(/#try=/);
    await page.waitForTimeout(500);
    expect(page.url()).not.toContain("horse");
    const again = await open("passwords.authenticate", new URL(page.url()).hash);
    expect(await field(again, "email").inputValue()).toBe("ada@example.com");
    expect(await field(again, "password").inputValue()).toBe("");
    await button(page, "Empty the form").click();
    await page.waitForURL(/authenticate\/$/);
  });

  it("begins anew where the kept state is none of this version", async () => {
    const page = await open("users.create", "#try=" + encodeURIComponent('{"email":"ada@example.com"}'));
    expect(await send(page)).toBe("201");
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const open = indexedDB.open("stytch-fetch-docs", 1);
          open.onsuccess = () => {
            const transaction = open.result.transaction("sandbox", "readwrite");
            transaction.objectStore("sandbox").put({ revision: "old", snapshot: { version: 0 } }, "state");
            transaction.oncomplete = () => resolve();
          };
        }),
    );
    expect(await send(page)).toBe("201");
    expect(await send(page)).toBe("400");
  });

  it("goes on without a store that doesn't answer", async () => {
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
    });
    const page = await open("users.create", "#try=" + encodeURIComponent('{"email":"ada@example.com"}'));
    expect(await send(page)).toBe("201");
    expect(await send(page)).toBe("400");
    expect(await page.locator(".console-error").innerText()).toContain("duplicate_email");
    expect(said).toEqual([]);
  });
});
