// The runtime's time where a test fakes it, or a runtime lacks a part: `limit` still paces, and durations are numbers.
import FakeTimers from "@sinonjs/fake-timers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { createLimiter } from "../../src/client/rate-limiter.ts";
import { handClock, settled } from "../clock.ts";
import { clientOn, json, record } from "../helpers.ts";

const START = 1_700_000_000_000;

afterEach(() => void vi.unstubAllGlobals());

/** What may stand in the place of a runtime's `performance`. */
const kinds: readonly (readonly [name: string, performance: unknown])[] = [
  ["there is none", undefined],
  ["it has only now()", { now: () => 5 }],
  ["its timeOrigin is a function, as of fake timers up to 13", { now: () => 5, timeOrigin: () => {} }],
  ["its timeOrigin is not a number", { now: () => 5, timeOrigin: NaN }],
  ["it has no now()", { timeOrigin: 5 }],
  ["it is an empty object", {}],
];

describe("the system's clock", () => {
  it.each(kinds)("tells milliseconds since 1970 where %s", (_, performance) => {
    vi.stubGlobal("performance", performance);
    const before = Date.now();
    expect(systemClock.now()).toBeGreaterThanOrEqual(before);
    expect(systemClock.now()).toBeLessThanOrEqual(Date.now());
  });

  it("is not Date's, which jumps, where there is a better one", () => {
    vi.stubGlobal("Date", { now: () => 0 });
    expect(systemClock.now()).toBeGreaterThan(START);
  });
});

describe("under fake timers", () => {
  /** Runs a test under the fake timers that Jest 30 and Sinon 19 have. */
  async function faked(test: (timers: FakeTimers.Clock) => Promise<void>): Promise<void> {
    const timers = FakeTimers.install({
      now: START,
      toFake: ["Date", "performance", "setTimeout", "clearTimeout"],
    });
    try {
      await test(timers);
    } finally {
      timers.uninstall();
    }
  }
  const fetch = () => json({ user_id: "u" });

  it("limit still paces a client, made before or under them", async () => {
    const options = { limit: { requests: 2, interval: 1000 }, timeout: 0 };
    const early = clientOn(fetch, options);
    await faked(async (timers) => {
      for (const { users } of [early, clientOn(fetch, options)]) {
        let done = 0;
        for (let call = 0; call < 6; call++) void users.get({ user_id: "u" }).then(() => (done += 1));
        await settled();
        expect(done).toBe(2);
        await timers.tickAsync(1000);
        await settled();
        expect(done).toBe(4);
        await timers.tickAsync(1000);
        await settled();
        expect(done).toBe(6);
      }
    });
  });

  it("durations are what those timers say", async () => {
    const durations: number[] = [];
    const hooks = { onResponse: ({ duration }: { duration: number }) => void durations.push(duration) };
    await faked(async (timers) => {
      const slow = record(() => {
        timers.tick(250);
        return fetch();
      });
      await clientOn(slow, { hooks, timeout: 0 }).users.get({ user_id: "u" });
    });
    expect(durations).toEqual([250]);
  });

  it("a duration is never below zero, though they end in the middle of a call", async () => {
    const durations: number[] = [];
    const hooks = { onResponse: ({ duration }: { duration: number }) => void durations.push(duration) };
    const timers = FakeTimers.install({ now: START + 1e12, toFake: ["Date", "performance"] });
    const ending = record(() => {
      timers.uninstall();
      return fetch();
    });
    await clientOn(ending, { hooks }).users.get({ user_id: "u" });
    expect(durations).toEqual([0]);
  });
});

describe("a limiter whose clock", () => {
  const limit = { requests: 2, interval: 1000 };

  it("goes back, as when fake timers end, waits no longer than an interval", async () => {
    const clock = handClock();
    const admit = createLimiter(limit, clock);
    expect([admit(), admit()]).toEqual([undefined, undefined]);
    clock.skip(-1e12);
    const started: number[] = [];
    const began = clock.now();
    for (let call = 0; call < 4; call++) void admit()?.then(() => started.push(clock.now() - began));
    await clock.advance(5000);
    expect(started).toEqual([1000, 1000, 2000, 2000]);
  });

  it("goes back while calls wait, goes on for them", async () => {
    const clock = handClock();
    const admit = createLimiter(limit, clock);
    const started: number[] = [];
    for (let call = 0; call < 6; call++) {
      const turn = admit();
      if (turn) void turn.then(() => started.push(call));
    }
    const frozen = clock.now();
    // Timers run by a clock of their own, and this one is put back at each look.
    clock.now = () => frozen - 1e9;
    await clock.advance(10_000);
    expect(started).toEqual([2, 3, 4, 5]);
  });

  it("stands still, as where only that is faked, goes by its timers", async () => {
    const clock = handClock();
    const frozen = clock.now();
    const admit = createLimiter(limit, {
      ...clock,
      now: () => frozen,
      setTimeout: (...timer) => clock.setTimeout(...timer),
    });
    const starts: [number, number][] = [];
    for (let call = 0; call < 6; call++) {
      const turn = admit();
      if (turn) void turn.then(() => starts.push([call, clock.now() - frozen]));
    }
    await clock.advance(10_000);
    expect(starts).toEqual([[2, 1000], [3, 1000], [4, 2000], [5, 2000]]); // prettier-ignore
  });
});
