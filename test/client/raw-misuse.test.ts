// A raw call that is made wrongly is told so in our words, before anything is sent, and nothing of it is shown.
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { StytchConfigError, StytchResponseError, StytchTimeoutError, type Hooks } from "../../src/index.ts";
import { clientOn, failure, json, marker, record } from "../helpers.ts";
import { connect } from "./api.ts";
import { silent } from "./failing-calls.ts";

type RawCall = (path: unknown, init?: unknown) => Promise<unknown>;
type LooseRaw = Record<string, RawCall> & {
  request: (method: unknown, path: unknown, init?: unknown) => Promise<unknown>;
};

const user = "/v1/users/{user_id}";
const params = { path: { user_id: marker }, query: { token: marker } };
const boom = (): never => {
  throw new TypeError(`can't write ${marker}`);
};

const serverOf = "A call can't name a server of its own";
const notMade = "No request can be made of this call";
/** Options that a GET can't have, with a part of what is said of them. */
const options: [name: string, init: unknown, said: string][] = [
  ["null for options", null, "A raw call takes an object of options, not null"],
  ["a string for options", marker, "A raw call takes an object of options, not a string"],
  ["a list for options", [marker], "A raw call takes an object of options, not an array"],
  ["another server", { params, baseUrl: `https://${marker}.example.com` }, serverOf],
  ["a server that is none", { params, baseUrl: marker }, serverOf],
  ["an empty server", { params, baseUrl: "" }, serverOf],
  ["no text for a server", { params, baseUrl: { marker } }, serverOf],
  ["null for a server", { params, baseUrl: null }, serverOf],
  ["a fetch", { params, fetch: () => json({ marker }) }, "has no option fetch"],
  ["a fetch that is none", { params, fetch: marker }, "has no option fetch"],
  ["a Request", { params, Request: Object }, "has no option Request"],
  ["no params", {}, "needs user_id: it is missing"],
  ["params that are none", { params: marker }, "params takes an object, not a string"],
  ["null for params", { params: null }, "params takes an object, not null"],
  ["params without their path", { params: { user_id: marker } }, "needs user_id: it is missing"],
  ["a path that is text", { params: { path: marker } }, "params.path takes an object, not a string"],
  [
    "a query that is text",
    { params: { ...params, query: marker } },
    "params.query takes an object, not a string",
  ],
  [
    "a query that is nested",
    { params: { ...params, query: { a: { b: { marker } } } } },
    "can't be written as a URL",
  ],
  ["half a pair in a path", { params: { path: { user_id: `${marker}\ud800` } } }, "half a surrogate pair"],
  ["a path that walks up", { params: { path: { user_id: ".." } } }, 'user_id can\'t be ".."'],
  ["a time limit that is text", { params, timeout: marker }, "timeout must be milliseconds"],
  ["retries that are text", { params, retry: marker }, "retry takes an object"],
  [
    "headers in params that are text",
    { params: { ...params, header: marker } },
    "params.header takes an object",
  ],
  [
    "a header in params beyond Latin-1",
    { params: { ...params, header: { "x-a": `${marker}ж` } } },
    'header "x-a"',
  ],
  [
    "headers that are text",
    { params, headers: `x-a: ${marker}` },
    "headers must be an object of names and strings",
  ],
  ["null for headers", { params, headers: null }, "headers must be an object"],
  [
    "a header beyond Latin-1",
    { params, headers: { "x-a": `${marker}漢` } },
    'The header "x-a" has a character',
  ],
  [
    "a header with a line's end",
    { params, headers: { "x-a": `${marker}\r\nx-b: c` } },
    'The header "x-a" has',
  ],
  ["a whole header for a name", { params, headers: { [`x-a: ${marker}`]: "" } }, 'The header "x-a" has'],
  ["an object for a header", { params, headers: { "x-a": { marker } } }, "headers must be names and strings"],
  [
    "a symbol for a header",
    { params, headers: { "x-a": Symbol(marker) } },
    "headers must be names and strings",
  ],
  ["headers in no pairs", { params, headers: [marker] }, "An entry of headers must be an array"],
  ["a pair beyond Latin-1", { params, headers: [["x-a", `${marker}漢`]] }, 'The header "x-a" has'],
  ["a signal that is text", { params, signal: marker }, "signal must be an AbortSignal, not a string"],
  ["a controller for a signal", { params, signal: new AbortController() }, "signal must be an AbortSignal"],
  [
    "another thing with events for a signal",
    { params, signal: new EventTarget() },
    "signal must be an AbortSignal",
  ],
  [
    "a signal that can't be listened to no more",
    { params, signal: { aborted: false, addEventListener: () => {} } },
    "signal must be an AbortSignal",
  ],
  [
    "a query's writer that throws",
    { params, querySerializer: boom },
    "querySerializer threw an instance of TypeError",
  ],
  [
    "a query's writer that gives no text",
    { params, querySerializer: () => ({ marker }) },
    "querySerializer gave an object",
  ],
  [
    "a query's writer that is none",
    { params, querySerializer: marker },
    "querySerializer must be a function",
  ],
  [
    "a query's options that can't write it",
    { params: { ...params, query: { a: [{ marker }] } }, querySerializer: { array: {} } },
    notMade,
  ],
  ["a path's writer that throws", { params, pathSerializer: boom }, "pathSerializer threw"],
  [
    "a path's writer that leads elsewhere",
    { params, pathSerializer: () => `https://${marker}.example.com/` },
    serverOf,
  ],
  ["a path's writer that writes no URL", { params, pathSerializer: () => marker }, notMade],
  [
    "a path's writer that gives no text",
    { params, pathSerializer: () => new URL(`https://${marker}`) },
    "pathSerializer gave an instance of URL",
  ],
  [
    "a path's writer that is none",
    { params, pathSerializer: {} },
    "pathSerializer must be a function, not an object",
  ],
  [
    "a body's writer that is none",
    { params, bodySerializer: {} },
    "bodySerializer must be a function, not an object",
  ],
  ["a body", { params, body: { marker } }, "A GET has no body"],
  ["null for a body", { params, body: null }, "A GET has no body"],
  ["a way to read that is none", { params, parseAs: marker }, "parseAs must be one of json, text"],
  [
    "a way to read that other answers have",
    { params, parseAs: "formData" },
    "parseAs must be one of json, text",
  ],
  [
    "a middleware that is no list",
    { params, middleware: { onRequest: boom } },
    "middleware must be an array",
  ],
  [
    "a middleware that is none",
    { params, middleware: [marker] },
    "A middleware takes an object, not a string",
  ],
  [
    "a middleware without functions",
    { params, middleware: [{ onRequest: marker }] },
    "A middleware's onRequest must be a function",
  ],
  ...["mode", "credentials", "cache", "redirect", "referrerPolicy", "referrer", "duplex", "window"].map(
    (name): [string, unknown, string] => [
      `a ${name} that is none`,
      { params, [name]: name === "referrer" ? `https://[${marker}` : marker },
      `${notMade}: fetch doesn't take this ${name}.`,
    ],
  ),
];

