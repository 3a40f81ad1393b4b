// The site as a reader uses it: on paper, by keyboard alone, with the clipboard, in the theme that they chose.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSite, openBrowser, type SiteInBrowser } from "./built-site.ts";

describe("a reader of the docs site", () => {
  let site: SiteInBrowser;

  beforeAll(async () => {
    const { folder } = await buildSite();
    site = await openBrowser(folder);
  });
  afterAll(() => site.close());

  it("gets on paper the content alone, with every tab open", async () => {
    const page = await site.open("/operations/users.create/");
    await page.emulateMedia({ media: "print" });
    for (const hidden of [".top", ".side", ".contents", "#try-it", "footer", ".tab-list"])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    expect(await page.locator(".copy:visible").count()).toBe(0);
    expect(await page.locator("main h1").isVisible()).toBe(true);
    for (const panel of await page.locator('[data-tabs] > [role="tabpanel"]').all())
      expect(await panel.isVisible()).toBe(true);
    expect(await page.locator('[id="response.201.user.emails.email_id"]').isVisible()).toBe(true);
    await page.close();
  });

  it("copies a block of code as it stands", async () => {
    const page = await site.open("/operations/users.create/");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const figure = page.locator("#call-panel-0 figure");
    await figure.locator("[data-copy]").click();
    await figure.getByText("Copied").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await figure.locator("code").textContent());
    expect(copied).toContain("stytch.users.create(");
    await page.close();
  });

  it("goes by keyboard past the navigation, and from the search to a page", async () => {
    const page = await site.open("/");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.keyboard.press("Control+k");
    await page.locator("dialog input").waitFor();
    await page.keyboard.type("users.create");
    await page.waitForFunction(() => document.querySelector("dialog")?.dataset["shown"] === "users.create");
    const focused = (): Promise<string> =>
      page.evaluate(() => (document.activeElement as Partial<HTMLAnchorElement>).href?.split("#")[0] ?? "");
    const wanted = `${site.server.url}operations/users.create/`;
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe(wanted);
    await page.keyboard.press("Enter");
    await page.waitForURL(/operations\/users\.create\//);
    await page.locator("#call-tab-0").focus();
    await page.keyboard.press("End");
    expect(await page.locator('[id^="call-tab-"]').last().getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("Home");
    expect(await page.locator("#call-tab-0").getAttribute("aria-selected")).toBe("true");
    await page.close();
  });

  it("reaches everything by Tab, and sees where they are", async () => {
    const page = await site.open("/operations/users.get/");
    const seen = new Set<string>();
    for (let i = 0; i < 400; i++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return undefined;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        const isMarked = (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
        return { html: element.outerHTML.slice(0, 200), isMarked, inMain: element.closest("main") !== null };
      });
      if (at === undefined) break;
      expect(at.isMarked, at.html).toBe(true);
      seen.add(at.inMain ? "main" : "round it");
    }
    // From the last it goes on to the browser's own bar: nothing holds it.
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    expect([...seen].sort()).toEqual(["main", "round it"]);
    await page.close();
  });

  it("finds the language that they chose on the next page, and the theme told in words", async () => {
    const page = await site.open("/operations/users.create/");
    await page.locator("#call-tab-0").focus();
    await page.keyboard.press("End");
    await page.goto(`${site.server.url}operations/users.get/`, { waitUntil: "commit" });
    await page.locator("#call-panel-3").waitFor();
    expect(await page.locator("#call-panel-0").isVisible()).toBe(false);
    expect(await page.locator("#call-tab-3").getAttribute("aria-selected")).toBe("true");
    await page.locator("#call-tab-3").focus();
    await page.keyboard.press("ArrowLeft");
    expect(await page.locator("#call-panel-2").isVisible()).toBe(true);
    expect(await page.locator("#call-panel-3").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Light theme. Change to dark" }).click();
    await page.getByRole("button", { name: "Dark theme. Change to light" }).click();
    expect(site.wrongs).toEqual([]);
    await page.close();
  });

  it.each([1440, 390])("filters the error types, and comes to one by its address, %i wide", async (width) => {
    const page = await site.open("/errors/", { width });
    const rows = page.locator(".catalogue tbody tr:visible");
    const all = await rows.count();
    await page.locator("#filter").fill("duplicate EMAIL");
    expect(await rows.count()).toBeLessThan(20);
    expect(await page.locator("#filter-count").innerText()).toBe(`${await rows.count()} of ${all}`);
    expect(await page.locator("#duplicate_email").isVisible()).toBe(true);
    expect(await page.locator("#user_not_found").isVisible()).toBe(false);
    await page.evaluate(() => (location.hash = "#user_not_found"));
    await page.locator("#user_not_found").waitFor();
    expect(await rows.count()).toBe(all);
    await page.close();
    const plain = await site.open("/errors/", { javaScript: false });
    expect(await plain.locator("#filter").isVisible()).toBe(false);
    expect(await plain.locator("#user_not_found").isVisible()).toBe(true);
    await plain.close();
  });

  it("comes from a page to the ones beside it, to its list, and to what people wrote", async () => {
    for (const path of ["/guides/errors/", "/schemas/UserId/", "/operations/users.get/"]) {
      const page = await site.open(path);
      for (const rel of ["prev", "next"]) {
        const href = await page.locator(`.neighbours a[rel="${rel}"]`).getAttribute("href");
        expect(href, path).toMatch(/^\.\.\/\.\.\//);
      }
      await page.close();
    }
    for (const [path, place, line] of [
      ["/schemas/UserId/", "#json-schema", "UserId:"],
      ["/operations/users.get/", "#notes", "  operationId: api_user_v1_Get"],
    ] as const) {
      const page = await site.open(path);
      const source = page.locator(`${place} a`, { hasText: ", line " });
      const [, file, number] = /(openapi\S+), line (\d+)/.exec(await source.innerText())!;
      const href = await source.evaluate((link) => (link as HTMLAnchorElement).href);
      expect(decodeURI(href)).toContain(`/${file}#L${number}`);
      // The site's own copy is there wherever the link leads.
      const text = await (await fetch(`${site.server.url}${file}`)).text();
      expect(text.split("\n")[Number(number) - 1]).toBe(line);
      await page.close();
    }
    const page = await site.open("/schemas/UserId/");
    expect(await page.locator(".kicker a").getAttribute("href")).toBe("../../schemas/#value");
    await page.close();
  });

  it.each(["light", "dark"] as const)(
    "sees no flash of the system's %s theme before their own",
    async (scheme) => {
      const page = await site.open("/", { scheme });
      await page.locator("[data-theme-switch]").click();
      const chosen = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      await page.addInitScript(() => {
        const grounds: string[] = ((globalThis as unknown as { grounds: string[] }).grounds = []);
        // Before each paint; there is none before the style sheets are there.
        const note = (): void => {
          if (document.body as unknown)
            grounds.push(getComputedStyle(document.documentElement).backgroundColor);
          requestAnimationFrame(note);
        };
        requestAnimationFrame(note);
      });
      await page.reload();
      await page.waitForFunction(() => (globalThis as unknown as { grounds: string[] }).grounds.length > 5);
      const grounds = await page.evaluate(() => (globalThis as unknown as { grounds: string[] }).grounds);
      expect([...new Set(grounds)]).toEqual([chosen]);
      await page.close();
    },
  );
});
