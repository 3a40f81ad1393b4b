import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".yaml": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** A server of files that runs. */
export interface StaticServer {
  /** Its address, with a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a folder on loopback as a static host does.
 *
 * @param port 0 for any that is free
 * @param base the folder of the host in which the site stands: `/docs/`
 */
export async function serveFolder(folder: string, port: number, base = "/"): Promise<StaticServer> {
  const server = createServer((incoming, outgoing) => {
    void (async (): Promise<void> => {
      const path = toPath(incoming.url ?? "/", base);
      try {
        if (path === undefined) throw new Error("It is outside of the site.");
        const content = await readFile(join(folder, path));
        outgoing
          .writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" })
          .end(content);
      } catch {
        if (path !== undefined && existsSync(join(folder, path, "index.html"))) {
          const { pathname, search } = new URL(incoming.url ?? "/", "http://site");
          outgoing.writeHead(301, { location: `${pathname}/${search}` }).end();
          return;
        }
        const page = await readFile(join(folder, "404.html")).catch(() => "There is no such page.");
        outgoing.writeHead(404, { "content-type": TYPES[".html"]! }).end(page);
      }
    })();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The file of an address, below the folder that is served; undefined for one outside of it. */
function toPath(url: string, base: string): string | undefined {
  try {
    const { pathname } = new URL(url, "http://site");
    if (!pathname.startsWith(base)) return undefined;
    const path = normalize(decodeURIComponent(pathname.slice(base.length)));
    if (path.startsWith("..") || path.includes("\0")) return undefined;
    return path === "." || path.endsWith("/") ? `${path}/index.html` : path;
  } catch {
    return undefined;
  }
}
