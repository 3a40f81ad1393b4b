// A client of the package's operations and of others, which a document of someone's own adds: `extendApi`, the option `api`,
// and the code that `npx stytch-fetch generate` wrote for the example.
import { describe, expect, expectTypeOf, it } from "vitest";
import * as own from "../../examples/own-endpoints/stytch/index.ts";
import {
  createOperations,
  createStytch,
  extendApi,
  StytchAPIError,
  StytchConfigError,
  StytchResponseError,
  type ApiExtension,
  type ExtensionRoute,
  type Stytch,
  type StytchOptions,
} from "../../src/index.ts";
import * as node from "../../src/node/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { validator } from "../../src/validate/index.ts";
import { credentials, failure, json, projectId, record, refusal, secret } from "../helpers.ts";

const get: ExtensionRoute = {
  method: "GET",
  path: "/v1/reports/{report_id}",
  accessor: ["reports", "get"],
  retry: "read",
};
const create: ExtensionRoute = {
  method: "POST",
  path: "/v1/reports",
  accessor: ["reports", "create"],
  retry: "unsafe",
};

/** The members that `reports` above makes. */
interface Reports extends Stytch {
  reports: { get: (params: object) => Promise<unknown>; create: (params: object) => Promise<unknown> };
}

function connect(extension: ApiExtension, options: Partial<StytchOptions> = {}): Reports {
  return createStytch({
    projectId,
    secret,
    ...options,
    api: extendApi(extension),
  } as StytchOptions) as Reports;
}

