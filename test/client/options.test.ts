import { afterEach, describe, expect, it, vi } from "vitest";
import { createOperations, createStytch, StytchConfigError, type StytchOptions } from "../../src/index.ts";
import {
  clientOn,
  credentials,
  email,
  expectClean,
  failure,
  json,
  marker,
  projectId,
  record,
  secret,
} from "../helpers.ts";

afterEach(() => void vi.unstubAllGlobals());

/** What is thrown for options. Nothing may have been sent, to the passed-in fetch or the global one. */
function refusal(options: unknown, create: (options: StytchOptions) => unknown = createStytch): string {
  const fetch = record();
  const global = record();
  vi.stubGlobal("fetch", global);
  try {
    const isObject = typeof options === "object" && options !== null && !Array.isArray(options);
    create((isObject ? { fetch, ...options } : options) as StytchOptions);
  } catch (error) {
    expect(error).toBeInstanceOf(StytchConfigError);
    expect([fetch.requests, global.requests]).toEqual([[], []]);
    expectClean(error);
    return (error as Error).message;
  }
  throw new Error("It was accepted.");
}

/** Where a call goes. */
async function addressOf(options: Partial<StytchOptions>): Promise<string> {
  const fetch = record();
  await clientOn(fetch, options).users.get({ user_id: "u" });
  return fetch.last.url;
}

/** What a call sends as headers. */
async function headersOf(
  options: Partial<StytchOptions>,
  headers?: Record<string, string>,
): Promise<Headers> {
  const fetch = record();
  await clientOn(fetch, options).users.get({ user_id: "u" }, headers && { headers });
  return fetch.last.headers;
}

describe("credentials", () => {
  it.each(["projectId", "secret"])(
    "%s is named when it is missing or empty, with where to find it",
    (name) => {
      for (const value of [undefined, ""]) {
        const message = refusal({ projectId, secret, [name]: value });
        expect(message).toContain(`${name} is missing`);
        expect(message).toContain("API keys");
      }
    },
  );

  it.each(["projectId", "secret"])("%s is named when it is no string", (name) => {
    for (const value of [null, 5, true, ["a"], { toString: () => "a" }, () => "a"]) {
      expect(refusal({ projectId, secret, [name]: value })).toContain(`${name} must be a string`);
    }
  });

  it.each(["projectId", "secret"])("%s is refused with white space or control characters in it", (name) => {
    for (const blank of [" ", "\n", "\r\n", "\t", "\0", "\x7f", "\u00a0", "\ufeff"]) {
      const value = { projectId, secret }[name]!;
      for (const spaced of [value + blank, blank + value, `a${blank}b`]) {
        expect(refusal({ projectId, secret, [name]: spaced })).toContain(`${name} has white space`);
      }
    }
  });

  it("refuses a colon in projectId, as HTTP Basic would split there", () => {
    expect(refusal({ projectId: "project:x", secret })).toContain("colon");
  });

  it("sends them as HTTP Basic", async () => {
    expect((await headersOf({})).get("authorization")).toBe(`Basic ${credentials}`);
  });

  it("are checked by createOperations too", () => {
    expect(refusal({ projectId }, createOperations)).toContain("secret is missing");
  });
});

