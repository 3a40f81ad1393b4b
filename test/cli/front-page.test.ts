// What a sandbox on a port answers at `/`: a page to a browser, to all others what it answers without the page.
import { readdirSync, readFileSync } from "node:fs";
import axe from "axe-core";
import { chromium as playwright, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM_FLAGS } from "../../runtimes/chromium.ts";
import { findChromium } from "../../runtimes/find-chromium.ts";
import { addFrontPage } from "../../src/cli/front-page/front-page.ts";
import { findDocs } from "../../src/cli/front-page/docs.ts";
import { HOMEPAGE } from "../../src/cli/front-page/homepage.ts";
import { writeFrontPage } from "../../src/cli/front-page/page.ts";
import { sandbox, type Running } from "./helpers.ts";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const parts = {
  url: "http://127.0.0.1:4010",
  projectId: "project-test-mine",
  controls: [],
  homepage: undefined,
  docs: [],
};

let running: Running;
let controlled: Running;
let stops: (() => Promise<unknown>)[] = [];
const keep = (stop: () => Promise<unknown>): void => void stops.push(stop);
beforeAll(async () => {
  [running, controlled] = await Promise.all([sandbox([], keep), sandbox(["--control"], keep)]);
});
afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
});

const ask = (
  accept: string | undefined,
  path = "/",
  { method = "GET", authorization }: { method?: string; authorization?: string } = {},
): Promise<Response> =>
  fetch(running.url + path, {
    method,
    headers: {
      ...(accept !== undefined && { accept }),
      ...(authorization !== undefined && { authorization }),
    },
  });

describe("the front page of a sandbox, over HTTP", () => {
  it.each([BROWSER, "text/html", "application/json;q=0.2, Text/HTML ; q=0.1"])(
    "is for whoever accepts %s",
    async (accept) => {
      const response = await ask(accept);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(response.headers.get("content-security-policy")).toMatch(
        /^default-src 'none'; style-src 'sha256-/,
      );
      const page = await response.text();
      expect(page).toMatch(/^<!doctype html>/);
      expect(page).not.toContain("<script");
      for (const text of [running.url, running.projectId, "independent of Stytch", "not the service"])
        expect(page).toContain(text);
    },
  );

  it.each([
    undefined,
    "*/*",
    "application/json",
    "text/*",
    "text/html;q=0",
    "text/html; q=0.000",
    "",
    "xtext/html",
  ])("isn't for whoever accepts %j: the API has nothing at /", async (accept) => {
    const nobody = await ask(accept);
    expect(nobody.status).toBe(401);
    expect(await nobody.json()).toMatchObject({ status_code: 401, error_type: "unauthorized_credentials" });
    const basic = Buffer.from(`${running.projectId}:${running.secret}`).toString("base64");
    const response = await ask(accept, "/", { authorization: `Basic ${basic}` });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ status_code: 404, error_type: "route_not_found" });
  });

  it("is at / alone, and for those who read", async () => {
    expect((await ask(BROWSER, "/v1/users/search")).headers.get("content-type")).toContain("json");
    expect((await ask(BROWSER, "//")).headers.get("content-type")).toContain("json");
    expect((await ask(BROWSER, "/", { method: "POST" })).headers.get("content-type")).toContain("json");
    expect((await ask(BROWSER, "/?from=a-bookmark")).status).toBe(200);
    const head = await ask(BROWSER, "/", { method: "HEAD" });
    expect(head.headers.get("content-type")).toContain("text/html");
    expect(await head.text()).toBe("");
  });

  it("has neither the secret nor the control token", async () => {
    const page = await (await fetch(controlled.url, { headers: { accept: BROWSER } })).text();
    expect(page).toContain("/__sandbox/reset");
    expect(page).not.toContain(controlled.secret);
    expect(page).not.toContain(controlled.controlToken);
  });

  it("tells what --control is for, where the sandbox has none", async () => {
    const page = await (await ask(BROWSER)).text();
    expect(page).toContain("<code>--control</code>");
    expect(page).not.toContain("/__sandbox/");
  });

  it("names no address of the docs but package.json's", () => {
    const { homepage } = JSON.parse(readFileSync("package.json", "utf8")) as { homepage?: string };
    expect(HOMEPAGE).toBe(homepage);
    expect(writeFrontPage(parts)).not.toMatch(/<a /);
    expect(writeFrontPage({ ...parts, homepage: "https://docs.example.com/" })).toContain(
      `<a href="https://docs.example.com/">https://docs.example.com/</a>`,
    );
  });

  it("leads to the docs of the package, which a browser shows as text", async () => {
    const page = await (await ask(BROWSER)).text();
    const links = [...page.matchAll(/href="(\/docs\/[^"]+)"/g)].map(([, path]) => path!);
    const files = readdirSync("docs").filter((name) => name.endsWith(".md") && name !== "README.md");
    expect([...links].sort()).toEqual(files.map((name) => `/docs/${name}`).sort());
    for (const path of links) {
      const response = await ask(BROWSER, path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(await response.text()).toBe(readFileSync(path.slice(1), "utf8"));
    }
    expect((await ask("*/*", "/docs/sandbox.md")).status).toBe(401);
    for (const path of [
      "/docs/",
      "/docs/README.md",
      "/docs/nothing.md",
      "/docs/..%2fpackage.json",
      "/docs/%00",
    ])
      expect((await ask(BROWSER, path)).status, path).toBe(401);
  });

  it("names the docs without a link where they didn't come along", () => {
    expect(findDocs("file:///nowhere/at/all/cli.js").names).toEqual([]);
    expect(writeFrontPage(parts)).toContain("<code>sandbox.md</code> lists");
  });

  it("makes no markup of what it is given", async () => {
    const hostile = `project-test-"'></code><img src=x onerror=alert(1)>&`;
    const page = addFrontPage(() => new Response(), { projectId: hostile, controls: [] });
    const request = new Request("http://127.0.0.1/", { headers: { accept: BROWSER } });
    const text = await (await page(request, { address: "127.0.0.1" })).text();
    expect(text).toContain(
      "project-test-&quot;&#39;&gt;&lt;/code&gt;&lt;img src=x onerror=alert(1)&gt;&amp;",
    );
    expect(text).not.toContain("<img");
  });
});

