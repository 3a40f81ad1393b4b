import type {
  api_user_v1_User as User,
  api_user_v1_UserConnectedApp as UserConnectedApp,
} from "../../../generated/schema.ts";

/**
 * All that a sandbox holds, as plain JSON: it can be written to a file, and seed another sandbox.
 *
 * Neither the clock is in it, nor the calls, the faults and the cursors that were given out.
 */
export interface Snapshot {
  readonly version: 1;
  /** In the order of their creation. */
  readonly users: readonly User[];
  /** By `user_id`. */
  readonly connected_apps: Readonly<Record<string, readonly UserConnectedApp[]>>;
  /** How many ids were made from `idSeed`, so that the next ones are new. */
  readonly ids_made: number;
}
