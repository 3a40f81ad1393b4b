// Bodies that are streams, and middlewares, may never end, or fail: a call's signal and its time limit hold there, too, and
// what goes wrong is told in our words.
import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { StytchAbortError, StytchConfigError, StytchTimeoutError, type Stytch } from "../../src/index.ts";
import { createStytch as createNodeStytch } from "../../src/node/index.ts";
import {
  clientAt,
  clientOn,
  email,
  failure,
  json,
  marker,
  projectId,
  record,
  secret,
  serve,
} from "../helpers.ts";
import { eachTransport } from "../transports.ts";

const user = { user_id: "u" };
const never = (): Promise<never> => new Promise(() => {});

/**
 * A stream that gives its beginning and no end, and tells when it is let go of.
 *
 * @param isRead called when its end is waited for
 */
function endless(isRead?: () => void): { stream: ReadableStream; released: Promise<void> } {
  let cancel!: () => void;
  const released = new Promise<void>((resolve) => (cancel = resolve));
  const parts = [new TextEncoder().encode('{"email":')];
  const pull = (controller: ReadableStreamDefaultController): void => {
    const part = parts.pop();
    if (part) controller.enqueue(part);
    else isRead?.();
  };
  return { stream: new ReadableStream({ pull, cancel }, { highWaterMark: 0 }), released };
}

/** A raw call with a stream for a body. */
function sendStream({ raw }: Stytch, body: ReadableStream, signal?: AbortSignal): Promise<unknown> {
  const init = { body: body as never, bodySerializer: (all: unknown) => all, duplex: "half", signal };
  return raw.POST("/v1/users", init as never);
}

/** A method's call through a middleware that gives it a stream for a body. */
function sendByMiddleware(stytch: Stytch, body: ReadableStream, signal?: AbortSignal): Promise<unknown> {
  stytch.raw.use({
    onRequest: ({ request }) =>
      new Request(request.url, { method: "POST", body, duplex: "half" } as RequestInit),
  });
  return stytch.users.create({ email }, signal && { signal });
}

const ways = [
  { name: "a raw call", send: sendStream },
  { name: "a middleware", send: sendByMiddleware },
];

describe("a body without an end", () => {
  eachTransport.each(ways)("of $name ends with the call's signal, and is let go of", async ({ send }) => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      seen.push(request.url);
      response.end("{}");
    });
    const controller = new AbortController();
    const { stream, released } = endless(() => controller.abort("enough"));
    const call = send(clientAt(url, { timeout: 0 }), stream, controller.signal);
    const error = await failure(call, StytchAbortError);
    expect(error.cause).toBe("enough");
    expect(error.attempts).toBe(0);
    await released;
    expect(seen).toEqual([]);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  eachTransport.each(ways)("of $name ends with the time limit, and nothing was sent", async ({ send }) => {
    const url = await serve((_, response) => void response.end("{}"));
    const { stream, released } = endless();
    const error = await failure(send(clientAt(url, { timeout: 20 }), stream), StytchTimeoutError);
    expect(error).toMatchObject({ timeout: 20, phase: "total", processed: "no", attempts: 0 });
    await released;
  });

  it("doesn't hold close()", async () => {
    const stytch = createNodeStytch({ projectId, secret, timeout: 20 });
    const call = failure(sendStream(stytch, endless().stream), StytchTimeoutError);
    await stytch.close();
    await call;
  });
});

