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

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What depends on colours. All else that a theme changes is the name of its button, in the header. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** What axe has against a page as it stands, or a part of it. It is there once the page has run axe.source. */
async function violationsOf(page: Page, within = "html", rules?: readonly string[]): Promise<string[]> {
  const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: TAGS };
  return page.evaluate(
    async ([selector, only]) => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
      // What is right, and where it is, nobody reads.
      const options = { runOnly: only, resultTypes: ["violations"], selectors: false } as axe.RunOptions;
      const result = await run(selector, options);
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
    },
    [within, runOnly] as const,
  );
}

describe("the docs site in headless Chromium", () => {
  let built: BuiltSite;
  let site: SiteInBrowser;

  beforeAll(async () => {
    built = await buildSite();
    site = await openBrowser(built.folder);
  });
  afterAll(() => site.close());

  for (const path of KINDS) {
    it(`has no violation of WCAG AA that axe finds in either theme, wide or narrow: ${path}`, async () => {
      for (const [width, first, second] of [
        [1440, "light", "dark"],
        [390, "dark", "light"],
      ] as const) {
        const page = await site.open(path, { width, scheme: first });
        for (const details of await page.locator("main details").all())
          await details.evaluate((element) => ((element as HTMLDetailsElement).open = true));
        await page.evaluate(axe.source);
        const texts: string[] = [];
        for (const colorScheme of [first, second]) {
          await page.emulateMedia({ colorScheme });
          texts.push(await page.locator("main").innerText());
          const found =
            colorScheme === "light"
              ? await violationsOf(page)
              : [
                  ...(await violationsOf(page, "html", COLOUR_RULES)),
                  ...(await violationsOf(page, "header")),
                ];
          expect(found, `${colorScheme}, ${width} px wide`).toEqual([]);
          const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
          expect(isTooWide, `${colorScheme}, ${width} px wide, it scrolls sideways`).toBe(false);
        }
        expect(texts[1]).toBe(texts[0]);
        await page.close();
      }
      expect(site.wrongs).toEqual([]);
    });
  }

  it("shows what the search found with its spaces, and readable, in either theme", async () => {
    const page = await site.open("/operations/users.search/");
    await page.keyboard.press("/");
    await page.locator("dialog input").fill("create a user");
    await page.locator("dialog mark").first().waitFor();
    const texts = await page.locator("dialog li a > span").allInnerTexts();
    expect(texts.join("\n")).toMatch(/\bcreate a user\b/i);
    await page.evaluate(axe.source);
    expect(await violationsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await violationsOf(page, "html", COLOUR_RULES)).toEqual([]);
    await page.close();
  });

  it("finds each operation by its method, and pages by a field and by an error type", async () => {
    const page = await site.open("/guides/gateway/");
    await page.keyboard.press("/");
    const input = page.locator("dialog input");
    await input.waitFor();
    // In the page: hundreds of times, each step of a driver would weigh more than the search.
    const find = (query: string): Promise<string[]> =>
      page.evaluate(
        (words) =>
          new Promise<string[]>((resolve) => {
            const dialog = document.querySelector("dialog")!;
            const observer = new MutationObserver(() => {
              if (dialog.dataset["shown"] !== words) return;
              observer.disconnect();
              resolve([...dialog.querySelectorAll("li a")].map((link) => link.getAttribute("href") ?? ""));
            });
            observer.observe(dialog, { attributeFilter: ["data-shown"] });
            const field = dialog.querySelector("input")!;
            field.value = words;
            field.dispatchEvent(new Event("input"));
          }),
        query,
      );
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
