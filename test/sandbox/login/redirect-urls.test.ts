// The pages that links in emails may lead to: the `urls` option, and the refusal of others.
import { describe, expect, it } from "vitest";
import { StytchAPIError, StytchConfigError } from "../../../src/index.ts";
import type { UrlsOption } from "../../../src/sandbox/index.ts";
import { makeLink, requireRedirectUrl } from "../../../src/sandbox/resources/login/redirect-urls.ts";
import { readUrls } from "../../../src/sandbox/resources/login/urls-option.ts";
import { challengeOf, email, outcome, start, tokenTo, unknownToken } from "./magic-link-login.ts";

const urls = {
  login: ["https://example.com/in?next=home", "myapp://login"],
  signup: ["https://example.com/up", "https://www.example.org/up"],
  invite: ["https://example.com/invited"],
};

describe("without the option", () => {
  it.each([
    "http://localhost:3000/authenticate",
    "http://localhost",
    "https://localhost:8443/a/b?c=d#e",
    "http://127.0.0.1:5173/x",
    "http://127.8.9.1/x",
    "http://[::1]:3000/x",
    "http://app.localhost:3000/x",
  ])("a page of this machine will do: %s", async (url) => {
    const login = start();
    const { stytch, sandbox } = login;
    await stytch.magicLinks.email.loginOrCreate({ email, signup_magic_link_url: url });
    expect(sandbox.messages.last({ kind: "magic_link" }).link).toBe(
      makeLink(url, "magic_links", tokenTo(login)),
    );
  });

  it.each([
    "https://example.com/authenticate",
    "http://localhost.example.com/x",
    "http://localhost@example.com/x",
    "http://127.0.0.1.example.com/x",
    "http://0.0.0.0/x",
    "myapp://localhost/x",
    "http://[::2]/x",
  ])("no other will: %s", async (url) => {
    const { stytch, sandbox } = start();
    const error = await stytch.magicLinks.email
      .loginOrCreate({ email, login_magic_link_url: url, code_challenge: challengeOf("v".repeat(43)) })
      .catch((reason: unknown) => reason as StytchAPIError);
    expect(error).toMatchObject({
      status_code: 400,
      error_type: "no_match_for_provided_magic_link_url",
    });
    expect((error as StytchAPIError).error_message).toContain("urls.login");
    expect(sandbox.messages.list()).toEqual([]);
    expect((await stytch.users.search()).results).toEqual([]);
  });
});

