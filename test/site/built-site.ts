// The whole site, built once for all files of a run, as a static host serves it from a folder, and a browser.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { chromium as playwright, type Browser, type Page } from "playwright-core";
import { inject } from "vitest";
import { makeSite, type MadeSite } from "../../docs/site/commands/make-site.ts";
import { serveFolder, type StaticServer } from "../../docs/site/commands/static-server.ts";
import { root } from "../../docs/site/commands/vite.ts";
import { CHROMIUM_FLAGS } from "../../runtimes/chromium.ts";
import { findChromium } from "../../runtimes/find-chromium.ts";
import { makeFirst } from "../make-first.ts";
import "./site-folder.ts";

/** The site in a folder that others read, too, with what its build said. */
export interface BuiltSite {
  readonly folder: string;
  readonly made: MadeSite;
}

/** Builds the site, or waits for the process that does. */
export async function buildSite(): Promise<BuiltSite> {
  const place = inject("siteFolder");
  const [folder, done] = [join(place, "site"), join(place, "made.json")];
  if (makeFirst(join(place, "begun"))) await build(folder, done);
  // As long as the file's hook may take.
  while (!existsSync(done)) await setTimeout(100);
  const outcome = JSON.parse(readFileSync(done, "utf8")) as MadeSite | { readonly failure: string };
  if ("failure" in outcome) throw new Error(`The site was not built: ${outcome.failure}`);
  return { folder, made: outcome };
}

async function build(folder: string, done: string): Promise<void> {
  const tell = (error: Error): object => ({ failure: error.stack });
  const outcome = await makeSite(root, folder).catch(tell);
  // In one step, as others look for it.
  writeFileSync(`${done}.draft`, JSON.stringify(outcome));
  renameSync(`${done}.draft`, done);
}

/** The site on loopback in the folder `/some/docs/` of its host, and a browser that notes whatever goes wrong. */
export interface SiteInBrowser {
  readonly server: StaticServer;
  readonly browser: Browser;
  /** Errors of pages, requests to other hosts, files that weren't there. */
  readonly wrongs: string[];
  /** Opens a page of the site. */
  open(path: string, options?: PageOptions): Promise<Page>;
  close(): Promise<void>;
}

export interface PageOptions {
  readonly width?: number;
  readonly scheme?: "light" | "dark";
  readonly javaScript?: boolean;
}

/** Serves a built site, and starts a browser. */
export async function openBrowser(folder: string): Promise<SiteInBrowser> {
  const server = await serveFolder(folder, 0, "/some/docs/");
  const args = CHROMIUM_FLAGS.filter((flag) => !/^--(headless|remote-debugging-port)/.test(flag));
  const browser = await playwright.launch({ executablePath: findChromium(), args });
  const wrongs: string[] = [];
  return {
    server,
    browser,
    wrongs,
    async open(path, { width = 1440, scheme = "light", javaScript = true } = {}) {
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        colorScheme: scheme,
        javaScriptEnabled: javaScript,
        reducedMotion: "reduce",
      });
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) wrongs.push(`${path}: ${message.text()}`);
      });
      page.on("pageerror", (error) => wrongs.push(`${path}: ${error.message}`));
      page.on("request", (request) => {
        if (!request.url().startsWith(server.url)) wrongs.push(`${path} asked for ${request.url()}`);
      });
      page.on("response", (response) => {
        if (response.status() >= 400) wrongs.push(`${path}: ${response.status()} for ${response.url()}`);
      });
      await page.goto(server.url + path.slice(1));
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
