// Passwords: sign-up, sign-in, the three ways to a new one, and the provider's own address.
import { describe, expect, it } from "vitest";
import { StytchAPIError, type Stytch } from "../../../src/index.ts";
import { makeSigningKey } from "../../../src/sandbox/resources/keys/signing-key.ts";
import type { SandboxOptions, Snapshot } from "../../../src/sandbox/index.ts";
import { start as startSandbox } from "../helpers.ts";

const email = "ada@example.com";
const password = "purple giraffe sings at noon";
const better = "eleven quiet lanterns adrift";
const MINUTE = 60_000;
const keys = [await makeSigningKey(Date.parse("2026-03-14T09:26:53Z"))];

const start = (options: Partial<SandboxOptions> = {}, seed: object = {}) =>
  startSandbox({ version: 1, users: [], keys, ...seed } as object as Snapshot, options);

async function outcome(call: Promise<{ readonly status_code: number }>): Promise<string> {
  try {
    return String((await call).status_code);
  } catch (error) {
    if (error instanceof StytchAPIError) return `${error.status_code} ${error.error_type}`;
    throw error;
  }
}
const signUp = (stytch: Stytch, wishes: object = { session_duration_minutes: 60 }) =>
  stytch.passwords.create({ email, password, ...wishes });

describe("create", () => {
  it("makes an active user with an unverified address, and a session if one is asked for", async () => {
    const { stytch } = start();
    const answer = await signUp(stytch, { session_duration_minutes: 60, name: { first_name: "Ada" } });
    expect(answer.user).toMatchObject({
      status: "active",
      emails: [{ email, email_id: answer.email_id, verified: false }],
      name: { first_name: "Ada" },
      password: { requires_reset: false },
    });
    expect(answer.session!.authentication_factors).toMatchObject([
      { type: "password", delivery_method: "knowledge" },
    ]);
    expect(answer.session_token).toHaveLength(44);
    expect(await outcome(signUp(stytch))).toBe("400 duplicate_email");
    const other = await signUp(stytch, { email: "bob@example.com" });
    expect(other).toMatchObject({ session: null, session_token: "", session_jwt: "" });
  });

  it("refuses weak and breached passwords, and leaves nothing behind", async () => {
    const { stytch, sandbox } = start();
    const before = sandbox.snapshot().users;
    expect(await outcome(signUp(stytch, { password: "Password123!" }))).toBe("400 weak_password");
    expect(await outcome(signUp(stytch, { password: "correcthorsebatterystaple" }))).toBe(
      "400 breached_password",
    );
    expect(await outcome(signUp(stytch, { password: "" }))).toBe("400 bad_request");
    expect(await outcome(signUp(stytch, { email: "ada" }))).toBe("400 invalid_email");
    const session_custom_claims = { big: "x".repeat(5000) };
    const claims = signUp(stytch, { session_duration_minutes: 60, session_custom_claims });
    expect(await outcome(claims)).toBe("400 custom_claims_too_large");
    expect(sandbox.snapshot()).toMatchObject({ users: before, passwords: [], sessions: [] });
  });

  it("gives an address to one of twenty", async () => {
    const { stytch } = start();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcome(signUp(stytch))));
    expect(outcomes.filter((one) => one === "200")).toHaveLength(1);
  });
});

