// Calls that get no answer, or none in HTTP.
import { describe, expect, it, onTestFinished } from "vitest";
import { openClosedPort } from "../../runtimes/ports.ts";
import { StytchConnectionError, StytchResponseError } from "../../src/index.ts";
import { clientAt, clientOn, failure, record, serveRaw } from "../helpers.ts";
import { addressOf, eachTransport } from "../transports.ts";
import { body, create } from "./failing-calls.ts";

describe("StytchConnectionError", () => {
  eachTransport("has the code of a refused connection", async () => {
    const { port, release } = await openClosedPort();
    onTestFinished(release);
    const error = await failure(
      clientAt(addressOf(port), { retry: false }).users.create(body),
      StytchConnectionError,
    );
    expect(error.code).toBe("ECONNREFUSED");
    expect(error.message).toContain("POST /v1/users got no answer: connect ECONNREFUSED 127.0.0.1");
  });

  eachTransport("stands for a connection that is reset before an answer", async () => {
    const url = await serveRaw((socket) => socket.once("data", () => socket.resetAndDestroy()));
    const error = await failure(clientAt(url).users.create(body), StytchConnectionError);
    expect(error.code).toBe("ECONNRESET");
  });

  eachTransport("stands for a connection that is closed before an answer", async ({ transport }) => {
    const url = await serveRaw((socket) => socket.once("data", () => socket.end()));
    const error = await failure(clientAt(url).users.create(body), StytchConnectionError);
    expect(error.code).toBe(transport === "node" ? "ECONNRESET" : "UND_ERR_SOCKET");
  });

  it("tells what fetch wraps, as when a name doesn't resolve", async () => {
    const dns = Object.assign(new Error("getaddrinfo ENOTFOUND nowhere.invalid"), {
      code: "ENOTFOUND",
      errno: -3008,
    });
    const error = await failure(
      create(() => Promise.reject(new TypeError("fetch failed", { cause: dns }))),
      StytchConnectionError,
    );
    expect(error.code).toBe("ENOTFOUND");
    expect(error.message).toBe("POST /v1/users got no answer: getaddrinfo ENOTFOUND nowhere.invalid");
    expect(error.cause).toMatchObject({
      name: "TypeError",
      message: "fetch failed",
      cause: { code: "ENOTFOUND" },
    });
  });

  it("has a reason where the innermost error has no message, as with two addresses tried", async () => {
    const both = Object.assign(new AggregateError([new Error("a"), new Error("b")]), {
      code: "ECONNREFUSED",
    });
    const error = await failure(
      create(() => Promise.reject(new TypeError("fetch failed", { cause: both }))),
      StytchConnectionError,
    );
    expect(error.message).toBe("POST /v1/users got no answer: ECONNREFUSED");
  });

  it("stands for whatever a fetch throws or rejects with", async () => {
    const { runInNewContext } = await import("node:vm");
    const foreign: unknown = runInNewContext("Object.assign(new TypeError('far'), { code: 'EFAR' })");
    const loop: { message: string; cause?: unknown } = { message: "loop" };
    loop.cause = loop;
    const odd = Object.assign(new Error("x"), { message: undefined, name: 5, code: {} });
    for (const thrown of [
      undefined,
      null,
      5,
      "text",
      Symbol("s"),
      {},
      Object.create(null),
      foreign,
      loop,
      odd,
      new Error(""),
    ]) {
      await failure(create(() => { throw thrown; }), StytchConnectionError); // prettier-ignore
      await failure(
        create(() => Promise.reject(thrown as Error)),
        StytchConnectionError,
      );
    }
    const error = await failure(
      create(() => Promise.reject(foreign as Error)),
      StytchConnectionError,
    );
    expect(error).toMatchObject({ code: "EFAR", cause: { name: "TypeError", message: "far" } });
  });

  it("says so where a fetch gives no Response", async () => {
    for (const given of [undefined, null, "text", {}, 5]) {
      const error = await failure(
        create(() => given as Response),
        StytchConnectionError,
      );
      expect(error.message).toContain("POST /v1/users got no answer: fetch gave no Response.");
    }
  });
});

