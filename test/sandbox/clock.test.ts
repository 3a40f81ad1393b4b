import { describe, expect, it } from "vitest";
import { StytchConfigError } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { projectId, secret, start, summary } from "./helpers.ts";

const now = "2026-03-14T09:26:53Z";

describe("the clock", () => {
  it("stands still where `now` starts it, and goes when it is put forward", async () => {
    const { sandbox, create, clock } = start();
    clock.time = Date.parse(now);
    const first = await create({ email: "a@example.com" });
    sandbox.clock.advance(61_500);
    const second = await create({ email: "b@example.com" });
    expect([first.created_at, second.created_at]).toEqual([now, "2026-03-14T09:27:54Z"]);
    expect(sandbox.clock.now().toISOString()).toBe("2026-03-14T09:27:54.500Z");
  });

  it("starts at a text or a Date, and else shows the real time and what was added", () => {
    for (const start of [now, new Date(now)]) {
      expect(createSandbox({ projectId, secret, now: start }).clock.now()).toEqual(new Date(now));
    }
    const { clock } = createSandbox({ projectId, secret });
    for (const added of [0, 3_600_000]) {
      clock.advance(added);
      const before = Date.now();
      const now = clock.now().getTime() - added;
      expect(now).toBeGreaterThanOrEqual(before);
      expect(now).toBeLessThanOrEqual(Date.now());
    }
  });

  it.each([-1, NaN, Infinity, "1"])("can't be put forward by %s", (milliseconds) => {
    const { clock } = createSandbox({ projectId, secret });
    expect(() => clock.advance(milliseconds as number)).toThrow(StytchConfigError);
    expect(() => clock.advance(milliseconds as number)).toThrow("milliseconds must be a number from 0");
  });
});

describe("a lock", () => {
  it("lasts an hour if nothing is said, and ends by itself", async () => {
    const { sandbox, call } = start([{ email: "ada@example.com", external_id: "mine" }]);
    const locked = sandbox.users.lock("mine");
    expect(locked).toMatchObject({
      is_locked: true,
      lock_created_at: now,
      lock_expires_at: "2026-03-14T10:26:53Z",
    });
    expect((await call("GET", "/v1/users/mine")).body).toMatchObject({ is_locked: true });
    sandbox.clock.advance(3_599_000);
    expect((await call("PUT", "/v1/users/mine", {})).body.user.is_locked).toBe(true);
    expect((await call("POST", "/v1/users/search", {})).body.results[0]!.is_locked).toBe(true);
    sandbox.clock.advance(1000);
    const free = { is_locked: false, lock_created_at: null, lock_expires_at: null };
    expect((await call("GET", "/v1/users/mine")).body).toMatchObject(free);
    expect((await call("PUT", "/v1/users/mine", {})).body.user).toMatchObject(free);
    expect((await call("POST", "/v1/users/search", {})).body.results[0]).toMatchObject(free);
    expect(sandbox.snapshot().users[0]).toMatchObject(free);
    expect(sandbox.users.addFactors("mine", {})).toMatchObject(free);
  });

  it("lasts as long as it is summary, and begins anew with another", () => {
    const { sandbox } = start([{ email: "ada@example.com", external_id: "mine" }]);
    expect(sandbox.users.lock("mine", { minutes: 5 }).lock_expires_at).toBe("2026-03-14T09:31:53Z");
    sandbox.clock.advance(60_000);
    expect(sandbox.users.lock("mine", { minutes: 5 }).lock_expires_at).toBe("2026-03-14T09:32:53Z");
  });

  it.each<[string, object, string]>([
    ["nobody", {}, 'The sandbox has no user "nobody"'],
    ["mine", { minutes: 1 }, "minutes must be a number from 5 to 10080"],
    ["mine", { hours: 1 }, "lock has no hours. It has minutes."],
  ])("of %s with %j is refused", (user_id, options, message) => {
    const { sandbox } = start([{ email: "ada@example.com", external_id: "mine" }]);
    expect(() => sandbox.users.lock(user_id, options)).toThrow(StytchConfigError);
    expect(() => sandbox.users.lock(user_id, options)).toThrow(message);
  });
});

describe("rate limits", () => {
  it("answer 429 from the 151st search of a minute of the clock on, until the next one", async () => {
    const { sandbox, call, clock } = start([], { rateLimits: true });
    clock.time = Date.parse("2026-03-14T09:26:30.500Z");
    for (let i = 0; i < 150; i++) expect((await call("POST", "/v1/users/search")).status).toBe(200);
    const answer = await call("POST", "/v1/users/search");
    expect(summary(answer)).toBe("429 too_many_requests");
    expect(answer.headers.get("retry-after")).toBe("30");
    expect(summary(await call("GET", "/v1/users/nobody"))).toBe("404 user_not_found");
    sandbox.clock.advance(29_499);
    expect((await call("POST", "/v1/users/search")).status).toBe(429);
    sandbox.clock.advance(1);
    expect((await call("POST", "/v1/users/search")).status).toBe(200);
  });

  it("hold unless they are turned off, count no strangers, and are counted anew after a reset", async () => {
    const sandbox = createSandbox({ projectId, secret, now });
    const headers = { authorization: `Basic ${btoa(`${projectId}:${secret}`)}` };
    const search = async (init: RequestInit = { headers }) =>
      (
        await sandbox.fetch(
          new Request("https://test.stytch.com/v1/users/search", { method: "POST", ...init }),
        )
      ).status;
    for (let i = 0; i < 200; i++) expect(await search({})).toBe(401);
    for (let i = 0; i < 150; i++) expect(await search()).toBe(200);
    expect(await search()).toBe(429);
    sandbox.reset();
    expect(await search()).toBe(200);
    const { call } = start();
    for (let i = 0; i < 160; i++) expect((await call("POST", "/v1/users/search")).status).toBe(200);
  });
});
