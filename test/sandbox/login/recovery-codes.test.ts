// Recovery codes of authenticator apps, and the provider's own values for both.
import { describe, expect, it } from "vitest";
import { magic } from "../../../src/sandbox/resources/login/magic-values.ts";
import { start, summary } from "../helpers.ts";
import { showCode } from "./authenticator.ts";

/** A user with a verified app, and their recovery codes. */
async function setUp() {
  const started = start([{ email: "ada@example.com", external_id: "ada" }], { validate: true });
  const { stytch, sandbox, call } = started;
  const { secret, recovery_codes, user_id, totp_id } = await stytch.totps.create({ user_id: "ada" });
  const verify = () =>
    stytch.totps.authenticate({ user_id, totp_code: showCode(secret, sandbox.clock.now().getTime()) });
  const recover = (recovery_code: string, more: object = {}) =>
    call("POST", "/v1/totps/recover", { user_id, recovery_code, ...more });
  return { ...started, user_id, totp_id, secret, codes: recovery_codes, verify, recover };
}

describe("totps.recover", () => {
  it("signs a user in by each code once, and leaves the others and the app", async () => {
    const { stytch, verify, user_id, codes, recover, totp_id } = await setUp();
    await verify();
    const answer = await stytch.totps.recover({
      user_id,
      recovery_code: codes[3]!,
      session_duration_minutes: 60,
    });
    expect(answer.totp_id).toBe(totp_id);
    expect(answer.session?.authentication_factors).toMatchObject([
      { delivery_method: "recovery_code", type: "recovery_codes" },
    ]);
    expect(summary(await recover(codes[3]!))).toBe("401 unable_to_authenticate_recovery_code");
    const { totps } = await stytch.totps.recoveryCodes({ user_id });
    expect(totps).toEqual([
      { recovery_codes: codes.filter((code) => code !== codes[3]), totp_id, verified: true },
    ]);
  });

  it("lets the user set up another app after it", async () => {
    const { stytch, verify, user_id, codes, totp_id } = await setUp();
    await verify();
    await stytch.totps.recover({ user_id, recovery_code: codes[0]! });
    await stytch.users.deleteTOTP({ totp_id });
    const again = await stytch.totps.create({ user_id });
    expect(again.recovery_codes).not.toContain(codes[1]);
  });

  it("refuses when no code is left", async () => {
    const { verify, codes, recover } = await setUp();
    await verify();
    for (const code of codes) expect((await recover(code)).status).toBe(200);
    expect(summary(await recover(codes[0]!))).toBe("404 recovery_codes_not_found");
  });

  it("lets one of twenty spend a code", async () => {
    const { verify, codes, recover } = await setUp();
    await verify();
    const answers = await Promise.all(Array.from({ length: 20 }, () => recover(codes[0]!)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("refuses before a code of the app was right, and whoever has no app", async () => {
    const { stytch, recover, codes, totp_id } = await setUp();
    expect(summary(await recover(codes[0]!))).toBe("400 no_active_recovery_code_backed_factor");
    await stytch.users.deleteTOTP({ totp_id });
    expect(summary(await recover(codes[0]!))).toBe("404 totps_not_found_for_user");
  });

  it.each([
    ["123456", "400 totp_code_used_as_recovery_code"],
    ["zzzz-zzzz-zzzz", "401 unable_to_authenticate_recovery_code"],
    ["ABCD-EFGH-IJKL", "400 invalid_recovery_code"],
    ["", "400 invalid_recovery_code"],
    ["a".repeat(100_000), "400 invalid_recovery_code"],
    ["äöüß-äöüß-äöüß", "400 invalid_recovery_code"],
  ])("refuses another text", async (code, error) => {
    const { verify, recover } = await setUp();
    await verify();
    expect(summary(await recover(code))).toBe(error);
  });

  it("counts wrong codes towards the lock", async () => {
    const { verify, recover, codes } = await setUp();
    await verify();
    for (let i = 0; i < 10; i++) await recover("zzzz-zzzz-zzzz");
    expect(summary(await recover(codes[0]!))).toBe("429 user_lock_limit_reached");
  });

  it("leaves a code unspent when the session is refused", async () => {
    const { verify, recover, codes } = await setUp();
    await verify();
    const refused = await recover(codes[0]!, { session_token: "a".repeat(44) });
    expect(summary(refused)).toBe("404 session_not_found");
    expect((await recover(codes[0]!)).status).toBe(200);
  });
});

describe("totps.recoveryCodes", () => {
  it("lists the codes of an app that isn't verified, and never its secret", async () => {
    const { call, user_id, codes, totp_id, secret } = await setUp();
    const { text, body } = await call("POST", "/v1/totps/recovery_codes", { user_id });
    expect(body).toMatchObject({ totps: [{ recovery_codes: codes, totp_id, verified: false }] });
    expect(text).not.toContain(secret);
  });

  it("refuses whoever has no app, and is nobody", async () => {
    const { call } = start([{ email: "ada@example.com", external_id: "ada" }]);
    const ask = (user_id: string) => call("POST", "/v1/totps/recovery_codes", { user_id });
    expect(summary(await ask("ada"))).toBe("404 totps_not_found_for_user");
    expect(summary(await ask("nobody"))).toBe("404 user_not_found");
  });

  it("lists no codes of an app that a test gave", async () => {
    const { stytch, sandbox } = start([{ email: "ada@example.com", external_id: "ada" }]);
    sandbox.users.addFactors("ada", { totps: [{}] });
    const { totps } = await stytch.totps.recoveryCodes({ user_id: "ada" });
    expect(totps).toMatchObject([{ recovery_codes: [], verified: false }]);
  });
});

describe("the provider's values", () => {
  const { user_id } = magic;

  it("have an app that can be created any number of times", async () => {
    const { stytch } = start([], { validate: true });
    for (let i = 0; i < 2; i++) expect((await stytch.totps.create({ user_id })).user_id).toBe(user_id);
  });

  it("sign in by their code, and are refused by another", async () => {
    const { stytch, call } = start([], { validate: true });
    for (let i = 0; i < 2; i++) {
      const { session } = await stytch.totps.authenticate({
        user_id,
        totp_code: "000000",
        session_duration_minutes: 60,
      });
      expect(session?.user_id).toBe(user_id);
    }
    const refused = await call("POST", "/v1/totps/authenticate", { user_id, totp_code: "000001" });
    expect(summary(refused)).toBe("401 unable_to_authenticate_totp");
  });

  it("sign in by their recovery code, which is never used up", async () => {
    const { stytch, call } = start([], { validate: true });
    for (let i = 0; i < 2; i++) {
      const answer = await stytch.totps.recover({ user_id, recovery_code: "a1b2-c3d4-e5f6" });
      expect(answer.session).toBeNull();
    }
    const { totps } = await stytch.totps.recoveryCodes({ user_id });
    expect(totps[0]?.recovery_codes).toEqual(["a1b2-c3d4-e5f6"]);
    const refused = await call("POST", "/v1/totps/recover", { user_id, recovery_code: "a1b2-c3d4-e5f7" });
    expect(summary(refused)).toBe("401 unable_to_authenticate_recovery_code");
  });
});
