import { watch as watchPath } from "node:fs";

/** Editors save in several steps (truncate, write, rename); this many milliseconds of quiet mean they are done. */
const QUIET = 60;

/**
 * Runs `run` now and after each change under the paths, one run at a time, for as long as the process lives.
 *
 * A run that throws is printed, not fatal: the next save gets its own try.
 */
export async function watch(paths: string[], run: () => Promise<number>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;

  async function once(): Promise<void> {
    if (running) {
      again = true;
      return;
    }
    running = true;
    await run().catch((error: unknown) => console.error(error));
    running = false;
    if (again) {
      again = false;
      await once();
    } else console.log("Waiting for a change. Ctrl-C ends.");
  }

  for (const path of paths) {
    watchPath(path, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => void once(), QUIET);
    });
  }
  await once();
}
