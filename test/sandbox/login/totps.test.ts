// Authenticator apps: set up, verified, asked for their codes, exchanged. What a lost phone does is in recovery-codes.test.ts.
import { describe, expect, it } from "vitest";
import type { Snapshot } from "../../../src/sandbox/index.ts";
import { start, summary } from "../helpers.ts";
import { showCode, wrongCode } from "./authenticator.ts";

const MINUTE = 60_000;
const STEP = 30_000;
const NOBODY = "user-test-00000000-0000-4000-8000-000000000000";

/** A sandbox with a user, and with an app of theirs. */
async function setUp(options: Parameters<typeof start>[1] = {}) {
  const started = start([{ email: "ada@example.com", external_id: "ada" }], { validate: true, ...options });
  const { stytch, sandbox, call } = started;
  const user_id = sandbox.snapshot().users[0]!.user_id;
  const created = await stytch.totps.create({ user_id });
  const code = (steps = 0): string => showCode(created.secret, sandbox.clock.now().getTime() + steps * STEP);
  const authenticate = (totp_code: string, more: object = {}) =>
    call("POST", "/v1/totps/authenticate", { user_id, totp_code, ...more });
  return { ...started, user_id, created, code, authenticate };
}

describe("totps.create", () => {
  it("gives a user an app that isn't verified, with ten recovery codes", async () => {
    const { created, user_id } = await setUp();
    expect(created.totp_id).toMatch(/^totp-test-[0-9a-f-]{36}$/);
    expect(created.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(created.user.totps).toEqual([{ totp_id: created.totp_id, verified: false }]);
    expect(created.user_id).toBe(user_id);
    expect(new Set(created.recovery_codes).size).toBe(10);
    for (const code of created.recovery_codes) expect(code).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){2}$/);
  });

  it("takes an external id", async () => {
    const { stytch } = start([{ email: "ada@example.com", external_id: "ada" }]);
    expect((await stytch.totps.create({ user_id: "ada" })).user.external_id).toBe("ada");
  });

  it.each([
    [{ user_id: NOBODY }, "404 user_not_found"],
    [{ user_id: "" }, "404 user_not_found"],
    [{ user_id: "not an id!" }, "400 invalid_user_id"],
    [{ user_id: NOBODY, expiration_minutes: 4 }, "400 invalid_expiration"],
    [{ user_id: NOBODY, expiration_minutes: 1441 }, "400 invalid_expiration"],
  ])("refuses %j with %s", async (body, error) => {
    const { call } = start();
    expect(summary(await call("POST", "/v1/totps", body))).toBe(error);
  });

  it("refuses a second app, verified or not", async () => {
    const { call, user_id, authenticate, code } = await setUp();
    expect(summary(await call("POST", "/v1/totps", { user_id }))).toBe("400 pending_totp_exists");
    expect((await authenticate(code())).status).toBe(200);
    expect(summary(await call("POST", "/v1/totps", { user_id }))).toBe("400 active_totp_exists");
  });

  it("makes another once the first is removed, whose secret is nowhere then", async () => {
    const { stytch, user_id, created, sandbox, authenticate, code } = await setUp();
    await stytch.users.deleteTOTP({ totp_id: created.totp_id });
    expect(JSON.stringify(sandbox.snapshot())).not.toContain(created.secret);
    expect(summary(await authenticate(code()))).toBe("404 totps_not_found_for_user");
    expect((await stytch.totps.create({ user_id })).totp_id).not.toBe(created.totp_id);
  });

  it("makes another in the place of one that has expired", async () => {
    const { stytch, user_id, sandbox, created } = await setUp();
    sandbox.clock.advance(24 * 60 * MINUTE);
    const { user, totp_id } = await stytch.totps.create({ user_id });
    expect(user.totps).toEqual([{ totp_id, verified: false }]);
    expect(sandbox.snapshot().totps.map((totp) => totp.totp_id)).toEqual([totp_id]);
    expect(totp_id).not.toBe(created.totp_id);
  });
});

