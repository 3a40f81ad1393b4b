import { routes } from "../../generated/routes.ts";
import { requireNumber } from "../checks.ts";
import { StytchConfigError } from "../errors/config.ts";
import { documentValidator } from "../validate/document.ts";
import { RecordedCalls } from "./control/recorded-calls.ts";
import type { Environment } from "./environment/environment.ts";
import { LATEST_NOW } from "./environment/time.ts";
import { Faults } from "./faults/faults.ts";
import type { Settings } from "./options.ts";
import { createInbox } from "./messages/inbox.ts";
import { messages } from "./messages/collection.ts";
import { createAccessTokenControls } from "./resources/access-tokens/controls.ts";
import { createConnectedAppControls } from "./resources/connected-apps/controls.ts";
import { createImpersonationControls } from "./resources/impersonation/controls.ts";
import { createKeyControls } from "./resources/keys/controls.ts";
import { resources, type Snapshot } from "./resources/index.ts";
import { findUnknownRole, policy } from "./resources/rbac/collection.ts";
import { operationsOf } from "./resources/resource.ts";
import { users } from "./resources/users/collection.ts";
import { createUserControls } from "./resources/users/controls.ts";
import { usersFromSeed } from "./resources/users/user-from-seed.ts";
import type { Sandbox } from "./sandbox.ts";
import { keepSnapshotText, writeSnapshotText } from "./seed/snapshot-text.ts";
import { parseSnapshot, takeSnapshot } from "./seed/snapshot.ts";
import type { SandboxApi } from "./server/api.ts";
import { createHandler } from "./server/handler.ts";
import { RateLimits } from "./server/rate-limits.ts";
import { Store, type StoreContents } from "./store/store.ts";

const collections = resources.map(({ collection }) => collection);

/** The API of the document, as far as it is imitated. */
const imitatedApi: SandboxApi = {
  routes,
  validator: documentValidator,
  operations: operationsOf(resources),
};

/**
 * Puts a sandbox together.
 *
 * @param api for a test, another API over the same collections
 */
export function assembleSandbox(
  settings: Settings,
  environment: Environment,
  api: SandboxApi = imitatedApi,
): Sandbox {
  const { projectId, secret, validate, project, onMessage } = settings;
  const beginning = readSeed(settings, environment);
  const store = new Store(collections, environment);
  environment.ids.avoid((id) => store.hasId(id));
  store.replace(beginning);
  const calls = new RecordedCalls(settings);
  const faults = new Faults(settings.faults, environment.random, api.routes);
  const rateLimits = settings.rateLimits ? new RateLimits() : undefined;
  const credentials = { projectId, secret };
  if (onMessage) store.get(messages).onMessage(onMessage);
  const sandbox: Sandbox = {
    fetch: createHandler({
      api,
      credentials,
      project,
      store,
      environment,
      rateLimits,
      calls,
      faults,
      validate,
    }),
    get calls() {
      return calls.list();
    },
    clock: createClock(environment),
    faults: { add: (fault) => faults.add(fault), clear: () => faults.clear() },
    messages: createInbox(store.get(messages)),
    keys: createKeyControls(store),
    impersonation: createImpersonationControls(store, environment),
    users: {
      ...createUserControls(store, environment),
      ...createConnectedAppControls(store, environment),
      ...createAccessTokenControls(store, environment, projectId),
    },
    reset() {
      environment.clock.reset();
      environment.random.reset();
      calls.reset();
      faults.reset();
      rateLimits?.reset();
      store.replace(beginning);
    },
    snapshot: () => takeSnapshot(store.contents(), collections, environment) as Snapshot,
    restore: (snapshot) => restore(snapshot, store, environment, settings.policy),
    subscribe: (listener) => store.changes.subscribe(listener),
  };
  return keepSnapshotText(sandbox, () => writeSnapshotText(store.contents(), collections, environment));
}

function createClock({ clock }: Environment): Sandbox["clock"] {
  return {
    now: () => new Date(clock.now()),
    advance(milliseconds) {
      requireNumber("milliseconds", milliseconds, 0, Number.MAX_SAFE_INTEGER);
      if (clock.now() + milliseconds > LATEST_NOW) {
        throw new StytchConfigError(
          "milliseconds would put the clock beyond the year 9989. Advance it by less.",
        );
      }
      clock.advance(milliseconds);
    },
  };
}

/** @throws {StytchConfigError} for a seed that is wrong anywhere, and for a role that the policy of the options hasn't */
function readSeed({ seed, policy: given }: Settings, environment: Environment): StoreContents {
  if (!Array.isArray(seed)) {
    const { values, idsMade } = parseSnapshot("seed", seed, collections, environment);
    return { values: given ? { ...values, [policy.name]: [given] } : values, idsMade };
  }
  const read = usersFromSeed("seed", seed, environment);
  read.forEach(({ roles }, i) => {
    const unknown = findUnknownRole(given, roles);
    if (unknown === undefined) return;
    throw new StytchConfigError(
      `seed[${i}].roles has ${JSON.stringify(unknown)}, which the policy doesn't have. Add it there, or correct it.`,
    );
  });
  const values = { [users.name]: read, [policy.name]: given ? [given] : [] };
  return { values, idsMade: environment.ids.made };
}

/** A snapshot without a policy leaves that of the options. */
function restore(
  snapshot: Snapshot,
  store: Store,
  environment: Environment,
  given: Settings["policy"],
): void {
  const { made } = environment.ids;
  try {
    const { values, idsMade } = parseSnapshot("snapshot", snapshot, collections, environment);
    const hasPolicy = values[policy.name]!.length > 0 || !given;
    store.replace({ values: hasPolicy ? values : { ...values, [policy.name]: [given] }, idsMade });
  } catch (error) {
    environment.ids.made = made;
    throw error;
  }
}
