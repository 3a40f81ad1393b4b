// What a JWT must be to pass without a call, and what is refused, by tokens that node:crypto makes.
import { inspect } from "node:util";
import { createPublicKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createStytch, isStytchError, StytchTokenError, type StytchOptions } from "../../src/index.ts";
import { failure, projectId, secret } from "../helpers.ts";
import {
  key,
  keySet,
  makeHmacToken,
  makeKey,
  makeToken,
  makeUnsignedToken,
  now,
  sessionClaims,
  standard,
  userId,
} from "./tokens.ts";

const offline = (): never => {
  throw new Error("Nothing may be sent.");
};

function client(options: Partial<StytchOptions> = {}): ReturnType<typeof createStytch> {
  return createStytch({ projectId, secret, jwks: keySet, fetch: offline, ...options } as StytchOptions);
}

const pem = createPublicKey(key.privateKey).export({ type: "spki", format: "pem" }) as string;
const session = (claims: Record<string, unknown> = {}): string =>
  makeToken({ claims: { ...sessionClaims(), ...claims } });
const other = makeKey(key.kid);

const refused: Readonly<Record<string, readonly [token: unknown, reason: RegExp]>> = {
  nothing: [undefined, /is missing, or no text/],
  "an empty text": ["", /is no JWT/],
  "another text": ["a.b", /is no JWT/],
  "a text of dots": ["..", /is no JWT/],
  "one without a signature": [makeUnsignedToken(), /algorithm/],
  "one by HS256 with the public key": [makeHmacToken(pem), /algorithm/],
  "one by HS256 with the modulus": [makeHmacToken(String(key.jwk["n"])), /algorithm/],
  "one by HMAC that says it is RS256": [makeHmacToken(pem, "RS256"), /another signature/],
  "one by another key of the same id": [
    makeToken({ key: other, claims: sessionClaims() }),
    /another signature/,
  ],
  "one by a key that isn't known": [
    makeToken({ key: makeKey("jwk-test-unknown"), claims: sessionClaims() }),
    /key that isn't the project's/,
  ],
  "one with changed claims": [
    session().replace(/\.[^.]+\./, `.${session({ tenant: "evil" }).split(".")[1]}.`),
    /another signature/,
  ],
  "one cut off": [session().slice(0, -20), /another signature/],
  "one that has expired": [session({ exp: now() - 1 }), /has expired/],
  "one that expires now": [session({ exp: now() }), /has expired/],
  "one without an end": [session({ exp: undefined }), /has no end/],
  "one with an end that is a text": [session({ exp: "later" }), /can't be read|no end/],
  "one that isn't good yet": [session({ nbf: now() + 60 }), /isn't good yet/],
  "one of another project": [session({ aud: ["project-test-other"] }), /for another project/],
  "one for nobody": [session({ aud: undefined }), /for another project/],
  "one of another issuer": [session({ iss: "https://evil.example.com" }), /another issuer/],
  "one of an issuer with a slash": [session({ iss: `stytch.com/${projectId}/` }), /another issuer/],
  "one of no issuer": [session({ iss: undefined }), /another issuer/],
  "one of another type": [makeToken({ header: { typ: "at+jwt" }, claims: sessionClaims() }), /another type/],
  "one of no type": [makeToken({ header: { typ: undefined }, claims: sessionClaims() }), /another type/],
  "one with a critical header": [
    makeToken({ header: { crit: ["x"], x: 1 }, claims: sessionClaims() }),
    /no JWT|algorithm|can't be read/,
  ],
  "one with a claim twice": [
    makeToken({
      text: JSON.stringify({ ...standard(), ...sessionClaims() }).replace("{", '{"sub":"user-test-a",'),
    }),
    /a claim twice/,
  ],
  "one by another algorithm of a key's kind": [
    makeToken({ header: { alg: "PS256" }, claims: sessionClaims() }),
    /key that isn't the project's/,
  ],
  "one with a line break behind it": [`${session()}\n`, /is no JWT/],
  "one with padding": [`${session()}==`, /is no JWT/],
  "one with a blank in its signature": [`${session().slice(0, -9)} ${session().slice(-9)}`, /is no JWT/],
  "one with a claim twice, once escaped": [
    makeToken({
      text: JSON.stringify({ ...standard(), ...sessionClaims() }).replace("{", '{"\\u0065xp":9999999999,'),
    }),
    /a claim twice/,
  ],
  "one that ends never": [
    makeToken({
      text: JSON.stringify({ ...standard(), ...sessionClaims() }).replace(/"exp":\d+/, '"exp":1e400'),
    }),
    /has no end/,
  ],
  "one that ends after all time": [session({ exp: 1e20 }), /has no end/],
  "one that is nested without measure": [
    makeToken({
      text: JSON.stringify({ ...standard(), ...sessionClaims() }).replace(
        "{",
        `{"deep":${"[".repeat(15_000)}${"]".repeat(15_000)},`,
      ),
    }),
    /can't be checked|can't be read|is no JWT/,
  ],
  "one whose roles are a text": [
    session({ "https://stytch.com/session": { id: "session-test-a", roles: "stytch_user" } }),
    /no session's/,
  ],
  "one whose factors are no list": [
    session({ "https://stytch.com/session": { id: "session-test-a", authentication_factors: {} } }),
    /no session's/,
  ],
  "one whose session has no id": [session({ "https://stytch.com/session": { id: "" } }), /no session's/],
  "one of a user without an id": [session({ sub: "" }), /no session's/],
  "one without a session": [makeToken(), /no session's/],
  "one whose session is no object": [session({ "https://stytch.com/session": "x" }), /no session's/],
  "one without a user": [session({ sub: undefined }), /no session's/],
  "one whose claims are a list": [makeToken({ text: "[]" }), /no JWT|can't be read/],
  "a huge one": [session({ tenant: "x".repeat(100_000) }), /longer than 65536 characters/],
};

describe("a session's JWT", () => {
  it("gives the session, and sends nothing", async () => {
    const found = await client().sessions.authenticateJwtLocal({ session_jwt: session() });
    expect(found).toEqual({
      session_id: "session-test-0c7e3f92-b5d8-4a16-9f24-e81d6a0b37c5",
      user_id: userId,
      roles: ["stytch_user"],
      attributes: { user_agent: "", ip_address: "" },
      authentication_factors: [
        { type: "password", delivery_method: "knowledge", last_authenticated_at: "2026-03-14T09:30:00Z" },
      ],
      started_at: "2026-03-14T09:30:00Z",
      last_accessed_at: "2026-03-14T09:52:10Z",
      expires_at: "2036-03-14T10:30:00Z",
      custom_claims: { tenant: "acme" },
    });
  });

  it.each(Object.entries(refused))(
    "is refused where it is %s, and the error holds nothing of it",
    async (_, [token, reason]) => {
      const call = client().sessions.authenticateJwtLocal({ session_jwt: token as string });
      const error = await failure(call, StytchTokenError);
      expect(error.message).toMatch(reason);
      expect(error.message).toMatch(/^sessions\.authenticateJwtLocal: jwt_invalid: the token /);
      expect(error.code).toBe("jwt_invalid");
      expect(Object.keys(error)).toEqual(["code"]);
      expect(isStytchError(error)).toBe(true);
      expect(error.cause).toBeUndefined();
      const parts = typeof token === "string" ? token.split(".").filter((part) => part.length > 8) : [];
      const shown = inspect(error, { depth: 5, showHidden: true });
      for (const part of [...parts, "acme", userId]) expect(shown).not.toContain(part);
    },
  );

  it("may have null for a list that is empty", async () => {
    const claim = { id: "session-test-a", roles: null, authentication_factors: null };
    const token = session({ "https://stytch.com/session": claim });
    const found = await client().sessions.authenticateJwtLocal({ session_jwt: token });
    expect(found).toMatchObject({ roles: [], authentication_factors: [] });
  });

  it("may have claims named as what every object has", async () => {
    const text = JSON.stringify({ ...standard(), ...sessionClaims() });
    const named = '{"__proto__":{"admin":true},"constructor":1,"toString":2,';
    const token = makeToken({ text: text.replace("{", named) });
    const { custom_claims } = await client().sessions.authenticateJwtLocal({ session_jwt: token });
    expect(Object.keys(custom_claims)).toEqual(["__proto__", "constructor", "toString", "tenant"]);
    expect(Object.getPrototypeOf(custom_claims)).toBe(Object.prototype);
  });

  it("may be of a domain of the project's own", async () => {
    const own = client({ baseUrl: "https://login.example.com" });
    const token = session({ iss: "https://login.example.com" });
    expect((await own.sessions.authenticateJwtLocal({ session_jwt: token })).user_id).toBe(userId);
  });

  it("is good a little longer with a tolerance, and at a time that is given", async () => {
    const { sessions } = client();
    const token = session({ exp: now() - 5, nbf: now() - 60, iat: now() - 60 });
    await failure(sessions.authenticateJwtLocal({ session_jwt: token }), StytchTokenError);
    await sessions.authenticateJwtLocal({ session_jwt: token, clock_tolerance_seconds: 10 });
    await sessions.authenticateJwtLocal({ session_jwt: token, current_date: new Date(Date.now() - 10_000) });
  });

  it.each([
    [0, true],
    [59, true],
    [60, true],
    [62, false],
  ])("made 60 seconds ago is too old for %i: %s", async (max_token_age_seconds, isTooOld) => {
    const call = client().sessions.authenticateJwtLocal({
      session_jwt: session({ iat: now() - 60 }),
      max_token_age_seconds,
    });
    if (!isTooOld) expect((await call).user_id).toBe(userId);
    else expect((await failure(call, StytchTokenError)).code).toBe("jwt_too_old");
  });

  it("that doesn't say when it was made has no age", async () => {
    const token = session({ iat: undefined });
    await client().sessions.authenticateJwtLocal({ session_jwt: token });
    const call = client().sessions.authenticateJwtLocal({ session_jwt: token, max_token_age_seconds: 60 });
    expect((await failure(call, StytchTokenError)).message).toMatch(/doesn't say when it was made/);
  });
});

describe("an access token of an M2M client", () => {
  const token = (scope: unknown): string =>
    makeToken({ claims: { sub: "m2m-client-test-a", scope, plan: "pro" } });

  it("gives the client, its scopes and its own claims", async () => {
    const found = await client().m2m.authenticateToken({
      access_token: token("read:users write:*"),
      required_scopes: ["read:users", "write:invoices"],
    });
    expect(found).toEqual({
      client_id: "m2m-client-test-a",
      scopes: ["read:users", "write:*"],
      custom_claims: { plan: "pro" },
    });
  });

  it.each([
    ["read:users", ["write:users"], false],
    ["read", ["read:users"], false],
    ["read:users", ["read"], false],
    ["read:*", ["read"], true],
    ["read:*", ["read:users:all"], true],
    ["*:users", ["read:users"], false],
    ["", ["read"], false],
    ["a b", ["a", "b"], true],
    ["", [], true],
  ])("with the scopes '%s' has %j: %s", async (scope, required_scopes, has) => {
    const call = client().m2m.authenticateToken({ access_token: token(scope), required_scopes });
    if (has) expect((await call).client_id).toBe("m2m-client-test-a");
    else expect((await failure(call, StytchTokenError)).code).toBe("missing_scopes");
  });

  it("may be judged by a function of the caller's", async () => {
    const params = { access_token: token("admin"), required_scopes: ["read:users"] };
    await client().m2m.authenticateToken(params, ({ hasScopes }) => hasScopes.includes("admin"));
  });

  it("is judged by such a function that is asynchronous, too", async () => {
    const params = { access_token: token("admin"), required_scopes: ["read:users"] };
    await client().m2m.authenticateToken(params, () => Promise.resolve(true));
    const call = client().m2m.authenticateToken(params, () => Promise.resolve(false));
    expect((await failure(call, StytchTokenError)).code).toBe("missing_scopes");
  });

  it.each([
    ["a session", session(), /has no scopes/],
    ["a session with a claim named scope", session({ scope: "read:users" }), /has no scopes/],
    ["a Connected App", makeToken({ claims: { scope: "read:users" } }), /is a user's/],
    ["nobody", makeToken({ claims: { scope: "read:users", sub: undefined } }), /whose it is/],
    ["a number", makeToken({ claims: { scope: "read:users", sub: 5 } }), /whose it is/],
  ])("is none of %s", async (_, access_token, reason) => {
    const call = client().m2m.authenticateToken({ access_token, required_scopes: [] });
    const error = await failure(call, StytchTokenError);
    expect(error.code).toBe("jwt_invalid");
    expect(error.message).toMatch(reason);
  });
});

describe("an access token of a Connected App", () => {
  it("says who gave it and for what", async () => {
    const iat = now();
    const token = makeToken({
      claims: { iat, exp: iat + 300, scope: "openid email", client_id: "connected-app-test-a" },
    });
    expect(await client().idp.introspectTokenLocal(token)).toEqual({
      subject: userId,
      scope: "openid email",
      custom_claims: { client_id: "connected-app-test-a" },
      audience: [projectId],
      expires_at: iat + 300,
      issued_at: iat,
      not_before: expect.any(Number) as number,
      issuer: `stytch.com/${projectId}`,
      token_type: "access_token",
    });
  });
});

it("keys that are given are checked before they are used", () => {
  for (const jwks of [null, [], {}, { keys: {} }, { keys: [1] }])
    expect(() => client({ jwks } as never)).toThrow(/^jwks must be a JSON Web Key Set/);
});
