// The console by keyboard and by mouse: where the focus goes, what stays in sight, what is read out, and what can be copied.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exact, parseExactly } from "../../docs/site/console/run/exact.ts";
import { buildConsole, openSite, type ConsoleSite } from "./console-site.ts";

describe("the console's focus", () => {
  let site: ConsoleSite;

  beforeAll(async () => {
    site = await openSite(await buildConsole());
  });
  afterAll(() => site.close());

  async function open(method: string, viewport = { width: 1440, height: 700 }): Promise<Page> {
    const page = await site.browser.newPage({ viewport, reducedMotion: "reduce" });
    await page.goto(`${site.origin}/docs/operations/${method}/`);
    await page.waitForSelector(".console");
    return page;
  }

  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const { id, textContent, tagName } = document.activeElement!;
      return id || textContent || tagName;
    });

  it("stays while the mouse presses a button, so that a new line about a field doesn't move it away", async () => {
    const page = await open("users.get");
    await page.locator("#try-user_id").fill("é");
    const place = (await page.getByRole("button", { name: "Send", exact: true }).boundingBox())!;
    await page.mouse.move(place.x + 20, place.y + place.height - 4);
    await page.mouse.down();
    expect(await focused(page)).toBe("try-user_id");
    await page.mouse.up();
    await page.locator(".console-status").waitFor();
    await page.close();
  });

  it("is on Send after it was pressed, and the outcome alone is read out", async () => {
    const page = await open("users.create");
    await page.locator("#try-email").fill("ada@example.com");
    await page.getByRole("button", { name: "Send", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.locator(".console-status", { hasText: "201" }).waitFor();
    expect(await focused(page)).toBe("Send");
    const status = page.getByRole("status");
    expect(await status.textContent()).toMatch(/^201, [\d.]+ ms$/);
    expect(await page.locator(".console-answer[aria-live], .console-answer [aria-live] pre").count()).toBe(0);
    await page.keyboard.press("Enter");
    await page.locator(".console-status", { hasText: "400" }).waitFor();
    expect(await status.textContent()).toMatch(/^400\. \w.+\.$/);
    await page.close();
  });

  it("goes to a list's new item, and from a removed one to its neighbour", async () => {
    const page = await open("users.create");
    const add = page.getByRole("button", { name: "Add to roles" });
    await add.press("Enter");
    expect(await focused(page)).toBe("try-roles-0");
    await page.keyboard.type("editor");
    await add.press("Enter");
    expect(await focused(page)).toBe("try-roles-1");
    await page.getByRole("button", { name: "Remove roles 1" }).press("Enter");
    expect(await focused(page)).toBe("try-roles-0");
    await page.getByRole("button", { name: "Remove roles 1" }).press("Enter");
    expect(await focused(page)).toBe("Add to roles");
    await page.close();
  });

  for (const width of [1440, 390])
    it(`is never behind the bar with Send, ${width} px wide`, async () => {
      const page = await open("fraud.email.risk", { width, height: 700 });
      expect((await page.locator(".console-send").boundingBox())!.height).toBeLessThan(104);
      await page.close();
      const long = await open("users.create", { width, height: 700 });
      const hidden = await long.evaluate(() => {
        const controls = document.querySelectorAll<HTMLElement>(
          ".console-fields input, .console-fields textarea",
        );
        return [...controls]
          .filter((control) => {
            control.focus();
            const bar = document.querySelector(".console-send")!.getBoundingClientRect();
            return document.activeElement === control && control.getBoundingClientRect().bottom > bar.top;
          })
          .map(({ id }) => id);
      });
      expect(hidden).toEqual([]);
      await long.close();
    });

  it("leaves the code in sight, beside the form, while one types", async () => {
    const page = await open("users.create", { width: 1200, height: 700 });
    await page.locator("#try-untrusted_metadata").focus();
    const form = (await page.locator(".console-form").boundingBox())!;
    const code = (await page.locator("#console-snippet").boundingBox())!;
    expect(code.x).toBeGreaterThan(form.x + form.width);
    expect(code.y).toBeGreaterThanOrEqual(0);
    expect(code.y).toBeLessThan(700);
    await page.close();
  });

  it("tells of limits before anything is sent", async () => {
    const page = await open("users.search");
    for (const [text, words] of [
      ["1.5", "A whole number is needed."],
      ["-1", "It must be 1 or more."],
      ["1001", "It must be 1000 or less."],
    ] as const) {
      await page.locator("#try-limit").fill(text);
      await page.locator("#try-limit-problem", { hasText: words }).waitFor();
    }
    await page.close();
  });
});

describe("an answer", () => {
  it("shows JSON that can be copied as it stands", async () => {
    const site = await openSite(await buildConsole());
    try {
      const page = await site.browser.newPage();
      await page.goto(`${site.origin}/docs/operations/users.create/`);
      await page.locator("#try-email").fill("ada@example.com");
      await page.locator("#try-untrusted_metadata").fill('{"a": [1, {"b": []}, "x"], "c": true}');
      await page.getByRole("button", { name: "Send", exact: true }).click();
      await page.locator(".console-status", { hasText: "201" }).waitFor();
      const body = JSON.parse(await page.locator(".console-answer .console-json").innerText()) as {
        user: { untrusted_metadata: unknown };
      };
      expect(body.user.untrusted_metadata).toEqual({ a: [1, { b: [] }, "x"], c: true });
    } finally {
      await site.close();
    }
  });

  it("keeps whole numbers that JavaScript would round, and texts that look like them", () => {
    const text =
      '{"big":12345678901234567890,"list":[-9007199254740993,1.5,9007199254740991],"text":"12345678901234567890","\\"9007199254740993":"a\\\\"}';
    expect(exact(JSON.stringify(parseExactly(text)))).toBe(text);
    expect(parseExactly('{"a": 1e400}')).toEqual({ a: Infinity });
    expect(() => parseExactly("{")).toThrow(SyntaxError);
  });
});
