import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import process from "node:process";
import { Failure } from "./failure.ts";

/** Whose a lock is. */
interface Holder {
  readonly pid: number;
  /** When the process began, as far as the system tells: a pid alone may be another's by now. */
  readonly started: string | null;
  readonly host: string;
}

/** Two others that start in the same moment may each leave a lock in the way once. */
const TRIES = 3;

/**
 * Takes a file for this process alone, by a file next to it that names the process. The lock of a process that is gone
 * is taken over.
 *
 * @returns what releases it
 * @throws {Failure} naming the process that has it
 */
export function lock(path: string): () => void {
  const lockPath = `${path}.lock`;
  const own = JSON.stringify(describeProcess(process.pid));
  for (let tries = 0; tries < TRIES; tries++) {
    if (create(lockPath, own)) return () => release(lockPath, own);
    const found = read(lockPath);
    if (found === undefined) continue;
    refuseIfAlive(path, lockPath, found);
    // Only the lock that was judged: another may have taken it over in between.
    release(lockPath, found);
  }
  throw new Failure(`${path} is being taken by another process at this moment. Try again.`);
}

/**
 * Makes the lock with its text in one step: it is written to the side and linked. One that was opened first and written
 * then would be empty for a moment, and taken for half a lock by another process that looks just then.
 */
function create(lockPath: string, text: string): boolean {
  const draft = `${lockPath}.${process.pid}`;
  try {
    writeFileSync(draft, text, { mode: 0o600 });
    linkSync(draft, lockPath);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    throw new Failure(`${lockPath} can't be written (${code ?? "unknown error"}). Check the folder.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

function release(lockPath: string, text: string): void {
  if (read(lockPath) === text) unlinkSync(lockPath);
}

function read(lockPath: string): string | undefined {
  try {
    return readFileSync(lockPath, "utf8");
  } catch {
    return undefined;
  }
}

function refuseIfAlive(path: string, lockPath: string, text: string): void {
  const holder = parse(text);
  if (!holder) return;
  const { pid, host, started } = holder;
  if (host !== hostname()) {
    throw new Failure(
      `${path} is in use by process ${pid} on ${host}. If that is gone, delete ${lockPath} and try again.`,
    );
  }
  if (pid === process.pid || !isAlive(pid) || started !== describeProcess(pid).started) return;
  throw new Failure(`${path} is in use by process ${pid}. Stop that, or give this one another --state.`);
}

/** What says nothing of a process, as an empty file of another program, is no lock. */
function parse(text: string): Holder | undefined {
  try {
    const { pid, started, host } = JSON.parse(text) as Holder;
    return Number.isInteger(pid) && pid > 0 ? { pid, started, host } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function describeProcess(pid: number): Holder {
  return { pid, started: readStart(pid), host: hostname() };
}

/**
 * Linux tells when a process began: the 22nd word, counted from behind a name that may hold anything. One that has ended
 * but is still listed (a zombie) began never.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function readStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const words = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return words[0] === "Z" ? null : (words[19] ?? null);
  } catch {
    return null;
  }
}
