// Calls that end by a time limit or by the caller's signal, and what an ended call leaves behind.
import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { isStytchError, StytchAbortError, StytchTimeoutError } from "../../src/index.ts";
import { handClock } from "../clock.ts";
import { clientAt, clientOn, failure, json, record, refusal, serve } from "../helpers.ts";
import { eachTransport } from "../transports.ts";
import { body, html, silent, stalling } from "./failing-calls.ts";

describe("StytchTimeoutError", () => {
  const limit = { timeout: 40 };

  eachTransport("ends a call before the headers come", async () => {
    const clock = handClock();
    const url = await serve(() => void clock.advance(40));
    const error = await failure(clientAt(url, { ...limit, clock }).users.create(body), StytchTimeoutError);
    expect(error.timeout).toBe(40);
    expect(error).toMatchObject({ phase: "total", processed: "unknown" });
    expect(error.message).toBe(
      "POST /v1/users took longer than 40 ms. Raise `timeout` if that is too short.",
    );
  });

  eachTransport("ends a call in the middle of the body", async () => {
    let dropped!: () => void;
    const closed = new Promise<void>((resolve) => (dropped = resolve));
    const clock = handClock();
    const url = await serve((_, response) => {
      response
        .writeHead(200, { "content-type": "application/json", "content-length": 100 })
        .write('{"status_code":', () => void clock.advance(40));
      response.once("close", dropped);
    });
    await failure(clientAt(url, { ...limit, clock }).users.create(body), StytchTimeoutError);
    await closed; // The connection doesn't stay behind.
  });

  it("ends a call whose fetch, or whose body, ignores the signal", async () => {
    await failure(clientOn(silent(false), limit).users.create(body), StytchTimeoutError);
    await failure(clientOn(() => stalling(), limit).users.create(body), StytchTimeoutError);
  });

  it("lets an answer go that comes when the call has ended", async () => {
    let answer!: (response: Response) => void;
    let cancelled!: () => void;
    const released = new Promise<void>((resolve) => (cancelled = resolve));
    const fetch = (): Promise<Response> => new Promise((resolve) => (answer = resolve));
    await failure(clientOn(fetch, limit).users.create(body), StytchTimeoutError);
    answer(new Response(new ReadableStream({ cancel: cancelled })));
    await released;
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

  it("is known as an AbortError to whoever doesn't know its class, and as ours to whoever does", async () => {
    for (const reason of [undefined, ...reasons]) {
      const call = clientOn(record()).users.create(body, { signal: AbortSignal.abort(reason) });
      const error = await failure(call, StytchAbortError);
      // So do React Query's users, RTK, Next.js, AI SDKs and node-fetch's look for it.
      expect(error.name).toBe("AbortError");
      expect(isStytchError(error)).toBe(true);
      expect(Object.keys(error)).not.toContain("name");
      expect(String(error)).toBe("AbortError: POST /v1/users was aborted by the caller's signal.");
      expect(error.stack).toMatch(/^AbortError: /);
    }
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

  eachTransport("ends a call to a real server, which sees the connection close", async () => {
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

  eachTransport("ends a call while the body streams", async () => {
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
