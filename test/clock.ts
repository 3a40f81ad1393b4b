import { vi } from "vitest";
import type { Clock } from "../src/index.ts";

/** A clock that stands until it is told to go on. */
export interface HandClock extends Clock {
  /** The delays of the timers that were set, in their order. */
  readonly delays: number[];
  /** How many timers wait. */
  readonly waiting: number;
  /** How many milliseconds too early timers run, as real ones may. */
  early: number;
  /** Goes on, running each timer at its time, with what follows from it. */
  advance(milliseconds: number): Promise<void>;
  /** Goes on without running a timer, as while a process is busy. */
  skip(milliseconds: number): void;
}

/** Makes a clock that stands. */
export function handClock(start = 1_700_000_000_000): HandClock {
  let now = start;
  let nextId = 1;
  const timers = new Map<unknown, { at: number; run: () => void }>();
  const delays: number[] = [];
  return {
    delays,
    early: 0,
    get waiting() {
      return timers.size;
    },
    now: () => now,
    setTimeout(run, milliseconds) {
      delays.push(milliseconds);
      timers.set(nextId, { at: now + milliseconds - this.early, run });
      return nextId++;
    },
    clearTimeout: (timer) => void timers.delete(timer),
    async advance(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        await settled();
        const due = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
        if (!due) break;
        timers.delete(due[0]);
        now = Math.max(now, due[1].at);
        due[1].run();
      }
      now = end;
      await settled();
    },
    skip: (milliseconds) => void (now += milliseconds),
  };
}

/** A clock whose timers all run at once, for calls without a time limit. */
export function immediateClock(): Clock & { readonly delays: number[] } {
  const delays: number[] = [];
  return {
    delays,
    now: () => 1_700_000_000_000,
    setTimeout(run, milliseconds) {
      delays.push(milliseconds);
      return setImmediate(run);
    },
    clearTimeout: (timer) => clearImmediate(timer as NodeJS.Immediate),
  };
}

/** Lets everything that is ready run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
}

/** Waits until a check holds: as long as the test may take, as how quick the machine is says nothing. */
export function eventually<Value>(check: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(check, { timeout: 240_000, interval: 10 });
}
