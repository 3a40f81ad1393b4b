import { createSandbox, type Sandbox, type SandboxOptions } from "../sandbox/index.ts";
import { applyFile, requireJsonFile } from "./json-file.ts";

type Unseeded = Omit<SandboxOptions, "seed">;

/**
 * Makes a sandbox that begins with what the file of `--seed` holds; without one, with nothing.
 *
 * @throws {CliError} naming the file, and what is wrong with it
 */
export async function createSeeded(options: Unseeded, path?: string): Promise<Sandbox> {
  if (path === undefined) return createSandbox(options);
  return seedSandbox("--seed", path, options, await requireJsonFile("--seed", path));
}

/** Makes a sandbox of what a file held. */
export function seedSandbox(role: string, path: string, options: Unseeded, seed: unknown): Sandbox {
  const given = seed as NonNullable<SandboxOptions["seed"]>;
  return applyFile(role, path, () => createSandbox({ ...options, seed: given }));
}
