// Pages with nothing but a console, of all operations, as a static host serves them, and a browser that opens them.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { chromium as playwright, type Browser, type Page } from "playwright-core";
import { build, defaultClientConditions } from "vite";
import document from "../../generated/openapi.json" with { type: "json" };
import { routes, type OperationId } from "../../generated/routes.ts";
import { consoleOperation } from "../../docs/site/console/document/console-operation.ts";
import type { ConsoleOperation } from "../../docs/site/console/operation.ts";
import { resources } from "../../src/sandbox/resources/index.ts";
import { operationsOf } from "../../src/sandbox/resources/resource.ts";
import { plainImports } from "../../docs/site/commands/plain-imports.ts";
import { CHROMIUM_FLAGS } from "../../runtimes/chromium.ts";
import { findChromium } from "../../runtimes/find-chromium.ts";

const imitations = operationsOf(resources);

/** The consoles of all operations, by method. */
export const consoles: ReadonlyMap<string, ConsoleOperation> = new Map(
  (Object.keys(routes) as OperationId[]).map((id) => {
    const made = consoleOperation(document, id, (each) => Object.hasOwn(imitations, each));
    return [made.method, made];
  }),
);

/** A file of the built console. */
export interface BuiltFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Whether a page loads it at once. */
  readonly isEntry: boolean;
  /** The files that it imports at once. */
  readonly imports: readonly string[];
}

let built: Promise<readonly BuiltFile[]> | undefined;

/** Builds the console as the site does, once for the files of a process. */
export function buildConsole(): Promise<readonly BuiltFile[]> {
  return (built ??= bundle());
}

async function bundle(): Promise<readonly BuiltFile[]> {
  const entry = fileURLToPath(new URL("../../docs/site/console/main.tsx", import.meta.url));
  const output = await build({
    configFile: false,
    logLevel: "error",
    base: "./",
    plugins: [plainImports()],
    oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
    resolve: { conditions: ["@stytch-fetch/source", ...defaultClientConditions] },
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: { input: { console: entry } },
    },
  });
  const [first] = [output].flat();
  if (!first || !("output" in first)) throw new Error("The console was not built.");
  return first.output.map((file) =>
    file.type === "chunk"
      ? { name: file.fileName, content: file.code, isEntry: file.isEntry, imports: file.imports }
      : { name: file.fileName, content: file.source, isEntry: false, imports: [] },
  );
}

// As the site's pages have it.
const POLICY =
  "default-src 'self'; script-src 'self'; connect-src 'self' https: http://localhost:* http://127.0.0.1:*; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'";

function writePage(operation: ConsoleOperation, files: readonly BuiltFile[]): string {
  const json = JSON.stringify(operation).replaceAll("<", "\\u003c");
  const style = files.find(({ name }) => name.endsWith(".css"))!.name;
  const script = files.find(({ isEntry }) => isEntry)!.name;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${operation.method}</title>
<meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="../../${style}"><link rel="stylesheet" href="../../page.css">
<script type="module" src="../../${script}"></script></head><body><main><h1>${operation.method}</h1>
<section id="try-it" aria-label="Try it" data-console></section></main>
<script type="application/json" id="console-operation">${json}</script></body></html>`;
}

const PAGE_STYLE =
  ["colors.css", "base.css"]
    .map((name) => readFileSync(new URL(`../../docs/site/styles/${name}`, import.meta.url), "utf8"))
    .join("") + "main{max-width:76rem;margin:0 auto;padding:2rem 1.25rem}";

const TYPES: Readonly<Record<string, string>> = { js: "text/javascript", css: "text/css" };

/** The pages on a free port of loopback, and a browser. */
export interface ConsoleSite {
  readonly origin: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Writes down what a page complains about, and each request beyond the origins that it may call. */
export function watch(page: Page, origin: string, said: string[]): void {
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) said.push(request.url());
  });
}

/** Serves the pages below a folder, as some hosts do, and starts a browser. */
export async function openSite(files: readonly BuiltFile[]): Promise<ConsoleSite> {
  const assets = new Map<string, string | Uint8Array>(
    files.map(({ name, content }) => [`/docs/${name}`, content]),
  );
  assets.set("/docs/page.css", PAGE_STYLE);
  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url!, "http://page.test");
    const method = /^\/docs\/operations\/([\w.]+)\/$/.exec(pathname)?.[1];
    const operation = method === undefined ? undefined : consoles.get(method);
    const content = operation ? writePage(operation, files) : assets.get(pathname);
    const type = operation ? "text/html" : (TYPES[pathname.split(".").at(-1)!] ?? "text/plain");
    outgoing.writeHead(content === undefined ? 404 : 200, { "content-type": type }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const args = CHROMIUM_FLAGS.filter((flag) => !/^--(headless|remote-debugging-port)/.test(flag));
  const browser = await playwright.launch({ executablePath: findChromium(), args });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    browser,
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
