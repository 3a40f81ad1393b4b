/**
 * Reads a variable of the environment.
 *
 * @param denied gives its value where the runtime doesn't permit to read it, as Deno may
 */
export function readEnv(name: string, denied: () => string | undefined): string | undefined {
  try {
    return process.env[name];
  } catch {
    return denied();
  }
}
