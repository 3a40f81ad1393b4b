// What passwords meet beside the ways that they are meant for: other users' ids, limits, URLs, sessions that end or change
// meanwhile, and input that was made to do harm.
import { describe, expect, it } from "vitest";
import type { Stytch } from "../../../src/index.ts";
import { showCode } from "./authenticator.ts";
import { email, MINUTE, outcome, start } from "./magic-link-login.ts";

const password = "purple giraffe sings at noon";
const better = "eleven quiet lanterns adrift";
const hash = { hash: "5f4dcc3b5aa765d61d8327deb882cf99", hash_type: "md_5" } as const;
const phone_number = "+12025550162";

const signUp = (stytch: Stytch) =>
  stytch.passwords.create({ email, password, session_duration_minutes: 600 });
const tooLarge = { session_duration_minutes: 60, session_custom_claims: { big: "x".repeat(5_000) } };

describe("migrate", () => {
  it("refuses an external id that another user has, and leaves nothing behind", async () => {
    const { stytch, sandbox } = start();
    await stytch.users.create({ email, external_id: "old-1" });
    const before = sandbox.snapshot().users;
    const bob = { email: "bob@example.com", ...hash, external_id: "old-1" };
    expect(await outcome(stytch.passwords.migrate(bob))).toBe("400 duplicate_user_external_id");
    expect(sandbox.snapshot()).toMatchObject({ users: before, passwords: [] });
    expect(await outcome(stytch.passwords.migrate({ ...bob, external_id: "old-2" }))).toBe("200");
  });

  it("takes a hundred calls a second", async () => {
    const { stytch, clock } = start({}, { rateLimits: true });
    const migrate = (i: number) =>
      outcome(stytch.passwords.migrate({ email: `user-${i}@example.com`, ...hash }, { retry: false }));
    const outcomes: string[] = [];
    for (let i = 0; i < 101; i++) outcomes.push(await migrate(i));
    expect(outcomes.filter((one) => one === "200")).toHaveLength(100);
    expect(outcomes.at(-1)).toBe("429 too_many_requests");
    clock.time += 1_000;
    expect(await migrate(101)).toBe("200");
  });
});

describe("a reset by a session", () => {
  it("takes its JWT, which gives no token back", async () => {
    const { stytch } = start();
    const { session_jwt, session } = await signUp(stytch);
    const answer = await stytch.passwords.sessions.reset({ session_jwt, password: better });
    expect(answer.session.session_id).toBe(session!.session_id);
    expect(answer.session_token).toBe("");
    expect(await outcome(stytch.passwords.authenticate({ email, password: better }))).toBe("200");
  });

  it("wants one session, and no more than one", async () => {
    const { call } = start();
    const ask = async (body: object) =>
      (await call("POST", "/v1/passwords/session/reset", { password: better, ...body })).body.error_type;
    expect(await ask({})).toBe("no_session_arguments");
    expect(await ask({ session_token: "", session_jwt: null })).toBe("no_session_arguments");
    expect(await ask({ session_token: "A".repeat(44), session_jwt: "a.b.c" })).toBe(
      "too_many_session_arguments",
    );
    expect(await ask({ session_token: "A".repeat(44) })).toBe("session_not_found");
  });
});

it("the mail of a reset needs a URL for its other link, too", async () => {
  const begin = (urls: object, wishes: object = {}) => {
    const { stytch } = start({ users: [{ email }] as never }, { urls });
    return outcome(stytch.passwords.email.resetStart({ email, ...wishes }));
  };
  const urls = { login: ["https://app.example.com/in"], resetPassword: ["https://app.example.com/new"] };
  expect(await begin(urls)).toBe("200");
  expect(await begin({ ...urls, login: [] })).toMatch(/^400 no_login_redirect_urls?_set$/);
  expect(await begin(urls, { login_redirect_url: "https://evil.example.com/" })).toMatch(/^400 /);
  expect(await begin(urls, { login_redirect_url: "javascript:alert(1)" })).toMatch(/^400 /);
  expect(await begin(urls, { reset_password_redirect_url: urls.login[0] })).toBe(
    "400 invalid_password_reset_redirect_url",
  );
});

