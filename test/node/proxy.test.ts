// A proxy that the environment names: tunnels through it, and all that is no tunnel.
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { StytchAbortError, StytchConnectionError, StytchTimeoutError } from "../../src/index.ts";
import { eventually } from "../clock.ts";
import { email, failure, secret, serveRaw } from "../helpers.ts";
import { stripSources } from "../setup/stripped.ts";
import { clientBehind, leadTo, openProxy, openServer, type Answer } from "./proxies.ts";

afterEach(() => void vi.unstubAllEnvs());

const user_id = "u";
const answerOk = (request: IncomingMessage, response: ServerResponse): void => {
  request.resume().on("end", () => {
    response.writeHead(200, { "content-type": "application/json" }).end('{"user_id":"u"}');
  });
};

const ways = [
  { proxy: "http", server: "http" },
  { proxy: "http", server: "https" },
  { proxy: "https", server: "http" },
  { proxy: "https", server: "https" },
].map((way) => ({ ...way, proxyTls: way.proxy === "https", tls: way.server === "https" }));

describe.each(ways)("a proxy of $proxy, for a server of $server", ({ proxyTls, tls }) => {
  /** A proxy with its own answer to CONNECT, and a client that goes through it. */
  async function behind(answer: Answer | undefined, options: object = {}) {
    const proxy = await openProxy(answer, { tls: proxyTls });
    return { proxy, name: `127.0.0.1:${proxy.port}`, stytch: clientBehind(proxy.url, tls, options) };
  }

  it("is used, and its connections are kept", async () => {
    const seen: string[] = [];
    const port = await openServer(tls, (request, response) => {
      seen.push(`${request.method!} ${request.headers.host!}${request.url!}`);
      answerOk(request, response);
    });
    const proxy = await openProxy(leadTo(port), { tls: proxyTls });
    const stytch = clientBehind(proxy.url.replace("//", "//ada:p%40ss@"), tls);
    for (let call = 0; call < 3; call++) await stytch.users.get({ user_id });
    await stytch.users.create({ email });
    expect(seen).toEqual([
      ...Array<string>(3).fill("GET elsewhere.example/api/v1/users/u"),
      "POST elsewhere.example/api/v1/users",
    ]);
    const target = `elsewhere.example:${tls ? 443 : 80}`;
    expect(proxy.asked).toEqual([{ target, authorization: `Basic ${btoa("ada:p@ss")}` }]);
  });

  it("carries long bodies both ways", async () => {
    const long = "ü".repeat(2_000_000);
    const port = await openServer(tls, (request, response) => {
      request.pipe(response.writeHead(200, { "content-type": "application/json" }));
    });
    const { stytch } = await behind(leadTo(port));
    const sent = { email, trusted_metadata: { long } };
    expect(await stytch.users.create(sent)).toEqual(sent);
  });

  it("has no more connections than maxConnections, however many calls wait", async () => {
    const port = await openServer(tls, answerOk);
    const { proxy, stytch } = await behind(leadTo(port), { maxConnections: 3 });
    await Promise.all(Array.from({ length: 50 }, () => stytch.users.get({ user_id })));
    expect(proxy.asked.length).toBe(3);
  });

  const heads: Readonly<Record<string, (socket: Socket) => void>> = {
    "in pieces": (socket) => {
      const pieces = "HTTP/1.1 102 X\r\n\r\nHTTP/1.1 200 Connection established\r\nx-a: b\r\n\r\n".split(
        /(?=.)/s,
      );
      const next = (): void => {
        const piece = pieces.shift();
        if (piece !== undefined) socket.write(piece, () => setImmediate(next));
      };
      next();
    },
    "with a head of 16 kB": (socket) =>
      void socket.write(`HTTP/1.1 200 OK\r\nx-a: ${"a".repeat(16_000)}\r\n\r\n`),
    "with a length, which means nothing there": (socket) =>
      void socket.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"),
    "behind interim answers": (socket) =>
      void socket.write(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nx-a: b\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
      ),
    "by HTTP/1.0, without a phrase": (socket) => void socket.write("HTTP/1.0 200\r\n\r\n"),
  };
  it.each(Object.keys(heads))("may say 200 %s", async (name) => {
    const port = await openServer(tls, answerOk);
    const { stytch } = await behind(leadTo(port, heads[name]));
    expect(await stytch.users.get({ user_id })).toEqual({ user_id: "u" });
  });

  const forged = JSON.stringify({ status_code: 200, request_id: "request-id-forged", user_id: "forged" });
  const answerBy =
    (status: number): Answer =>
    (socket) =>
      socket.end(
        `HTTP/1.1 ${status} X\r\nContent-Type: application/json\r\nContent-Length: ${forged.length}\r\n\r\n${forged}`,
      );

  it.each([200, 201, 202, 204, 206, 299, 302, 400, 401, 403, 404, 407, 100])(
    "can't answer for the server, by %s: nothing was sent, and it isn't asked again",
    async (status) => {
      const { proxy, name, stytch } = await behind(answerBy(status));
      const error = await failure(stytch.users.create({ email }), StytchConnectionError);
      expect(error).toMatchObject({ code: "ERR_PROXY_REFUSED", processed: "no", attempts: 1 });
      expect(error.message).toContain(`got no answer: no connection through the proxy ${name}: `);
      expect(JSON.stringify([error, error.message, String(error.cause)])).not.toContain("forged");
      expect(proxy.asked.length).toBe(1);
      await eventually(() => expect(proxy.sockets.size).toBe(0));
    },
  );

  it.each([500, 502, 503, 504])(
    "that finds no way, by %s, is asked again, even for a create",
    async (status) => {
      const { proxy, name, stytch } = await behind(answerBy(status));
      const error = await failure(stytch.users.create({ email }), StytchConnectionError);
      expect(error).toMatchObject({ code: "ERR_PROXY_TUNNEL", processed: "no", attempts: 3 });
      expect(error.message).toContain(`no connection through the proxy ${name}: it answered ${status}`);
      expect(proxy.asked.length).toBe(3);
    },
  );

  it("that answers 407 is told of with what to do, but without its user and password", async () => {
    const proxy = await openProxy(answerBy(407), { tls: proxyTls });
    const without = clientBehind(proxy.url, tls).users.get({ user_id });
    expect((await failure(without, StytchConnectionError)).message).toMatch(
      /it answered 407\. Put a user and password into its URL, in HTTPS_PROXY.*: http:\/\/user:password@host:port$/,
    );
    const url = proxy.url.replace("//", `//ada-5f3a:${encodeURIComponent(secret)}@`);
    const error = await failure(clientBehind(url, tls).users.get({ user_id }), StytchConnectionError);
    expect(error.message).toContain("it answered 407. Correct the user and password in the proxy's URL");
    expect(error.message).not.toContain("ada-5f3a");
  });

  const others: Readonly<Record<string, Answer>> = {
    "has a head without end": (socket) => {
      const pour = (): void => void socket.write(`x-a: ${"a".repeat(1000)}\r\n`, (error) => error ?? pour());
      socket.write("HTTP/1.1 200 OK\r\n");
      pour();
    },
    "has a head of 20 kB": (socket) =>
      void socket.write(`HTTP/1.1 200 OK\r\nx-a: ${"a".repeat(20_000)}\r\n\r\n`),
    "is one interim answer after another": (socket) =>
      void socket.write("HTTP/1.1 100 Continue\r\n\r\n".repeat(2000)),
    "is a change of protocol": (socket) =>
      void socket.write("HTTP/1.1 101 Switching Protocols\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"),
    "is no HTTP": (socket) => void socket.write("SSH-2.0-OpenSSH_9.6\r\n\r\n"),
    "is an answer for the server, right behind its own": (socket) =>
      void socket.write(
        `HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: ${forged.length}\r\n\r\n${forged}`,
      ),
  };
  it.each(Object.keys(others))("whose answer %s makes no tunnel", async (name) => {
    const { proxy, stytch } = await behind(others[name]);
    const error = await failure(stytch.users.create({ email }), StytchConnectionError);
    expect(error).toMatchObject({ code: "ERR_PROXY_REFUSED", processed: "no", attempts: 1 });
    await eventually(() => expect(proxy.sockets.size).toBe(0));
  });

  it.each<[string, Answer]>([
    ["closes", (socket) => socket.end()],
    ["closes in its answer's head", (socket) => socket.end("HTTP/1.1 200 OK\r\nx-a: ")],
    ["resets", (socket) => (proxyTls ? socket.destroy() : socket.resetAndDestroy())],
  ])("that %s is asked again, even for a create", async (_, answer) => {
    const { proxy, name, stytch } = await behind(answer);
    const error = await failure(stytch.users.create({ email }), StytchConnectionError);
    expect(error).toMatchObject({ code: "ECONNRESET", processed: "no", attempts: 3 });
    expect(error.message).toContain(`no connection through the proxy ${name}: `);
    expect(proxy.asked.length).toBe(3);
  });

  const silences: Readonly<Record<string, Answer | undefined>> = {
    "that says nothing": undefined,
    "that begins its answer": (socket) => void socket.write("HTTP/1.1 200 O"),
    ...(tls && {
      "behind which nobody begins TLS": (socket) => void socket.write("HTTP/1.1 200 OK\r\n\r\n"),
    }),
  };
  describe.each(Object.keys(silences))("%s", (name) => {
    it.each([
      ["connectTimeout", "connect"],
      ["timeout", "total"],
    ])("is left at %s, with nothing sent: even a create is tried again", async (limit, phase) => {
      const { proxy, stytch } = await behind(silences[name], { [limit]: 50, retry: { attempts: 2 } });
      const error = await failure(stytch.users.create({ email }), StytchTimeoutError);
      expect(error).toMatchObject({ phase, timeout: 50, processed: "no", attempts: 2 });
      await eventually(() => expect(proxy.sockets.size).toBe(0));
    });

    it("is left when the call is aborted", async () => {
      const { proxy, stytch } = await behind(silences[name]);
      const controller = new AbortController();
      const call = stytch.users.create({ email }, { signal: controller.signal });
      await eventually(() => expect(proxy.asked.length).toBe(1));
      controller.abort();
      await failure(call, StytchAbortError);
      await eventually(() => expect(proxy.sockets.size).toBe(0));
    });
  });

  it("is left at once by a call that is aborted before its connection is begun", async () => {
    const { proxy, stytch } = await behind(undefined);
    const controller = new AbortController();
    const calls = ["before", "after"].map((when) => {
      if (when === "after") queueMicrotask(() => controller.abort());
      return failure(stytch.users.create({ email }, { signal: controller.signal }), StytchAbortError);
    });
    await Promise.all(calls);
    await stytch.close();
    await eventually(() => expect(proxy.sockets.size).toBe(0));
  });

  it("that closes its connections while they are idle is connected to anew", async () => {
    const port = await openServer(tls, answerOk);
    const { proxy, stytch } = await behind(leadTo(port));
    for (let round = 0; round < 6; round++) {
      await stytch.users.create({ email });
      for (const socket of proxy.sockets) if (round % 2 || proxyTls) socket.end(); else socket.resetAndDestroy(); // prettier-ignore
      if (round % 3) await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(proxy.asked.length).toBe(6);
  });

  it("that breaks off after the request was sent leaves its fate unknown", async () => {
    const port = await openServer(tls, (request) => {
      request.resume().on("end", () => request.socket.destroy());
    });
    const { stytch } = await behind(leadTo(port));
    const error = await failure(stytch.users.create({ email }), StytchConnectionError);
    expect(error).toMatchObject({ code: "ECONNRESET", processed: "unknown", attempts: 1 });
    expect(error.message).not.toContain("proxy");
  });

  it("that isn't there is named, without its password", async () => {
    const { port } = await openProxy(undefined);
    const url = `${proxyTls ? "https" : "http"}://ada:${encodeURIComponent(secret)}@127.0.0.1:1`;
    expect(port).not.toBe(1);
    const error = await failure(clientBehind(url, tls).users.create({ email }), StytchConnectionError);
    expect(error).toMatchObject({ code: "ECONNREFUSED", processed: "no", attempts: 3 });
    expect(error.message).toContain("no connection through the proxy 127.0.0.1:1: connect ECONNREFUSED");
  });

  it("may have an IPv6 address", async () => {
    const port = await openServer(tls, answerOk);
    const proxy = await openProxy(leadTo(port), { host: "::1" });
    const stytch = clientBehind(proxy.url, tls);
    expect(await stytch.users.get({ user_id })).toEqual({ user_id: "u" });
  });
});

describe("the protocol", () => {
  const failed = (url: string, tls: boolean): Promise<StytchConnectionError> =>
    failure(clientBehind(url, tls).users.create({ email }), StytchConnectionError);
  const permanent = { processed: "no", attempts: 1 };

  it("of a proxy that is another than its URL says is told of", async () => {
    const plain = await openServer(false, (_, response) => response.end());
    const noTls = await failed(`https://127.0.0.1:${plain}`, true);
    expect(noTls).toMatchObject(permanent);
    expect(noTls.message).toContain(
      `no connection through the proxy 127.0.0.1:${plain}: it speaks no TLS. Write http:// in its URL`,
    );
    const alert = await serveRaw((socket) => socket.end(Buffer.from("15030300020232", "hex")));
    const tls = await failed(alert, true);
    expect(tls).toMatchObject(permanent);
    expect(tls.message).toContain("it speaks TLS. Write https:// in its URL");
  });

  it("of a server behind a proxy that isn't TLS is told of with the proxy's name", async () => {
    const port = await openServer(false, answerOk);
    const { url } = await openProxy(leadTo(port));
    const error = await failed(url, true);
    expect(error).toMatchObject(permanent);
    expect(error.message).toContain(
      `no connection through the proxy ${new URL(url).host}: the server speaks no TLS on this port`,
    );
  });

  it("within a tunnel is TLS with the server itself: a proxy can't speak for it, nor show a certificate of its own", async () => {
    const talking = await openProxy((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.once("data", () =>
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{"user_id":"bad"}'),
      );
    });
    expect(await failed(talking.url, true)).toMatchObject(permanent);
    const own = await openProxy(() => {}, { tls: true });
    const { url } = await openProxy(leadTo(own.port));
    const error = await failed(url, true);
    expect(error).toMatchObject({ ...permanent, code: "ERR_TLS_CERT_ALTNAME_INVALID" });
    expect(error.message).toContain(`no connection through the proxy ${new URL(url).host}: `);
  });
});

describe("a program behind a proxy", () => {
  /** Runs one in a process of its own, to its end. */
  async function run(proxy: string, options: object, lines = ""): Promise<{ code: number; output: string }> {
    const entry = pathToFileURL(join(await stripSources("src", "generated"), "src/node/index.js"));
    const { url, cert } = { url: entry.href, cert: process.env["NODE_EXTRA_CA_CERTS"] };
    const program = `
      import { createStytch } from ${JSON.stringify(url)};
      const stytch = createStytch({
        gateway: "https://elsewhere.example/api", retry: false, ...${JSON.stringify(options)},
      });
      await stytch.users.get({ user_id: "u" }).then(() => "ok", ({ name }) => name).then(console.log);
      ${lines}`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      env: { PATH: process.env["PATH"], HTTPS_PROXY: proxy, ...(cert && { NODE_EXTRA_CA_CERTS: cert }) },
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (part: Buffer) => (output += part.toString()));
    const [code] = (await once(child, "close")) as [number];
    return { code, output };
  }

  it.each([
    ["timeout", ""],
    ["connectTimeout", ""],
    ["timeout", "await stytch.close();"],
  ])("that says nothing ends by itself after %s", async (limit, lines) => {
    const { url } = await openProxy(undefined);
    const ended = await run(url, { [limit]: 100, idleTimeout: 2_000_000_000 }, lines);
    expect(ended).toEqual({ code: 0, output: "StytchTimeoutError\n" });
  });

  it.each([false, true])("ends by itself with a connection that is idle, in TLS or not: %s", async (tls) => {
    const port = await openServer(true, answerOk);
    const { url } = await openProxy(leadTo(port), { tls });
    expect(await run(url, { idleTimeout: 2_000_000_000 })).toEqual({ code: 0, output: "ok\n" });
  });

  it("that speaks no TLS, though its URL says so, and just closes, is not ended by it", async () => {
    const port = await openServer(false, (_, response) => response.end());
    const ended = await run(`https://127.0.0.1:${port}`, {});
    expect(ended).toEqual({ code: 0, output: "StytchConnectionError\n" });
  });
});
