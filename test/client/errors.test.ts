// Every way a call can fail, through a passed-in fetch and through a real server on loopback. failure() also checks that
// no error shows a credential or anything of the request's body.
import { getEventListeners } from "node:events";
import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { openClosedPort } from "../../runtimes/ports.ts";
import {
  isStytchError,
  StytchAbortError,
  StytchAPIError,
  StytchConfigError,
  StytchConnectionError,
  StytchError,
  StytchResponseError,
  StytchTimeoutError,
} from "../../src/index.ts";
import { MAX_BODY } from "../../src/transport/transport.ts";
import {
  clientAt,
  clientOn,
  credentials,
  email,
  expectClean,
  failure,
  json,
  projectId,
  record,
  refusal,
  secret,
  serve,
  serveRaw,
} from "../helpers.ts";
import { addressOf, everyWay } from "../ways.ts";

const body = { email, untrusted_metadata: { note: email } };
// What happens to one attempt; test/client/retry.test.ts has the others.
const create = (fetch: Parameters<typeof clientOn>[0]) =>
  clientOn(fetch, { retry: false }).users.create(body);
const html = "<!doctype html><title>Bad gateway</title>";

/** A fetch that never answers; with `heeds` it rejects as its signal aborts, as the real one does. */
function silent(heeds: boolean) {
  return record((_, init) => {
    return new Promise((_resolve, reject) => {
      if (heeds) init?.signal.addEventListener("abort", () => reject(init.signal.reason as Error));
    });
  });
}

/** A body that begins and then stalls. */
function stalling(begin = '{"status_code":201,'): Response {
  const start = (controller: ReadableStreamDefaultController) =>
    controller.enqueue(new TextEncoder().encode(begin));
  return new Response(new ReadableStream({ start }));
}

describe("StytchAPIError", () => {
  it("has the API's fields, and says them in one line", async () => {
    const error_details = { field: "email" };
    const fetch = record(() => json({ ...refusal(), error_details }, 400, { "x-ratelimit": "1" }));
    const error = await failure(create(fetch), StytchAPIError);
    expect(error).toMatchObject({ ...refusal(), error_details, name: "StytchAPIError" });
    expect(error).toBeInstanceOf(StytchError);
    expect(error).toBeInstanceOf(Error);
    expect(error.headers.get("x-ratelimit")).toBe("1");
    expect(error.message).toBe(
      "POST /v1/users → 400 duplicate_email: A user with that email exists. (request-id-test-5f3a)",
    );
    expect(String(error)).toBe(`StytchAPIError: ${error.message}`);
    expect(error.stack).toContain(error.message);
    expect(Object.keys(error)).not.toContain("headers");
    expect(Object.keys(error)).not.toContain("name");
  });

  it("names the route with its braces, not the ids", async () => {
    const fetch = record(() => json(refusal("user_not_found", 404), 404));
    const error = await failure(
      clientOn(fetch).users.get({ user_id: "someone@example.com" }),
      StytchAPIError,
    );
    expect(error.message).toMatch(/^GET \/v1\/users\/\{user_id\} → 404 user_not_found: /);
  });

  everyWay.each([400, 401, 403, 404, 408, 409, 429, 499, 500, 502, 503, 599])(
    "stands for status %i",
    async (status) => {
      const url = await serve((_, response) => {
        response
          .writeHead(status, { "content-type": "application/json" })
          .end(JSON.stringify(refusal("x_y", status)));
      });
      const error = await failure(clientAt(url).users.create(body), StytchAPIError);
      expect(error).toMatchObject({ status_code: status, error_type: "x_y" });
    },
  );

  it("takes what the answer leaves out from the answer's status and headers", async () => {
    const bare = { error_type: "too_many_requests", error_message: "Slow down." };
    const error = await failure(
      create(() => json(bare, 429, { "x-request-id": "edge-1" })),
      StytchAPIError,
    );
    expect(error.message).toBe("POST /v1/users → 429 too_many_requests: Slow down. (edge-1)");
    expect(error).toMatchObject({ status_code: 429, request_id: "edge-1", error_url: "" });
    const less = await failure(
      create(() => json(bare, 429)),
      StytchAPIError,
    );
    expect(less.message).toBe("POST /v1/users → 429 too_many_requests: Slow down.");
  });

  it("keeps an error type that has a test's secret in it", async () => {
    const fetch = record(() => json(refusal("invalid_secret_authentication", 401), 401));
    for (const word of [
      "secret",
      "authentication",
      "invalid_secret_authentication",
      "400",
      "e",
      '"',
      "null",
    ]) {
      const call = clientOn(fetch, { secret: word }).users.create(body);
      const error = await failure(call, StytchAPIError);
      expect(isStytchError(error, "invalid_secret_authentication")).toBe(true);
      expect(error.status_code).toBe(401);
    }
  });
});

