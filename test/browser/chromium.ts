import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { CHROMIUM_FLAGS } from "../../runtimes/chromium.ts";
import { findChromium } from "../../runtimes/find-chromium.ts";

const PAGE = `<!doctype html><meta charset="utf-8"><title>test</title><script type="module" src="/page.js"></script>`;

/**
 * Runs a script in a page of headless Chromium, under a policy that allows no eval, and gives what the page posts to
 * `/done`.
 *
 * @param answer answers what else the page asks for
 */
export async function runInPage(
  script: string,
  answer: (request: Request) => Promise<Response> | Response = () => new Response("", { status: 404 }),
): Promise<string> {
  const policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
  let finish!: (result: string) => void;
  const result = new Promise<string>((resolve) => (finish = resolve));
  const fixed: Record<string, (body: Buffer) => Response> = {
    "/": () =>
      new Response(PAGE, { headers: { "content-type": "text/html", "content-security-policy": policy } }),
    "/page.js": () => new Response(script, { headers: { "content-type": "text/javascript" } }),
    "/done": (body) => {
      finish(body.toString());
      return new Response("");
    },
  };
  const server = createServer((incoming, outgoing) => {
    void readAll(incoming).then(async (body) => {
      const { method = "GET", url = "/", headers } = incoming;
      const init: RequestInit = { method, headers: headers as Record<string, string> };
      if (body.length > 0) init.body = new Uint8Array(body);
      const response = fixed[url]?.(body) ?? (await answer(new Request(`http://page.test${url}`, init)));
      outgoing
        .setHeaders(response.headers)
        .writeHead(response.status)
        .end(await response.text());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const profile = mkdtempSync(join(tmpdir(), "stytch-fetch-chromium-"));
  const { port } = server.address() as AddressInfo;
  const browser = spawn(
    findChromium(),
    [...CHROMIUM_FLAGS, `--user-data-dir=${profile}`, `http://127.0.0.1:${port}/`],
    {
      stdio: "ignore",
      detached: true,
    },
  );
  onTestFinished(async () => {
    const closed = new Promise((resolve) => browser.once("close", resolve));
    // The whole group: its helpers would go on writing to the profile.
    process.kill(-browser.pid!, "SIGKILL");
    await closed;
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });
  return result;
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