describe("the server", () => {
  it("is the live one for a live project, and the test one for any other", async () => {
    expect(await addressOf({ projectId: "project-live-1" })).toBe("https://api.stytch.com/v1/users/u");
    expect(await addressOf({ projectId: "project-test-1" })).toBe("https://test.stytch.com/v1/users/u");
    expect(await addressOf({ projectId: "my-project-live-1" })).toBe("https://test.stytch.com/v1/users/u");
  });

  it.each([
    ["https://login.example.com", "https://login.example.com"],
    ["https://login.example.com/", "https://login.example.com"],
    ["https://LOGIN.example.com:443/a/b/", "https://login.example.com/a/b"],
    ["https://example.com/a///", "https://example.com/a"],
    ["https://example.com/a%20b/{c}", "https://example.com/a%20b/%7Bc%7D"],
    ["https://example.com/a/../b/./", "https://example.com/b"],
    ["https://example.com/?", "https://example.com"],
    ["https://example.com/a?#", "https://example.com/a"],
    ["http://localhost:8080", "http://localhost:8080"],
    ["http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x"],
    ["http://127.8.9.10", "http://127.8.9.10"],
    ["http://[::1]:8080", "http://[::1]:8080"],
    ["http://2130706433:80", "http://127.0.0.1"],
  ])("may be %s", async (baseUrl, kept) => {
    expect(await addressOf({ baseUrl })).toBe(`${kept}/v1/users/u`);
    const fetch = record();
    const stytch = clientOn(fetch, { baseUrl });
    await stytch.users.create({ email });
    await stytch.raw.GET("/v1/users/{user_id}", { params: { path: { user_id: "u" } } });
    expect(fetch.requests.map(({ url }) => url)).toEqual([`${kept}/v1/users`, `${kept}/v1/users/u`]);
  });

  it.each([
    "http://test.stytch.com",
    "http://localhost.evil.com",
    "http://evil-localhost",
    "http://127.0.0.1.evil.com",
    "http://127.0.0.1@evil.com",
    "http://evil.com/127.0.0.1",
    "http://evil.com#localhost",
    "http://169.254.169.254",
    "http://10.0.0.1",
    "http://0.0.0.0",
    "http://[::2]",
    "http://[::ffff:169.254.169.254]",
    "http://localhost:80@evil.com",
    "http:/\\evil.com",
    "ftp://localhost",
    "ws://localhost",
    "file:///etc/passwd",
    "data:text/plain,x",
    "javascript:alert(1)",
    "blob:https://example.com/1",
    "localhost:8080",
    "//test.stytch.com",
    "/api",
    "test.stytch.com",
    "https://",
    "",
    "https://user:password@example.com",
    "https://user@example.com",
    "https://:password@example.com",
    "https://example.com?a=b",
    "https://example.com/#a",
  ])("may not be %s", (baseUrl) => {
    expect(refusal({ projectId, secret, baseUrl })).toContain("baseUrl");
  });

  it("must be named by a string", () => {
    for (const baseUrl of [null, 5, {}, new URL("https://example.com")]) {
      expect(refusal({ projectId, secret, baseUrl })).toContain("baseUrl must be a string");
    }
  });
});

describe("a gateway", () => {
  it("gets no Authorization, and no user agent of ours, as it must not preflight", async () => {
    const fetch = record();
    const stytch = createStytch({ gateway: "https://app.example.com/api/stytch/", fetch });
    await stytch.users.create({ email });
    expect(fetch.last.url).toBe("https://app.example.com/api/stytch/v1/users");
    expect([...fetch.last.headers.keys()]).toEqual(["content-type"]);
  });

  it("may be relative to a page, and needs one for that", async () => {
    expect(refusal({ gateway: "/api/stytch" })).toContain("full URL");
    vi.stubGlobal("location", { href: "https://app.example.com/users/list?page=2#top" });
    vi.stubGlobal("window", { document: {} });
    const fetch = record();
    for (const gateway of ["/api/stytch", "/api/stytch/", "../api/stytch", "//app.example.com/api/stytch"]) {
      await createStytch({ gateway, fetch }).users.get({ user_id: "u" });
      expect(fetch.last.url).toBe("https://app.example.com/api/stytch/v1/users/u");
    }
    await createStytch({ gateway: "/", fetch }).users.get({ user_id: "u" });
    expect(fetch.last.url).toBe("https://app.example.com/v1/users/u");
  });

  it("can't be empty, which in a page would be the page itself", () => {
    vi.stubGlobal("location", { href: "https://app.example.com/users/" });
    expect(refusal({ gateway: "" })).toContain("gateway is empty");
  });

  it("goes with no credentials and no baseUrl", () => {
    const gateway = "https://app.example.com/api/stytch";
    expect(refusal({ gateway, projectId })).toContain("gateway and projectId");
    expect(refusal({ gateway, secret })).toContain("gateway and secret");
    expect(refusal({ gateway, baseUrl: "https://example.com" })).toContain("gateway and baseUrl");
  });

  it.each([
    "ftp://example.com",
    "file:///a",
    "https://a:b@example.com",
    "https://example.com?a",
    "https://example.com#a",
  ])("may not be %s", (gateway) => expect(refusal({ gateway })).toContain("gateway"));

  it("must be named by a string", () => {
    for (const gateway of [null, 5, {}]) expect(refusal({ gateway })).toContain("gateway must be a string");
  });
});

