// Work that is done once for all processes that run tests at a time: who makes its folder does it, the others wait.
import { mkdirSync } from "node:fs";

/**
 * Makes a folder, which only one process can.
 *
 * @returns whether it wasn't there
 */
export function makeFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
