import { readFile } from "node:fs/promises";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type { Sandbox, Snapshot } from "../sandbox/index.ts";
import { snapshotText } from "../sandbox/seed/snapshot-text.ts";
import { writeAtomically } from "./atomic-write.ts";
import { CliError } from "./cli-error.ts";
import { fileError, readJsonFile } from "./json-file.ts";
import { lock } from "./lock.ts";
import { findOrdinaryFile } from "./ordinary-file.ts";

/** A file that a sandbox's state is kept in. This process alone writes it. */
export interface StateFile {
  /** The state that the file held at the start. */
  readonly found: Snapshot | undefined;
  /** Saves the sandbox's state from now on, soon after each change. */
  follow(sandbox: Sandbox, failed: (problem: string) => void): Autosave;
  release(): void;
}

/** The saving of a sandbox's state after each change. */
export interface Autosave {
  /** Resolves once the file holds every change so far, or could not be written. */
  saved(): Promise<void>;
  /** Saves what isn't saved yet. Resolves to whether the file now holds the latest state. */
  flush(): Promise<boolean>;
}

/**
 * Opens a state file, for one that doesn't exist too.
 *
 * @throws {CliError} naming the file and the reason. The file is untouched then.
 */
export async function openStateFile(given: string): Promise<StateFile> {
  const path = await findOrdinaryFile("--state", given);
  const release = lock(path, "Stop that, or give this one another --state.");
  try {
    const file = await readJsonFile("--state", path);
    if (file && (typeof file.value !== "object" || file.value === null || Array.isArray(file.value))) {
      throw fileError("--state", path, "holds no state of a sandbox; a list of users is for --seed");
    }
    return {
      found: file?.value as Snapshot | undefined,
      follow: (sandbox, failed) => follow(path, file?.bytes, sandbox, failed),
      release,
    };
  } catch (error) {
    release();
    throw error;
  }
}

function follow(
  path: string,
  seen: Buffer | undefined,
  sandbox: Sandbox,
  failed: (problem: string) => void,
): Autosave {
  let own = seen;
  const ending = new AbortController();
  /** The number of changes, of which the state at the start is the first, and how many of them the file holds. */
  const count = { made: 1, written: 0 };
  let writing: Promise<void> | undefined;
  const waiting: (() => void)[] = [];

  async function write(): Promise<void> {
    try {
      while (count.written < count.made) {
        // Whatever comes in until then is in one snapshot, so many changes cost few writes.
        await nextTurn();
        await requireUnchanged(path, own);
        const begun = performance.now();
        const { made } = count;
        const bytes = Buffer.from(snapshotText(sandbox));
        const busy = performance.now() - begun;
        await writeAtomically(path, bytes);
        own = bytes;
        count.written = made;
        release();
        // Requests wait while a snapshot is made: that takes half of the time at most, however large the state is.
        await sleep(busy, undefined, { signal: ending.signal }).catch(() => undefined);
      }
    } catch (error) {
      // The next change tries again.
      failed(`${path} ${explain(error)}`);
    } finally {
      // Here and not in a then(), before which another change could still come to lean on this write.
      writing = undefined;
      release();
    }
  }
  function save(): Promise<void> {
    return (writing ??= write());
  }
  function release(): void {
    for (const resolve of waiting.splice(0)) resolve();
  }

  const stop = sandbox.subscribe(() => {
    count.made += 1;
    void save();
  });
  void save();
  return {
    saved: async () => {
      const { made } = count;
      while (count.written < made && writing) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    flush: async () => {
      stop();
      ending.abort();
      await writing;
      if (count.written < count.made) await save();
      return count.written === count.made;
    },
  };
}

/** A file that someone edits while the sandbox runs would be lost. One that is deleted is only made again. */
async function requireUnchanged(path: string, own: Buffer | undefined): Promise<void> {
  const found = await readFile(path).catch(() => undefined);
  if (found === undefined || (own && found.equals(own))) return;
  throw new CliError(
    "was changed by another program, and is left as it is. Start the sandbox again to read it.",
  );
}

function explain(error: unknown): string {
  if (error instanceof CliError) return error.message;
  const { code = String(error) } = error as NodeJS.ErrnoException;
  const reason = code === "ENOSPC" ? "the disk is full: ENOSPC" : code;
  return `can't be written (${reason}). The next change tries again.`;
}
