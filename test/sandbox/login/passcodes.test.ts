// One-time passcodes: who gets one, what it opens, and what it doesn't.
import { describe, expect, it } from "vitest";
import { start as startSeeded } from "../helpers.ts";
import { DAY, HOUR, MINUTE, ada, codeTo, logIn, number, outcome, start, wrong } from "./passcode-login.ts";

const NOW = "2026-03-14T09:26:53Z";

describe("a passcode by email", () => {
  it("logs someone new in, whose address is theirs from then on", async () => {
    const login = start();
    const sent = await login.stytch.otps.email.loginOrCreate({ email: ada });
    expect(sent.user_created).toBe(true);
    const before = await login.stytch.users.get({ user_id: sent.user_id });
    expect(before).toMatchObject({ status: "active", emails: [{ email: ada, verified: false }] });
    const answer = await login.stytch.otps.authenticate({
      method_id: sent.email_id,
      code: codeTo(login, ada),
      session_duration_minutes: 60,
    });
    expect(answer).toMatchObject({
      user_id: sent.user_id,
      method_id: sent.email_id,
      reset_sessions: false,
      user: { status: "active", emails: [{ email: ada, verified: true }] },
    });
    expect(answer.session).toEqual({
      attributes: { ip_address: "", user_agent: "" },
      authentication_factors: [
        {
          created_at: NOW,
          delivery_method: "email",
          email_factor: { email_address: ada, email_id: sent.email_id },
          last_authenticated_at: NOW,
          type: "otp",
          updated_at: NOW,
        },
      ],
      custom_claims: {},
      expires_at: "2026-03-14T10:26:53Z",
      last_accessed_at: NOW,
      roles: ["stytch_user"],
      session_id: answer.session!.session_id,
      started_at: NOW,
      user_id: sent.user_id,
    });
    expect(answer.session_token).toMatch(/^[\w-]{44}$/);
    expect(await login.stytch.users.get({ user_id: sent.user_id })).toMatchObject({
      emails: [{ verified: true }],
    });
  });

  it("makes a pending user active, who is sent another mail then", async () => {
    const login = start();
    const audiences = (): string[] => login.sandbox.messages.list().map(({ audience }) => audience);
    const request = { email: ada, create_user_as_pending: true } as const;
    const { user_id } = await login.stytch.otps.email.loginOrCreate(request);
    expect(await login.stytch.users.get({ user_id })).toMatchObject({ status: "pending" });
    const again = await login.stytch.otps.email.loginOrCreate(request);
    expect(again).toMatchObject({ user_created: false, user_id });
    const { user } = await login.stytch.otps.authenticate({
      method_id: again.email_id,
      code: codeTo(login, ada),
    });
    expect(user.status).toBe("active");
    await login.stytch.otps.email.send({ email: ada });
    expect(audiences()).toEqual(["signup", "signup", "login"]);
  });

  it("finds an address in any case", async () => {
    const login = start();
    const { email_id } = await login.stytch.otps.email.loginOrCreate({ email: ada });
    const again = await login.stytch.otps.email.loginOrCreate({ email: "ADA@Example.com" });
    expect(again).toMatchObject({ email_id, user_created: false });
    const code = codeTo(login, "ada@EXAMPLE.com");
    expect(await outcome(login.stytch.otps.authenticate({ method_id: email_id, code }))).toBe("200");
  });

  it("without a duration opens no session", async () => {
    const answer = await logIn(start(), ada, {});
    expect(answer).toMatchObject({ session: null, session_token: "", session_jwt: "" });
  });
});

describe.each(["sms", "whatsapp"] as const)("a passcode by %s", (channel) => {
  it("logs in the user of a number, and proves it", async () => {
    const login = start();
    const api = login.stytch.otps[channel];
    expect(await outcome(api.send({ phone_number: number }))).toBe("404 phone_number_not_found");
    const created = await api.loginOrCreate({ phone_number: number });
    expect(created.user_created).toBe(true);
    const { phone_id, user_id } = await api.send({ phone_number: number });
    expect({ phone_id, user_id }).toEqual({ phone_id: created.phone_id, user_id: created.user_id });
    expect(login.sandbox.messages.last()).toMatchObject({ channel, to: number, method_id: phone_id });
    const answer = await login.stytch.otps.authenticate({
      method_id: phone_id,
      code: codeTo(login, number),
      session_duration_minutes: 5,
    });
    expect(answer.session!.authentication_factors).toMatchObject([
      { type: "otp", delivery_method: channel, phone_number_factor: { phone_id, phone_number: number } },
    ]);
    expect(answer.user.phone_numbers).toEqual([{ phone_id, phone_number: number, verified: true }]);
  });
});

