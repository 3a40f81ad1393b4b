import type { Credentials } from "../sandbox/credentials.ts";
import { createSandbox, type Sandbox, type SandboxOptions } from "../sandbox/index.ts";
import { applyFile, requireJsonFile } from "./json-file.ts";

/**
 * Makes a sandbox that begins with what the file of `--seed` holds; without one, with nothing.
 *
 * @throws {CliError} naming the file, and what is wrong with it
 */
export async function createSeeded(credentials: Credentials, path?: string): Promise<Sandbox> {
  if (path === undefined) return createSandbox(credentials);
  return seedSandbox("--seed", path, credentials, await requireJsonFile("--seed", path));
}

/** Makes a sandbox of what a file held. */
export function seedSandbox(role: string, path: string, credentials: Credentials, seed: unknown): Sandbox {
  const given = seed as NonNullable<SandboxOptions["seed"]>;
  return applyFile(role, path, () => createSandbox({ ...credentials, seed: given }));
}
