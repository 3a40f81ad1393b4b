/** The limits of a gateway: counts in windows, calls under way, and a store that others share and that can be away. */
import { describe, expect, it } from "vitest";
import { limitEntries } from "../../src/gateway/limits/entries.ts";
import { Limits } from "../../src/gateway/limits/limits.ts";
import { createMemoryStore } from "../../src/gateway/limits/memory-store.ts";
import type { GatewayLimits, LimitStore } from "../../src/gateway/types.ts";
import { StytchConfigError } from "../../src/index.ts";
import { handClock, settled } from "../clock.ts";

const TWO = { requests: 2, window: 1000 };

/** Limits on a clock of the test's own, and the problems that they told. */
function limited(options: GatewayLimits = {}) {
  const clock = handClock();
  const problems: string[] = [];
  return { clock, problems, limits: new Limits(options, clock, (problem) => void problems.push(problem)) };
}

/** A store in memory that can be made to fail. */
function breakable() {
  const memory = createMemoryStore(handClock());
  const asked: string[] = [];
  const store: LimitStore & { fail?: (() => Promise<number> | number) | undefined; asked: string[] } = {
    asked,
    take(key, limit) {
      asked.push(key);
      return store.fail ? store.fail() : memory.take(key, limit);
    },
  };
  return store;
}

const failWith = (error: unknown) => () => {
  throw error;
};

describe("a store in memory", () => {
  it("lets as many calls begin in a window as it may, and tells how long to wait", () => {
    const clock = handClock();
    const store = createMemoryStore(clock);
    expect([store.take("a", TWO), store.take("a", TWO)]).toEqual([0, 0]);
    clock.skip(400);
    expect(store.take("a", TWO)).toBe(600);
    clock.skip(599.5);
    expect(store.take("a", TWO)).toBe(1);
    clock.skip(0.5);
    expect([1, 2, 3].map(() => store.take("a", TWO))).toEqual([0, 0, 1000]);
  });

  it("counts each key by itself, whatever its name", () => {
    const store = createMemoryStore(handClock());
    const keys = ["__proto__", "constructor", "", "a", "a ", "ä", "a\u0308", "\ud800", "k".repeat(100_000)];
    const once = { requests: 1, window: 1000 };
    expect(keys.map((key) => store.take(key, once))).toEqual(keys.map(() => 0));
    expect(keys.map((key) => store.take(key, once))).toEqual(keys.map(() => 1000));
  });

  it("keeps counting when the clock is set back", () => {
    const clock = handClock();
    const store = createMemoryStore(clock);
    store.take("a", TWO);
    store.take("a", TWO);
    clock.skip(-3_600_000);
    expect(store.take("a", TWO)).toBe(1000);
    clock.skip(1000);
    expect(store.take("a", TWO)).toBe(0);
  });

  it("forgets what was not counted for the longest time, and never what is counted all the while", () => {
    const store = createMemoryStore(handClock());
    const limit = { requests: 150_000, window: 60_000 };
    const once = { requests: 1, window: 60_000 };
    let refused = 0;
    store.take("idle", once);
    for (let caller = 0; caller < 150_000; caller++) {
      store.take(`address ${caller}`, once);
      refused += store.take("all", limit);
    }
    expect(refused).toBe(0);
    expect(store.take("all", limit)).toBe(60_000);
    expect(store.take("address 149999", once)).toBe(60_000);
    expect(store.take("address 110000", once)).toBe(60_000);
    expect(store.take("idle", once)).toBe(0);
  });
});

describe("calls under way", () => {
  it("are refused above the limit, and each is ended once", () => {
    const { limits } = limited({ concurrency: 2 });
    const [first, second] = [limits.begin(), limits.begin()];
    expect(limits.begin()).toBe("full");
    if (first === "full" || second === "full") throw new Error("Two may be under way.");
    first();
    first();
    expect(limits.begin()).not.toBe("full");
    expect(limits.begin()).toBe("full");
  });

  it("may be 200 by default", () => {
    const { limits } = limited();
    for (let call = 0; call < 200; call++) expect(limits.begin()).not.toBe("full");
    expect(limits.begin()).toBe("full");
  });
});

