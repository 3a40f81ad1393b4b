/**
 * Pages of other sites that want to call, or to have a visitor's cookies call for them: each origin against each kind of
 * request, over a socket. And a token that is guessed character by character.
 */
import { afterEach, describe, expect, it, vi } from "vitest";
import { bearerToken, createGateway, session } from "../../../src/gateway/index.ts";
import { json, projectId, secret } from "../../helpers.ts";
import { keySet, userId } from "../../local/tokens.ts";
import { jwt, session_token } from "../calls.ts";
import { at, done, gatewayTo, token } from "../harness.ts";
import { jsonType, openGateway, type Attacked, type Heard } from "./attacked.ts";

const listed = "https://app.example";
const cookie = `__Host-stytch_session=${session_token}; __Host-stytch_session_jwt=${jwt()}`;

const open = (cookies: boolean): Promise<Attacked> =>
  openGateway({
    ...(cookies && { allow: ["users.get", "totps.create"], authorize: session(), jwks: keySet }),
    origins: [listed, "capacitor://localhost"],
    cookies,
  });

/** Origins that are none of the gateway's own or listed, though some look like it. */
const foreign = [
  "https://evil.example",
  "null",
  "",
  "*",
  "http://app.example",
  "https://app.example:444",
  "https://app.example.",
  "https://app.example/",
  "https://app.example.evil.example",
  "https://evilapp.example",
  "https://APP.example",
  "https://app.example@evil.example",
  "https://app.example, https://evil.example",
  "https://evil.example, https://app.example",
  "https://app.example https://app.example",
  "capacitor://localhost:1",
  "file://",
  "https://app%2eexample",
  "https://xn--pp-8kc.example",
];

const corsOf = ({ headers }: Heard): string[] =>
  Object.keys(headers).filter((name) => name.startsWith("access-control-"));

describe.each([false, true])("where cookies are %s, a page", (cookies) => {
  it.each(foreign)(
    "of the origin %j is refused before anything else, and may read nothing",
    async (origin) => {
      const gateway = await open(cookies);
      const requests = [
        ["GET", "/api/v1/users/me", {}],
        ["POST", "/api/v1/users/search", jsonType],
        ["POST", "/api/v1/totps", { "content-type": "text/plain" }],
        ["DELETE", "/api/none", {}],
        ["OPTIONS", "/api/v1/users/me", { "access-control-request-method": "PUT" }],
        ["OPTIONS", "/api/v1/users/me", {}],
      ] as const;
      for (const [method, target, headers] of requests) {
        for (const site of [undefined, "cross-site", "same-site", "none"]) {
          const own = { ...headers, origin, cookie, ...(site && { "sec-fetch-site": site }) };
          const heard = await gateway.send(method, target, own, method === "POST" ? "{}" : undefined);
          expect([method, heard.status, corsOf(heard)]).toEqual([method, 403, []]);
          expect(heard.headers["set-cookie"]).toBeUndefined();
        }
      }
      expect(gateway.arrived).toEqual([]);
    },
  );

  it.each([listed, "capacitor://localhost"])(
    "of the listed origin %s may read its answers, and no other page",
    async (origin) => {
      const gateway = await open(cookies);
      const expected = {
        "access-control-allow-origin": origin,
        ...(cookies && { "access-control-allow-credentials": "true" }),
        vary: "Origin",
      };
      const asked = {
        origin,
        "access-control-request-method": "PUT",
        "access-control-request-headers": "x-evil, authorization",
      };
      const preflight = await gateway.send("OPTIONS", "/api/v1/users/me", asked);
      expect([preflight.status, preflight.headers]).toMatchObject([204, expected]);
      expect("access-control-allow-credentials" in preflight.headers).toBe(cookies);
      const allowed = String(preflight.headers["access-control-allow-headers"]).toLowerCase().split(", ");
      expect(allowed).not.toContain("x-evil");
      expect(allowed).not.toContain("*");
      expect(allowed.filter((name) => name.startsWith("x-"))).toEqual([]);
      for (const target of ["/api/v1/users/me", "/api/none"]) {
        const heard = await gateway.send("GET", target, { origin, cookie });
        expect(heard.headers).toMatchObject(expected);
        expect(Object.values(heard.headers)).not.toContain("*");
      }
    },
  );
});

