// A `fetch` of a package, which has a Request class of its own and doesn't know the runtime's: it gets the URL. A handler,
// and every fetch that knows the runtime's, goes on to get a Request.
import crossFetch from "cross-fetch";
import nodeFetch from "node-fetch";
// @ts-expect-error -- it has no types
import nodeFetch2 from "node-fetch-2";
import { fetch as undiciFetch } from "undici";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  createStytch,
  StytchAbortError,
  StytchConnectionError,
  StytchResponseError,
  StytchTimeoutError,
  type Fetch,
} from "../../src/index.ts";
import { openClosedPort } from "../../runtimes/ports.ts";
import {
  bodyOf,
  clientOn,
  credentials,
  email,
  failure,
  json,
  projectId,
  record,
  secret,
  serve,
} from "../helpers.ts";

afterEach(() => void vi.unstubAllGlobals());

/** What a log may do with a Request. */
// eslint-disable-next-line @typescript-eslint/no-base-to-string -- the test is about that
const asText = (request: Request): string => String(request);
const user_id = "user-test-é/1";
const packages: readonly (readonly [string, Fetch])[] = (
  [
    ["undici", undiciFetch],
    ["node-fetch 2", nodeFetch2],
    ["node-fetch 3", nodeFetch],
    ["cross-fetch", crossFetch],
  ] as [string, unknown][]
).map(([name, fetch]) => [name, fetch as Fetch] as const);

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: Record<string, unknown>;
  body: string;
}

/** A server that keeps what it was asked, and answers with a user. */
async function keeping(): Promise<{ baseUrl: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const baseUrl = await serve((request, response) => {
    const { method, url, headers } = request;
    void bodyOf(request).then((body) => {
      seen.push({ method, url, headers, body });
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify({ user_id, é: "ü" }));
    });
  });
  return { baseUrl, seen };
}

describe.each(packages)("the fetch of %s", (name, fetch) => {
  it("sends each request whole, once, with its credentials", async () => {
    const { baseUrl, seen } = await keeping();
    const { users, raw } = clientOn(fetch, { baseUrl, headers: { "x-a": "b" } });
    expect(await users.create({ email })).toEqual({ user_id, é: "ü" });
    await users.get({ user_id });
    await users.update({ user_id, name: { first_name: "é" } });
    const { data } = await raw.PUT("/v1/users/{user_id}", {
      params: { path: { user_id } },
      body: { external_id: "e" },
    });
    expect(data).toEqual({ user_id, é: "ü" });
    const path = "/v1/users/user-test-%C3%A9%2F1";
    expect(seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      ["POST", "/v1/users", JSON.stringify({ email })],
      ["GET", path, ""],
      ["PUT", path, '{"name":{"first_name":"é"}}'],
      ["PUT", path, '{"external_id":"e"}'],
    ]);
    for (const { method, headers } of seen) {
      expect(headers).toMatchObject({ authorization: `Basic ${credentials}`, "x-a": "b" });
      expect(headers["content-type"]).toBe(method === "GET" ? undefined : "application/json");
    }
  });

  it("serves as the global one, too", async () => {
    const { baseUrl, seen } = await keeping();
    vi.stubGlobal("fetch", fetch);
    const { users, raw } = createStytch({ projectId, secret, baseUrl });
    await users.create({ email });
    await raw.PUT("/v1/users/{user_id}", { params: { path: { user_id } }, body: { external_id: "e" } });
    expect(seen.map(({ body }) => body)).toEqual([JSON.stringify({ email }), '{"external_id":"e"}']);
  });

  it("follows no redirect", async () => {
    const redirecting = await serve((_request, response) => {
      response.writeHead(302, { location: "http://localhost:1/" }).end();
    });
    const call = clientOn(fetch, { baseUrl: redirecting }).users.get({ user_id });
    expect((await failure(call, StytchResponseError)).message).toContain("is a redirect");
  });

  it("is ended by a time limit and by the caller's signal", async () => {
    let dropped = 0;
    const baseUrl = await serve((_request, response) => void response.once("close", () => (dropped += 1)));
    const { users } = clientOn(fetch, { baseUrl, timeout: 50, retry: false });
    await failure(users.get({ user_id }), StytchTimeoutError);
    const controller = new AbortController();
    const call = users.get({ user_id }, { signal: controller.signal, timeout: 0 });
    controller.abort("enough");
    expect((await failure(call, StytchAbortError)).cause).toBe("enough");
    await vi.waitFor(() => expect(dropped).toBeGreaterThanOrEqual(1));
  });

  it("tells a refused connection as one that was not sent", async () => {
    const { port, release } = await openClosedPort();
    const refused = clientOn(fetch, { baseUrl: `http://127.0.0.1:${port}`, retry: false });
    const error = await failure(refused.users.get({ user_id }), StytchConnectionError);
    release();
    expect(error).toMatchObject({ code: "ECONNREFUSED", processed: "no" });
    expect(error.message).not.toContain("user-test");
  });

  // node-fetch 2, and cross-fetch with it, never end such a body: only a time limit does.
  it.skipIf(["node-fetch 2", "cross-fetch"].includes(name))("tells a body that breaks off", async () => {
    const baseUrl = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": 100 });
      response.write('{"request_id":', () => response.destroy());
    });
    const half = clientOn(fetch, { baseUrl, retry: false }).users.get({ user_id });
    expect((await failure(half, StytchResponseError)).message).toContain("the answer broke off.");
  });
});

