// A value of a path parameter stays in its place: the call is refused, or it is the operation that was called, with the
// value that was given.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createOperations, createStytch, routes, StytchConfigError, type Route } from "../../src/index.ts";
import { failure, json, projectId, record, secret } from "../helpers.ts";

const base = "https://example.com/proxy/stytch";
const withParams = Object.entries(routes).filter(([, { path }]) => path.includes("{"));
const literals = [...new Set(Object.values(routes).flatMap(({ path }) => path.split("/")))];

const hostile = [
  ...[
    "",
    ".",
    "..",
    "...",
    "%2e",
    "%2E",
    "%2e%2e",
    "%2E%2e",
    ".%2e",
    "%2e.",
    "%252e%252e",
    "..%2f",
    "%2f..",
    "../..",
    "./",
  ],
  ...[
    "..\\",
    "\\..\\",
    "\\",
    "/",
    "//",
    "//evil.com",
    "/..",
    "..;",
    ".;/",
    "?",
    "#",
    "?a=b",
    "#x",
    "a?b#c",
    "&",
    "=",
    ";",
    ":",
  ],
  ...[
    "\n",
    "\r\n",
    "\t",
    "\0",
    ".\t",
    "\t.",
    ".\n.",
    "\r.",
    "..\t",
    "\t..",
    ".\0",
    " ",
    " .",
    ". ",
    "\u00a0",
    "\u2028",
    "\ufeff",
  ],
  ...["\uff0e", "\uff0e\uff0e", "\u2024\u2024", "\uff0f", "\u3002", "\u2025", "a\u0301", "á", "I\u0307", "ß"],
  ...["\ud800", "\udc00", "a\ud800", "\udc00\ud800", "😀", "\u{10ffff}", "\ufffe", "\uffff"],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "prototype",
    "undefined",
    "null",
    "NaN",
    "[object Object]",
  ],
  ...[
    "{user_id}",
    "{email_id}",
    "%7Buser_id%7D",
    "$&",
    "$1",
    "$$",
    "$`",
    "%",
    "%%",
    "%zz",
    "+",
    "a+b",
    "*",
    "auth0|1",
  ],
  ...[
    "v1",
    "Emails",
    "EMAILS",
    "emails/",
    "emails%2f",
    "%65mails",
    "http:",
    "https://evil.com",
    "@evil.com",
    "a".repeat(4_000),
  ],
];
/** One of the characters of a text. */
const oneOf = (text: string) => fc.constantFrom(...Array.from(text));

const anyString = fc.oneof(
  fc.constantFrom(...hostile, ...literals),
  fc.string({ unit: "binary" }),
  fc.string({ unit: oneOf(".%2eE/\\\t\n\r;?#a") }),
  // Halves of surrogate pairs, too.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 })
    .map((units) => String.fromCharCode(...units)),
);

/** Finds a request's operation as a router would: a segment's literal comes before a parameter, from left to right. */
function match(method: string, path: string): { id: string; values: Record<string, string> } | undefined {
  const segments = path.split("/");
  let left = Object.entries(routes)
    .map(([id, route]) => ({ id, method: route.method, parts: route.path.split("/") }))
    .filter((route) => route.method === method && route.parts.length === segments.length);
  for (const [index, segment] of segments.entries()) {
    const exact = left.filter(({ parts }) => parts[index] === segment);
    left = exact.length > 0 ? exact : left.filter(({ parts }) => parts[index]!.startsWith("{"));
  }
  const [found] = left;
  if (!found) return undefined;
  const named = found.parts.flatMap((part, index) =>
    part.startsWith("{") ? [[part.slice(1, -1), decodeURIComponent(segments[index]!)] as const] : [],
  );
  return { id: found.id, values: Object.fromEntries(named) };
}

type Call = (params: Record<string, string>) => Promise<unknown>;
const fetch = record();
const options = { projectId, secret, baseUrl: `${base}/`, fetch };
const stytch = createStytch(options);
const operations = createOperations(options) as unknown as Record<string, Call>;

function methodAt(accessor: readonly string[]): Call {
  const found = accessor.reduce<unknown>((owner, name) => (owner as Record<string, unknown>)[name], stytch);
  return found as Call;
}

/** Every way to call an operation. */
function ways(id: string, { accessor, method, path }: Route): Record<string, Call> {
  const raw = stytch.raw.request as unknown as (
    method: string,
    path: string,
    init: object,
  ) => Promise<unknown>;
  const body = method === "POST" || method === "PUT" ? {} : undefined;
  return {
    method: (params) => methodAt(accessor)(params),
    call: (params) =>
      (stytch.call as unknown as (id: string, params: object) => Promise<unknown>)(id, params),
    operation: (params) =>
      operations[id.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())]!(params),
    raw: (params) => raw(method.toLowerCase(), path, { params: { path: params }, body }),
  };
}

