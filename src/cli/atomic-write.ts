import { open, rename, stat, unlink } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Puts contents in a file's place, so that at any moment, also when the process is killed or the power fails, the file
 * holds either the old ones or the new ones, whole. Mode and owner stay; a new file is the user's alone.
 * Only one process may write the file at a time.
 *
 * @param mode a new file's, of which the umask takes what it takes of any
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/functions/rename.html
 */
export async function writeAtomically(
  path: string,
  contents: string | Uint8Array,
  mode = 0o600,
): Promise<void> {
  // In the same folder, because a rename can't cross to another file system.
  const temporary = `${path}.tmp`;
  // Whatever a killed process left, or someone else put there: a link is removed, and not followed.
  await removeFile(temporary);
  try {
    await writeNew(temporary, contents, { path, mode });
    await rename(temporary, path);
  } catch (error) {
    // What a full disk cut off would only fill it.
    await removeFile(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Writes a file that isn't there yet, like another one, or else with a mode. */
async function writeNew(
  path: string,
  contents: string | Uint8Array,
  model: { readonly path: string; readonly mode: number },
): Promise<void> {
  // "wx" is exclusive: nobody can have put a file of their own, or a link, in its place.
  const file = await open(path, "wx", model.mode);
  try {
    const { mode, uid, gid } = (await stat(model.path).catch(ignoreMissing)) ?? (await file.stat());
    // Only the superuser may give a file away. For all others, the owner is the one that there was, most likely.
    await file.chown(uid, gid).catch(() => undefined);
    // The mode at opening is cut down by the umask.
    await file.chmod(mode & 0o777);
    await file.writeFile(contents);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function removeFile(path: string): Promise<void> {
  await unlink(path).catch(ignoreMissing);
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
  return undefined;
}

/** Without it, the rename itself might not outlive a power failure. Windows can't, and doesn't need it. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
