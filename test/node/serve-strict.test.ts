/**
 * What `serve` refuses because a proxy in front, or the handler, could read it otherwise than it was sent: targets that a
 * `Request` rewrites, and bodies whose length is told ambiguously. And the address that it tells a handler.
 */
import { request } from "node:http";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { serve, type Connection, type Handler } from "../../src/node/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { eventually } from "../clock.ts";
import { defer, dial, start } from "./helpers.ts";

const echo: Handler = async (request) => new Response(`${request.url} ${await request.text()}`);

/** Sends bytes to a server of a handler, and reads all that comes back until the connection is closed. */
async function exchange(bytes: string, handler: Handler = echo): Promise<string> {
  const { socket, heard, ended } = await dial(await start(handler));
  socket.write(bytes);
  await ended;
  return heard();
}

const get = (target: string, method = "GET"): string =>
  `${method} ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`;

/** A body of three bytes by chunks, or what passes for it, with a second request behind it. */
const post = (headers: string, body = "3\r\nabc\r\n0\r\n\r\n", version = "1.1"): string =>
  `POST /first HTTP/${version}\r\nhost: x\r\n${headers}\r\n\r\n${body}${get("/smuggled")}`;

async function expectRefused(bytes: string, message: RegExp | string): Promise<void> {
  const handler = vi.fn(echo);
  const answer = await exchange(bytes, handler);
  expect(answer.match(/HTTP\/1\.1 \d{3}/g)).toEqual(["HTTP/1.1 400"]);
  expect(answer).toContain('"error_type":"bad_request"');
  expect(answer).toMatch(message);
  expect(handler).not.toHaveBeenCalled();
}