describe("limits in windows", () => {
  const all = { key: "all", limit: { requests: 3, window: 1000 } };
  const own = (key: string) => [{ key, limit: TWO }, all];

  it("don't let a caller who is over their own use up what all share", async () => {
    const { limits } = limited();
    const answers = [];
    for (let call = 0; call < 10; call++) answers.push(await limits.take(own("greedy")));
    expect(answers).toEqual([0, 0, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000]);
    expect(await limits.take(own("modest"))).toBe(0);
    expect(await limits.take(own("modest"))).toBe(1000);
  });

  it("let exactly as many of many concurrent calls begin as there may be", async () => {
    const { limits } = limited({ store: createMemoryStore(handClock()) });
    const entries = [{ key: "a", limit: { requests: 40, window: 1000 } }];
    const answers = await Promise.all(Array.from({ length: 200 }, () => limits.take(entries)));
    expect(answers.filter((wait) => wait === 0)).toHaveLength(40);
  });

  it("set no timer where the counts are in this process", async () => {
    const { limits, clock } = limited();
    await limits.take(own("a"));
    expect(clock.delays).toEqual([]);
  });

  it("are those of the caller, or of the stranger's address, then those of all", () => {
    const { limits } = limited();
    const { caller, strangers, all } = limits.options;
    const call = { operation: "users.get", caller: "user-1", address: "203.0.113.7", limit: undefined };
    expect(limitEntries(call, limits.options)).toEqual([
      { key: "caller:user-1", limit: caller },
      { key: "all", limit: all },
    ]);
    expect(limitEntries({ ...call, caller: undefined, limit: TWO }, limits.options)).toEqual([
      { key: "users.get:stranger:203.0.113.7", limit: TWO },
      { key: "stranger:203.0.113.7", limit: strangers },
      { key: "all", limit: all },
    ]);
    expect(limitEntries({ ...call, caller: undefined, address: undefined }, limits.options)[0]).toEqual({
      key: "stranger:",
      limit: strangers,
    });
  });
});