describe("with the option", () => {
  it("the first of a kind is the default", async () => {
    const { stytch, sandbox } = start({}, { urls: { ...urls, login: urls.login.slice(0, 1) } });
    await stytch.users.create({ email });
    await stytch.magicLinks.email.send({ email });
    const { link, token } = sandbox.messages.last({ kind: "magic_link" });
    expect(link).toBe(`https://example.com/in?next=home&stytch_token_type=magic_links&token=${token}`);
    await stytch.magicLinks.email.invite({ email: "b@example.com" });
    expect(sandbox.messages.last({ kind: "invite" }).link).toContain("https://example.com/invited?");
  });

  it("a URL must be exactly one of its kind, but for a www. in front", async () => {
    const { stytch } = start({}, { urls: { ...urls, login: ["https://example.com/in?next=home"] } });
    const send = (login_magic_link_url: string, signup_magic_link_url?: string) =>
      outcome(
        stytch.magicLinks.email.loginOrCreate({
          email,
          login_magic_link_url,
          ...(signup_magic_link_url && { signup_magic_link_url }),
        }),
      );
    const [own] = urls.login as [string];
    const no = "400 no_match_for_provided_magic_link_url";
    expect(await send(own)).toBe("200");
    expect(await send("https://www.example.com/in?next=home")).toBe("200");
    expect(await send(own, "https://example.org/up")).toBe("200");
    expect(await send("http://example.com/in?next=home")).toBe(no);
    expect(await send("https://example.com/in")).toBe(no);
    expect(await send("https://example.com/in?next=home&more=1")).toBe(no);
    expect(await send("https://example.com:444/in?next=home")).toBe(no);
    expect(await send("https://example.com/IN?next=home")).toBe(no);
    expect(await send("https://example.com/up")).toBe(no);
    expect(await send("http://localhost:3000/authenticate")).toBe(no);
    expect(await send(own, own)).toBe(no);
  });

  it("a kind without any URL refuses every send, whomever it is to", async () => {
    const send = (given: UrlsOption) => {
      const { stytch } = start({}, { urls: given });
      return outcome(stytch.magicLinks.email.loginOrCreate({ email }));
    };
    expect(await send({ login: [] })).toBe("400 no_login_redirect_urls_set");
    expect(await send({ signup: [] })).toBe("400 no_signup_redirect_urls_set");
    expect(await send({ invite: [], resetPassword: [] })).toBe("200");
    const { stytch } = start({}, { urls: { invite: [] } });
    expect(await outcome(stytch.magicLinks.email.invite({ email }))).toBe("400 no_invite_redirect_urls_set");
  });

  it("a page of an app needs PKCE", async () => {
    const { stytch, sandbox } = start({}, { urls });
    const send = { email, login_magic_link_url: "myapp://login" };
    await stytch.users.create({ email });
    expect(await outcome(stytch.magicLinks.email.send(send))).toBe("400 pkce_required_for_native_callback");
    const code_challenge = challengeOf("v".repeat(43));
    expect(await outcome(stytch.magicLinks.email.send({ ...send, code_challenge }))).toBe("200");
    const { link, token } = sandbox.messages.last({ kind: "magic_link" });
    expect(link).toBe(`myapp://login?stytch_token_type=magic_links&token=${token}`);
    const native = start({}, { urls: { login: ["myapp://login"] } });
    expect(await outcome(native.stytch.magicLinks.email.loginOrCreate({ email }))).toBe(
      "400 pkce_required_for_native_callback",
    );
  });

  it.each([
    [{ login: ["example.com/in"] }, "urls.login[0]"],
    [{ signup: ["https://example.com/up", "https://example.com/up/"] }, "urls.signup[1]"],
    [{ invite: ["javascript://example.com/%0aalert(1)"] }, "urls.invite[0]"],
    [{ invite: ["data://x"] }, "urls.invite[0]"],
    [{ resetPassword: [1] }, "urls.resetPassword[0]"],
    [{ resetPassword: "https://example.com" }, "urls.resetPassword"],
    [{ log_in: [] }, "urls has no log_in"],
    [null, "urls"],
  ])("a wrong one is refused at the start: %j", (given, place) => {
    expect(() => start({}, { urls: given as UrlsOption })).toThrow(StytchConfigError);
    expect(() => start({}, { urls: given as UrlsOption })).toThrow(place);
  });

  it("and what is under it, stays as it was if the caller's own lists change", () => {
    const login = ["https://example.com/in"];
    const read = readUrls({ login });
    login.pop();
    expect(read).toEqual({ login: ["https://example.com/in"] });
  });
});

describe("a URL that is none", () => {
  it.each([
    "",
    "authenticate",
    "/authenticate",
    "localhost:3000",
    "http://localhost:3000/",
    "http://localhost:3000/authenticate/",
    "http://localhost:3000/a/?b=c",
    "http://local host/x",
    "http:///x",
    "javascript:alert(1)",
    "JavaScript://localhost/%0aalert(1)",
    `http://localhost/\u{1F600} x`,
  ])("is refused before one that isn't registered: %j", async (url) => {
    const { call } = start();
    for (const field of ["login_magic_link_url", "signup_magic_link_url"]) {
      const { body } = await call("POST", "/v1/magic_links/email/login_or_create", { email, [field]: url });
      expect(body).toMatchObject({ status_code: 400, error_type: "invalid_magic_link_url" });
    }
    const { body } = await call("POST", "/v1/magic_links/email/invite", {
      email,
      invite_magic_link_url: url,
    });
    expect(body).toMatchObject({ status_code: 400, error_type: "invalid_magic_link_url" });
  });
});

describe("a URL for resets of passwords", () => {
  const project = (given: UrlsOption) => ({ urls: readUrls(given) });
  const errorOf = (url: string | undefined, given: UrlsOption): unknown => {
    try {
      return requireRedirectUrl("resetPassword", url, project(given));
    } catch (error) {
      return (error as { error_type: string }).error_type;
    }
  };

  it("has errors of its own", () => {
    const own = "https://example.com/reset";
    expect(errorOf(undefined, {})).toBe("http://localhost:3000/authenticate");
    expect(errorOf(undefined, { resetPassword: [own] })).toBe(own);
    expect(errorOf(undefined, { resetPassword: [] })).toBe("no_password_reset_redirect_url");
    expect(errorOf("https://example.com/other", { resetPassword: [own] })).toBe(
      "invalid_password_reset_redirect_url",
    );
    expect(errorOf("example", {})).toBe("invalid_password_reset_redirect_url");
  });

  it("takes its token behind a query, and before a fragment", () => {
    expect(makeLink("https://example.com/reset?a=b#c?d", "reset_password", `${unknownToken}=`)).toBe(
      `https://example.com/reset?a=b&stytch_token_type=reset_password&token=${unknownToken}%3D#c?d`,
    );
  });
});