describe("isStytchError", () => {
  it("tells this package's errors from others, and the API's errors by their type", async () => {
    const error = await failure(
      create(() => json(refusal(), 400)),
      StytchAPIError,
    );
    expect(isStytchError(error)).toBe(true);
    expect(isStytchError(error, "duplicate_email")).toBe(true);
    expect(isStytchError(error, "user_not_found", "duplicate_email")).toBe(true);
    expect(isStytchError(error, "user_not_found", "bad_request")).toBe(false);
    const timeout = new StytchTimeoutError("GET /", 5);
    expect(isStytchError(timeout)).toBe(true);
    expect(isStytchError(timeout, "duplicate_email")).toBe(false);
  });

  it("is false for anything else", () => {
    const others = [
      new Error("a"),
      new TypeError("b"),
      refusal(),
      null,
      undefined,
      5,
      "duplicate_email",
      Symbol("a"),
      {},
    ];
    for (const other of [...others, StytchError, () => {}, [], Object.create(null)]) {
      expect(isStytchError(other)).toBe(false);
      expect(isStytchError(other, "duplicate_email")).toBe(false);
    }
  });

  it("knows the errors of another copy of the package", async () => {
    const file = "../../src/errors/";
    const copy = (await import(/* @vite-ignore */ `${file}api.ts?copy`)) as {
      StytchAPIError: typeof StytchAPIError;
    };
    const base = (await import(/* @vite-ignore */ `${file}base.ts?copy`)) as {
      StytchError: typeof StytchError;
    };
    expect(copy.StytchAPIError).not.toBe(StytchAPIError);
    const error = new copy.StytchAPIError("POST /v1/users", refusal() as never, new Headers());
    expect(error).not.toBeInstanceOf(StytchAPIError);
    expect(isStytchError(error)).toBe(true);
    expect(isStytchError(error, "duplicate_email")).toBe(true);
    expect(isStytchError(new base.StytchError("a"))).toBe(true);
  });
});

