// What an onlooker is told of calls, and that it can't harm them.
import { afterEach, describe, expect, it, vi } from "vitest";
import { StytchAPIError, StytchConnectionError, type Fetch, type Hooks } from "../../src/index.ts";
import { immediateClock } from "../clock.ts";
import { clientOn, email, expectClean, failure, json, record, refusal, secret } from "../helpers.ts";

afterEach(() => void vi.restoreAllMocks());

const user_id = "user-1";

/** Hooks that keep what they are told, as it was at that moment. */
function recorder(): {
  hooks: Hooks;
  events: [name: string, attempt: Record<string, unknown>][];
  seen: unknown[];
} {
  const events: [string, Record<string, unknown>][] = [];
  const seen: unknown[] = [];
  const keep = (name: string) => (attempt: object) => {
    events.push([name, { ...attempt }]);
    seen.push(attempt);
  };
  const hooks = {
    onRequest: keep("request"),
    onResponse: keep("response"),
    onError: keep("error"),
    onRetry: keep("retry"),
  };
  return { hooks, events, seen };
}

/** A fetch that gives one answer after another. */
function inTurn(...answers: Fetch[]): Fetch {
  const fetch = record((request, init) => answers[fetch.requests.length - 1]!(request, init));
  return fetch;
}

const good: Fetch = () => json({ user_id, request_id: "request-id-test-1" });
const lost: Fetch = () => Promise.reject(new TypeError("Failed to fetch"));

describe("hooks", () => {
  it("are told of the request and of the answer", async () => {
    const { hooks, events, seen } = recorder();
    await clientOn(good, { hooks }).users.get({ user_id });
    const attempt = {
      operation: "api_user_v1_Get",
      method: "GET",
      path: "/v1/users/{user_id}",
      server: "https://test.stytch.com",
      attempt: 1,
    };
    expect(events).toEqual([
      ["request", attempt],
      [
        "response",
        {
          ...attempt,
          status: 200,
          request_id: "request-id-test-1",
          error_type: undefined,
          duration: expect.any(Number) as number,
        },
      ],
    ]);
    expect(new Set(seen).size).toBe(1);
    expect(events[1]![1]["duration"]).toBeGreaterThanOrEqual(0);
  });

  it("are told of each attempt, and of what it failed with", async () => {
    const { hooks, events, seen } = recorder();
    const fetch = inTurn(lost, () => json(refusal("internal_server_error", 500), 500), good);
    await clientOn(fetch, { hooks, timeout: 0, clock: immediateClock(), random: () => 0.5 }).users.search({});
    expect(events.map(([name, { attempt }]) => `${name} ${attempt as number}`)).toEqual([
      "request 1",
      "error 1",
      "retry 1",
      "request 2",
      "response 2",
      "retry 2",
      "request 3",
      "response 3",
    ]);
    expect(events[1]![1]["error"]).toBeInstanceOf(StytchConnectionError);
    expect(events[2]![1]).toMatchObject({ delay: 125 });
    expect(events[4]![1]).toMatchObject({ status: 500, error_type: "internal_server_error" });
    expect(events[5]![1]["error"]).toBeInstanceOf(StytchAPIError);
    expect(new Set(seen).size).toBe(3);
  });

  it("are told of an answer that is not the API's, and of a call that its caller ends", async () => {
    const { hooks, events } = recorder();
    const stytch = clientOn(
      inTurn(
        () => new Response("<html>"),
        () => new Promise(() => {}),
      ),
      { hooks },
    );
    await failure(stytch.users.create({ email }), Error);
    const controller = new AbortController();
    const call = failure(stytch.users.create({ email }, { signal: controller.signal }), Error);
    controller.abort();
    await call;
    expect(events.map(([name]) => name)).toEqual(["request", "error", "request", "error"]);
    expect(events.map(([, { error }]) => (error as Error | undefined)?.name)).toEqual([
      undefined,
      "StytchResponseError",
      undefined,
      "AbortError",
    ]);
  });

  it("are told of raw calls, by the route they are on", async () => {
    const { hooks, events } = recorder();
    const { raw } = clientOn(good, { hooks });
    await raw.GET("/v1/users/{user_id}", { params: { path: { user_id } } });
    await raw.GET("/v1/things" as never, {} as never);
    expect(events.map(([, { operation, path }]) => [operation, path])).toEqual([
      ["api_user_v1_Get", "/v1/users/{user_id}"],
      ["api_user_v1_Get", "/v1/users/{user_id}"],
      ["GET /v1/things", "/v1/things"],
      ["GET /v1/things", "/v1/things"],
    ]);
  });

  it("may be several, and each may leave some out", async () => {
    const first = recorder();
    const second = recorder();
    await clientOn(good, {
      hooks: [first.hooks, { onResponse: (attempt) => second.hooks.onResponse?.(attempt) }, {}],
    }).users.get({ user_id });
    expect(first.events.map(([name]) => name)).toEqual(["request", "response"]);
    expect(second.events.map(([name]) => name)).toEqual(["response"]);
  });

  it("see no credential, no id and nothing of a body", async () => {
    const { hooks, seen } = recorder();
    const secretive = inTurn(
      () => json({ ...refusal(), error_message: `${secret} is wrong` }, 400),
      () => Promise.reject(new Error(`can't send ${secret}`)),
    );
    const stytch = clientOn(secretive, { hooks, retry: false });
    await failure(stytch.users.update({ user_id: email, name: { first_name: email } }), Error);
    await failure(stytch.users.update({ user_id: email, name: { first_name: email } }), Error);
    expect(seen).toHaveLength(4);
    for (const attempt of seen) expectClean(attempt);
  });
});