async function refusedWith(
  call: Call,
  values: Record<string, string>,
): Promise<StytchConfigError | undefined> {
  fetch.requests.length = 0;
  try {
    await call(values);
    return undefined;
  } catch (error) {
    if (error instanceof StytchConfigError) return error;
    throw error;
  }
}

function expectSameOperation(id: string, { method }: Route, values: Record<string, string>): void {
  expect(fetch.requests).toHaveLength(1);
  expect(fetch.last.method).toBe(method);
  const url = new URL(fetch.last.url);
  expect(url.href).toBe(fetch.last.url);
  expect(url.origin).toBe("https://example.com");
  expect([url.search, url.hash, url.username]).toEqual(["", "", ""]);
  expect(url.href).not.toMatch(/[?#]/);
  expect(url.pathname.startsWith("/proxy/stytch/v1/")).toBe(true);
  expect(match(method, url.pathname.slice("/proxy/stytch".length))).toEqual({ id, values });
}

describe.each(withParams)("%s", (id, route) => {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  // Those that nothing fills in where a call leaves them out.
  const needed = names.filter((name) => !route.fromOptions?.[name]);
  const values = fc.record(Object.fromEntries(names.map((name) => [name, anyString])), {
    noNullPrototype: true,
  });

  it.each(Object.entries(ways(id, route)))(
    "keeps to its operation for any strings, by %s",
    async (_, call) => {
      const property = fc.asyncProperty(values, async (given) => {
        if (await refusedWith(call, given)) expect(fetch.requests).toHaveLength(0);
        else expectSameOperation(id, route, given);
      });
      await fc.assert(property, { numRuns: 80 });
    },
  );

  it("keeps to its operation, or refuses, for each value known to be hostile", async () => {
    for (const name of names) {
      for (const value of [...hostile, ...literals]) {
        const given = { ...Object.fromEntries(names.map((other) => [other, "user-test-1"])), [name]: value };
        for (const call of Object.values(ways(id, route))) {
          if (await refusedWith(call, given)) expect(fetch.requests).toHaveLength(0);
          else expectSameOperation(id, route, given);
        }
      }
    }
  });

  it("sends nothing for an id that is missing, empty, a dot segment, half a surrogate pair or no string", async () => {
    const bad = [
      undefined,
      null,
      "",
      ".",
      "..",
      "\ud800",
      5,
      5n,
      true,
      ["a"],
      { a: 1 },
      Symbol("x"),
      () => "x",
      new String("a"),
    ];
    for (const name of names) {
      for (const value of needed.includes(name) ? bad : bad.slice(2)) {
        const given = { ...Object.fromEntries(names.map((other) => [other, "x"])), [name]: value };
        for (const call of Object.values(ways(id, route))) {
          fetch.requests.length = 0;
          const error = await failure(call(given as Record<string, string>), StytchConfigError);
          expect(error.message).toContain(name);
          expect(fetch.requests).toHaveLength(0);
        }
      }
    }
  });

  it.runIf(needed.length > 0)("sends nothing without any params", async () => {
    for (const call of Object.values(ways(id, route))) {
      fetch.requests.length = 0;
      const error = await failure(call(undefined as never), StytchConfigError);
      expect(error.message).toContain(names[0]);
      expect(fetch.requests).toHaveLength(0);
    }
  });

  it.runIf(needed.length > 0)("does not take an id that the params only inherit", async () => {
    const inherited = Object.create(Object.fromEntries(names.map((name) => [name, "x"]))) as Record<
      string,
      string
    >;
    await failure(ways(id, route)["method"]!(inherited), StytchConfigError);
  });
});

it("refuses few ids: what real ids look like is sent", async () => {
  const call = ways("api_user_v1_Get", routes.api_user_v1_Get)["method"]!;
  for (const user_id of [
    "user-test-1",
    "search",
    "emails",
    "auth0|5f7c",
    "a/b",
    "...",
    "%2e",
    "me@example.com",
    "é",
  ]) {
    expect(await refusedWith(call, { user_id })).toBeUndefined();
  }
});

it("refuses an id that would make it another operation, and says so", async () => {
  const error = await failure(stytch.users.deleteExternalId({ user_id: "emails" }), StytchConfigError);
  expect(error.message).toContain("it would call another operation");
});

it("keeps a base path that is only a prefix of another one apart", async () => {
  const send = record(() => json({}));
  const client = createStytch({ projectId, secret, baseUrl: "https://example.com/api", fetch: send });
  // The types refuse this path: dots in a path that is written by hand.
  const get = client.raw.request as unknown as (method: string, path: string) => Promise<unknown>;
  await failure(get("get", "/../api-of-another/v1/users"), StytchConfigError);
  await failure(get("get", "/../../v1/users"), StytchConfigError);
  expect(send.requests).toHaveLength(0);
});
