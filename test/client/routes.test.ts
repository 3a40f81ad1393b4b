import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import {
  StytchAPIError,
  StytchConfigError,
  StytchConnectionError,
  StytchResponseError,
  type Hooks,
} from "../../src/index.ts";
import type { NodeStytch } from "../../src/node/index.ts";
import {
  bodyOf,
  credentials,
  expectClean,
  failure,
  json,
  projectId,
  record,
  refusal,
  serve,
} from "../helpers.ts";
import { eachTransport } from "../transports.ts";
import { connect, type Client } from "./api.ts";

const basic = `Basic ${credentials}`;
const form = "application/x-www-form-urlencoded";
/** With characters that a form writes in another way than a URL. */
const client_secret = "m2m-secret Zo/9+3c*(Qq)==";
const grant = { client_id: "m2m-client-1", client_secret, grant_type: "client_credentials" };
const shown = [
  client_secret,
  encodeURIComponent(client_secret),
  new URLSearchParams({ s: client_secret }).toString().slice(2),
];

interface Seen {
  url: string | undefined;
  authorization: string | undefined;
  type: string | undefined;
  body: string;
}

/** A server that keeps what it was sent. */
async function keep(answer = '{"status_code":200}', status = 200): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const url = await serve((request: IncomingMessage, response) => {
    void bodyOf(request).then((body) => {
      const { authorization, "content-type": type } = request.headers;
      seen.push({ url: request.url, authorization, type, body });
      response.writeHead(status, { "content-type": "application/json" }).end(answer);
    });
  });
  return { url, seen };
}

/** Each way of making a call: by method, by operationId, raw, raw with the path filled, and with a middleware. */
function calls(
  stytch: Client,
  by: {
    method: (stytch: Client) => Promise<unknown>;
    id: string;
    params: object;
    raw: (stytch: Client) => Promise<unknown>;
  },
): (() => Promise<unknown>)[] {
  return [
    () => by.method(stytch),
    () => stytch.call(by.id, by.params),
    () => by.raw(stytch),
    () => {
      stytch.raw.use({ onRequest: ({ request }) => request.headers.set("authorization", "Basic eDp5") });
      return by.method(stytch);
    },
    () => by.raw(stytch),
  ];
}

describe("an operation without credentials", () => {
  const keys = {
    method: ({ keys }: Client) => keys.get(),
    id: "keys_Get",
    params: {},
    raw: ({ raw }: Client) => raw.GET("/v1/keys/{project_id}"),
  };

  eachTransport("is sent none, however it is called, and whatever a middleware names", async (way) => {
    const { url, seen } = await keep();
    const stytch = connect({ baseUrl: url }, way);
    for (const call of calls(stytch, keys)) await call();
    await stytch.raw.GET(`/v1/keys/${projectId}`, { headers: { authorization: "Basic eDp5" } });
    expect(seen).toHaveLength(6);
    for (const request of seen) {
      expect(request).toMatchObject({ url: `/v1/keys/${projectId}`, authorization: undefined });
    }
    await stytch.things.create({});
    expect(seen[6]!.authorization).toBe(basic);
  });
});