describe("authenticate", () => {
  it("tells a wrong password, an unknown address, and a user without a password apart", async () => {
    const { stytch } = start();
    await signUp(stytch);
    await stytch.users.create({ email: "bob@example.com" });
    const signIn = (wishes: object) => outcome(stytch.passwords.authenticate({ email, password, ...wishes }));
    expect(await signIn({})).toBe("200");
    expect(await signIn({ email: "ADA@example.com" })).toBe("200");
    expect(await signIn({ password: better })).toBe("401 unauthorized_credentials");
    expect(await signIn({ email: "eve@example.com" })).toBe("404 email_not_found");
    expect(await signIn({ email: "bob@example.com" })).toBe("400 no_user_password");
    expect(await signIn({ session_duration_minutes: 1 })).toBe("400 invalid_session_duration_minutes");
    expect(await signIn({ session_token: "a".repeat(44) })).toBe("404 session_not_found");
  });

  it("carries a session on, with its factor once", async () => {
    const { stytch, clock } = start();
    const { session_token, session } = await signUp(stytch);
    clock.time += MINUTE;
    const again = await stytch.passwords.authenticate({ email, password, session_token });
    expect(again.session_token).toBe(session_token);
    expect(again.session!.authentication_factors).toHaveLength(1);
    expect(again.session!.expires_at).toBe(session!.expires_at);
  });

  it("locks a user after ten failures, whatever their password is then", async () => {
    const { stytch, clock } = start();
    await signUp(stytch);
    for (let i = 0; i < 10; i++) {
      expect(await outcome(stytch.passwords.authenticate({ email, password: "wrong" }))).toBe(
        "401 unauthorized_credentials",
      );
    }
    expect(await outcome(stytch.passwords.authenticate({ email, password }))).toBe(
      "429 user_lock_limit_reached",
    );
    clock.time += 60 * MINUTE;
    expect(await outcome(stytch.passwords.authenticate({ email, password }))).toBe("200");
  });

  it("wants a reset of a password that is known from a breach, or that the policy doesn't take", async () => {
    const hash = { hash: "5f4dcc3b5aa765d61d8327deb882cf99", hash_type: "md_5" } as const;
    const { stytch } = start();
    await stytch.passwords.migrate({ email, ...hash });
    const signIn = () => outcome(stytch.passwords.authenticate({ email, password: "password" }));
    expect(await signIn()).toBe("400 reset_password");
    const [user] = (await stytch.users.search()).results;
    expect(user!.password!.requires_reset).toBe(true);
    const existing = { email, existing_password: "password", new_password: better };
    expect(await outcome(stytch.passwords.existingPassword.reset(existing))).toBe(
      "400 cannot_reset_password_with_existing_password",
    );
    const strict = start({
      passwords: { checkBreachOnAuthentication: false, validateOnAuthentication: true },
    });
    await strict.stytch.passwords.migrate({ email, ...hash });
    expect(await outcome(strict.stytch.passwords.authenticate({ email, password: "password" }))).toBe(
      "400 reset_password",
    );
  });

  it("has no use for a password that was deleted, and keeps nothing of it", async () => {
    const { stytch, sandbox } = start();
    const { user } = await signUp(stytch);
    await stytch.users.deletePassword({ password_id: user.password!.password_id });
    expect(await outcome(stytch.passwords.authenticate({ email, password }))).toBe("400 no_user_password");
    expect(sandbox.snapshot().passwords).toEqual([]);
  });
});