describe("StytchConnectionError", () => {
  everyWay("has the code of a refused connection", async () => {
    const { port, release } = await openClosedPort();
    onTestFinished(release);
    const error = await failure(
      clientAt(addressOf(port), { retry: false }).users.create(body),
      StytchConnectionError,
    );
    expect(error.code).toBe("ECONNREFUSED");
    expect(error.message).toContain("POST /v1/users got no answer: connect ECONNREFUSED 127.0.0.1");
  });

  everyWay("stands for a connection that is reset before an answer", async () => {
    const url = await serveRaw((socket) => socket.once("data", () => socket.resetAndDestroy()));
    const error = await failure(clientAt(url).users.create(body), StytchConnectionError);
    expect(error.code).toBe("ECONNRESET");
  });

  everyWay(
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

describe("StytchTimeoutError", () => {
  const limit = { timeout: 40 };

  everyWay("ends a call before the headers come", async () => {
    const url = await serve(() => {});
    const error = await failure(clientAt(url, limit).users.create(body), StytchTimeoutError);
    expect(error.timeout).toBe(40);
    expect(error).toMatchObject({ phase: "total", processed: "unknown" });
    expect(error.message).toBe(
      "POST /v1/users took longer than 40 ms. Raise `timeout` if that is too short.",
    );
  });

  everyWay("ends a call in the middle of the body", async () => {
    let dropped!: () => void;
    const closed = new Promise<void>((resolve) => (dropped = resolve));
    const url = await serve((_, response) => {
      response
        .writeHead(200, { "content-type": "application/json", "content-length": 100 })
        .write('{"status_code":');
      response.once("close", dropped);
    });
    // Long enough for the request to arrive.
    await failure(clientAt(url, { timeout: 250 }).users.create(body), StytchTimeoutError);
    await closed; // The connection doesn't stay behind.
  });

  it("ends a call whose fetch, or whose body, ignores the signal", async () => {
    await failure(clientOn(silent(false), limit).users.create(body), StytchTimeoutError);
    await failure(clientOn(() => stalling(), limit).users.create(body), StytchTimeoutError);
  });

  it("keeps to a call's own limit over the client's", async () => {
    const fetch = silent(true);
    await failure(clientOn(fetch, { timeout: 30_000 }).users.create(body, limit), StytchTimeoutError);
    await failure(clientOn(fetch, { timeout: 0 }).users.create(body, limit), StytchTimeoutError);
    await failure(clientOn(fetch, limit).raw.POST("/v1/users", { body }), StytchTimeoutError);
  });

  it("never comes with a limit of 0", async () => {
    const before = timers();
    const slow = record(async () => {
      expect(timers()).toBeLessThanOrEqual(before);
      await new Promise((resolve) => setTimeout(resolve, 60));
      return json({});
    });
    await clientOn(slow, limit).users.create(body, { timeout: 0 });
    await clientOn(slow, { timeout: 0 }).users.create(body);
  });
});

describe("StytchAbortError", () => {
  const reasons = [new Error("the user left"), "text", { custom: 1 }, 0, null, ""];

  it("has the signal's reason, whatever it is", async () => {
    for (const reason of reasons) {
      const controller = new AbortController();
      const call = clientOn(silent(true)).users.create(body, { signal: controller.signal });
      controller.abort(reason);
      const error = await failure(call, StytchAbortError);
      expect(error.cause).toBe(reason);
      expect(error.message).toBe("POST /v1/users was aborted by the caller's signal.");
    }
    const controller = new AbortController();
    const call = clientOn(silent(true)).users.create(body, { signal: controller.signal });
    controller.abort();
    expect((await failure(call, StytchAbortError)).cause).toMatchObject({ name: "AbortError" });
  });

  it("comes at once for a signal that has aborted already, and nothing is sent", async () => {
    const fetch = record();
    for (const reason of reasons) {
      const signal = AbortSignal.abort(reason);
      for (const call of [
        () => clientOn(fetch).users.create(body, { signal }),
        () => clientOn(fetch).raw.POST("/v1/users", { body, signal }),
        () => clientOn(fetch).users.searchAll({}, { signal }).pages().next(),
      ]) {
        expect((await failure(call, StytchAbortError)).cause).toBe(reason);
      }
    }
    expect(fetch.requests).toEqual([]);
  });

  everyWay("ends a call to a real server, which sees the connection close", async () => {
    const controller = new AbortController();
    let dropped!: () => void;
    const closed = new Promise<void>((resolve) => (dropped = resolve));
    const url = await serve((_, response) => {
      response.once("close", dropped);
      controller.abort(new Error("enough"));
    });
    await failure(clientAt(url).users.create(body, { signal: controller.signal }), StytchAbortError);
    await closed;
  });

  everyWay("ends a call while the body streams", async () => {
    const controller = new AbortController();
    let dropped!: () => void;
    const closed = new Promise<void>((resolve) => (dropped = resolve));
    const url = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json" }).write('{"status_code":');
      response.once("close", dropped);
      setTimeout(() => controller.abort("enough"), 30);
    });
    const error = await failure(
      clientAt(url).users.create(body, { signal: controller.signal }),
      StytchAbortError,
    );
    expect(error.cause).toBe("enough");
    await closed;
  });

  it("ends a call whose fetch, or whose body, ignores the signal", async () => {
    for (const fetch of [silent(false), record(() => stalling())]) {
      const controller = new AbortController();
      const call = clientOn(fetch).users.create(body, { signal: controller.signal });
      setTimeout(() => controller.abort(), 10);
      await failure(call, StytchAbortError);
    }
  });

  it("ends a raw call", async () => {
    const controller = new AbortController();
    const call = clientOn(silent(false)).raw.POST("/v1/users", { body, signal: controller.signal });
    setTimeout(() => controller.abort("enough"), 10);
    expect((await failure(call, StytchAbortError)).cause).toBe("enough");
  });

  it("is what a call fails with that breaks off as it is aborted", async () => {
    const controller = new AbortController();
    const pull = (stream: ReadableStreamDefaultController) => {
      stream.error(new TypeError("terminated"));
      controller.abort();
    };
    const body = new ReadableStream({ pull }, { highWaterMark: 0 });
    const call = clientOn(() => new Response(body)).users.get(
      { user_id: "u" },
      { signal: controller.signal },
    );
    await failure(call, StytchAbortError);
    const again = new AbortController();
    const rejecting = () => {
      const failed = Promise.reject(new TypeError("fetch failed"));
      again.abort();
      return failed;
    };
    await failure(
      clientOn(rejecting).users.get({ user_id: "u" }, { signal: again.signal }),
      StytchAbortError,
    );
  });

  it("doesn't come after the call has ended", async () => {
    const controller = new AbortController();
    const { user_id } = await clientOn(() => json({ user_id: "u" })).users.create(body, {
      signal: controller.signal,
    });
    controller.abort();
    expect(user_id).toBe("u");
  });
});

/** How many timers keep the process running. Those of others may end meanwhile. */
function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
}

