import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, defaultClientConditions, defaultServerConditions, type ViteDevServer } from "vite";
import type { Assets } from "../pages/shell.ts";
import type { LazySite } from "../render.tsx";
import { makeSearchIndex } from "./search.ts";
import { CONDITION, shared, siteFolder } from "./vite.ts";

// As they stand: Vite turns them into what a browser reads.
const ASSETS: Assets = {
  styles: [],
  main: "client/main.ts",
  console: "console/main.tsx",
  consoleStyles: [],
  filter: "client/filter.ts",
  icon: "icon.svg",
};

/** A dev server that runs. */
export interface DevServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the site from its sources on loopback. What pages are made of is read at the first request after a change, each
 * page is drawn when it is asked for, and the search is indexed at its first use.
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
  let site: CurrentSite | undefined;
  let timer: NodeJS.Timeout | undefined;
  vite.watcher.add(["generated", "docs", "CHANGELOG.md"].map((path) => `${root}${path}`));
  vite.watcher.on("all", (_event, file) => {
    site = undefined;
    // The generator puts files in the place of others, which Vite takes for new ones that nobody has imported.
    if (file.startsWith(`${root}generated`)) vite.environments.ssr.moduleGraph.invalidateAll();
    // The generator writes many files.
    clearTimeout(timer);
    timer = setTimeout(() => vite.ws.send({ type: "full-reload" }), 100);
  });
  vite.middlewares.use((request, response, next) => {
    site ??= startSite(vite, root);
    answer(vite, site, request, response).then((isAnswered) => {
      if (!isAnswered) next();
    }, next);
  });
  await vite.listen();
  return {
    url: vite.resolvedUrls!.local[0]!,
    close() {
      clearTimeout(timer);
      return vite.close();
    },
  };
}

/** The site as it was at one time. */
interface CurrentSite {
  readonly files: Promise<LazySite>;
  search?: Promise<ReadonlyMap<string, Uint8Array>>;
}

function startSite(vite: ViteDevServer, root: string): CurrentSite {
  const open = async (): Promise<LazySite> => {
    // By Vite, which loads them anew where a file that they import has changed, such as the list of operations.
    const { readInput } = (await vite.ssrLoadModule("/commands/input.ts")) as typeof import("./input.ts");
    const { openSite } = (await vite.ssrLoadModule("/render.tsx")) as typeof import("../render.tsx");
    return openSite(await readInput(root), ASSETS);
  };
  return { files: open() };
}

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
};

/** Answers with a drawn file, or one of the search. Others are Vite's. */
async function answer(
  vite: ViteDevServer,
  site: CurrentSite,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { pathname } = new URL(request.url ?? "/", "http://site");
  const path = decodeURIComponent(pathname.slice(1));
  const content = await findContent(vite, site, path, pathname);
  if (content === undefined && (await site.files).paths.includes(`${path}/index.html`)) {
    response.writeHead(302, { location: `${pathname}/` }).end();
    return true;
  }
  if (content === undefined) return false;
  const name = path === "" || path.endsWith("/") ? "index.html" : path;
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)] ?? "text/plain; charset=utf-8";
  response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(content);
  return true;
}

async function findContent(
  vite: ViteDevServer,
  site: CurrentSite,
  path: string,
  pathname: string,
): Promise<string | Uint8Array | undefined> {
  const files = await site.files;
  if (path.startsWith("pagefind/")) {
    site.search ??= makeSearchIndex(files);
    return (await site.search).get(path.slice("pagefind/".length));
  }
  const page = files.read(`${path}index.html`);
  return page === undefined ? files.read(path) : vite.transformIndexHtml(pathname, withoutPolicy(page));
}

/** Vite's own scripts and styles stand in the page, which the site's policy forbids. */
function withoutPolicy(html: string): string {
  return html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
}
