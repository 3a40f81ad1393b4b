// Who may call: a signed-in user on their own user alone, or a program that has the gateway's token.
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { StytchAPIError, StytchConfigError, StytchConnectionError, StytchError } from "../../src/index.ts";
import { bearerToken } from "../../src/gateway/authorize/bearer-token.ts";
import { session, type SessionOptions } from "../../src/gateway/authorize/session.ts";
import type { Authorize, Decision, GatewayCall } from "../../src/gateway/types.ts";
import { failure, json, refusal } from "../helpers.ts";
import {
  makeHmacToken,
  makeKey,
  makeToken,
  makeUnsignedToken,
  now,
  sessionClaims,
  userId,
} from "../local/tokens.ts";
import {
  bearing,
  jwt,
  makeCall,
  nobody,
  passed,
  refused,
  requestWith,
  session_token,
  sessionId,
  type TestCall,
} from "./calls.ts";
import { allOperations, operation } from "./operations.ts";

const authorize = session();
const good = jwt();
const old = jwt({ exp: now() - 1 });
const decide = async (request: Request, call: GatewayCall, by: Authorize = authorize): Promise<Decision> =>
  by(request, call);

/** An answer of sessions.authenticate. */
const authenticated = (user_id = userId, session_jwt = "new.jwt.here"): Response =>
  json({
    status_code: 200,
    request_id: "request-id-test-1",
    session_token,
    session_jwt,
    session: { session_id: sessionId, user_id, expires_at: "2036-03-14T10:30:00Z" },
    user: { user_id },
  });

describe("a JWT in the header Authorization", () => {
  it("names its user, who is held to their own ids", async () => {
    expect(await decide(bearing(good), makeCall())).toEqual({
      key: userId,
      bind: { user_id: userId, session_id: sessionId },
      session: { session_jwt: good },
      renewed: undefined,
      isOwn: true,
    });
  });

  it.each([`bearer ${good}`, `BEARER ${good}`, `Bearer   ${good}`])(
    "may stand in any spelling of the scheme",
    async (authorization) => {
      expect(passed(await decide(requestWith({ authorization }), makeCall())).key).toBe(userId);
    },
  );

  it.each<readonly [string, string]>([
    ["none", ""],
    ["another text", "abc"],
    ["two", `${good}, Bearer ${good}`],
    ["one that has expired", old],
    ["one of another key", makeToken({ key: makeKey("jwk-test-other"), claims: sessionClaims() })],
    ["one of another project", jwt({ aud: ["project-test-other"] })],
    ["one of another issuer", jwt({ iss: "stytch.com/project-test-other" })],
    ["one that isn't a session's", makeToken({ claims: { scope: "read:users" } })],
    ["one without a user", jwt({ sub: "" })],
    ["one by a shared secret", makeHmacToken("secret")],
    ["one without a signature", makeUnsignedToken()],
    ["one with spaces in it", good.replace(".", ". ")],
  ])("is refused if it is %s, and no cookie counts then", async (_what, token) => {
    const call = makeCall({ session: { session_token, session_jwt: good } });
    const { deny, message } = refused(await decide(bearing(token), call));
    expect([deny, message]).toEqual([401, "The session is over, or its JWT isn't good."]);
  });

  it("is none where the header is of another scheme", async () => {
    const request = requestWith({ authorization: `Basic ${good}` });
    expect(refused(await decide(request, makeCall())).message).toBe("Sign in: no session came.");
    const call = makeCall({ session: { session_jwt: good } });
    expect(passed(await decide(request, call)).key).toBe(userId);
    expect(refused(await decide(requestWith({ authorization: `Bearer${good}` }), makeCall())).deny).toBe(401);
  });

  it("is too old at the age that is set", async () => {
    const by = session({ maxTokenAge: 60_000 });
    expect(passed(await decide(bearing(jwt({ iat: now() - 50 })), makeCall(), by)).key).toBe(userId);
    expect(refused(await decide(bearing(jwt({ iat: now() - 60 })), makeCall(), by)).deny).toBe(401);
  });
});

