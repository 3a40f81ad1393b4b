import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Reads what an earlier process kept in a file; `undefined` where there is nothing to be read. */
export function readCacheFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Keeps a value for the next process, which makes it once more where it can't be written. Whoever reads the file meanwhile finds
 * the old one or the new one.
 */
export function writeCacheFile(file: string, value: unknown): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(value));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // The next process makes it once more.
  }
}
