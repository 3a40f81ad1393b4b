/* eslint-disable @typescript-eslint/unbound-method -- that methods may be taken out is tested here */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  createOperations,
  routes,
  StytchAbortError,
  StytchAPIError,
  StytchConfigError,
  StytchResponseError,
  type Fetch,
} from "../../src/index.ts";
import { VERSION } from "../../src/version.ts";
import {
  bodyOf,
  clientAt,
  clientOn,
  credentials,
  email,
  failure,
  json,
  projectId,
  record,
  refusal,
  secret,
  serve,
} from "../helpers.ts";
import { eachTransport } from "../transports.ts";

describe("params", () => {
  it("go to the path by the names in its braces, and the rest to the body", async () => {
    const fetch = record();
    await clientOn(fetch).users.update({ user_id: "a/b", name: { first_name: "Ada" }, roles: [] });
    expect(fetch.last.url).toBe("https://test.stytch.com/v1/users/a%2Fb");
    expect(await fetch.last.json()).toEqual({ name: { first_name: "Ada" }, roles: [] });
  });

  it("that are left over go to the query of a GET or DELETE, which has no body", async () => {
    const fetch = record();
    const later = { user_id: "u", page: 2, tags: ["a&b", "c"] };
    await clientOn(fetch).users.get(later);
    expect(fetch.last.url).toBe("https://test.stytch.com/v1/users/u?page=2&tags=a%26b&tags=c");
    await clientOn(fetch).users.delete(later);
    expect(fetch.last.url).toContain("/v1/users/u?page=2");
    for (const request of fetch.requests) expect(request.body).toBeNull();
  });

  it("of a POST or PUT are an object even if there are none", async () => {
    const fetch = record();
    await clientOn(fetch).users.search();
    await clientOn(fetch).users.search(undefined, {});
    await clientOn(fetch).call("api_user_v1_Search", undefined);
    await clientOn(fetch).users.revoke({ user_id: "u", connected_app_id: "a" });
    for (const request of fetch.requests) expect(await request.text()).toBe("{}");
    expect(fetch.requests).toHaveLength(4);
  });

  it("that are undefined are left out; null, empty and false ones are sent", async () => {
    const fetch = record();
    const params = {
      email,
      roles: undefined,
      name: {},
      trusted_metadata: { a: null, b: undefined, c: [null] },
    };
    await clientOn(fetch).users.create({ ...params, create_user_as_pending: false });
    expect(await fetch.last.text()).toBe(
      JSON.stringify({
        email,
        name: {},
        trusted_metadata: { a: null, c: [null] },
        create_user_as_pending: false,
      }),
    );
    await clientOn(fetch).users.get({ user_id: "u", page: undefined, q: null } as never);
    expect(fetch.last.url).toBe("https://test.stytch.com/v1/users/u");
  });

  it("are not changed, and fields that the document doesn't know are sent", async () => {
    const fetch = record();
    const params = Object.freeze({ user_id: "u", new_field: Object.freeze({ a: 1 }) });
    await clientOn(fetch).users.update(params);
    expect(await fetch.last.json()).toEqual({ new_field: { a: 1 } });
  });

  it("keep a field called __proto__ as data", async () => {
    const fetch = record();
    const metadata = JSON.parse('{"__proto__":{"admin":true},"constructor":1}') as Record<string, unknown>;
    await clientOn(fetch).users.create({ email, trusted_metadata: metadata });
    expect(await fetch.last.text()).toContain(
      '"trusted_metadata":{"__proto__":{"admin":true},"constructor":1}',
    );
    const outer = JSON.parse(`{"email":"${email}","__proto__":{"user_id":"x"}}`) as { email: string };
    await clientOn(fetch).users.create(outer);
    expect(await fetch.last.text()).toBe(`{"email":"${email}","__proto__":{"user_id":"x"}}`);
  });
});

describe("a result", () => {
  it("is the answer as it came: unknown fields, unknown values and all", async () => {
    const answer = {
      user_id: "u",
      status: "frozen",
      brand_new: { deep: [1, null, ""] },
      name: null,
      created_at: "2024-01-01T00:00:00Z",
      __proto__x: 1,
    };
    expect(await clientOn(() => json(answer)).users.get({ user_id: "u" })).toStrictEqual(answer);
  });

  it("is a plain object of its own for each call", async () => {
    const stytch = clientOn(() => json({ user_id: "u" }));
    const one = await stytch.users.get({ user_id: "u" });
    const other = await stytch.users.get({ user_id: "u" });
    expect(one).not.toBe(other);
    expect(Object.getPrototypeOf(one)).toBe(Object.prototype);
  });

  it("may have any status of success, and a field called __proto__", async () => {
    const text = '{"__proto__":{"admin":true},"user_id":"u"}';
    for (const status of [200, 201, 202, 299]) {
      const user = await clientOn(() => new Response(text, { status })).users.get({ user_id: "u" });
      expect(JSON.stringify(user)).toBe(text);
      expect((user as unknown as { admin?: boolean }).admin).toBeUndefined();
    }
  });
});