describe("a browser", () => {
  it("gets no secret: a page is pointed to the gateway", () => {
    vi.stubGlobal("window", { document: {} });
    const message = refusal({ projectId, secret, fetch: undefined });
    expect(message).toContain("browser");
    expect(message).toContain("createStytch({ gateway:");
  });

  it("gets no secret in a page's worker either", () => {
    vi.stubGlobal("importScripts", () => {});
    expect(refusal({ projectId, secret, fetch: undefined })).toContain("gateway");
  });

  it("is what a React Native app is, too", () => {
    vi.stubGlobal("navigator", { product: "ReactNative" });
    expect(refusal({ projectId, secret, fetch: undefined })).toContain("createStytch({ gateway:");
  });

  it("is not what a Cloudflare Worker of an older compatibility date is", () => {
    vi.stubGlobal("importScripts", () => {});
    vi.stubGlobal("WebSocketPair", function () {});
    expect(() => createStytch({ projectId, secret })).not.toThrow();
  });

  it("is not what Deno or a server with a window is", () => {
    vi.stubGlobal("window", globalThis);
    vi.stubGlobal("importScripts", () => {});
    vi.stubGlobal("Deno", {});
    expect(() => createStytch({ projectId, secret })).not.toThrow();
  });
});

describe("unknown options", () => {
  it("are named, with those there are", () => {
    for (const name of ["project_id", "retries", "onRetry", "__proto__x", "baseURL"]) {
      const message = refusal({ projectId, secret, [name]: undefined });
      expect(message).toContain(`no option ${name}`);
      expect(message).toContain(
        "projectId, secret, baseUrl, gateway, fetch, timeout, retry, limit, hooks, validate, headers, userAgent",
      );
    }
  });

  it("are named for a call, too", async () => {
    const fetch = record();
    const stytch = clientOn(fetch);
    const options = { timeout: 5, retries: 3 } as object;
    for (const call of [
      () => stytch.users.create({ email }, options),
      () => stytch.call("api_user_v1_Create", { email }, options),
      () => stytch.users.searchAll({}, options).pages().next(),
    ]) {
      const error = await failure(call, StytchConfigError);
      expect(error.message).toContain("no option retries");
      expect(error.message).toContain("signal, timeout, retry, headers");
    }
    expect(fetch.requests).toEqual([]);
  });

  it("options are an object", async () => {
    for (const options of [undefined, null, "a", 5, [], () => {}]) refusal(options);
    const fetch = record();
    for (const options of [null, "a", 5, [], true]) {
      await failure(clientOn(fetch).users.create({ email }, options as never), StytchConfigError);
    }
    expect(fetch.requests).toEqual([]);
  });
});

describe("headers", () => {
  it("of a call come over those of the client, in any letter case", async () => {
    const sent = await headersOf(
      { headers: { "X-One": "client", "X-Two": "client" } },
      { "x-one": "call", "X-Three": "call" },
    );
    expect([sent.get("x-one"), sent.get("x-two"), sent.get("x-three")]).toEqual(["call", "client", "call"]);
  });

  it("can say to a gateway who calls, in a call's before the client's", async () => {
    const fetch = record();
    const stytch = createStytch({
      gateway: "https://app.example",
      fetch,
      headers: { Authorization: "Bearer a" },
    });
    await stytch.users.get({ user_id: "u" });
    expect(fetch.last.headers.get("authorization")).toBe("Bearer a");
    await stytch.users.get({ user_id: "u" }, { headers: { authorization: "Bearer b" } });
    expect(fetch.last.headers.get("authorization")).toBe("Bearer b");
  });

  it("can't be Authorization, in any letter case", async () => {
    for (const name of ["Authorization", "authorization", "AUTHORIZATION", "aUTHORIZATION"]) {
      expect(refusal({ projectId, secret, headers: { [name]: "x" } })).toContain("Authorization");
      const fetch = record();
      const headers = { [name]: `Basic ${credentials}` };
      const error = await failure(clientOn(fetch).users.create({ email }, { headers }), StytchConfigError);
      expect(error.message).toContain("Authorization");
      expect(fetch.requests).toEqual([]);
    }
  });

  it("with characters that HTTP can't carry are named", async () => {
    const bad: Record<string, string>[] = [
      { "x-a": "a\r\nx-evil: 1" },
      { "x-a": "a\nb" },
      { "x-a": "a\0" },
      { "x-a": "漢" },
      { "x a": "1" },
      { "": "1" },
      { "x-é": "1" },
      { "x:a": "1" },
      { "authorization ": "1" },
    ];
    for (const headers of bad) {
      expect(refusal({ projectId, secret, headers })).toContain(JSON.stringify(Object.keys(headers)[0]));
      const fetch = record();
      await failure(clientOn(fetch).users.get({ user_id: "u" }, { headers }), StytchConfigError);
      expect(fetch.requests).toEqual([]);
    }
  });

  it("are an object of strings", () => {
    for (const headers of [
      null,
      5,
      "a: b",
      [["a", "b"]],
      new Map(),
      new Headers(),
      [],
      { a: 5 },
      { a: undefined },
      { a: ["b"] },
    ]) {
      refusal({ projectId, secret, headers });
    }
  });

  it("have the type of the body, and only with a body", async () => {
    const fetch = record();
    const stytch = clientOn(fetch);
    await stytch.users.create({ email });
    expect(fetch.last.headers.get("content-type")).toBe("application/json");
    await stytch.users.delete({ user_id: "u" });
    expect(fetch.last.headers.get("content-type")).toBeNull();
  });
});