/** Bodies, and their writers, that a POST can't have. */
const bodies: [name: string, init: object, said: string][] = [
  [
    "a writer that throws",
    { body: { marker }, bodySerializer: boom },
    "bodySerializer threw an instance of TypeError",
  ],
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- a serializer may be anyone's
  ["a writer that throws text", { body: { marker }, bodySerializer: () => { throw marker; } }, "bodySerializer threw a string"], // prettier-ignore
  [
    "a writer that is late",
    { body: { marker }, bodySerializer: () => Promise.resolve(marker) },
    "bodySerializer gave an instance of Promise",
  ],
  [
    "a writer that gives an object",
    { body: { marker }, bodySerializer: (all: unknown) => all },
    "bodySerializer gave an object",
  ],
  ["a BigInt", { body: { marker, a: 1n } }, "a is a bigint, which JSON can't hold"],
  ["itself", { body: Object.assign({ marker }, { get me() { return this; } }) }, "can't be written as JSON"], // prettier-ignore
  ["a stream", { body: "a", bodySerializer: () => new ReadableStream() }, notMade],
  ...[new FormData(), new Blob([marker]), new URLSearchParams({ marker }), new ReadableStream()].map(
    (body): [string, object, string] => [
      `a ${body.constructor.name}`,
      { body },
      `The whole is an instance of ${body.constructor.name}`,
    ],
  ),
];

const methods: [name: string, method: unknown, said: string][] = [
  ...["TRACE", "trace", "CONNECT", "TRACK"].map((name): [string, string, string] => [
    name,
    name,
    `A raw call can't be a ${name.toUpperCase()}`,
  ]),
  ...[`G ${marker}`, "", null, 5, undefined, {}, "GET\n", Symbol("GET")].map(
    (value): [string, unknown, string] => [inspect(value), value, "A raw call's method must be a word"],
  ),
];

const paths: [name: string, path: unknown][] = [
  ["a URL", `https://example.com/v1/users/u?token=${marker}`],
  ["a path without a slash", `v1/users/${marker}`],
  ["nothing", undefined],
  ["an empty path", ""],
  ["a URL's object", new URL(`https://example.com/${marker}`)],
  ["a number", 5],
];