describe("an added operation", () => {
  it("is a method, beside the package's in a namespace that both have", async () => {
    const fetch = record(() => json({ request_id: "r", status_code: 200, ok: true }));
    const api = {
      routes: { get, touch: { ...get, path: "/v1/users/{user_id}/touch", accessor: ["users", "touch"] } },
    };
    const stytch = connect(api, { fetch });
    await stytch.reports.get({ report_id: "a/b", page: 2 });
    await (stytch.users as unknown as { touch: (params: object) => Promise<unknown> }).touch({
      user_id: "u",
    });
    await stytch.users.get({ user_id: "u" });
    expect(fetch.requests.map(({ url }) => url.replace(/^https:\/\/[^/]+/, ""))).toEqual([
      "/v1/reports/a%2Fb?page=2",
      "/v1/users/u/touch",
      "/v1/users/u",
    ]);
  });

  it("is called by its operationId, and as a flat function", async () => {
    const fetch = record(() => json({ request_id: "r", status_code: 200 }));
    const api = extendApi({ routes: { api_reports_v1_Get: get } });
    const stytch = createStytch({ projectId, secret, fetch, api });
    await stytch.call("api_reports_v1_Get" as never, { report_id: "a" } as never);
    const flat = createOperations({ projectId, secret, fetch, api }) as unknown as Record<
      string,
      (params: object) => Promise<unknown>
    >;
    await flat["apiReportsV1Get"]!({ report_id: "b" });
    expect(fetch.requests.map(({ url }) => url)).toEqual([
      expect.stringMatching(/\/v1\/reports\/a$/),
      expect.stringMatching(/\/v1\/reports\/b$/),
    ]);
  });

  it("has its params in the path, the query and the body of a PATCH", async () => {
    const fetch = record(() => json({ request_id: "r", status_code: 200 }));
    const patch: ExtensionRoute = { ...get, method: "PATCH", query: ["dry_run", "__proto__"] };
    const stytch = connect({ routes: { get: patch } }, { fetch });
    const params = JSON.parse(
      '{ "report_id": "a", "dry_run": true, "title": "T", "__proto__": 1 }',
    ) as object;
    await stytch.reports.get(params);
    await stytch.reports.get({ report_id: "a" });
    stytch.raw.use({ onRequest: ({ request }) => request });
    await stytch.reports.get(params);
    const sent = fetch.requests.map(async (request) => [
      request.method,
      new URL(request.url).pathname + new URL(request.url).search,
      await request.text(),
    ]);
    const whole = ["PATCH", "/v1/reports/a?dry_run=true&__proto__=1", '{"title":"T"}'];
    expect(await Promise.all(sent)).toEqual([whole, ["PATCH", "/v1/reports/a", "{}"], whole]);
  });

  it("gives an object without fields where its answer has no body", async () => {
    const fetch = record(() => new Response(null, { status: 204 }));
    const routes = { get: { ...get, empty: true } as const, create };
    const stytch = connect({ routes }, { fetch });
    const middle = connect({ routes }, { fetch, validate: validator("strict") });
    middle.raw.use({ onResponse: ({ response }) => response });
    for (const { reports } of [stytch, middle]) {
      expect(await reports.get({ report_id: "a" })).toEqual({});
      const error = await failure(() => reports.create({}), StytchResponseError);
      expect(error.message).toMatch(/is empty|is no JSON object/);
    }
  });

  it("is tried again as its route says", async () => {
    let calls = 0;
    const fetch = record(() =>
      ++calls < 2 ? json(refusal("internal_server_error", 500), 500) : json({ status_code: 200 }),
    );
    const stytch = connect({ routes: { get, create } }, { fetch, random: () => 0 });
    await stytch.reports.get({ report_id: "a" });
    expect(calls).toBe(2);
    calls = 0;
    await failure(() => stytch.reports.create({}), StytchAPIError);
    expect(calls).toBe(1);
  });

  it("goes to its own server, with the project's credentials or without", async () => {
    const fetch = record(() => json({ request_id: "r", status_code: 200 }));
    const servers = {
      reports: { test: "https://reports.example.com/base", live: "https://live.example.com" },
    };
    const routes = {
      get: { ...get, server: "reports" },
      create: { ...create, server: "reports", credentials: "none" } as const,
    };
    const stytch = connect({ routes, servers }, { fetch });
    await stytch.reports.get({ report_id: "a" });
    await stytch.reports.create({});
    expect(fetch.requests.map(({ url, headers }) => [url, headers.get("authorization")])).toEqual([
      ["https://reports.example.com/base/v1/reports/a", `Basic ${credentials}`],
      ["https://reports.example.com/base/v1/reports", null],
    ]);
    const elsewhere = connect({ routes, servers }, {
      fetch,
      reportsBaseUrl: "https://other.example.com",
    } as object);
    await elsewhere.reports.get({ report_id: "a" });
    expect(fetch.requests.at(-1)!.url).toBe("https://other.example.com/v1/reports/a");
  });

  it("has its secrets hidden in errors", async () => {
    const pin = "pin-0123456789abcdef";
    const fetch = record(() => json({ ...refusal("bad_pin"), error_message: `no ${pin}` }, 400));
    const stytch = connect({ routes: { create }, secretFields: ["report_pin"] }, { fetch });
    for (const report_pin of [pin, ["", pin]]) {
      const error = await failure(() => stytch.reports.create({ report_pin }), StytchAPIError);
      expect(error).toMatchObject({ error_type: "bad_pin" });
      expect(error.message).not.toContain(pin);
    }
  });

  it("has answers that no rule of the package's document is held against", async () => {
    const fetch = record(() => json({ anything: 1 }));
    const stytch = connect({ routes: { get } }, { fetch, validate: validator("strict") });
    expect(await stytch.reports.get({ report_id: "a" })).toEqual({ anything: 1 });
  });

  it("keeps a value from an operation of the package that would be called in its place", async () => {
    const users = {
      api_user_v1_Get: {
        ...get,
        path: "/v1/users/{user_id}",
        accessor: ["users", "get"],
        reserved: { user_id: ["recent"] },
      },
    };
    const stytch = connect({ routes: users });
    expect(await failure(() => stytch.users.get({ user_id: "recent" }), StytchConfigError)).toMatchObject({
      message: expect.stringContaining("would call another operation") as string,
    });
  });

  it("leaves the package's operations where they are, whatever an older file says of them", async () => {
    const fetch = record(() => json({ request_id: "r", status_code: 200 }));
    const servers = { other: { test: "https://other.example.com", live: "https://other.example.com" } };
    const old = { ...get, path: "/v0/users/{user_id}", accessor: ["users", "get"], server: "other" };
    const stytch = connect(
      { routes: { api_user_v1_Get: { ...old, reserved: { user_id: ["me"] } } }, servers },
      { fetch },
    );
    await stytch.users.get({ user_id: "u" });
    expect(fetch.requests.map(({ url }) => url)).toEqual([
      expect.stringMatching(/stytch\.com\/v1\/users\/u$/),
    ]);
    await failure(() => stytch.users.get({ user_id: "me" }), StytchConfigError);
  });

  it("goes to a server that there is", () => {
    for (const server of ["nope", "constructor", "__proto__"]) {
      expect(() => connect({ routes: { mine: { ...get, server } } })).toThrow(
        `mine goes to the server ${server}, which isn't there. Add it to`,
      );
    }
  });

  it("changes no client that is made without it", () => {
    connect({ routes: { get } });
    expect(createStytch({ projectId, secret })).not.toHaveProperty("reports");
  });
});

