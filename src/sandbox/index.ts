import type { SandboxOptions } from "./options.ts";
import { assemble, type Sandbox } from "./sandbox.ts";
import { realWorld } from "./world.ts";

export type { Sandbox } from "./sandbox.ts";
export type { SandboxOptions } from "./options.ts";
export type { SeedFactors, SeedUser } from "./seed.ts";

/**
 * Makes a sandbox: a local imitation of the Stytch Users API that keeps its users in memory.
 *
 * It has no server and no port: it is one function from `Request` to `Response`, and each sandbox has users of its own.
 * What it doesn't imitate yet, it answers with status 501 and the operation's name.
 *
 * @throws {StytchConfigError} where an option is missing, unknown or wrong, and for a live project's id
 * @example
 * const sandbox = createSandbox({ projectId, secret, seed: [{ email: "ada@example.com" }] });
 * const stytch = createStytch({ projectId, secret, fetch: sandbox.fetch });
 * for await (const user of stytch.users.searchAll()) console.log(user.emails);
 */
export function createSandbox(options: SandboxOptions): Sandbox {
  return assemble(options, realWorld);
}
