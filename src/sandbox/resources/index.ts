import type { SnapshotHeader } from "../seed/snapshot.ts";
import { messages } from "../messages/resource.ts";
import { accessTokens } from "./access-tokens/resource.ts";
import { addedFactors } from "./added-factors/resource.ts";
import { connectedApps } from "./connected-apps/resource.ts";
import { failedSignIns } from "./failed-sign-ins/resource.ts";
import { impersonation } from "./impersonation/resource.ts";
import { keys } from "./keys/resource.ts";
import { magicLinks } from "./magic-links/resource.ts";
import { passwordResets } from "./password-resets/resource.ts";
import { passwords } from "./passwords/resource.ts";
import { m2mClients } from "./m2m/resource.ts";
import { passcodes } from "./passcodes/resource.ts";
import { project } from "./project/resource.ts";
import { sessions } from "./sessions/resource.ts";
import { totps } from "./totps/resource.ts";
import { users } from "./users/resource.ts";

/** All that the sandbox imitates. Owners stand before what they own. */
export const resources = [
  users,
  addedFactors,
  failedSignIns,
  connectedApps,
  sessions,
  passcodes,
  magicLinks,
  passwords,
  passwordResets,
  totps,
  impersonation,
  accessTokens,
  messages,
  m2mClients,
  project,
  keys,
] as const;

type Parts = {
  readonly [Each in (typeof resources)[number]["collection"] as Each["name"]]: ReturnType<Each["write"]>;
};

/**
 * All that a sandbox holds, as plain JSON: it can be written to a file, and seed another sandbox. `users` stand in the
 * order of their creation, `connected_apps` by `user_id`. Of a session there is no token, but its hash, and the
 * same goes for the secrets of `m2m_clients`. `policy` is `null` where none was given. `keys` are those of session JWTs with
 * their private parts: none until someone asks for them.
 *
 * Neither the clock is in it, nor the calls, the faults and the cursors that were given out.
 *
 * @example
 * await writeFile("users.json", JSON.stringify(sandbox.snapshot()));
 */
export interface Snapshot extends SnapshotHeader, Parts {}
