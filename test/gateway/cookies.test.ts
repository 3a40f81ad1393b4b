// A session in cookies: as it is set, as it is read again, and the headers that someone else may have written.
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { StytchConfigError, StytchError } from "../../src/index.ts";
import {
  clearCookies,
  readCookieNames,
  readCookies,
  sessionCookies,
  takeTokens,
} from "../../src/gateway/cookies.ts";
import { handClock } from "../clock.ts";
import { failure } from "../helpers.ts";
import { jwt, requestWith, session_token } from "./calls.ts";

const names = readCookieNames(true)!;
const session_jwt = jwt();
const read = (cookie: string): ReturnType<typeof readCookies> => readCookies(requestWith({ cookie }), names);
const T = "__Host-stytch_session";
const J = "__Host-stytch_session_jwt";

describe("the names of the cookies", () => {
  it("are only there where cookies are on", () => {
    expect([readCookieNames(undefined), readCookieNames(false)]).toEqual([undefined, undefined]);
    expect(names).toEqual({ session_token: T, session_jwt: J });
    expect(readCookieNames({})).toEqual(names);
  });

  it("begin as they are told to", () => {
    const own = readCookieNames({ prefix: "" })!;
    expect(own).toEqual({ session_token: "session", session_jwt: "session_jwt" });
    expect(readCookies(requestWith({ cookie: "session=a" }), own)).toEqual({ session_token: "a" });
    expect(sessionCookies({ session_token: "a" }, own)[0]).toMatch(/^session=a;/);
  });

  it.each([
    [{ prefix: "a=b" }, /at most 100 letters/],
    [{ prefix: "a;b" }, /at most 100 letters/],
    [{ prefix: "a b" }, /at most 100 letters/],
    [{ prefix: "ä" }, /at most 100 letters/],
    [{ prefix: "a\r\nb" }, /at most 100 letters/],
    [{ prefix: "a".repeat(101) }, /at most 100 letters/],
    [{ prefix: 1 }, /must be a string, not a number/],
    [{ name: "a" }, /cookies has no option name/],
    ["a", /cookies takes an object of options, not a string/],
  ])("are refused of %j", async (cookies, message) => {
    const error = await failure(() => readCookieNames(cookies as never), StytchConfigError);
    expect(error.message).toMatch(message);
  });
});

describe("a session that is set", () => {
  const clock = handClock(Date.parse("2026-03-14T09:30:00.400Z"));
  const tokens = { session_token, session_jwt };

  it("can't be read by scripts or sent without TLS, and ends when the session does", () => {
    expect(sessionCookies({ ...tokens, expires_at: "2026-03-14T10:30:00Z" }, names, clock)).toEqual([
      `${T}=${session_token}; Path=/; Max-Age=3599; HttpOnly; Secure; SameSite=Lax`,
      `${J}=${session_jwt}; Path=/; Max-Age=3599; HttpOnly; Secure; SameSite=Lax`,
    ]);
  });

  it("ends with the browser where the session's end isn't known", () => {
    for (const expires_at of [undefined, "", "soon"])
      expect(sessionCookies({ ...tokens, expires_at }, names, clock)).toEqual([
        `${T}=${session_token}; Path=/; HttpOnly; Secure; SameSite=Lax`,
        `${J}=${session_jwt}; Path=/; HttpOnly; Secure; SameSite=Lax`,
      ]);
  });

  it("ends at once where the session has ended", () => {
    const [cookie] = sessionCookies({ ...tokens, expires_at: "2026-03-14T09:00:00Z" }, names, clock);
    expect(cookie).toContain("; Max-Age=0;");
  });

  it("takes the place of all of the session before", () => {
    expect(sessionCookies({ session_jwt }, names)).toEqual([
      `${T}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax`,
      `${J}=${session_jwt}; Path=/; HttpOnly; Secure; SameSite=Lax`,
    ]);
    expect(clearCookies(names)).toEqual(sessionCookies({}, names));
  });

  it("goes without a JWT that browsers would throw away", () => {
    const longest = "a".repeat(4_095 - J.length);
    expect(sessionCookies({ session_token, session_jwt: longest }, names)[1]).toContain(longest);
    const [token, cleared] = sessionCookies({ session_token, session_jwt: `${longest}a` }, names);
    expect(token).toContain(session_token);
    expect(cleared).toMatch(/_jwt=; Path=\/; Max-Age=0;/);
  });

  it.each(["a;b", "a b", "a,b", 'a"b', "a\\b", "a\r\nSet-Cookie: b=c", "ä", "\0"])(
    "refuses the token %j, and shows nothing of it",
    async (token) => {
      const error = await failure(() => sessionCookies({ session_token: token }, names), StytchError);
      expect(error.message).toBe("The answer's session_token has a character that no cookie can hold.");
    },
  );
});

