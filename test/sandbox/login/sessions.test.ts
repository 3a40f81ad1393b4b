// Sessions: how they begin, go on, end, and what their JWTs say.
import { decodeJwt, decodeProtectedHeader } from "jose";
import { describe, expect, it } from "vitest";
import { projectId } from "../helpers.ts";
import { DAY, HOUR, MINUTE, ada, codeTo, logIn, outcome, start } from "./passcode-login.ts";

const CLAIM = "https://stytch.com/session";
const GONE = "404 session_not_found";

describe("a session", () => {
  it("is the same by its token, with a fresh JWT, and keeps its end", async () => {
    const login = start();
    const { session_token, session, session_jwt } = await logIn(login);
    login.sandbox.clock.advance(MINUTE);
    const again = await login.stytch.sessions.authenticate({ session_token });
    expect(again.session_token).toBe(session_token);
    expect(again.session).toEqual({ ...session, last_accessed_at: "2026-03-14T09:27:53Z" });
    expect(again.session_jwt).not.toBe(session_jwt);
    expect(again).not.toHaveProperty("user_id");
    expect(again).not.toHaveProperty("verdict");
  });

  it("by its JWT, also one that has expired, tells no token", async () => {
    const login = start();
    const { session_jwt, session } = await logIn(login);
    login.sandbox.clock.advance(HOUR - MINUTE);
    const again = await login.stytch.sessions.authenticate({ session_jwt });
    expect(again.session_token).toBe("");
    expect(again.session.session_id).toBe(session!.session_id);
    expect(decodeJwt(again.session_jwt).iat).toBe(Date.parse("2026-03-14T10:25:53Z") / 1000);
    login.sandbox.clock.advance(MINUTE);
    expect(await outcome(login.stytch.sessions.authenticate({ session_jwt }))).toBe(GONE);
  });

  it("is longer or shorter by the minutes from now that a call asks for", async () => {
    const login = start();
    const { session_token } = await logIn(login);
    const extend = async (session_duration_minutes: number): Promise<string> =>
      (await login.stytch.sessions.authenticate({ session_token, session_duration_minutes })).session
        .expires_at;
    expect(await extend(43_200)).toBe("2026-04-13T09:26:53Z");
    expect(await extend(5)).toBe("2026-03-14T09:31:53Z");
    login.sandbox.clock.advance(5 * MINUTE);
    expect(await outcome(login.stytch.sessions.authenticate({ session_token }))).toBe(GONE);
    const late = login.stytch.sessions.authenticate({ session_token, session_duration_minutes: 60 });
    expect(await outcome(late)).toBe(GONE);
    expect(login.sandbox.snapshot().sessions).toEqual([]);
  });

  it("is joined by a sign-in that names it, whose factor is renewed and not doubled", async () => {
    const login = start();
    const first = await logIn(login);
    login.sandbox.clock.advance(MINUTE);
    const wishes = { session_jwt: first.session_jwt, attributes: { ip_address: "203.0.113.7" } };
    const again = await logIn(login, ada, wishes);
    expect(again.session_token).toBe("");
    expect(again.session).toMatchObject({
      session_id: first.session!.session_id,
      attributes: { ip_address: "203.0.113.7", user_agent: "" },
      expires_at: first.session!.expires_at,
      authentication_factors: [
        { created_at: "2026-03-14T09:26:53Z", last_authenticated_at: "2026-03-14T09:27:53Z" },
      ],
    });
    expect(again.session!.authentication_factors).toHaveLength(1);
  });

  it("of another user, or of nobody, refuses a sign-in, whose passcode stays good", async () => {
    const login = start();
    const bob = await logIn(login, "bob@example.com");
    const { email_id } = await login.stytch.otps.email.loginOrCreate({ email: ada });
    const request = { method_id: email_id, code: codeTo(login, ada), session_duration_minutes: 60 };
    const authenticate = login.stytch.otps.authenticate;
    const { session_token, session_jwt } = bob;
    expect(await outcome(authenticate({ ...request, session_token }))).toBe(GONE);
    expect(await outcome(authenticate({ ...request, session_jwt }))).toBe(GONE);
    expect(await outcome(authenticate({ ...request, session_token: "x".repeat(44) }))).toBe(GONE);
    expect(await outcome(authenticate({ ...request, session_token, session_jwt } as never))).toBe(
      "400 too_many_session_arguments",
    );
    expect(await outcome(authenticate({ ...request, session_token: "INVALID" }))).toBe(
      "400 invalid_session_token",
    );
    const { emails } = (await login.stytch.users.search({ limit: 10 })).results[0]!;
    expect(emails).toMatchObject([{ email: ada, verified: false }]);
    expect(await outcome(authenticate(request))).toBe("200");
    const { session } = await login.stytch.sessions.authenticate({ session_token });
    expect(session.authentication_factors).toHaveLength(1);
  });

  it("dies with its user", async () => {
    const login = start();
    const { session_token, session_jwt, user_id } = await logIn(login);
    await login.stytch.users.delete({ user_id });
    expect(await outcome(login.stytch.sessions.authenticate({ session_token }))).toBe(GONE);
    expect(await outcome(login.stytch.sessions.authenticate({ session_jwt }))).toBe(GONE);
    expect(await outcome(login.stytch.sessions.get({ user_id }))).toBe("404 user_not_found");
  });

  it("has the roles that its user has at the time", async () => {
    const login = start();
    const { session_token, user_id } = await logIn(login);
    await login.stytch.users.update({ user_id, roles: ["editor"] });
    const { session, session_jwt } = await login.stytch.sessions.authenticate({ session_token });
    expect(session.roles).toEqual(["stytch_user", "editor"]);
    expect(decodeJwt(session_jwt)[CLAIM]).toMatchObject({ roles: ["stytch_user", "editor"] });
  });
});

