import type { Goal, Table } from "../report/report.ts";
import { Fleet, type CallRecord, type Group } from "./fleet.ts";
import { Service, type Outage } from "./service.ts";
import { VirtualTime } from "./virtual-time.ts";

const SECOND = 1000;
const BEFORE = 5 * SECOND;
const OUTAGE = 300 * SECOND;
const AFTER = 15 * SECOND;
const BLIP = SECOND;
/** What the service carries, when it comes back, in parts of its usual load. */
const CAPACITY = 1.2;

const groups: Record<string, Group> = {
  "500 clients, a call a second": { clients: 500, every: SECOND },
  "2,500 clients, a call in 10 s": { clients: 2500, every: 10 * SECOND },
  "7,000 clients, a call a minute": { clients: 7000, every: 60 * SECOND },
};
const ALL = "all of them";
const usualLoad =
  Object.values(groups).reduce((sum, { clients, every }) => sum + clients / every, 0) * SECOND;

interface Simulation {
  readonly outage: Outage;
  readonly service: Service;
  readonly calls: readonly CallRecord[];
}

/** Ten thousand clients whose service is out: the load that they make, and what their retries are good for. */
export async function simulateOutages(): Promise<{ tables: Table[]; goals: Goal[] }> {
  const capacity = CAPACITY * usualLoad;
  const out = await simulate({ from: BEFORE, to: BEFORE + OUTAGE, failing: 1, capacity }, AFTER);
  const half = await simulate({ from: BEFORE, to: BEFORE + OUTAGE, failing: 0.5 }, 0);
  const blip = await simulate({ from: BEFORE, to: BEFORE + BLIP, failing: 1 }, 5 * SECOND);
  const [loadOut, loadHalf, saved] = [loads(out), loads(half), savedParts(blip)];
  const recovery = recoveryTime(out);
  const busiest = Math.max(...out.service.load) / usualLoad;
  const times = { unit: "×", better: "lower" } as const;
  const load: Table = {
    title: `Load of 10,000 clients in an outage of ${OUTAGE / SECOND} s, to that without retries`,
    columns: [
      { name: "everything fails", ...times },
      { name: "half fails", ...times },
      { name: `begun in a blip of ${BLIP / SECOND} s and gone well`, unit: "%", better: "higher" },
    ],
    rows: [...Object.keys(groups), ALL].map((name, i) => ({
      name,
      values: [loadOut[i]!, loadHalf[i]!, 100 * saved[i]!],
    })),
    note: "Virtual time and seeded random numbers: each run gives the same. Without retries each call is one request, and none goes well in a blip.",
  };
  const after: Table = {
    title: `The same outage, of a service that carries ${CAPACITY} × its usual load`,
    columns: [
      { name: "the busiest second, to the usual", ...times },
      { name: "from its end until 99 % of calls go well", unit: "s", better: "lower" },
    ],
    rows: [{ name: ALL, values: [busiest, recovery] }],
  };
  return { tables: [load, after], goals: goalsOf(loadOut, loadHalf, recovery) };
}

async function simulate(outage: Outage, after: number): Promise<Simulation> {
  const { stackTraceLimit } = Error;
  // Hundreds of thousands of errors, whose stacks nobody reads.
  Error.stackTraceLimit = 0;
  const time = new VirtualTime();
  const service = new Service(time, outage);
  const fleet = new Fleet(time, service, Object.values(groups));
  await time.goTo(outage.to + after, () => fleet.isBusy);
  Error.stackTraceLimit = stackTraceLimit;
  return { outage, service, calls: fleet.calls };
}

/** A value of each group, and at last of all. */
function perGroup(value: (isOf: (group: number) => boolean) => number): number[] {
  return [...Object.keys(groups).map((_, group) => value((other) => other === group)), value(() => true)];
}

/** The requests that came in during the outage, for each call that began in it. */
function loads({ outage, service, calls }: Simulation): number[] {
  return perGroup((isOf) => {
    const requests = service.requests
      .filter((_, group) => isOf(group))
      .reduce((sum, count) => sum + count, 0);
    return requests / begunIn(outage, calls).filter(({ group }) => isOf(group)).length;
  });
}

function savedParts({ outage, calls }: Simulation): number[] {
  return perGroup((isOf) => successRate(begunIn(outage, calls).filter(({ group }) => isOf(group))));
}

/** The seconds from the outage's end to that of the last second in which more than a hundredth of the calls failed. */
function recoveryTime({ outage, calls }: Simulation): number {
  const seconds = Array.from({ length: AFTER / SECOND - 1 }, (_, i) => i);
  const bad = seconds.filter((second) => {
    const from = outage.to + second * SECOND;
    return successRate(begunIn({ from, to: from + SECOND }, calls)) < 0.99;
  });
  return (bad.at(-1) ?? -1) + 1;
}

function begunIn({ from, to }: Pick<Outage, "from" | "to">, calls: readonly CallRecord[]): CallRecord[] {
  return calls.filter(({ begun }) => begun >= from && begun < to);
}

function successRate(calls: readonly CallRecord[]): number {
  return calls.filter(({ succeeded }) => succeeded).length / calls.length;
}

function goalsOf(out: readonly number[], half: readonly number[], recovery: number): Goal[] {
  const all = Object.keys(groups).length;
  const load = (what: string, measured: number): Goal => ({
    what: `load in an outage, ${what}: to that without retries`,
    measured,
    unit: "×",
    is: "at most",
    limit: 1.1,
  });
  return [
    load("everything fails", out[all]!),
    load("half fails", half[all]!),
    load("everything fails, a call a minute", out[all - 1]!),
    {
      what: "from an outage's end until 99 % of calls go well",
      measured: recovery * SECOND,
      unit: "ms",
      is: "at most",
      limit: SECOND,
    },
  ];
}