describe("a visitor's cookies", () => {
  const call = async (
    method: string,
    target: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<unknown[]> => {
    const gateway = await open(true);
    // The gateway's own address, as a browser compares it.
    const own = headers["origin"] === "own" ? { origin: `http://127.0.0.1:${gateway.port}` } : {};
    const heard = await gateway.send(
      method,
      target,
      { authorization: "none", cookie, ...headers, ...own },
      body,
    );
    return [heard.status, gateway.arrived.map((arrived) => arrived.target)];
  };
  const totps = "/api/v1/totps";
  const made = [200, ["/v1/totps"]];

  it.each<[string, Record<string, string>]>([
    ["a form of another site, from a browser that tells no origin", { "content-type": "text/plain" }],
    ["such a form of another type", { "content-type": "application/x-www-form-urlencoded" }],
    ["a form without a type", {}],
    ["a request that no page is known of", { ...jsonType }],
    ["one that claims to be typed in", { ...jsonType, "sec-fetch-site": "none" }],
    ["one of another site", { ...jsonType, "sec-fetch-site": "cross-site" }],
    ["one of a neighbour's", { ...jsonType, "sec-fetch-site": "same-site" }],
    ["one of two sites", { ...jsonType, "sec-fetch-site": "same-origin, cross-site" }],
    ["one of a listed page, in a simple type", { "content-type": "text/plain", origin: listed }],
    ["one of an own page, in a simple type", { "content-type": "text/plain", origin: "own" }],
  ])("don't change anything for %s", async (_, headers) => {
    const [status, arrived] = await call("POST", totps, headers, "{}");
    expect([401, 403, 415]).toContain(status);
    expect(arrived).toEqual([]);
  });

  it("don't change anything by a request without a body either", async () => {
    for (const headers of [{}, { "sec-fetch-site": "cross-site" }]) {
      const [status, arrived] = await call("POST", totps, headers);
      expect([[401, 403].includes(Number(status)), arrived]).toEqual([true, []]);
    }
  });

  it.each<[string, Record<string, string>]>([
    ["a listed page", { origin: listed, "sec-fetch-site": "cross-site" }],
    ["a page of the gateway's own", { origin: "own", "sec-fetch-site": "same-origin" }],
    ["such a page, of a browser that tells no site", { origin: "own" }],
    ["such a page, of one that tells no origin", { "sec-fetch-site": "same-origin" }],
  ])("count for %s", async (_, headers) => {
    expect(await call("POST", totps, { ...jsonType, ...headers }, "{}")).toEqual(made);
  });

  it("let a link read, and a page of another site not", async () => {
    const read = [200, [`/v1/users/${userId}`]];
    expect(await call("GET", "/api/v1/users/me", { "sec-fetch-site": "none" })).toEqual(read);
    expect(await call("GET", "/api/v1/users/me", { "sec-fetch-site": "cross-site" })).toEqual([403, []]);
  });
});

describe("the gateway's token", () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ["nothing of it right", "x".repeat(token.length)],
    ["all but the last character right", `${token.slice(0, -1)}x`],
    ["only the first right", token[0]!.padEnd(token.length, "x")],
    ["right, and longer", `${token}x`],
    ["right, and cut", token.slice(0, -1)],
    ["no length", ""],
    ["much length", "x".repeat(4_000)],
    ["right", token],
  ])("lets nobody pass but who has all of it: %s", async (what, given) => {
    const { call } = gatewayTo(() => json(done), { allow: ["users.get"], authorize: bearerToken(token) });
    const { status } = await call("GET", "/v1/users/u", undefined, { authorization: `Bearer ${given}` });
    expect(status).toBe(what === "right" ? 200 : 401);
  });

  it("is compared to the end of what is given, wherever the first wrong character stands", async () => {
    const compared: number[] = [];
    const charCodeAt = vi.spyOn(String.prototype, "charCodeAt");
    for (const given of ["x".repeat(token.length), `${token.slice(0, -1)}x`]) {
      const { call } = gatewayTo(() => json(done), { allow: ["users.get"], authorize: bearerToken(token) });
      charCodeAt.mockClear();
      await call("GET", "/v1/users/u", undefined, { authorization: `Bearer ${given}` });
      compared.push(charCodeAt.mock.contexts.filter((text) => String(text) === token).length);
    }
    expect(compared).toEqual([token.length, token.length]);
  });

  it("can't be tried without an end from one address", async () => {
    const { fetch } = createGateway({
      ...{ projectId, secret, allow: ["users.get"], basePath: "/api/stytch", fetch: () => json(done) },
      authorize: bearerToken(token),
      limits: { caller: { requests: 5, window: 60_000 } },
      hooks: { onCall: () => undefined },
    });
    const guess = async (address: string, given: string): Promise<number> => {
      const headers = { authorization: `Bearer ${given}`, "x-forwarded-for": String(Math.random()) };
      return (await fetch(new Request(`${at}/v1/users/u`, { headers }), { address })).status;
    };
    const statuses: number[] = [];
    for (let times = 0; times < 8; times++)
      statuses.push(await guess("203.0.113.7", `guess-number-${times}-0000`));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    expect(await guess("203.0.113.8", "another-guess-0000")).toBe(401);
    expect(await guess("203.0.113.7", token)).toBe(200);
  });
});
