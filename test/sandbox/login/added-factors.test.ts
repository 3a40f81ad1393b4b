// Addresses that a send adds to a user: theirs for good once they prove it within five minutes, and else gone.
import { describe, expect, it } from "vitest";
import { MINUTE, ada, codeTo, logIn, number, outcome, start } from "./passcode-login.ts";

describe("a number that is sent to with the session of a user who doesn't have it", () => {
  it("is a second factor in that session once it is proven", async () => {
    const login = start();
    const first = await logIn(login);
    const { session_token, user_id } = first;
    const sent = await login.stytch.otps.sms.send({ phone_number: number, session_token });
    expect(sent.user_id).toBe(user_id);
    const added = await login.stytch.users.get({ user_id });
    expect(added.phone_numbers).toEqual([{ phone_id: sent.phone_id, phone_number: number, verified: false }]);
    login.sandbox.clock.advance(MINUTE);
    const second = await login.stytch.otps.authenticate({
      method_id: sent.phone_id,
      code: codeTo(login, number),
      session_token,
      session_duration_minutes: 60,
    });
    expect(second.session_token).toBe(session_token);
    expect(second.session!.session_id).toBe(first.session!.session_id);
    expect(second.session!.started_at).toBe(first.session!.started_at);
    expect(second.session!.authentication_factors.map((factor) => factor.delivery_method)).toEqual([
      "email",
      "sms",
    ]);
    login.sandbox.clock.advance(6 * MINUTE);
    expect(await login.stytch.users.get({ user_id })).toMatchObject({ phone_numbers: [{ verified: true }] });
  });

  it("is gone after five minutes without a proof, and its passcode with it", async () => {
    const login = start();
    const { session_jwt, user_id } = await logIn(login);
    const request = { phone_number: number, session_jwt, expiration_minutes: 10 };
    const { phone_id } = await login.stytch.otps.sms.send(request);
    const proof = { method_id: phone_id, code: codeTo(login, number) };
    // It was added within the second that began 900 ms before, and goes with the second.
    login.sandbox.clock.advance(5 * MINUTE - 901);
    expect((await login.stytch.users.get({ user_id })).phone_numbers).toHaveLength(1);
    login.sandbox.clock.advance(1);
    expect((await login.stytch.users.get({ user_id })).phone_numbers).toEqual([]);
    expect(await outcome(login.stytch.otps.authenticate(proof))).toBe("404 otp_code_not_found");
    // It is free for others.
    const other = await login.stytch.otps.sms.loginOrCreate({ phone_number: number });
    expect(other.user_created).toBe(true);
  });

  it("goes from snapshots, searches and the store alike", async () => {
    const login = start();
    const { session_token } = await logIn(login);
    await login.stytch.otps.sms.send({ phone_number: number, session_token });
    login.sandbox.clock.advance(5 * MINUTE);
    const { users, added_factors } = login.sandbox.snapshot();
    expect(users[0]!.phone_numbers).toEqual([]);
    expect(added_factors).toEqual([]);
    const query = { operator: "AND", operands: [{ filter_name: "phone_number", filter_value: [number] }] };
    expect((await login.stytch.users.search({ query } as never)).results).toEqual([]);
  });
});

describe("an address that is sent to", () => {
  it("is added by a user_id or an external_id too, one after the other is proven", async () => {
    const login = start();
    const { user_id } = await login.create({ email: ada, external_id: "crm|1" });
    const request = { phone_number: number, user_id: "crm|1" };
    // The email of a user who was only created is unverified.
    expect(await outcome(login.stytch.otps.sms.send(request))).toBe("400 too_many_unverified_factors");
    await logIn(login);
    expect((await login.stytch.otps.whatsapp.send(request)).user_id).toBe(user_id);
    const more = login.stytch.otps.email.send({ email: "more@example.com", user_id });
    expect(await outcome(more)).toBe("400 too_many_unverified_factors");
    // A further send to the one that waits is an ordinary send.
    const { phone_id } = await login.stytch.otps.sms.send({ phone_number: number, user_id });
    const proof = { method_id: phone_id, code: codeTo(login, number) };
    expect(await outcome(login.stytch.otps.authenticate(proof))).toBe("200");
    expect(await outcome(login.stytch.otps.email.send({ email: "more@example.com", user_id }))).toBe("200");
  });

  it("of somebody else is refused", async () => {
    const login = start();
    await login.create({ email: "bob@example.com", phone_number: number });
    const { session_token, user_id } = await logIn(login);
    const email = login.stytch.otps.email.send({ email: "BOB@example.com", session_token });
    expect(await outcome(email)).toBe("400 duplicate_email");
    const phone = login.stytch.otps.sms.send({ phone_number: number, user_id });
    expect(await outcome(phone)).toBe("400 duplicate_phone_number");
  });

  it("for nobody, or for a session that isn't there, is refused", async () => {
    const login = start();
    const nobody = "user-test-00000000-0000-4000-8000-000000000000";
    const { session_token } = await logIn(login);
    await login.stytch.sessions.revoke({ session_token });
    const send = login.stytch.otps.sms.send;
    expect(await outcome(send({ phone_number: number, user_id: nobody }))).toBe("404 user_not_found");
    expect(await outcome(send({ phone_number: number, session_token }))).toBe("404 session_not_found");
    expect(await outcome(send({ phone_number: number, session_token: "INVALID" }))).toBe(
      "400 invalid_session_token",
    );
    expect(await outcome(login.stytch.otps.email.send({ email: "x@example.com" }))).toBe(
      "404 email_not_found",
    );
  });

  it("that a test has proven meanwhile stays", async () => {
    const login = start();
    const { session_token, user_id } = await logIn(login);
    await login.stytch.otps.email.send({ email: "more@example.com", session_token });
    login.sandbox.users.addFactors(user_id, { emails: [{ email: "more@example.com", verified: true }] });
    login.sandbox.clock.advance(10 * MINUTE);
    const { emails } = await login.stytch.users.get({ user_id });
    expect(emails.map(({ email }) => email)).toEqual([ada, "more@example.com"]);
  });

  it("waits on after a restore, by the clock that goes on", async () => {
    const login = start();
    const { session_token, user_id } = await logIn(login);
    await login.stytch.otps.sms.send({ phone_number: number, session_token });
    const snapshot = login.sandbox.snapshot();
    const second = start(snapshot);
    second.sandbox.clock.advance(4 * MINUTE);
    expect((await second.stytch.users.get({ user_id })).phone_numbers).toHaveLength(1);
    second.sandbox.clock.advance(MINUTE);
    expect((await second.stytch.users.get({ user_id })).phone_numbers).toEqual([]);
  });
});