describe("userAgent", () => {
  it("is the package's, or the one that is given", async () => {
    expect((await headersOf({})).get("user-agent")).toMatch(/^stytch-fetch\/\d+\.\d+\.\d+/);
    expect((await headersOf({ userAgent: "app/1 (x)" })).get("user-agent")).toBe("app/1 (x)");
    expect((await headersOf({ userAgent: "a" }, { "User-Agent": "b" })).get("user-agent")).toBe("b");
  });

  it("is sent to a gateway only if it is given", async () => {
    const fetch = record();
    await createStytch({ gateway: "https://example.com", userAgent: "app/1", fetch }).users.get({
      user_id: "u",
    });
    expect(fetch.last.headers.get("user-agent")).toBe("app/1");
  });

  it("is a header's text", () => {
    for (const userAgent of [null, 5, "a\nb", "漢"]) refusal({ projectId, secret, userAgent });
  });
});

describe("timeout", () => {
  const bad = [-1, NaN, Infinity, 2 ** 31, "5", null, 5n, {}];

  it("is a number of milliseconds that a timer can take", () => {
    for (const timeout of bad) expect(refusal({ projectId, secret, timeout })).toContain("timeout");
    for (const timeout of [0, 0.5, 1, 2 ** 31 - 1])
      expect(() => createStytch({ projectId, secret, timeout })).not.toThrow();
  });

  it("of a call keeps to the same bounds", async () => {
    const fetch = record();
    for (const timeout of bad) {
      await failure(clientOn(fetch).users.get({ user_id: "u" }, { timeout } as object), StytchConfigError);
    }
    expect(fetch.requests).toEqual([]);
    await clientOn(fetch).users.get({ user_id: "u" }, { timeout: 2 ** 31 - 1 });
    expect(fetch.requests).toHaveLength(1);
  });
});

describe("signal", () => {
  it("is an AbortSignal", async () => {
    const fetch = record();
    for (const signal of [null, 5, "a", {}, new AbortController()]) {
      const error = await failure(
        clientOn(fetch).users.get({ user_id: "u" }, { signal } as object),
        StytchConfigError,
      );
      expect(error.message).toContain("signal");
    }
    expect(fetch.requests).toEqual([]);
  });
});

describe("fetch", () => {
  it("is the global one if none is given, looked up for each call and called as the global's own", async () => {
    const stytch = createStytch({ projectId, secret });
    const receivers: unknown[] = [];
    vi.stubGlobal("fetch", function (this: unknown) {
      receivers.push(this);
      return json({});
    });
    await stytch.users.get({ user_id: "u" });
    expect(receivers).toEqual([globalThis]);
  });

  it("is asked for nothing from a cache", async () => {
    const fetch = record();
    await clientOn(fetch).users.get({ user_id: "u" });
    expect(fetch.last.cache).toBe("no-store");
  });

  it("must be given where there is no global one, and be a function", () => {
    for (const fetch of [null, 5, "fetch", {}])
      expect(refusal({ projectId, secret, fetch })).toContain("fetch");
    vi.stubGlobal("fetch", undefined);
    expect(() => createStytch({ projectId, secret })).toThrow(StytchConfigError);
  });

  it("gets a Request that follows no redirect, and a signal", async () => {
    const fetch = vi.fn((request: Request, init?: { signal: AbortSignal }) => {
      expect(request).toBeInstanceOf(Request);
      expect(request.redirect).toBe("manual");
      expect(init?.signal).toBeInstanceOf(AbortSignal);
      return json({});
    });
    await clientOn(fetch).users.create({ email });
    expect(fetch).toHaveBeenCalledOnce();
  });
});