describe("a session's JWT", () => {
  it("tells of the session, in the API's order, for five minutes", async () => {
    const login = start();
    const attributes = { ip_address: "203.0.113.7", user_agent: "Firefox" };
    const session_custom_claims = { plan: "pro", nested: { b: 1, a: 2 } };
    const wishes = { session_duration_minutes: 60, session_custom_claims, attributes };
    const { session_jwt, session, user_id } = await logIn(login, ada, wishes);
    const { keys } = await login.stytch.sessions.getJWKS({ project_id: projectId });
    expect(decodeProtectedHeader(session_jwt)).toEqual({ alg: "RS256", kid: keys[0]!.kid, typ: "JWT" });
    const iat = Date.parse("2026-03-14T09:26:53Z") / 1000;
    const claims = decodeJwt(session_jwt);
    const [factor] = session!.authentication_factors;
    const { created_at, updated_at, ...told } = factor!;
    expect(claims).toEqual({
      aud: [projectId],
      exp: iat + 300,
      [CLAIM]: {
        id: session!.session_id,
        started_at: created_at,
        last_accessed_at: updated_at,
        expires_at: "2026-03-14T10:26:53Z",
        attributes,
        authentication_factors: [told],
        roles: ["stytch_user"],
      },
      iat,
      iss: `stytch.com/${projectId}`,
      nbf: iat,
      sub: user_id,
      ...session_custom_claims,
    });
    const names = Object.keys(claims);
    expect(names).toEqual([...names].sort());
    expect(session!.custom_claims).toEqual(session_custom_claims);
  });

  it.each<[string, (jwt: string) => string]>([
    ["is cut", (jwt) => jwt.slice(0, -1)],
    ["has other claims", (jwt) => jwt.replace(/\..*\./, `.${btoa('{"aud":[]}')}.`)],
    ["has no signature", (jwt) => jwt.replace(/\.[^.]*$/, ".")],
    ["says that it needs none", (jwt) => `${btoa('{"alg":"none"}')}.${jwt.split(".")[1]}.`],
    ["is none", () => "x"],
    ["is of another alphabet", () => "é.é.é"],
    ["is huge", () => "a".repeat(100_000)],
  ])("that %s is refused", async (_, change) => {
    const login = start();
    const session_jwt = change((await logIn(login)).session_jwt);
    const refused = await login.call("POST", "/v1/sessions/authenticate", { session_jwt });
    expect(refused.body.error_type).toBe("unable_to_parse_session_jwt");
    const revoked = await login.call("POST", "/v1/sessions/revoke", { session_jwt });
    expect(revoked.body.error_type).toBe("unable_to_parse_session_jwt");
    expect(login.sandbox.snapshot().sessions).toHaveLength(1);
  });

  it("of another sandbox's key is refused, and one with the same key and no such session", async () => {
    const login = start();
    const { session_jwt } = await logIn(login);
    const other = start({ keys: [] });
    await logIn(other);
    expect(await outcome(other.stytch.sessions.authenticate({ session_jwt }))).toBe(
      "400 unable_to_parse_session_jwt",
    );
    login.sandbox.reset();
    expect(await outcome(login.stytch.sessions.authenticate({ session_jwt }))).toBe(GONE);
  });

  it("of another project with the same key is refused", async () => {
    const login = start();
    await logIn(login);
    const other = start(login.sandbox.snapshot(), { projectId: "project-test-other" });
    const { createStytch } = await import("../../../src/index.ts");
    const options = { projectId: "project-test-other", secret: "secret-test-aGVsbG8gc2FuZGJveA==" };
    const stytch = createStytch({ ...options, fetch: other.fetch });
    const { session_jwt } = await logIn({ sandbox: other.sandbox, stytch });
    expect(await outcome(login.stytch.sessions.authenticate({ session_jwt }))).toBe(
      "400 jwt_invalid_audience",
    );
  });

  it("is checked by our client alone, by the sandbox's keys and clock", async () => {
    const login = start();
    const { session_jwt, session } = await logIn(login);
    const currentDate = (): Date => login.sandbox.clock.now();
    const check = () =>
      login.stytch.sessions.authenticateJwtLocal({ session_jwt, current_date: currentDate() });
    expect((await check()).session_id).toBe(session!.session_id);
    login.sandbox.clock.advance(5 * MINUTE);
    await expect(check()).rejects.toMatchObject({ code: "jwt_invalid" });
  });
});

