// What a `fetch` throws that is no failure of the network: a framework's signal goes out as it is, and an answer's status
// that was thrown is told as that.
import ky from "ky";
import { ofetch } from "ofetch";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  StytchConnectionError,
  StytchResponseError,
  type FailedAttempt,
  type Fetch,
  type Hooks,
} from "../../src/index.ts";
import { immediateClock } from "../clock.ts";
import { clientOn, expectClean, failure, projectId, record, secret, serve } from "../helpers.ts";

afterEach(() => void vi.unstubAllGlobals());

const user_id = "user-test-the-id-of-somebody";
/** A rejection with anything. */
// eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the tests are about what is no error of ours
const reject = (thrown: unknown): Promise<never> => Promise.reject(thrown);
const options = { timeout: 0, clock: immediateClock() };

describe("a framework's signal that fetch throws", () => {
  // As Next.js 15 and React 19 make them.
  class DynamicServerError extends Error {
    readonly digest = "DYNAMIC_SERVER_USAGE";
  }
  class StaticGenBailoutError extends Error {
    readonly code = "NEXT_STATIC_GEN_BAILOUT";
  }
  const digest = (text: string): Error => Object.assign(new Error(text), { digest: text });
  const signals: readonly (readonly [string, unknown])[] = [
    ["NEXT_REDIRECT", digest("NEXT_REDIRECT;replace;/login;307;")],
    ["NEXT_HTTP_ERROR_FALLBACK", digest("NEXT_HTTP_ERROR_FALLBACK;404")],
    ["DYNAMIC_SERVER_USAGE", new DynamicServerError("Dynamic server usage: no-store fetch /page")],
    ["BAILOUT_TO_CLIENT_SIDE_RENDERING", digest("BAILOUT_TO_CLIENT_SIDE_RENDERING")],
    ["NEXT_PRERENDER_INTERRUPTED", digest("NEXT_PRERENDER_INTERRUPTED")],
    ["HANGING_PROMISE_REJECTION", digest("HANGING_PROMISE_REJECTION")],
    ["NEXT_STATIC_GEN_BAILOUT", new StaticGenBailoutError("Page couldn't be rendered statically")],
    [
      "React's postpone",
      Object.assign(new Error("no-store fetch"), { $$typeof: Symbol.for("react.postpone") }),
    ],
    ["one that is no Error", { digest: "NEXT_REDIRECT;push;/;303;" }],
    ["one that is frozen", Object.freeze(digest("NEXT_NOT_FOUND"))],
  ];

  it.each(signals)("goes out as it is, and is asked for once: %s", async (_, signal) => {
    for (const isThrown of [true, false]) {
      const fetch = record(() => {
        if (isThrown) throw signal;
        return reject(signal);
      });
      for (const call of [
        () => clientOn(fetch, options).users.get({ user_id }),
        () => clientOn(fetch, options).raw.GET("/v1/users/{user_id}", { params: { path: { user_id } } }),
        () => clientOn(fetch, options).users.searchAll().pages().next(),
      ]) {
        const before = { ...(signal as object) };
        const caught = await Promise.resolve(call()).catch((error: unknown) => error);
        expect(caught).toBe(signal);
        expect({ ...(signal as object) }).toEqual(before);
        expect(fetch.requests.splice(0)).toHaveLength(1);
      }
    }
  });

  it("goes out of the global fetch too, which is the one that Next changes", async () => {
    const [, signal] = signals[2]!;
    const global = vi.fn(() => Promise.reject(signal as Error));
    vi.stubGlobal("fetch", global);
    const { createStytch } = await import("../../src/index.ts");
    const call = createStytch({ projectId, secret, ...options }).users.get({ user_id });
    await expect(call).rejects.toBe(signal);
    expect(global).toHaveBeenCalledTimes(1);
  });

  it("goes out after an attempt that failed otherwise", async () => {
    const [, signal] = signals[0]!;
    const fetch = record(() =>
      Promise.reject(fetch.requests.length > 1 ? (signal as Error) : new TypeError("x")),
    );
    await expect(clientOn(fetch, options).users.get({ user_id })).rejects.toBe(signal);
    expect(fetch.requests).toHaveLength(2);
  });

  it("is told to hooks as a failure of ours, without what it may hold", async () => {
    const told: FailedAttempt[] = [];
    const hooks: Hooks = {
      onError: (attempt) => void told.push(attempt),
      onRetry: () => expect.unreachable(),
    };
    const signal = Object.assign(digest(`NEXT_REDIRECT ${secret}`), { secret });
    await clientOn(() => reject(signal), { ...options, hooks })
      .users.get({ user_id })
      .then(
        () => expect.unreachable(),
        () => {},
      );
    expect(told).toHaveLength(1);
    expect(told[0]!.error).toBeInstanceOf(StytchConnectionError);
    expectClean(told[0]!.error);
  });

  it("is none where it only has a code or a number for a digest", async () => {
    for (const thrown of [
      { digest: 5 },
      { digest: undefined },
      { code: "ENEXT" },
      { $$typeof: 1 },
      { message: "NEXT_REDIRECT" },
    ]) {
      const call = clientOn(() => reject(thrown), options).users.get({ user_id });
      await failure(call, StytchConnectionError);
    }
  });
});