describe("params", () => {
  class Params {
    email = email;
    get domain() {
      return "example.com";
    }
  }
  const circular: Record<string, unknown> = { email };
  circular[marker] = { circular };

  it("are one plain object", async () => {
    const fetch = record();
    const stytch = clientOn(fetch);
    const bad = [
      null,
      [email],
      [],
      email,
      5,
      5n,
      true,
      Symbol("a"),
      () => {},
      new Date(),
      new Map([["email", email]]),
    ];
    for (const params of [...bad, new Error(email), Promise.resolve({ email }), new URLSearchParams()]) {
      for (const call of [
        () => stytch.users.create(params as never),
        () => stytch.call("api_user_v1_Create", params as never),
        () => stytch.users.search(params as never),
        () =>
          stytch.users
            .searchAll(params as never)
            .pages()
            .next(),
      ]) {
        const error = await failure(call, StytchConfigError);
        expect(error.message).toContain("one plain object of params, not ");
      }
    }
    expect(fetch.requests).toEqual([]);
  });

  it("that are no plain object are named by their class", async () => {
    const error = await failure(clientOn(record()).users.create(new Params()), StytchConfigError);
    expect(error.message).toBe(
      "POST /v1/users takes one plain object of params, not an instance of Params with the getter domain.",
    );
    const date = await failure(clientOn(record()).users.create(new Date() as never), StytchConfigError);
    expect(date.message).toContain("not an instance of Date.");
  });

  it("may come without a prototype, or from another realm", async () => {
    const { runInNewContext } = await import("node:vm");
    const fetch = record();
    const foreign = runInNewContext("({ email })", { email }) as { email: string };
    await clientOn(fetch).users.create(foreign);
    await clientOn(fetch).users.create(Object.assign(Object.create(null) as object, { email }));
    for (const request of fetch.requests) expect(await request.json()).toEqual({ email });
    expect(fetch.requests).toHaveLength(2);
  });

  it("must be JSON: no BigInt, nothing that holds itself, and the message shows nothing of them", async () => {
    const fetch = record();
    const hostile = { toJSON: () => { throw new Error(email); } }; // prettier-ignore
    for (const bad of [
      { email, limit: 5n },
      circular,
      { email, [marker]: { a: [1n] } },
      { email, roles: hostile },
    ]) {
      for (const call of [
        () => clientOn(fetch).users.create(bad as never),
        () => clientOn(fetch).call("api_user_v1_Create", bad as never),
        () => clientOn(fetch).raw.POST("/v1/users", { body: bad as never }),
      ]) {
        const error = await failure(call, StytchConfigError);
        expect(error.message).toContain("JSON");
      }
    }
    expect(fetch.requests).toEqual([]);
  });

  it("of a GET or DELETE that a URL can't hold are refused", async () => {
    const fetch = record();
    for (const extra of [{ a: { b: { c: 1 } } }, { a: "\ud800" }, { a: [{ b: 1 }] }, { a: Symbol("x") }]) {
      const params = { user_id: "u", ...extra };
      await failure(clientOn(fetch).users.get(params as never), StytchConfigError);
      await failure(clientOn(fetch).users.delete(params as never), StytchConfigError);
    }
    expect(fetch.requests).toEqual([]);
  });
});

describe("call", () => {
  it("refuses an operation that there is not, and names those there are", async () => {
    const fetch = record();
    const stytch = clientOn(fetch);
    const call = (id: unknown) => stytch.call(id as "api_user_v1_Create", { email });
    const ids = ["api_user_v1_Nope", "create", "", "__proto__", "constructor", "toString", "hasOwnProperty"];
    for (const id of [
      ...ids,
      null,
      undefined,
      5,
      Symbol("a"),
      {},
      ["api_user_v1_Nope"],
      ["api_user_v1_Create"],
    ]) {
      const error = await failure(call(id), StytchConfigError);
      expect(error.message).toContain("api_user_v1_Create, api_user_v1_Search");
    }
    expect(fetch.requests).toEqual([]);
  });
});
