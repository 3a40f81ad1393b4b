// Calls that get no answer.
import { describe, expect, it, onTestFinished } from "vitest";
import { openClosedPort } from "../../runtimes/ports.ts";
import { StytchConnectionError } from "../../src/index.ts";
import { clientAt, failure, serveRaw } from "../helpers.ts";
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

  eachTransport(
    "stands for a connection that is closed before an answer, or speaks no HTTP",
    async ({ transport }) => {
      const closing = await serveRaw((socket) => socket.once("data", () => socket.end()));
      const closed = await failure(clientAt(closing).users.create(body), StytchConnectionError);
      expect(closed.code).toBe(transport === "node" ? "ECONNRESET" : "UND_ERR_SOCKET");
      const babbling = await serveRaw((socket) =>
        socket.once("data", () => socket.end("SSH-2.0-OpenSSH_9.6\r\n")),
      );
      const babble = await failure(clientAt(babbling).users.create(body), StytchConnectionError);
      expect(babble.code).toMatch(/^HPE_/);
    },
  );

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
      expect(error.message).toBe("POST /v1/users got no answer: fetch gave no Response.");
    }
  });
});