describe("a call that has ended, however it did,", () => {
  it("leaves no timer and no listener on a long-lived signal behind", async () => {
    const { signal } = new AbortController();
    const before = timers();
    const outcomes = [
      () => json({}),
      () => json(refusal(), 400),
      () => new Response(html, { status: 502 }),
      () => Promise.reject(new TypeError("fetch failed")),
      () => new Response("{", { status: 200 }),
      () => new Response(null, { status: 302 }),
    ];
    for (const outcome of outcomes) {
      const stytch = clientOn(outcome);
      await stytch.users.create(body, { signal }).catch(() => {});
      await stytch.users.get({ user_id: ".." }, { signal }).catch(() => {});
      await stytch.users.create({ email: 1n as never }, { signal }).catch(() => {});
      expect(getEventListeners(signal, "abort")).toEqual([]);
      expect(timers()).toBeLessThanOrEqual(before);
    }
    await failure(clientOn(silent(false)).users.create(body, { signal, timeout: 10 }), StytchTimeoutError);
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(timers()).toBeLessThanOrEqual(before);
  });

  it("has only one listener on the signal while it runs", async () => {
    const controller = new AbortController();
    const call = clientOn(silent(true)).users.create(body, { signal: controller.signal });
    await new Promise(setImmediate);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    controller.abort();
    await failure(call, StytchAbortError);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });
});

