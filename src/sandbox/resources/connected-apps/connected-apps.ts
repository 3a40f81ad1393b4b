import type { api_user_v1_UserConnectedApp as App } from "../../../../generated/schema.ts";
import { ApiError } from "../../api-error.ts";

/** The Connected Apps that users have authorized, by `user_id`. */
export type AppsByUser = Readonly<Record<string, readonly App[]>>;

/** Which Connected Apps may act for which users. */
export class ConnectedApps {
  readonly #users = new Map<string, Map<string, App>>();
  readonly #changed: () => void;

  /** @param changed is called after every change */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** A user's apps, in the order in which they were authorized. */
  list(user_id: string): App[] {
    return [...(this.#users.get(user_id)?.values() ?? [])];
  }

  /** Every user's apps. */
  all(): AppsByUser {
    return Object.fromEntries([...this.#users.keys()].map((user_id) => [user_id, this.list(user_id)]));
  }

  /** Adds an app, or puts it in its old self's place. */
  save(user_id: string, app: App): void {
    const apps = this.#users.get(user_id) ?? new Map<string, App>();
    this.#users.set(user_id, apps.set(app.connected_app_id, app));
    this.#changed();
  }

  /**
   * Ends an app's access.
   *
   * @throws {ApiError} connected_app_not_found, also for an app that only others have authorized
   */
  revoke(user_id: string, connected_app_id: string): void {
    const apps = this.#users.get(user_id);
    if (!apps?.delete(connected_app_id)) throw new ApiError("connected_app_not_found");
    if (apps.size === 0) this.#users.delete(user_id);
    this.#changed();
  }

  /** Takes out all apps of a user, who is gone. */
  forget(user_id: string): void {
    if (this.#users.delete(user_id)) this.#changed();
  }

  /** Takes everything out, and puts this in its place. */
  replace(apps: AppsByUser): void {
    this.#users.clear();
    for (const [user_id, list] of Object.entries(apps)) {
      this.#users.set(user_id, new Map(list.map((app) => [app.connected_app_id, app])));
    }
    this.#changed();
  }
}
