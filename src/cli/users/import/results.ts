import { existsSync } from "node:fs";
import { writeAtomically } from "../../atomic-write.ts";
import { resolve } from "node:path";
import { CliError, usageError } from "../../cli-error.ts";
import { journalPath } from "./journal.ts";
import type { Result } from "./row.ts";

/**
 * Finds the file for the results of an import: the one that was asked for, or one beside the imported file. The results of
 * an earlier import are never written over.
 *
 * @throws {CliError} where the one that was asked for is there already
 */
export function findResultsPath(file: string, asked: string | undefined, force: boolean): string {
  if (asked !== undefined) {
    if ([file, journalPath(file)].some((own) => resolve(own) === resolve(asked))) {
      throw usageError("--out-results names the imported file, or its journal. Name another.");
    }
    if (!force && existsSync(asked)) {
      throw new CliError(`--out-results: ${asked} is there already. Name another file, or add --force.`);
    }
    return asked;
  }
  for (let number = 1; ; number++) {
    const path = `${file}.results${number === 1 ? "" : `.${number}`}.jsonl`;
    if (!existsSync(path)) return path;
  }
}

/** Writes a line of JSON for each row. Fields that say nothing are left out. */
export async function writeResults(path: string, results: readonly Result[]): Promise<void> {
  const lines = results.map((result) => `${JSON.stringify(tidy(result))}\n`);
  await writeAtomically(path, Buffer.from(lines.join("")));
}

function tidy({ line, outcome, source_id, user_id, by, reason, not_carried }: Result): Result {
  return {
    line,
    outcome,
    source_id,
    user_id,
    by,
    reason,
    not_carried: not_carried && not_carried.length > 0 ? not_carried : undefined,
  };
}
