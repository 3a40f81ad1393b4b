// The console against a gateway, a store and a reader that mean harm: it shows what came, and goes on working.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildConsole, openSite, type ConsoleSite } from "./console-site.ts";

const nested = (depth: number): string => '{"a":['.repeat(depth) + "]}".repeat(depth);
const EVIL = '<img src=x onerror="globalThis.hit = 1"><script>globalThis.hit = 2</script>';

const ANSWERS: Readonly<Record<string, { type: string; status: number; body: string }>> = {
  html: { type: "text/html", status: 200, body: `<html>${EVIL}</html>` },
  deep: { type: "application/json", status: 200, body: nested(10_000) },
  huge: {
    type: "application/json",
    status: 200,
    body: JSON.stringify({
      results: Array.from({ length: 100_000 }, (_, i) => ({ i, text: "x".repeat(90) })),
    }),
  },
  long: {
    type: "application/json",
    status: 200,
    body: JSON.stringify({ text: EVIL + "y".repeat(10_000_000) }),
  },
  error: {
    type: "application/json",
    status: 400,
    body: JSON.stringify({
      status_code: 400,
      error_type: "__proto__",
      error_message: EVIL,
      error_url: "javascript:alert(1)",
      request_id: EVIL,
      __proto__x: nested(50),
    }),
  },
};

describe("the console, attacked", () => {
  let site: ConsoleSite;
  let server: Server;
  let context: BrowserContext;
  const errors: string[] = [];

  beforeAll(async () => {
    site = await openSite(await buildConsole());
    server = createServer((incoming, outgoing) => {
      const answer = ANSWERS[incoming.url!.split("/")[1]!]!;
      outgoing.writeHead(incoming.method === "OPTIONS" ? 204 : answer.status, {
        "access-control-allow-origin": "*",
        "access-control-allow-headers": "*",
        "access-control-allow-methods": "*",
        "content-type": answer.type,
      });
      outgoing.end(incoming.method === "OPTIONS" ? undefined : answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    await site.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(async () => {
    context = await site.browser.newContext();
    errors.length = 0;
  });
  afterEach(() => context.close());

  async function open(method: string, store: Readonly<Record<string, string>> = {}): Promise<Page> {
    const page = await context.newPage();
    page.on("pageerror", (error) => errors.push(error.message));
    await page.addInitScript((entries) => {
      for (const [key, value] of Object.entries(entries)) {
        localStorage.setItem(key, value);
        sessionStorage.setItem(key, value);
      }
    }, store);
    await page.goto(`${site.origin}/docs/operations/${method}/`);
    await page.waitForSelector(".console-send");
    return page;
  }

  async function send(page: Page): Promise<void> {
    const before = await page.locator(".console-answer").getAttribute("data-calls");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.locator(`.console-answer[data-calls="${Number(before) + 1}"]`).waitFor();
  }

  for (const name of Object.keys(ANSWERS)) {
    it(`shows a gateway's answer that is hostile: ${name}`, async () => {
      const { port } = server.address() as AddressInfo;
      const page = await open("users.search", {
        "stytch-fetch-docs:target": JSON.stringify({
          target: "gateway",
          gateway: `http://127.0.0.1:${port}/${name}`,
        }),
      });
      await page.getByRole("button", { name: "Send", exact: true, disabled: false }).waitFor();
      await send(page);
      await page.locator(".console-summary").waitFor();
      expect(await page.evaluate(() => "hit" in globalThis)).toBe(false);
      expect(await page.locator(".console img, .console script").count()).toBe(0);
      expect(await page.locator(".console *").count()).toBeLessThan(3000);
      expect(await page.locator('.console a[href^="javascript:"]').count()).toBe(0);
      // The page still answers.
      await page.getByRole("button", { name: "Empty the form" }).click();
      await send(page);
      expect(errors).toEqual([]);
    });
  }

  const STATES = [
    "null",
    "[]",
    '"text"',
    "{",
    nested(10_000),
    '{"target":{"toString":1},"gateway":["x"],"method":"__proto__","memory":null}',
    '{"target":"gateway","gateway":"javascript:alert(1)","method":"constructor","memory":{"email":{"a":1}}}',
    `{"target":"sandbox","method":"users.create","memory":{"email":${JSON.stringify(EVIL)},"__proto__":{"x":1}}}`,
  ];

  it("works with whatever stands in the browser's stores", async () => {
    for (const state of STATES) {
      const page = await open("users.create", {
        "stytch-fetch-docs:target": state,
        "stytch-fetch-docs:tour": state,
        theme: state,
      });
      await page.getByLabel("Sandbox").check();
      await page.locator("#try-email").fill("ada@example.com");
      expect(await page.evaluate(() => "hit" in globalThis || "x" in {})).toBe(false);
      await send(page);
      expect(["201", "400"]).toContain(await page.locator(".console-status").innerText());
      await page.close();
    }
    expect(errors).toEqual([]);
  });

  it("works with whatever stands in the state of its sandbox", async () => {
    const page = await open("users.search");
    for (const kept of [
      null,
      7,
      "text",
      { revision: 1, snapshot: null },
      {
        revision: "a",
        snapshot: { version: 1, users: [{ user_id: EVIL }], messages: [{ kind: "__proto__" }] },
      },
      { revision: "b", snapshot: JSON.parse(nested(1000)) as unknown },
    ]) {
      await page.evaluate(
        (json) =>
          new Promise<void>((resolve, reject) => {
            const request = indexedDB.open("stytch-fetch-docs", 1);
            request.onupgradeneeded = () => request.result.createObjectStore("sandbox");
            request.onerror = () => reject(new Error("no store"));
            request.onsuccess = () => {
              const transaction = request.result.transaction("sandbox", "readwrite");
              transaction.objectStore("sandbox").put(JSON.parse(json), "state");
              transaction.oncomplete = () => {
                request.result.close();
                resolve();
              };
            };
          }),
        JSON.stringify(kept),
      );
      await send(page);
      expect(await page.locator(".console-status").innerText(), JSON.stringify(kept)).toBe("200");
    }
    expect(errors).toEqual([]);
  });

  it("tells of JSON that is too deep to be sent, and of nothing worse", async () => {
    const page = await open("users.create");
    await page.locator("#try-email").fill("ada@example.com");
    for (const depth of [500, 10_000, 100_000]) {
      await page.locator("#try-trusted_metadata").fill(nested(depth));
      await page.locator("#try-email").fill(`ada${depth}@example.com`);
      expect(await page.locator("#console-snippet").innerText()).toContain("stytch.users.create(");
    }
    await page.locator("#try-trusted_metadata").fill("");
    await send(page);
    expect(await page.locator(".console-status").innerText()).toBe("201");
    expect(errors).toEqual([]);
  });
});
