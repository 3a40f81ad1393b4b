// What is to come of a call that a fault strikes, from the fault's row and the kind of the call.
import type { ExpectedError, Fault, Scheme, TransportName } from "./fault.ts";
import { names, operationOf, type OperationName } from "./operations.ts";
import { faults } from "./rows/index.ts";

/** The tries that a client makes when nothing is said. */
const ATTEMPTS = 3;
/** Half of the jitter, as the tests' random number is always a half. */
const DELAYS = [125, 250] as const;

/** One call to be made: a fault strikes it each time, or only the first time. */
export interface Cell {
  fault: Fault;
  operation: OperationName;
  transport: TransportName;
  scheme: Scheme;
  times: number;
}

export interface Expected {
  /** What each attempt fails with that the fault strikes. */
  failure: ExpectedError | undefined;
  /** Whether the last attempt is not struck. */
  recovers: boolean;
  attempts: number;
  /** The pauses between them. */
  delays: readonly number[];
}

/** What is to come of a call. */
export function expectedOutcome({ fault, operation, transport, times }: Cell): Expected {
  const { retried, error } = { ...fault, ...fault[transport] };
  const { kind } = operationOf(operation);
  const again = retried === "any" || (retried === "repeatable" && kind !== "unsafe");
  const attempts = again ? Math.min(ATTEMPTS, times + 1) : 1;
  return {
    failure: error,
    recovers: !error || attempts > times,
    attempts,
    delays: fault.delays?.length === 1 ? fault.delays : (fault.delays ?? DELAYS).slice(0, attempts - 1),
  };
}

/** Every call over one transport and scheme. */
export function cellsOf(transport: TransportName, scheme: Scheme): Cell[] {
  const possible = faults.filter(
    ({ schemes, transports }) =>
      (schemes ?? [scheme]).includes(scheme) && (transports ?? [transport]).includes(transport),
  );
  return possible.flatMap((fault) =>
    timesOf(fault).flatMap((times) =>
      operationsOf(fault).map((operation): Cell => ({ fault, operation, transport, scheme, times })),
    ),
  );
}

/** A fault that is never retried would show the same if it struck once. */
function timesOf({ retried, lasting }: Fault): number[] {
  return retried === "never" || lasting ? [Infinity] : [Infinity, 1];
}

/** Where it costs much, one operation of each kind. */
function operationsOf({ call }: Fault): OperationName[] {
  return call?.large ? ["search", "update", "create"] : names;
}
