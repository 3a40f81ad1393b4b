// The console against a gateway on another origin: what it sends, what it keeps, and what it never holds.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGateway, bearerToken } from "../../src/gateway/index.ts";
import { serve } from "../../src/node/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { projectId, secret } from "../helpers.ts";
import { buildConsole, openSite, watch, type ConsoleSite } from "./console-site.ts";

const TOKEN = "token-of-the-caller-4f9c1e";

describe("the console with a gateway", () => {
  let site: ConsoleSite;
  let context: BrowserContext;
  let gateway: string;
  let stop: () => Promise<unknown>;
  const traffic: string[] = [];
  const said: string[] = [];

  beforeAll(async () => {
    site = await openSite(await buildConsole());
    const sandbox = createSandbox({ projectId, secret });
    const made = createGateway({
      projectId,
      secret,
      fetch: sandbox.fetch,
      basePath: "/api/stytch",
      origins: [site.origin],
      allow: ["users.create", "users.search", "users.get"],
      authorize: bearerToken(TOKEN),
      hooks: { onCall: () => undefined },
    });
    const server = await serve(made.fetch, { port: 0 });
    gateway = `${server.url.replace(/\/$/, "")}/api/stytch`;
    stop = () => server.close();
    context = await site.browser.newContext();
  });
  afterAll(async () => {
    await site.close();
    await stop();
  });

  async function open(method: string): Promise<Page> {
    const page = await context.newPage();
    watch(page, site.origin, said);
    page.on("request", (request) => {
      traffic.push(request.url(), JSON.stringify(request.headers()), request.postData() ?? "");
    });
    page.on("response", (response) => {
      traffic.push(JSON.stringify(response.headers()));
      void response.text().then(
        (text) => traffic.push(text),
        () => undefined,
      );
    });
    await page.goto(`${site.origin}/docs/operations/${method}/`);
    await page.waitForSelector(".console");
    return page;
  }

  const send = (page: Page): ReturnType<Page["getByRole"]> =>
    page.getByRole("button", { name: "Send", exact: true });

  it("can't send before there is an address, and says so", async () => {
    const page = await open("users.create");
    await page.getByRole("radio", { name: /^Gateway/ }).check();
    expect(await send(page).isDisabled()).toBe(true);
    const reason = page.locator("#console-reason");
    await page.getByLabel("Gateway URL").waitFor();
    expect(await reason.innerText()).toBe("Enter the address of your gateway to send calls to it.");
    await page.getByLabel("Gateway URL").fill("http://app.example.com");
    expect(await reason.innerText()).toBe("Use https. Only a gateway on this machine may be http.");
    expect(await send(page).isDisabled()).toBe(true);
    await page.getByLabel("Gateway URL").fill(gateway);
    expect(await reason.innerText()).toBe("");
    expect(await send(page).isEnabled()).toBe(true);
    expect(await page.getByLabel("Caller's token").getAttribute("type")).toBe("password");
    await page.close();
  });

  it("calls it as the caller whom the token proves, and keeps the address alone", async () => {
    const page = await open("users.create");
    expect(await page.getByLabel("Gateway URL").inputValue()).toBe(gateway);
    await page.locator("#try-email").fill("ada@example.com");
    await send(page).click();
    await page.locator(".console-status", { hasText: "401" }).waitFor();
    const error = await page.locator(".console-error").innerText();
    expect(error).toContain("StytchAPIError");
    expect(error).toMatch(/Cause\. .+\n+Remedy\. Enter a token/);
    await page.getByLabel("Caller's token").fill(TOKEN);
    await send(page).click();
    await page.locator(".console-status", { hasText: "201" }).waitFor();
    await page.getByLabel("with set-up").check();
    // The code with set-up is written by a part that is loaded for it.
    const snippet = page.locator("#console-snippet", { hasText: `gateway: "${gateway}"` });
    const code = await snippet.innerText();
    expect(code).toContain("headers: { authorization: `Bearer ${process.env.STYTCH_GATEWAY_TOKEN}` }");
    expect(code).not.toContain(TOKEN);

    const kept = await page.evaluate(async () => {
      const databases = await indexedDB.databases();
      return JSON.stringify([
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        document.cookie,
        databases,
        location.href,
      ]);
    });
    expect(kept).toContain(gateway);
    expect(kept).not.toContain(TOKEN);
    await page.reload();
    await page.waitForSelector(".console");
    expect(await page.getByLabel("Gateway URL").inputValue()).toBe(gateway);
    expect(await page.getByLabel("Caller's token").inputValue()).toBe("");
    expect(await page.content()).not.toContain(TOKEN);
    await page.close();
  });

  it("shows what the gateway refuses", async () => {
    const page = await open("users.delete");
    await page.getByLabel("Caller's token").fill(TOKEN);
    await page.getByRole("group", { name: "Samples" }).getByRole("button").first().click();
    await page.locator(".console-code", { hasText: "user-test-" }).waitFor();
    await send(page).click();
    await page.locator(".console-status", { hasText: "403" }).waitFor();
    expect(await page.locator(".console-error").innerText()).toContain("operation_not_allowed");
    expect(await page.locator(".console-remedy").innerText()).toContain("allow");
    await page.close();
  });

  it("ends a call that is cancelled, and tells of a gateway that isn't there", async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const page = await open("users.search");
    await page.getByLabel("Gateway URL").fill(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    await send(page).click();
    await page.getByRole("button", { name: "Cancel" }).press("Enter");
    await page.locator(".console-status", { hasText: "Cancelled" }).waitFor();
    await page.waitForFunction(() => document.activeElement!.className === "console-answer");
    expect(await page.locator(".console-error").count()).toBe(0);
    silent.closeAllConnections();
    await new Promise((resolve) => silent.close(resolve));
    await send(page).click();
    await page.locator(".console-error", { hasText: "StytchConnectionError" }).waitFor();
    expect(await page.locator(".console-remedy").innerText()).toBe(
      `Remedy. Is it running? If so: Add this line to the file that the gateway gets by --config, and start it anew: "origins": ["${site.origin}"]`,
    );
    await page.close();
  });

  it("never has the project's secret: in no page, store, request or answer", () => {
    expect(traffic.join("\n")).toContain("ada@example.com");
    expect(traffic.join("\n")).not.toContain(secret);
    expect(
      said.filter(
        (text) =>
          !text.startsWith(gateway) &&
          !text.includes("127.0.0.1") &&
          !/status of 40[13]|ERR_CONNECTION_REFUSED/.test(text),
      ),
    ).toEqual([]);
  });
});