describe("StytchResponseError", () => {
  const answers: [string, () => Response, RegExp][] = [
    [
      "HTML with 200",
      () => new Response(html, { headers: { "content-type": "text/html" } }),
      /no JSON object.*text\/html/,
    ],
    ["HTML with 502", () => new Response(html, { status: 502 }), /→ 502: the answer is no JSON object/],
    ["truncated JSON", () => new Response('{"status_code":200,"user'), /no JSON object/],
    ["an array", () => json([]), /no JSON object/],
    ["null", () => json(null), /no JSON object/],
    ["a number", () => json(5), /no JSON object/],
    ["a string", () => json("text"), /no JSON object/],
    ["two objects", () => new Response("{}{}"), /no JSON object/],
    ["nothing with 200", () => new Response(null), /is empty/],
    ["nothing with 204", () => new Response(null, { status: 204 }), /→ 204: the answer is empty/],
    ["nothing with 500", () => new Response("", { status: 500 }), /→ 500: the answer is empty/],
    ["white space", () => new Response(" \r\n\t"), /is empty/],
    [
      "a foreign error",
      () => json({ error: "access_denied" }, 403),
      /→ 403: the answer is an error, but not in the API's form/,
    ],
    [
      "an error with a numeric type",
      () => json({ ...refusal(), error_type: 5 }, 400),
      /not in the API's form/,
    ],
    ["a list of errors", () => json([refusal()], 400), /no JSON object/],
    ["a failed response", () => Response.error(), /→ 0: /],
    [
      "a redirect",
      () => new Response(null, { status: 302, headers: { location: "https://evil.com" } }),
      /→ 302: .*redirect/,
    ],
    ["304", () => new Response(null, { status: 304 }), /→ 304: /],
    [
      "text in the stream",
      () => new Response(new ReadableStream({ start: (c) => c.enqueue("{}") })),
      /no stream of bytes/,
    ],
  ];

  it.each(answers)("stands for %s", async (_, answer, message) => {
    const error = await failure(create(answer), StytchResponseError);
    expect(error.message).toMatch(message);
    expect(error.message).toContain("POST /v1/users → ");
    expect(error.status_code).toBe(answer().status);
  });

  it("has the request id, if the answer still tells it", async () => {
    const cut = () => new Response('{"request_id": "request-id-test-77", "status_co');
    const inBody = await failure(create(cut), StytchResponseError);
    expect(inBody.request_id).toBe("request-id-test-77");
    expect(inBody.message).toMatch(/\(request-id-test-77\)$/);
    const headers = { "x-request-id": "edge-9" };
    const inHeader = await failure(
      create(() => new Response(html, { headers })),
      StytchResponseError,
    );
    expect(inHeader.request_id).toBe("edge-9");
    expect(
      (
        await failure(
          create(() => new Response(html)),
          StytchResponseError,
        )
      ).request_id,
    ).toBeUndefined();
  });

  everyWay("stands for a body that is shorter than it was said to be", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": 200 });
      response.write('{"status_code":200,');
      // In a part of its own.
      const rest = '"request_id":"request-id-test-12"';
      setTimeout(() => response.write(rest, () => response.socket?.end()), 20);
    });
    const error = await failure(clientAt(url).users.create(body), StytchResponseError);
    expect(error.message).toContain("the answer broke off.");
    expect(error.request_id).toBe("request-id-test-12");
    expect(error.cause).toBeInstanceOf(Error);
  });

  everyWay("stands for a connection that is reset in the body", async () => {
    const url = await serve((_, response) => {
      response
        .writeHead(400)
        .write('{"error_type":', () => setTimeout(() => response.socket?.resetAndDestroy(), 10));
    });
    expect((await failure(clientAt(url).users.create(body), StytchResponseError)).message).toContain(
      "broke off",
    );
  });

  it("stands for a Response that was read before", async () => {
    const once = json({ user_id: "u" });
    const stytch = clientOn(() => once);
    await stytch.users.create(body);
    await failure(stytch.users.create(body), StytchResponseError);
    const locked = json({});
    locked.body?.getReader();
    expect(
      (
        await failure(
          create(() => locked),
          StytchResponseError,
        )
      ).message,
    ).toContain("can't be read");
  });

  everyWay("stands for a status that HTTP doesn't know", async () => {
    for (const status of [600, 999]) {
      const text = JSON.stringify(refusal());
      const url = await serveRaw((socket) =>
        socket.once("data", () =>
          socket.end(`HTTP/1.1 ${status} Denied\r\ncontent-length: ${text.length}\r\n\r\n${text}`),
        ),
      );
      const error = await failure(clientAt(url).users.create(body), StytchResponseError);
      expect(error.status_code).toBe(status);
    }
  });

  everyWay("doesn't stand for an answer whose reason phrase isn't ASCII", async () => {
    const text = JSON.stringify(refusal());
    const url = await serveRaw((socket) =>
      socket.once("data", () =>
        socket.end(`HTTP/1.1 400 Ошибка\r\ncontent-length: ${text.length}\r\n\r\n${text}`),
      ),
    );
    await failure(clientAt(url).users.create(body), StytchAPIError);
  });
});

describe("a redirect", () => {
  everyWay.each([301, 302, 303, 307, 308])(
    "with %i is not followed, and its target sees nothing",
    async (status) => {
      const seen: unknown[] = [];
      const target = await serve((request, response) => {
        seen.push(request.headers);
        response.end("{}");
      });
      const url = await serve((_, response) => {
        response
          .writeHead(status, { location: `${target}/v1/users`, "content-type": "application/json" })
          .end("{}");
      });
      const stytch = clientAt(url);
      for (const call of [
        () => stytch.users.create(body),
        () => stytch.users.get({ user_id: "u" }),
        () => stytch.raw.GET("/v1/users/{user_id}", { params: { path: { user_id: "u" } } }),
      ]) {
        const error = await failure(call, StytchResponseError);
        expect(error.status_code).toBe(status);
        expect(error.message).toContain("redirect");
      }
      expect(seen).toEqual([]);
    },
  );
});

