import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type { Sandbox, Snapshot } from "../sandbox/index.ts";
import { writeAtomically } from "./atomic-write.ts";
import { fileError, readJsonFile } from "./json-file.ts";
import { lock } from "./lock.ts";

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
  /** Saves what isn't saved yet. Resolves to whether the file now holds the latest state. */
  flush(): Promise<boolean>;
}

/**
 * Opens a state file, for one that doesn't exist too.
 *
 * @throws {CliError} naming the file and the reason. The file is untouched then.
 */
export async function openStateFile(given: string): Promise<StateFile> {
  // A link's target: a rename would put the file in the link's place.
  const path = await realpath(given).catch(() => resolve(given));
  const release = lock(path);
  try {
    const file = await readJsonFile("--state", path);
    if (file && (typeof file.value !== "object" || file.value === null || Array.isArray(file.value))) {
      throw fileError("--state", path, "holds no state of a sandbox; a list of users is for --seed");
    }
    return {
      found: file?.value as Snapshot | undefined,
      follow: (sandbox, failed) => follow(path, sandbox, failed),
      release,
    };
  } catch (error) {
    release();
    throw error;
  }
}

function follow(path: string, sandbox: Sandbox, failed: (problem: string) => void): Autosave {
  const ending = new AbortController();
  let dirty = true;
  let writing: Promise<void> | undefined;

  async function write(): Promise<void> {
    try {
      while (dirty) {
        // Whatever comes in until then is in one snapshot, so many changes cost few writes.
        await nextTurn();
        dirty = false;
        const begun = performance.now();
        await writeAtomically(path, JSON.stringify(sandbox.snapshot()));
        // Saving takes half of the time at most, however large the state is: requests wait while a snapshot is made.
        await sleep(performance.now() - begun, undefined, { signal: ending.signal }).catch(() => undefined);
      }
    } catch (error) {
      // The next change tries again.
      dirty = true;
      failed(`${path} can't be written (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
    } finally {
      // Here and not in a then(), before which another change could still come to lean on this write.
      writing = undefined;
    }
  }
  function save(): Promise<void> {
    return (writing ??= write());
  }

  const stop = sandbox.subscribe(() => {
    dirty = true;
    void save();
  });
  void save();
  return {
    flush: async () => {
      stop();
      ending.abort();
      await writing;
      if (dirty) await save();
      return !dirty;
    },
  };
}