describe("totps.authenticate", () => {
  it("verifies the app, and signs the user in", async () => {
    const { stytch, user_id, created, code } = await setUp();
    const answer = await stytch.totps.authenticate({
      user_id,
      totp_code: code(),
      session_duration_minutes: 60,
    });
    expect(answer.totp_id).toBe(created.totp_id);
    expect(answer.user.totps).toEqual([{ totp_id: created.totp_id, verified: true }]);
    expect(answer.session?.authentication_factors).toMatchObject([
      {
        authenticator_app_factor: { totp_id: created.totp_id },
        delivery_method: "authenticator_app",
        type: "totp",
      },
    ]);
    const { session } = await stytch.sessions.authenticateJwt({ session_jwt: answer.session_jwt });
    expect(session.session_id).toBe(answer.session?.session_id);
  });

  it("begins no session without a duration", async () => {
    const { authenticate, code } = await setUp();
    expect((await authenticate(code())).body).toMatchObject({
      session: null,
      session_jwt: "",
      session_token: "",
    });
  });

  it("joins a session as its second factor", async () => {
    const { stytch, sandbox, user_id, code } = await setUp();
    const { email_id } = await stytch.otps.email.send({ email: "ada@example.com" });
    const sent = sandbox.messages.last({ kind: "passcode" });
    const first = await stytch.otps.authenticate({
      method_id: email_id,
      code: sent.code,
      session_duration_minutes: 60,
    });
    const second = await stytch.totps.authenticate({
      user_id,
      totp_code: code(),
      session_token: first.session_token,
      session_duration_minutes: 60,
    });
    expect(second.session_token).toBe(first.session_token);
    expect(second.session?.authentication_factors.map(({ type }) => type)).toEqual(["otp", "totp"]);
  });

  it.each([-1, 0, 1])("takes the code of %i half minutes from now", async (steps) => {
    const { authenticate, code } = await setUp();
    expect((await authenticate(code(steps))).status).toBe(200);
  });

  it.each([-2, 2])("takes no code of %i half minutes from now", async (steps) => {
    const { authenticate, code } = await setUp();
    expect(summary(await authenticate(code(steps)))).toBe("401 unable_to_authenticate_totp");
  });

  it("takes each code once, the earlier after the later too", async () => {
    const { authenticate, code, sandbox } = await setUp();
    const later = code(1);
    expect((await authenticate(later)).status).toBe(200);
    expect((await authenticate(code(0))).status).toBe(200);
    for (const used of [later, code(0)]) {
      expect(summary(await authenticate(used))).toBe("401 totp_code_already_authenticated");
    }
    sandbox.clock.advance(STEP);
    expect(summary(await authenticate(later))).toBe("401 totp_code_already_authenticated");
    sandbox.clock.advance(STEP);
    expect(summary(await authenticate(later))).toBe("401 totp_code_already_authenticated");
    sandbox.clock.advance(STEP);
    expect(summary(await authenticate(later))).toBe("401 unable_to_authenticate_totp");
  });

  it("keeps no more used codes than may still be right", async () => {
    const { authenticate, code, sandbox } = await setUp();
    for (let i = 0; i < 10; i++) {
      expect((await authenticate(code())).status).toBe(200);
      sandbox.clock.advance(STEP);
    }
    expect(sandbox.snapshot().totps[0]!.used_steps.length).toBeLessThanOrEqual(3);
  });

  it("lets one of twenty spend a code", async () => {
    const { authenticate, code } = await setUp();
    const right = code();
    const answers = await Promise.all(Array.from({ length: 20 }, () => authenticate(right)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("refuses an app that wasn't verified in time, and goes on taking one that was", async () => {
    const late = await setUp();
    late.sandbox.clock.advance(24 * 60 * MINUTE - 1000);
    expect(summary(await late.authenticate("!"))).toBe("400 invalid_totp_code");
    late.sandbox.clock.advance(1000);
    expect(summary(await late.authenticate(late.code()))).toBe("400 expired_totp");

    const early = await setUp();
    expect((await early.authenticate(early.code())).status).toBe(200);
    early.sandbox.clock.advance(365 * 24 * 60 * MINUTE);
    expect((await early.authenticate(early.code())).status).toBe(200);
  });

  it("expires by the minutes that were asked for", async () => {
    const { stytch, sandbox, call } = start([{ email: "ada@example.com", external_id: "ada" }]);
    const { secret } = await stytch.totps.create({ user_id: "ada", expiration_minutes: 5 });
    sandbox.clock.advance(5 * MINUTE);
    const totp_code = showCode(secret, sandbox.clock.now().getTime());
    const answer = await call("POST", "/v1/totps/authenticate", { user_id: "ada", totp_code });
    expect(summary(answer)).toBe("400 expired_totp");
  });

  it.each(["12345", "1234567", "12 456", "１２３４５６", "abcdef", ""])(
    "refuses %j, which is no code",
    async (code) => {
      const { authenticate } = await setUp();
      expect(summary(await authenticate(code))).toBe("400 invalid_totp_code");
    },
  );

  it("tells a recovery code from a code", async () => {
    const { authenticate, created } = await setUp();
    expect(summary(await authenticate(created.recovery_codes[0]!))).toBe(
      "400 recovery_code_used_as_totp_code",
    );
  });

  it.each([
    [{ session_token: "a", session_jwt: "b" }, "400 too_many_session_arguments"],
    [{ session_token: "INVALID" }, "400 invalid_session_token"],
    [{ session_token: "a".repeat(44) }, "404 session_not_found"],
    [{ session_jwt: "a.b.c" }, "400 unable_to_parse_session_jwt"],
    [{ session_duration_minutes: 4 }, "400 invalid_session_duration_minutes"],
    [
      { session_duration_minutes: 60, session_custom_claims: { a: "x".repeat(5000) } },
      "400 custom_claims_too_large",
    ],
  ])("refuses a session of %j, and leaves the code unspent", async (fields, error) => {
    const { authenticate, code } = await setUp();
    expect(summary(await authenticate(code(), fields))).toBe(error);
    expect((await authenticate(code())).status).toBe(200);
  });

  it("locks the user after ten wrong codes, and begins anew after a right one", async () => {
    const { authenticate, code, created, sandbox } = await setUp();
    const wrong = (): string => wrongCode(created.secret, sandbox.clock.now().getTime());
    const fail = async (times: number) => {
      for (let i = 0; i < times; i++) {
        expect(summary(await authenticate(wrong()))).toBe("401 unable_to_authenticate_totp");
      }
    };
    await fail(9);
    expect((await authenticate(code())).status).toBe(200);
    await fail(10);
    sandbox.clock.advance(STEP);
    expect(summary(await authenticate(code()))).toBe("429 user_lock_limit_reached");
    sandbox.clock.advance(60 * MINUTE);
    expect((await authenticate(code())).status).toBe(200);
  });

  it("refuses whoever has no app, or one that a test gave them", async () => {
    const { call, sandbox } = start([{ email: "ada@example.com", external_id: "ada" }]);
    const ask = () => call("POST", "/v1/totps/authenticate", { user_id: "ada", totp_code: "123456" });
    expect(summary(await ask())).toBe("404 totps_not_found_for_user");
    sandbox.users.addFactors("ada", { totps: [{ verified: true }] });
    expect(summary(await ask())).toBe("401 unable_to_authenticate_totp");
  });
});

describe("a sandbox with apps", () => {
  it("goes on from its snapshot, spent codes included", async () => {
    const one = await setUp();
    const spent = one.code();
    expect((await one.authenticate(spent)).status).toBe(200);
    const other = start(one.sandbox.snapshot());
    const ask = (totp_code: string) =>
      other.call("POST", "/v1/totps/authenticate", { user_id: one.user_id, totp_code });
    expect(summary(await ask(spent))).toBe("401 totp_code_already_authenticated");
    expect((await ask(one.code(1))).status).toBe(200);
  });

  it("reads a snapshot of before there were any", async () => {
    const { sandbox } = await setUp();
    const { totps, ...older } = sandbox.snapshot();
    expect(totps).toHaveLength(1);
    expect(start(older as Snapshot).sandbox.snapshot().totps).toEqual([]);
  });

  it.each([
    ["another's", { user_id: NOBODY }],
    ["one without a secret", { secret: "short" }],
    ["one with a wrong end", { expires_at: "soon" }],
    ["one with a code that is none", { recovery_codes: [1] }],
    ["one with a step that is none", { used_steps: ["1"] }],
  ])("refuses a snapshot with %s", async (_, part) => {
    const { sandbox } = await setUp();
    const snapshot = sandbox.snapshot();
    const totps = snapshot.totps.map((totp) => ({ ...totp, ...part }));
    const wrong = { ...snapshot, totps } as unknown as Snapshot;
    expect(() => sandbox.restore(wrong)).toThrow("snapshot.totps[0] must have");
    const twice = [...snapshot.totps, ...snapshot.totps];
    expect(() => sandbox.restore({ ...snapshot, totps: twice })).toThrow("a totp_id twice");
    expect(sandbox.snapshot()).toEqual(snapshot);
  });

  it("gives the same secret and codes for the same seed of ids", async () => {
    const [one, other] = [await setUp(), await setUp()];
    expect(one.created).toEqual({ ...other.created, request_id: one.created.request_id });
  });

  it("forgets an app with its user", async () => {
    const { stytch, user_id, sandbox } = await setUp();
    await stytch.users.delete({ user_id });
    expect(sandbox.snapshot().totps).toEqual([]);
  });
});
