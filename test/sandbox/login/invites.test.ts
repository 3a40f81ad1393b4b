// Invitations: whom they make, when they can be repeated, and how they end.
import { describe, expect, it } from "vitest";
import { email, HOUR, outcome, sendTo, start, tokenTo } from "./magic-link-login.ts";

describe("an invitation", () => {
  it("makes a pending user with name and metadata, who is active once they follow it", async () => {
    const login = start();
    const { stytch, sandbox } = login;
    const { user_id, email_id } = await stytch.magicLinks.email.invite({
      email,
      name: { first_name: "Ada" },
      trusted_metadata: { plan: "pro", none: null },
      untrusted_metadata: { theme: "dark" },
      invite_template_id: "join-us",
      locale: "fr",
    });
    expect(await stytch.users.get({ user_id })).toMatchObject({
      emails: [{ email, email_id, verified: false }],
      name: { first_name: "Ada", last_name: "" },
      status: "pending",
      trusted_metadata: { plan: "pro" },
      untrusted_metadata: { theme: "dark" },
    });
    const message = sandbox.messages.last({ to: email, kind: "invite" });
    expect(message).toMatchObject({
      audience: "signup",
      expires_at: "2026-03-14T10:26:53Z",
      link: `http://localhost:3000/authenticate?stytch_token_type=magic_links&token=${message.token}`,
      locale: "fr",
      method_id: email_id,
      template_id: "join-us",
    });
    const answer = await stytch.magicLinks.authenticate({ token: message.token });
    expect(answer).toMatchObject({
      method_id: email_id,
      user: { status: "active", emails: [{ verified: true }] },
    });
  });

  it("is refused for whoever has one, and for an active user", async () => {
    const login = start();
    const { stytch } = login;
    const invite = () => outcome(stytch.magicLinks.email.invite({ email: email.toUpperCase() }));
    expect(await invite()).toBe("200");
    expect(await invite()).toBe("400 user_already_invited");
    await stytch.magicLinks.authenticate({ token: tokenTo(login) });
    expect(await invite()).toBe("400 duplicate_email");
    expect(login.sandbox.messages.list()).toHaveLength(1);
  });

  it("can be repeated when it has expired, and keeps what was told before", async () => {
    const login = start();
    const { stytch, sandbox } = login;
    const first = await stytch.magicLinks.email.invite({
      email,
      name: { first_name: "Ada", last_name: "Byron" },
      trusted_metadata: { a: 1, b: 1 },
    });
    const old = tokenTo(login);
    sandbox.clock.advance(HOUR);
    const again = await stytch.magicLinks.email.invite({
      email,
      name: { last_name: "Lovelace" },
      trusted_metadata: { b: 2 },
      invite_expiration_minutes: 10080,
    });
    expect(again.user_id).toBe(first.user_id);
    expect(await stytch.users.get({ user_id: again.user_id })).toMatchObject({
      name: { first_name: "Ada", last_name: "Lovelace" },
      trusted_metadata: { a: 1, b: 2 },
    });
    expect(sandbox.messages.last()).toMatchObject({ expires_at: "2026-03-21T10:26:53Z" });
    expect(await outcome(stytch.magicLinks.authenticate({ token: old }))).toBe(
      "401 unable_to_auth_magic_link",
    );
    expect(await outcome(stytch.magicLinks.authenticate({ token: tokenTo(login) }))).toBe("200");
  });

  it("is sent to a pending user who had none", async () => {
    const login = start();
    await login.stytch.users.create({ email, create_user_as_pending: true });
    expect(await outcome(login.stytch.magicLinks.email.invite({ email }))).toBe("200");
    expect(await outcome(login.stytch.magicLinks.authenticate({ token: tokenTo(login) }))).toBe("200");
  });

  it("refuses metadata as a creation does, and makes no user then", async () => {
    const { stytch, call } = start();
    const tooMany = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`k${i}`, i]));
    const invite = (more: object) => call("POST", "/v1/magic_links/email/invite", { email, ...more });
    const refusals = [
      [{ trusted_metadata: tooMany }, "metadata_too_many_keys"],
      [{ untrusted_metadata: { text: "x".repeat(5000) } }, "metadata_too_large"],
      [{ trusted_metadata: "text" }, "metadata_invalid_format"],
      [{ invite_expiration_minutes: 4 }, "invalid_expiration"],
      [{ invite_expiration_minutes: 10081 }, "invalid_expiration"],
      [{ email: "ada" }, "invalid_email"],
      [{ locale: "de" }, "invalid_locale"],
    ] as const;
    for (const [more, error_type] of refusals) {
      expect((await invite(more)).body).toMatchObject({ status_code: 400, error_type });
    }
    expect((await stytch.users.search()).results).toEqual([]);
  });
});

describe("a revocation", () => {
  it("ends the link; the pending user stays, and can be invited again", async () => {
    const login = start();
    const { stytch } = login;
    const { user_id } = await stytch.magicLinks.email.invite({ email });
    const token = tokenTo(login);
    expect(await outcome(stytch.magicLinks.email.revokeInvite({ email: "ADA@example.com" }))).toBe("200");
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("404 magic_link_not_found");
    expect((await stytch.users.get({ user_id })).status).toBe("pending");
    expect(await outcome(stytch.magicLinks.email.revokeInvite({ email }))).toBe("200");
    const again = await stytch.magicLinks.email.invite({ email });
    expect(again.user_id).toBe(user_id);
    expect(await outcome(stytch.magicLinks.authenticate({ token: tokenTo(login) }))).toBe("200");
  });

  it("leaves links that are no invitation", async () => {
    const login = start();
    const { stytch } = login;
    await stytch.magicLinks.email.invite({ email });
    const token = await sendTo(login);
    await stytch.magicLinks.email.revokeInvite({ email });
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("200");
  });

  it("leaves one that was followed what it is: used up", async () => {
    const login = start();
    const { stytch } = login;
    await stytch.magicLinks.email.invite({ email });
    const token = tokenTo(login);
    await stytch.magicLinks.authenticate({ token });
    await stytch.magicLinks.email.revokeInvite({ email });
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("401 unable_to_auth_magic_link");
  });

  it("needs an address that someone has", async () => {
    const { stytch } = start();
    expect(await outcome(stytch.magicLinks.email.revokeInvite({ email }))).toBe("404 email_not_found");
    expect(await outcome(stytch.magicLinks.email.revokeInvite({ email: "ada" }))).toBe("400 invalid_email");
  });
});
