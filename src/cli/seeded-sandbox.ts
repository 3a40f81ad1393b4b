import { StytchConfigError } from "../errors/config.ts";
import { createSandbox, type Sandbox, type SandboxOptions } from "../sandbox/index.ts";
import { applyFile } from "./json-file.ts";
import { readSeed } from "./read-seed.ts";

type Unseeded = Omit<SandboxOptions, "seed">;

/**
 * Makes a sandbox that begins with what the file of `--seed` holds; without one, with nothing.
 *
 * @throws {CliError} naming the file, and what is wrong with it
 */
export async function createSeeded(options: Unseeded, path?: string): Promise<Sandbox> {
  if (path === undefined) return createSandbox(options);
  const { seed, places } = await readSeed(path);
  return seedSandbox("--seed", path, options, seed, places);
}

/**
 * Makes a sandbox of what a file held.
 *
 * @param places the places of its users in that file, where they aren't those in the list
 */
export function seedSandbox(
  role: string,
  path: string,
  options: Unseeded,
  seed: unknown,
  places?: readonly string[],
): Sandbox {
  const given = seed as NonNullable<SandboxOptions["seed"]>;
  return applyFile(role, path, () => {
    try {
      return createSandbox({ ...options, seed: given });
    } catch (error) {
      if (!(error instanceof StytchConfigError) || !places) throw error;
      throw new StytchConfigError(namePlaces(error.message, places));
    }
  });
}

/** Whoever looks into the file finds a user by their place there. */
function namePlaces(message: string, places: readonly string[]): string {
  return message.replaceAll(
    /\bseed\[(\d+)\](\.?)/g,
    (_, i: string, dot: string) => `${places[Number(i)]}${dot && ": "}`,
  );
}
