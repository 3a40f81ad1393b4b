// Claims of an app's own in sessions and their JWTs.
import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { ada, logIn, outcome, start } from "./passcode-login.ts";

const DURATION = { session_duration_minutes: 60 };

describe("custom claims", () => {
  it("are merged at every level, and null removes one", async () => {
    const login = start();
    const claims = { a: 1, o: { x: 1, y: 2 }, list: [1, null] };
    const { session_token } = await logIn(login, ada, { ...DURATION, session_custom_claims: claims });
    const session_custom_claims = { a: null, o: { x: null, z: 3 }, gone: null };
    const answer = await login.stytch.sessions.authenticate({ session_token, session_custom_claims });
    const merged = { o: { y: 2, z: 3 }, list: [1, null] };
    expect(answer.session.custom_claims).toEqual(merged);
    expect(decodeJwt(answer.session_jwt)).toMatchObject(merged);
    expect(decodeJwt(answer.session_jwt)).not.toHaveProperty("a");
    // A value that isn't an object takes an object's place, and the other way round.
    const swap = async (o: unknown): Promise<unknown> =>
      (await login.stytch.sessions.authenticate({ session_token, session_custom_claims: { o } })).session
        .custom_claims["o"];
    expect(await swap("text")).toBe("text");
    expect(await swap({ deep: { gone: null, here: [] } })).toEqual({ deep: { here: [] } });
    expect(await swap([{ x: 1 }])).toEqual([{ x: 1 }]);
  });

  it("can't take the place of the JWT's own, whatever they are named", async () => {
    const login = start();
    const reserved = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti", "https://stytch.com/session"];
    const session_custom_claims = {
      ...Object.fromEntries([...reserved, "https://stytch.com/x"].map((name) => [name, "mine"])),
      ok: true,
      nested: { sub: "fine" },
    };
    const { session, session_jwt, user_id } = await logIn(login, ada, { ...DURATION, session_custom_claims });
    expect(session!.custom_claims).toEqual({ ok: true, nested: { sub: "fine" } });
    const claims = decodeJwt(session_jwt);
    expect(claims).toMatchObject({ sub: user_id, ok: true });
    expect(claims).not.toHaveProperty("jti");
    expect(claims).not.toHaveProperty("https://stytch.com/x");
  });

  it("named like parts of an object are plain claims", async () => {
    const login = start();
    const { session_token } = await logIn(login);
    const text = `{"session_token":"${session_token}","session_custom_claims":{"__proto__":{"x":1},"constructor":{"prototype":{"y":2}},"ключ":"значение 🙂"}}`;
    const answer = await login.call("POST", "/v1/sessions/authenticate", text);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('"__proto__":{"x":1}');
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
    const { custom_claims } = login.sandbox.snapshot().sessions[0]!;
    expect(Object.keys(custom_claims)).toEqual(["__proto__", "constructor", "ключ"]);
    const restored = start(login.sandbox.snapshot());
    const again = await restored.call("POST", "/v1/sessions/authenticate", { session_token });
    expect(again.text).toContain('"__proto__":{"x":1}');
  });

  it("are 4 KB at most after the merge, and a larger one changes nothing", async () => {
    const login = start();
    const fits = { a: "x".repeat(4096 - '{"a":""}'.length) };
    const { session_token } = await logIn(login, ada, { ...DURATION, session_custom_claims: fits });
    const add = (session_custom_claims: object) =>
      outcome(
        login.stytch.sessions.authenticate({
          session_token,
          session_custom_claims: { ...session_custom_claims },
          session_duration_minutes: 5,
        }),
      );
    expect(await add({ b: 1 })).toBe("400 custom_claims_too_large");
    expect(login.sandbox.snapshot().sessions[0]!.expires_at).toBe("2026-03-14T10:26:53Z");
    expect(await add({ a: null, b: "ä".repeat(2045) })).toBe("400 custom_claims_too_large");
    expect(await add({ a: null, b: "ä".repeat(2044) })).toBe("200");
  });

  it("that are too large leave a passcode unspent and an address unproven", async () => {
    const login = start();
    const session_custom_claims = { a: "x".repeat(5000) };
    const large = logIn(login, ada, { ...DURATION, session_custom_claims });
    expect(await outcome(large)).toBe("400 custom_claims_too_large");
    const { users, passcodes, sessions } = login.sandbox.snapshot();
    expect(users[0]!.emails[0]).toMatchObject({ verified: false });
    expect(passcodes).toMatchObject([{ is_used: false }]);
    expect(sessions).toEqual([]);
  });

  it("without a session are nothing", async () => {
    const answer = await logIn(start(), ada, { session_custom_claims: { a: 1 } });
    expect(answer.session).toBeNull();
  });
});