describe("an operation with its credentials in a form", () => {
  const token = {
    method: ({ token }: Client) => token(grant),
    id: "token_Get",
    params: grant,
    raw: ({ raw }: Client) => raw.POST("/v1/public/{project_id}/oauth2/token", { body: grant }),
  };

  eachTransport("is sent those of the call, and no Authorization", async (way) => {
    const { url, seen } = await keep('{"access_token":"t"}');
    for (const call of calls(connect({ baseUrl: url }, way), token)) await call();
    expect(seen).toHaveLength(5);
    for (const request of seen) {
      expect(request).toEqual({
        url: `/v1/public/${projectId}/oauth2/token`,
        authorization: undefined,
        type: expect.stringMatching(/^application\/x-www-form-urlencoded/) as string,
        body: new URLSearchParams(grant).toString(),
      });
    }
  });

  eachTransport("shows the call's secret in no error, whatever an answer echoes", async (way) => {
    for (const echo of shown) {
      const oauth = {
        error: "invalid_client",
        error_description: `bad ${echo}`,
        [echo]: echo,
        request_id: echo,
      };
      for (const [answer, status] of [
        [JSON.stringify(oauth), 401],
        [JSON.stringify({ ...refusal("unauthorized_credentials", 401), error_message: `bad ${echo}` }), 401],
        [JSON.stringify({ message: echo }), 400],
        [`<p>${echo}</p>`, 502],
      ] as const) {
        const { url } = await keep(answer, status);
        const seen: unknown[] = [];
        const hooks: Hooks = {
          onError: (attempt) => seen.push(attempt),
          onResponse: (attempt) => seen.push(attempt),
        };
        const stytch = connect({ baseUrl: url, hooks, retry: false }, way);
        for (const call of [calls(stytch, token)[0]!, calls(stytch, token)[3]!]) {
          const error = await failure(call, Error);
          for (const value of [error, ...seen]) {
            for (const text of shown)
              expect(
                JSON.stringify([
                  value,
                  String(value),
                  Object.values(value as object),
                  (value as Error).stack,
                ]),
              ).not.toContain(text);
            expectClean(value);
          }
        }
        expect(seen.length).toBe(2);
      }
    }
  });

  it("shows the call's secret in no error though a middleware writes the body as JSON", async () => {
    const stytch = connect({
      fetch: async (request: Request) => Promise.reject(new Error(`can't send ${await request.text()}`)),
      retry: false,
    });
    stytch.raw.use({
      onRequest: ({ request }) =>
        new Request(request, {
          body: JSON.stringify(grant),
          headers: { ...Object.fromEntries(request.headers), "content-type": "application/json" },
        }),
    });
    const error = await failure(stytch.token(grant), StytchConnectionError);
    expect(error.message).toContain('"client_secret":"[redacted]"');
    for (const text of shown) expect(error.message).not.toContain(text);
  });

  it("shows the call's secret in no error that a fetch throws, and in no raw answer's headers", async () => {
    const stytch = connect({
      fetch: async (request: Request) => Promise.reject(new Error(`can't send ${await request.text()}`)),
      retry: false,
    });
    const error = await failure(stytch.token(grant), StytchConnectionError);
    expect(error.message).toContain("client_secret=[redacted]");
    const answer = json({ error: "invalid_client" }, 401, { "x-echo": client_secret });
    const { error: body, response } = (await token.raw(connect({ fetch: () => answer.clone() }))) as {
      error: unknown;
      response: Response;
    };
    expect(body).toEqual({ error: "invalid_client" });
    expect(response.headers.get("x-echo")).toBe("[redacted]");
  });
});

describe("a form", () => {
  eachTransport("has strings, numbers, true and false, and leaves out what is undefined", async (way) => {
    const { url, seen } = await keep();
    const stytch = connect({ baseUrl: url }, way);
    const body = { text: "a b&ü=", empty: "", count: 5, yes: true, no: false, left: undefined };
    const written = "text=a+b%26%C3%BC%3D&empty=&count=5&yes=true&no=false";
    await stytch.forms.send({ form_id: "f", ...body });
    await stytch.raw.PUT("/v1/forms/{form_id}", { params: { path: { form_id: "f" } }, body });
    await stytch.raw.PUT("/v1/forms/f", { body, headers: new Headers({ "x-a": "b" }) });
    stytch.raw.use({ onRequest: () => undefined });
    await stytch.forms.send({ form_id: "f", ...body }, { headers: { "X-A": "b" } });
    expect(seen).toHaveLength(4);
    for (const request of seen) {
      expect(request).toEqual({ url: "/v1/forms/f", authorization: basic, type: form, body: written });
    }
  });

  it("refuses what it can't hold, by name and not by value", async () => {
    const fetch = record();
    const stytch = connect({ fetch });
    for (const [value, kind] of [
      [["marker-3f9a"], "an array"],
      [{ a: "marker-3f9a" }, "an object"],
      [null, "null"],
    ] as const) {
      for (const call of [
        stytch.forms.send({ form_id: "f", scope: value }),
        stytch.raw.PUT("/v1/forms/{form_id}", { params: { path: { form_id: "f" } }, body: { scope: value } }),
      ]) {
        const { message } = await failure(call, StytchConfigError);
        expect(message).toContain(
          `scope can't be sent in a form: it must be a string, a number, true or false, not ${kind}.`,
        );
        expect(message).toContain("Write it as text, or leave it out.");
      }
    }
    const { message } = await failure(stytch.forms.send({ form_id: "f", scope: 5n }), StytchConfigError);
    expect(message).toContain("scope is a bigint, which a form can't hold.");
    expect(fetch.requests).toEqual([]);
  });

  it("may be told another content type", async () => {
    const fetch = record();
    const headers = { "Content-Type": "application/x-www-form-urlencoded; charset=utf-8" };
    await connect({ fetch }).forms.send({ form_id: "f" }, { headers });
    await connect({ fetch }).raw.PUT("/v1/forms/f", { body: {}, headers });
    for (const request of fetch.requests) {
      expect(request.headers.get("content-type")).toBe(headers["Content-Type"]);
    }
    expect(fetch.requests).toHaveLength(2);
  });
});

