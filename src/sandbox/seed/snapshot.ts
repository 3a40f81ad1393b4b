import type {
  api_user_v1_User as User,
  api_user_v1_UserConnectedApp as App,
} from "../../../generated/schema.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { sortKeys } from "../../json.ts";
import { isWhole, refuseUnknown, requireArray, requireObject } from "../../checks.ts";
import type { AppsByUser } from "../resources/connected-apps/connected-apps.ts";
import { showUser } from "../resources/users/expire-lock.ts";
import type { Snapshot } from "../store/snapshot.ts";
import { DEFAULT_ROLE } from "../resources/users/user.ts";
import type { World } from "../environment/world.ts";
import { growApp } from "./app.ts";
import { copy, growUsers, type Contents } from "./contents.ts";

const NAMES = ["version", "users", "connected_apps", "ids_made"];

/**
 * Makes a sandbox's contents from a snapshot, checked like a seed.
 *
 * @throws {StytchConfigError} naming the field, the rule and the remedy
 */
export function growSnapshot(at: string, snapshot: Snapshot, world: World): Contents {
  refuseUnknown(at, snapshot, NAMES);
  // It comes from a file, as often as not.
  const { version, users, connected_apps = {}, ids_made } = snapshot as Partial<Snapshot>;
  if (version !== 1) {
    throw new StytchConfigError(`${at}.version must be 1. Take a snapshot of a sandbox of this version.`);
  }
  if (ids_made !== undefined && !isWhole(ids_made, 0, Infinity)) {
    throw new StytchConfigError(`${at}.ids_made must be a whole number from 0.`);
  }
  const seeds = requireArray(`${at}.users`, users).map((user, i) => toSeed(`${at}.users[${i}]`, user));
  requireObject(`${at}.connected_apps`, connected_apps);
  const grown = growUsers(`${at}.users`, seeds, world);
  return {
    users: grown,
    apps: growApps(`${at}.connected_apps`, connected_apps, grown, world),
    // What was written by hand may leave ids out, and they are made here.
    idsMade: ids_made ?? world.idsMade,
  };
}

/** Writes a sandbox's contents as a snapshot: a copy, with all keys in alphabetical order. */
export function takeSnapshot({ users, apps, idsMade }: Contents, now: number): Snapshot {
  const shown = users.map((user) => showUser(user, now));
  return sortKeys({
    version: 1,
    users: shown,
    connected_apps: apps,
    ids_made: idsMade,
  } satisfies Snapshot) as Snapshot;
}

/** A user as an answer has them, in the words of a seed. */
function toSeed(at: string, user: unknown): unknown {
  if (typeof user !== "object" || user === null) return user;
  const { is_locked, ...rest } = user as User;
  if ((is_locked as boolean | undefined) && !rest.lock_expires_at) {
    throw new StytchConfigError(
      `${at}.is_locked is true, and lock_expires_at is missing. Add it, or unlock the user.`,
    );
  }
  const roles: unknown = rest.roles;
  const told = Object.entries(rest).filter(([, value]) => value !== null);
  return {
    ...Object.fromEntries(told),
    ...(Array.isArray(roles) && { roles: roles[0] === DEFAULT_ROLE ? roles.slice(1) : roles }),
  };
}

function growApps(at: string, given: AppsByUser, users: readonly User[], world: World): AppsByUser {
  const known = new Set(users.map(({ user_id }) => user_id));
  const grown = Object.entries(given).map(([user_id, apps]) => {
    if (!known.has(user_id)) {
      throw new StytchConfigError(
        `${at} has ${user_id}, whom users doesn't have. Add the user, or remove the apps.`,
      );
    }
    const list = requireArray(`${at}.${user_id}`, apps);
    return [user_id, list.map((app, i) => growApp(`${at}.${user_id}[${i}]`, copy(at, app) as App, world))];
  });
  return Object.fromEntries(grown) as AppsByUser;
}
