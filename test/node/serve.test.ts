import { request as httpRequest } from "node:http";
import { describe, expect, it, vi } from "vitest";
import { StytchConfigError } from "../../src/index.ts";
import { serve, type Handler, type ServeOptions } from "../../src/node/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { eventually } from "../clock.ts";
import { failure, projectId, secret } from "../helpers.ts";
import { defer, dial, sleep, start } from "./helpers.ts";

const ok: Handler = () => new Response("ok");
const echo: Handler = async (request) => new Response(await request.arrayBuffer());
const KB = 1024;

/** A body that is sent in chunks, its length untold. */
function chunked(parts: number, size: number): RequestInit {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent++ === parts) controller.close();
      else controller.enqueue(new Uint8Array(size).fill(97));
    },
  });
  return { method: "POST", body, duplex: "half" } as RequestInit;
}

describe("serve", () => {
  it("listens on a free port of 127.0.0.1 if nothing else is said", async () => {
    const { url, port } = await start(ok);
    expect(port).toBeGreaterThan(0);
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(await (await fetch(url)).text()).toBe("ok");
  });

  it("takes the port that it is given", async () => {
    const first = await serve(ok);
    await first.close();
    const second = await start(ok, { port: first.port });
    expect(second.port).toBe(first.port);
  });

  it.each([
    ["0.0.0.0", /^http:\/\/127\.0\.0\.1:\d+$/],
    ["localhost", /^http:\/\/localhost:\d+$/],
    ["::1", /^http:\/\/\[::1\]:\d+$/],
  ])("gives a URL that leads to it when it listens on %s", async (host, url) => {
    const server = await start(ok, { host });
    expect(server.url).toMatch(url);
    expect((await fetch(server.url)).status).toBe(200);
  });

  it("says what to do about a port in use", async () => {
    const { port } = await start(ok);
    const { message } = await failure(serve(ok, { port }), StytchConfigError);
    expect(message).toBe(
      `Port ${port} on 127.0.0.1 is in use. Stop what listens there, or take another port; 0 takes a free one.`,
    );
  });

  it("says what is wrong with an address that isn't this machine's", async () => {
    const { message } = await failure(serve(ok, { host: "192.0.2.1" }), StytchConfigError);
    expect(message).toMatch(/^192\.0\.2\.1 is no address of this machine\./);
  });

  it.each<[ServeOptions, RegExp]>([
    [{ port: 65_536 }, /^port must be a whole number from 0 to 65535/],
    [{ port: 1.5 }, /^port must be/],
    [{ host: "" }, /^host must be an address/],
    [{ maxBody: -1 }, /^maxBody must be/],
    [{ maxBody: Number.NaN }, /^maxBody must be/],
    [{ headersTimeout: -1 }, /^headersTimeout must be/],
    [{ requestTimeout: 2 ** 31 }, /^requestTimeout must be/],
    [{ keepAliveTimeout: 0.5 }, /^keepAliveTimeout must be/],
    [{ closeTimeout: -1 }, /^closeTimeout must be/],
    [{ headersTimeout: 20, requestTimeout: 10 }, /^headersTimeout can't be longer than requestTimeout/],
    [{ onError: "ignore" as "drop" }, /^onError must be "500" or "drop"/],
    [{ prot: 1 } as ServeOptions, /^serve has no option prot\. It has port, host, maxBody/],
  ])("refuses %j", async (options, message) => {
    expect((await failure(serve(ok, options), StytchConfigError)).message).toMatch(message);
  });

  it("refuses what is no handler", async () => {
    const { message } = await failure(serve("ok" as unknown as Handler), StytchConfigError);
    expect(message).toMatch(/^serve takes a function from Request to Response, not/);
  });
});

describe("a request", () => {
  it("arrives as a native Request, with its method, URL, headers and body", async () => {
    const seen = vi.fn<(request: Request) => void>();
    const { url } = await start(async (request) => {
      const copy = new Request(request.clone(), { headers: { "x-copy": "1" } });
      seen(request);
      expect(copy.headers.get("x-copy")).toBe("1");
      return new Response(`${request.method} ${request.url} ${await request.text()}`);
    });
    const response = await fetch(`${url}/v1/a%20b?c=d`, {
      method: "PUT",
      body: "{}",
      headers: { authorization: "Basic eA==", "x-twice": "1" },
    });
    expect(await response.text()).toBe(`PUT ${url}/v1/a%20b?c=d {}`);
    const request = seen.mock.calls[0]![0];
    expect(request.headers.get("authorization")).toBe("Basic eA==");
  });

  it("has no body if none was sent", async () => {
    const { url } = await start((request) => Response.json(request.body === null));
    for (const method of ["GET", "HEAD", "POST", "DELETE"]) {
      const response = await fetch(url, { method });
      if (method !== "HEAD") expect(await response.json(), method).toBe(true);
    }
  });

  it("comes before its body has arrived, and the body in pieces", async () => {
    const pieces: string[] = [];
    const { url } = await start(async (request) => {
      for await (const part of request.body!) {
        pieces.push(Buffer.from(part).toString());
        more();
      }
      return new Response(pieces.join(" "));
    });
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    const more = (): void => {
      if (pieces.length === 3) controller!.close();
      else controller!.enqueue(Buffer.from(`part-${pieces.length}`));
    };
    const body = new ReadableStream<Uint8Array>({
      start: (started) => {
        controller = started;
        more();
      },
    });
    const response = await fetch(url, { method: "POST", body, duplex: "half" } as RequestInit);
    expect(await response.text()).toBe("part-0 part-1 part-2");
  });

  it("tells the handler by its signal that the client went away", async () => {
    const arrived = defer();
    const aborted = defer<boolean>();
    const { url } = await start(async (request) => {
      request.signal.addEventListener("abort", () => aborted.resolve(true));
      arrived.resolve();
      await aborted.promise;
      return new Response();
    });
    const controller = new AbortController();
    const call = fetch(url, { method: "POST", body: "{}", signal: controller.signal }).catch(() => undefined);
    await arrived.promise;
    controller.abort();
    expect(await aborted.promise).toBe(true);
    await call;
  });

  it("has a body that fails when the client goes away in the middle of it", async () => {
    const failed = defer<unknown>();
    const arrived = defer();
    const server = await start(async (request) => {
      arrived.resolve();
      await request.text().then(failed.resolve, failed.resolve);
      return new Response();
    });
    const { socket } = await dial(server);
    socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf");
    await arrived.promise;
    socket.destroy();
    expect(String(await failed.promise)).toMatch(/before the body's end/);
  });

  it("has a signal that doesn't abort after an ordinary answer", async () => {
    const signals: AbortSignal[] = [];
    const { url } = await start((request) => {
      signals.push(request.signal);
      return new Response("ok");
    });
    await (await fetch(url)).text();
    await sleep(20);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  });

  it("with a method that fetch has no word for is answered with 400", async () => {
    const server = await start(ok);
    const { socket, heard, ended } = await dial(server);
    socket.write("TRACE / HTTP/1.1\r\nhost: x\r\n\r\n");
    await ended;
    expect(heard()).toMatch(/^HTTP\/1\.1 400 Bad Request/);
  });
});

describe("an answer", () => {
  it("is sent with its status, headers and cookies", async () => {
    const { url } = await start(
      () =>
        new Response(null, {
          status: 418,
          headers: [
            ["x-a", "1"],
            ["set-cookie", "a=1"],
            ["set-cookie", "b=2"],
          ],
        }),
    );
    const response = await fetch(url);
    expect(response.status).toBe(418);
    expect(response.headers.get("x-a")).toBe("1");
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  it("of a sandbox is sent in one piece, with its length in bytes", async () => {
    const { fetch: handler } = createSandbox({
      projectId,
      secret,
      seed: [{ email: "ada@example.com", name: { first_name: "Ädä ∑" } }],
    });
    const { url } = await start(handler);
    const headers = {
      authorization: `Basic ${btoa(`${projectId}:${secret}`)}`,
      "content-type": "application/json",
    };
    const answer = await fetch(`${url}/v1/users/search`, { method: "POST", headers, body: "{}" });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(answer.headers.get("content-length")).toBe(String(bytes.byteLength));
    expect(new TextDecoder().decode(bytes)).toContain('"first_name":"Ädä ∑"');
    const head = await fetch(`${url}/v1/users/search`, { method: "HEAD", headers });
    expect([head.status, await head.text()]).toEqual([405, ""]);
  });

  it("is sent piece by piece, as the handler makes it", async () => {
    const next = defer();
    const { url } = await start(() => {
      const body = new ReadableStream<Uint8Array>({
        async start(controller) {
          controller.enqueue(Buffer.from("first "));
          await next.promise;
          controller.enqueue(Buffer.from("second"));
          controller.close();
        },
      });
      return new Response(body);
    });
    const reader = (await fetch(url)).body!.getReader();
    expect(Buffer.from((await reader.read()).value!).toString()).toBe("first ");
    next.resolve();
    expect(Buffer.from((await reader.read()).value!).toString()).toBe("second");
  });

  it("that breaks off midway breaks the connection, so that no one takes it for whole", async () => {
    const { url } = await start(() => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(Buffer.from("half")),
        pull: async () => {
          await sleep(20);
          throw new Error("marker-3f9a");
        },
      });
      return new Response(body);
    });
    const response = await fetch(url);
    await expect(response.text()).rejects.toThrow(TypeError);
  });

  it("is no longer made once the client has gone", async () => {
    const cancelled = defer<string>();
    const { url } = await start(() => {
      const body = new ReadableStream<Uint8Array>({
        pull: async (controller) => {
          await sleep(5);
          controller.enqueue(new Uint8Array(KB));
        },
        cancel: () => cancelled.resolve("cancelled"),
      });
      return new Response(body);
    });
    const controller = new AbortController();
    await fetch(url, { signal: controller.signal });
    controller.abort();
    expect(await cancelled.promise).toBe("cancelled");
  });

  it("may come before the request's body is read, and the connection goes on", async () => {
    const server = await start((request) => new Response(request.url.slice(-1), { status: 401 }));
    const { socket, heard } = await dial(server);
    const size = 500 * KB;
    socket.write(`POST /1 HTTP/1.1\r\nhost: x\r\ncontent-length: ${size}\r\n\r\n${"a".repeat(size)}`);
    socket.write("GET /2 HTTP/1.1\r\nhost: x\r\n\r\n");
    await eventually(() => expect(heard().match(/HTTP\/1\.1 401/g)).toHaveLength(2));
  });

  it("may come when the body is half read, and the connection goes on", async () => {
    const server = await start(async (request) => {
      const reader = request.body?.getReader();
      await reader?.read();
      return new Response("early");
    });
    const { socket, heard } = await dial(server);
    const size = 800 * KB;
    socket.write(`POST /1 HTTP/1.1\r\nhost: x\r\ncontent-length: ${size}\r\n\r\n${"a".repeat(size)}`);
    socket.write("GET /2 HTTP/1.1\r\nhost: x\r\n\r\n");
    await eventually(() => expect(heard().match(/HTTP\/1\.1 200/g)).toHaveLength(2));
  });
});

describe("a body over the limit", () => {
  it("is read whole up to a megabyte", async () => {
    const { url } = await start(echo);
    const response = await fetch(url, { method: "POST", body: new Uint8Array(KB * KB) });
    expect((await response.arrayBuffer()).byteLength).toBe(KB * KB);
  });

  it("is refused by its length, before the handler hears of it", async () => {
    const handler = vi.fn(echo);
    const { url } = await start(handler);
    const response = await fetch(url, { method: "POST", body: new Uint8Array(KB * KB + 1) });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({
      error_message: "The body is larger than 1048576 bytes. Send less.",
      error_type: "request_too_large",
      error_url: "about:blank",
      request_id: expect.stringMatching(/^request-id-test-/) as string,
      status_code: 413,
    });
    expect(handler).not.toHaveBeenCalled();
  });

  it("is refused while it comes in chunks, however it is read", async () => {
    const readers: Handler[] = [
      echo,
      async (request) => Response.json(await request.json()),
      async (request) => new Response(await request.clone().text()),
      async (request) => {
        for await (const part of request.body!) expect(part.byteLength).toBeGreaterThan(0);
        return new Response();
      },
    ];
    for (const handler of readers) {
      const { url } = await start(handler, { maxBody: 100 * KB });
      const response = await fetch(url, chunked(30, 10 * KB));
      expect(response.status).toBe(413);
      await response.text();
      const within = await fetch(url, chunked(10, 10 * KB));
      expect(within.status).not.toBe(413);
    }
  });

  it("is cut off from a client that never stops sending", async () => {
    const server = await start(echo, { maxBody: 100 });
    const { socket, heard, ended } = await dial(server);
    socket.write("POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n");
    const timer = setInterval(() => socket.write(`${(1000).toString(16)}\r\n${"a".repeat(1000)}\r\n`), 5);
    await ended;
    clearInterval(timer);
    expect(heard()).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("isn't sent at all by a client that asks first", async () => {
    const server = await start(echo, { maxBody: 100 });
    const ask = (length: number): Promise<string> =>
      new Promise((resolve) => {
        const request = httpRequest(server.url, {
          method: "POST",
          headers: { expect: "100-continue", "content-length": length },
        });
        request.on("continue", () => request.end("a".repeat(length)));
        request.on("error", () => undefined);
        request.on("response", (response) => {
          resolve(`${response.statusCode}`);
          response.resume();
          request.destroy();
        });
        request.flushHeaders();
      });
    expect(await ask(101)).toBe("413");
    expect(await ask(100)).toBe("200");
  });

  it("is judged by maxBody, which may be 0", async () => {
    const { url } = await start(echo, { maxBody: 0 });
    expect((await fetch(url, { method: "POST", body: "a" })).status).toBe(413);
    expect((await fetch(url, { method: "POST" })).status).toBe(200);
  });
});

describe("a handler that fails", () => {
  const failures: [string, Handler][] = [
    ["rejects", () => Promise.reject(new Error("marker-3f9a"))],
    [
      "throws",
      () => {
        throw new Error("marker-3f9a");
      },
    ],
  ];

  it.each(failures)("and %s is answered with 500 and no detail", async (_, handler) => {
    const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { url } = await start(handler);
    const response = await fetch(url, { method: "POST", body: "{}" });
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      error_message: "The server failed at this request.",
      error_type: "internal_server_error",
      error_url: "https://stytch.com/docs/api/errors/500#internal_server_error",
      request_id: expect.stringMatching(/^request-id-test-/) as string,
      status_code: 500,
    });
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  it.each(failures)('and %s closes the connection under onError: "drop"', async (_, handler) => {
    const { url } = await start(handler, { onError: "drop" });
    await expect(fetch(url, { method: "POST", body: "{}" })).rejects.toThrow("fetch failed");
  });

  it('of a sandbox, by a fault, closes the connection under onError: "drop", and the next call is answered', async () => {
    const sandbox = createSandbox({ projectId, secret, faults: [{ drop: "before", times: 1 }] });
    const { url } = await start(sandbox.fetch, { onError: "drop" });
    await expect(fetch(`${url}/v1/users/u`)).rejects.toThrow("fetch failed");
    expect((await fetch(`${url}/v1/users/u`)).status).toBe(401);
  });

  it("by its body being too large is answered with 413 all the same", async () => {
    const { url } = await start(echo, { onError: "drop", maxBody: 10 });
    expect((await fetch(url, chunked(2, 10))).status).toBe(413);
  });

  it("by giving no Response is answered with 500", async () => {
    const { url } = await start((() => undefined) as unknown as Handler);
    expect((await fetch(url)).status).toBe(500);
  });

  it("leaves the server to answer the next request", async () => {
    const { url } = await start((request) => {
      if (request.url.endsWith("/bad")) throw new Error("marker-3f9a");
      return new Response("ok");
    });
    expect((await fetch(`${url}/bad`)).status).toBe(500);
    expect((await fetch(`${url}/good`)).status).toBe(200);
  });
});

describe("a slow client", () => {
  it("that doesn't end its headers gets 408 after headersTimeout", async () => {
    const server = await start(ok, { headersTimeout: 60 });
    const { socket, heard, ended } = await dial(server);
    socket.write("GET / HTTP/1.1\r\nhost: x\r\n");
    await ended;
    expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("that doesn't end its body gets 408 after requestTimeout", async () => {
    const server = await start(echo, { requestTimeout: 60 });
    const { socket, heard, ended } = await dial(server);
    socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nhalf");
    await ended;
    expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("keeps its connection between requests for keepAliveTimeout and no longer", async () => {
    const request = "GET / HTTP/1.1\r\nhost: x\r\n\r\n";
    const patient = await dial(await start(ok, { keepAliveTimeout: 600_000 }));
    for (const count of [1, 2]) {
      patient.socket.write(request);
      await eventually(() => expect(patient.heard().match(/HTTP\/1\.1 200/g)).toHaveLength(count));
    }
    const hasty = await dial(await start(ok, { keepAliveTimeout: 80 }));
    hasty.socket.write(request);
    await hasty.ended;
    expect(hasty.heard().match(/HTTP\/1\.1 200/g)).toHaveLength(1);
  });
});

describe("an idle connection", () => {
  const request = "GET / HTTP/1.1\r\nhost: x\r\n\r\n";

  it("is kept for 65 s, longer than the minute of most clients and load balancers, and says so", async () => {
    const { url } = await start(ok);
    expect((await fetch(url)).headers.get("keep-alive")).toBe("timeout=65");
  });

  it("outlives the limits for a request, between two and before the first", async () => {
    const server = await start(ok, { headersTimeout: 40, requestTimeout: 40 });
    const used = await dial(server);
    const unused = await dial(server);
    used.socket.write(request);
    await eventually(() => expect(used.heard()).toContain("HTTP/1.1 200"));
    // As long as it takes for a third one to be refused, for certain.
    const slow = await dial(server);
    slow.socket.write("GET / HTTP/1.1\r\nho");
    await slow.ended;
    expect(unused.heard()).toBe("");
    for (const { socket } of [used, unused]) socket.write(request);
    await eventually(() => expect(used.heard().match(/HTTP\/1\.1 200/g)).toHaveLength(2));
    await eventually(() => expect(unused.heard()).toMatch(/^HTTP\/1\.1 200/));
  });

  it("that was never used is closed without a word in the end", async () => {
    const server = await start(ok, { headersTimeout: 20, requestTimeout: 20, keepAliveTimeout: 40 });
    const { heard, ended } = await dial(server);
    await ended;
    expect(heard()).toBe("");
  });

  it("on which only empty lines have come is closed, too", async () => {
    const server = await start(ok, { headersTimeout: 20, requestTimeout: 20, keepAliveTimeout: 100 });
    const { socket, ended } = await dial(server);
    await sleep(60);
    socket.write("\r\n");
    await ended;
  });
});

describe("close", () => {
  it("finishes requests in flight, and takes no new ones", async () => {
    const arrived = defer();
    const gate = defer();
    const { url, close } = await start(
      async () => {
        arrived.resolve();
        await gate.promise;
        return new Response("finished");
      },
      { closeTimeout: 600_000 },
    );
    const answer = fetch(url);
    await arrived.promise;
    const closed = close();
    await expect(fetch(url)).rejects.toThrow("fetch failed");
    gate.resolve();
    const response = await answer;
    expect(response.headers.get("connection")).toBe("close");
    expect(await response.text()).toBe("finished");
    await closed;
  });

  it("ends idle connections at once, and those that were never used", async () => {
    const server = await start(ok, { headersTimeout: 0, closeTimeout: 600_000 });
    const unused = await dial(server);
    const { socket, heard, ended } = await dial(server);
    socket.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    await eventually(() => expect(heard()).toContain("HTTP/1.1 200"));
    await server.close();
    await ended;
    await unused.ended;
  });

  it("cuts what is still open after closeTimeout, and the handler's signal tells it", async () => {
    const aborted = defer();
    const arrived = defer();
    const { url, close } = await start(
      async (request) => {
        request.signal.addEventListener("abort", () => aborted.resolve());
        arrived.resolve();
        await aborted.promise;
        return new Response();
      },
      { closeTimeout: 50 },
    );
    const answer = fetch(url).catch((error: unknown) => error);
    await arrived.promise;
    await close();
    expect(await answer).toBeInstanceOf(TypeError);
    await aborted.promise;
  });

  it("may be called more than once", async () => {
    const { close } = await start(ok);
    await Promise.all([close(), close()]);
    await close();
  });
});

describe("many requests at once", () => {
  it("are all answered, each with its own answer", async () => {
    const { url } = await start(async (request) => new Response(await request.text()));
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, async (_, i) => {
        const response = await fetch(url, { method: "POST", body: `body-${i}` });
        return response.text();
      }),
    );
    expect(answers).toEqual(Array.from({ length: 1_000 }, (_, i) => `body-${i}`));
  });
});