describe("a hook that throws", () => {
  const throwing: [string, () => unknown][] = [
    [
      "throws",
      () => {
        throw new Error(`I know ${secret}`);
      },
    ],
    ["rejects", () => Promise.reject(new Error(`I know ${secret}`))],
    [
      "throws no error",
      () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- A hook may be anyone's.
        throw null;
      },
    ],
  ];

  it.each(throwing)("%s: the call goes on, and a warning without secrets says so", async (_, hook) => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const { hooks: quiet, events } = recorder();
    const names = ["onRequest", "onResponse", "onError", "onRetry"] as const;
    const loud = Object.fromEntries(names.map((name) => [name, hook])) as Hooks;
    const fetch = inTurn(lost, good);
    const stytch = clientOn(fetch, { hooks: [loud, quiet], timeout: 0, clock: immediateClock() });
    expect(await stytch.users.get({ user_id })).toMatchObject({ user_id });
    await new Promise(setImmediate);
    expect(events).toHaveLength(5);
    const shown = warn.mock.calls.map(([text]) => String(text));
    expect(shown.map((text) => /hook (\w+)/.exec(text)?.[1])).toEqual([
      "onRequest",
      "onError",
      "onRetry",
      "onRequest",
      "onResponse",
    ]);
    for (const text of shown) expectClean(text);
  });

  it("is no reason to wait for it", async () => {
    const never = new Promise(() => {});
    const hooks: Hooks = { onRequest: () => never, onResponse: () => never };
    expect(await clientOn(good, { hooks }).users.get({ user_id })).toMatchObject({ user_id });
  });
});

it.each([
  [{ onrequest: () => {} }, "no option onrequest"],
  [{ onRequest: "a" }, "hooks.onRequest must be a function"],
  [[{ onRequest: 5 }], "hooks.onRequest must be a function"],
  ["a", "hooks takes an object"],
  [null, "hooks takes an object"],
  [[null], "hooks takes an object"],
])("hooks %j are refused", (hooks, message) => {
  expect(() => clientOn(good, { hooks: hooks as never })).toThrow(message);
});

describe("withResponse", () => {
  it("gives status and headers beside the data", async () => {
    const stytch = clientOn(() => json({ user_id }, 201, { "x-a": "b" }));
    const { data, response } = await stytch.users.create({ email }).withResponse();
    expect(data).toEqual({ user_id });
    expect(response.status).toBe(201);
    expect(response.headers.get("x-a")).toBe("b");
    const called = await stytch.call("api_user_v1_Create", { email }).withResponse();
    expect(called.response.status).toBe(201);
  });

  it("does so with middleware, whose answer it is then", async () => {
    const stytch = clientOn(() => json({ user_id }));
    stytch.raw.use({
      onResponse: ({ response }) => new Response(response.body, { status: 202, headers: { "x-c": "d" } }),
    });
    const { response } = await stytch.users.get({ user_id }).withResponse();
    expect(response.status).toBe(202);
    expect(response.headers.get("x-c")).toBe("d");
  });

  it("fails as the call does, and leaves no rejection unhandled", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const reply = clientOn(() => json(refusal(), 400)).users.create({ email });
    await failure(reply.withResponse(), StytchAPIError);
    await new Promise(setImmediate);
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});