describe("a reset by email", () => {
  const begin = async (wishes: object = {}, options: Partial<SandboxOptions> = {}) => {
    const started = start(options);
    const { session_token } = await signUp(started.stytch);
    await started.stytch.passwords.email.resetStart({ email, ...wishes });
    return { ...started, session_token, ...started.sandbox.messages.last({ kind: "password_reset" }) };
  };

  it("sets a password once, ends all sessions, and proves the address", async () => {
    const { stytch, token, link, session_token } = await begin();
    expect(link).toBe(`http://localhost:3000/authenticate?stytch_token_type=reset_password&token=${token}`);
    const reset = (wishes: object) =>
      stytch.passwords.email.reset({ token, password: better, session_duration_minutes: 60, ...wishes });
    expect(await outcome(reset({ password: "weak" }))).toBe("400 weak_password");
    const answer = await reset({});
    expect(answer.user.emails[0]!.verified).toBe(true);
    expect(answer.session!.authentication_factors).toMatchObject([{ type: "password" }]);
    expect(await outcome(reset({}))).toBe("401 unable_to_auth_password_reset_token");
    expect(await outcome(stytch.sessions.authenticate({ session_token }))).toBe("404 session_not_found");
    expect(await outcome(stytch.passwords.authenticate({ email, password }))).toBe(
      "401 unauthorized_credentials",
    );
    expect(await outcome(stytch.passwords.authenticate({ email, password: better }))).toBe("200");
  });

  it("is spent by one of twenty, and ends with its time", async () => {
    const { stytch, token, sandbox, clock } = await begin();
    const reset = () => outcome(stytch.passwords.email.reset({ token, password: better }));
    const saved = sandbox.snapshot();
    const outcomes = await Promise.all(Array.from({ length: 20 }, reset));
    expect(outcomes.filter((one) => one === "200")).toHaveLength(1);
    sandbox.restore(saved);
    clock.time += 30 * MINUTE - 1000;
    expect(await reset()).toBe("200");
    sandbox.restore(saved);
    clock.time += 2000;
    expect(await reset()).toBe("401 unable_to_auth_password_reset_token");
  });

  it("lets whoever can do without a password sign in by the other link", async () => {
    const { stytch, login_token, login_link } = await begin();
    expect(login_link).toContain("stytch_token_type=login&");
    const { reset_sessions, user } = await stytch.magicLinks.authenticate({ token: login_token });
    // The address was nobody's yet that the password stood on.
    expect([reset_sessions, user.password!.requires_reset]).toEqual([true, true]);
    expect(await outcome(stytch.passwords.authenticate({ email, password }))).toBe("400 reset_password");
  });

  it("holds to PKCE, attributes and redirect URLs", async () => {
    const code_challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    const code_verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const { stytch, token } = await begin({ code_challenge, attributes: { ip_address: "1.2.3.4" } });
    const reset = (wishes: object) =>
      outcome(stytch.passwords.email.reset({ token, password: better, ...wishes }));
    const options = { ip_match_required: true, user_agent_match_required: false };
    expect(await reset({})).toBe("400 pkce_expected_code_verifier");
    expect(await reset({ code_verifier: "a".repeat(43) })).toBe("400 pkce_mismatch");
    expect(await reset({ code_verifier, options })).toBe("401 attribute_mismatch");
    expect(await reset({ code_verifier, options, attributes: { ip_address: "1.2.3.4" } })).toBe("200");
    const plain = await begin();
    const surplus = plain.stytch.passwords.email.reset({
      token: plain.token,
      password: better,
      code_verifier,
    });
    expect(await outcome(surplus)).toBe("400 pkce_did_not_expect_code_verifier");
    const begun = (wishes: object) => outcome(stytch.passwords.email.resetStart({ email, ...wishes }));
    expect(await begun({ email: "eve@example.com" })).toBe("404 email_not_found");
    expect(await begun({ reset_password_redirect_url: "https://example.com/reset" })).toBe(
      "400 invalid_password_reset_redirect_url",
    );
    expect(await begun({ reset_password_expiration_minutes: 4 })).toBe("400 invalid_expiration");
    expect(await begun({ locale: "de" })).toBe("400 invalid_locale");
    const none = start({ urls: { resetPassword: [] } });
    expect(await outcome(none.stytch.passwords.email.resetStart({ email }))).toBe(
      "400 no_password_reset_redirect_url",
    );
  });
});

describe("a reset without an email", () => {
  it("by the existing password ends all sessions, and one of twenty wins", async () => {
    const { stytch, sandbox } = start();
    await signUp(stytch);
    const body = { email, existing_password: password, new_password: better };
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => outcome(stytch.passwords.existingPassword.reset(body))),
    );
    expect(outcomes.filter((one) => one === "200")).toHaveLength(1);
    expect(sandbox.snapshot().sessions).toEqual([]);
  });

  it("by a session wants a proof of the last five minutes, and ends the others", async () => {
    const { stytch, clock } = start();
    const { session_token } = await stytch.passwords.create({
      email: "bob@example.com",
      password,
      session_duration_minutes: 60,
    });
    const other = await stytch.passwords.authenticate({
      email: "bob@example.com",
      password,
      session_duration_minutes: 60,
    });
    clock.time += 5 * MINUTE;
    const answer = await stytch.passwords.sessions.reset({ session_token, password: better });
    expect(answer.session_token).toBe(session_token);
    expect(await outcome(stytch.sessions.authenticate({ session_token: other.session_token }))).toBe(
      "404 session_not_found",
    );
    clock.time += 5 * MINUTE + 1000;
    expect(await outcome(stytch.passwords.sessions.reset({ session_token, password }))).toBe(
      "400 session_too_old_to_reset_password",
    );
  });

  it("sets the first password of whoever has signed in by email, and of nobody who did by phone", async () => {
    const { stytch, sandbox } = start();
    const logIn = async (method_id: string) => {
      const { code } = sandbox.messages.last({ kind: "passcode" });
      return stytch.otps.authenticate({ method_id, code, session_duration_minutes: 60 });
    };
    const { session_token } = await logIn((await stytch.otps.email.loginOrCreate({ email })).email_id);
    expect(await outcome(stytch.passwords.sessions.reset({ session_token, password }))).toBe("200");
    expect(await outcome(stytch.passwords.authenticate({ email, password }))).toBe("200");
    const { phone_id } = await stytch.otps.sms.loginOrCreate({ phone_number: "+12025550162" });
    const phone = await logIn(phone_id);
    const { session_token: weak } = phone;
    expect(await outcome(stytch.passwords.sessions.reset({ session_token: weak, password }))).toBe(
      "400 session_too_old_to_reset_password",
    );
  });
});