describe("a session that is read", () => {
  it("is found among other cookies", () => {
    const both = { session_token, session_jwt };
    expect(read(`a=b; ${T}=${session_token}; ${J}=${session_jwt}; c`)).toEqual(both);
    expect(read(`${J}=${session_jwt};${T}=${session_token}`)).toEqual(both);
    expect(read(`${T}=${session_token}`)).toEqual({ session_token });
  });

  it.each([
    ["no cookie", ""],
    ["other cookies", "a=b; stytch_session=c"],
    ["an empty one", `${T}=`],
    ["a name alone", T],
    ["the token twice", `${T}=a; ${T}=a; ${J}=b`],
    ["the JWT twice", `${T}=a; ${J}=b; ${J}=c`],
    ["one of two empty ones", `${T}=; ${T}=a`],
    ["quotes", `${T}="a"`],
    ["a space", `${T}=a b`],
    ["a comma", `${T}=a, ${J}=b`],
    ["another letter case", `${T.toLowerCase()}=a`],
    ["a name that is encoded", `%5F%5FHost-stytch_session=a`],
    ["a name behind a space of no browser", `a=b;\u00a0${T}=a`],
    ["a name with a space behind it", `${T} =a`],
    ["a cookie without a name", `=${T}=a`],
    ["a name in front of a name", `x${T}=a`],
    ["octets beyond ASCII", `${T}=\u00e4`],
  ])("isn't found in %s", (_what, cookie) => {
    expect(read(cookie)).toBeUndefined();
  });

  it("is as it was written, and decodes nothing", () => {
    expect(read(`${T}=%41=b`)).toEqual({ session_token: "%41=b" });
  });

  it("takes little time of a huge header", () => {
    expect(read("a=b;".repeat(100_000))).toBeUndefined();
    expect(read(" ".repeat(400_000))).toBeUndefined();
  });

  it("comes back as any token that was set", () => {
    const token = fc.stringMatching(/^[!#-+\--:<-[\]-~]{1,80}$/);
    fc.assert(
      fc.property(token, token, (a, b) => {
        const cookies = sessionCookies({ session_token: a, session_jwt: b }, names);
        const header = cookies.map((cookie) => cookie.split(";")[0]).join("; ");
        expect(read(header)).toEqual({ session_token: a, session_jwt: b });
      }),
    );
  });

  it("never is one that isn't there, whatever the header", () => {
    const text = fc.string({ unit: fc.constantFrom(T, J, "=", ";", " ", "a", '"', "\t", "\\") });
    fc.assert(
      fc.property(text, (cookie) => {
        for (const value of Object.values(read(cookie) ?? {})) expect(cookie).toContain(`=${String(value)}`);
      }),
    );
  });
});

describe("an answer's tokens", () => {
  it("are taken out of it", () => {
    const session = { session_id: "a", expires_at: "2026-03-14T10:30:00Z" };
    const body = { status_code: 200, session, session_token, session_jwt };
    expect(takeTokens(body)).toEqual({ session_token, session_jwt, expires_at: session.expires_at });
    expect(body).toEqual({ status_code: 200, session, session_token: "", session_jwt: "" });
  });

  it("are none where no session was begun", () => {
    expect(takeTokens({ session: null, session_token: "", session_jwt: "" })).toBeUndefined();
    expect(takeTokens({ user: {} })).toBeUndefined();
    for (const body of [undefined, null, "a", [{ session_token }]]) expect(takeTokens(body)).toBeUndefined();
  });

  it("keep the caller's token beside a new JWT, and the caller's JWT beside no new token", () => {
    const own = { session_token: "own", session_jwt: "old" };
    expect(takeTokens({ session_token: "", session_jwt }, own)).toEqual({
      session_token: "own",
      session_jwt,
    });
    expect(takeTokens({ session_token }, own)).toEqual({ session_token });
    expect(takeTokens({ session_token, session_jwt }, own)).toEqual({ session_token, session_jwt });
    expect(takeTokens({ user: {} }, own)).toBeUndefined();
  });

  it("leave nothing there that is another thing than a text", () => {
    const body = { session_token: { a: session_token }, session_jwt: [session_jwt] };
    expect(takeTokens(body)).toBeUndefined();
    expect(body).toEqual({ session_token: "", session_jwt: "" });
  });
});