describe("a fetch that knows the runtime's Request", () => {
  it("gets a Request each time", async () => {
    const fetch = record((request) => {
      expect(request).toBeInstanceOf(Request);
      return json({ user_id });
    });
    const { users } = clientOn(fetch);
    for (let call = 0; call < 3; call++) await users.get({ user_id });
    expect(fetch.requests).toHaveLength(3);
  });

  it.each<[string, (send: () => void, request: Request) => Response | Promise<Response>]>([
    [
      "in its answer's log",
      async (send, request) => {
        await request.text();
        send();
        await Promise.resolve();
        return json({ user_id, log: asText(request) });
      },
    ],
    [
      "as soon as it is sent",
      (send, request) => {
        const sent = fetch(request);
        send();
        return sent.then(() => json({ log: asText(request) }));
      },
    ],
    [
      "as soon as it is sent, before anything has come",
      (send, request) => {
        void request.text();
        send();
        return json({ log: asText(request) });
      },
    ],
  ])("is not called twice where it shows it as text %s", async (_, answer) => {
    const baseUrl = await serve((_request, response) => void response.end("{}"));
    let sent = 0;
    const { users } = clientOn((request) => answer(() => void (sent += 1), request), {
      baseUrl,
      retry: false,
    });
    await users.create({ email }).catch(() => {});
    expect(sent).toBe(1);
  });

  it("may show it as text before it sends it", async () => {
    const { baseUrl, seen } = await keeping();
    const logging: Fetch = (request, init) => fetch(request, { ...init, ...(asText(request) && {}) });
    expect(await clientOn(logging, { baseUrl }).users.create({ email })).toMatchObject({ user_id });
    expect(seen).toHaveLength(1);
  });

  it("is not called again where it fails with Invalid URL by itself", async () => {
    const fetch = record(() => Promise.reject(new TypeError("Invalid URL")));
    await failure(clientOn(fetch, { retry: false }).users.create({ email }), StytchConnectionError);
    expect(fetch.requests).toHaveLength(1);
  });
});

describe("the global fetch", () => {
  it("gets a raw call whole where it forgets what is in a Request that comes with options", async () => {
    const { baseUrl, seen } = await keeping();
    // As edge routes of Next.js 15 have it.
    const { Request, fetch } = globalThis;
    class EdgeRequest extends Request {
      constructor(input: RequestInfo | URL, init?: RequestInit) {
        super(input instanceof Request ? input.url : input, init);
      }
    }
    vi.stubGlobal("Request", EdgeRequest);
    vi.stubGlobal("fetch", (input: RequestInfo | URL, init?: RequestInit) =>
      fetch(input instanceof Request && init ? new EdgeRequest(input, init) : input, init),
    );
    await createStytch({ projectId, secret, baseUrl }).raw.POST("/v1/users", { body: { email } });
    const [{ method, headers, body } = { headers: {} }] = seen;
    expect([method, body]).toEqual(["POST", JSON.stringify({ email })]);
    expect(headers).toMatchObject({
      authorization: `Basic ${credentials}`,
      "content-type": "application/json",
    });
  });

  it("gets the settings that a middleware's Request has", async () => {
    const global = vi.fn<typeof fetch>(() => Promise.resolve(json({})));
    vi.stubGlobal("fetch", global);
    const { raw } = createStytch({ projectId, secret });
    raw.use({ onRequest: ({ request }) => new Request(request, { credentials: "omit", keepalive: true }) });
    await raw.GET("/v1/users/{user_id}", { params: { path: { user_id } } });
    expect(global.mock.lastCall?.[1]).toMatchObject({
      credentials: "omit",
      keepalive: true,
      cache: "no-store",
    });
  });
});

describe("an answer without a stream", () => {
  /** The answer of a fetch that can only give a text, as React Native's. */
  const textOnly = (text: string | Promise<string>, status = 200): Fetch => {
    const headers = new Headers({ "content-type": "application/json" });
    return () =>
      ({ status, statusText: "", headers, text: () => Promise.resolve(text) }) as unknown as Response;
  };

  it("is read as a text", async () => {
    expect(await clientOn(textOnly('{"user_id":"ü"}')).users.get({ user_id })).toEqual({ user_id: "ü" });
    const empty = clientOn(textOnly(""), { retry: false }).users.get({ user_id });
    expect((await failure(empty, StytchResponseError)).message).toContain("is empty");
  });

  it("may not be longer than any other", async () => {
    const long = textOnly(" ".repeat(64 * 1024 * 1024 + 1));
    const error = await failure(clientOn(long).users.get({ user_id }), StytchResponseError);
    expect(error.message).toContain("is longer than ");
    expect(error.attempts).toBe(1);
  });

  it("breaks off as any other", async () => {
    const broken = textOnly(Promise.reject(new TypeError("Network request failed")));
    const error = await failure(
      clientOn(broken, { retry: false }).users.get({ user_id }),
      StytchResponseError,
    );
    expect(error.message).toContain("broke off");
  });
});