describe("a store that others share", () => {
  const entries = [
    { key: "a", limit: TWO },
    { key: "all", limit: TWO },
  ];

  it("is asked about each limit, up to the first that is used up", async () => {
    const store = breakable();
    const { limits, clock } = limited({ store });
    expect([await limits.take(entries), await limits.take(entries)]).toEqual([0, 0]);
    expect(await limits.take(entries)).toBe(1000);
    expect(store.asked).toEqual(["a", "all", "a", "all", "a"]);
    expect(clock.waiting).toBe(0);
  });

  it.each([
    [
      "throws",
      failWith(Object.assign(new Error("redis://:hunter2@host"), { code: "ECONNREFUSED" })),
      "ECONNREFUSED",
    ],
    ["throws nothing", failWith(undefined), "an error without a code"],
    ["throws a code that is a text", failWith({ code: "a:secret@host" }), "an error without a code"],
    ["rejects", () => Promise.reject(new Error("hunter2")), "an error without a code"],
    ["answers nothing", () => undefined as unknown as number, "an answer that is no number of milliseconds"],
    ["answers NaN", () => NaN, "an answer that is no number of milliseconds"],
    ["answers a negative number", () => -1, "an answer that is no number of milliseconds"],
    ["answers Infinity", () => Infinity, "an answer that is no number of milliseconds"],
    ["answers a string", () => "0" as unknown as number, "an answer that is no number of milliseconds"],
  ])("that %s refuses calls, and is told of once", async (_, fail, reason) => {
    const store = breakable();
    const { limits, problems } = limited({ store });
    store.fail = fail;
    expect(await Promise.all([limits.take(entries), limits.take(entries)])).toEqual([
      "unavailable",
      "unavailable",
    ]);
    expect(await limits.take(entries)).toBe("unavailable");
    expect(problems).toEqual([
      `The store of limits failed (${reason}). Until it answers again, calls are refused with status 503.`,
    ]);
    store.fail = undefined;
    expect(await limits.take(entries)).toBe(0);
    store.fail = fail;
    expect(await limits.take(entries)).toBe("unavailable");
    expect(problems).toHaveLength(2);
  });

  it("is given a second for all limits of a call, and not asked on after it", async () => {
    const store = breakable();
    const { limits, problems, clock } = limited({ store });
    let answer: (wait: number) => void = () => undefined;
    store.fail = () => new Promise((resolve) => (answer = resolve));
    const taken = limits.take(entries);
    await clock.advance(999);
    expect(problems).toEqual([]);
    await clock.advance(1);
    expect(await taken).toBe("unavailable");
    expect(problems[0]).toContain("(no answer in 1000 ms)");
    answer(0);
    await settled();
    expect(store.asked).toEqual(["a"]);
    expect(clock.waiting).toBe(0);
  });

  it("isn't held to be back by the late success of a call from before the failure", async () => {
    const store = breakable();
    const { limits, problems } = limited({ store });
    let answer: (wait: number) => void = () => undefined;
    store.fail = () => new Promise((resolve) => (answer = resolve));
    const slow = limits.take(entries.slice(0, 1));
    await settled();
    store.fail = failWith({ code: "EPIPE" });
    await limits.take(entries);
    answer(0);
    expect(await slow).toBe(0);
    await limits.take(entries);
    expect(problems).toHaveLength(1);
  });

  it("has its place taken by this process's memory where that is wanted, and comes back", async () => {
    const store = breakable();
    const { limits, problems } = limited({ store, onStoreError: "memory" });
    store.fail = failWith({ code: "ECONNREFUSED" });
    const answers = [];
    for (let call = 0; call < 3; call++) answers.push(await limits.take(entries));
    expect(answers).toEqual([0, 0, 1000]);
    expect(problems).toEqual([
      "The store of limits failed (ECONNREFUSED). Until it answers again, this process counts by itself.",
    ]);
    store.fail = undefined;
    expect([await limits.take(entries), await limits.take(entries), await limits.take(entries)]).toEqual([
      0, 0, 1000,
    ]);
  });
});

describe("the options of limits", () => {
  it("have the defaults that are documented", () => {
    expect(limited().limits.options).toEqual({
      caller: { requests: 100, window: 60_000 },
      strangers: { requests: 10, window: 60_000 },
      all: { requests: 6_000, window: 60_000 },
      concurrency: 200,
      bytes: 65_536,
      timeout: 30_000,
      trustedHops: 0,
      onStoreError: "refuse",
      store: undefined,
    });
  });

  it.each<[unknown, string]>([
    [5, "limits takes an object of options, not a number."],
    [{ callers: TWO }, "limits has no option callers."],
    [{ all: null as never }, "limits.all takes an object of options, not null."],
    [{ caller: 100 }, "limits.caller takes an object of options, not a number."],
    [{ caller: { requests: 0, window: 1000 } }, "limits.caller.requests must be a whole number from 1 to"],
    [{ strangers: { requests: 1 } }, "limits.strangers.window must be a whole number from 1000 to"],
    [
      { all: { requests: 1, window: 2 ** 31 } },
      "limits.all.window must be a whole number from 1000 to 2147483647.",
    ],
    [{ all: { requests: NaN, window: 1 } }, "limits.all.requests must be a whole number"],
    [{ all: { requests: 1, window: 1, interval: 1 } }, "limits.all has no option interval."],
    [{ concurrency: 0 }, "limits.concurrency must be a whole number from 1 to"],
    [{ bytes: -1 }, "limits.bytes must be a whole number from 0 to"],
    [{ timeout: 1.5 }, "limits.timeout must be a whole number from 1 to"],
    [{ trustedHops: true }, "limits.trustedHops must be a whole number from 0 to 100."],
    [{ store: {} }, "limits.store.take must be a function, not undefined."],
    [{ onStoreError: "allow" }, 'limits.onStoreError must be "refuse", or "memory"'],
  ])("%j are refused", (options, message) => {
    const make = () => limited(options as GatewayLimits);
    expect(make).toThrow(StytchConfigError);
    expect(make).toThrow(message);
  });
});