it("goes through a gateway", async () => {
  const fetch = record(() => json({ request_id: "r", status_code: 200 }));
  const stytch = createStytch({
    gateway: "https://app.example.com/api",
    fetch,
    api: extendApi({ routes: { get } }),
  }) as Reports;
  await stytch.reports.get({ report_id: "a" });
  expect(fetch.requests[0]!.url).toBe("https://app.example.com/api/v1/reports/a");
});

it("is made over Node's client, too, also from the environment", async () => {
  const api = extendApi({ routes: { get } });
  const fetch = record(() => json({ request_id: "r", status_code: 200 }));
  const stytch = node.createStytch({ projectId, secret, fetch, api }) as node.NodeStytch & Reports;
  await stytch.reports.get({ report_id: "a" });
  expect(fetch.requests).toHaveLength(1);
  await stytch.close();
});

it.each<[what: string, extension: ApiExtension, told: string]>([
  [
    "a method of the package",
    { routes: { mine: { ...get, accessor: ["users", "get"] } } },
    "the method users.get itself",
  ],
  [
    "an operationId of the package",
    { routes: { api_user_v1_Get: get } },
    "the operation api_user_v1_Get itself",
  ],
  [
    "a server of the package",
    { routes: { get }, servers: { fraud: { test: "https://a.b", live: "https://a.b" } } },
    "the server fraud itself",
  ],
])("%s is refused, as after an update that brought it", (_, extension, told) => {
  expect(() => extendApi(extension)).toThrow(`stytch-fetch has ${told}. Rename it in your document`);
});

it.each([null, 1, "api", {}, { routes: {} }, []])("%j is refused as an api", (api) => {
  for (const make of [createStytch, createOperations, node.createStytch, node.createOperations]) {
    expect(() => make({ projectId, secret, api: api as never })).toThrow("api must be what extendApi gives");
  }
});

it("is no api that somebody put on Object.prototype", () => {
  const api = { configurable: true, value: extendApi({ routes: { get } }) };
  Object.defineProperty(Object.prototype, "api", api);
  try {
    for (const make of [createStytch, node.createStytch])
      expect("reports" in make({ projectId, secret })).toBe(false);
  } finally {
    delete (Object.prototype as { api?: unknown }).api;
  }
});

describe("the example's code", () => {
  const sandbox = createSandbox({ projectId, secret });
  const stytch = own.createStytch({ projectId, secret, fetch: sandbox.fetch });

  it("has typed methods of both documents", async () => {
    const { user_id } = await stytch.users.create({ email: "ada@example.com" });
    expectTypeOf<Awaited<ReturnType<typeof stytch.users.addNote>>["note"]>().toEqualTypeOf<own.Note>();
    expectTypeOf(stytch.notes.search)
      .parameter(0)
      .toEqualTypeOf<own.api_notes_v1_SearchRequest | undefined>();
    expectTypeOf(stytch).toExtend<Stytch>();
    // @ts-expect-error -- a note needs a text
    const missing = (): unknown => stytch.users.addNote({ user_id });
    // @ts-expect-error -- there is no such field
    const unknown = (): unknown => stytch.users.addNote({ user_id, text: "", colour: "red" });
    // @ts-expect-error -- there is no such kind
    const kind = (): unknown => stytch.notes.search({ kind: "colour" });
    expect([missing, unknown, kind]).toHaveLength(3);
  });

  it("types call, raw and flat functions by both", async () => {
    const fetch = record(() => json({ request_id: "r", status_code: 200, notes: [] }));
    const client = own.createStytch({ projectId, secret, fetch });
    const { notes } = await client.call("api_notes_v1_Search", { kind: "fraud" });
    expectTypeOf(notes).toEqualTypeOf<own.Note[]>();
    const { data } = await client.raw.POST("/v1/notes/search", { body: { limit: 1 } });
    expectTypeOf(data?.notes).toEqualTypeOf<own.Note[] | undefined>();
    const read = await client.raw.GET("/v1/users/{user_id}", { params: { path: { user_id: "u" } } });
    expectTypeOf(read.data?.user_id).toEqualTypeOf<string | undefined>();
    await own.createOperations({ projectId, secret, fetch }).apiNotesV1Add({ user_id: "u", text: "t" });
    expect(await Promise.all(fetch.requests.map((request) => request.text()))).toEqual([
      '{"kind":"fraud"}',
      '{"limit":1}',
      "",
      '{"text":"t"}',
    ]);
  });
});
