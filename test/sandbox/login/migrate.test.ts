// Sessions of the service that users come from, and of a project's own Connected Apps, exchanged for sessions here.
import { describe, expect, it } from "vitest";
import { StytchConfigError } from "../../../src/index.ts";
import type { SandboxOptions, Snapshot } from "../../../src/sandbox/index.ts";
import { serve } from "../../helpers.ts";
import { projectId, secret, start, summary } from "../helpers.ts";

const MINUTE = 60_000;
const ada = [{ email: "ada@example.com", external_id: "ada" }];

function withUserInfo(userInfo: SandboxOptions["userInfo"], seed = ada) {
  const started = start(seed, { validate: true, userInfo });
  const migrate = (session_token: string, more: object = {}) =>
    started.call("POST", "/v1/sessions/migrate", { session_token, ...more });
  return { ...started, migrate };
}

describe("sessions.migrate", () => {
  it("begins a session of whoever the other service's token is", async () => {
    const asked: string[] = [];
    const { stytch } = withUserInfo(async (token) => {
      asked.push(token);
      return Promise.resolve({ email: "ADA@example.com", sub: "1" });
    });
    const answer = await stytch.sessions.migrate({ session_token: "old", session_duration_minutes: 60 });
    expect(asked).toEqual(["old"]);
    expect(answer.user.external_id).toBe("ada");
    expect(answer.user.emails[0]?.verified).toBe(false);
    expect(answer.session?.authentication_factors).toMatchObject([
      { delivery_method: "imported_auth0", type: "imported" },
    ]);
  });

  it("begins none without a duration", async () => {
    const { migrate } = withUserInfo(() => ({ email: "ada@example.com" }));
    expect((await migrate("old")).body).toMatchObject({ session: null, session_jwt: "", session_token: "" });
  });

  it.each([
    ["nobody's token", () => undefined],
    ["UserInfo without an address", () => ({}) as { email: string }],
    ["another kind of address", () => ({ email: 1 }) as unknown as { email: string }],
  ])("refuses %s", async (_, userInfo) => {
    const { migrate } = withUserInfo(userInfo);
    expect(summary(await migrate("old"))).toBe("400 migrate_from_external_unexpected_response");
  });

  it("makes no user, and refuses without a service to come from", async () => {
    const { migrate, sandbox } = withUserInfo(() => ({ email: "grace@example.com" }));
    expect(summary(await migrate("old"))).toBe("404 migrate_from_external_email_does_not_exist");
    expect(sandbox.snapshot().users).toHaveLength(1);
    const none = withUserInfo(undefined);
    expect(summary(await none.migrate("old"))).toBe("400 migrate_from_external_missing_userinfo");
  });

  it("refuses a locked user, a duration and claims", async () => {
    const { migrate, sandbox } = withUserInfo(() => ({ email: "ada@example.com" }));
    const claims = { a: "x".repeat(5000) };
    const wrong = { session_duration_minutes: 5, session_custom_claims: claims };
    expect(summary(await migrate("old", wrong))).toBe("400 custom_claims_too_large");
    const short = await migrate("old", { session_duration_minutes: 4 });
    expect(summary(short)).toBe("400 invalid_session_duration_minutes");
    sandbox.users.lock("ada");
    expect(summary(await migrate("old"))).toBe("429 user_lock_limit_reached");
  });

  it("asks an endpoint of this machine with the token as a bearer's", async () => {
    const url = await serve((request, response) => {
      const isKnown = request.headers.authorization === "Bearer old";
      response.writeHead(isKnown ? 200 : 401, { "content-type": "application/json" });
      response.end(isKnown ? '{"email":"ada@example.com","sub":"1"}' : '{"email":"ada@example.com"}');
    });
    const { migrate } = withUserInfo(`${url}/userinfo`);
    expect((await migrate("old")).status).toBe(200);
    expect(summary(await migrate("another"))).toBe("400 migrate_from_external_unexpected_response");
  });

  it("takes an endpoint that answers no JSON, or leads elsewhere, or isn't there, for one that refuses", async () => {
    const url = await serve((request, response) => {
      if (request.url === "/elsewhere") response.writeHead(302, { location: "/text" });
      response.end("<html>");
    });
    for (const source of [`${url}/text`, `${url}/elsewhere`, "http://127.0.0.1:1/userinfo"]) {
      const { migrate } = withUserInfo(source);
      expect(summary(await migrate("old"))).toBe("400 migrate_from_external_unexpected_response");
    }
  });

  it.each([
    ["https://idp.example.com/userinfo", "this machine"],
    ["not a URL", "a function or a URL"],
    ["file:///etc/passwd", "a function or a URL"],
    [7 as unknown as string, "a function or a URL"],
  ])("has no option %s", (userInfo, message) => {
    expect(() => withUserInfo(userInfo)).toThrow(StytchConfigError);
    expect(() => withUserInfo(userInfo)).toThrow(message);
  });
});

/** A user whose app has an access token. */
async function withToken(app: object = { client_type: "first_party", scopes_granted: "openid full_access" }) {
  const started = start(ada, { validate: true });
  const { connected_app_id } = started.sandbox.users.connectApp("ada", app);
  const access_token = await started.sandbox.users.createAccessToken("ada", { connected_app_id });
  const exchange = (token = access_token, more: object = {}) =>
    started.call("POST", "/v1/sessions/exchange_access_token", { access_token: token, ...more });
  return { ...started, connected_app_id, access_token, exchange };
}