describe("which passcode is good", () => {
  it("is the newest to an address alone, by SMS or WhatsApp", async () => {
    const login = start();
    const { phone_id } = await login.stytch.otps.sms.loginOrCreate({ phone_number: number });
    const first = codeTo(login, number);
    await login.stytch.otps.whatsapp.send({ phone_number: number });
    const second = codeTo(login, number);
    const tryCode = (code: string) => outcome(login.stytch.otps.authenticate({ method_id: phone_id, code }));
    expect(await tryCode(first)).toBe("404 otp_code_not_found");
    expect(await tryCode(second)).toBe("200");
    expect(await tryCode(second)).toBe("401 unable_to_auth_otp_code");
    expect(await tryCode(first)).toBe("404 otp_code_not_found");
  });

  it("is one of 20 that are spent at once, which open one session", async () => {
    const login = start();
    const { email_id, user_id } = await login.stytch.otps.email.loginOrCreate({ email: ada });
    const request = { method_id: email_id, code: codeTo(login, ada), session_duration_minutes: 60 };
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => outcome(login.stytch.otps.authenticate(request))),
    );
    expect(outcomes.filter((each) => each === "200")).toHaveLength(1);
    // Ten failures in a row lock a user, which the last ones then meet.
    expect(new Set(outcomes)).toEqual(
      new Set(["200", "401 unable_to_auth_otp_code", "429 user_lock_limit_reached"]),
    );
    expect((await login.stytch.sessions.get({ user_id })).sessions).toHaveLength(1);
  });

  it("is good for two minutes, or as many as were asked for", async () => {
    const login = start();
    for (const [minutes, expiration_minutes] of [
      [2, undefined],
      [1, 1],
      [10, 10],
    ]) {
      const email = `for-${minutes}@example.com`;
      const { email_id } = await login.stytch.otps.email.loginOrCreate({ email, expiration_minutes });
      const { code, expires_at, sent_at } = login.sandbox.messages.last({ to: email, kind: "passcode" });
      expect(Date.parse(expires_at) - Date.parse(sent_at)).toBe(minutes! * MINUTE);
      login.clock.time = Date.parse(expires_at);
      const late = login.stytch.otps.authenticate({ method_id: email_id, code });
      expect(await outcome(late)).toBe("401 unable_to_auth_otp_code");
    }
    const { email_id } = await login.stytch.otps.email.loginOrCreate({ email: ada });
    const { code, expires_at } = login.sandbox.messages.last({ to: ada, kind: "passcode" });
    login.clock.time = Date.parse(expires_at) - 1;
    expect(await outcome(login.stytch.otps.authenticate({ method_id: email_id, code }))).toBe("200");
  });

  it("is forgotten a day after its end", async () => {
    const login = start();
    const { email_id } = await login.stytch.otps.email.loginOrCreate({ email: ada });
    const code = codeTo(login, ada);
    login.sandbox.clock.advance(DAY);
    const tryCode = () => outcome(login.stytch.otps.authenticate({ method_id: email_id, code }));
    expect(await tryCode()).toBe("401 unable_to_auth_otp_code");
    expect(login.sandbox.snapshot().passcodes).toHaveLength(1);
    login.sandbox.clock.advance(HOUR);
    expect(login.sandbox.snapshot().passcodes).toEqual([]);
    expect(await tryCode()).toBe("404 otp_code_not_found");
  });

  it("is none of an address that its user has no more, or of a user who is gone", async () => {
    const login = start();
    const user = await login.create({ email: ada, phone_number: number });
    const { email_id } = await login.stytch.otps.email.send({ email: ada });
    const code = codeTo(login, ada);
    await login.stytch.users.deleteEmail({ email_id });
    const request = { method_id: email_id, code };
    expect(await outcome(login.stytch.otps.authenticate(request))).toBe("404 otp_code_not_found");
    const { phone_id } = await login.stytch.otps.sms.send({ phone_number: number });
    await login.stytch.users.delete({ user_id: user.user_id });
    const gone = { method_id: phone_id, code: codeTo(login, number) };
    expect(await outcome(login.stytch.otps.authenticate(gone))).toBe("404 otp_code_not_found");
    expect(login.sandbox.snapshot().passcodes).toEqual([]);
  });

  it("is only good where it was sent to", async () => {
    const login = start();
    await login.stytch.otps.email.loginOrCreate({ email: ada });
    const code = codeTo(login, ada);
    const other = await login.stytch.otps.email.loginOrCreate({ email: "bob@example.com" });
    // One in a million of seeds gives both the same.
    expect(codeTo(login, "bob@example.com")).not.toBe(code);
    const across = login.stytch.otps.authenticate({ method_id: other.email_id, code });
    expect(await outcome(across)).toBe("404 otp_code_not_found");
  });
});

