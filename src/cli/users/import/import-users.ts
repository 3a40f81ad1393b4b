import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import type { Stytch } from "../../../client/create.ts";
import { CliError } from "../../cli-error.ts";
import { createCalls } from "./calls.ts";
import { journalPath, openJournal, type Journal } from "./journal.ts";
import { readChunks } from "./lines.ts";
import { makePlan, type Plan } from "./plan.ts";
import { noteNotCarried } from "./not-carried.ts";
import { writeResults } from "./results.ts";
import type { Result, Row } from "./row.ts";
import { runPlan } from "./run.ts";
import type { Step } from "./step.ts";
import { countResults, type Counts } from "./summary.ts";

/** An import of a file's users. */
export interface ImportOptions {
  readonly stytch: Stytch;
  /** Names the project, so that a journal isn't taken for that of another. */
  readonly project: string;
  readonly file: string;
  /** The name of the form that the file has. */
  readonly from: string;
  /** Reads the file from its beginning. It is read twice: to plan, and to make users. */
  readonly readRows: () => AsyncIterable<Row>;
  readonly resultsPath: string;
  readonly update?: boolean | undefined;
  readonly concurrency?: number | undefined;
  /** The users that may be made in a second. Nothing: no limit. */
  readonly rate?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Waits so many milliseconds before another attempt. For tests. */
  readonly pause?: ((milliseconds: number) => Promise<unknown>) | undefined;
  /** Is told of the plan, before anything is changed. `false` ends the import there. */
  readonly planned?: ((plan: Plan) => boolean) | undefined;
  readonly progress?: ((result: Result) => void) | undefined;
}

/** The end of an import. */
export interface ImportReport {
  readonly counts: Counts;
  readonly results: readonly (Result | undefined)[];
  /** Whether it was ended after its plan, or before all rows were tried. */
  readonly ended: "done" | "planned" | "interrupted";
  /** Why it was stopped, where no further row would have fared better. */
  readonly stopped?: unknown;
}

const CONCURRENCY = 16;

/**
 * Imports the users of a file: plans first, then makes those who aren't there, and writes what became of each row. What was
 * done before it was interrupted isn't done again.
 */
export async function importUsers(options: ImportOptions): Promise<ImportReport> {
  const { file, project, from, update = false, signal = new AbortController().signal } = options;
  const calls = createCalls(options.stytch, options.rate, options.pause);
  const print = await fingerprint(file);
  const readRows = (): AsyncIterable<Row> => noteNotCarried(options.readRows());
  const journal = openJournal(journalPath(file), { sha256: print.sha256, project, from, update });
  try {
    const plan = await makePlan(readRows(), { calls, journal, update, signal });
    if (options.planned?.(plan) === false) {
      return { counts: countResults([]), results: [], ended: "planned" };
    }
    await requireUnchanged(file, print.state);
    return await carryOut(plan.steps, readRows(), { ...options, calls, journal, signal });
  } finally {
    journal.close();
  }
}

async function carryOut(
  steps: readonly Step[],
  rows: AsyncIterable<Row>,
  {
    concurrency = CONCURRENCY,
    resultsPath,
    ...options
  }: ImportOptions & {
    readonly calls: ReturnType<typeof createCalls>;
    readonly journal: Journal;
    readonly signal: AbortSignal;
  },
): Promise<ImportReport> {
  const { results, stopped } = await runPlan(steps, rows, { ...options, concurrency });
  const counts = countResults(results);
  if (stopped !== undefined || counts.not_tried > 0)
    return { counts, results, ended: "interrupted", stopped };
  await writeResults(resultsPath, results as readonly Result[]).catch((error: unknown) => {
    // The journal stays, so nothing is done twice.
    throw new CliError(
      `The rows are done, but ${resultsPath} can't be written (${(error as NodeJS.ErrnoException).code ?? "unknown error"}). Make room for it, and run it again.`,
      3,
    );
  });
  if (counts.failed === 0) options.journal.remove();
  return { counts, results, ended: "done" };
}

/** Reads a file once, to know it again. */
async function fingerprint(file: string): Promise<{ sha256: string; state: string }> {
  const state = await stateOf(file);
  const hash = createHash("sha256");
  for await (const chunk of readChunks(file)) hash.update(chunk);
  return { sha256: hash.digest("hex"), state };
}

async function stateOf(file: string): Promise<string> {
  const { ino, size, mtimeMs } = await stat(file);
  return `${ino} ${size} ${mtimeMs}`;
}

/** A plan is by line, and would make other users than those who were looked up. */
async function requireUnchanged(file: string, state: string): Promise<void> {
  if ((await stateOf(file)) !== state) {
    throw new CliError(
      `${file} was changed while its users were looked up. Nothing was imported: run it again.`,
    );
  }
}