describe("a long answer", () => {
  const part = new Uint8Array(1 << 20).fill(32);

  it("is ended at the limit, not kept", async () => {
    let given = 0;
    let cancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => {
        given += part.length;
        controller.enqueue(part);
      },
      cancel: () => void (cancelled = true),
    });
    const error = await failure(
      create(() => new Response(endless)),
      StytchResponseError,
    );
    expect(error.message).toContain(`longer than ${MAX_BODY} bytes`);
    expect(given).toBeLessThan(MAX_BODY + 4 * part.length);
    expect(cancelled).toBe(true);
  });

  everyWay("from a server is cut off there: a small one that unpacks to a large one, too", async () => {
    const bomb = gzipSync(Buffer.alloc(MAX_BODY + 1, " "));
    expect(bomb.length).toBeLessThan(100_000);
    const url = await serve((_, response) => void response.setHeader("content-encoding", "gzip").end(bomb));
    const error = await failure(clientAt(url).users.create(body), StytchResponseError);
    expect(error.message).toContain("longer than");
  });

  everyWay("from a server that never ends drops the connection", async () => {
    let dropped!: () => void;
    const closed = new Promise<void>((resolve) => (dropped = resolve));
    const pour = (response: ServerResponse) => {
      while (!response.destroyed && response.write(part));
    };
    const url = await serve((_, response) => {
      response.once("close", dropped).on("drain", () => pour(response));
      pour(response);
    });
    await failure(clientAt(url).users.create(body), StytchResponseError);
    await closed;
  });
});

describe("how an answer is written", () => {
  const user = { user_id: "u", note: "é漢😀\u2028" };

  everyWay("may be packed", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(JSON.stringify(user)));
    });
    expect(await clientAt(url).users.get({ user_id: "u" })).toEqual(user);
    const { response } = await clientAt(url).raw.GET("/v1/users/{user_id}", {
      params: { path: { user_id: "u" } },
    });
    // The body is unpacked here, so that header would be wrong for whoever passes the answer on.
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(response.headers.get("transfer-encoding")).toBeNull();
    expect(response.headers.get("content-length")).toBe(String(Buffer.byteLength(JSON.stringify(user))));
    expect(await response.text()).toBe(JSON.stringify(user));
  });

  everyWay("may be a packed error", async () => {
    const url = await serve((_, response) => {
      response.writeHead(400, { "content-encoding": "gzip" }).end(gzipSync(JSON.stringify(refusal())));
    });
    await failure(clientAt(url).users.create(body), StytchAPIError);
  });

  everyWay("may not be packed wrongly", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end("{}");
    });
    expect((await failure(clientAt(url).users.create(body), StytchResponseError)).message).toContain(
      "broke off",
    );
  });

  it("may begin with a byte order mark, and may hold bytes that are no UTF-8", async () => {
    const bytes = [
      ...Buffer.from("\ufeff"),
      ...Buffer.from('{"user_id":"'),
      0xff,
      0x61,
      ...Buffer.from('"}'),
    ];
    const { user_id } = await clientOn(() => new Response(new Uint8Array(bytes))).users.create(body);
    expect(user_id).toBe("\ufffda");
  });

  it("may come in parts that split a character", async () => {
    const bytes = Buffer.from(JSON.stringify(user));
    const start = (controller: ReadableStreamDefaultController) => {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    };
    expect(await clientOn(() => new Response(new ReadableStream({ start }))).users.create(body)).toEqual(
      user,
    );
  });
});

