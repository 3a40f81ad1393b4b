import { MAX_TIMEOUT } from "../../checks.ts";
import type { RouteTable } from "../../routes/match.ts";
import type { Random } from "../environment/random.ts";
import { hasEffect, parseFault, type Fault } from "./fault.ts";

interface Planned {
  readonly fault: Fault;
  hits: number;
}

/** The faults that are planned. */
export class Faults {
  #planned: Planned[];
  readonly #first: readonly Fault[];
  readonly #random: Random;
  readonly #routes: RouteTable;

  constructor(first: readonly Fault[], random: Random, routes: RouteTable) {
    this.#first = first;
    this.#planned = plan(first);
    this.#random = random;
    this.#routes = routes;
  }

  /** Merges the faults that apply to a call, and counts it for each. */
  match(operationId: string | undefined): Fault {
    let whole: Fault = {};
    for (const planned of this.#planned) {
      const { fault } = planned;
      if (hasEffect(whole) && hasEffect(fault)) continue;
      if (!this.#applies(planned, operationId)) continue;
      planned.hits += 1;
      whole = { ...whole, ...fault, delay: addDelays(whole, fault) };
    }
    return whole;
  }

  add(fault: Fault): void {
    this.#planned.push(...plan([parseFault("fault", fault, this.#routes)]));
  }

  clear(): void {
    this.#planned = [];
  }

  /** Goes back to the faults of the beginning, unspent. */
  reset(): void {
    this.#planned = plan(this.#first);
  }

  #applies({ fault, hits }: Planned, operationId: string | undefined): boolean {
    if (fault.operation !== undefined && fault.operation !== operationId) return false;
    if (hits >= (fault.times ?? Infinity)) return false;
    return fault.rate === undefined || this.#random.next() < fault.rate;
  }
}

/** Together they may not pass the longest timer, after which they would be no delay at all. */
function addDelays({ delay: one = 0 }: Fault, { delay: other = 0 }: Fault): number {
  return Math.min(one + other, MAX_TIMEOUT);
}

function plan(faults: readonly Fault[]): Planned[] {
  return faults.map((fault) => ({ fault, hits: 0 }));
}
