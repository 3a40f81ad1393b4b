import type { Calls } from "./calls.ts";
import { findChanges } from "./changes.ts";
import { findUserProblem } from "./check-user.ts";
import { createFind } from "./directory.ts";
import { keysOf, matchUser, type Keys, type UserIndex } from "./identifiers.ts";
import { IdentifiersSeen } from "./identifiers-seen.ts";
import type { Journal } from "./journal.ts";
import type { ImportedUser, Result, Row } from "./row.ts";
import { isTask, type Step } from "./step.ts";

/** So many rows are looked up at once. */
const BATCH = 100;

/** The settings of a plan. */
interface PlanOptions {
  readonly calls: Calls;
  readonly journal: Pick<Journal, "finished" | "begun">;
  /** Whether users who are there are to be changed. */
  readonly update: boolean;
  readonly signal: AbortSignal;
}

type Pending = Row & { readonly user: ImportedUser; readonly keys: Keys; readonly place: number };

/** The future of the rows of a file. */
export interface Plan {
  /** In the order of the file. */
  readonly steps: readonly Step[];
  /** The things that stay behind of users who are to be made or changed, and of how many. */
  readonly notCarried: ReadonlyMap<string, number>;
}

/** Plans what becomes of each row, without changing anything. */
export async function makePlan(rows: AsyncIterable<Row>, options: PlanOptions): Promise<Plan> {
  const steps: Step[] = [];
  const notCarried = new Map<string, number>();
  const seen = new IdentifiersSeen();
  const find = createFind(options.calls);
  let batch: Pending[] = [];

  async function lookUp(): Promise<void> {
    const index = await find(batch.map(({ keys }) => keys));
    for (const row of batch) {
      const step = decide(row, index, options);
      steps[row.place] = step;
      if (isTask(step)) countNotes(row.user, notCarried);
    }
    batch = [];
  }

  for await (const row of rows) {
    options.signal.throwIfAborted();
    const place = steps.length;
    const known = judgeAlone(row, seen) ?? options.journal.finished.get(row.line);
    if (known) {
      steps.push(known);
      continue;
    }
    const { user } = row as Row & { user: ImportedUser };
    // Its place is kept, and the step put there once the batch is looked up.
    steps.push({ line: row.line, outcome: "create" });
    batch.push({ line: row.line, user, keys: keysOf(user.params), place });
    if (batch.length === BATCH) await lookUp();
  }
  if (batch.length > 0) await lookUp();
  return { steps, notCarried };
}

/** Of all users together: how many addresses each has doesn't matter. */
function countNotes({ notCarried }: ImportedUser, counts: Map<string, number>): void {
  for (const note of new Set(notCarried.map((each) => each.replace(/ \(\d+\)/, "")))) {
    counts.set(note, (counts.get(note) ?? 0) + 1);
  }
}

/** The result of a row that is wrong by itself, or beside those before it. */
function judgeAlone(row: Row, seen: IdentifiersSeen): Result | undefined {
  const { line } = row;
  if ("problem" in row) return { line, outcome: "invalid", reason: row.problem };
  const { user } = row;
  const source_id = user.sourceId;
  const reason = findUserProblem(user);
  if (reason !== undefined) return { line, outcome: "invalid", source_id, reason };
  const twin = seen.add(keysOf(user.params), line);
  if (!twin) return undefined;
  const { by } = twin;
  return { line, outcome: "duplicate", source_id, by, reason: `line ${twin.line} has the same ${by}` };
}

function decide({ line, user, keys }: Pending, index: UserIndex, { journal, update }: PlanOptions): Step {
  const source_id = user.sourceId;
  const match = matchUser(keys, index, source_id);
  if (!match) return { line, outcome: "create" };
  const { by } = match;
  if ("conflict" in match) {
    return { line, outcome: "conflict", source_id, user_id: match.user_id, by, reason: match.conflict };
  }
  const { user_id } = match.user;
  const not_carried = user.notCarried;
  if (journal.begun.has(line)) {
    const reason = "made before the import was interrupted";
    return { line, outcome: "created", source_id, user_id, by, reason, not_carried };
  }
  const changes = update ? findChanges(user, match.user) : undefined;
  if (!changes) return { line, outcome: "already_there", source_id, user_id, by };
  return { line, outcome: "update", source_id, user_id, by, changes, not_carried };
}