describe("sessions.exchangeAccessToken", () => {
  it("begins a session of the user who authorized the app", async () => {
    const { stytch, access_token, connected_app_id } = await withToken();
    const answer = await stytch.sessions.exchangeAccessToken({ access_token, session_duration_minutes: 60 });
    expect(answer.user.external_id).toBe("ada");
    expect(answer.session?.authentication_factors).toMatchObject([
      {
        delivery_method: "oauth_access_token_exchange",
        oauth_access_token_exchange_factor: { client_id: connected_app_id },
        type: "oauth",
      },
    ]);
  });

  it("takes a token once, of twenty at the same time one", async () => {
    const { exchange } = await withToken();
    const answers = await Promise.all(Array.from({ length: 20 }, () => exchange()));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(summary(await exchange())).toBe("404 idp_access_token_could_not_be_exchanged");
  });

  it("takes it once from a snapshot too, and forgets it when it is too old anyway", async () => {
    const { exchange, sandbox, access_token } = await withToken();
    expect((await exchange()).status).toBe(200);
    const other = start(sandbox.snapshot());
    const again = await other.call("POST", "/v1/sessions/exchange_access_token", { access_token });
    expect(summary(again)).toBe("404 idp_access_token_could_not_be_exchanged");
    sandbox.clock.advance(5 * MINUTE);
    expect(sandbox.snapshot().exchanged_tokens).toEqual([]);
  });

  it("takes it for five minutes, and calls it expired after its hour", async () => {
    const { exchange, sandbox } = await withToken();
    sandbox.clock.advance(5 * MINUTE - 1000);
    expect(summary(await exchange("a.b.c"))).toBe("404 idp_access_token_not_found");
    sandbox.clock.advance(1000);
    expect(summary(await exchange())).toBe("400 oauth_access_token_exchange_token_too_old");
    sandbox.clock.advance(55 * MINUTE);
    expect(summary(await exchange())).toBe("400 idp_access_token_expired");
  });

  it.each([
    { client_type: "first_party", scopes_granted: "openid full_access_not" },
    { client_type: "third_party", scopes_granted: "openid full_access" },
  ])("refuses an app of %j", async (app) => {
    const { exchange } = await withToken(app);
    expect(summary(await exchange())).toBe("400 oauth_access_token_exchange_missing_full_access");
  });

  it("refuses an app that acts for the user no more, and a user there isn't any more", async () => {
    const { stytch, exchange, connected_app_id, sandbox } = await withToken();
    const { user_id } = sandbox.snapshot().users[0]!;
    await stytch.users.revoke({ user_id, connected_app_id });
    expect(summary(await exchange())).toBe("401 connected_app_consent_revoked");
    await stytch.users.delete({ user_id });
    expect(summary(await exchange())).toBe("404 idp_access_token_not_found");
  });

  it("refuses a session's JWT, a token of another sandbox, and a locked user", async () => {
    const { stytch, exchange, access_token, sandbox } = await withToken();
    const other = await withToken();
    expect(summary(await other.exchange(access_token))).toBe("404 idp_access_token_not_found");
    const { session_jwt } = await stytch.sessions.exchangeAccessToken({
      access_token: await sandbox.users.createAccessToken("ada", {
        connected_app_id: (await stytch.users.connectedApps({ user_id: "ada" })).connected_apps[0]!
          .connected_app_id,
      }),
      session_duration_minutes: 60,
    });
    expect(summary(await exchange(session_jwt))).toBe("400 oauth_access_token_exchange_token_invalid_grant");
    sandbox.users.lock("ada");
    expect(summary(await exchange())).toBe("429 user_lock_limit_reached");
  });

  it("is no session's JWT to the other calls", async () => {
    const { call, access_token } = await withToken();
    const answer = await call("POST", "/v1/sessions/authenticate", { session_jwt: access_token });
    expect(summary(answer)).toBe("400 jwt_invalid_claims");
  });

  it("has tokens only of users and apps that there are", async () => {
    const { sandbox } = await withToken();
    const of = { connected_app_id: "connected-app-test-1" };
    await expect(sandbox.users.createAccessToken("nobody", of)).rejects.toThrow("no user");
    await expect(sandbox.users.createAccessToken("ada", of)).rejects.toThrow("acts for the user");
    await expect(sandbox.users.createAccessToken("ada", {} as typeof of)).rejects.toThrow(StytchConfigError);
  });

  it("has a part in a snapshot that is read with care, and that older ones lack", async () => {
    const { sandbox, exchange } = await withToken();
    await exchange();
    const snapshot = sandbox.snapshot();
    const [token] = snapshot.exchanged_tokens;
    const restore = (exchanged_tokens: unknown) => () =>
      sandbox.restore({ ...snapshot, exchanged_tokens } as Snapshot);
    expect(restore([{ ...token, user_id: "nobody" }])).toThrow("exchanged_tokens[0] must have");
    expect(restore([token, token])).toThrow("a jti twice");
    restore(undefined)();
    expect(sandbox.snapshot().exchanged_tokens).toEqual([]);
  });

  it("leaves no access token in the state, nor credentials in the token", async () => {
    const { sandbox, exchange, access_token } = await withToken();
    await exchange();
    expect(JSON.stringify(sandbox.snapshot())).not.toContain(access_token);
    const claims = Buffer.from(access_token.split(".")[1]!, "base64url").toString();
    expect(claims).not.toContain(secret);
    expect(JSON.parse(claims)).toMatchObject({ aud: [projectId], iss: `stytch.com/${projectId}` });
  });
});