describe("a session in cookies", () => {
  const cookies = (session: GatewayCall["session"], answer?: () => Response): TestCall =>
    makeCall({ session }, answer);

  it("passes by its JWT, without a call", async () => {
    const call = cookies({ session_token, session_jwt: good });
    expect(passed(await decide(requestWith(), call))).toMatchObject({
      key: userId,
      session: { session_token, session_jwt: good },
      renewed: undefined,
      isOwn: true,
    });
    expect(call.api.requests).toEqual([]);
  });

  it.each([
    ["has expired", { session_token, session_jwt: old }],
    ["is missing", { session_token }],
    ["is malformed", { session_token, session_jwt: "abc" }],
  ])("is renewed by its token where its JWT %s", async (_what, brought) => {
    const call = cookies(brought, () => authenticated());
    const tokens = { session_token, session_jwt: "new.jwt.here" };
    expect(passed(await decide(requestWith(), call))).toEqual({
      key: userId,
      bind: { user_id: userId, session_id: sessionId },
      session: tokens,
      renewed: { ...tokens, expires_at: "2036-03-14T10:30:00Z" },
      isOwn: true,
    });
    expect(await call.api.last.json()).toEqual({ session_token });
  });

  it("is renewed where its JWT is older than allowed", async () => {
    const call = cookies({ session_token, session_jwt: jwt({ iat: now() - 90 }) }, () => authenticated());
    expect(passed(await decide(requestWith(), call, session({ maxTokenAge: 60_000 }))).renewed).toBeDefined();
  });

  it.each([
    ["session_not_found", 404],
    ["invalid_session_token", 400],
  ])("is over where the API answers %s", async (error_type, status) => {
    const call = cookies({ session_token, session_jwt: old }, () =>
      json(refusal(error_type, status), status),
    );
    expect(refused(await decide(requestWith(), call)).deny).toBe(401);
  });

  it("is over where its JWT has expired and there is no token", async () => {
    expect(refused(await decide(requestWith(), cookies({ session_jwt: old }))).deny).toBe(401);
    expect(refused(await decide(requestWith(), cookies({})))).toMatchObject({ deny: 401 });
  });

  it.each([
    ["unauthorized_credentials", 401],
    ["too_many_requests", 429],
    ["internal_server_error", 500],
  ])("says nothing of the caller where the API answers %s", async (error_type, status) => {
    const call = cookies({ session_token }, () => json(refusal(error_type, status), status));
    const error = await failure(decide(requestWith(), call), StytchAPIError);
    expect(error.status_code).toBe(status);
  });

  it.each([
    {},
    { session: null, session_jwt: "a" },
    { session: { user_id: "", session_id: sessionId }, session_jwt: "a" },
    { session: { user_id: 1, session_id: sessionId }, session_jwt: "a" },
    { session: { user_id: userId, session_id: sessionId }, session_jwt: "" },
  ])("is nobody's where the API answers %j", async (body) => {
    const call = cookies({ session_token }, () => json({ status_code: 200, request_id: "r", ...body }));
    const error = await failure(decide(requestWith(), call), StytchError);
    expect(error.message).toMatch(/answered no session/);
  });

  it("ends with its request", async () => {
    const signal = AbortSignal.abort();
    const call = makeCall({ session: { session_token }, signal }, () => authenticated());
    await failure(decide(requestWith(), call), StytchError);
  });
});

describe("a factor in a path", () => {
  const factors = {
    email_id: { emails: [{ email_id: "other" }, { email_id: "own" }] },
    phone_id: { phone_numbers: [{ phone_id: "own" }] },
    password_id: { password: { password_id: "own" } },
    totp_id: { totps: [{ totp_id: "own" }] },
    webauthn_registration_id: { webauthn_registrations: [{ webauthn_registration_id: "own" }] },
    biometric_registration_id: { biometric_registrations: [{ biometric_registration_id: "own" }] },
    crypto_wallet_id: { crypto_wallets: [{ crypto_wallet_id: "own" }] },
    oauth_user_registration_id: { providers: [{ oauth_user_registration_id: "own" }] },
  };

  it("covers every path of the document that names one", () => {
    const named = allOperations().flatMap(({ params }) => params.filter((name) => name.endsWith("_id")));
    const others = ["user_id", "client_id", "project_id", "connected_app_id"];
    expect(new Set(named.filter((name) => !others.includes(name)))).toEqual(new Set(Object.keys(factors)));
  });

  it.each(Object.entries(factors))(
    "passes if %s is in the caller's user, and only there",
    async (name, part) => {
      const user = {
        user_id: userId,
        untrusted_metadata: { [name]: "meta", emails: [{ [name]: "meta" }] },
        ...part,
      };
      const call = (id: string): TestCall => makeCall({ params: { [name]: id } }, () => json(user));
      const own = call("own");
      expect(passed(await decide(bearing(good), own)).key).toBe(userId);
      expect(own.api.last.url).toMatch(new RegExp(`/v1/users/${userId}$`));
      for (const id of ["theirs", "meta", "", "undefined"]) {
        const { deny, message } = refused(await decide(bearing(good), call(id)));
        expect([deny, message]).toEqual([403, `${name} isn't yours.`]);
      }
    },
  );

  it.each([{}, { emails: null }, { emails: [null, 1, []] }, { emails: "own" }])(
    "isn't in a user who is answered as %j",
    async (user) => {
      const call = makeCall({ params: { email_id: "own" } }, () => json({ user_id: userId, ...user }));
      expect(refused(await decide(bearing(good), call)).deny).toBe(403);
    },
  );

  it("is nobody's where the user is gone, and unknown where the API fails", async () => {
    const params = { email_id: "own" };
    const gone = makeCall({ params }, () => json(refusal("user_not_found", 404), 404));
    expect(refused(await decide(bearing(good), gone)).deny).toBe(403);
    await failure(decide(bearing(good), makeCall({ params })), StytchConnectionError);
  });
});

