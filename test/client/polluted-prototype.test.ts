// Other code of a program may have put fields on Object.prototype, by a merge of foreign JSON for one. None of them is an
// option of a client or a call, a field of a route, or a part of what a request is made with.
import { describe, expect, it } from "vitest";
import { createStytch, type StytchOptions } from "../../src/index.ts";
import { bodyOf, clientAt, credentials, email, json, projectId, record, secret, serve } from "../helpers.ts";
import { eachTransport } from "../transports.ts";

/** Runs what is synchronous with a field on Object.prototype. */
function withField<Result>(name: string, value: unknown, run: () => Result): Result {
  const prototype = Object.prototype as unknown as Record<string, unknown>;
  prototype[name] = value;
  try {
    return run();
  } finally {
    Reflect.deleteProperty(prototype, name);
  }
}

const elsewhere = "https://elsewhere.example";
const options: [name: string, value: unknown][] = [
  ["baseUrl", elsewhere],
  ["gateway", elsewhere],
  ["fraudBaseUrl", elsewhere],
  ["headers", { "x-a": "b" }],
  ["userAgent", "other"],
  ["hooks", { onRequest: () => { throw new Error("hook"); } }],
  ["timeout", 1],
  ["retry", { attempts: 10 }],
  ["attempts", 10],
  ["limit", { requests: 0, interval: 1 }],
  ["clock", {}],
  ["random", "a"],
  ["validate", "strict"],
  ["allowHttp", "a"],
  ["signal", AbortSignal.abort()],
  ["maxConnections", 0],
]; // prettier-ignore

/** Fields of a route, and of what a request is made with. */
const fields: [name: string, value: unknown][] = [
  ["server", "other"],
  ["credentials", "form"],
  ["contentType", "form"],
  ["errors", "oauth"],
  ["fromOptions", { user_id: "projectId" }],
  ["reserved", { user_id: ["u"] }],
  ["hostname", "127.0.0.2"],
  ["socketPath", "/elsewhere.sock"],
  ["auth", "a:b"],
  ["defaultPort", 1],
  ["value", "a"],
  ["insecureHTTPParser", "a"],
  ["maxHeaderSize", 1],
];

describe("a client", () => {
  it.each(options)("has no option %s that it wasn't given", async (name, value) => {
    const fetch = record();
    const call = withField(name, value, () => {
      const stytch = createStytch({ projectId, secret, fetch });
      return stytch.users.create({ email }, { retry: {} });
    });
    await call;
    expect(fetch.last.url).toBe("https://test.stytch.com/v1/users");
    expect(fetch.last.headers.get("x-a")).toBeNull();
    expect(fetch.last.headers.get("user-agent")).toContain("stytch-fetch/");
  });

  eachTransport("has no fetch that it wasn't given", async () => {
    const url = await serve((_, response) => void response.end('{"user_id":"u"}'));
    const other = record(() => json({ user_id: "other" }));
    const stytch = withField("fetch", other, () => clientAt(url));
    expect(await stytch.users.get({ user_id: "u" })).toEqual({ user_id: "u" });
    expect(other.requests).toEqual([]);
  });

  it("keeps the options that a class has by getters", async () => {
    const fetch = record();
    class Config {
      readonly projectId = projectId;
      readonly secret = secret;
      readonly fetch = fetch;
      get baseUrl() {
        return "https://own.example";
      }
    }
    const stytch = withField("baseUrl", elsewhere, () => createStytch(new Config() as StytchOptions));
    await stytch.users.get({ user_id: "u" });
    expect(fetch.last.url).toBe("https://own.example/v1/users/u");
  });
});

describe("a call", () => {
  eachTransport.each(fields)("goes its way whatever the prototype has: %s", async ([name, value]) => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      void bodyOf(request).then((body) => {
        seen.push([request.method, request.url, request.headers.authorization, body]);
        // So that the next call begins at once, on a connection of its own.
        response.writeHead(200, { connection: "close" }).end('{"user_id":"u"}');
      });
    });
    const stytch = clientAt(url, { retry: false });
    await stytch.users.get({ user_id: "u" });
    await withField(name, value, () => stytch.users.create({ email }));
    expect(seen).toEqual([
      ["GET", "/v1/users/u", `Basic ${credentials}`, ""],
      ["POST", "/v1/users", `Basic ${credentials}`, JSON.stringify({ email })],
    ]);
  });

  it("knows its route's fields, and no other, as its client is made", async () => {
    for (const [name, value] of fields) {
      const fetch = record();
      const stytch = withField(name, value, () => createStytch({ projectId, secret, fetch }));
      await stytch.users.update({ user_id: "u", external_id: "e" });
      expect(fetch.last.url, name).toBe("https://test.stytch.com/v1/users/u");
      expect(fetch.last.headers.get("authorization"), name).toBe(`Basic ${credentials}`);
      expect(await fetch.last.text(), name).toBe('{"external_id":"e"}');
    }
  });

  it("has its own namespaces, whatever the prototype has", () => {
    const theirs = { loginOrCreate: "theirs" };
    for (const [name, value] of [
      ["magicLinks", theirs],
      ["email", theirs],
      ["email", 5],
    ] as const) {
      const stytch = createStytch({ projectId, secret, fetch: record() });
      withField(name, value, () => expect(typeof stytch.magicLinks.email.loginOrCreate).toBe("function"));
    }
    expect(theirs).toEqual({ loginOrCreate: "theirs" });
  });

  it("of an operationId that the prototype has is refused by name", async () => {
    const stytch = createStytch({ projectId, secret, fetch: record() });
    for (const id of ["constructor", "__proto__", "toString"]) {
      const call = async (): Promise<unknown> => stytch.call(id as "api_user_v1_Get", { user_id: "u" });
      await expect(call()).rejects.toThrow(`There is no operation ${id}.`);
    }
  });
});
