// Magic links by email and embeddable ones: who gets one, where it leads, and what it opens.
import { describe, expect, it } from "vitest";
import { email, HOUR, MINUTE, outcome, sendTo, start, tokenTo } from "./magic-link-login.ts";

const NOW = "2026-03-14T09:26:53Z";

describe("a magic link by email", () => {
  it("signs someone new up: the address is theirs from then on", async () => {
    const login = start();
    const { stytch, sandbox } = login;
    const sent = await stytch.magicLinks.email.loginOrCreate({ email });
    expect(sent.user_created).toBe(true);
    expect(await stytch.users.get({ user_id: sent.user_id })).toMatchObject({
      status: "active",
      emails: [{ email, verified: false }],
    });
    const message = sandbox.messages.last({ to: email, kind: "magic_link" });
    expect(message).toEqual({
      audience: "signup",
      channel: "email",
      expires_at: "2026-03-21T09:26:53Z",
      kind: "magic_link",
      link: `http://localhost:3000/authenticate?stytch_token_type=magic_links&token=${message.token}`,
      locale: "en",
      message_id: message.message_id,
      method_id: sent.email_id,
      sent_at: NOW,
      template_id: "",
      to: email,
      token: message.token,
      user_id: sent.user_id,
    });
    const { token } = message;
    const answer = await stytch.magicLinks.authenticate({ token, session_duration_minutes: 60 });
    expect(answer).toMatchObject({
      method_id: sent.email_id,
      reset_sessions: false,
      user_id: sent.user_id,
      user: { status: "active", emails: [{ email, verified: true }] },
    });
    expect(answer.session).toEqual({
      attributes: { ip_address: "", user_agent: "" },
      authentication_factors: [
        {
          created_at: NOW,
          delivery_method: "email",
          email_factor: { email_address: email, email_id: sent.email_id },
          last_authenticated_at: NOW,
          type: "magic_link",
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
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("401 unable_to_auth_magic_link");
  });

  it("greets a pending user as a new one, until they have followed one", async () => {
    const login = start();
    const { stytch, sandbox } = login;
    const pending = { email, create_user_as_pending: true };
    const first = await stytch.magicLinks.email.loginOrCreate(pending);
    expect((await stytch.users.get({ user_id: first.user_id })).status).toBe("pending");
    expect(sandbox.messages.last()).toMatchObject({ audience: "signup" });
    const again = await stytch.magicLinks.email.loginOrCreate(pending);
    expect(again).toMatchObject({ user_created: false, user_id: first.user_id });
    expect(sandbox.messages.last()).toMatchObject({ audience: "signup" });
    await stytch.magicLinks.email.send({ email });
    expect(sandbox.messages.last()).toMatchObject({ audience: "signup" });
    const { user } = await stytch.magicLinks.authenticate({ token: tokenTo(login) });
    expect(user.status).toBe("active");
    await stytch.magicLinks.email.loginOrCreate(pending);
    expect(sandbox.messages.last()).toMatchObject({ audience: "login", expires_at: "2026-03-14T10:26:53Z" });
    expect((await stytch.users.get({ user_id: first.user_id })).status).toBe("active");
  });

  it("has the language, template, life and page that the call names for whom it goes to", async () => {
    const { stytch, sandbox } = start();
    const wishes = {
      email,
      login_magic_link_url: "http://127.0.0.1:8080/in?from=mail#top",
      signup_magic_link_url: "http://localhost/up",
      login_expiration_minutes: 5,
      signup_expiration_minutes: 10,
      login_template_id: "hello",
      signup_template_id: "welcome",
      locale: "pt-br",
    };
    await stytch.magicLinks.email.loginOrCreate(wishes);
    const signup = sandbox.messages.last({ kind: "magic_link" });
    expect(signup).toMatchObject({
      expires_at: "2026-03-14T09:36:53Z",
      link: `http://localhost/up?stytch_token_type=magic_links&token=${signup.token}`,
      locale: "pt-br",
      template_id: "welcome",
    });
    await stytch.magicLinks.email.send(wishes);
    const login = sandbox.messages.last({ kind: "magic_link" });
    expect(login).toMatchObject({
      expires_at: "2026-03-14T09:31:53Z",
      link: `http://127.0.0.1:8080/in?from=mail&stytch_token_type=magic_links&token=${login.token}#top`,
      locale: "pt-br",
      template_id: "hello",
    });
  });

  it("doesn't cancel the one before", async () => {
    const login = start();
    const first = await sendTo(login);
    const second = await sendTo(login);
    expect(await outcome(login.stytch.magicLinks.authenticate({ token: second }))).toBe("200");
    expect(await outcome(login.stytch.magicLinks.authenticate({ token: first }))).toBe("200");
  });

  it("without a duration makes no session", async () => {
    const login = start();
    const token = await sendTo(login);
    expect(await login.stytch.magicLinks.authenticate({ token })).toMatchObject({
      session: null,
      session_jwt: "",
      session_token: "",
    });
  });

  it("is for an address in upper or lower case, and keeps it as it was created", async () => {
    const login = start();
    await login.stytch.users.create({ email: "Ada@Example.com" });
    const { email_id } = await login.stytch.magicLinks.email.send({ email: "ADA@example.COM" });
    const { user } = await login.stytch.magicLinks.authenticate({ token: tokenTo(login, "ada@example.com") });
    expect(user.emails).toEqual([{ email: "Ada@Example.com", email_id, verified: true }]);
  });

  it("takes a password back that stood on the address before it was proven", async () => {
    const login = start();
    const { stytch, sandbox } = login;
    const { user_id } = await stytch.users.create({ email });
    sandbox.users.addFactors(user_id, { password: {} });
    await stytch.magicLinks.email.send({ email });
    const answer = await stytch.magicLinks.authenticate({ token: tokenTo(login) });
    expect(answer).toMatchObject({ reset_sessions: true, user: { password: { requires_reset: true } } });
  });
});

describe("an address that is added to a user", () => {
  it("joins the session as a factor, and stays", async () => {
    const login = start();
    const { stytch } = login;
    const token = await sendTo(login);
    const { session_token, user_id } = await stytch.magicLinks.authenticate({
      token,
      session_duration_minutes: 60,
    });
    const second = "second@example.com";
    const { email_id } = await stytch.magicLinks.email.send({ email: second, session_token });
    const { session, session_token: same } = await stytch.magicLinks.authenticate({
      token: tokenTo(login, second),
      session_token,
    });
    expect(same).toBe(session_token);
    expect(session!.authentication_factors).toMatchObject([
      { type: "magic_link", email_factor: { email_address: email } },
      { type: "magic_link", email_factor: { email_address: second, email_id } },
    ]);
    login.sandbox.clock.advance(HOUR);
    expect((await stytch.users.get({ user_id })).emails).toMatchObject([
      { email, verified: true },
      { email: second, verified: true },
    ]);
  });

  it("is removed after five minutes, and its link with it, though that has an hour", async () => {
    const login = start();
    const { stytch, sandbox } = login;
    await stytch.users.create({ phone_number: "+12025550162", external_id: "ada" });
    expect(await outcome(stytch.magicLinks.email.send({ email, user_id: "ada" }))).toBe(
      "400 too_many_unverified_factors",
    );
    const { phone_id } = await stytch.otps.sms.send({ phone_number: "+12025550162" });
    const { code } = sandbox.messages.last({ kind: "passcode" });
    await stytch.otps.authenticate({ method_id: phone_id, code });
    await stytch.magicLinks.email.send({ email, user_id: "ada" });
    sandbox.clock.advance(5 * MINUTE - 1000);
    expect((await stytch.users.get({ user_id: "ada" })).emails).toHaveLength(1);
    sandbox.clock.advance(1000);
    expect((await stytch.users.get({ user_id: "ada" })).emails).toEqual([]);
    const token = tokenTo(login);
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("404 magic_link_not_found");
    await stytch.users.create({ email });
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("404 magic_link_not_found");
  });
});

describe("a link to send oneself", () => {
  it("signs in, verifies nothing, and has no address", async () => {
    const { stytch, sandbox } = start();
    const { user_id } = await stytch.users.create({
      email,
      external_id: "ada",
      create_user_as_pending: true,
    });
    const { token, user_id: same } = await stytch.magicLinks.create({ user_id: "ada" });
    expect(same).toBe(user_id);
    expect(sandbox.messages.list()).toEqual([]);
    const answer = await stytch.magicLinks.authenticate({ token, session_duration_minutes: 60 });
    expect(answer).toMatchObject({
      method_id: "",
      user: { status: "active", emails: [{ verified: false }] },
    });
    expect(answer.session!.authentication_factors).toEqual([
      {
        created_at: NOW,
        delivery_method: "embedded",
        last_authenticated_at: NOW,
        type: "magic_link",
        updated_at: NOW,
      },
    ]);
  });

  it("is one of several, each good for an hour or so long as the call says", async () => {
    const { stytch, sandbox } = start();
    const { user_id } = await stytch.users.create({ email });
    const short = await stytch.magicLinks.create({ user_id, expiration_minutes: 5 });
    const long = await stytch.magicLinks.create({ user_id });
    const other = await stytch.magicLinks.create({ user_id });
    sandbox.clock.advance(5 * MINUTE);
    expect(await outcome(stytch.magicLinks.authenticate({ token: short.token }))).toBe(
      "401 unable_to_auth_magic_link",
    );
    sandbox.clock.advance(55 * MINUTE - 1000);
    expect(await outcome(stytch.magicLinks.authenticate({ token: long.token }))).toBe("200");
    sandbox.clock.advance(1000);
    expect(await outcome(stytch.magicLinks.authenticate({ token: other.token }))).toBe(
      "401 unable_to_auth_magic_link",
    );
  });
});