describe("a session in the body", () => {
  const withBody = (body: Record<string, unknown>, answer?: () => Response): TestCall =>
    makeCall({ operation: "sessions.revoke", operationId: "api_session_v1_Revoke", body }, answer);

  it("needs no look if it is the caller's own, or blank", async () => {
    for (const session_jwt of [good, "", undefined])
      expect(passed(await decide(bearing(good), withBody({ session_jwt }))).session).toEqual({
        session_jwt: good,
      });
  });

  it("may be a newer JWT of the same user, and no one else's", async () => {
    const newer = jwt({ iat: now() - 1 });
    expect(passed(await decide(bearing(good), withBody({ session_jwt: newer }))).session).toEqual({
      session_jwt: newer,
    });
    for (const session_jwt of [jwt({ sub: nobody }), old, "abc", 1, null, [good]]) {
      const { deny, message } = refused(await decide(bearing(good), withBody({ session_jwt })));
      expect([deny, message]).toEqual([403, "session_jwt isn't yours."]);
    }
  });

  it("may be a token of the same user, which the API is asked about", async () => {
    const body = { session_token };
    expect(
      passed(
        await decide(
          bearing(good),
          withBody(body, () => authenticated()),
        ),
      ).session,
    ).toEqual({
      session_jwt: good,
      session_token,
    });
    const theirs = withBody(body, () => authenticated(nobody));
    expect(refused(await decide(bearing(good), theirs)).message).toBe("session_token isn't yours.");
    const unknown = withBody(body, () => json(refusal("session_not_found", 404), 404));
    expect(refused(await decide(bearing(good), unknown)).deny).toBe(403);
  });

  it("isn't asked about if it is the cookie's, or another provider's", async () => {
    const session = { session_token, session_jwt: good };
    const call = makeCall({ session, body: { session_token } });
    expect(passed(await decide(requestWith(), call)).session).toEqual(session);
    const migrate = { operation: "sessions.migrate", operationId: "api_session_v1_Migrate" } as const;
    const foreign = makeCall({ ...migrate, body: { session_token: "theirs" } });
    expect(passed(await decide(bearing(good), foreign)).session).toEqual({ session_jwt: good });
  });
});

describe("the operations that session() takes", () => {
  const check = (...methods: string[]): void =>
    authorize.check!(
      methods.map((method) => operation(method)),
      () => false,
    );
  const open = allOperations()
    .filter((each) => {
      try {
        authorize.check!([each], () => false);
        return false;
      } catch {
        return true;
      }
    })
    .map(({ operation }) => operation);

  it("are those that name a user", () => {
    check("users.get", "sessions.get", "totps.create", "users.deleteEmail", "webauthn.update");
    check("sessions.authenticate", "sessions.revoke", "otps.authenticate", "passwords.sessions.reset");
    check();
  });

  it("are no others", () => {
    expect(open.sort()).toMatchInlineSnapshot(`
      [
        "connectedApp.clients.create",
        "connectedApp.clients.delete",
        "connectedApp.clients.get",
        "connectedApp.clients.search",
        "connectedApp.clients.secrets.rotate",
        "connectedApp.clients.secrets.rotateCancel",
        "connectedApp.clients.secrets.rotateStart",
        "connectedApp.clients.update",
        "debug.whoami",
        "fraud.email.risk",
        "fraud.fingerprint.lookup",
        "fraud.rules.list",
        "fraud.rules.set",
        "fraud.verdictReasons.list",
        "fraud.verdictReasons.override",
        "idp.introspectTokenNetwork",
        "impersonation.authenticate",
        "m2m.clients.create",
        "m2m.clients.delete",
        "m2m.clients.get",
        "m2m.clients.search",
        "m2m.clients.secrets.rotate",
        "m2m.clients.secrets.rotateCancel",
        "m2m.clients.secrets.rotateStart",
        "m2m.clients.update",
        "m2m.token",
        "magicLinks.email.invite",
        "magicLinks.email.loginOrCreate",
        "magicLinks.email.revokeInvite",
        "otps.email.loginOrCreate",
        "otps.sms.loginOrCreate",
        "otps.whatsapp.loginOrCreate",
        "passwords.create",
        "passwords.email.resetStart",
        "passwords.migrate",
        "passwords.strengthCheck",
        "project.metrics",
        "rbac.policy",
        "sessions.exchangeAccessToken",
        "sessions.getJWKS",
        "sessions.migrate",
        "users.create",
        "users.search",
      ]
    `);
  });

  it("are told apart when a gateway is made, with a remedy", async () => {
    const error = await failure(
      () => check("users.get", "users.search", "m2m.clients.get"),
      StytchConfigError,
    );
    expect(error.message).toBe(
      "session() can't hold users.search, m2m.clients.get to a caller: no field there says whose the call is. " +
        "Take it out of allow, or write an authorize of your own.",
    );
  });
});

