// Key sets and policies that aren't as they should be: what is malformed gives nobody a right, and takes no good copy's place.
import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  StytchConfigError,
  StytchResponseError,
  StytchTimeoutError,
  StytchTokenError,
  type Stytch,
} from "../../src/index.ts";
import { handClock, type HandClock } from "../clock.ts";
import { clientOn, failure, json } from "../helpers.ts";
import { key, keySet, makeKey, makeToken, sessionClaims } from "./tokens.ts";

const MINUTE = 60_000;
const session_jwt = makeToken({ claims: sessionClaims(["editor"]) });
const authorization_check = { resource_id: "document", action: "read" };

interface Api {
  readonly client: Stytch;
  readonly clock: HandClock;
  keys: unknown;
  policy: unknown;
}

/** A client on an API that answers these. Where it is told so, the API never answers. */
function api(answers: { keys?: unknown; policy?: unknown } = {}): Api {
  const clock = handClock();
  const it: Api = {
    clock,
    keys: keySet,
    policy: {},
    ...answers,
    client: clientOn(
      ({ url }) => {
        if (url.endsWith("/authenticate")) return json({ session_jwt: "new" });
        const answer = url.includes("/jwks/") ? it.keys : { policy: it.policy };
        return answer === undefined ? new Promise<Response>(() => {}) : json(answer);
      },
      { clock, random: () => 0 },
    ),
  };
  return it;
}

const check = ({ client }: Api): Promise<unknown> => client.sessions.authenticateJwtLocal({ session_jwt });
const ask = ({ client }: Api): Promise<unknown> =>
  client.sessions.authenticateJwtLocal({ session_jwt, authorization_check });

/** Rows of a table, as a row that is a list would be taken apart. */
const each = (...values: unknown[]): [unknown][] => values.map((value) => [value]);

const unusable = [
  {},
  { keys: null },
  { keys: {} },
  { keys: [] },
  { keys: [null, 1, "a", []] },
  { keys: [{ kty: "oct", alg: "HS256", kid: key.kid, k: "c2VjcmV0" }] },
  { keys: [{ ...key.jwk, alg: "none" }] },
  { keys: [{ ...key.jwk, alg: ["RS256"] }] },
];

describe("a key set", () => {
  it.each(unusable)("without a key is no answer: %j", async (keys) => {
    const it = api({ keys });
    const { message } = await failure(check(it), StytchResponseError);
    expect(message).toBe(
      "GET /v1/sessions/jwks/{project_id} → 200: the answer has no public key. Check baseUrl.",
    );
    expect(await it.client.sessions.authenticateJwt({ session_jwt })).toEqual({ session_jwt: "new" });
  });

  it.each(unusable)("without a key takes no good one's place: %j", async (keys) => {
    const it = api();
    await check(it);
    it.keys = keys;
    it.clock.skip(10 * MINUTE);
    await check(it);
  });

  it.each(each(null, 1, [], {}, { alg: 5 }, { alg: ["RS256"] }, { kty: "RSA", alg: "RS256", kid: "other" }))(
    "is good beside a member that isn't: %j",
    async (member) => {
      await check(api({ keys: { keys: [member, key.jwk] } }));
    },
  );

  const short = generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey.export({ format: "jwk" });
  it.each<[string, object]>([
    ["no modulus", { kty: "RSA", alg: "RS256", kid: key.kid }],
    ["a modulus that is none", { ...key.jwk, n: "!" }],
    ["a modulus that is too short", { ...key.jwk, ...short }],
    ["a private part", { ...key.privateKey.export({ format: "jwk" }), alg: "RS256", kid: key.kid }],
  ])("whose key has %s can't check, so that the API is asked", async (_, jwk) => {
    const it = api({ keys: { keys: [jwk] } });
    const error = await failure(check(it), StytchTokenError);
    expect(error.message).toMatch(/jwt_invalid: the token can't be checked/);
    expect(error.cause).toBeUndefined();
    expect(await it.client.sessions.authenticateJwt({ session_jwt })).toEqual({ session_jwt: "new" });
  });

  it("takes no other algorithm of a key that says none than the provider's", async () => {
    const { alg: _, ...rest } = key.jwk;
    const it = api({ keys: { keys: [rest, { ...makeKey("other").jwk, alg: "PS256" }] } });
    await check(it);
    const token = makeToken({ header: { alg: "PS256" }, claims: sessionClaims() });
    const call = it.client.sessions.authenticateJwtLocal({ session_jwt: token });
    expect((await failure(call, StytchTokenError)).message).toMatch(/a key that isn't the project's/);
  });

  it("in the options that has no key is refused by its name", async () => {
    const client = clientOn(() => json({}), { jwks: { keys: [{ kty: "oct" }] } });
    const call = client.sessions.authenticateJwtLocal({ session_jwt });
    expect((await failure(call, StytchConfigError)).message).toMatch(/^jwks has no public key/);
  });
});

const editor = (permissions: unknown): object => ({ roles: [{ role_id: "editor", permissions }] });

describe("a policy", () => {
  it.each(each(null, 1, [], {}, { roles: null }, { roles: {} }, { roles: "editor" }))(
    "that is none is no answer, and takes no good one's place: %j",
    async (policy) => {
      const { message } = await failure(ask(api({ policy })), StytchResponseError);
      expect(message).toBe("GET /v1/rbac/policy → 200: the answer has no policy. Check baseUrl.");
      const it = api({ policy: editor([{ resource_id: "document", actions: ["read"] }]) });
      await ask(it);
      it.policy = policy;
      it.clock.skip(5 * MINUTE);
      await ask(it);
    },
  );

  it.each([
    { roles: [null, 1, "editor", []] },
    editor(undefined),
    editor(null),
    editor("read"),
    editor([null, 1, []]),
    editor([{ resource_id: "document" }]),
    editor([{ resource_id: "document", actions: null }]),
    editor([{ resource_id: "document", actions: "read" }]),
    editor([{ resource_id: "document", actions: "*" }]),
    editor([{ resource_id: "document", actions: { includes: true } }]),
    editor([{ resource_id: "*", actions: ["*"] }]),
    editor([{ resource_id: ["document"], actions: [["read"], null] }]),
  ])("allows nothing by what is malformed: %j", async (policy) => {
    expect((await failure(ask(api({ policy })), StytchTokenError)).code).toBe("invalid_permissions");
  });

  it("without scopes allows no app anything", async () => {
    const token = makeToken({ claims: { scope: "editor" } });
    const { client } = api({ policy: editor([{ resource_id: "document", actions: ["read"] }]) });
    const call = client.idp.introspectTokenLocal(token, { authorization_check });
    expect((await failure(call, StytchTokenError)).code).toBe("invalid_permissions");
  });
});

it("downloads that hang take five seconds altogether, however often they are tried again", async () => {
  const it = api({ keys: undefined });
  const call = failure(check(it), StytchTimeoutError);
  await it.clock.advance(4_999);
  expect(it.clock.waiting).toBeGreaterThan(0);
  await it.clock.advance(1);
  expect((await call).message).toMatch(/took longer than 5000 ms\. Check the network/);
  expect(it.clock.waiting).toBe(0);
});

it("downloads that fail quickly are tried again", async () => {
  const it = api({ keys: undefined });
  let tries = 0;
  const client = clientOn(
    () => {
      tries += 1;
      return tries < 3 ? new Response("", { status: 503 }) : json(keySet);
    },
    { clock: it.clock, random: () => 0 },
  );
  const call = client.sessions.authenticateJwtLocal({ session_jwt });
  await it.clock.advance(1_000);
  await call;
  expect(tries).toBe(3);
});
