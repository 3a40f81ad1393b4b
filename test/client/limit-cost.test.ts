// What waiting for a turn costs where very many wait, and how late a call may be where very many have left.
import { describe, expect, it } from "vitest";
import type { Clock } from "../../src/clock.ts";
import { createLimiter } from "../../src/client/rate-limiter.ts";
import { settled } from "../clock.ts";

/** A clock for very many timers, of whole milliseconds. Those of one moment run in the order in which they were set. */
function quickClock() {
  let now = 1_700_000_000_000;
  let set = 0;
  const moments = new Map<number, Map<number, () => void>>();
  const clock: Clock = {
    now: () => now,
    setTimeout(run, milliseconds) {
      const at = now + milliseconds;
      const timers = moments.get(at) ?? new Map<number, () => void>();
      moments.set(at, timers.set((set += 1), run));
      return [at, set];
    },
    clearTimeout(timer) {
      const [at, id] = timer as [number, number];
      moments.get(at)?.delete(id);
    },
  };
  return {
    ...clock,
    /** How many timers were set. */
    get set() {
      return set;
    },
    get waiting() {
      return [...moments.values()].reduce((sum, { size }) => sum + size, 0);
    },
    async advance(milliseconds: number): Promise<void> {
      await settled();
      for (const end = now + milliseconds; now < end;) {
        now += 1;
        const timers = moments.get(now);
        if (!timers) continue;
        for (const run of timers.values()) run();
        moments.delete(now);
        await settled();
      }
    },
  };
}

describe("a hundred thousand waiting calls", () => {
  const COUNT = 100_000;

  it.each(["one signal each", "one signal for all", "no signal"])(
    "wait, leave from the middle and start without steps that grow with their number, with %s",
    async (kind) => {
      let inParts = 0;
      for (let part = 0; part < 100; part++) inParts += await run(kind, COUNT / 100);
      const atOnce = await run(kind, COUNT);
      // As many calls. Steps that grow with the line would make it a hundred times the work.
      expect(atOnce / inParts).toBeLessThan(40);
    },
  );

  /** Lets so many calls wait, leave and start, and gives the processor's time that it took, in milliseconds. */
  async function run(kind: string, count: number): Promise<number> {
    const clock = quickClock();
    const admit = createLimiter({ requests: count / 100, interval: 1000 }, clock);
    const shared = new AbortController();
    const own = Array.from({ length: count }, () => new AbortController());
    const signalOf = (i: number) =>
      kind === "no signal" ? undefined : kind === "one signal for all" ? shared.signal : own[i]!.signal;
    const began = process.cpuUsage();
    let started = 0;
    let left = 0;
    for (let i = 0; i < count; i++) {
      const turn = admit(signalOf(i));
      if (turn)
        turn.then(() => (started += 1), () => (left += 1)); // prettier-ignore
      else started += 1;
    }
    if (kind === "one signal each") for (let i = 1; i < count; i += 2) own[i]!.abort("enough");
    await clock.advance(45_000);
    if (kind === "one signal for all") shared.abort();
    await clock.advance(60_000);
    expect(started + left).toBe(count);
    const leaving = { "one signal each": 0.495, "one signal for all": 0.54, "no signal": 0 }[kind]!;
    expect(left).toBe(Math.round(leaving * count));
    expect(clock.waiting).toBe(0);
    return process.cpuUsage(began).user / 1000;
  }
});

describe("a call behind thousands", () => {
  const COUNT = 10_000;

  /** Has so many calls wait for turns of 1 ms each. */
  async function crowd() {
    const clock = quickClock();
    const admit = createLimiter({ requests: 1, interval: 1 }, clock);
    const began = clock.now();
    const starts: number[] = [];
    const controllers = Array.from({ length: COUNT }, () => new AbortController());
    controllers.forEach(({ signal }, i) => {
      const note = () => void (starts[i] = clock.now() - began);
      const turn = admit(signal);
      if (turn) turn.then(note, () => {});
      else note();
    });
    await settled();
    return { clock, starts, controllers };
  }

  it("starts in its turn, and looks at the clock some hundred times at the most", async () => {
    const { clock, starts } = await crowd();
    await clock.advance(COUNT);
    expect(starts).toEqual(Array.from({ length: COUNT }, (_, i) => i));
    expect(clock.set / COUNT).toBeLessThan(110);
  });

  it.each([
    ["two of three", 3, (rank: number) => rank],
    // It had 9,999 ms to wait.
    ["all but each fiftieth", 50, (rank: number) => rank + 9_999 / 8 + 1],
  ])("starts as it should where %s have left", async (_, every, latest) => {
    const { clock, starts, controllers } = await crowd();
    controllers.forEach((controller, i) => i % every !== 0 && controller.abort());
    await clock.advance(COUNT);
    const left = Object.values(starts);
    expect(left).toHaveLength(Math.ceil(COUNT / every));
    expect(left).toEqual([...left].sort((a, b) => a - b));
    left.forEach((at, rank) => expect(at).toBeLessThanOrEqual(latest(rank)));
  });
});