describe("while someone signs in", () => {
  it("a user who is deleted has no link, no password and no session anymore, nor does who takes their address", async () => {
    const { stytch, sandbox } = start();
    const { user_id, session_token } = await signUp(stytch);
    await stytch.passwords.email.resetStart({ email });
    const { token, login_token } = sandbox.messages.last({ kind: "password_reset" });
    await stytch.users.delete({ user_id });
    const tryAll = async () => [
      await outcome(stytch.passwords.email.reset({ token, password: better })),
      await outcome(stytch.magicLinks.authenticate({ token: login_token })),
      await outcome(stytch.sessions.authenticate({ session_token })),
    ];
    const refused = [
      "401 unable_to_auth_password_reset_token",
      "404 magic_link_not_found",
      "404 session_not_found",
    ];
    expect(await tryAll()).toEqual(refused);
    await signUp(stytch);
    expect(await tryAll()).toEqual(refused);
  });

  it("an address that was changed has no link anymore, and its user keeps session and password", async () => {
    const { stytch, sandbox } = start();
    const { user_id, session_token } = await signUp(stytch);
    await stytch.magicLinks.email.send({ email });
    const { token } = sandbox.messages.last({ kind: "magic_link" });
    await stytch.users.exchangePrimaryFactor({ user_id, email_address: "new@example.com" });
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("404 magic_link_not_found");
    expect(await outcome(stytch.sessions.authenticate({ session_token }))).toBe("200");
    expect(await outcome(stytch.passwords.authenticate({ email, password }))).toBe("404 email_not_found");
    const moved = { email: "new@example.com", password };
    expect(await outcome(stytch.passwords.authenticate(moved))).toBe("200");
  });

  it("an added address whose time is over takes its passcode with it, however long that would be good", async () => {
    const { stytch, sandbox, clock } = start();
    const { user_id, email_id } = await signUp(stytch);
    await stytch.otps.email.send({ email });
    const first = sandbox.messages.last({ kind: "passcode" });
    await stytch.otps.authenticate({ method_id: email_id, code: first.code });
    const added = await stytch.otps.email.send({
      email: "new@example.com",
      user_id,
      expiration_minutes: 10,
    });
    const { code } = sandbox.messages.last({ kind: "passcode" });
    clock.time += 6 * MINUTE;
    expect(await outcome(stytch.otps.authenticate({ method_id: added.email_id, code }))).toBe(
      "404 otp_code_not_found",
    );
    expect(await outcome(stytch.users.create({ email: "new@example.com" }))).toBe("201");
  });

  it("a session that ends, a reset and a restored snapshot are seen by calls under way", async () => {
    const { stytch, sandbox, clock } = start();
    const { session_token } = await stytch.passwords.create({ email, password, session_duration_minutes: 5 });
    const saved = sandbox.snapshot();
    const late = outcome(stytch.sessions.authenticate({ session_token }));
    clock.time += 6 * MINUTE;
    expect(await late).toBe("404 session_not_found");
    const orphan = outcome(stytch.passwords.authenticate({ email, password }));
    sandbox.reset();
    expect(await orphan).toBe("404 email_not_found");
    const found = outcome(stytch.passwords.authenticate({ email, password }));
    sandbox.restore(saved);
    // Whether it began before or after, it is one or the other, and no error of the sandbox's own.
    expect(["200", "401 unauthorized_credentials", "404 email_not_found"]).toContain(await found);
  });
});

it("claims that are too large spend no recovery code", async () => {
  const { stytch, clock } = start();
  const { user_id } = await signUp(stytch);
  const { secret, recovery_codes } = await stytch.totps.create({ user_id });
  await stytch.totps.authenticate({ user_id, totp_code: showCode(secret, clock.time) });
  const recover = (wishes: object) =>
    outcome(stytch.totps.recover({ user_id, recovery_code: recovery_codes[0]!, ...wishes }));
  expect(await recover(tooLarge)).toBe("400 custom_claims_too_large");
  expect(await recover({})).toBe("200");
});

it("the last way in of a user can't be deleted", async () => {
  const { stytch, sandbox } = start();
  const refused = "400 cannot_delete_last_primary_factor";
  const { phone_id, user_id } = await stytch.users.create({ phone_number });
  expect(await outcome(stytch.users.deletePhoneNumber({ phone_id }))).toBe(refused);
  const user = sandbox.users.addFactors(user_id, { providers: [{ provider_type: "Google" }] });
  const { oauth_user_registration_id } = user.providers[0]!;
  expect(await outcome(stytch.users.deletePhoneNumber({ phone_id }))).toBe("200");
  expect(await outcome(stytch.users.deleteOAuthRegistration({ oauth_user_registration_id }))).toBe(refused);
});

it.each(["__proto__", "\ud800", "\u0000", " ", "\u202e", "😀".repeat(1_000), "x".repeat(100_000)])(
  "the password that begins %.8j is one like all others, and is found again",
  async (odd) => {
    const { stytch, sandbox } = start({}, { passwords: { policy: "luds", minLength: 8, minComplexity: 1 } });
    const whole = `${odd}${password}`;
    expect(await outcome(stytch.passwords.create({ email, password: whole }))).toBe("200");
    expect(await outcome(stytch.passwords.authenticate({ email, password: whole }))).toBe("200");
    expect(await outcome(stytch.passwords.authenticate({ email, password }))).toBe(
      "401 unauthorized_credentials",
    );
    expect(JSON.stringify([sandbox.snapshot(), sandbox.calls])).not.toContain(password);
  },
);

it("two sandboxes share nothing but their code", async () => {
  const [one, other] = [start(), start()];
  const { session_token } = await signUp(one.stytch);
  expect(await outcome(other.stytch.sessions.authenticate({ session_token }))).toBe("404 session_not_found");
  expect(await outcome(other.stytch.passwords.authenticate({ email, password }))).toBe("404 email_not_found");
});