describe("sessions.authenticate", () => {
  it.each<[object, string]>([
    [{}, "400 no_session_arguments"],
    [{ session_token: "" }, "400 no_session_arguments"],
    [{ session_token: "x".repeat(44), session_jwt: "a.b.c" }, "400 too_many_session_arguments"],
    [{ session_token: "INVALID" }, "400 invalid_session_token"],
    [{ session_token: "é".repeat(44) }, "400 invalid_session_token"],
    [{ session_token: "x".repeat(1_000_000) }, "400 invalid_session_token"],
    [{ session_token: "x".repeat(44) }, GONE],
    [{ session_token: "x".repeat(44), session_duration_minutes: 4 }, "400 invalid_session_duration_minutes"],
    [{ session_token: 44 }, "400 bad_request"],
  ])("of %j is refused", async (body, expected) => {
    const { status, body: answer } = await start().call("POST", "/v1/sessions/authenticate", body);
    expect(`${status} ${answer.error_type}`).toBe(expected);
  });

  it("refuses what no role of the user may do, and leaves the session as it is", async () => {
    const login = start();
    const { session_token, session } = await logIn(login);
    const authorization_check = { resource_id: "documents", action: "read" };
    const request = { session_token, session_duration_minutes: 5, authorization_check };
    login.sandbox.clock.advance(MINUTE);
    expect(await outcome(login.stytch.sessions.authenticate(request))).toBe(
      "403 consumer_session_authorization_error",
    );
    const { sessions } = await login.stytch.sessions.get({ user_id: session!.user_id });
    expect(sessions).toEqual([session]);
  });

  it("of 20 calls at once answers all, each with its own JWT of one session", async () => {
    const login = start();
    const { session_token, session } = await logIn(login);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        login.stytch.sessions.authenticate({ session_token, session_custom_claims: { [`n${i}`]: i } }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.session.session_id))).toEqual(
      new Set([session!.session_id]),
    );
    const { sessions } = await login.stytch.sessions.get({ user_id: session!.user_id });
    expect(Object.keys(sessions[0]!.custom_claims)).toHaveLength(20);
  });
});

