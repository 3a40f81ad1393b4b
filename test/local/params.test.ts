// What callers may pass to the checks of tokens. What can't be compared with must not pass for "good".
import { expect, it } from "vitest";
import { createStytch, StytchConfigError, type Stytch } from "../../src/index.ts";
import { failure, projectId, secret } from "../helpers.ts";
import { keySet, makeToken, now, sessionClaims } from "./tokens.ts";

const offline = (): never => {
  throw new Error("Nothing may be sent.");
};
const stytch: Stytch = createStytch({ projectId, secret, jwks: keySet, fetch: offline });
const session_jwt = makeToken({ claims: { ...sessionClaims(), iat: now() - 600 } });
const access_token = makeToken({ claims: { sub: "m2m-client-test-a", scope: "read" } });

type Checks = Readonly<Record<string, (params?: unknown) => Promise<unknown>>>;
/** The checks, with a good token and further params. */
const checks: Checks = {
  authenticateJwt: (more: unknown = {}) =>
    stytch.sessions.authenticateJwt({ session_jwt, ...(more as object) }),
  authenticateJwtLocal: (more: unknown = {}) =>
    stytch.sessions.authenticateJwtLocal({ session_jwt, ...(more as object) }),
  authenticateToken: (more: unknown = {}) =>
    stytch.m2m.authenticateToken({ access_token, ...(more as object) }),
  introspectTokenLocal: (more: unknown = {}) => stytch.idp.introspectTokenLocal(access_token, more as never),
};

const noNumbers = [NaN, -1, Infinity, -Infinity, "60", "60 s", null, {}];
const noDates = [new Date(NaN), Date.now(), "2026-03-14T09:30:00Z", null, {}];
const noChecks = [null, "", 0, "read", [], {}, { resource_id: "document" }, { action: "read" }];
const inAll = ["authenticateJwtLocal", "authenticateToken"];

it.each([
  ...noNumbers.map((value) => ["max_token_age_seconds", value, ["authenticateJwt", ...inAll]] as const),
  ...noNumbers.map(
    (value) => ["clock_tolerance_seconds", value, [...inAll, "introspectTokenLocal"]] as const,
  ),
  ...noDates.map((value) => ["current_date", value, [...inAll, "introspectTokenLocal"]] as const),
  ...noChecks.map(
    (value) =>
      [
        "authorization_check",
        value,
        ["authenticateJwt", "authenticateJwtLocal", "introspectTokenLocal"],
      ] as const,
  ),
  ...["read", [1], null, {}].map((value) => ["required_scopes", value, ["authenticateToken"]] as const),
])("%s can't be %o", async (name, value, methods) => {
  for (const method of methods) {
    const error = await failure(checks[method]!({ [name]: value }), StytchConfigError);
    expect(error.message, method).toMatch(new RegExp(`${name}.* (must be|takes) `));
  }
});

it("another rule, which would be passed over, is refused by its name", async () => {
  for (const check of Object.values(checks)) {
    const error = await failure(check({ max_age: 60 }), StytchConfigError);
    expect(error.message).toMatch(/has no option max_age/);
  }
  const authorization_check = { organization_id: "o", resource_id: "document", action: "read" };
  const error = await failure(checks["authenticateJwtLocal"]!({ authorization_check }), StytchConfigError);
  expect(error.message).toMatch(/authorization_check has no option organization_id/);
});

it("params are an object, and a token that is passed in its place isn't shown", async () => {
  for (const params of [undefined, null, session_jwt]) {
    for (const call of [
      () => stytch.sessions.authenticateJwt(params as never),
      () => stytch.sessions.authenticateJwtLocal(params as never),
      () => stytch.m2m.authenticateToken(params as never),
      () => stytch.idp.introspectTokenLocal(access_token, (params ?? null) as never),
    ]) {
      const { message } = await failure(call(), StytchConfigError);
      expect(message).toMatch(/takes an object of options/);
      expect(message).not.toContain(session_jwt.split(".")[1]);
    }
  }
});

it("what decides about scopes must be a function", async () => {
  const call = stytch.m2m.authenticateToken({ access_token }, null as never);
  expect((await failure(call, StytchConfigError)).message).toMatch(/isAuthorized must be a function/);
});
