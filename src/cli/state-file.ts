import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type { Sandbox, Snapshot } from "../sandbox/index.ts";
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
  const release = lock(path);
  try {
    const file = await readJsonFile("--state", path);
    if (file && (typeof file.value !== "object" || file.value === null || Array.isArray(file.value))) {
      throw fileError("--state", path, "holds no state of a sandbox; a list of users is for --seed");
    }
    return {
      found: file?.value as Snapshot | undefined,
      follow: (sandbox, failed) => follow(path, file && hash(file.bytes), sandbox, failed),
      release,
    };
  } catch (error) {
    release();
    throw error;
  }
}

function follow(
  path: string,
  seen: string | undefined,
  sandbox: Sandbox,
  failed: (problem: string) => void,
): Autosave {
  let own = seen;
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
        await requireUnchanged(path, own);
        const text = JSON.stringify(sandbox.snapshot());
        await writeAtomically(path, text);
        own = hash(text);
        // Saving takes half of the time at most, however large the state is: requests wait while a snapshot is made.
        await sleep(performance.now() - begun, undefined, { signal: ending.signal }).catch(() => undefined);
      }
    } catch (error) {
      // The next change tries again.
      dirty = true;
      failed(`${path} ${explain(error)}`);
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

/** A hash of all that a file holds, or nothing where there is none. */
async function hashOf(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes && hash(bytes);
}

function hash(contents: string | Buffer): string {
  return createHash("sha256").update(contents).digest("base64");
}

/** A file that someone edits while the sandbox runs would be lost. One that is deleted is only made again. */
async function requireUnchanged(path: string, own: string | undefined): Promise<void> {
  const found = await hashOf(path);
  if (found === undefined || found === own) return;
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
