import { basename, extname } from "node:path";
import { CliError, usageError } from "../cli-error.ts";
import { connect, type ConnectionFlags } from "../connection/connect.ts";
import { debugHooks } from "../connection/debug-hooks.ts";
import { createOutput, type Output } from "../console.ts";
import { untilStopped } from "../stop.ts";
import { FORMATS, type ExportOptions, type FormatName } from "./export/options.ts";
import { exportUsers } from "./export/run.ts";
import { manifestOf } from "./export/paths.ts";
import type { Manifest } from "./manifest.ts";
import { createProgress } from "./progress/progress.ts";
import { readKey } from "./pseudonyms/key-file.ts";
import { createPseudonyms } from "./pseudonyms/pseudonyms.ts";
import { readQuery } from "./query.ts";
import { readFields } from "./select-fields.ts";
import { counted } from "../text.ts";

/** The options of `stytch-fetch users export`, read. */
export interface ExportFlags extends ConnectionFlags {
  readonly out?: string;
  readonly format?: string;
  readonly query?: string;
  readonly fields?: string;
  /** The searches in a minute; Infinity for any number. */
  readonly rate: number;
  readonly pageSize: number;
  readonly force?: true;
  readonly restart?: true;
  readonly rawCells?: true;
  readonly pseudonymise?: string;
  readonly json?: true;
  readonly debug?: true;
}

/** Exports users to a file, and tells how far it is. */
export async function runExport(flags: ExportFlags): Promise<void> {
  const choices = await readChoices(flags);
  const key = flags.pseudonymise === undefined ? undefined : await readKey(flags.pseudonymise);
  const { rate, json, debug } = flags;
  const { stytch, environment } = await connect(flags, {
    options: {
      ...(rate < Infinity && { limit: { requests: rate, interval: 60_000 } }),
      ...(debug && { hooks: debugHooks() }),
    },
    changes: false,
  });
  const stop = new AbortController();
  void untilStopped().then(() => stop.abort());
  const progress = createProgress(flags, createOutput(json ? "stdout" : "stderr"));
  try {
    if (key?.isNew)
      progress.note(
        `Made the key ${flags.pseudonymise!}. Keep it: with it alone come the same pseudonyms again.`,
      );
    const pseudonyms = key && createPseudonyms(key.key);
    const manifest = await exportUsers(
      stytch,
      { ...choices, project: environment.projectId, pseudonyms },
      { signal: stop.signal, onPage: progress.at, onNote: progress.note },
    );
    progress.end();
    tell(choices.out, manifest, flags, createOutput("stdout"));
  } finally {
    progress.end();
    await stytch.close();
  }
}

async function readChoices(flags: ExportFlags): Promise<Omit<ExportOptions, "project">> {
  const format = readFormat(flags);
  const query = flags.query === undefined ? undefined : await readQuery(flags.query);
  return {
    out: flags.out ?? `users.${format}`,
    format,
    query,
    fields: flags.fields === undefined ? undefined : readFields(flags.fields),
    rawCells: flags.rawCells ?? false,
    force: flags.force ?? false,
    restart: flags.restart ?? false,
    pageSize: flags.pageSize,
  };
}

function readFormat({ format, out = "" }: ExportFlags): FormatName {
  const given = format ?? extname(out).slice(1).toLowerCase();
  const known = FORMATS.find((name) => name === given);
  if (known) return known;
  if (format === undefined) return "jsonl";
  throw usageError(`--format must be one of ${FORMATS.join(", ")}, not ${JSON.stringify(format)}.`);
}

function tell(out: string, manifest: Manifest, { json, quiet }: ExportFlags, output: Output): void {
  const { users, bytes, sha256 } = manifest;
  if (json) output.line(JSON.stringify({ event: "done", file: out, users, bytes, sha256 }));
  else if (!quiet) for (const line of describe(out, manifest)) output.line(line);
  const { missing } = users;
  if (!missing) return;
  throw new CliError(
    `The API counts ${counted(missing, "more user", "more users")} than it gave. What it gave is in ${out}. Export again, to another file, and compare the two.`,
  );
}

function describe(out: string, { users, bytes }: Manifest): string[] {
  const { written, created_meanwhile: came, deleted_meanwhile: went, repeated } = users;
  return [
    `${counted(written, "user is", "users are")} in ${out} (${counted(bytes, "byte")}), the count and hash in ${basename(manifestOf(out))}.`,
    ...(came > 0
      ? [`${counted(came, "came while it ran, and is", "came while it ran, and are")} in it.`]
      : []),
    ...(went ? [`${counted(went, "was", "were")} deleted while it ran, and may still be in it.`] : []),
    ...(repeated > 0
      ? [`${counted(repeated, "was given twice, and is", "were given twice, and are")} in it once.`]
      : []),
  ];
}