describe("a passcode bound to where it was asked for", () => {
  const attributes = { ip_address: "203.0.113.7", user_agent: "Firefox" };
  const options = { ip_match_required: true, user_agent_match_required: true };

  it.each([
    ["from there", attributes, options, "200"],
    ["from another address", { ...attributes, ip_address: "203.0.113.8" }, options, "401 attribute_mismatch"],
    ["from another browser", { ...attributes, user_agent: "Safari" }, options, "401 attribute_mismatch"],
    ["from nobody knows where", undefined, options, "401 attribute_mismatch"],
    ["from elsewhere, where that may be", {}, { ...options, ip_match_required: false, user_agent_match_required: false }, "200"], // prettier-ignore
  ])("is spent %s", async (_, given, wanted, expected) => {
    const login = start();
    const { email_id } = await login.stytch.otps.email.loginOrCreate({ email: ada, attributes });
    const request = { method_id: email_id, code: codeTo(login, ada) };
    const spent = login.stytch.otps.authenticate({ ...request, attributes: given, options: wanted });
    expect(await outcome(spent)).toBe(expected);
    const after = login.stytch.otps.authenticate({ ...request, attributes, options });
    expect(await outcome(after)).toBe(expected === "200" ? "401 unable_to_auth_otp_code" : "200");
  });

  it("matches nothing where its send told of nothing", async () => {
    const login = start();
    const { email_id } = await login.stytch.otps.email.loginOrCreate({ email: ada });
    const request = { method_id: email_id, code: codeTo(login, ada), attributes, options };
    expect(await outcome(login.stytch.otps.authenticate(request))).toBe("401 attribute_mismatch");
  });
});

describe("a request about passcodes", () => {
  it.each<[string, object, string]>([
    ["email/send", { email: "ada" }, "invalid_email"],
    ["email/send", { email: "" }, "invalid_email"],
    ["email/send", { email: `${"a".repeat(300)}@example.com` }, "invalid_email"],
    ["email/send", {}, "bad_request"],
    ["email/send", { email: ada, expiration_minutes: 0 }, "invalid_expiration_otp"],
    ["email/send", { email: ada, expiration_minutes: 11 }, "invalid_expiration_otp"],
    ["email/send", { email: ada, expiration_minutes: 1.5 }, "bad_request"],
    ["email/send", { email: ada, locale: "de" }, "invalid_locale"],
    ["email/send", { email: ada, user_id: "x", session_token: "y" }, "too_many_user_selection_arguments"],
    ["email/login_or_create", { email: "a b@example.com" }, "invalid_email"],
    ["email/login_or_create", { email: ada, locale: "xx" }, "invalid_locale"],
    ["email/login_or_create", { email: ada, expiration_minutes: 100 }, "invalid_expiration_otp"],
    ["sms/send", { phone_number: "12025550162" }, "invalid_phone_number"],
    ["sms/send", { phone_number: "+1 202 555 0162" }, "invalid_phone_number"],
    ["sms/send", { phone_number: number, session_jwt: "a.b.c" }, "unable_to_parse_session_jwt"],
    ["whatsapp/login_or_create", { phone_number: "+١٢٠٢٥٥٥" }, "invalid_phone_number"],
    ["authenticate", { method_id: "x", code: "123456" }, "invalid_method_id"],
    ["authenticate", { code: "123456" }, "bad_request"],
    ["authenticate", { method_id: "email-test-00000000-0000-4000-8000-000000000000", code: "12345" }, "invalid_code"], // prettier-ignore
    ["authenticate", { method_id: "email-test-00000000-0000-4000-8000-000000000000", code: "12345é" }, "invalid_code"], // prettier-ignore
  ])("to %s with %j is refused as %s", async (path, body, type) => {
    const { call, sandbox } = start();
    const answer = await call("POST", `/v1/otps/${path}`, body);
    expect(`${answer.status} ${answer.body.error_type}`).toBe(`400 ${type}`);
    expect(sandbox.messages.list()).toEqual([]);
    expect(sandbox.snapshot().users).toEqual([]);
  });

  it.each([
    [4, "400 invalid_session_duration_minutes"],
    [5, "200"],
    [527_040, "200"],
    [527_041, "400 invalid_session_duration_minutes"],
  ])("for a session of %s minutes is answered with %s", async (session_duration_minutes, expected) => {
    expect(await outcome(logIn(start(), ada, { session_duration_minutes }))).toBe(expected);
  });

  it("names its template, language and end in the message", async () => {
    const login = start();
    const templates = { login_template_id: "back", signup_template_id: "welcome" };
    await login.stytch.otps.email.loginOrCreate({ email: ada, locale: "pt-br", ...templates });
    expect(login.sandbox.messages.last()).toMatchObject({ locale: "pt-br", template_id: "welcome" });
    await login.stytch.otps.email.send({ email: ada, ...templates });
    expect(login.sandbox.messages.last()).toMatchObject({
      locale: "en",
      template_id: "back",
      expires_at: "2026-03-14T09:28:53Z",
    });
  });
});