describe("a fetch that throws where an answer has an error's status", () => {
  /** Over a server that refuses each request, and counts them. */
  async function refusing(status: number): Promise<{ baseUrl: string; requests: () => number }> {
    let requests = 0;
    const baseUrl = await serve((_, response) => {
      requests += 1;
      response.writeHead(status, { "content-type": "application/json" }).end("{}");
    });
    return { baseUrl, requests: () => requests };
  }

  it.each<[string, unknown]>([
    ["ky", ky.create({ retry: 0 })],
    ["ofetch", ofetch.create({ retry: 0 })],
  ])("is told by name, and asked once: %s", async (_, fetch) => {
    for (const status of [404, 429, 503]) {
      const { baseUrl, requests } = await refusing(status);
      const stytch = clientOn(fetch as Fetch, { ...options, baseUrl });
      const error = await failure(stytch.users.get({ user_id }), StytchResponseError);
      expect(requests()).toBe(1);
      expect(error.message).toBe(
        `GET /v1/users/{user_id} → ${status}: the answer was thrown by the \`fetch\` passed in. ` +
          "Pass one that returns it: ky with `throwHttpErrors: false`, `ofetch.native` for ofetch.",
      );
      expect(error).toMatchObject({ status_code: status, attempts: 1 });
      expect(error.cause).toBeUndefined();
      expectHidden(error);
    }
  });

  it.each<[string, unknown]>([
    ["axios's error", Object.assign(new Error("Request failed"), { response: { status: 404 } })],
    ["got's error", Object.assign(new Error(user_id), { response: { statusCode: 404 } })],
    ["one with a status", Object.assign(new Error(user_id), { status: 404 })],
    ["one with a statusCode", Object.assign(new Error(user_id), { statusCode: 404 })],
    ["a Response", new Response(user_id, { status: 404 })],
  ])("is known by %s", async (_, thrown) => {
    const fetch = record(() => reject(thrown));
    const error = await failure(clientOn(fetch, options).users.get({ user_id }), StytchResponseError);
    expect(error.status_code).toBe(404);
    expect(fetch.requests).toHaveLength(1);
    expectHidden(error);
  });

  it("is none where the status says nothing", async () => {
    for (const thrown of [
      { status: 0 },
      { status: "404" },
      { status: null },
      { response: null },
      { status: 4.5 },
    ]) {
      const call = clientOn(() => reject(thrown), options).users.get({ user_id });
      await failure(call, StytchConnectionError);
    }
  });

  it.each<[string, (given: typeof ky | typeof ofetch) => Fetch]>([
    ["ky, told not to", () => ky.create({ throwHttpErrors: false, retry: 0 })],
    ["ofetch's own fetch", () => ofetch.native],
  ])("does no more where it follows the advice: %s", async (_, make) => {
    const baseUrl = await serve((_request, response) => {
      const error = { error_type: "user_not_found", error_message: "No.", request_id: "request-id-test-1" };
      response.writeHead(404, { "content-type": "application/json" }).end(JSON.stringify(error));
    });
    const call = clientOn(make(ky), { baseUrl }).users.get({ user_id });
    await expect(call).rejects.toMatchObject({ error_type: "user_not_found" });
  });
});

describe("a fetch that gives no Response", () => {
  it("is asked once, as what it did is done", async () => {
    for (const given of [undefined, { user_id, status: "active" }, "text"]) {
      const fetch = record(() => given as unknown as Response);
      const error = await failure(clientOn(fetch, options).users.get({ user_id }), StytchConnectionError);
      expect(fetch.requests).toHaveLength(1);
      expect(error.processed).toBe("unknown");
      expect(error.message).toBe(
        "GET /v1/users/{user_id} got no answer: fetch gave no Response. Pass one that does.",
      );
    }
  });
});

describe("the address of a request, which has ids in it", () => {
  it.each<[string, (url: string) => unknown]>([
    [
      "Deno's",
      (url) => new TypeError(`error sending request for url (${url}): client error (Connect): refused`),
    ],
    ["node-fetch's", (url) => new Error(`request to ${url} failed, reason: connect ECONNREFUSED`)],
    ["one in a cause's", (url) => new TypeError("fetch failed", { cause: new Error(`lost ${url}`) })],
    ["one with the path alone", (url) => new Error(`GET ${new URL(url).pathname}: lost`)],
  ])("is in no error: %s message", async (_, make) => {
    const fetch: Fetch = ({ url }) => reject(make(url));
    const error = await failure(clientOn(fetch, options).users.get({ user_id }), StytchConnectionError);
    expectHidden(error);
    expect(error.message + String(error.cause)).toContain("/v1/users/{user_id}");
  });

  it("is in none where there is a query", async () => {
    const fetch: Fetch = ({ url }) => Promise.reject(new Error(`lost ${url}`));
    const call = clientOn(fetch, { ...options, retry: false }).raw.GET("/v1/users/{user_id}", {
      params: { path: { user_id }, query: { include: user_id } } as never,
    });
    expectHidden(await failure(call, StytchConnectionError));
  });
});

/** Nothing of an error, its causes or those before it has the user's id. */
function expectHidden(error: unknown): void {
  expectClean(error);
  for (let one = error; one instanceof Error; one = one.cause) {
    const shown = [one.message, one.stack, JSON.stringify(one, Object.getOwnPropertyNames(one))].join("\n");
    expect(shown).not.toContain(user_id);
  }
}