describe("the front page of a sandbox, in headless Chromium", () => {
  let browser: Browser;
  beforeAll(async () => {
    const args = CHROMIUM_FLAGS.filter((flag) => !/^--(headless|remote-debugging-port)/.test(flag));
    browser = await playwright.launch({ executablePath: findChromium(), args });
  });
  afterAll(() => browser.close());

  for (const colorScheme of ["light", "dark"] as const) {
    it.each([1440, 390])(`is accessible and quiet, ${colorScheme}, %d px wide`, async (width) => {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
      const said: string[] = [];
      page.on("console", (message) => said.push(message.text()));
      page.on("requestfailed", (request) => said.push(request.url()));
      page.on("request", (request) => {
        if (request.url() !== `${controlled.url}/` && !request.url().startsWith("data:"))
          said.push(request.url());
      });
      await page.goto(controlled.url);
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(ground).toBe(colorScheme === "dark" ? "rgb(20, 22, 26)" : "rgb(253, 252, 249)");
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      expect(said).toEqual([]);
      // By the devtools, whose scripts the page's policy doesn't hold.
      await page.evaluate(axe.source);
      const violations = await page.evaluate(async () => {
        const { run } = (globalThis as unknown as { axe: typeof axe }).axe;
        return (await run(document)).violations.map(({ id }) => id);
      });
      expect(violations).toEqual([]);
      await page.close();
    });
  }

  it("leads to the controls that can be read, which say what they want", async () => {
    const page = await browser.newPage();
    await page.goto(controlled.url);
    const links = await page.locator("li a[href^='/__']").allInnerTexts();
    const paths = ["state", "clock", "calls", "messages"].map((name) => `/__sandbox/${name}`);
    expect(links).toEqual(paths);
    const [answer] = await Promise.all([
      page.waitForResponse(/__sandbox\/state/),
      page.getByText("/__sandbox/state").click(),
    ]);
    expect(answer.status()).toBe(401);
    expect(await answer.text()).toContain("Send the control token that the sandbox printed");
    await page.close();
  });
});
