import { link, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { CliError } from "../../cli-error.ts";
import { syncFolder, writeAtomically } from "../../atomic-write.ts";
import type { Manifest } from "../manifest.ts";
import type { ExportPaths } from "./paths.ts";

/**
 * Puts a whole export in its place, with its manifest beside it. It may be done again, wherever a kill ended it.
 *
 * @throws {CliError} where another file has come to stand there meanwhile
 */
export async function publish(paths: ExportPaths, manifest: Manifest, force: boolean): Promise<void> {
  const { out, partial, journal } = paths;
  if (await exists(partial)) {
    await (force ? rename(partial, out) : placeNew(paths));
  }
  await syncFolder(dirname(out));
  await writeAtomically(paths.manifest, Buffer.from(`${JSON.stringify(manifest)}\n`));
  await rm(journal, { force: true });
}

/** Gives the file its name by a link, which unlike a rename never replaces another. */
async function placeNew({ out, partial }: ExportPaths): Promise<void> {
  try {
    await link(partial, out);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") {
      if (!(await areSame(partial, out))) throw inTheWay(out, partial);
    } else if (await exists(out)) {
      throw inTheWay(out, partial);
    } else {
      // A file system without links, as FAT.
      return rename(partial, out);
    }
  }
  await rm(partial);
}

function inTheWay(out: string, partial: string): CliError {
  return new CliError(
    `${out} has come to stand there while the export ran, and was left as it is. The export is whole, in ` +
      `${partial}: run the command again with --force to put it there, or move the other away first.`,
    3,
  );
}

async function areSame(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([stat(one), stat(other)]);
  return a.ino === b.ino && a.dev === b.dev;
}

/** Whether a file is there. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
