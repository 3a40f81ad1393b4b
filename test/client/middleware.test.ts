// A middleware of `raw` may make anything of a method's request and response: no refusal becomes a success, nothing is
// sent twice that must not be, and no credential goes where it doesn't belong.
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { StytchAPIError, StytchResponseError, type Hooks } from "../../src/index.ts";
import { clientAt, clientOn, failure, json, record, refusal, secret, serve } from "../helpers.ts";
import { eachTransport } from "../transports.ts";
import { connect } from "./api.ts";

const user = { user_id: "u" };

describe("a middleware's answer with an error's status", () => {
  it.each([
    ["an empty body", () => new Response("", { status: 500 })],
    ["no body", () => new Response(null, { status: 500, headers: { "content-length": "0" } })],
    ["null", () => new Response("null", { status: 500 })],
    ["a page", () => new Response("<p>", { status: 502 })],
  ])("is an error, with %s too", async (_, answer) => {
    const stytch = clientOn(record(() => json(user)));
    stytch.raw.use({ onResponse: answer });
    const error = await failure(stytch.users.get(user), StytchResponseError);
    expect(error.message).toContain("is an error, but not in the API's form");
    expect(error.status_code).toBeGreaterThanOrEqual(500);
  });

  it("is the API's error in the API's form", async () => {
    const stytch = clientOn(record(() => json(user)));
    stytch.raw.use({ onResponse: () => json(refusal("user_not_found", 404), 404) });
    const error = await failure(stytch.users.get(user), StytchAPIError);
    expect(error.error_type).toBe("user_not_found");
  });
});

describe("a middleware's success that is none of the API's", () => {
  const marker = "user-test-marker";
  const read = async (response: Response): Promise<Response> => {
    await response.text();
    return response;
  };
  const answers: [name: string, answer: () => Response | Promise<Response>, problem: string][] = [
    ["a page", () => new Response(`<p>${marker}`), "is no JSON."],
    ["a page of a known length", () => new Response("<p>", { headers: { "content-length": "3" } }), "is no JSON."], // prettier-ignore
    ["a body that is read", () => read(json({ marker })), "can't be read: a middleware has read it."],
  ];
  const others: typeof answers = [
    ["a text", () => new Response('"a"'), "is no JSON object."],
    ["a list", () => json([marker]), "is no JSON object."],
    ["nothing", () => new Response(null, { status: 204 }), "is no JSON object."],
  ];
  const remedy = "Check what the middlewares make of it.";

  for (const hook of ["onRequest", "onResponse"]) {
    it.each([...answers, ...others])(`fails a method, from ${hook}: %s`, async (_, answer, problem) => {
      const stytch = clientOn(record(() => json(user)));
      stytch.raw.use({ [hook]: answer } as never);
      const error = await failure(stytch.users.get(user), StytchResponseError);
      expect(error.message).toContain(
        `GET /v1/users/{user_id} → ${error.status_code}: the answer ${problem}`,
      );
      expect(error.message).toContain(remedy);
      expect(inspect(error)).not.toContain(marker);
    });

    it.each(answers)(`fails a raw call, from ${hook}: %s`, async (_, answer, problem) => {
      const { raw } = clientOn(record(() => json(user)));
      const call = raw.GET(`/v1/users/${marker}` as never, { middleware: [{ [hook]: answer }] } as never);
      const error = await failure(call, StytchResponseError);
      expect(error.message).toBe(`GET /v1/users/{user_id} → 200: the answer ${problem} ${remedy}`);
      expect(inspect(error)).not.toContain(marker);
    });
  }

  it("is told apart from what a middleware throws itself", async () => {
    const own = new SyntaxError("mine");
    const stytch = clientOn(record(() => json(user)));
    stytch.raw.use({ onResponse: () => Promise.reject(own) });
    await expect(stytch.users.get(user)).rejects.toBe(own);
  });
});

describe("a method's request that a middleware makes another of", () => {
  it("is sent as often as its own operation may be", async () => {
    const fetch = record(() => json(refusal("internal_server_error", 500), 500));
    const operations: string[] = [];
    const hooks: Hooks = { onRequest: ({ operation }) => operations.push(operation) };
    const stytch = clientOn(fetch, { hooks });
    stytch.raw.use({
      onRequest: ({ request }) =>
        new Request(new URL("/v1/users", request.url), { method: "POST", body: "{}" }),
    });
    const error = await failure(stytch.users.get(user), StytchAPIError);
    expect(fetch.requests.map(({ method }) => method)).toEqual(["POST"]);
    expect(operations).toEqual(["api_user_v1_Create"]);
    expect(error.message).toMatch(/^POST \/v1\/users → 500/);
  });

  it("has its own operation's credentials", async () => {
    const fetch = record();
    const client = connect({ fetch });
    client.raw.use({ onRequest: ({ request }) => new Request(new URL("/v1/keys/p", request.url)) });
    await client.things.create({});
    expect(fetch.last.url).toMatch(/\/v1\/keys\/p$/);
    expect(fetch.last.headers.get("authorization")).toBeNull();
  });

  eachTransport("loses a fragment, which is no part of a request", async () => {
    const urls: (string | undefined)[] = [];
    const url = await serve(({ url }, response) => {
      urls.push(url);
      response.end(JSON.stringify(user));
    });
    const stytch = clientAt(url);
    stytch.raw.use({ onRequest: ({ request }) => new Request(`${request.url}#part`, request) });
    await stytch.users.get(user);
    expect(urls).toEqual(["/v1/users/u"]);
  });
});

describe("a secret that comes back", () => {
  it("is taken out of a content type before that is cut", async () => {
    const type = `text/html; charset=utf-8; boundary=${"a".repeat(20)}; s=${secret}`;
    const stytch = clientOn(record(() => new Response("<p>", { headers: { "content-type": type } })));
    const error = await failure(stytch.users.get(user), StytchResponseError);
    expect(error.message).not.toContain(secret.slice(0, 8));
  });

  it.each([
    ["as URLs encode it", encodeURIComponent],
    [
      "as URLs encode it, in lower case",
      (text: string) => encodeURIComponent(text).replace(/%../g, (c) => c.toLowerCase()),
    ],
    ["as forms encode it", (text: string) => String(new URLSearchParams([["", text]])).slice(1)],
  ])("is taken out of an error %s", async (_, encode) => {
    const own = "secret-test-a!b~c'(d)=";
    const body = { ...refusal(), error_message: `You sent ${encode(own)}.` };
    const stytch = clientOn(
      record(() => json(body, 400)),
      { secret: own },
    );
    const error = await failure(stytch.users.get(user), StytchAPIError);
    expect(error.error_message).toBe("You sent [redacted].");
  });
});
