import { randomUUID } from "node:crypto";
import { linkSync, lstatSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import process from "node:process";
import { isWhole } from "../checks.ts";
import { CliError } from "./cli-error.ts";

/** The process that a lock belongs to. */
interface Holder {
  readonly pid: number;
  /** Its start, as far as the system tells: the number alone may be another process's by now. */
  readonly started: string | null;
  readonly host: string;
}

/** The largest number of a process: 0 and those below it are groups. */
const MAX_PID = 2 ** 31 - 1;

/** Two others that start in the same moment may each leave a lock in the way once. */
const TRIES = 3;

/**
 * Takes a file for this process alone, by a file next to it that names the process. The lock of a process that is gone
 * is taken over.
 *
 * @param advice what to do where another process has it, in a sentence
 * @returns a function that releases it
 * @throws {CliError} naming the process that has it
 */
export function lock(path: string, advice: string): () => void {
  const lockPath = `${path}.lock`;
  const own = JSON.stringify({ pid: process.pid, started: startOf(process.pid), host: hostname() });
  for (let tries = 0; tries < TRIES; tries++) {
    if (create(lockPath, own)) return () => release(lockPath, own);
    const found = read(lockPath);
    if (found === undefined) continue;
    refuseIfAlive(path, lockPath, found, advice);
    // Only the lock that was judged: another may have taken it over in between.
    release(lockPath, found);
  }
  throw new CliError(`${path} is being taken by another process at this moment. Try again.`);
}

/**
 * Makes the lock with its text in one step: it is written to the side and linked. One that was opened first and written
 * then would be empty for a moment, and taken for half a lock by another process that looks just then.
 */
function create(lockPath: string, text: string): boolean {
  const draft = `${lockPath}.${randomUUID()}`;
  try {
    // "wx" is exclusive: a link that someone put there isn't followed.
    writeFileSync(draft, text, { flag: "wx", mode: 0o600 });
    linkSync(draft, lockPath);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    throw new CliError(`${lockPath} can't be written (${code ?? "unknown error"}). Check the folder.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

function release(lockPath: string, text: string): void {
  try {
    if (read(lockPath) === text) unlinkSync(lockPath);
  } catch {
    // Another was quicker, or put something else there.
  }
}

/** @throws {CliError} for what isn't an ordinary file, and so no lock */
function read(lockPath: string): string | undefined {
  const found = lstatSync(lockPath, { throwIfNoEntry: false });
  if (found && !found.isFile()) {
    throw new CliError(`${lockPath} stands where the lock belongs, and is no file. Move it away.`);
  }
  try {
    return readFileSync(lockPath, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw new CliError(`${lockPath} can't be read (${code ?? "unknown error"}). Check whose it is.`);
  }
}

function refuseIfAlive(path: string, lockPath: string, text: string, advice: string): void {
  const { pid, host, started } = parse(text) ?? {};
  // A text that names no process, as an empty file of another program, is no lock.
  if (!isWhole(pid, 1, MAX_PID)) return;
  if (host !== hostname()) {
    throw new CliError(
      `${path} is in use by process ${pid} on ${host!}. If that is gone, delete ${lockPath} and try again.`,
    );
  }
  if (pid === process.pid || !isAlive(pid) || started !== startOf(pid)) return;
  throw new CliError(`${path} is in use by process ${pid}. ${advice}`);
}

function parse(text: string): Partial<Holder> | null | undefined {
  try {
    return JSON.parse(text) as Partial<Holder> | null;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Linux tells when a process began: the 20th word behind its name, which may hold anything. One that has ended but is
 * still listed (a zombie) began never.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
function startOf(pid: number): string | null {
  try {
    const words = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return words[0] === "Z" ? null : words[19]!;
  } catch {
    return null;
  }
}
