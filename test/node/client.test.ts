// The client over Node's own HTTP client: what is its own beside the behaviour that all transports share.
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { StytchConfigError, StytchConnectionError, StytchTimeoutError } from "../../src/index.ts";
import {
  createOperations,
  createStytch,
  createStytchFromEnv,
  type NodeOptions,
} from "../../src/node/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { eventually, handClock } from "../clock.ts";
import { bodyOf, credentials, email, failure, projectId, secret, serve, serveRaw } from "../helpers.ts";

afterEach(() => void vi.unstubAllEnvs());

const user_id = "u";

function clientAt(baseUrl: string, options: Partial<NodeOptions> = {}) {
  const stytch = createStytch({ projectId, secret, baseUrl, retry: false, ...options } as NodeOptions);
  onTestFinished(() => stytch.close());
  return stytch;
}

const answerOk = (_: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(200, { "content-type": "application/json" }).end('{"user_id":"u"}');
};

/** A server that counts its connections. */
async function counting(answer = answerOk, headers: Record<string, string> = {}) {
  const sockets = new Set<Socket>();
  const url = await serve((request, response) => {
    sockets.add(request.socket);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    answer(request, response);
  });
  return { url, sockets };
}

describe("connections", () => {
  it("are used again, one after another", async () => {
    const { url, sockets } = await counting();
    const stytch = clientAt(url);
    for (let call = 0; call < 10; call++) await stytch.users.get({ user_id });
    await stytch.users.create({ email });
    await stytch.raw.GET("/v1/users/{user_id}", { params: { path: { user_id } } });
    expect(sockets.size).toBe(1);
  });

  it("are no more than maxConnections: further calls wait for one", async () => {
    const { url, sockets } = await counting();
    const stytch = clientAt(url, { maxConnections: 3 });
    await Promise.all(Array.from({ length: 50 }, () => stytch.users.get({ user_id })));
    expect(sockets.size).toBe(3);
  });

  it("that the server closed while idle are replaced, without an error even for a call that can't be repeated", async () => {
    const { url, sockets } = await counting();
    const stytch = clientAt(url);
    for (let round = 0; round < 20; round++) {
      await stytch.users.create({ email });
      for (const socket of sockets) socket.destroy();
      // Nothing on this side has seen it yet, or it has, by turns.
      if (round % 2) await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(sockets.size).toBe(20);
  });

  it("that the server is about to close are not given to a call that can't be repeated", async () => {
    const { url, sockets } = await counting(answerOk, { "keep-alive": "timeout=600" });
    const now = performance.now.bind(performance);
    let passed = 0;
    const clock = vi.spyOn(performance, "now").mockImplementation(() => now() + passed);
    onTestFinished(() => {
      clock.mockRestore();
    });
    const stytch = clientAt(url);
    await stytch.users.get({ user_id });
    passed += 20;
    await stytch.users.get({ user_id });
    expect(sockets.size).toBe(1);
    passed += 599_020;
    await stytch.users.create({ email });
    expect(sockets.size).toBe(2);
  });

  it("that the server closes at once are not kept", async () => {
    const { url, sockets } = await counting(answerOk, { "keep-alive": "timeout=0" });
    const stytch = clientAt(url);
    for (let call = 0; call < 3; call++) await stytch.users.get({ user_id });
    expect(sockets.size).toBe(3);
  });

  it("are closed when they were idle for idleTimeout", async () => {
    const { url, sockets } = await counting();
    await clientAt(url, { idleTimeout: 30 }).users.get({ user_id });
    const [socket] = sockets;
    await once(socket!, "close");
  });

  it("carry one call's answer only to that call, after an abort too", async () => {
    const url = await serve((request, response) => {
      const id = request.url!.split("/").at(-1);
      setTimeout(() => response.writeHead(200).end(JSON.stringify({ user_id: id })), Math.random() * 10);
    });
    const stytch = clientAt(url, { maxConnections: 5 });
    const calls = Array.from({ length: 200 }, async (_, index) => {
      const aborts = index % 3 === 0;
      const signal = aborts ? AbortSignal.timeout(index % 7) : undefined;
      const result = await stytch.users
        .get({ user_id: `u${index}` }, signal && { signal })
        .catch(() => ({ user_id: "aborted" }));
      expect([`u${index}`, ...(aborts ? ["aborted"] : [])]).toContain(result.user_id);
    });
    await Promise.all(calls);
  });
});

describe("close", () => {
  it("waits for calls in flight, ends idle connections, and refuses further calls", async () => {
    let release!: () => void;
    const released = new Promise<void>((resolve) => (release = resolve));
    const { url, sockets } = await counting((request, response) => {
      void released.then(() => answerOk(request, response));
    });
    const stytch = clientAt(url);
    const call = stytch.users.get({ user_id });
    await new Promise((resolve) => setTimeout(resolve, 30));
    let isClosed = false;
    const closing = stytch.close().then(() => (isClosed = true));
    await new Promise(setImmediate);
    expect(isClosed).toBe(false);
    await failure(stytch.users.get({ user_id }), StytchConfigError);
    release();
    expect(await call).toEqual({ user_id: "u" });
    await closing;
    const [socket] = sockets;
    if (!socket!.destroyed) await once(socket!, "close");
    await stytch.close();
  });

  it("is nothing for a client that was never used, or that has a fetch of its own", async () => {
    await createStytch({ projectId, secret }).close();
    const sandbox = createSandbox({ projectId, secret });
    const stytch = createStytch({ projectId, secret, fetch: sandbox.fetch });
    await stytch.users.create({ email });
    await stytch.close();
  });
});

describe("time limits", () => {
  it("connectTimeout ends a connection that isn't made, so that even a create may be tried again", async () => {
    // It accepts, but never begins TLS.
    let connections = 0;
    const url = await serveRaw(() => (connections += 1));
    const stytch = clientAt(url.replace("http:", "https:"), { connectTimeout: 30, retry: { attempts: 2 } });
    const error = await failure(stytch.users.create({ email }), StytchTimeoutError);
    expect(error).toMatchObject({ phase: "connect", timeout: 30, processed: "no", attempts: 2 });
    expect(error.message).toContain("got no connection within 30 ms. Raise `connectTimeout`");
    await eventually(() => expect(connections).toBe(2));
  });

  it("timeout tells, too, whether there was a connection", async () => {
    const url = await serveRaw(() => {});
    const stytch = clientAt(url.replace("http:", "https:"), { timeout: 30, retry: { attempts: 2 } });
    const error = await failure(stytch.users.create({ email }), StytchTimeoutError);
    expect(error).toMatchObject({ phase: "total", processed: "no", attempts: 2 });
    const clock = handClock();
    const arrived = await serveRaw((socket) => socket.once("data", () => void clock.advance(300)));
    const call = clientAt(arrived, { timeout: 300, clock }).users.create({ email });
    const plain = await failure(call, StytchTimeoutError);
    expect(plain).toMatchObject({ phase: "total", processed: "unknown" });
  });

  it("timeout tells that nothing was sent by a call that waited for a connection, which then is not made for it", async () => {
    const seen: string[] = [];
    let release!: () => void;
    const url = await serve((request, response) => {
      seen.push(request.method!);
      release = () => answerOk(request, response);
    });
    const stytch = clientAt(url, { maxConnections: 1, retry: { attempts: 2 } });
    const first = stytch.users.get({ user_id });
    await eventually(() => expect(seen).toEqual(["GET"]));
    const error = await failure(stytch.users.create({ email }, { timeout: 30 }), StytchTimeoutError);
    expect(error).toMatchObject({ phase: "total", processed: "no", attempts: 2 });
    release();
    await first;
    const last = stytch.users.get({ user_id });
    await eventually(() => expect(seen).toEqual(["GET", "GET"]));
    release();
    await last;
  });

  it("timeout tells that nothing was sent when it ends a call before its connection is begun", async () => {
    const { url, sockets } = await counting();
    const clock = { now: () => 0, setTimeout: (run: () => void) => queueMicrotask(run), clearTimeout() {} };
    const stytch = clientAt(url, { timeout: 300, clock, retry: { attempts: 1 } });
    const error = await failure(stytch.users.create({ email }), StytchTimeoutError);
    expect(error).toMatchObject({ phase: "total", timeout: 300, processed: "no" });
    expect(sockets.size).toBe(0);
  });

  it("headersTimeout ends an answer that doesn't begin", async () => {
    const url = await serve(() => {});
    for (const timeout of [0, 600_000]) {
      const stytch = clientAt(url, { headersTimeout: 30, timeout });
      const error = await failure(stytch.users.create({ email }), StytchTimeoutError);
      expect(error).toMatchObject({ phase: "headers", timeout: 30, processed: "unknown" });
    }
  });

  it("bodyTimeout ends a body that pauses, not one that is long", async () => {
    const clock = handClock();
    let response!: ServerResponse;
    const arrived = async () => eventually(() => expect(response).toBeDefined());
    const url = await serve((_, answer) => (response = answer));
    const stytch = clientAt(url, { bodyTimeout: 60, timeout: 0, headersTimeout: 0, clock });
    /** Sends a part, lets the client have it, which begins the limit anew, and lets some time pass. */
    const send = async (part: string, pause: number): Promise<void> => {
      const begun = clock.delays.length;
      response.write(part);
      await eventually(() => expect(clock.delays.length).toBeGreaterThan(begun));
      await clock.advance(pause);
    };
    const long = stytch.users.get({ user_id });
    await arrived();
    for (const part of '{"user_id":"u"}') await send(part, 50);
    response.end();
    expect(await long).toEqual({ user_id: "u" });
    response = undefined as never;
    const pausing = failure(stytch.users.create({ email }), StytchTimeoutError);
    await arrived();
    for (const pause of [50, 60]) await send("{", pause);
    expect(await pausing).toMatchObject({ phase: "body", timeout: 60 });
  });

  it("leave no timer behind", async () => {
    const { url } = await counting();
    const clock = handClock();
    const stytch = clientAt(url, { clock, timeout: 0, headersTimeout: 50, bodyTimeout: 50 });
    await stytch.users.get({ user_id });
    await stytch.users.create({ email });
    expect(clock.waiting).toBe(0);
  });

  it.each([
    ["connectTimeout", -1],
    ["headersTimeout", "5"],
    ["bodyTimeout", Infinity],
    ["idleTimeout", 1.5],
    ["maxConnections", 0],
  ])("%s can't be %s", (name, value) => {
    expect(() => createStytch({ projectId, secret, [name]: value })).toThrow(
      `${name} must be a whole number`,
    );
  });
});

it("an answer that comes byte by byte takes no object for each of them", async () => {
  const text = `${" ".repeat(1_000_000)}{"user_id":"u"}`;
  const bytes = `${text.replaceAll(/./g, "1\r\n$&\r\n")}0\r\n\r\n`;
  const url = await serveRaw((socket) =>
    socket.once("data", () => {
      socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
      socket.write(bytes);
    }),
  );
  const memory = (): number => process.memoryUsage().heapUsed;
  const before = memory();
  let most = 0;
  const looking = setInterval(() => (most = Math.max(most, memory())), 20);
  onTestFinished(() => clearInterval(looking));
  expect(await clientAt(url).users.get({ user_id })).toEqual({ user_id: "u" });
  // A million of them would take well over 100 MB.
  expect(most - before).toBeLessThan(70e6);
});

describe("what is sent", () => {
  it("is a plain request, with the length of its body in bytes", async () => {
    const seen: { headers: IncomingMessage["headers"]; raw: string[]; body: string }[] = [];
    const url = await serve((request, response) => {
      void bodyOf(request).then((body) => {
        seen.push({ headers: request.headers, raw: request.rawHeaders, body });
        answerOk(request, response);
      });
    });
    const stytch = clientAt(url, { headers: { "X-A": "b", accept: "application/vnd.api+json" } });
    await stytch.users.create({ email, name: { first_name: "Zoë 🦊" } }, { headers: { "x-b": "c" } });
    await stytch.users.get({ user_id });
    const [post, get] = seen;
    expect(post!.headers).toEqual({
      host: new URL(url).host,
      "content-type": "application/json",
      "user-agent": expect.stringMatching(/^stytch-fetch\//) as string,
      "x-a": "b",
      "x-b": "c",
      accept: "application/vnd.api+json",
      "accept-encoding": "gzip, br",
      authorization: `Basic ${credentials}`,
      "content-length": String(Buffer.byteLength(post!.body)),
      connection: "keep-alive",
    });
    expect(JSON.parse(post!.body)).toEqual({ email, name: { first_name: "Zoë 🦊" } });
    expect(get!.headers).not.toHaveProperty("content-type");
    expect(get!.headers).not.toHaveProperty("content-length");
    expect(get!.headers).not.toHaveProperty("transfer-encoding");
  });

  it("keeps its framing, whatever a middleware says", async () => {
    const { url } = await counting();
    const stytch = clientAt(url);
    stytch.raw.use({
      onRequest: ({ request }) => {
        request.headers.set("authorization", "Basic eDp5");
        request.headers.set("x-a", "b");
        return request;
      },
    });
    expect(await stytch.users.create({ email })).toEqual({ user_id: "u" });
  });
});

describe("diagnostics channels", () => {
  it("publish what hooks are told, while somebody listens", async () => {
    const { url } = await counting();
    const stytch = clientAt(url);
    const messages: [string, object][] = [];
    const names = ["request", "response", "error", "retry"].map((name) => `stytch-fetch:${name}`);
    const listen = (message: unknown, name: string | symbol): void =>
      void messages.push([String(name), { ...(message as object) }]);
    for (const name of names) subscribe(name, listen);
    await stytch.users.get({ user_id });
    await failure(clientAt("http://127.0.0.1:1").users.get({ user_id }), StytchConnectionError);
    for (const name of names) unsubscribe(name, listen);
    await stytch.users.get({ user_id });
    expect(messages.map(([name]) => name)).toEqual([
      "stytch-fetch:request",
      "stytch-fetch:response",
      "stytch-fetch:request",
      "stytch-fetch:error",
    ]);
    expect(messages[1]![1]).toMatchObject({ operation: "api_user_v1_Get", status: 200, attempt: 1 });
  });
});

describe("createStytchFromEnv", () => {
  it("reads the credentials and the server from the environment", async () => {
    let authorization: string | undefined;
    const url = await serve((request, response) => {
      authorization = request.headers.authorization;
      answerOk(request, response);
    });
    vi.stubEnv("STYTCH_PROJECT_ID", projectId);
    vi.stubEnv("STYTCH_SECRET", secret);
    vi.stubEnv("STYTCH_BASE_URL", url);
    const stytch = createStytchFromEnv({ timeout: 600_000 });
    await stytch.users.get({ user_id });
    expect(authorization).toBe(`Basic ${credentials}`);
    await stytch.close();
  });

  it.each(["STYTCH_PROJECT_ID", "STYTCH_SECRET"])("says that %s is not set", (name) => {
    vi.stubEnv("STYTCH_PROJECT_ID", projectId);
    vi.stubEnv("STYTCH_SECRET", secret);
    vi.stubEnv(name, "");
    expect(() => createStytchFromEnv()).toThrow(`${name} is not set`);
  });

  it("takes an empty STYTCH_BASE_URL for none", () => {
    vi.stubEnv("STYTCH_PROJECT_ID", projectId);
    vi.stubEnv("STYTCH_SECRET", secret);
    vi.stubEnv("STYTCH_BASE_URL", "");
    expect(() => createStytchFromEnv()).not.toThrow();
  });
});

it("createOperations goes over the same transport", async () => {
  const { url, sockets } = await counting();
  const { apiUserV1Get } = createOperations({ projectId, secret, baseUrl: url });
  expect(await apiUserV1Get({ user_id })).toEqual({ user_id: "u" });
  expect(sockets.size).toBe(1);
});

it("options of connections are checked where a fetch takes their place, too", () => {
  const options = { projectId, secret, fetch: () => new Response("{}"), maxConnections: 0 };
  expect(() => createStytch(options)).toThrow("maxConnections must be a whole number from 1");
});
