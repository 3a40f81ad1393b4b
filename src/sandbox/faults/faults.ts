import type { OperationId } from "../../../generated/routes.ts";
import { hasEffect, type Fault } from "./fault.ts";
import { readFault } from "./read-fault.ts";
import type { World } from "../environment/world.ts";

interface Planned {
  readonly fault: Fault;
  struck: number;
}

/** The faults that are planned. */
export class Faults {
  #planned: Planned[];
  readonly #first: readonly Fault[];
  readonly #world: World;

  constructor(first: readonly Fault[], world: World) {
    this.#first = first;
    this.#planned = plan(first);
    this.#world = world;
  }

  /** What befalls a call, in one. */
  strike(operationId: OperationId | undefined): Fault {
    let whole: Fault = {};
    for (const planned of this.#planned) {
      const { fault } = planned;
      if (hasEffect(whole) && hasEffect(fault)) continue;
      if (!this.#applies(planned, operationId)) continue;
      planned.struck += 1;
      whole = { ...whole, ...fault, delay: (whole.delay ?? 0) + (fault.delay ?? 0) };
    }
    return whole;
  }

  add(fault: Fault): void {
    this.#planned.push(...plan([readFault("fault", fault)]));
  }

  clear(): void {
    this.#planned = [];
  }

  /** Goes back to the faults of the beginning, unspent. */
  reset(): void {
    this.#planned = plan(this.#first);
  }

  #applies({ fault, struck }: Planned, operationId: OperationId | undefined): boolean {
    if (fault.operation !== undefined && fault.operation !== operationId) return false;
    if (struck >= (fault.times ?? Infinity)) return false;
    return fault.rate === undefined || this.#world.chance() < fault.rate;
  }
}

function plan(faults: readonly Fault[]): Planned[] {
  return faults.map((fault) => ({ fault, struck: 0 }));
}