describe("fetch", () => {
  it("may be a handler that answers at once", async () => {
    const handler: Fetch = () => json({ user_id: "u" });
    expect((await clientOn(handler).users.get({ user_id: "u" })).user_id).toBe("u");
  });

  eachTransport("may be many calls at a time, each with its own answer", async () => {
    const url = await serve((request, response) => {
      void bodyOf(request).then((body) => {
        const { email } = JSON.parse(body) as { email: string };
        setTimeout(() => response.end(JSON.stringify({ user_id: email })), email.length % 7);
      });
    });
    const stytch = clientAt(url);
    const emails = Array.from({ length: 100 }, (_, index) => `${"x".repeat(index % 9)}${index}@example.com`);
    const users = await Promise.all(emails.map((email) => stytch.users.create({ email })));
    expect(users.map(({ user_id }) => user_id)).toEqual(emails);
  });
});

describe("the operations", () => {
  it("are all methods, all calls and all flat functions, and send the same", async () => {
    const fetch = record();
    const stytch = clientOn(fetch);
    const operations = createOperations({ projectId, secret, fetch });
    const params: Record<string, string> = { email };
    for (const { path } of Object.values(routes))
      for (const [, name] of path.matchAll(/\{(\w+)\}/g)) params[name!] = "x";

    type Call = (params: object) => Promise<unknown>;
    for (const [id, { accessor, method }] of Object.entries(routes)) {
      const named = accessor.reduce<unknown>(
        (owner, name) => (owner as Record<string, unknown>)[name],
        stytch,
      );
      const flat = id.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
      fetch.requests.length = 0;
      await (named as Call)(params);
      await stytch.call(id as "api_user_v1_Create", params as { email: string });
      await (operations as unknown as Record<string, Call>)[flat]!(params);
      const [first, ...others] = await Promise.all(
        fetch.requests.map(async (request) => [
          request.url,
          request.method,
          await request.text(),
          [...request.headers],
        ]),
      );
      expect(first![1]).toBe(method);
      expect(others).toEqual([first, first]);
    }
    expect(Object.keys(operations)).toHaveLength(Object.keys(routes).length);
  });

  it("may be taken out of their objects", async () => {
    const fetch = record(() => json({ results: [], results_metadata: { total: 0, next_cursor: null } }));
    const { apiUserV1Create } = createOperations({ projectId, secret, fetch });
    const { users, call } = clientOn(fetch);
    const { create, searchAll } = users;
    await apiUserV1Create({ email });
    await create({ email });
    await call("api_user_v1_Create", { email });
    await searchAll().pages().next();
    expect(fetch.requests).toHaveLength(4);
  });

  it("are named after the document: users.create is apiUserV1Create", () => {
    const operations = createOperations({ projectId, secret });
    expect(Object.keys(operations)).toContain("apiUserV1DeleteTOTP");
    expect(Object.keys(operations)).toContain("apiUserV1ConnectedApps");
  });
});