describe("a server of its own", () => {
  async function addressesOf(options: object): Promise<string[]> {
    const fetch = record();
    const stytch = connect({ fetch, ...options });
    await stytch.things.create({});
    await stytch.fraud.lookup({});
    await stytch.raw.POST("/v1/devices/lookup", { body: {} });
    return fetch.requests.map(({ url }) => url);
  }

  it("is the document's, by the project's environment", async () => {
    const test = "https://fraud-test.example.com/v1/devices/lookup";
    expect(await addressesOf({})).toEqual(["https://test.example.com/v1/things", test, test]);
    const live = "https://fraud.example.com/v1/devices/lookup";
    expect(await addressesOf({ projectId: "project-live-1" })).toEqual([
      "https://api.example.com/v1/things",
      live,
      live,
    ]);
    const custom = "https://login.example.com/v1/things";
    expect(await addressesOf({ baseUrl: "https://login.example.com" })).toEqual([custom, test, test]);
  });

  it("is where its option says; this machine's, or a gateway's, is every server's", async () => {
    const own = "https://devices.example.com/a/v1/devices/lookup";
    expect(await addressesOf({ fraudBaseUrl: "https://devices.example.com/a/" })).toEqual([
      "https://test.example.com/v1/things",
      own,
      own,
    ]);
    for (const base of [{ baseUrl: "http://localhost:4010" }, { gateway: "http://localhost:4010" }]) {
      const local = "http://localhost:4010/v1/devices/lookup";
      expect(await addressesOf(base)).toEqual(["http://localhost:4010/v1/things", local, local]);
    }
    expect(
      (await addressesOf({ baseUrl: "http://localhost:4010", fraudBaseUrl: "http://localhost:4011" }))[1],
    ).toBe("http://localhost:4011/v1/devices/lookup");
    const below = { baseUrl: "https://example.com", fraudBaseUrl: "https://example.com/fraud" };
    expect((await addressesOf(below)).slice(1)).toEqual(
      Array<string>(2).fill("https://example.com/fraud/v1/devices/lookup"),
    );
  });

  it("has an option that is checked as baseUrl is, and none where the document has no such server", () => {
    for (const fraudBaseUrl of [
      "http://fraud.example.com",
      "fraud.example.com",
      "",
      null,
      "https://a:b@example.com",
    ]) {
      expect(() => connect({ fraudBaseUrl })).toThrow(/^fraudBaseUrl/);
    }
    expect(() => connect({ otherBaseUrl: "https://example.com" })).toThrow("no option otherBaseUrl");
    expect(() => connect({ gateway: "https://example.com", fraudBaseUrl: "https://example.com" })).toThrow(
      "gateway and fraudBaseUrl don't go together",
    );
  });

  eachTransport(
    "gets its own requests, over connections of its own, and hooks tell which it was",
    async (way) => {
      const [main, fraud] = [await keep(), await keep()];
      const servers: string[] = [];
      const hooks: Hooks = { onRequest: ({ server }) => servers.push(server) };
      const stytch = connect({ baseUrl: main.url, fraudBaseUrl: fraud.url, hooks }, way);
      await stytch.things.create({});
      await stytch.fraud.lookup({});
      await stytch.raw.GET("/v1/devices/d");
      stytch.raw.use({ onResponse: () => undefined });
      await Promise.all([stytch.fraud.get({ device_id: "d" }), stytch.things.create({})]);
      expect(main.seen.map(({ url }) => url)).toEqual(["/v1/things", "/v1/things"]);
      expect(fraud.seen.map(({ url }) => url)).toEqual([
        "/v1/devices/lookup",
        "/v1/devices/d",
        "/v1/devices/d",
      ]);
      for (const { authorization } of [...main.seen, ...fraud.seen]) expect(authorization).toBe(basic);
      expect(servers).toEqual([main.url, fraud.url, fraud.url, fraud.url, main.url]);
      if (way.transport !== "node") return;
      await (stytch as unknown as NodeStytch).close();
      await failure(stytch.fraud.lookup({}), StytchConfigError);
    },
  );

  eachTransport("is the only one that its requests go to", async (way) => {
    const [main, fraud, evil] = [await keep(), await keep(), await keep()];
    const stytch = connect({ baseUrl: main.url, fraudBaseUrl: fraud.url }, way);
    for (const baseUrl of [main.url, evil.url]) {
      await failure(stytch.raw.POST("/v1/devices/lookup", { baseUrl, body: {} }), StytchConfigError);
    }
    for (const baseUrl of [fraud.url, evil.url]) {
      await failure(stytch.raw.POST("/v1/things", { baseUrl, body: {} }), StytchConfigError);
      await failure(stytch.raw.GET("/v1/keys/{project_id}", { baseUrl }), StytchConfigError);
    }
    let target = main.url;
    stytch.raw.use({
      onRequest: ({ request }) => new Request(target + new URL(request.url).pathname, request),
    });
    for (target of [main.url, evil.url]) {
      await failure(stytch.fraud.lookup({}), StytchConfigError);
      await failure(stytch.raw.POST("/v1/devices/lookup", { body: {} }), StytchConfigError);
    }
    target = evil.url;
    await failure(stytch.raw.GET("/v9/unknown"), StytchConfigError);
    expect([...main.seen, ...fraud.seen, ...evil.seen]).toEqual([]);
  });
});