describe("migrate", () => {
  const hash = { hash: "5f4dcc3b5aa765d61d8327deb882cf99", hash_type: "md_5" } as const;

  it("makes a user, or gives one a password, with all else that is known of them", async () => {
    const { stytch } = start();
    const more = { set_email_verified: true, phone_number: "+12025550162", roles: ["editor"] };
    const made = await stytch.passwords.migrate({ email, ...hash, ...more, external_id: "old-1" });
    expect(made).toMatchObject({ user_created: true, user: { external_id: "old-1" } });
    expect(made.user.roles).toEqual(["stytch_user", "editor"]);
    expect(made.user.emails[0]!.verified).toBe(true);
    expect(await outcome(stytch.passwords.migrate({ email, ...hash }))).toBe("400 password_already_exists");
    await stytch.users.create({ email: "bob@example.com", name: { last_name: "B" } });
    const bob = { email: "bob@example.com", ...hash };
    expect(await outcome(stytch.passwords.migrate({ ...bob, phone_number: "+12025550163" }))).toBe(
      "400 too_many_unverified_factors",
    );
    expect(await outcome(stytch.passwords.migrate({ ...bob, phone_number: "+12025550162" }))).toBe(
      "400 duplicate_phone_number",
    );
    const found = await stytch.passwords.migrate({ ...bob, name: { first_name: "Bob" } });
    expect(found).toMatchObject({
      user_created: false,
      user: { name: { first_name: "Bob", last_name: "B" } },
    });
  });
});

it("the provider's own address has any password, and always the same user", async () => {
  const { stytch, sandbox } = start();
  const email = "sandbox@stytch.com";
  const user_id = "user-test-e3795c81-f849-4167-bfda-e4a6e9c280fd";
  for (let i = 0; i < 2; i++) {
    expect((await stytch.passwords.create({ email, password: "x" })).user_id).toBe(user_id);
    expect((await stytch.passwords.authenticate({ email, password: "y" })).user_id).toBe(user_id);
  }
  expect((await stytch.passwords.email.resetStart({ email })).user_id).toBe(user_id);
  expect(sandbox.messages.list()).toEqual([]);
});

it("no password is in any snapshot or record, and a seed makes all the same", async () => {
  const run = async () => {
    const { stytch, sandbox } = start();
    await signUp(stytch);
    await stytch.passwords.email.resetStart({ email });
    const { token } = sandbox.messages.last({ kind: "password_reset" });
    await stytch.passwords.email.reset({ token, password: better });
    return sandbox;
  };
  const [one, other] = [await run(), await run()];
  expect(one.snapshot()).toEqual(other.snapshot());
  const kept = JSON.stringify([one.snapshot(), one.calls]);
  for (const secret of [password, better]) expect(kept).not.toContain(secret);
  expect(one.calls[0]!.body).toEqual({ email, password: "[redacted]", session_duration_minutes: 60 });
});

it.each([
  { passwords: [{ user_id: "user-test-nobody", password_id: "password-test-1", hash: "$P$9IQ" }] },
  { passwords: "x" },
  { password_resets: [{ token_hash: "x" }] },
])("a snapshot with %j is refused", (seed) => {
  expect(() => start({}, seed)).toThrow(/passwords|password_resets/);
});
