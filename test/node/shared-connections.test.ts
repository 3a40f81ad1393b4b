// Connections that clients share: those of one server, proxy and set of limits, in the whole process.
import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { Socket } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, inject, it, onTestFinished, vi } from "vitest";
import { StytchAbortError, StytchConfigError } from "../../src/index.ts";
import { createStytch, type NodeOptions, type NodeStytch } from "../../src/node/index.ts";
import { eventually, settled } from "../clock.ts";
import { email, failure, listen, projectId, secret } from "../helpers.ts";
import { openProxy, leadTo } from "./proxies.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const user = { user_id: "u" };

/** A server that counts its connections, and those that are open. */
async function counting({ tls = false, answer = answerOk } = {}) {
  const open = new Set<Socket>();
  let opened = 0;
  const server = tls
    ? createSecureServer(inject("certificates").good, answer)
    : createServer({ keepAliveTimeout: 600_000 }, answer);
  server.keepAliveTimeout = 0;
  // Counted when TLS has begun: each of them took a handshake.
  server.on(tls ? "secureConnection" : "connection", (socket: Socket) => {
    opened += 1;
    open.add(socket.once("close", () => open.delete(socket)));
  });
  const raw = new Set<Socket>();
  server.on("connection", (socket: Socket) => void raw.add(socket.once("close", () => raw.delete(socket))));
  const port = await listen(server, raw);
  return { port, url: `${tls ? "https" : "http"}://127.0.0.1:${port}`, open, opened: () => opened };
}

const answerOk: RequestListener = (_, response) => {
  response.writeHead(200, { "content-type": "application/json" }).end('{"user_id":"u"}');
};

/** A server that answers when it is told to. */
async function holding() {
  const waiting: (() => void)[] = [];
  const server = await counting({
    answer: (request, response) => void waiting.push(() => answerOk(request, response)),
  });
  return { ...server, waiting, release: () => waiting.splice(0).forEach((answer) => answer()) };
}

function clientAt(baseUrl: string, options: Partial<NodeOptions> = {}): NodeStytch {
  return createStytch({ projectId, secret, baseUrl, retry: false, ...options } as NodeOptions);
}