describe("the options of session()", () => {
  it("may name further fields with the user's id, and user_id is always one", async () => {
    const by = session({ own: ["owner_id"] });
    expect(passed(await decide(bearing(good), makeCall(), by)).bind).toEqual({
      owner_id: userId,
      user_id: userId,
      session_id: sessionId,
    });
    by.check!([{ ...operation("users.search"), body: ["owner_id"] }], () => false);
    expect(Object.keys(passed(await decide(bearing(good), makeCall(), session({ own: [] }))).bind!)).toEqual([
      "user_id",
      "session_id",
    ]);
  });

  it.each([
    [{ own: "user_id" }, /own must be an array, not a string/],
    [{ own: [1] }, /own\[0\] must be a field's name, not a number/],
    [{ own: ["user.id"] }, /own\[0\] must be the name of a field/],
    [{ own: ["user_id", "session_token"] }, /own\[1\] must be the name of a field/],
    [{ maxTokenAge: 0 }, /maxTokenAge must be a number from 1000 /],
    [{ maxTokenAge: NaN }, /maxTokenAge must be a number from 1/],
    [{ maxTokenAge: "5" }, /maxTokenAge must be a number from 1/],
    [{ max: 1 }, /session has no option max/],
    [null, /session takes an object of options/],
  ])("are refused of %j", async (options, message) => {
    const error = await failure(() => session(options as SessionOptions), StytchConfigError);
    expect(error.message).toMatch(message);
  });
});

describe("the gateway's own token", () => {
  const token = "0123456789abcdef";
  const by = bearerToken(token);

  it("lets its bearer pass, bound to nobody", async () => {
    expect(await decide(bearing(token), makeCall(), by)).toEqual({ key: "token" });
    const longest = "~".repeat(4_096);
    expect(await decide(bearing(longest), makeCall(), bearerToken(longest))).toEqual({ key: "token" });
  });

  it.each([
    "",
    token.slice(1),
    token.slice(0, -1),
    `${token}0`,
    token.toUpperCase(),
    `${token}, Bearer ${token}`,
    `${token} ${token}`,
    "0".repeat(10_000),
  ])("is no other: %s", async (given) => {
    const { deny, message } = refused(await decide(bearing(given), makeCall(), by));
    expect([deny, message]).toEqual([401, "The gateway has another token."]);
  });

  it("is asked for where none came", async () => {
    const call = makeCall({ session: { session_jwt: good } });
    for (const request of [requestWith(), requestWith({ authorization: `Basic ${token}` })])
      expect(refused(await decide(request, call, by)).message).toMatch(/^Send the gateway's token/);
  });

  it.each([
    [undefined, /must be a string, not undefined/],
    ["", /16 to 4096 characters/],
    ["0123456789abcde", /16 to 4096 characters/],
    ["a".repeat(4_097), /16 to 4096 characters/],
    [`${token}\n`, /no header can carry/],
    [` ${token}`, /no header can carry/],
    [`${token} ${token}`, /no header can carry/],
    [`${token}\u00e4`, /no header can carry/],
    [`${token}\u0000`, /no header can carry/],
  ])("can't be %j", async (given, message) => {
    const error = await failure(() => bearerToken(given as string), StytchConfigError);
    expect(error.message).toMatch(message);
    expect(inspect(error)).not.toContain(token);
  });

  it("is in nothing that a gateway could print of it", () => {
    expect(inspect(by, { showHidden: true, depth: Infinity })).not.toContain(token);
  });
});
