import type { Store } from "../../store/store.ts";
import { keys } from "./collection.ts";

/** Whatever of keys a test can do, and no call of the API. */
export interface KeyControls {
  /**
   * Makes a new key, which signs all JWTs from now on. The one before it stays in the key set for a month by the sandbox's
   * clock, as during a rotation of the service, so that what it has signed is still accepted.
   *
   * @returns the `kid` of the new key
   * @example
   * await sandbox.keys.rotate();
   * const { keys } = await stytch.sessions.getJWKS({ project_id: projectId }); // Two of them.
   */
  rotate(): Promise<{ kid: string }>;
}

/** Makes the controls of keys. */
export function createKeyControls(store: Store): KeyControls {
  return { rotate: async () => ({ kid: await store.get(keys).rotate() }) };
}
