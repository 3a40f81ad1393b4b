import { attach } from "./resources/users/add-factors.ts";
import { Calls } from "./control/recorded-calls.ts";
import { requireNumber } from "../checks.ts";
import { Faults } from "./faults/faults.ts";
import { growApp } from "./seed/app.ts";
import { copy, growUsers, withoutApiError, type Contents } from "./seed/contents.ts";
import { growSnapshot, takeSnapshot } from "./seed/snapshot.ts";
import { createHandler } from "./server/handler.ts";
import { lock } from "./resources/users/lock.ts";
import type { Settings } from "./options.ts";
import { RateLimits } from "./server/rate-limits.ts";
import type { Sandbox } from "./sandbox.ts";
import { showUser } from "./resources/users/expire-lock.ts";
import type { Snapshot } from "./store/snapshot.ts";
import { Store } from "./store/store.ts";
import type { World } from "./environment/world.ts";

/** Puts a sandbox together. */
export function assemble(settings: Settings, world: World): Sandbox {
  const { projectId, secret, validate } = settings;
  const beginning = growSeed(settings.seed, world);
  const store = new Store(settings.idSeed ?? crypto.randomUUID(), world);
  store.replace(beginning);
  const calls = new Calls(settings);
  const faults = new Faults(settings.faults, world);
  const rateLimits = settings.rateLimits ? new RateLimits() : undefined;
  const { state, apps, changes } = store;
  const credentials = { projectId, secret };
  return {
    fetch: createHandler({ credentials, state, apps, changes, world, rateLimits, calls, faults, validate }),
    get calls() {
      return calls.list();
    },
    clock: createClock(world),
    faults: { add: (fault) => faults.add(fault), clear: () => faults.clear() },
    ...createControls(store, world),
    reset() {
      world.reset();
      calls.reset();
      faults.reset();
      rateLimits?.reset();
      store.replace(beginning);
    },
    subscribe: (listener) => changes.subscribe(listener),
  };
}

function createClock(world: World): Sandbox["clock"] {
  return {
    now: () => new Date(world.now()),
    advance(milliseconds) {
      requireNumber("milliseconds", milliseconds, 0, Number.MAX_SAFE_INTEGER);
      world.advance(milliseconds);
    },
  };
}

/** The methods that look at what the sandbox holds, or change it. */
function createControls(
  store: Store,
  world: World,
): Pick<Sandbox, "attach" | "connect" | "lock" | "snapshot" | "restore"> {
  const { state, apps } = store;
  return {
    attach(user_id, factors) {
      const user = showUser(store.require(user_id), world.now());
      return structuredClone(withoutApiError("attach", () => attach(user, factors, state, world)));
    },
    connect(user_id, given) {
      const user = store.require(user_id);
      const app = growApp("app", copy("app", given) as typeof given, world);
      apps.save(user.user_id, app);
      return structuredClone(app);
    },
    lock: (user_id, options = {}) => structuredClone(lock(store.require(user_id), options, state, world)),
    snapshot: () => takeSnapshot(store.contents(), world.now()),
    restore(snapshot) {
      const { idsMade } = world;
      try {
        store.replace(growSnapshot("snapshot", snapshot, world));
      } catch (error) {
        world.idsMade = idsMade;
        throw error;
      }
    },
  };
}

function growSeed(seed: Settings["seed"], world: World): Contents {
  if (!Array.isArray(seed)) return growSnapshot("seed", seed as Snapshot, world);
  const users = growUsers("seed", seed, world);
  return { users, apps: {}, idsMade: world.idsMade };
}