/** Collects what nobody has any more, and lets the program be told of it. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as () => void;
  for (let turn = 0; turn < 5; turn++) {
    gc();
    await settled();
  }
}

describe.each([false, true])("in TLS: %s", (tls) => {
  it("a thousand clients one after another have one connection", async () => {
    const { url, opened } = await counting({ tls });
    for (let client = 0; client < 1_000; client++) await clientAt(url).users.get(user);
    expect(opened()).toBe(1);
  });

  it("a thousand clients at once have as many as one may have", async () => {
    const { url, opened } = await counting({ tls });
    const clients = Array.from({ length: 1_000 }, () => clientAt(url, { maxConnections: 7 }));
    const calls = clients.map(({ users }) => users.get(user));
    expect(await Promise.all(calls)).toEqual(Array(1_000).fill(user));
    expect(opened()).toBe(7);
  });

  it("clients that differ in what connections go by have their own, and others not", async () => {
    const { url, opened } = await counting({ tls });
    const others: Partial<NodeOptions>[] = [
      { connectTimeout: 5_000 },
      { idleTimeout: 5_000 },
      { maxConnections: 5 },
      { clock: { now: () => 0, setTimeout: () => 0, clearTimeout: () => {} } },
    ];
    const same: Partial<NodeOptions>[] = [
      { headersTimeout: 5_000 },
      { bodyTimeout: 5_000 },
      { timeout: 5_000 },
      { headers: { "x-a": "b" } },
      { baseUrl: `${url}/below` },
      { baseUrl: undefined, projectId: undefined, secret: undefined, gateway: url },
      { secret: "another" },
    ];
    for (const options of [{}, ...same]) await clientAt(url, options).users.get(user);
    expect(opened()).toBe(1);
    for (let round = 0; round < 2; round++) {
      for (const options of others) await clientAt(url, options).users.get(user);
    }
    expect(opened()).toBe(1 + others.length);
  });
});

it("copies of the package share them, and understand how they end", async () => {
  const { url, opened, open } = await counting();
  const first = clientAt(url);
  await first.users.get(user);
  vi.resetModules();
  const copy = await import("../../src/node/index.ts");
  expect(copy.createStytch).not.toBe(createStytch);
  const second = copy.createStytch({ projectId, secret, baseUrl: url });
  await second.users.create({ email });
  expect(opened()).toBe(1);
  await first.close();
  await second.users.get(user);
  expect(opened()).toBe(1);
  await second.close();
  await eventually(() => expect(open.size).toBe(0));
});

it("a connect timeout is one for a copy of the package, too", async () => {
  const silent = new Set<Socket>();
  const server = (await import("node:net")).createServer((socket) => void silent.add(socket));
  const url = `https://127.0.0.1:${await listen(server, silent)}`;
  const options = { connectTimeout: 50, maxConnections: 1 };
  const calls = [clientAt(url, options).users.get(user)];
  vi.resetModules();
  const copy = await import("../../src/node/index.ts");
  const same = { projectId, secret, baseUrl: url, retry: false, ...options } as const;
  calls.push(copy.createStytch(same).users.get(user));
  const results = await Promise.allSettled(calls);
  for (const result of results) expect(result).toMatchObject({ reason: { phase: "connect", timeout: 50 } });
});

it("clients behind different proxies have their own, and those behind one share", async () => {
  const { port } = await counting();
  const proxies = [await openProxy(leadTo(port)), await openProxy(leadTo(port))] as const;
  const clients: NodeStytch[] = [];
  for (let index = 0; index < 6; index++) {
    vi.stubEnv("HTTP_PROXY", proxies[index % 2]!.url);
    const stytch = createStytch({ gateway: "http://elsewhere.example/api" });
    await stytch.users.get(user);
    clients.push(stytch);
  }
  expect(proxies.map(({ asked }) => asked.length)).toEqual([1, 1]);
  for (const client of clients) await client.close();
  await eventually(() => expect(proxies.map(({ sockets }) => sockets.size)).toEqual([0, 0]));
});

describe("close", () => {
  it("of one client ends no call of another", async () => {
    const { url, waiting, release, opened } = await holding();
    const [one, other] = [clientAt(url), clientAt(url)];
    const calls = [one.users.get(user), other.users.get(user)];
    await eventually(() => expect(waiting).toHaveLength(2));
    const closing = one.close();
    release();
    expect(await Promise.all(calls)).toEqual([user, user]);
    await closing;
    await failure(one.users.get(user), StytchConfigError);
    const next = other.users.get(user);
    await eventually(() => expect(waiting).toHaveLength(1));
    release();
    expect(await next).toEqual(user);
    expect(opened()).toBe(2);
  });

  it("of the last client ends the connections", async () => {
    const { url, open } = await counting();
    const clients = Array.from({ length: 5 }, () => clientAt(url));
    // Two servers of one origin are still one client's.
    clients.push(clientAt(url, { baseUrl: `${url}/a` }));
    for (const { users } of clients) await users.get(user);
    for (const client of clients) {
      expect(open.size).toBe(1);
      await client.close();
    }
    await eventually(() => expect(open.size).toBe(0));
  });

  it("is not undone by a client that comes later: it has a connection of its own", async () => {
    const { url, opened, open } = await counting();
    for (let client = 1; client <= 3; client++) {
      const stytch = clientAt(url);
      await stytch.users.get(user);
      expect(opened()).toBe(client);
      await stytch.close();
    }
    await eventually(() => expect(open.size).toBe(0));
  });

  it("of a client whose call ended before it had a connection leaves nothing behind", async () => {
    const { url, opened, open } = await counting();
    const stytch = clientAt(url);
    const controller = new AbortController();
    const call = failure(stytch.users.get(user, { signal: controller.signal }), StytchAbortError);
    await Promise.resolve();
    controller.abort();
    await call;
    await stytch.close();
    const other = clientAt(url);
    await other.users.get(user);
    await other.close();
    expect(opened()).toBe(1);
    await eventually(() => expect(open.size).toBe(0));
  });
});

it("an abort of one client's call ends no other's", async () => {
  const { url, waiting, release } = await holding();
  const controller = new AbortController();
  const { signal } = controller;
  const aborted = failure(clientAt(url).users.get(user, { signal }), StytchAbortError);
  const others = Array.from({ length: 3 }, () => clientAt(url).users.get(user));
  await eventually(() => expect(waiting).toHaveLength(4));
  controller.abort();
  await aborted;
  release();
  expect(await Promise.all(others)).toEqual([user, user, user]);
});

describe("clients that nobody has any more", () => {
  it("keep no connection from being ended by the last that is closed", async () => {
    const { url, open } = await counting();
    const options = { idleTimeout: 600_000 };
    for (let client = 0; client < 50; client++) await clientAt(url, options).users.get(user);
    await eventually(async () => {
      await collectGarbage();
      // It ends them if no other is left, and the collector takes its time.
      const last = clientAt(url, options);
      await last.users.get(user);
      await last.close();
      await settled();
      expect(open.size).toBe(0);
    });
  });

  it("leave nothing in memory, though each had limits of its own", async () => {
    const { url, open } = await counting();
    const cycle = async (from: number): Promise<number> => {
      for (let client = 0; client < 300; client++) {
        await clientAt(url, { idleTimeout: 20, connectTimeout: from + client }).users.get(user);
      }
      await eventually(() => expect(open.size).toBe(0));
      await collectGarbage();
      return process.memoryUsage().heapUsed;
    };
    await cycle(1_000);
    await cycle(2_000);
    const before = await cycle(3_000);
    await cycle(4_000);
    const after = await cycle(5_000);
    // What a pool that is kept holds is over 2 kB.
    expect(after - before).toBeLessThan(600 * 1_000);
  });
});

describe("a clock", () => {
  it.each<[string, (real: number) => number]>([
    ["stands", () => 5],
    ["goes back", (real) => -real],
    ["leaps", (real) => real * 1e6],
    ["tells nothing", () => NaN],
  ])("that %s gives no call a connection that the server has closed", async (_, fake) => {
    const { url, open } = await counting();
    const now = performance.now.bind(performance);
    const spy = vi.spyOn(performance, "now").mockImplementation(() => fake(now()));
    onTestFinished(() => {
      spy.mockRestore();
    });
    const stytch = clientAt(url, { timeout: 0 });
    for (let round = 0; round < 10; round++) {
      expect(await stytch.users.get(user)).toEqual(user);
      expect(await stytch.users.create({ email })).toEqual(user);
      for (const socket of open) socket.destroy();
    }
    await stytch.close();
  });
});
