import { open, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Puts a text in a file's place, so that at any moment, also when the process is killed or the power fails, the file
 * holds either the old text or the new one, whole.
 *
 * Only one process may write the file at a time.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/functions/rename.html
 */
export async function writeAtomically(path: string, text: string): Promise<void> {
  // In the same folder, because a rename can't cross to another file system. What a killed process left is overwritten.
  const temporary = `${path}.tmp`;
  const file = await open(temporary, "w", await modeOf(path));
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

async function modeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found ? found.mode & 0o777 : 0o600;
}

/** Without it, the rename itself might not outlive a power failure. Windows can't, and doesn't need it. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