describe("no error shows a secret", () => {
  const authorization = `Basic ${credentials}`;
  const echo = `You sent ${authorization}, that is ${projectId}:${secret}.`;

  it("when a fetch throws it, with the Request on the error and on its causes", async () => {
    const hostile = async (request: Request): Promise<Response> => {
      const text = `${request.headers.get("authorization")} ${secret}`;
      const details = {
        request,
        headers: request.headers,
        config: { auth: secret },
        body: await request.clone().text(),
      };
      const inner = Object.assign(new Error(text), details, { code: secret });
      throw Object.assign(new TypeError(text, { cause: inner }), details, {
        code: authorization,
        name: secret,
      });
    };
    const error = await failure(create(hostile), StytchConnectionError);
    expect(error.message).toContain("[redacted]");
    expect(error.code).toBe("[redacted]");
    await failure(
      create((request) => Promise.reject(request.headers.get("authorization") as unknown as Error)),
      StytchConnectionError,
    );
  });

  it("when a body breaks off with it", async () => {
    const start = (controller: ReadableStreamDefaultController) => controller.error(new Error(echo));
    await failure(
      create(() => new Response(new ReadableStream({ start }))),
      StytchResponseError,
    );
  });

  it("when a server echoes it, in any part of an answer", async () => {
    const headers = {
      "x-echo": authorization,
      "x-request-id": secret,
      "content-type": `text/html; a=${secret}`,
    };
    const told = {
      ...refusal(),
      error_message: echo,
      error_url: `https://e.com/?${secret}`,
      request_id: `request-id-${secret}`,
    };
    const error_details = { [authorization]: [{ deep: echo, list: [secret] }] };
    const api = await failure(
      create(() => json({ ...told, error_details }, 401, headers)),
      StytchAPIError,
    );
    expect(api.error_message).toBe(`You sent Basic [redacted], that is ${projectId}:[redacted].`);
    expect(api.headers.get("x-echo")).toBe("Basic [redacted]");
    await failure(
      create(() => json({ ...told, error_type: authorization }, 401, headers)),
      StytchAPIError,
    );
    for (const status of [200, 500]) {
      await failure(
        create(() => new Response(`<pre>${echo}</pre>`, { status, headers })),
        StytchResponseError,
      );
      await failure(
        create(() => new Response(`{"request_id":"request-id-${secret}`, { status, headers })),
        StytchResponseError,
      );
    }
    await failure(
      create(() => new Response(null, { status: 302, headers })),
      StytchResponseError,
    );
  });

  // PHP writes \/ for a slash, Go and Gson \u003d for =, and a quote is always escaped.
  it("when a server echoes it with escapes of JSON", async () => {
    for (const own of [secret, 'quo"te\\back/slash', "ключ-😀"]) {
      const pair = Buffer.from(`${projectId}:${own}`).toString("base64");
      const escapeAll = (text: string) =>
        [...JSON.stringify(text).slice(1, -1).split("")]
          .map((unit) =>
            /[/+=]|[^ -~]/.test(unit) ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}` : unit,
          )
          .join("");
      const escapeSlash = (text: string) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/");
      for (const escape of [escapeAll, escapeSlash]) {
        const message = escape(`${own} ${pair}`);
        const text = `{"error_type":"bad_request","error_message":"${message}","error_details":{"${escape(pair)}":"${message}"}}`;
        const call = clientOn(() => new Response(text, { status: 400 }), { secret: own }).users.create(body);
        const error = await failure(call, StytchAPIError);
        const shown = [error.message, error.stack, JSON.stringify(error)].join();
        expect(shown).not.toContain(own);
        expect(shown).not.toContain(JSON.stringify(own).slice(1, -1));
        expect(shown).not.toContain(pair);
        expect(error.error_message).toBe("[redacted] [redacted]");
      }
    }
  });

  it("when it is raw's error", async () => {
    const { error, response } = await clientOn(() =>
      json({ ...refusal(), error_message: echo }, 400),
    ).raw.POST("/v1/users", { body });
    expectClean(error);
    expectClean(response);
  });

  it("when a call is refused", async () => {
    const stytch = clientOn(record());
    await failure(stytch.users.get({ user_id: "" }), StytchConfigError);
    await failure(stytch.users.create({ ...body, limit: 1n } as never), StytchConfigError);
  });

  it("and neither does the client", async () => {
    const stytch = clientOn(() => json(refusal(), 400));
    const before = [stytch, stytch.raw, stytch.users, stytch.users.searchAll()];
    for (const value of before) expectClean(value);
    await failure(stytch.users.create(body), StytchAPIError);
    for (const value of before) expectClean(value);
  });
});

describe("a middleware of raw", () => {
  it("may answer in the API's place, and a method still throws the API's error", async () => {
    const stytch = clientOn(record());
    stytch.raw.use({ onRequest: () => json(refusal(), 400) });
    const error = await failure(stytch.users.create(body), StytchAPIError);
    expect(error.error_type).toBe("duplicate_email");
  });
});