describe("raw", () => {
  it("gives data, or the API's error, and the response", async () => {
    const fine = await clientOn(() => json({ user_id: "u" }, 201, { "x-a": "b" })).raw.POST("/v1/users", {
      body: { email },
    });
    expect(fine.data).toEqual({ user_id: "u" });
    expect(fine.error).toBeUndefined();
    expect(fine.response.status).toBe(201);
    expect(fine.response.headers.get("x-a")).toBe("b");

    const refused = await clientOn(() => json(refusal(), 400, { "x-a": "b" })).raw.POST("/v1/users", {
      body: { email },
    });
    expect(refused.data).toBeUndefined();
    expect(refused.error).toEqual(refusal());
    expect(refused.response.status).toBe(400);
    expect(refused.response.headers.get("x-a")).toBe("b");
  });

  it("may be read as text or as a stream", async () => {
    const path = { params: { path: { user_id: "u" } } };
    const stytch = clientOn(() => json({ user_id: "é" }));
    const text = await stytch.raw.GET("/v1/users/{user_id}", { ...path, parseAs: "text" });
    expect(text.data).toBe('{"user_id":"é"}');
    const stream = await stytch.raw.GET("/v1/users/{user_id}", { ...path, parseAs: "stream" });
    expect(await new Response(stream.data).json()).toEqual({ user_id: "é" });
    const bytes = await stytch.raw.GET("/v1/users/{user_id}", { ...path, parseAs: "arrayBuffer" });
    expect(Buffer.from(bytes.data!).toString()).toBe('{"user_id":"é"}');
  });

  it("carries credentials and headers, and throws what is no answer of the API", async () => {
    const fetch = record(() => new Response("<html>"));
    const call = clientOn(fetch, { headers: { "x-a": "b" } }).raw.POST("/v1/users", { body: { email } });
    await failure(call, StytchResponseError);
    expect(fetch.last.headers.get("authorization")).toBe(`Basic ${credentials}`);
    expect(fetch.last.headers.get("x-a")).toBe("b");
  });

  it("sends our credentials whatever Authorization a call names", async () => {
    const fetch = record();
    await clientOn(fetch).raw.POST("/v1/users", {
      body: { email },
      headers: { authorization: "Basic eDp5" },
    });
    expect(fetch.last.headers.get("authorization")).toBe(`Basic ${credentials}`);
  });

  it("never carries credentials to a server that a call names", async () => {
    const fetch = record();
    const stytch = clientOn(fetch, { baseUrl: "https://test.stytch.com/api" });
    const elsewhere = [
      "https://evil.com",
      "https://test.stytch.com.evil.com/api",
      "https://test.stytch.com",
      "http://test.stytch.com/api",
    ];
    elsewhere.push("https://test.stytch.com/apis", "https://test.stytch.com/api/../x");
    // As long as the client's own, and shorter by "/v1".
    elsewhere.push(
      "https://evil.stytch.com/api",
      "https://evl.example.com/",
      "https://test.stytch.com:8443/api",
    );
    for (const baseUrl of elsewhere) {
      await failure(() => stytch.raw.POST("/v1/users", { baseUrl, body: { email } }), StytchConfigError);
      const params = { path: { user_id: "u" } };
      await failure(() => stytch.raw.GET("/v1/users/{user_id}", { baseUrl, params }), StytchConfigError);
    }
    for (const baseUrl of [
      "https://test.stytch.com/api@evil.com",
      "https://a@evil.com",
      "//evil.com",
      "evil.com",
    ]) {
      // No address at all: the runtime or openapi-fetch refuses it.
      await failure(() => stytch.raw.POST("/v1/users", { baseUrl, body: { email } }), Error);
    }
    expect(fetch.requests).toEqual([]);
  });

  it("never carries credentials where a middleware leads", async () => {
    const fetch = record();
    const stytch = clientOn(fetch);
    stytch.raw.use({ onRequest: ({ request }) => new Request("https://evil.com/v1/users", request) });
    await failure(stytch.users.get({ user_id: "u" }), StytchConfigError);
    await failure(
      stytch.raw.GET("/v1/users/{user_id}", { params: { path: { user_id: "u" } } }),
      StytchConfigError,
    );
    expect(fetch.requests).toEqual([]);
  });

  eachTransport("refuses a header that can't be sent, a middleware's too", async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      seen.push(request.url);
      response.end('{"user_id":"u"}');
    });
    const stytch = clientAt(url);
    const params = { path: { user_id: "u" } };
    const headers = { "x-a": "a\u0001b" };
    const refusal = await failure(
      stytch.raw.GET("/v1/users/{user_id}", { params, headers }),
      StytchConfigError,
    );
    expect(refusal.message).toBe('The header "x-a" has a character that HTTP headers can\'t carry.');
    stytch.raw.use({ onRequest: ({ request }) => request.headers.set("x-b", "\u007f") });
    await failure(stytch.users.get({ user_id: "u" }), StytchConfigError);
    expect(seen).toEqual([]);
  });
});

