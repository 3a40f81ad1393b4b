// The docs commands as processes, in a copy of the repository without git, and what a real browser sees of them.
import { readFileSync } from "node:fs";
import { chromium as playwright, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM_FLAGS } from "../../runtimes/chromium.ts";
import { findChromium } from "../../runtimes/find-chromium.ts";
import { eventually } from "../clock.ts";
import { copyRepository, startCommand, type Checkout, type Command } from "./checkout.ts";

let checkout: Checkout;
let browser: Browser;
beforeAll(async () => {
  checkout = copyRepository();
  const args = CHROMIUM_FLAGS.filter((flag) => !/^--(headless|remote-debugging-port)/.test(flag));
  browser = await playwright.launch({ executablePath: findChromium(), args });
});
afterAll(async () => {
  await browser.close();
  checkout.remove();
});

/** The address that a command prints once it serves. */
async function addressOf(command: Command): Promise<string> {
  return eventually(() => {
    const url = /http:\/\/\S+/.exec(command.output())?.[0];
    expect(url, command.output()).toBeDefined();
    return url!;
  });
}

/** A page that waits for an answer as long as a busy machine takes to draw the whole site. */
async function openPage(): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultNavigationTimeout(240_000);
  return page;
}

async function search(page: Page, query: string): Promise<string[]> {
  await page.keyboard.press("/");
  await page.locator("dialog input").fill(query);
  await page.waitForFunction((words) => document.querySelector("dialog")?.dataset["shown"] === words, query);
  return page
    .locator("dialog li a")
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
}

describe("npm run docs:preview and npm run docs:build, without git", () => {
  it("says to build first, where there is no site", async () => {
    const command = startCommand(checkout, "docs:preview", { PORT: "0" });
    expect(await command.exit).toBe(1);
    expect(command.output()).toBe("dist-docs/ has no site. Run `npm run docs:build` first.\n");
  });

  it("builds the whole site, and says in its changelog that the history isn't there", async () => {
    const command = startCommand(checkout, "docs:build");
    expect(await command.exit, command.output()).toBe(0);
    expect(command.output()).toMatch(/^\d+ pages, [\d.]+ MB in dist-docs\/, the largest /);
    for (const file of ["index.html", "index.md"])
      expect(readFileSync(`${checkout.folder}/dist-docs/changelog/${file}`, "utf8")).toContain(
        "made from sources without their whole git history",
      );
  });

  it("serves what was built, as a static host does", async () => {
    const command = startCommand(checkout, "docs:preview", { PORT: "0" });
    const url = await addressOf(command);
    const page = await openPage();
    const wrongs: string[] = [];
    page.on("console", (message) => wrongs.push(message.text()));
    page.on("response", (response) => {
      if (response.status() !== 200) wrongs.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(url);
    expect(await page.title()).toContain("stytch-fetch");
    expect(await search(page, "users.create")).toContainEqual(`${url}operations/users.create/`);
    expect(wrongs).toEqual([]);
    expect((await fetch(`${url}operations/users.create`)).url).toBe(`${url}operations/users.create/`);
    expect((await fetch(`${url}nothing/`)).status).toBe(404);
    expect((await fetch(`${url}..%2fpackage.json`)).status).toBe(404);
    await page.close();
    await command.stop();
  });
});

describe("npm run docs", () => {
  let command: Command;
  let url: string;
  beforeAll(async () => {
    command = startCommand(checkout, "docs", { PORT: "0" });
    url = await addressOf(command);
    await eventually(() => expect(command.output()).toContain("Waiting for a change"));
  });
  afterAll(() => command.stop());

  it("regenerates where the document changes, reloads the open page, and finds an operation by its new name", async () => {
    const page = await openPage();
    await page.goto(`${url}operations/users.search/`);
    await page.locator("main h1").waitFor();
    // Both in one save, as far as the generator sees.
    checkout.edit("openapi/paths/users/users_search.yaml", "summary: ", "summary: A marker, and ");
    const operationId = "operationId: api_user_v1_Create\n";
    checkout.edit(
      "openapi/paths/users/users.yaml",
      operationId,
      `${operationId}  x-method: users.markedAnew\n`,
    );
    await page.locator("main h1", { hasText: "A marker, and " }).waitFor({ timeout: 240_000 });
    const document = readFileSync(`${checkout.folder}/generated/openapi.json`, "utf8");
    expect(document).toContain("A marker, and ");
    expect(document).toContain("users.markedAnew");
    await eventually(async () => {
      const response = await page.goto(`${url}operations/users.markedAnew/`);
      expect(response!.status()).toBe(200);
    });
    // Of a page that is no longer reloaded.
    await eventually(async () => {
      expect(await search(page, "users.markedAnew")).toContainEqual(`${url}operations/users.markedAnew/`);
    });
    await page.close();
  });

  it("tells of a broken document, and goes on when it is mended", async () => {
    checkout.edit("openapi/paths/users/users.yaml", "  x-retry-safety: unsafe\n", "");
    await eventually(() => expect(command.output()).toContain("x-retry-safety"));
    expect((await fetch(`${url}operations/users.search/`)).status).toBe(200);
    checkout.edit(
      "openapi/paths/users/users.yaml",
      "summary: ",
      "x-retry-safety: unsafe\n  summary: Mended, and ",
    );
    const page = await openPage();
    await eventually(async () => {
      await page.goto(`${url}operations/users.markedAnew/`);
      expect(await page.locator("main h1").innerText()).toContain("Mended, and ");
    });
    await page.close();
  });

  it("ends with what it started, when it is told to", async () => {
    expect(await command.stop()).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });
});
