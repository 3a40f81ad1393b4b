// A whole build of a document and a guide that attack their reader: every text stays text, on every page.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeSite, type MadeSite } from "../../docs/site/commands/make-site.ts";
import { root } from "../../docs/site/commands/vite.ts";
import { openBrowser } from "./built-site.ts";

const ATTACK = [
  "<script>globalThis.hit = 1</script>",
  '<img src=x onerror="globalThis.hit = 2">',
  "</script></title></textarea></style><svg onload=alert(3)>",
  "[here](javascript:alert(4)) [there](data:text/html,<script>alert(5)</script>)",
  '![pixel](x "onerror=alert(6)) <!-- --!> ]]>',
  "{{constructor.constructor('alert(7)')()}} ${alert(8)} `</code>`",
].join(" ");

type Node = Record<string, unknown>;

/** Appends the attack to the words of a document, and to the messages of its examples. */
function poison(document: Node): Node {
  const words = new Set(["description", "summary", "title", "error_message", "cause", "remedy"]);
  return JSON.parse(
    JSON.stringify(document, (key, value: unknown) =>
      words.has(key) && typeof value === "string" ? `${value} ${ATTACK}` : value,
    ),
  ) as Node;
}

describe("a site made of a hostile document", () => {
  const from = mkdtempSync(join(tmpdir(), "stytch-fetch-hostile-"));
  const to = mkdtempSync(join(tmpdir(), "stytch-fetch-hostile-site-"));
  let made: MadeSite;
  let pages: [string, string][];

  beforeAll(async () => {
    for (const path of ["docs", "openapi/schemas", "CHANGELOG.md", "package.json"])
      cpSync(join(root, path), join(from, path), { recursive: true });
    mkdirSync(join(from, "generated"));
    cpSync(join(root, "generated/methods.ts"), join(from, "generated/methods.ts"));
    const document = poison(
      JSON.parse(readFileSync(join(root, "generated/openapi.json"), "utf8")) as Node,
    ) as { components: { schemas: Record<string, { properties: Node }> } };
    Object.assign(document.components.schemas["api_user_v1_Name"]!.properties, {
      [ATTACK]: { type: "string", enum: [ATTACK], default: ATTACK, examples: [ATTACK], pattern: ATTACK },
    });
    writeFileSync(join(from, "generated/openapi.json"), JSON.stringify(document));
    writeFileSync(
      join(from, "docs/hostile.md"),
      `# Hostile ${ATTACK}\n\n${ATTACK}\n\n\`\`\`ts ${ATTACK}\n${ATTACK}\n\`\`\`\n`,
    );
    const readme = join(from, "docs/README.md");
    writeFileSync(readme, `${readFileSync(readme, "utf8")}\n- hostile.md\n`);
    made = await makeSite(`${from}/`, to);
    pages = readdirSync(to, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".html"))
      .map((path) => [path, readFileSync(join(to, path), "utf8")]);
  });
  afterAll(() => {
    for (const folder of [from, to]) rmSync(folder, { recursive: true, force: true });
  });

  it("has no broken link, and no element or attribute of the attack", () => {
    expect(made.problems).toEqual([]);
    expect(pages.length).toBeGreaterThan(440);
    for (const [path, html] of pages) {
      // The scripts of the site's own: one in the head, the files, and blocks of JSON.
      const scripts = [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code!);
      expect(
        scripts.filter((code) => code.includes("hit = 1") && !isJSON(code)),
        path,
      ).toEqual([]);
      expect(html, path).not.toMatch(/<(?:img|svg)[^>]*\s(?:onerror|onload)=/);
      expect(html, path).not.toMatch(/\s(?:href|src)="\s*(?:javascript|data:text)/i);
    }
  });

  it("runs nothing of it in a browser, with the consoles filled in and open", async () => {
    const site = await openBrowser(to);
    for (const path of [
      "/",
      "/guides/hostile/",
      "/operations/users.create/",
      "/schemas/api_user_v1_Name/",
      "/errors/",
    ]) {
      const page = await site.open(path);
      if (path.startsWith("/operations/")) {
        await page.waitForSelector(".console");
        await page.locator(".console-samples button").first().click();
        await page.locator("#console-snippet", { hasText: "({" }).waitFor();
      }
      expect(await page.evaluate(() => "hit" in globalThis), path).toBe(false);
      expect(await page.locator("main img, main svg[onload], .console script").count(), path).toBe(0);
      await page.close();
    }
    expect(site.wrongs).toEqual([]);
    await site.close();
  });
});

function isJSON(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