describe("searchAll", () => {
  const book: Record<string, { results: { user_id: string }[]; next?: string | null }> = {
    start: { results: [{ user_id: "a" }, { user_id: "b" }], next: "two" },
    two: { results: [], next: "three" },
    three: { results: [{ user_id: "c" }], next: null },
  };

  /** A server of pages, and the bodies that asked for them. */
  function paged(pages = book) {
    const bodies: Record<string, unknown>[] = [];
    const fetch = record(async (request) => {
      const body = (await request.json()) as { cursor?: string };
      bodies.push(body);
      const { results, next } = pages[body.cursor ?? "start"]!;
      const total = Object.values(pages).reduce((sum, page) => sum + page.results.length, 0);
      return json({ status_code: 200, results, results_metadata: { total, next_cursor: next } });
    });
    return { bodies, fetch, searchAll: clientOn(fetch).users.searchAll };
  }

  async function idsOf(users: AsyncIterable<{ user_id: string }>): Promise<string[]> {
    const ids: string[] = [];
    for await (const { user_id } of users) ids.push(user_id);
    return ids;
  }

  it("walks all users, an empty page between included, and sends limit and query with each request", async () => {
    const { bodies, searchAll } = paged();
    const search = { limit: 2, query: { operator: "OR" as const, operands: [] } };
    expect(await idsOf(searchAll(search))).toEqual(["a", "b", "c"]);
    expect(bodies).toEqual([search, { ...search, cursor: "two" }, { ...search, cursor: "three" }]);
  });

  it("walks whole answers with pages()", async () => {
    const sizes: number[] = [];
    for await (const page of paged().searchAll().pages()) {
      expect(page.results_metadata.total).toBe(3);
      sizes.push(page.results.length);
    }
    expect(sizes).toEqual([2, 0, 1]);
  });

  it("begins at a cursor", async () => {
    const { bodies, searchAll } = paged();
    expect(await idsOf(searchAll({ cursor: "two" }))).toEqual(["c"]);
    expect(bodies).toEqual([{ cursor: "two" }, { cursor: "three" }]);
  });

  it("sends nothing before it is walked, and nothing more after a break", async () => {
    const { bodies, searchAll } = paged();
    const users = searchAll();
    const pages = users.pages();
    await new Promise(setImmediate);
    expect(bodies).toEqual([]);
    for await (const { user_id } of users) {
      expect(user_id).toBe("a");
      break;
    }
    for await (const page of pages) {
      expect(page.results).toHaveLength(2);
      break;
    }
    expect(await pages.next()).toEqual({ done: true, value: undefined });
    await new Promise(setImmediate);
    expect(bodies).toHaveLength(2);
  });

  it("starts afresh each time it is walked", async () => {
    const { bodies, searchAll } = paged();
    const users = searchAll({ limit: 2 });
    expect(await idsOf(users)).toEqual(["a", "b", "c"]);
    expect(await idsOf(users)).toEqual(["a", "b", "c"]);
    expect(bodies).toHaveLength(6);
  });

  it("finds nothing in an empty project, with next_cursor null, empty or left out", async () => {
    for (const next of [null, "", undefined]) {
      const { bodies, searchAll } = paged({ start: { results: [], ...(next !== undefined && { next }) } });
      expect(await idsOf(searchAll())).toEqual([]);
      expect(bodies).toHaveLength(1);
    }
  });

  it("gives what it has found before it fails midway", async () => {
    const found: string[] = [];
    const fetch = record((request) =>
      found.length < 2 ? paged().fetch(request) : json(refusal("too_many_requests", 429), 429),
    );
    const walk = async () => {
      const { users } = clientOn(fetch, { retry: false });
      for await (const { user_id } of users.searchAll()) found.push(user_id);
    };
    const error = await failure(walk, StytchAPIError);
    expect(error.error_type).toBe("too_many_requests");
    expect(found).toEqual(["a", "b"]);
    expect(fetch.requests).toHaveLength(2);
  });

  it("ends with an error where the cursors go round", async () => {
    const one = paged({ start: { results: [{ user_id: "a" }], next: "x" }, x: { results: [], next: "x" } });
    expect((await failure(() => idsOf(one.searchAll()), StytchResponseError)).message).toContain(
      "repeats its cursor",
    );
    expect(one.bodies).toHaveLength(2);
    const two = paged({
      start: { results: [], next: "x" },
      x: { results: [], next: "y" },
      y: { results: [], next: "x" },
    });
    await failure(() => idsOf(two.searchAll()), StytchResponseError);
    expect(two.bodies).toHaveLength(3);
  });

  it("ends with an error where an answer has no list, rather than finding nobody", async () => {
    for (const answer of [{}, { results: null }, { results: "abc" }, { results: { user_id: "a" } }]) {
      const stytch = clientOn(() => json(answer));
      const error = await failure(() => idsOf(stytch.users.searchAll()), StytchResponseError);
      expect(error.message).toContain("has no results");
    }
  });

  it("takes the options of a call, for each of its requests", async () => {
    const { fetch, searchAll } = paged();
    const controller = new AbortController();
    const walk = async () => {
      const options = { signal: controller.signal, headers: { "x-a": "b" } };
      for await (const { user_id } of searchAll({}, options)) controller.abort(`enough of ${user_id}`);
    };
    expect((await failure(walk, StytchAbortError)).cause).toBe("enough of a");
    expect(fetch.requests.map(({ headers }) => headers.get("x-a"))).toEqual(["b"]);
  });
});

it("the version in the User-Agent is the package's", async () => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  expect(VERSION).toBe(version);
  const fetch = record();
  await clientOn(fetch).users.get({ user_id: "u" });
  expect(fetch.last.headers.get("user-agent")).toBe(`stytch-fetch/${version}`);
});
