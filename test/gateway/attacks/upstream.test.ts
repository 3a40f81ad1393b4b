/**
 * An API, or what stands in its place, that misbehaves: it sends the gateway elsewhere, echoes the secret, hangs, dies, or
 * answers for the next call as well. Over real sockets, by both of the gateway's transports.
 */
import { createServer, type RequestListener } from "node:http";
import type { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { createGateway as createFetchGateway, type GatewayConfig } from "../../../src/gateway/index.ts";
import { createGateway as createNodeGateway } from "../../../src/gateway/index.node.ts";
import { eventually, handClock } from "../../clock.ts";
import { credentials, projectId, secret, serve, serveRaw } from "../../helpers.ts";
import { done } from "../harness.ts";
import { errorTypeOf } from "./attacked.ts";

const transports = { "Node's HTTP": createNodeGateway, fetch: createFetchGateway };
type Create = typeof createNodeGateway;

interface Told {
  readonly status: number;
  readonly text: string;
  readonly headers: Record<string, string>;
}

function calling(create: Create, baseUrl: string, config: Partial<GatewayConfig> = {}): () => Promise<Told> {
  const { fetch } = create({
    ...{ projectId, secret, baseUrl, allow: ["users.get"], authorize: () => true },
    hooks: { onCall: () => undefined, onProblem: () => undefined },
    ...config,
  });
  return async () => {
    const response = await fetch(new Request("https://app.example/v1/users/user-test-1"));
    const { status, headers } = response;
    return { status, text: await response.text(), headers: Object.fromEntries(headers) };
  };
}

/** An API that writes bytes for each request that comes, and tells how many there were. */
function writing(write: (socket: Socket, count: number) => void): Promise<string> {
  let count = 0;
  return serveRaw((socket) => {
    socket.on("data", (part) => {
      if (part.toString().includes("\r\n\r\n")) write(socket, count++);
    });
  });
}

const head = (body: string, status = "200 OK"): string =>
  `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
const whole = (body: object): string => head(JSON.stringify(body)) + JSON.stringify(body);

describe.each(Object.entries(transports))("by %s", (_, create) => {
  describe("an API that sends the gateway elsewhere", () => {
    it.each([301, 302, 303, 307, 308, 300, 304, 305, 399])("is followed nowhere: %i", async (status) => {
      const hits: string[] = [];
      const elsewhere = await serve((request, response) => {
        hits.push(request.url!);
        response.end(JSON.stringify(done));
      });
      for (const location of [
        `${elsewhere}/evil`,
        `//${new URL(elsewhere).host}/evil`,
        "/v1/users/user-test-2",
        "",
      ]) {
        let asked = 0;
        const api = await serve((_request, response) => {
          asked++;
          response.writeHead(status, { location }).end();
        });
        const told = await calling(create, api)();
        expect([told.status, errorTypeOf(told), asked]).toEqual([502, "upstream_invalid", 1]);
        expect(told.headers).not.toHaveProperty("location");
      }
      expect(hits).toEqual([]);
    });

    it.each(["refresh", "content-location", "alt-svc", "link"])(
      "is not by another header, nor is it passed on: %s",
      async (name) => {
        const api = await serve((_request, response) => {
          response
            .writeHead(200, { [name]: "0;url=http://evil.example/, <http://evil.example>" })
            .end(JSON.stringify(done));
        });
        const told = await calling(create, api)();
        expect([told.status, JSON.stringify(told)]).toEqual([200, expect.not.stringContaining("evil")]);
      },
    );
  });

  describe("an API that answers with what isn't the API's", () => {
    it.each([
      ["nothing", ""],
      ["no head", "hello"],
      ["TLS", "\x15\x03\x01\x00\x02\x02\x28"],
      ["another protocol", "SSH-2.0-OpenSSH_9.7\r\n"],
      ["a page", head("<html>", "200 OK") + "<html>"],
      ["a list", head("[{}]") + "[{}]"],
      ["a text", head('"x"') + '"x"'],
      ["two values", head("{}{}") + "{}{}"],
      ["no body", head("")],
      ["a status that has no body, with one", head("{}", "205 Reset Content") + "{}"],
      ["no content", "HTTP/1.1 204 No Content\r\n\r\n"],
      ["half an object", head('{"user_id":') + '{"user_id":'],
      ["less than it announced", `${head("x".repeat(100))}{"a":1}`],
      ["chunks without an end", 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n'],
      ["chunks of no size", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"],
      ["two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 20\r\n\r\n{}"],
      [
        "a length and chunks",
        "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n",
      ],
      [
        "a switch of protocols",
        "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n{}",
      ],
      ["a status of its own", head("{}", "999 x") + "{}"],
      [
        "a body that is said to be packed",
        'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 7\r\n\r\n{"a":1}',
      ],
      ["a header with a NUL", 'HTTP/1.1 200 OK\r\nx: a\0b\r\ncontent-length: 7\r\n\r\n{"a":1}'],
      ["a very long head", `HTTP/1.1 200 OK\r\nx: ${"a".repeat(200_000)}\r\ncontent-length: 2\r\n\r\n{}`],
    ])("is told as an error of the gateway's: %s", async (_what, bytes) => {
      const api = await writing((socket) => socket.end(bytes, "latin1"));
      const told = await calling(create, api)();
      expect([502, 504]).toContain(told.status);
      expect(String(errorTypeOf(told))).toMatch(/^upstream_(invalid|unreachable)$/);
      expect(told.text).not.toMatch(/html|user_id|hello|SSH/);
    });

    it("is told so where nobody listens", async () => {
      const told = await calling(create, "http://127.0.0.1:1")();
      expect([told.status, errorTypeOf(told)]).toEqual([502, "upstream_unreachable"]);
      expect(told.text).not.toMatch(/127|ECONN/);
    });

    it("is told so where it dies at once, or resets the connection", async () => {
      for (const end of ["destroy", "resetAndDestroy"] as const) {
        const told = await calling(create, await writing((socket) => socket[end]()))();
        expect([told.status, errorTypeOf(told)]).toEqual([502, "upstream_unreachable"]);
      }
    });
  });

  describe("an API that hangs", () => {
    it.each([
      ["before its answer", ""],
      ["in the head", "HTTP/1.1 200 OK\r\ncontent-ty"],
      ["in the body", `${head("x".repeat(100))}{"user_id":`],
      ["in chunks", 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n'],
      ["after an interim answer", "HTTP/1.1 103 Early Hints\r\nlink: <x>\r\n\r\n"],
    ])("%s is waited for as long as a call may take, and its place is free again", async (_what, bytes) => {
      const clock = handClock();
      let asked = 0;
      const api = await writing((socket) => {
        asked++;
        if (bytes !== "") socket.write(bytes);
      });
      const call = calling(create, api, { clock, limits: { concurrency: 1 } });
      const slow = call();
      await eventually(() => expect(asked).toBe(1));
      expect((await call()).status).toBe(503);
      await clock.advance(30_000);
      const told = await slow;
      expect([told.status, errorTypeOf(told)]).toEqual([504, "upstream_timeout"]);
      expect(told.text).not.toContain("user_id");
      const again = call();
      await eventually(() => expect(asked).toBe(2));
      await clock.advance(30_000);
      expect((await again).status).toBe(504);
      expect(clock.waiting).toBe(0);
    });
  });

  it("an answer too many is never the next caller's", async () => {
    const first = { ...done, user_id: "user-test-first" };
    const planted = { ...done, user_id: "user-test-planted" };
    const next = { ...done, user_id: "user-test-next" };
    const api = await writing((socket, count) => {
      socket.write(count === 0 ? whole(first) + whole(planted) : whole(next));
    });
    const call = calling(create, api);
    expect(JSON.parse((await call()).text)).toEqual(first);
    for (let times = 0; times < 3; times++) {
      const { status, text } = await call();
      // Either the connection was given up, or a new one was taken.
      expect(text).not.toContain("planted");
      expect([200, 502]).toContain(status);
    }
  });
});

/** The headers of an answer of the API's that tell something, and what of them goes on. */
describe("an API's headers", () => {
  it("go no further, but for the time to wait", async () => {
    const listener: RequestListener = (_request, response) => {
      response.writeHead(429, {
        "retry-after": "7",
        "set-cookie": ["a=b", `c=${secret}`],
        "www-authenticate": `Basic realm="${secret}"`,
        "access-control-allow-origin": "*",
        "access-control-allow-credentials": "true",
        "content-security-policy": "default-src *",
        "content-disposition": "attachment",
        "x-secret": secret,
        "x-authorization": `Basic ${credentials}`,
        server: "evil",
        via: "evil",
      });
      response.end(
        JSON.stringify({
          status_code: 429,
          error_type: "too_many_requests",
          request_id: "request-id-test-1",
        }),
      );
    };
    const told = await calling(createNodeGateway, await serve(listener))();
    expect(told.headers).toEqual({
      "cache-control": "no-store",
      "content-type": "application/json",
      "retry-after": "7",
      vary: "Origin",
      "x-content-type-options": "nosniff",
    });
  });

  it.each([
    secret,
    secret.slice(0, 12),
    "soon",
    "-1",
    "1e3",
    "0x10",
    "1, 2",
    "7; a",
    "Basic x",
    "9".repeat(20),
  ])("that tell when to try again tell nothing else: %s", async (wait) => {
    const listener: RequestListener = (_request, response) => {
      response.writeHead(503, { "retry-after": wait }).end(JSON.stringify({ ...done, status_code: 503 }));
    };
    const told = await calling(createNodeGateway, await serve(listener))();
    expect(told.headers).not.toHaveProperty("retry-after");
  });

  it.each(["0", "120", "Wed, 21 Oct 2026 07:28:00 GMT"])("may tell when to try again: %s", async (wait) => {
    const api = await serve((_request, response) => {
      response.writeHead(503, { "retry-after": wait }).end(JSON.stringify({ ...done, status_code: 503 }));
    });
    expect((await calling(createNodeGateway, api)()).headers["retry-after"]).toBe(wait);
  });
});

describe("the API's address", () => {
  it("is the one that the gateway was made with, whatever a request says", async () => {
    const hits: string[] = [];
    const evil = createServer((request, response) => {
      hits.push(request.url!);
      response.end("{}");
    });
    const elsewhere = await serve((request, response) => void evil.emit("request", request, response));
    const seen: string[] = [];
    const api = await serve((request, response) => {
      seen.push(request.headers.host!);
      response.end(JSON.stringify(done));
    });
    const { fetch } = createNodeGateway({
      ...{ projectId, secret, baseUrl: api, fraudBaseUrl: api, authorize: () => true },
      allow: ["users.get", "users.search", "oauth.authenticate", "magicLinks.email.send", "m2m.clients.get"],
      hooks: { onCall: () => undefined, onProblem: () => undefined },
    });
    const { host } = new URL(elsewhere);
    const id = encodeURIComponent(`@${host}`);
    const magic = {
      email: "a@example.com",
      login_magic_link_url: `${elsewhere}/evil`,
      signup_magic_link_url: elsewhere,
    };
    const calls: [method: string, url: string, body?: unknown][] = [
      ["GET", `http://${host}/v1/users/user-test-1`],
      ["GET", `https://app.example/v1/m2m/clients/${id}`],
      ["GET", `https://app.example/v1/m2m/clients/${encodeURIComponent(`https:${host}`)}`],
      ["GET", `https://app.example//${host}/v1/users/user-test-1`],
      ["GET", `https://app.example/v1/users/user-test-1?baseUrl=${elsewhere}`],
      ["POST", "https://app.example/v1/oauth/authenticate", { token: elsewhere }],
      ["POST", "https://app.example/v1/magic_links/email/send", magic],
      ["POST", "https://app.example/v1/users/search", { cursor: `${elsewhere}/next` }],
    ];
    for (const [method, url, body] of calls) {
      const headers = {
        ...(body !== undefined && { "content-type": "application/json" }),
        ...{
          host,
          origin: new URL(url).origin,
          referer: elsewhere,
          "x-forwarded-host": host,
          "x-base-url": elsewhere,
        },
        ...{ forwarded: `host=${host}`, "x-original-url": elsewhere, destination: elsewhere },
      };
      await fetch(
        new Request(url, { method, headers, body: body === undefined ? null : JSON.stringify(body) }),
      );
    }
    expect(hits).toEqual([]);
    expect(seen.length).toBeGreaterThan(3);
    expect(new Set(seen)).toEqual(new Set([new URL(api).host]));
  });
});