describe("sessions.revoke", () => {
  it.each(["session_id", "session_token", "session_jwt"] as const)(
    "by %s ends one for all",
    async (field) => {
      const login = start();
      const other = await logIn(login);
      const { session, session_token, session_jwt, user_id } = await logIn(login);
      const named = { session_id: session!.session_id, session_token, session_jwt };
      login.sandbox.clock.advance(6 * MINUTE);
      const request = { [field]: named[field] } as { session_id: string };
      expect(await outcome(login.stytch.sessions.revoke(request))).toBe("200");
      expect(await outcome(login.stytch.sessions.revoke(request))).toBe(GONE);
      expect(await outcome(login.stytch.sessions.authenticate({ session_token }))).toBe(GONE);
      expect(await outcome(login.stytch.sessions.authenticate({ session_jwt }))).toBe(GONE);
      const { sessions } = await login.stytch.sessions.get({ user_id });
      expect(sessions.map(({ session_id }) => session_id)).toEqual([other.session!.session_id]);
    },
  );

  it.each<[object, string]>([
    [{}, "400 no_session_revoke_arguments"],
    [{ session_id: "x", session_token: "y" }, "400 too_many_session_revoke_arguments"],
    [{ session_id: "x" }, "400 invalid_session_id"],
    [{ session_id: "session-test-00000000-0000-4000-8000-000000000000" }, GONE],
    [{ session_token: "INVALID" }, "400 invalid_session_token"],
  ])("of %j is refused", async (body, expected) => {
    const { status, body: answer } = await start().call("POST", "/v1/sessions/revoke", body);
    expect(`${status} ${answer.error_type}`).toBe(expected);
  });

  it("of 20 at once ends it one time", async () => {
    const login = start();
    const { session_token } = await logIn(login);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => outcome(login.stytch.sessions.revoke({ session_token }))),
    );
    expect(outcomes.filter((each) => each === "200")).toHaveLength(1);
    expect(outcomes.filter((each) => each === GONE)).toHaveLength(19);
  });
});

describe("sessions.get", () => {
  it("lists those that live, the newest first, without their tokens", async () => {
    const login = start();
    const ids: string[] = [];
    for (const minutes of [60, 5, 60, 30]) {
      const { session } = await logIn(login, ada, { session_duration_minutes: minutes });
      ids.unshift(session!.session_id);
    }
    const { user_id } = await logIn(login, ada, {});
    const list = async () => (await login.stytch.sessions.get({ user_id })).sessions;
    expect((await list()).map(({ session_id }) => session_id)).toEqual(ids);
    login.sandbox.clock.advance(5 * MINUTE);
    expect((await list()).map(({ session_id }) => session_id)).toEqual([ids[0], ids[1], ids[3]]);
    expect(JSON.stringify(await list())).not.toContain("token");
    login.sandbox.clock.advance(DAY);
    expect(await list()).toEqual([]);
  });

  it("takes an external_id, and refuses nobody's and none", async () => {
    const login = start();
    await login.create({ email: ada, external_id: "crm|1" });
    const { session } = await logIn(login);
    expect((await login.stytch.sessions.get({ user_id: "crm|1" })).sessions).toEqual([session]);
    expect((await login.call("GET", "/v1/sessions")).body.error_type).toBe("bad_request");
    expect((await login.call("GET", "/v1/sessions?user_id=nobody")).body.error_type).toBe("user_not_found");
  });
});
