// Everything that magic links refuse, and that a refusal changes nothing: the link stays good.
import { describe, expect, it } from "vitest";
import { DEFAULT_LINK_ERRORS } from "./magic-link-errors.ts";
import {
  challengeOf,
  contents,
  email,
  outcome,
  sendTo,
  start,
  tokenTo,
  unknownToken,
} from "./magic-link-login.ts";

const verifier = "v".repeat(43);
const attributes = { ip_address: "203.0.113.7", user_agent: "Browser/1.0" };

describe("a token", () => {
  it("that no link has isn't found; what is no token is malformed", async () => {
    const { call } = start();
    const ask = async (token: unknown) => {
      const { body } = await call("POST", "/v1/magic_links/authenticate", { token });
      return `${body.status_code} ${body.error_type}`;
    };
    expect(await ask(unknownToken)).toBe("404 magic_link_not_found");
    expect(await ask(`${unknownToken.slice(1)}=`)).toBe("404 magic_link_not_found");
    for (const token of ["", " ", "abc", `${unknownToken}%3D`, "\u{1F600}".repeat(44), "A".repeat(100_000)]) {
      expect(await ask(token)).toBe("400 invalid_token");
    }
    for (const token of [undefined, 1, [unknownToken], {}]) expect(await ask(token)).toBe("400 bad_request");
  });

  it.each(DEFAULT_LINK_ERRORS)("is not spent by a refusal: %s", async (error, refused) => {
    const login = start();
    const { stytch } = login;
    const token = await sendTo(login, email, { attributes, code_challenge: challengeOf(verifier) });
    const right = { token, attributes, code_verifier: verifier };
    const answer = await login.call("POST", "/v1/magic_links/authenticate", { ...right, ...refused });
    expect(`${answer.status} ${answer.body.error_type}`).toBe(error);
    expect(await outcome(stytch.magicLinks.authenticate(right))).toBe("200");
  });

  it("of a locked user opens nothing until the lock ends", async () => {
    const login = start();
    const { stytch, sandbox } = login;
    const token = await sendTo(login);
    const { user_id } = sandbox.messages.last();
    sandbox.users.lock(user_id, { minutes: 30 });
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("429 user_lock_limit_reached");
    sandbox.clock.advance(30 * 60_000);
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("200");
  });

  it("of a link that was used counts for the lock, and one that nobody has doesn't", async () => {
    const login = start({}, { userLock: { attempts: 2, minutes: 60 } });
    const { stytch } = login;
    const token = await sendTo(login);
    const other = await sendTo(login);
    await stytch.magicLinks.authenticate({ token });
    for (let i = 0; i < 5; i++) await outcome(stytch.magicLinks.authenticate({ token: unknownToken }));
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("401 unable_to_auth_magic_link");
    expect(await outcome(stytch.magicLinks.authenticate({ token: other }))).toBe("200");
    await outcome(stytch.magicLinks.authenticate({ token }));
    await outcome(stytch.magicLinks.authenticate({ token }));
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("429 user_lock_limit_reached");
  });

  it("signs nobody in to another user's session", async () => {
    const login = start();
    const { stytch } = login;
    const eve = await sendTo(login, "eve@example.com");
    const { session_token } = await stytch.magicLinks.authenticate({
      token: eve,
      session_duration_minutes: 60,
    });
    const token = await sendTo(login);
    expect(await outcome(stytch.magicLinks.authenticate({ token, session_token }))).toBe(
      "404 session_not_found",
    );
    expect(
      (await stytch.sessions.authenticate({ session_token })).session.authentication_factors,
    ).toHaveLength(1);
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("200");
  });

  it("ends with its address, and with its user", async () => {
    const login = start();
    const { stytch } = login;
    const token = await sendTo(login);
    const { user_id, method_id } = login.sandbox.messages.last();
    login.sandbox.users.addFactors(user_id, { emails: [{ email: "other@example.com" }] });
    await stytch.users.deleteEmail({ email_id: method_id });
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("404 magic_link_not_found");
    const own = await stytch.magicLinks.create({ user_id });
    await stytch.users.delete({ user_id });
    expect(await outcome(stytch.magicLinks.authenticate({ token: own.token }))).toBe(
      "404 magic_link_not_found",
    );
    expect(login.sandbox.snapshot().magic_links).toEqual([]);
  });
});

