import type { api_user_v1_User as User } from "../../../generated/schema.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { Changes } from "./changes.ts";
import { ConnectedApps } from "../resources/connected-apps/connected-apps.ts";
import type { Contents } from "../seed/contents.ts";
import { State } from "./state.ts";
import type { World } from "../environment/world.ts";

/** All that a sandbox holds, and that a snapshot has. */
export class Store {
  readonly changes = new Changes();
  readonly apps = new ConnectedApps(this.changes.notify);
  readonly state: State;
  readonly #world: World;

  /** @param salt makes cursors the sandbox's own */
  constructor(salt: string, world: World) {
    this.#world = world;
    this.state = new State(salt);
    this.state.subscribe(this.changes.notify);
  }

  /** All of it, as it is now. */
  contents(): Contents {
    const users = this.state.list().map(({ user }) => user);
    return { users, apps: this.apps.all(), idsMade: this.#world.idsMade };
  }

  /** Puts other contents in its place. They must be in order. */
  replace({ users, apps, idsMade }: Contents): void {
    this.changes.batch(() => {
      this.state.clear();
      this.state.load(users);
      this.apps.replace(apps);
      this.#world.idsMade = idsMade;
    });
  }

  /** @throws {StytchConfigError} where no user has this id or external id */
  require(user_id: string): User {
    const user = this.state.find(user_id);
    if (user) return user;
    throw new StytchConfigError(`The sandbox has no user ${JSON.stringify(user_id)}. Create them first.`);
  }
}
