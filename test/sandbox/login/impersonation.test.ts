// Impersonation: the token that a dashboard would make, and the session that can't be changed.
import { describe, expect, it } from "vitest";
import { StytchConfigError } from "../../../src/index.ts";
import { addControl } from "../../../src/sandbox/control/control.ts";
import type { Snapshot } from "../../../src/sandbox/index.ts";
import { start, summary } from "../helpers.ts";

const MINUTE = 60_000;

function setUp() {
  const started = start([{ email: "ada@example.com", external_id: "ada", status: "pending" }], {
    validate: true,
  });
  const { sandbox, call } = started;
  const createToken = (more: object = {}) =>
    sandbox.impersonation.createToken({ user_id: "ada", ...more }).impersonation_token;
  const authenticate = (impersonation_token: string) =>
    call("POST", "/v1/impersonation/authenticate", { impersonation_token });
  return { ...started, createToken, authenticate };
}

describe("impersonation.authenticate", () => {
  it("begins a session of an hour that says who acts, and leaves the user as they are", async () => {
    const { stytch, sandbox, createToken } = setUp();
    const impersonation_token = createToken({
      impersonator_id: "member-7",
      impersonator_email_address: "grace@example.com",
    });
    const answer = await stytch.impersonation.authenticate({ impersonation_token });
    expect(answer.session.authentication_factors).toMatchObject([
      {
        delivery_method: "impersonation",
        impersonated_factor: {
          impersonator_email_address: "grace@example.com",
          impersonator_id: "member-7",
        },
        type: "impersonated",
      },
    ]);
    const { started_at, expires_at } = answer.session;
    expect(Date.parse(expires_at) - Date.parse(started_at)).toBe(60 * MINUTE);
    expect(answer.user).toEqual(sandbox.snapshot().users[0]);
    expect(answer.user.status).toBe("pending");
    const { session } = await stytch.sessions.authenticate({ session_token: answer.session_token });
    expect(session.session_id).toBe(answer.session.session_id);
  });

  it("takes a token once, of twenty at the same time one", async () => {
    const { createToken, authenticate } = setUp();
    const token = createToken();
    const answers = await Promise.all(Array.from({ length: 20 }, () => authenticate(token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(summary(await authenticate(token))).toBe("401 unable_to_auth_impersonation_token");
  });

  it("takes a token for five minutes", async () => {
    const { createToken, authenticate, sandbox } = setUp();
    const [early, late] = [createToken(), createToken()];
    sandbox.clock.advance(5 * MINUTE - 1000);
    expect((await authenticate(early)).status).toBe(200);
    sandbox.clock.advance(1000);
    expect(summary(await authenticate(late))).toBe("401 unable_to_auth_impersonation_token");
    expect(sandbox.snapshot().impersonation_tokens).toEqual([]);
  });

  it.each(["", "unknown", "ü".repeat(50_000)])("refuses what is no token", async (token) => {
    const { authenticate } = setUp();
    expect(summary(await authenticate(token))).toBe("401 unable_to_auth_impersonation_token");
  });

  it("works for a locked user, whose lock stays", async () => {
    const { sandbox, createToken, authenticate } = setUp();
    sandbox.users.lock("ada");
    const { status, body } = await authenticate(createToken());
    expect([status, body.user.is_locked]).toEqual([200, true]);
  });
});

describe("the session of an impersonation", () => {
  it.each([
    { session_duration_minutes: 60 },
    { session_custom_claims: { a: 1 } },
    { session_duration_minutes: 5, session_custom_claims: {} },
  ])("can't be changed by %j", async (fields) => {
    const { stytch, createToken, call } = setUp();
    const { session_token, session_jwt } = await stytch.impersonation.authenticate({
      impersonation_token: createToken(),
    });
    for (const given of [{ session_token }, { session_jwt }]) {
      const refused = await call("POST", "/v1/sessions/authenticate", { ...given, ...fields });
      expect(summary(refused)).toBe("400 session_not_mutable");
    }
  });

  it("takes no factor of the user's, whose proof stays unspent", async () => {
    const { stytch, sandbox, createToken, call } = setUp();
    const { session_token } = await stytch.impersonation.authenticate({ impersonation_token: createToken() });
    const { email_id } = await stytch.otps.email.send({ email: "ada@example.com" });
    const { code } = sandbox.messages.last({ kind: "passcode" });
    const body = { method_id: email_id, code };
    const refused = await call("POST", "/v1/otps/authenticate", { ...body, session_token });
    expect(summary(refused)).toBe("400 session_not_mutable");
    expect((await call("POST", "/v1/otps/authenticate", body)).status).toBe(200);
  });

  it("ends after its hour, and can be revoked before", async () => {
    const { stytch, sandbox, createToken, call } = setUp();
    const begin = () => stytch.impersonation.authenticate({ impersonation_token: createToken() });
    const [one, other] = [await begin(), await begin()];
    await stytch.sessions.revoke({ session_id: one.session.session_id });
    expect(sandbox.snapshot().sessions).toHaveLength(1);
    sandbox.clock.advance(60 * MINUTE);
    const { session_token } = other;
    expect(summary(await call("POST", "/v1/sessions/authenticate", { session_token }))).toBe(
      "404 session_not_found",
    );
  });
});

describe("impersonation.createToken", () => {
  it("makes an impersonator up where none is named", async () => {
    const { stytch, createToken } = setUp();
    const { session } = await stytch.impersonation.authenticate({ impersonation_token: createToken() });
    expect(session.authentication_factors[0]?.impersonated_factor).toEqual({
      impersonator_email_address: "support@example.com",
      impersonator_id: expect.stringMatching(/^impersonator-test-/) as string,
    });
  });

  it.each([
    [{ user_id: "nobody" }, "no user"],
    [{ user_id: 1 }, "user_id must be a string"],
    [{ impersonator_email_address: "grace" }, "impersonator_email_address must be"],
    [{ impersonator_id: 7 }, "impersonator_id must be"],
    [{ reason: "none" }, "reason"],
  ])("refuses %j", (fields, message) => {
    const { createToken, sandbox } = setUp();
    expect(() => createToken(fields)).toThrow(StytchConfigError);
    expect(() => createToken(fields)).toThrow(message);
    expect(sandbox.snapshot().impersonation_tokens).toEqual([]);
  });

  it("leaves its token in no snapshot, from which it works all the same", async () => {
    const { sandbox, createToken } = setUp();
    const impersonation_token = createToken();
    const snapshot = sandbox.snapshot();
    expect(JSON.stringify(snapshot)).not.toContain(impersonation_token);
    const other = start(snapshot);
    expect((await other.stytch.impersonation.authenticate({ impersonation_token })).user_id).toBeTruthy();
  });

  it("gives the same token for the same seed of ids", () => {
    expect(setUp().createToken()).toBe(setUp().createToken());
  });

  it("has a part in a snapshot that is read with care, and that older ones lack", () => {
    const { sandbox, createToken } = setUp();
    createToken();
    const snapshot = sandbox.snapshot();
    const [token] = snapshot.impersonation_tokens;
    const restore = (impersonation_tokens: unknown) => () =>
      sandbox.restore({ ...snapshot, impersonation_tokens } as Snapshot);
    expect(restore([{ ...token, token_hash: "none" }])).toThrow("impersonation_tokens[0] must have");
    expect(restore([{ ...token, user_id: "nobody" }])).toThrow("impersonation_tokens[0] must have");
    expect(restore([token, token])).toThrow("a token_hash twice");
    restore(undefined)();
    expect(sandbox.snapshot().impersonation_tokens).toEqual([]);
  });

  it("can be had over the control, where a mistake is told", async () => {
    const { sandbox, authenticate } = setUp();
    const handler = addControl(sandbox.fetch, sandbox, "token");
    const ask = async (body: object) => {
      const init = {
        method: "POST",
        headers: { authorization: "Bearer token" },
        body: JSON.stringify(body),
      };
      const response = await handler(new Request("http://sandbox.test/__sandbox/impersonation", init));
      return { status: response.status, body: (await response.json()) as Record<string, string> };
    };
    const { body } = await ask({ user_id: "ada" });
    expect((await authenticate(body["impersonation_token"]!)).status).toBe(200);
    const wrong = await ask({ user_id: "nobody" });
    expect([wrong.status, wrong.body["error_message"]]).toEqual([400, expect.stringContaining("no user")]);
  });
});