describe("PKCE", () => {
  it("asks for the verifier where there was a challenge, and only there", async () => {
    const login = start();
    const { stytch } = login;
    const token = await sendTo(login);
    expect(await outcome(stytch.magicLinks.authenticate({ token, code_verifier: verifier }))).toBe(
      "400 pkce_did_not_expect_code_verifier",
    );
    const bound = await sendTo(login, email, { code_challenge: challengeOf(verifier) });
    const authenticate = (code_verifier?: string) =>
      outcome(stytch.magicLinks.authenticate({ token: bound, ...(code_verifier && { code_verifier }) }));
    expect(await authenticate()).toBe("400 pkce_expected_code_verifier");
    expect(await authenticate("w".repeat(43))).toBe("400 pkce_mismatch");
    expect(await authenticate("short")).toBe("400 invalid_pkce_code_verifier");
    expect(await authenticate(verifier)).toBe("200");
    expect(await outcome(stytch.magicLinks.authenticate({ token }))).toBe("200");
  });

  it("takes the pair of RFC 7636, and no plain challenge", async () => {
    const login = start();
    const { stytch } = login;
    const code_verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const token = await sendTo(login, email, {
      code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    });
    expect(await outcome(stytch.magicLinks.authenticate({ token, code_verifier }))).toBe("200");
    const plain = await sendTo(login, email, { code_challenge: code_verifier });
    expect(await outcome(stytch.magicLinks.authenticate({ token: plain, code_verifier }))).toBe(
      "400 pkce_mismatch",
    );
    expect(await outcome(stytch.magicLinks.email.send({ email, code_challenge: "x" }))).toBe(
      "400 invalid_pkce_code_challenge",
    );
  });
});

describe("attributes that must match", () => {
  it("are those of the send, to the letter", async () => {
    const login = start();
    const token = await sendTo(login, email, { attributes });
    const ask = async (options: object, given: object = attributes) => {
      const body = { token, attributes: given, options };
      return (await login.call("POST", "/v1/magic_links/authenticate", body)).body.error_type;
    };
    expect(await ask({ ip_match_required: true }, {})).toBe("attribute_mismatch");
    expect(await ask({ ip_match_required: true }, { ip_address: "203.0.113.8" })).toBe("attribute_mismatch");
    expect(await ask({ user_agent_match_required: true }, { user_agent: "browser/1.0" })).toBe(
      "attribute_mismatch",
    );
    // One of the two will do, as callers send it.
    expect(await ask({ ip_match_required: true }, { ip_address: "203.0.113.7" })).toBeUndefined();
  });

  it("are missed where the send had none, also for a link to send oneself", async () => {
    const login = start();
    const options = { ip_match_required: true, user_agent_match_required: true };
    const token = await sendTo(login);
    const { user_id } = login.sandbox.messages.last();
    expect(await outcome(login.stytch.magicLinks.authenticate({ token, attributes, options }))).toBe(
      "401 attribute_mismatch",
    );
    const own = await login.stytch.magicLinks.create({ user_id, attributes });
    expect(await outcome(login.stytch.magicLinks.authenticate({ token: own.token, options }))).toBe(
      "401 attribute_mismatch",
    );
    expect(
      await outcome(login.stytch.magicLinks.authenticate({ token: own.token, attributes, options })),
    ).toBe("200");
  });
});

