import { createHandler } from "./handler.ts";
import { readOptions, type SandboxOptions } from "./options.ts";
import { plantSeed } from "./seed.ts";
import { State } from "./state.ts";
import type { World } from "./world.ts";

/** A local imitation of the Stytch Users API. */
export interface Sandbox {
  /**
   * Answers a request. It can be taken out of the object, so it fits wherever a `fetch` is asked for.
   *
   * @example
   * const stytch = createStytch({ projectId, secret, fetch: sandbox.fetch });
   */
  readonly fetch: (request: Request) => Promise<Response>;
}

/** Puts a sandbox together. */
export function assemble(options: SandboxOptions, world: World): Sandbox {
  const { projectId, secret, seed } = readOptions(options);
  const state = new State(world.uuid());
  plantSeed(seed, state, world);
  return { fetch: createHandler({ projectId, secret, state, world }) };
}