describe("a body that can't be read", () => {
  const failing = new ReadableStream({ start: (controller) => controller.error(new Error(marker)) });
  it("since its stream fails, or gives text, is told of in our words", async () => {
    const text = new ReadableStream({ start: (controller) => controller.enqueue(marker) });
    for (const stream of [failing, text]) {
      const fetch = record();
      const error = await failure(sendStream(clientOn(fetch), stream), StytchConfigError);
      expect(error.message).toContain(
        "body can't be read: its stream failed, or gave something else than bytes",
      );
      expect(fetch.requests).toEqual([]);
    }
  });

  it("since a middleware has read it, is told of with what to do", async () => {
    const fetch = record();
    const stytch = clientOn(fetch);
    stytch.raw.use({
      onRequest: async ({ request }) => {
        await request.text();
        return request;
      },
    });
    for (const call of [stytch.users.create({ email }), stytch.raw.POST("/v1/users", { body: { email } })]) {
      const error = await failure(call, StytchConfigError);
      expect(error.message).toContain("Let a middleware read a copy: request.clone().");
    }
    expect(fetch.requests).toEqual([]);
  });

  it.each([
    ["a form", () => new FormData()],
    ["URLSearchParams", () => new URLSearchParams("a=b")],
    ["a Blob", () => new Blob(["{}"])],
    ["a stream", () => new ReadableStream()],
    ["bytes", () => new ArrayBuffer(2)],
  ])("since it is %s, and nothing writes it as text, is refused", async (_, body) => {
    const fetch = record();
    const call = clientOn(fetch).raw.POST("/v1/users", { body: body() as never });
    expect((await failure(call, StytchConfigError)).message).toContain("which JSON can't hold");
    expect(fetch.requests).toEqual([]);
  });
});

describe("a middleware that never ends", () => {
  type Wait = () => Promise<never>;
  const middlewares = [
    { name: "onRequest", attempts: 0, make: (onRequest: Wait) => ({ onRequest }) },
    { name: "onResponse", attempts: 1, make: (onResponse: Wait) => ({ onResponse }) },
    {
      name: "the response that it gives",
      attempts: 1,
      make: (wait: Wait) => ({ onResponse: () => new Response(endless(() => void wait()).stream) }),
    },
  ];

  it.each(middlewares)("at $name doesn't outlive the signal", async ({ attempts, make }) => {
    for (const send of [
      (stytch: Stytch, signal: AbortSignal) => stytch.users.get(user, { signal }),
      ({ raw }: Stytch, signal: AbortSignal) =>
        raw.GET("/v1/users/{user_id}", { params: { path: user }, signal }),
    ]) {
      const controller = new AbortController();
      const stytch = clientOn(record(() => json(user)));
      stytch.raw.use(
        make(() => {
          setTimeout(() => controller.abort("enough"));
          return never();
        }),
      );
      const call = send(stytch, controller.signal);
      const error = await failure(call, StytchAbortError);
      expect(error).toMatchObject({ cause: "enough", attempts });
      expect(error.message).toBe("GET /v1/users/{user_id} was aborted by the caller's signal.");
      expect(getEventListeners(controller.signal, "abort")).toEqual([]);
      await failure(send(stytch, controller.signal), StytchAbortError);
    }
  });

  it("doesn't hold close() when the signal has aborted", async () => {
    const stytch = createNodeStytch({ projectId, secret });
    const controller = new AbortController();
    stytch.raw.use({
      onRequest: () => {
        setTimeout(() => controller.abort());
        return never();
      },
    });
    const call = failure(stytch.users.get(user, { signal: controller.signal }), StytchAbortError);
    await stytch.close();
    await call;
  });
});

describe("a signal ends what is being sent", () => {
  it("though a middleware made the request without it, and middlewares are told", async () => {
    for (const send of [
      (stytch: Stytch, signal: AbortSignal) => stytch.users.get(user, { signal }),
      ({ raw }: Stytch, signal: AbortSignal) =>
        raw.GET("/v1/users/{user_id}", { params: { path: user }, signal }),
    ]) {
      const told: unknown[] = [];
      const controller = new AbortController();
      const stytch = clientOn(() => {
        setTimeout(() => controller.abort("enough"));
        return never();
      });
      stytch.raw.use({
        onRequest: ({ request }) => new Request(request.url),
        onError: ({ error }) => void told.push(error),
      });
      const error = await failure(send(stytch, controller.signal), StytchAbortError);
      expect(error).toMatchObject({ cause: "enough", attempts: 1 });
      expect(told).toEqual([error]);
    }
  });

  it("also where it is a middleware's own", async () => {
    const stytch = clientOn(never);
    const middleware = {
      onRequest: ({ request }: { request: Request }) =>
        new Request(request, { signal: AbortSignal.timeout(10) }),
    };
    stytch.raw.use(middleware);
    await failure(stytch.users.get(user), StytchAbortError);
    await failure(stytch.raw.GET("/v1/users/{user_id}", { params: { path: user } }), StytchAbortError);
  });
});
