// The site's pages in a real browser: accessible in both themes and at both widths, quiet, small, and usable by keyboard.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { routes } from "../../generated/routes.ts";
import { buildSite, openBrowser, type BuiltSite, type SiteInBrowser } from "./built-site.ts";

// One of each kind.
const KINDS = [
  "/",
  "/guides/",
  "/guides/gateway/",
  "/operations/",
  "/operations/users.search/",
  "/schemas/",
  "/schemas/api_user_v1_CreateRequest/",
  "/errors/",
  "/changelog/",
];

/** What axe has against a page as it stands. */
async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const result = await run(document, { runOnly: { type: "tag", values: tags } });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
  });
}

describe("the docs site in headless Chromium", () => {
  let built: BuiltSite;
  let site: SiteInBrowser;

  beforeAll(async () => {
    built = await buildSite();
    site = await openBrowser(built.folder);
  });
  afterAll(() => site.close());

  for (const scheme of ["light", "dark"] as const) {
    for (const width of [1440, 390]) {
      it(`has no violation of WCAG AA that axe finds, ${scheme}, ${width} px wide`, async () => {
        for (const path of KINDS) {
          const page = await site.open(path, { width, scheme });
          for (const details of await page.locator("main details").all())
            await details.evaluate((element) => ((element as HTMLDetailsElement).open = true));
          expect(await violationsOf(page), path).toEqual([]);
          const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
          expect(isTooWide, `${path} scrolls sideways`).toBe(false);
          await page.close();
        }
        expect(site.wrongs).toEqual([]);
      });
    }
  }

  for (const scheme of ["light", "dark"] as const) {
    it(`shows what the search found with its spaces, and readable, ${scheme}`, async () => {
      const page = await site.open("/operations/users.search/", { scheme });
      await page.keyboard.press("/");
      await page.locator("dialog input").fill("create a user");
      await page.locator("dialog mark").first().waitFor();
      const texts = await page.locator("dialog li a > span").allInnerTexts();
      expect(texts.join("\n")).toMatch(/\bcreate a user\b/i);
      expect(await violationsOf(page)).toEqual([]);
      await page.close();
    });
  }

  it("finds each operation by its method, and pages by a field and by an error type", async () => {
    const page = await site.open("/guides/gateway/");
    await page.keyboard.press("/");
    const input = page.locator("dialog input");
    await input.waitFor();
    const find = async (query: string): Promise<string[]> => {
      await input.fill(query);
      await page.waitForFunction(
        (words) => document.querySelector("dialog")?.dataset["shown"] === words,
        query,
      );
      return page
        .locator("dialog li a")
        .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    };
    for (const { accessor } of Object.values(routes)) {
      const method = accessor.join(".");
      expect((await find(method))[0], method).toMatch(`/some/docs/operations/${method}/`);
    }
    for (const named of ["POST /v1/users", "post  /v1/users", "stytch.users.create({ email })"])
      expect((await find(named))[0], named).toMatch("/some/docs/operations/users.create/");
    expect((await find("UserId"))[0]).toMatch("/some/docs/schemas/UserId/");
    expect((await find("create"))[0]).toMatch(/\/operations\//);
    for (const { accessor, path } of Object.values(routes)) {
      const field = /{(\w+)}/.exec(path)?.[1];
      if (field === undefined) continue;
      const method = accessor.join(".");
      expect(await find(`${method} ${field}`), method).toContainEqual(
        expect.stringContaining(`/some/docs/operations/${method}/`),
      );
    }
    expect(await find("session_duration_minutes")).toContainEqual(expect.stringContaining("/operations/"));
    expect((await find("duplicate_email"))[0]).toMatch("/some/docs/errors/#duplicate_email");
    expect(await find("qqqqzzzz")).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await input.waitFor();
    expect(site.wrongs).toEqual([]);
    await page.close();
  });

  it("opens what is folded round the field that an address names", async () => {
    const page = await site.open("/operations/users.create/#response.201.user.emails.email_id");
    const field = page.locator('[id="response.201.user.emails.email_id"]');
    await field.waitFor();
    expect(await field.isVisible()).toBe(true);
    await page.close();
  });

  it("leads back to the site from an address that isn't there, however deep", async () => {
    const page = await site.browser.newPage({ colorScheme: "light" });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(site.server.url);
    await page.locator("[data-theme-switch]").click();
    await page.goto(`${site.server.url}operations/no.such/thing/`);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("dark");
    const links = page.locator("main a");
    await links.first().waitFor();
    const hrefs = await links.evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
    expect(hrefs.slice(0, 2)).toEqual([site.server.url, `${site.server.url}operations/`]);
    // It knows its folders by name, and asks for no file to find them.
    expect(asked.filter((url) => url.endsWith("llms.txt"))).toEqual([]);
    await page.goto(`${site.server.url}no.such/`);
    await links.first().waitFor();
    expect(await links.first().getAttribute("href")).toBe(site.server.url);
    await page.close();
  });

  it("survives an anchor that is cut short", async () => {
    const page = await site.open("/operations/users.create/#%");
    await page.keyboard.press("/");
    await page.locator("dialog input").waitFor();
    expect(site.wrongs).toEqual([]);
    await page.close();
  });

  it("moves between tabs by the arrow keys", async () => {
    const page = await site.open("/operations/users.create/");
    await page.locator("#call-tab-0").focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#call-tab-1").getAttribute("aria-selected")).toBe("true");
    expect(await page.locator("#call-panel-1").innerText()).toContain("api.apiUserV1Create(");
    expect(await page.locator("#call-panel-0").isVisible()).toBe(false);
    await page.close();
  });

  it("keeps the theme that was chosen, from the first paint", async () => {
    const page = await site.open("/");
    await page.locator("[data-theme-switch]").click();
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await ground();
    await page.reload({ waitUntil: "commit" });
    await page.waitForSelector("header");
    expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
    await page.waitForLoadState();
    expect(await ground()).toBe(dark);
    await page.close();
  });

  it("opens the navigation on a phone, and closes it by Escape", async () => {
    const page = await site.open("/operations/users.create/", { width: 390 });
    const side = page.locator("#side");
    expect(await side.isVisible()).toBe(false);
    await page.locator("[data-menu]").click();
    expect(await side.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await side.isVisible()).toBe(false);
    await page.close();
  });

  it("shows everything without JavaScript", async () => {
    const page = await site.open("/operations/users.create/", { javaScript: false });
    expect(await page.locator("#call-panel-3").isVisible()).toBe(true);
    expect(await page.locator("#side").isVisible()).toBe(true);
    await page.close();
  });

  it("leads to the content first, by a link that shows when it has the focus", async () => {
    const page = await site.open("/");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Skip to the content");
    await page.close();
  });

  it("loads at most 15 kB of JavaScript for a page, packed", async () => {
    for (const path of KINDS) {
      const loaded: string[] = [];
      const page = await site.browser.newPage();
      page.on("request", (request) => loaded.push(request.url()));
      await page.goto(site.server.url + path.slice(1), { waitUntil: "networkidle" });
      const scripts = loaded.filter((url) => url.endsWith(".js"));
      const size = scripts.reduce((sum, url) => {
        const file = readFileSync(`${built.folder}/${url.slice(site.server.url.length)}`);
        return sum + gzipSync(file).length;
      }, 0);
      expect(scripts.length).toBeGreaterThan(0);
      expect(size, `${path}: ${scripts.join(" ")}`).toBeLessThanOrEqual(15_000);
      await page.close();
    }
  });
});
