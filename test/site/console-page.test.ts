// The console's pages as such: what they weigh before the first call, and whether everyone can use them.
import { gzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildConsole, openSite, watch, type BuiltFile, type ConsoleSite } from "./console-site.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe("a page with a console", () => {
  let files: readonly BuiltFile[];
  let site: ConsoleSite;

  beforeAll(async () => {
    files = await buildConsole();
    site = await openSite(files);
  });
  afterAll(() => site.close());

  it("loads at most 13.7 kB of scripts, and no sandbox, before the first call", async () => {
    const seen = new Set<string>();
    const visit = (name: string): void => {
      if (seen.has(name)) return;
      seen.add(name);
      files.find((file) => file.name === name)!.imports.forEach(visit);
    };
    visit(files.find(({ isEntry }) => isEntry)!.name);
    const bytes = [...seen].reduce(
      (sum, name) => sum + gzipSync(files.find((file) => file.name === name)!.content).length,
      0,
    );
    expect(bytes).toBeLessThan(13_700);

    const page = await site.browser.newPage();
    const scripts: string[] = [];
    page.on("request", (request) => request.resourceType() === "script" && scripts.push(request.url()));
    await page.goto(`${site.origin}/docs/operations/users.create/`);
    await page.waitForSelector(".console");
    await page.locator("#try-email").fill("ada@example.com");
    expect(scripts.filter((url) => /\/(run|tour|snippet|gateway)-/.test(url))).toEqual([]);
    await page.close();
  });

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1440, 390]) {
      it(`passes axe in ${colorScheme}, ${width} px wide, and needs no scrolling sideways`, async () => {
        const context = await site.browser.newContext({
          colorScheme,
          viewport: { width, height: 900 },
          bypassCSP: true,
        });
        const page = await context.newPage();
        const said: string[] = [];
        watch(page, site.origin, said);
        await page.goto(`${site.origin}/docs/operations/users.create/`);
        await page.waitForSelector(".console");
        await page.evaluate(axe);
        const check = async (): Promise<void> => {
          const problems = await page.evaluate(async () => {
            const { violations } = await (
              globalThis as unknown as {
                axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
              }
            ).axe.run();
            return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 200))]);
          });
          expect(problems).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        };
        await check();
        await page.getByRole("group", { name: "Samples" }).getByRole("button").nth(2).click();
        await page.locator(".console-code", { hasText: "Lovelace" }).waitFor();
        await page.getByRole("button", { name: "Send", exact: true }).click();
        await page.locator(".console-status", { hasText: "201" }).waitFor();
        await page.getByText("In the sandbox").click();
        await page.locator(".console-collection", { hasText: "users 1" }).waitFor();
        await check();
        await page.locator("#try-trusted_metadata").fill("{");
        await page.getByRole("radio", { name: /^Gateway/ }).check();
        await check();
        expect(said).toEqual([]);
        await context.close();
      });
    }
  }
});
