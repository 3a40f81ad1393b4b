import { getEventListeners } from "node:events";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { createLimiter } from "../../src/client/rate-limiter.ts";
import { handClock } from "../clock.ts";

/** A limiter on a clock of the test's own, and a log of what started when. */
function paced(requests: number, interval: number) {
  const clock = handClock();
  const admit = createLimiter({ requests, interval }, clock);
  const began = clock.now();
  const started: [name: string, at: number][] = [];
  const refused: [name: string, reason: unknown][] = [];
  const start = (name: string, signal?: AbortSignal): void => {
    const note = () => void started.push([name, clock.now() - began]);
    const turn = admit(signal);
    if (turn) turn.then(note, (reason: unknown) => refused.push([name, reason]));
    else note();
  };
  return { clock, start, started, refused };
}

describe("a limiter", () => {
  it("lets as many calls start at once as an interval may have, without a promise", () => {
    const admit = createLimiter({ requests: 3, interval: 1000 }, handClock());
    expect([admit(), admit(), admit()]).toEqual([undefined, undefined, undefined]);
    expect(admit()).toBeInstanceOf(Promise);
  });

  it("lets the next one start when the oldest start is an interval ago, in order", async () => {
    const { clock, start, started } = paced(2, 1000);
    start("a");
    await clock.advance(400);
    for (const name of ["b", "c", "d", "e"]) start(name);
    await clock.advance(5000);
    expect(started).toEqual([
      ["a", 0],
      ["b", 400],
      ["c", 1000],
      ["d", 1400],
      ["e", 2000],
    ]);
    expect(clock.waiting).toBe(0);
  });

  it("lets nobody by who comes while others wait", async () => {
    const { clock, start, started } = paced(1, 100);
    for (const name of ["a", "b", "c"]) start(name);
    // The window is free at this moment, but the timer has yet to fire.
    clock.skip(100);
    start("d");
    await clock.advance(1000);
    expect(started.map(([name]) => name)).toEqual(["a", "b", "c", "d"]);
  });

  it("looks at the clock again when a timer fires early", async () => {
    const { clock, start, started } = paced(1, 100);
    clock.early = 0.6;
    start("a");
    start("b");
    await clock.advance(1000);
    expect(started[1]![1]).toBeGreaterThanOrEqual(100);
    expect(started[1]![1]).toBeLessThan(101);
  });

  it("sets a timer for each who waits, and takes it back when that one leaves", async () => {
    const { clock, start, started, refused } = paced(1, 1000);
    const controller = new AbortController();
    start("a");
    expect(clock.waiting).toBe(0);
    start("b", controller.signal);
    start("c", controller.signal);
    expect(clock.waiting).toBe(2);
    controller.abort("no more");
    expect(clock.waiting).toBe(0);
    await clock.advance(400);
    start("d");
    await clock.advance(5000);
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
    await clock.advance(10);
    controller.abort(reason);
    await clock.advance(0);
    expect(refused).toEqual([["c", reason]]);
    await clock.advance(5000);
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
    await clock.advance(0);
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
    await clock.advance(2000);
    expect(listeners()).toBe(1);
    await clock.advance(1000);
    expect(listeners()).toBe(0);
  });

  it("keeps real time, too", async () => {
    // By the limiter's own looks at the clock: what it lets start may begin later on a busy machine.
    let looked = 0;
    const clock = { ...systemClock, now: () => (looked = systemClock.now()) };
    const admit = createLimiter({ requests: 2, interval: 40 }, clock);
    const starts: number[] = [];
    const note = () => void starts.push(looked);
    const call = async (): Promise<void> => {
      const turn = admit();
      if (!turn) note();
      else await turn.then(note);
    };
    await Promise.all(Array.from({ length: 7 }, call));
    for (let i = 2; i < starts.length; i++) expect(starts[i]! - starts[i - 2]!).toBeGreaterThanOrEqual(40);
    expect(starts.at(-1)! - starts[0]!).toBeGreaterThanOrEqual(120);
    expect(starts).toHaveLength(7);
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
          await clock.advance(after);
          const controller = new AbortController();
          start(`${index}`, controller.signal);
          if (patience !== undefined) clock.setTimeout(() => controller.abort(), patience);
        }
        await clock.advance(calls.length * interval + 1000);
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
