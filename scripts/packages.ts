/**
 * npm, as the commands call it that have packages of their own: `npm run runtimes`, `instrumentation` and
 * `interop`.
 */
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";

/**
 * Installs a folder's packages where they aren't there, or not as its lock file says.
 *
 * @param note what is installed, said before
 */
export function installPackages(folder: string, note: string): void {
  const [lock, installed] = ["package-lock.json", "node_modules/.package-lock.json"].map(
    (file) => statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  if (lock! <= installed!) return;
  console.log(note);
  npm(folder, "ci");
}

/** Runs npm, and gives what it prints. What it complains of is shown. */
export function npm(cwd: string, ...args: string[]): string {
  const { status, stdout } = spawnSync("npm", args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`npm ${args[0]} failed.\n${stdout}`);
  return stdout;
}
