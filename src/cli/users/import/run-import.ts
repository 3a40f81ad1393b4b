import { relative } from "node:path";
import process from "node:process";
import { CliError, usageError } from "../../cli-error.ts";
import { connect, type ConnectionFlags } from "../../connection/connect.ts";
import { debugHooks } from "../../connection/debug-hooks.ts";
import { lock } from "../../lock.ts";
import { untilStopped } from "../../stop.ts";
import { importUsers, type ImportReport } from "./import-users.ts";
import { journalPath } from "./journal.ts";
import { createImportOutput, type ImportOutput } from "./output.ts";
import { findResultsPath } from "./results.ts";
import { openSource, type SourceFlags } from "./source.ts";
import { isComplete, type Counts } from "./summary.ts";
import { counted } from "../../text.ts";

/** The options of `users import`. */
export interface ImportFlags extends ConnectionFlags, SourceFlags {
  readonly dryRun?: true;
  readonly update?: true;
  readonly concurrency: number;
  readonly rate: number;
  readonly outResults?: string;
  readonly force?: true;
  readonly json?: true;
  readonly debug?: true;
}

/**
 * Imports a file, and tells what became of it.
 *
 * @throws {CliError} with the exit code 3 where some rows weren't imported, and 130 after Ctrl-C
 */
export async function runImport(file: string | undefined, flags: ImportFlags): Promise<void> {
  if (file === undefined) throw usageError("users import takes a file of users. `--help` has examples.");
  const source = await openSource(file, flags);
  const resultsPath = findResultsPath(file, flags.outResults, !!flags.force);
  const hooks = flags.debug && debugHooks();
  // All attempts are paced, those that the client makes again too.
  const limit = flags.rate === Infinity ? undefined : { requests: flags.rate, interval: 1000 };
  const { stytch, environment } = await connect(flags, {
    options: { hooks, limit },
    changes: !flags.dryRun,
  });
  const release = flags.dryRun ? undefined : lock(journalPath(file), "Wait for that, or stop it.");
  const output = createImportOutput(file, flags);
  const stop = new AbortController();
  void untilStopped().then(() => stop.abort());
  try {
    const report = await importUsers({
      stytch,
      project: environment.projectId,
      file,
      from: source.from,
      readRows: source.rows,
      resultsPath,
      update: flags.update,
      concurrency: flags.concurrency,
      rate: flags.rate === Infinity ? undefined : flags.rate,
      signal: stop.signal,
      planned(plan) {
        output.plan(plan);
        return !flags.dryRun;
      },
      progress: () => output.progress(),
    });
    conclude(report, output, stop.signal, resultsPath);
  } catch (error) {
    if (stop.signal.aborted && error === stop.signal.reason) throw interrupted("Nothing was changed yet.");
    throw error;
  } finally {
    output.close();
    release?.();
    await stytch.close();
  }
}

function conclude(
  { ended, counts, stopped }: ImportReport,
  output: ImportOutput,
  signal: AbortSignal,
  resultsPath: string,
): void {
  if (ended === "planned") return;
  const made = counts.created + counts.updated;
  if (ended === "interrupted") {
    output.stopped(counts);
    const so = `${ofRows(made, counts)} made or changed, ${counted(counts.not_tried, "wasn't", "weren't")} tried.`;
    if (stopped === undefined && signal.aborted) throw interrupted(so);
    const why = stopped instanceof Error ? stopped.message : "it was stopped";
    throw new CliError(`It was stopped: ${why}\n${so} Run it again to go on.`, made > 0 ? 3 : 1);
  }
  const shown = relative(process.cwd(), resultsPath);
  output.done(counts, shown.startsWith("..") ? resultsPath : shown);
  if (isComplete(counts)) return;
  const missing = counts.rows - counts.created - counts.updated - counts.already_there;
  throw new CliError(
    `${ofRows(missing, counts, "wasn't", "weren't")} imported. ${resultsPath} has the reasons.`,
    3,
  );
}

/** Some of all rows, with the verb that goes with them: `1 of 3 rows is`. */
function ofRows(some: number, { rows }: Counts, one = "is", more = "are"): string {
  return `${some.toLocaleString("en-US")} of ${counted(rows, "row")} ${some === 1 ? one : more}`;
}

function interrupted(so: string): CliError {
  return new CliError(`Interrupted. ${so} Run the same command again to go on.`, 130);
}
