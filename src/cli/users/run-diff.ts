import { once } from "node:events";
import process from "node:process";
import { CliError } from "../cli-error.ts";
import type { FieldChange } from "./diff/changed-fields.ts";
import { diffUsers, type Difference } from "./diff/diff.ts";
import { getPath } from "./paths.ts";
import { counted } from "../text.ts";

/** The options of `stytch-fetch users diff`, read. */
export interface DiffFlags {
  readonly json?: true;
  readonly quiet?: true;
}

/**
 * Prints in what two files of users differ.
 *
 * @throws {CliError} with the counts, where they do: the exit code is that of `diff`
 */
export async function runDiff(before: string, after: string, { json, quiet }: DiffFlags): Promise<void> {
  const counts = { added: 0, removed: 0, changed: 0 };
  for await (const difference of diffUsers(before, after)) {
    counts[difference.change] += 1;
    if (!quiet) await print(json ? JSON.stringify(difference) : describe(difference));
  }
  if (counts.added + counts.removed + counts.changed === 0) {
    if (!json && !quiet) await print(`${before} and ${after} have the same users.`);
    return;
  }
  throw new CliError(
    `They differ: ${counted(counts.added, "user was", "users were")} added, ${counts.removed} removed, ${counts.changed} changed.`,
  );
}

/** Writes a line, and waits while whoever reads is slower than the files. */
async function print(line: string): Promise<void> {
  const { stdout } = process;
  if (stdout.destroyed || stdout.write(`${line}\n`)) return;
  const done = new AbortController();
  const { signal } = done;
  // A reader that has had enough drains nothing.
  await Promise.race([once(stdout, "drain", { signal }), once(stdout, "close", { signal })]).catch(
    () => undefined,
  );
  done.abort();
}

function describe(difference: Difference): string {
  const { change, user_id } = difference;
  if (change === "changed") return `~ ${user_id}${difference.fields.map(describeChange).join("")}`;
  const address =
    getPath(difference.user, ["emails", "0", "email"]) ??
    getPath(difference.user, ["phone_numbers", "0", "phone_number"]);
  return `${change === "added" ? "+" : "-"} ${user_id}${address === undefined ? "" : ` ${show(address)}`}`;
}

function describeChange({ field, before, after }: FieldChange): string {
  return `\n    ${field}: ${show(before)} -> ${show(after)}`;
}

/** As JSON, in which no text steers a terminal. */
function show(value: unknown): string {
  if (value === undefined) return "(none)";
  return JSON.stringify(value).replaceAll(
    /[\u007f-\u009f\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
