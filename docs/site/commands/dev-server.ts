import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, defaultClientConditions, defaultServerConditions, type ViteDevServer } from "vite";
import type { Assets } from "../pages/shell.ts";
import { readInput } from "./input.ts";
import { CONDITION, shared, siteFolder } from "./vite.ts";

// As they stand: Vite turns them into what a browser reads.
const ASSETS: Assets = {
  styles: [],
  main: "client/main.ts",
  console: "console/main.tsx",
  consoleStyles: [],
  icon: "icon.svg",
};

/** A dev server that runs. */
export interface DevServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the site from its sources on loopback. The search is only in what is built.
 *
 * @param root the repository's folder, with a slash at its end
 * @param port 0 for any that is free
 */
export async function startDevServer(root: string, port: number): Promise<DevServer> {
  const vite = await createServer({
    ...shared,
    // `./` is for what is built.
    base: "/",
    appType: "custom",
    publicDir: `${siteFolder}public`,
    resolve: { conditions: [CONDITION, ...defaultClientConditions] },
    ssr: { resolve: { conditions: [CONDITION, ...defaultServerConditions] } },
    server: { host: "127.0.0.1", port, fs: { allow: [root] } },
  });
  let drawn: Promise<Map<string, string>> | undefined;
  vite.watcher.add(["generated/openapi.json", "docs", "CHANGELOG.md"].map((path) => `${root}${path}`));
  vite.watcher.on("all", () => {
    drawn = undefined;
    vite.ws.send({ type: "full-reload" });
  });
  vite.middlewares.use((request, response, next) => {
    drawn ??= draw(vite, root);
    answer(vite, drawn, request, response).then((isAnswered) => {
      if (!isAnswered) next();
    }, next);
  });
  await vite.listen();
  return { url: vite.resolvedUrls!.local[0]!, close: () => vite.close() };
}

async function draw(vite: ViteDevServer, root: string): Promise<Map<string, string>> {
  const { renderSite } = (await vite.ssrLoadModule("/render.tsx")) as typeof import("../render.tsx");
  return renderSite(await readInput(root), ASSETS);
}

/** Answers with a drawn file. Others are Vite's. */
async function answer(
  vite: ViteDevServer,
  drawn: Promise<Map<string, string>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { pathname } = new URL(request.url ?? "/", "http://site");
  const path = decodeURIComponent(pathname.slice(1));
  const files = await drawn;
  const page = files.get(`${path}index.html`);
  const text =
    page === undefined ? files.get(path) : await vite.transformIndexHtml(pathname, withoutPolicy(page));
  if (text === undefined) return false;
  const type = page !== undefined ? "text/html" : path.endsWith(".css") ? "text/css" : "text/plain";
  response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(text);
  return true;
}

/** Vite's own scripts and styles stand in the page, which the site's policy forbids. */
function withoutPolicy(html: string): string {
  return html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
}