describe("a request's target", () => {
  it.each([
    "/.",
    "/..",
    "/./",
    "/v1/users/..",
    "/v1/users/../../v1/users/search",
    "/v1/users/%2e%2e/search",
    "/v1/users/%2E./search",
    "/v1/users/.%2e",
    "/v1/users/%2e?a=b",
    "/..?/",
    "http://x/v1/../users",
  ])("is refused with a dot segment, as %s", async (target) => {
    await expectRefused(get(target), "segment of one or two dots");
  });

  it.each(["/v1\\users", "/\\evil.example/", "/v1/users?a=\\", "/v1/users#a", "/#", "/v1/users?a#b"])(
    "is refused with what stands in none, as %s",
    async (target) => {
      await expectRefused(get(target), "# or a backslash");
    },
  );

  it.each(["ftp://x/v1", "ws://x/v1", "*"])("is refused that isn't a path, as %s", async (target) => {
    await expectRefused(get(target), "no path and no address with http");
  });

  it.each(["http://evil.example/v1", "http://x:80/v1", "http://u:p@x/v1", "https://evil.example", "http://"])(
    "is refused that names another host, as %s",
    async (target) => {
      await expectRefused(get(target), /names another host|HPE_INVALID_URL/);
    },
  );

  it.each([
    ["/v1/users/..%2fsearch", "http://x/v1/users/..%2fsearch"],
    ["/v1/users/%2e%2e%2fsearch", "http://x/v1/users/%2e%2e%2fsearch"],
    ["/v1/users/...", "http://x/v1/users/..."],
    ["/v1/.well-known/a..b", "http://x/v1/.well-known/a..b"],
    ["/..;/v1", "http://x/..;/v1"],
    ["/v1/a%5cb%23c", "http://x/v1/a%5cb%23c"],
    ["//evil.example/v1", "http://x//evil.example/v1"],
    ["/v1?path=/../a/./b", "http://x/v1?path=/../a/./b"],
    ["http://X/v1", "http://x/v1"],
    ["http://x?a=b", "http://x/?a=b"],
  ])("comes as it was sent, as %s", async (target, url) => {
    expect(await exchange(get(target))).toContain(`\r\n${url} \r\n`);
  });

  it.each(["GET /", "GET / HTTP/0.9", "GET / HTTP/2.0"])(
    "is refused in another version, as %s",
    async (line) => {
      await expectRefused(`${line}\r\nhost: x\r\n\r\n`, /isn't of HTTP\/1.1 or HTTP\/1.0|not valid HTTP/);
    },
  );

  it("may be the whole server of OPTIONS", async () => {
    expect(await exchange(get("*", "OPTIONS"))).toContain("HTTP/1.1 200");
  });
});

describe("a request's body", () => {
  it.each([
    ["transfer-encoding: gzip, chunked"],
    ["transfer-encoding: gzip\r\ntransfer-encoding: chunked"],
    ["transfer-encoding: Chunked"],
    ["transfer-encoding: chunked, chunked"],
    ["transfer-encoding: chunked\r\ntransfer-encoding: chunked"],
    ["transfer-encoding: chunked;q=1"],
    ["transfer-encoding: xchunked"],
    ["transfer-encoding: chunked, identity"],
    ["transfer-encoding: identity"],
    ["transfer-encoding:"],
    ["transfer-encoding: , chunked"],
    ["transfer-encoding: \x0bchunked"],
  ])("is refused with another coding than chunked: %j", async (headers) => {
    await expectRefused(post(headers), /Transfer-Encoding other than chunked|not valid HTTP/);
  });

  it.each([
    ["transfer-encoding: chunked\r\ncontent-length: 3", undefined],
    ["content-length: 3\r\ntransfer-encoding: chunked", undefined],
    ["content-length: 3\r\ntransfer-encoding:", "abc"],
    ["content-length: 3\r\ntransfer-encoding: identity", "abc"],
    ["content-length: 3\r\ncontent-length: 3", "abc"],
    ["content-length: 3, 3", "abc"],
    ["content-length: 3\r\ncontent-length: 30", "abc"],
  ])("is refused with two lengths: %j", async (headers, body) => {
    await expectRefused(post(headers, body), /both a Content-Length and a Transfer-Encoding|not valid HTTP/);
  });

  it("is refused in chunks of HTTP/1.0, which has none", async () => {
    await expectRefused(
      post("transfer-encoding: chunked", undefined, "1.0"),
      "other than chunked of HTTP/1.1",
    );
  });

  it("comes whole in chunks, and the next request after it", async () => {
    const answer = await exchange(post("transfer-encoding: chunked"));
    expect(answer).toContain("http://x/first abc");
    expect(answer).toContain("http://x/smuggled ");
  });

  it("is refused with an answer that says why, where it can't be read either", async () => {
    await expectRefused(post("transfer-encoding: gzip, chunked", "zz\r\n"), "other than chunked");
    await expectRefused(
      `POST /a/../b HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n`,
      "segment of one or two dots",
    );
  });
});

describe("a handler", () => {
  it.each([
    ["127.0.0.1", "127.0.0.1"],
    ["::1", "::1"],
    ["::", "::ffff:127.0.0.1"],
  ])("of a server on %s is told the address that a request comes from: %s", async (host, address) => {
    const told: Connection[] = [];
    const server = await serve(
      (_, connection) => {
        told.push(connection);
        return new Response();
      },
      { host },
    );
    onTestFinished(() => server.close());
    const to = host === "::1" ? host : "127.0.0.1";
    const headers = { "x-forwarded-for": "203.0.113.7", forwarded: "for=203.0.113.7" };
    await new Promise((resolve) => request({ host: to, port: server.port, headers }, resolve).end());
    expect(told).toEqual([{ address }]);
  });

  it("is told no address of a connection that is gone", async () => {
    const [first, gone] = [defer(), defer()];
    const told: Connection[] = [];
    const { socket } = await dial(
      await start(async ({ url, signal }, connection) => {
        told.push(connection);
        if (!url.endsWith("/first")) return new Response();
        signal.addEventListener("abort", () => gone.resolve());
        first.resolve();
        await gone.promise;
        return new Response();
      }),
    );
    socket.write("GET /first HTTP/1.1\r\nhost: x\r\n\r\n");
    await first.promise;
    socket.destroy();
    await gone.promise;
    await eventually(() => expect(told).toEqual([{ address: "127.0.0.1" }]));
  });

  it("may be one whose second argument is that of fetch", async () => {
    const sandbox = createSandbox({ projectId: "project-test-strict", secret: "secret-test-strict" });
    const { url } = await start(sandbox.fetch);
    expect((await fetch(`${url}/v1/users/search`, { method: "POST" })).status).toBe(401);
    const typed: Handler = (_: Request, init?: RequestInit) => Response.json(init?.signal === undefined);
    expect(await (await fetch((await start(typed)).url)).text()).toBe("true");
  });
});