describe("a raw call to a path that the document doesn't have", () => {
  // So does a misspelt path of an operation that takes none.
  eachTransport("goes with the project's credentials to the API, and to no other server", async (way) => {
    const [main, fraud, other] = [await keep(), await keep(), await keep()];
    const stytch = connect({ baseUrl: main.url, fraudBaseUrl: fraud.url }, way);
    const paths = [
      `/v1/public/${projectId}/oauth2/tokens`,
      `/v1/keys/${projectId}/all`,
      "/v1/devices/d/lookup",
    ];
    for (const path of paths) {
      await stytch.raw.POST(path, { body: grant });
      await failure(stytch.raw.POST(path, { body: grant, baseUrl: other.url }), StytchConfigError);
    }
    expect(main.seen.map(({ url }) => url)).toEqual(paths);
    for (const { authorization } of main.seen) expect(authorization).toBe(basic);
    expect([...fraud.seen, ...other.seen]).toEqual([]);
  });
});

describe("OAuth's errors", () => {
  const refused = {
    error: "invalid_client",
    error_description: "No such client.",
    error_uri: "https://example.com/e",
  };

  eachTransport("are the API's, where the document says so", async (way) => {
    const { url } = await keep(JSON.stringify({ ...refused, request_id: "request-id-test-1" }), 401);
    const types: unknown[] = [];
    const stytch = connect(
      {
        baseUrl: url,
        hooks: { onResponse: ({ error_type }: { error_type?: string }) => types.push(error_type) },
      },
      way,
    );
    const check = async () => {
      const error = await failure(stytch.token(grant), StytchAPIError);
      expect(error).toMatchObject({
        status_code: 401,
        error_type: "invalid_client",
        error_message: "No such client.",
        error_url: "https://example.com/e",
        request_id: "request-id-test-1",
      });
      expect(error.message).toBe(
        "POST /v1/public/{project_id}/oauth2/token → 401 invalid_client: No such client. (request-id-test-1)",
      );
    };
    await check();
    const raw = await stytch.raw.POST("/v1/public/{project_id}/oauth2/token", { body: grant });
    expect(raw.error).toEqual({ ...refused, request_id: "request-id-test-1" });
    stytch.raw.use({ onResponse: () => undefined });
    await check();
    expect(types).toEqual(Array(3).fill("invalid_client"));
  });

  it("may say no more than what is needed", async () => {
    const error = await failure(
      connect({ fetch: () => json({ error: "invalid_scope" }, 400, { "x-request-id": "r" }) }).token(grant),
      StytchAPIError,
    );
    expect(error).toMatchObject({ error_message: "", error_url: "", request_id: "r" });
    expect(error.message).toMatch(/→ 400 invalid_scope \(r\)$/);
  });

  it("may come in the API's own form there, and are a proxy's elsewhere", async () => {
    const own = await failure(
      connect({ fetch: () => json(refusal("invalid_body", 400), 400) }).token(grant),
      StytchAPIError,
    );
    expect(own.error_type).toBe("invalid_body");
    await failure(connect({ fetch: () => json(refused, 400) }).things.create({}), StytchResponseError);
  });

  it.each([5, "", null, undefined, ["invalid_client"], {}])(
    "are a proxy's without a name: %j",
    async (name) => {
      for (const answer of [
        { ...refused, error: name },
        { ...refusal(), error_type: name },
        { ...refusal(), error_type: name, error: "" },
      ]) {
        const error = await failure(
          connect({ fetch: () => json(answer, 400) }).token(grant),
          StytchResponseError,
        );
        expect(error.message).toContain("not in the API's form");
      }
      const both = { ...refusal(), error_type: name, error: "invalid_client" };
      const error = await failure(connect({ fetch: () => json(both, 400) }).token(grant), StytchAPIError);
      expect(error.error_type).toBe("invalid_client");
    },
  );

  it("that limit the rate are tried again, in either form", async () => {
    for (const answer of [{ error: "slow_down" }, refusal("too_many_requests", 429)]) {
      const answers = [json(answer, 429), json({ access_token: "t" })];
      const fetch = record(() => answers.shift()!);
      const clock = { now: () => 0, setTimeout: (run: () => void) => setTimeout(run, 0), clearTimeout };
      await connect({ fetch, clock, timeout: 0 }).token(grant);
      expect(fetch.requests).toHaveLength(2);
    }
    const locked = record(() => json(refusal("user_locked", 429), 429));
    await failure(connect({ fetch: locked }).token(grant), StytchAPIError);
    expect(locked.requests).toHaveLength(1);
  });
});

