import { getEventListeners } from "node:events";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { systemClock, type Clock } from "../../src/clock.ts";
import { createLimiter } from "../../src/client/rate-limiter.ts";
import type { Limiter } from "../../src/transport/context.ts";

/** A clock that moves only when it is told to, and its timers. */
class TestClock implements Clock {
  time = 1_000_000;
  readonly timers = new Map<object, { at: number; run: () => void }>();
  /** How much too early timers fire, as real ones may. */
  hurry = 0;

  now(): number {
    return this.time;
  }

  setTimeout(run: () => void, milliseconds: number): object {
    const timer = {};
    this.timers.set(timer, { at: this.time + milliseconds - this.hurry, run });
    return timer;
  }

  clearTimeout(timer: unknown): void {
    this.timers.delete(timer as object);
  }

  /** Lets time pass, and everything happen that is due in it. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await flush();
    for (;;) {
      const [timer, due] = [...this.timers].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
      if (!timer || due!.at > end) break;
      this.timers.delete(timer);
      this.time = Math.max(this.time, due!.at);
      due!.run();
      await flush();
    }
    this.time = end;
  }
}

const flush = () => new Promise(setImmediate);

/** A limiter on a clock of the test's own, and a log of what started when. */
function paced(requests: number, interval: number) {
  const clock = new TestClock();
  const admit = createLimiter({ requests, interval }, clock);
  const began = clock.time;
  const started: [name: string, at: number][] = [];
  const refused: [name: string, reason: unknown][] = [];
  const start = (name: string, signal?: AbortSignal): void => {
    const note = () => void started.push([name, clock.time - began]);
    const turn = admit(signal);
    if (turn) turn.then(note, (reason: unknown) => refused.push([name, reason]));
    else note();
  };
  return { clock, start, started, refused };
}

describe("a limiter", () => {
  it("lets as many calls start at once as an interval may have, without a promise", () => {
    const admit = createLimiter({ requests: 3, interval: 1000 }, new TestClock());
    expect([admit(), admit(), admit()]).toEqual([undefined, undefined, undefined]);
    expect(admit()).toBeInstanceOf(Promise);
  });

  it("lets the next one start when the oldest start is an interval ago, in order", async () => {
    const { clock, start, started } = paced(2, 1000);
    start("a");
    await clock.pass(400);
    for (const name of ["b", "c", "d", "e"]) start(name);
    await clock.pass(5000);
    expect(started).toEqual([
      ["a", 0],
      ["b", 400],
      ["c", 1000],
      ["d", 1400],
      ["e", 2000],
    ]);
    expect(clock.timers.size).toBe(0);
  });

  it("lets nobody by who comes while others wait", async () => {
    const { clock, start, started } = paced(1, 100);
    for (const name of ["a", "b", "c"]) start(name);
    // The window is free at this moment, but the timer has yet to fire.
    clock.time += 100;
    start("d");
    await clock.pass(1000);
    expect(started.map(([name]) => name)).toEqual(["a", "b", "c", "d"]);
  });

  it("looks at the clock again when a timer fires early", async () => {
    const { clock, start, started } = paced(1, 100);
    clock.hurry = 0.6;
    start("a");
    start("b");
    await clock.pass(1000);
    expect(started[1]![1]).toBeGreaterThanOrEqual(100);
    expect(started[1]![1]).toBeLessThan(101);
  });

  it("sets no timer while nobody waits, and takes it back when all who waited have left", async () => {
    const { clock, start, started, refused } = paced(1, 1000);
    const controller = new AbortController();
    start("a");
    expect(clock.timers.size).toBe(0);
    start("b", controller.signal);
    start("c", controller.signal);
    expect(clock.timers.size).toBe(1);
    controller.abort("no more");
    expect(clock.timers.size).toBe(0);
    await clock.pass(400);
    start("d");
    await clock.pass(5000);
    expect(started).toEqual([
      ["a", 0],
      ["d", 1000],
    ]);
    expect(refused).toEqual([
      ["b", "no more"],
      ["c", "no more"],
    ]);
  });

  it("rejects with the signal's reason at once, and gives the place to the next", async () => {
    const { clock, start, started, refused } = paced(1, 1000);
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    start("a");
    start("b");
    start("c", controller.signal);
    start("d");
    await clock.pass(10);
    controller.abort(reason);
    await clock.pass(0);
    expect(refused).toEqual([["c", reason]]);
    await clock.pass(5000);
    expect(started).toEqual([
      ["a", 0],
      ["b", 1000],
      ["d", 2000],
    ]);
  });

  it("takes no place for a signal that has aborted already", async () => {
    const { clock, start, started, refused } = paced(1, 1000);
    start("a", AbortSignal.abort("too late"));
    start("b");
    await clock.pass(0);
    expect(refused).toEqual([["a", "too late"]]);
    expect(started).toEqual([["b", 0]]);
  });

  it("listens to a signal once, and only while one of its calls waits", async () => {
    const { clock, start } = paced(1, 1000);
    const { signal } = new AbortController();
    const listeners = () => getEventListeners(signal, "abort").length;
    start("a", signal);
    expect(listeners()).toBe(0);
    for (const name of ["b", "c", "d"]) start(name, signal);
    expect(listeners()).toBe(1);
    await clock.pass(2000);
    expect(listeners()).toBe(1);
    await clock.pass(1000);
    expect(listeners()).toBe(0);
  });

  it("keeps real time, too", async () => {
    const admit = createLimiter({ requests: 2, interval: 40 }, systemClock);
    const starts: number[] = [];
    const call = async () => {
      await admit();
      starts.push(systemClock.now());
    };
    await Promise.all(Array.from({ length: 7 }, call));
    for (let i = 2; i < starts.length; i++) expect(starts[i]! - starts[i - 2]!).toBeGreaterThan(30);
    expect(starts.at(-1)! - starts[0]!).toBeGreaterThanOrEqual(120);
  });
});

describe("of any calls, at any times, some of which leave", () => {
  const call = fc.record({
    /** Milliseconds after the one before. */
    after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300 })),
    /** Milliseconds until its signal aborts. */
    patience: fc.option(fc.integer({ min: 0, max: 800 }), { nil: undefined }),
  });

  it("no window has more starts than allowed, they are in order, none is lost, and none starts late", async () => {
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 400 }),
      fc.array(call, { maxLength: 40 }),
      async (requests, interval, calls) => {
        const { clock, start, started, refused } = paced(requests, interval);
        for (const [index, { after, patience }] of calls.entries()) {
          await clock.pass(after);
          const controller = new AbortController();
          start(`${index}`, controller.signal);
          if (patience !== undefined) clock.setTimeout(() => controller.abort(), patience);
        }
        await clock.pass(calls.length * interval + 1000);
        const times = started.map(([, at]) => at);
        const order = started.map(([name]) => Number(name));
        for (const [i, at] of times.entries()) {
          if (i >= requests) expect(at - times[i - requests]!).toBeGreaterThanOrEqual(interval);
        }
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect(started.length + refused.length).toBe(calls.length);
        expect(refused.every(([name]) => calls[Number(name)]!.patience !== undefined)).toBe(true);
        // Each starts as soon as it has come, those before it have started, and the window has room.
        let now = 0;
        const came = calls.map(({ after }) => (now += after));
        for (const [i, index] of order.entries()) {
          const free = i < requests ? 0 : times[i - requests]! + interval;
          expect(times[i]).toBe(Math.max(came[index]!, times[i - 1] ?? 0, free));
        }
      },
    );
    await fc.assert(property, { numRuns: 100 });
  });
});

