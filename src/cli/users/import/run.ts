import type { Calls } from "./calls.ts";
import { changeUser } from "./change-user.ts";
import type { Journal } from "./journal.ts";
import { makeUser } from "./make-user.ts";
import type { ImportedUser, Result, Row } from "./row.ts";
import { isTask, type Step } from "./step.ts";

/** The means by which a plan is carried out. */
interface RunOptions {
  readonly calls: Calls;
  readonly journal: Journal;
  readonly concurrency: number;
  /** Takes no further rows once it aborts; those that are under way are finished. */
  readonly signal: AbortSignal;
  readonly progress?: ((result: Result) => void) | undefined;
}

/** The results of a plan. */
interface RunReport {
  readonly results: readonly (Result | undefined)[];
  /** Why it was stopped. */
  readonly stopped: unknown;
}

/** After so many rows in a row that failed, the API is taken to be out. */
const MAX_FAILED = 20;

/**
 * Carries out a plan, several rows at a time, and gives the results in the order of the file. Rows that there was no
 * time for have none. It stops where no further row would fare better, once those that are under way are finished.
 */
export async function runPlan(
  steps: readonly Step[],
  rows: AsyncIterable<Row>,
  options: RunOptions,
): Promise<RunReport> {
  const results: (Result | undefined)[] = [];
  const source = rows[Symbol.asyncIterator]();
  let place = 0;
  let failed = 0;
  let stopped: { error: unknown } | undefined;

  async function work(): Promise<void> {
    while (!options.signal.aborted && !stopped) {
      // One reads at a time, as a generator's calls wait for one another; the place is that of this row.
      const next = source.next();
      const own = place++;
      const read = await next;
      if (read.done) return;
      const step = steps[own];
      if (step) await settle(own, step, read.value);
    }
  }

  async function settle(own: number, step: Step, row: Row): Promise<void> {
    try {
      const result = await carryOut(step, row, options);
      results[own] = result;
      if (isTask(step)) options.progress?.(result);
      failed = result.outcome === "failed" ? failed + 1 : isTask(step) ? 0 : failed;
      if (failed >= MAX_FAILED)
        stopped ??= { error: new Error(`${failed} users in a row failed: ${result.reason!}`) };
    } catch (error) {
      stopped ??= { error };
    }
  }

  await Promise.all(Array.from({ length: options.concurrency }, work));
  await source.return?.();
  const inOrder = steps.map((step, i) => results[i] ?? (isTask(step) ? undefined : step));
  return { results: inOrder, stopped: stopped?.error };
}

async function carryOut(step: Step, row: Row, { calls, journal }: RunOptions): Promise<Result> {
  if (!isTask(step)) return step;
  const { user } = row as Row & { user: ImportedUser };
  if (step.outcome === "create") journal.begin(step.line);
  const result =
    step.outcome === "create" ? await makeUser(step.line, user, calls) : await changeUser(step, user, calls);
  journal.finish(result);
  return result;
}