describe("a send", () => {
  it("refuses what is wrong with it, and makes nothing then", async () => {
    const { call, stytch, sandbox } = start();
    await stytch.users.create({ email: "eve@example.com", external_id: "eve" });
    await stytch.users.create({ phone_number: "+12025550162", external_id: "phil" });
    const unknownSession = { session_token: unknownToken };
    const refusals = [
      [{}, "404 email_not_found"],
      [{ email: "ada" }, "400 invalid_email"],
      [{ email: "" }, "400 invalid_email"],
      [{ user_id: "nobody" }, "404 user_not_found"],
      [{ user_id: "no body" }, "400 invalid_user_id"],
      [{ user_id: "phil" }, "400 too_many_unverified_factors"],
      [{ email: "EVE@example.com", user_id: "phil" }, "400 duplicate_email"],
      [{ user_id: "eve", session_token: unknownToken }, "400 too_many_user_selection_arguments"],
      [unknownSession, "404 session_not_found"],
      [{ session_token: "x" }, "400 invalid_session_token"],
      [{ session_jwt: "x" }, "400 unable_to_parse_session_jwt"],
      [{ login_expiration_minutes: 4 }, "400 invalid_expiration"],
      [{ signup_expiration_minutes: 10081 }, "400 invalid_expiration"],
      [{ signup_expiration_minutes: 5.5 }, "400 bad_request"],
      [{ locale: "xx" }, "400 invalid_locale"],
      [{ attributes: 1 }, "400 bad_request"],
    ] as const;
    const before = contents({ sandbox });
    for (const [more, error] of refusals) {
      const answer = await call("POST", "/v1/magic_links/email/send", { email, ...more });
      expect(`${answer.status} ${answer.body.error_type}`, JSON.stringify(more)).toBe(error);
    }
    expect(contents({ sandbox })).toEqual(before);
  });

  it("to an address that the named user has already is an ordinary one", async () => {
    const login = start();
    const { user_id } = await login.stytch.users.create({ email });
    expect(await outcome(login.stytch.magicLinks.email.send({ email, user_id }))).toBe("200");
    login.sandbox.clock.advance(6 * 60_000);
    expect(await outcome(login.stytch.magicLinks.authenticate({ token: tokenTo(login) }))).toBe("200");
  });

  it("of a link to send oneself needs a user, and a life of five minutes to a week", async () => {
    const { stytch } = start();
    await stytch.users.create({ email, external_id: "ada" });
    const create = (user_id: string, expiration_minutes: number) =>
      outcome(stytch.magicLinks.create({ user_id, expiration_minutes }));
    expect(await create("nobody", 60)).toBe("404 user_not_found");
    expect(await create("no body", 60)).toBe("400 invalid_user_id");
    expect(await create("ada", 4)).toBe("400 invalid_expiration");
    expect(await create("ada", 10081)).toBe("400 invalid_expiration");
    expect(await create("ada", 10080)).toBe("200");
  });
});

describe("one email a second", () => {
  it("is what an address gets, of whatever call", async () => {
    const { stytch, sandbox } = start({}, { rateLimits: true, now: "2026-03-14T09:26:53Z" });
    const { loginOrCreate, invite, send } = stytch.magicLinks.email;
    const limited = "429 too_many_requests";
    expect(await outcome(loginOrCreate({ email }))).toBe("200");
    expect(await outcome(loginOrCreate({ email: "ADA@example.com" }))).toBe(limited);
    expect(await outcome(send({ email }))).toBe(limited);
    expect(await outcome(invite({ email }))).toBe(limited);
    expect(await outcome(loginOrCreate({ email: "eve@example.com" }))).toBe("200");
    sandbox.clock.advance(1000);
    expect(await outcome(send({ email }))).toBe("200");
    expect(await outcome(loginOrCreate({ email }))).toBe(limited);
  });

  it("isn't taken by a call that is refused for what it says", async () => {
    const { stytch } = start({}, { rateLimits: true, now: "2026-03-14T09:26:53Z" });
    const { loginOrCreate } = stytch.magicLinks.email;
    const bad = { email, login_magic_link_url: "https://example.com/x" };
    expect(await outcome(loginOrCreate(bad))).toBe("400 no_match_for_provided_magic_link_url");
    expect(await outcome(loginOrCreate({ email, signup_expiration_minutes: 1 }))).toBe(
      "400 invalid_expiration",
    );
    expect(await outcome(loginOrCreate({ email }))).toBe("200");
  });
});