/** Makes a wrong call, with its trace of what a hook, or a server, saw of it. */
async function refusalOf(call: (raw: LooseRaw) => Promise<unknown>): Promise<string> {
  const told: unknown[] = [];
  const hooks: Hooks = { onRequest: (attempt) => told.push(attempt) };
  const fetch = record();
  const { raw } = clientOn(fetch, { hooks });
  const error = await failure(() => call(raw as unknown as LooseRaw), StytchConfigError);
  expect(error.cause).toBeUndefined();
  expect(error.message).not.toMatch(/https?:\/\//);
  expect([...fetch.requests, ...told]).toEqual([]);
  return error.message;
}

describe("a raw call is refused", () => {
  it.each(options)("with %s", async (_, init, said) => {
    expect(await refusalOf((raw) => raw["GET"]!(user, init))).toContain(said);
  });

  it.each(bodies)("for a body with %s", async (_, init, said) => {
    expect(await refusalOf((raw) => raw["POST"]!("/v1/users", init))).toContain(said);
  });

  it.each(methods)("for the method %s", async (_, method, said) => {
    expect(await refusalOf((raw) => raw.request(method, user, { params }))).toContain(said);
  });

  it.each(paths)("for %s as its path", async (_, path) => {
    expect(await refusalOf((raw) => raw["GET"]!(path))).toContain("must begin with a slash");
  });

  it("as a TRACE, which openapi-fetch has a method for", async () => {
    expect(await refusalOf((raw) => raw["TRACE"]!("/v1/users"))).toContain("can't be a TRACE");
  });
});

describe("a raw call is made", () => {
  it("with headers in pairs, of another realm's Headers, too", async () => {
    const fetch = record();
    const { raw } = clientOn(fetch);
    const get = { params: { path: { user_id: "u" } } };
    const foreign = { *[Symbol.iterator]() { yield ["x-a", "1"]; yield ["x-b", "2"]; } }; // prettier-ignore
    for (const headers of [
      [
        ["x-a", "1"],
        ["x-b", "2"],
      ],
      new Map([
        ["x-a", "1"],
        ["x-b", "2"],
      ]),
      foreign,
    ]) {
      // prettier-ignore
      await raw.GET(user, { ...get, headers: headers as never });
      expect(fetch.last.headers.get("x-a")).toBe("1");
      expect(fetch.last.headers.get("x-b")).toBe("2");
      expect([...fetch.last.headers.keys()]).not.toContain("0");
    }
  });

  it("as if what is undefined, or no signal, were left out", async () => {
    const fetch = record();
    const names = [
      "baseUrl",
      "fetch",
      "Request",
      "headers",
      "parseAs",
      "querySerializer",
      "body",
      "middleware",
      "mode",
    ];
    const init = Object.fromEntries(names.map((name) => [name, undefined]));
    await clientOn(fetch).raw.GET(user, {
      ...init,
      signal: null,
      params: { path: { user_id: "u" } },
    } as never);
    expect(fetch.last.url).toBe("https://test.stytch.com/v1/users/u");
  });

  it("with serializers of its own, and its middlewares' own requests and errors", async () => {
    const fetch = record();
    const { raw } = clientOn(fetch);
    const bodySerializer = (body: object) => JSON.stringify({ ...body, more: 1 });
    await raw.POST("/v1/users", { body: { email: "a@example.com" }, bodySerializer });
    expect(await fetch.last.json()).toEqual({ email: "a@example.com", more: 1 });
    const get = { params: { path: { user_id: "u" }, query: { a: [1, 2] } } } as never as {
      params: { path: { user_id: string } };
    };
    await raw.GET(user, { ...get, querySerializer: { array: { style: "pipeDelimited", explode: false } } });
    expect(fetch.last.url).toMatch(/\?a=1\|2$/);
    const onRequest = ({ request }: { request: Request }) =>
      new Request(request, { headers: { "x-a": "b" } });
    await raw.GET(user, { ...get, middleware: [{ onRequest }] });
    expect(fetch.last.headers.get("x-a")).toBe("b");
    const own = new RangeError("mine");
    const call = raw.GET(user, { ...get, middleware: [{ onRequest: () => Promise.reject(own) }] });
    await expect(call).rejects.toBe(own);
  });

  it("with a time limit and retries of its own", async () => {
    const fetch = record(() => json({}, 503, { "retry-after": "0" }));
    const { raw } = clientOn(fetch, { timeout: 0 });
    const get = { params: { path: { user_id: "u" } } };
    await failure(raw.GET(user, { ...get, retry: false }), StytchResponseError);
    expect(fetch.requests).toHaveLength(1);
    await failure(raw.GET(user, { ...get, retry: { attempts: 2 } }), StytchResponseError);
    expect(fetch.requests).toHaveLength(3);
    const slow = clientOn(silent(true), { timeout: 0, retry: false });
    const error = await failure(slow.raw.GET(user, { ...get, timeout: 20 }), StytchTimeoutError);
    expect(error.timeout).toBe(20);
  });

  it("and hooks are told its path with its braces, also where the document doesn't have it", async () => {
    const told: string[] = [];
    const hooks: Hooks = { onRequest: ({ operation, path }) => told.push(operation, path) };
    const { raw } = connect({ fetch: record(), hooks });
    await raw.GET("/v9/things/{id}?token=t", { params: { path: { id: "a@example.com" } } });
    expect(told).toEqual(["GET /v9/things/{id}", "/v9/things/{id}"]);
  });
});

describe("a method's call is refused", () => {
  const listen = { addEventListener: () => {} };
  const signals = [null, "a", {}, new AbortController(), new EventTarget(), listen, { ...listen, aborted: false }]; // prettier-ignore
  it.each(signals)("with %o as its signal", async (signal) => {
    const fetch = record();
    const call = clientOn(fetch).users.get({ user_id: "u" }, { signal: signal as never });
    expect((await failure(call, StytchConfigError)).message).toContain("signal must be an AbortSignal");
    expect(fetch.requests).toEqual([]);
  });
});