describe("a hundred thousand waiting calls", () => {
  const COUNT = 100_000;

  it.each(["one signal each", "one signal for all", "no signal"])(
    "wait, leave from the middle and start in no time to speak of, with %s",
    async (kind) => {
      const clock = new TestClock();
      const admit: Limiter = createLimiter({ requests: 1000, interval: 1000 }, clock);
      const shared = new AbortController();
      const own = Array.from({ length: COUNT }, () => new AbortController());
      const signalOf = (i: number) =>
        kind === "no signal" ? undefined : kind === "one signal for all" ? shared.signal : own[i]!.signal;
      const began = performance.now();
      let started = 0;
      let left = 0;
      for (let i = 0; i < COUNT; i++) {
        const turn = admit(signalOf(i));
        if (turn)
          turn.then(() => (started += 1), () => (left += 1)); // prettier-ignore
        else started += 1;
      }
      if (kind === "one signal each") for (let i = 1; i < COUNT; i += 2) own[i]!.abort("enough");
      await clock.pass(45_000);
      if (kind === "one signal for all") shared.abort();
      await clock.pass(60_000);
      expect(started + left).toBe(COUNT);
      expect(left).toBe({ "one signal each": 49_500, "one signal for all": 54_000, "no signal": 0 }[kind]);
      expect(clock.timers.size).toBe(0);
      // Node's own listeners are most of it. Steps that grow with the queue would take minutes.
      expect(performance.now() - began).toBeLessThan(20_000);
    },
  );
});
