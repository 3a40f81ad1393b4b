import type { api_user_v1_UserConnectedApp as App } from "../../../../generated/schema.ts";
import { requireArray, requireObject } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { Collection } from "../../store/collection.ts";
import type { CollectionDefinition, ReadContext } from "../../store/definition.ts";
import { idsOfUsers, users } from "../users/collection.ts";
import { appFromSeed } from "./app-from-seed.ts";

/** A Connected App that a user has authorized. */
export interface Authorization {
  readonly user_id: string;
  readonly app: App;
}

/** Apps by `user_id`, as a snapshot has them. */
export type AppsByUser = Readonly<Record<string, readonly App[]>>;

/** The Connected Apps that users have authorized. */
export const authorizations: CollectionDefinition<
  "connected_apps",
  Authorization,
  Collection<Authorization>,
  AppsByUser
> = {
  name: "connected_apps",
  ids: ["connected_app_id"],
  owner: { collection: users, index: "user_id" },
  create(_, changes) {
    return new Collection<Authorization>(
      {
        keyOf: ({ user_id, app }) => authorizationKey(user_id, app.connected_app_id),
        indexes: {
          user_id: { keysOf: ({ user_id }) => [user_id] },
          connected_app_id: { keysOf: ({ app }) => [app.connected_app_id] },
        },
      },
      changes,
    );
  },
  write(all): AppsByUser {
    const byUser = new Map<string, App[]>();
    for (const { user_id, app } of all) {
      const apps = byUser.get(user_id);
      if (apps) apps.push(app);
      else byUser.set(user_id, [app]);
    }
    return Object.fromEntries(byUser);
  },
  read(at, part = {}, context) {
    requireObject(at, part);
    const known = idsOfUsers(context);
    return Object.entries(part).flatMap(([user_id, apps]) => {
      if (known.has(user_id)) return readApps(`${at}.${user_id}`, user_id, apps, context);
      throw new StytchConfigError(
        `${at} has ${user_id}, whom users doesn't have. Add the user, or remove the apps.`,
      );
    });
  },
};

/** The primary key of an authorization. */
export function authorizationKey(user_id: string, connected_app_id: string): string {
  return `${user_id} ${connected_app_id}`;
}

function readApps(at: string, user_id: string, apps: unknown, { environment }: ReadContext): Authorization[] {
  const list = requireArray(at, apps).map((app, i) => appFromSeed(`${at}[${i}]`, app, environment.ids));
  const known = new Set<string>();
  for (const { connected_app_id: id } of list) {
    if (known.has(id)) throw new StytchConfigError(`${at} has one connected_app_id twice. Leave one out.`);
    known.add(id);
  }
  return list.map((app) => ({ user_id, app }));
}