describe("a wrong passcode", () => {
  it("is told from one that was, and counts towards the lock", async () => {
    const login = start({}, { userLock: { attempts: 3, minutes: 5 } });
    const { email_id, user_id } = await login.stytch.otps.email.loginOrCreate({ email: ada });
    const code = codeTo(login, ada);
    const tryCode = (each: string) => outcome(login.stytch.otps.authenticate({ method_id: email_id, code: each })); // prettier-ignore
    expect(await tryCode(wrong(code))).toBe("404 otp_code_not_found");
    expect(await tryCode(wrong(code))).toBe("404 otp_code_not_found");
    // A success begins the count anew.
    expect(await tryCode(code)).toBe("200");
    for (let i = 0; i < 3; i++) expect(await tryCode(code)).toBe("401 unable_to_auth_otp_code");
    expect(await tryCode(code)).toBe("429 user_lock_limit_reached");
    expect(await login.stytch.users.get({ user_id })).toMatchObject({ is_locked: true });
    await login.stytch.otps.email.send({ email: ada });
    const fresh = codeTo(login, ada);
    expect(await tryCode(fresh)).toBe("429 user_lock_limit_reached");
    login.sandbox.clock.advance(5 * MINUTE);
    // The lock is over, and so is the passcode.
    expect(await tryCode(fresh)).toBe("401 unable_to_auth_otp_code");
    await login.stytch.otps.email.send({ email: ada });
    expect(await tryCode(codeTo(login, ada))).toBe("200");
  });

  it("locks nobody where locks are off", async () => {
    const login = start({}, { userLock: false });
    const { email_id } = await login.stytch.otps.email.loginOrCreate({ email: ada });
    const code = codeTo(login, ada);
    for (let i = 0; i < 30; i++) {
      const failed = login.stytch.otps.authenticate({ method_id: email_id, code: wrong(code) });
      expect(await outcome(failed)).toBe("404 otp_code_not_found");
    }
    expect(await outcome(login.stytch.otps.authenticate({ method_id: email_id, code }))).toBe("200");
  });

  it("ten times in a row is for others than this user nothing", async () => {
    const login = start();
    const { email_id } = await login.stytch.otps.email.loginOrCreate({ email: ada });
    const code = wrong(codeTo(login, ada));
    for (let i = 0; i < 10; i++) await outcome(login.stytch.otps.authenticate({ method_id: email_id, code }));
    expect(await outcome(logIn(login, "bob@example.com"))).toBe("200");
    expect(await outcome(logIn(login))).toBe("429 user_lock_limit_reached");
  });
});

describe("an address that a password stands on unproven", () => {
  it("is taken back by whoever proves it, with the other sessions and the password", async () => {
    const seeded = startSeeded([{ email: ada, password: {} }]);
    const { users } = seeded.sandbox.snapshot();
    expect(users[0]).toMatchObject({ emails: [{ verified: false }] });
    const login = start({ users });
    const answer = await logIn(login);
    expect(answer.reset_sessions).toBe(true);
    expect(answer.user.password).toMatchObject({ requires_reset: true });
    expect((await logIn(login)).reset_sessions).toBe(false);
  });
});
