import process from "node:process";
import type { Stytch } from "../../../client/create.ts";
import { lock } from "../../lock.ts";
import { findOrdinaryFile } from "../../ordinary-file.ts";
import { checksOf } from "../line-checks.ts";
import type { Manifest } from "../manifest.ts";
import { describeEnd } from "./describe-end.ts";
import { formatOf } from "./formats/index.ts";
import { makeManifest } from "./make-manifest.ts";
import { openExport, type UnfinishedExport } from "./open.ts";
import type { ExportOptions } from "./options.ts";
import { pathsOf, type ExportPaths } from "./paths.ts";
import { publish } from "./publish.ts";
import { walkUsers, type ExportWatch } from "./walk.ts";
import { counted } from "../../text.ts";

/**
 * Writes all users that a query finds to a file, with a manifest beside it. A run that was stopped, killed, or failed, is
 * gone on with by the next one with the same options.
 *
 * @throws {CliError} with a sentence on what happened, and with exit code 3 where the next run goes on
 */
export async function exportUsers(
  stytch: Stytch,
  options: ExportOptions,
  watch: ExportWatch,
): Promise<Manifest> {
  const paths = pathsOf(await findOrdinaryFile("--out", options.out));
  const release = lock(paths.out, "Wait for it, or choose another file by --out.");
  process.once("exit", release);
  let unfinished: UnfinishedExport | undefined;
  try {
    const opened = await openExport(paths, options);
    if ("done" in opened) {
      await publish(paths, opened.done, options.force);
      return opened.done;
    }
    unfinished = opened;
    return await finishExport(stytch, options, watch, paths, opened);
  } catch (error) {
    throw await describeEnd(error, paths, unfinished?.writer);
  } finally {
    await unfinished?.writer.close().catch(() => undefined);
    release();
    process.off("exit", release);
  }
}

async function finishExport(
  stytch: Stytch,
  options: ExportOptions,
  watch: ExportWatch,
  paths: ExportPaths,
  { writer, started_at, resumed }: UnfinishedExport,
): Promise<Manifest> {
  const { written } = writer.counts;
  if (written > 0) watch.onNote(`Goes on behind the ${counted(written, "user")} that ${paths.partial} has.`);
  await walkUsers(stytch, options, watch, writer);
  const { end } = formatOf(options);
  if (end) await writer.file.append(end);
  const manifest = makeManifest(options, paths, writer, { started_at, resumed, last_lines: checksOf(end) });
  await writer.journal.append({ done: manifest });
  await publish(paths, manifest, options.force);
  return manifest;
}