describe("a path parameter that an option fills", () => {
  it("may be named by a call", async () => {
    const fetch = record();
    const stytch = connect({ fetch });
    await stytch.keys.get({ project_id: "other" });
    await stytch.raw.GET("/v1/keys/{project_id}", { params: { path: { project_id: "other" } } });
    await stytch.keys.get({ project_id: undefined });
    expect(fetch.requests.map(({ url }) => url)).toEqual([
      ...Array<string>(2).fill("https://test.example.com/v1/keys/other"),
      `https://test.example.com/v1/keys/${projectId}`,
    ]);
  });

  it("is needed with a gateway, which alone knows the project", async () => {
    const fetch = record();
    const stytch = connect({ gateway: "https://example.com", fetch });
    for (const call of [stytch.keys.get(), stytch.raw.GET("/v1/keys/{project_id}")]) {
      const { message } = await failure(call, StytchConfigError);
      expect(message).toBe(
        "/v1/keys/{project_id} needs project_id: it is missing. A client of a gateway doesn't know it, so pass it in the call.",
      );
    }
    await stytch.keys.get({ project_id: "p" });
    expect(fetch.requests.map(({ url }) => url)).toEqual(["https://example.com/v1/keys/p"]);
  });
});

it("values that are reserved are so by method, not by path", async () => {
  const fetch = record();
  const stytch = connect({ fetch });
  await failure(stytch.fraud.get({ device_id: "lookup" }), StytchConfigError);
  await failure(stytch.fraud.rename({ device_id: "names" }), StytchConfigError);
  const path = (device_id: string) => ({ params: { path: { device_id } } });
  await failure(stytch.raw.GET("/v1/devices/{device_id}", path("lookup")), StytchConfigError);
  await failure(stytch.raw.PUT("/v1/devices/{device_id}", path("names")), StytchConfigError);
  await stytch.fraud.get({ device_id: "names" });
  await stytch.fraud.rename({ device_id: "lookup" });
  expect(fetch.requests).toHaveLength(2);
});

it("a gateway leaves Authorization to the caller, who may have to prove something to it", async () => {
  const fetch = record();
  const stytch = connect({ gateway: "https://example.com", fetch });
  stytch.raw.use({ onRequest: ({ request }) => request.headers.set("authorization", "Bearer b") });
  await stytch.things.create({});
  expect(fetch.last.headers.get("authorization")).toBe("Bearer b");
});