describe("a connection that was never made", () => {
  const connecting = (code: string): Error =>
    Object.assign(new Error(`connect ${code} 192.0.2.1:443`), { code, syscall: "connect" });
  const reading = (code: string): Error =>
    Object.assign(new Error(`read ${code}`), { code, syscall: "read" });
  const all = (...errors: (Error & { code?: string })[]): Error =>
    Object.assign(new AggregateError(errors), { code: errors[0]?.code });

  it.each([
    ["refused", connecting("ECONNREFUSED")],
    ["timed out", connecting("ETIMEDOUT")],
    ["without a route", connecting("EHOSTUNREACH")],
    ["without a port left", connecting("EADDRNOTAVAIL")],
    ["forbidden", connecting("EACCES")],
    [
      "whose name doesn't resolve",
      Object.assign(new Error("x"), { code: "EBADNAME", syscall: "getaddrinfo" }),
    ],
    ["at any of several addresses", all(connecting("ETIMEDOUT"), connecting("ENETUNREACH"))],
    [
      "closed in the handshake",
      Object.assign(
        new Error("Client network socket disconnected before secure TLS connection was established"),
        { code: "ECONNRESET" },
      ),
    ],
    [
      "through a proxy of undici's",
      Object.assign(new Error("Proxy response (502) !== 200 when HTTP Tunneling"), {
        code: "UND_ERR_ABORTED",
      }),
    ],
  ])("was not sent, and is made again even for a create: %s", async (_, cause) => {
    for (const thrown of [cause, new TypeError("fetch failed", { cause })]) {
      const fetch = record(() => Promise.reject(thrown));
      const call = clientOn(fetch, { random: () => 0 }).users.create(body);
      expect(await failure(call, StytchConnectionError)).toMatchObject({ processed: "no", attempts: 3 });
      expect(fetch.requests.length).toBe(3);
    }
  });

  it.each([
    ["reset", reading("ECONNRESET")],
    ["timed out", reading("ETIMEDOUT")],
    ["without a route any more", reading("EHOSTUNREACH")],
    [
      "broken as it was written to",
      Object.assign(new Error("write EPIPE"), { code: "EPIPE", syscall: "write" }),
    ],
    ["at one of several addresses", all(connecting("ECONNREFUSED"), reading("ECONNRESET"))],
  ])("is not one that was made: %s", async (_, cause) => {
    const fetch = record(() => Promise.reject(new TypeError("fetch failed", { cause })));
    const error = await failure(clientOn(fetch).users.create(body), StytchConnectionError);
    expect(error).toMatchObject({ processed: "unknown", attempts: 1 });
  });

  eachTransport("to any of a name's addresses was not sent", async () => {
    const { port, release } = await openClosedPort();
    onTestFinished(release);
    const url = addressOf(port).replace("127.0.0.1", "localhost");
    const call = clientAt(url, { random: () => 0 }).users.create(body);
    const error = await failure(call, StytchConnectionError);
    expect(error).toMatchObject({ code: "ECONNREFUSED", processed: "no", attempts: 3 });
  });
});

describe("a server that speaks another protocol", () => {
  eachTransport("is told of as such: no TLS, or TLS, on the port", async ({ tls }) => {
    const alert = Buffer.from("15030300020232", "hex");
    const url = await serveRaw(
      (socket) => socket.once("data", () => socket.end(tls ? "HTTP/1.1 400 Bad Request\r\n\r\n" : alert)),
      false,
    );
    const error = await failure(clientAt(url).users.create(body), StytchConnectionError);
    const what = tls ? "no TLS" : "TLS";
    expect(error.message).toBe(
      `POST /v1/users got no answer: the server speaks ${what} on this port. Check baseUrl or gateway.`,
    );
    expect(error).toMatchObject({ processed: "no", attempts: 1 });
  });
});

describe("an answer whose head can't be read", () => {
  const whole = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
  eachTransport.each<{ what: string; bytes: string; node?: string }>([
    { what: "more than 16 kB", bytes: whole.replace("\r\n", `\r\nx-a: ${"a".repeat(20_000)}\r\n`) },
    { what: "two lengths", bytes: whole.replace("\r\n", "\r\ncontent-length: 5\r\n") },
    { what: "a length that is none", bytes: whole.replace("length: 2", "length: two") },
    { what: "a length and chunks", bytes: whole.replace("\r\n", "\r\ntransfer-encoding: chunked\r\n") },
    { what: "a header with a zero byte", bytes: whole.replace("\r\n", "\r\nx-a: a\0b\r\n") },
    { what: "another version", bytes: whole.replace("1.1", "9.9") },
    { what: "another protocol", bytes: "SSH-2.0-OpenSSH_9.6\r\n" },
    { what: "a status of two digits", bytes: whole.replace("200", "20") },
    { what: "the status 0", bytes: whole.replace("200", "000"), node: "has a status that HTTP doesn't know" },
  ])("is asked for once: $what", async ({ bytes, node }, { transport }) => {
    let asked = 0;
    const url = await serveRaw((socket) =>
      socket.once("data", () => {
        asked += 1;
        socket.end(bytes);
      }),
    );
    const error = await failure(clientAt(url).users.get({ user_id: "u" }), StytchResponseError);
    expect(error).toMatchObject({ status_code: 0, attempts: 1 });
    const what =
      node && transport === "node" ? node : "has a head that can't be read \\((HPE|UND|ERR)_\\w+\\)";
    expect(error.message).toMatch(
      new RegExp(`^GET /v1/users/{user_id} → 0: the answer ${what}\\. Check baseUrl or gateway\\.$`),
    );
    expect(asked).toBe(1);
  });
});
