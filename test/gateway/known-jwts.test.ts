// JWTs that were checked once: they pass again without another check, until they end, and nothing like them does.
import { afterEach, describe, expect, it, vi } from "vitest";
import { StytchTokenError } from "../../src/index.ts";
import { rememberJwts } from "../../src/gateway/authorize/known-jwts.ts";
import type { GatewayCall } from "../../src/gateway/types.ts";
import { now, userId } from "../local/tokens.ts";
import { jwt, makeCall, nobody, sessionId } from "./calls.ts";

const ids = { user_id: userId, session_id: sessionId };

/** A call whose client's checks are counted. */
function counted(): { call: GatewayCall; readonly checks: number } {
  const { stytch, ...call } = makeCall();
  const { authenticateJwtLocal } = stytch.sessions;
  let checks = 0;
  const sessions = {
    ...stytch.sessions,
    authenticateJwtLocal: (params: Parameters<typeof authenticateJwtLocal>[0]) => {
      checks += 1;
      return authenticateJwtLocal(params);
    },
  };
  return {
    call: { ...call, stytch: { ...stytch, sessions } },
    get checks() {
      return checks;
    },
  };
}

afterEach(() => void vi.useRealTimers());

describe("a JWT that was found good", () => {
  it("is checked once", async () => {
    const api = counted();
    const check = rememberJwts();
    const token = jwt();
    for (let time = 0; time < 3; time += 1) expect(await check(api.call, token)).toEqual(ids);
    expect(api.checks).toBe(1);
  });

  it("is no other one, be it by one letter", async () => {
    const api = counted();
    const check = rememberJwts();
    const token = jwt();
    await check(api.call, token);
    const [head, , signature] = token.split(".");
    const [, theirs] = jwt({ sub: nobody }).split(".");
    for (const forged of [`${head}.${theirs}.${signature}`, token.slice(0, -1), `${token}A`, ` ${token}`, ""])
      expect(await check(api.call, forged)).toBeInstanceOf(StytchTokenError);
  });

  it("isn't good any more when it ends", async () => {
    const api = counted();
    const check = rememberJwts();
    const end = now() + 100;
    const token = jwt({ exp: end });
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(end * 1000 - 1);
    expect(await check(api.call, token)).toEqual(ids);
    expect(await check(api.call, token)).toEqual(ids);
    vi.setSystemTime(end * 1000);
    expect(await check(api.call, token)).toBeInstanceOf(StytchTokenError);
    expect(api.checks).toBe(2);
  });

  it("isn't good any more at the age that is set", async () => {
    const api = counted();
    const check = rememberJwts(60_000);
    const made = now();
    const token = jwt({ iat: made });
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(made * 1000 + 59_999);
    expect(await check(api.call, token)).toEqual(ids);
    vi.setSystemTime(made * 1000 + 60_000);
    expect(await check(api.call, token)).toBeInstanceOf(StytchTokenError);
  });

  it("is checked again after five minutes, however late it ends", async () => {
    const api = counted();
    const check = rememberJwts();
    const start = Date.now();
    const token = jwt({ exp: now() + 3_600 });
    vi.useFakeTimers({ toFake: ["Date"] });
    for (const [time, checks] of [
      [0, 1],
      [299_999, 1],
      [300_000, 2],
    ] as const) {
      vi.setSystemTime(start + time);
      expect(await check(api.call, token)).toEqual(ids);
      expect(api.checks).toBe(checks);
    }
  });

  it("is good for its client's project alone", async () => {
    const [one, other] = [counted(), counted()];
    const check = rememberJwts();
    const token = jwt();
    await check(one.call, token);
    await check(other.call, token);
    expect([one.checks, other.checks]).toEqual([1, 1]);
  });

  it("isn't kept if it is long", async () => {
    const api = counted();
    const check = rememberJwts();
    const token = jwt({ text: "a".repeat(4_000) });
    for (let time = 0; time < 2; time += 1) expect(await check(api.call, token)).toEqual(ids);
    expect(api.checks).toBe(2);
  });

  it("makes room for newer ones", async () => {
    const api = counted();
    let checks = 0;
    const session = { ...ids };
    const authenticateJwtLocal = (): Promise<unknown> => {
      checks += 1;
      return Promise.resolve(session);
    };
    const stytch = { ...api.call.stytch, sessions: { authenticateJwtLocal } };
    const call = { ...api.call, stytch: stytch as unknown as GatewayCall["stytch"] };
    const check = rememberJwts();
    const [, payload] = jwt().split(".");
    const first = `a.${payload}.first`;
    await check(call, first);
    for (let index = 0; index < 4_999; index += 1) await check(call, `a.${payload}.${index}`);
    await check(call, first);
    expect(checks).toBe(5_000);
    await check(call, `a.${payload}.last`);
    await check(call, first);
    expect(checks).toBe(5_002);
  });
});

describe("a JWT that wasn't found good", () => {
  it("is checked each time", async () => {
    const api = counted();
    const check = rememberJwts();
    const token = jwt({ exp: now() - 1 });
    for (let time = 0; time < 2; time += 1)
      expect(await check(api.call, token)).toBeInstanceOf(StytchTokenError);
    expect(api.checks).toBe(2);
  });
});
