// The values that the provider's test environment always answers in the same way.
import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { ada, codeTo, HOUR, logIn, outcome, start } from "./passcode-login.ts";

const email = "sandbox@stytch.com";
const phone_number = "+10000000000";
const user_id = "user-test-e3795c81-f849-4167-bfda-e4a6e9c280fd";
const email_id = "email-test-23873e89-d4ed-4e92-b3b9-e5c7198fa286";
const session_token = "WJtR5BCy38Szd5AfoDpf0iqFKEt4EE5JhjlWUY7l3FtY";
const lost = "59cnLELtq5cFVS6uYK9f-pAWzBkhqZl8AvLhbhOvKNWw";

describe("the provider's values", () => {
  it("are sent nothing, and lead to one user", async () => {
    const { stytch, sandbox } = start();
    const { otps } = stytch;
    const email_sends = [await otps.email.send({ email }), await otps.email.loginOrCreate({ email })];
    for (const sent of email_sends) expect(sent).toMatchObject({ user_id, email_id });
    expect(email_sends[1]).toMatchObject({ user_created: false });
    for (const channel of ["sms", "whatsapp"] as const) {
      const sent = await otps[channel].send({ phone_number });
      expect(sent.user_id).toBe(user_id);
      const again = await otps[channel].loginOrCreate({ phone_number });
      expect(again).toMatchObject({ user_id, phone_id: sent.phone_id, user_created: false });
    }
    expect(sandbox.messages.list()).toEqual([]);
    expect(sandbox.snapshot().users).toEqual([]);
  });

  it("log in by 000000 without a send, any number of times, and by 900900 never", async () => {
    const { stytch } = start();
    const request = { method_id: email_id, code: "000000", session_duration_minutes: 60 };
    for (let i = 0; i < 3; i++) {
      const answer = await stytch.otps.authenticate(request);
      expect(answer).toMatchObject({ user_id, method_id: email_id, session_token, reset_sessions: false });
      expect(answer.session).toMatchObject({ user_id, started_at: "2021-08-28T00:41:58Z" });
    }
    const without = await stytch.otps.authenticate({ method_id: email_id, code: "000000" });
    expect(without).toMatchObject({ session: null, session_token: "", session_jwt: "" });
    for (const code of ["900900", "123456"]) {
      const failed = stytch.otps.authenticate({ ...request, code });
      expect(await outcome(failed)).toBe("404 otp_code_not_found");
    }
  });

  it("have a session that never ends, by its token and by its JWT", async () => {
    const { stytch, sandbox } = start();
    const { session, session_jwt } = await stytch.sessions.authenticate({ session_token });
    expect(session).toMatchObject({ user_id, expires_at: "2026-03-14T10:26:53Z" });
    expect(decodeJwt(session_jwt).sub).toBe(user_id);
    sandbox.clock.advance(100 * HOUR);
    const later = await stytch.sessions.authenticate({ session_token });
    expect(later).toMatchObject({ session_token, session: { session_id: session.session_id } });
    expect(await stytch.sessions.authenticate({ session_jwt })).toMatchObject({
      session_token: "",
      session: { session_id: session.session_id, expires_at: later.session.expires_at },
    });
    const { session_id } = session;
    expect(await outcome(stytch.sessions.revoke({ session_id }))).toBe("404 session_not_found");
    expect(await outcome(stytch.sessions.revoke({ session_token }))).toBe("404 session_not_found");
    expect(await outcome(stytch.sessions.authenticate({ session_token: lost }))).toBe(
      "404 session_not_found",
    );
  });

  it("stand beside real ones, and lend them nothing", async () => {
    const login = start();
    const { user_id: own, email_id: method_id } = await login.stytch.otps.email.loginOrCreate({ email: ada });
    expect(own).not.toBe(user_id);
    if (codeTo(login, ada) !== "000000") {
      const tried = login.stytch.otps.authenticate({ method_id, code: "000000" });
      expect(await outcome(tried)).toBe("404 otp_code_not_found");
    }
    const joined = logIn(login, ada, { session_token, session_duration_minutes: 5 });
    expect(await outcome(joined)).toBe("404 session_not_found");
    expect(await outcome(logIn(login))).toBe("200");
  });
});
