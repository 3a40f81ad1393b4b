import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import type { Environment } from "../../environment/environment.ts";
import { asConfigError } from "../../seed/given.ts";
import type { Store } from "../../store/store.ts";
import { addFactors } from "./add-factors.ts";
import { users } from "./collection.ts";
import { lockUser } from "./lock-user.ts";
import type { SeedFactors } from "./seed.ts";

/** Whatever of users a test can do, and no call of the API. What is answered are copies. */
export interface UserControls {
  /**
   * Gives a user what only other resources of the API can create: verified addresses, OAuth providers, WebAuthn,
   * biometric registrations, TOTPs, wallets, a password. An address that the user has already is changed, not added.
   * With a verified address a pending user becomes active.
   *
   * @param user_id or an external id
   * @throws {StytchConfigError} for a user there isn't, a field there isn't, a bad or taken value
   * @example
   * sandbox.users.addFactors(user_id, { emails: [{ email: "ada@example.com", verified: true }], totps: [{}] });
   */
  addFactors(user_id: string, factors: SeedFactors): User;

  /**
   * Locks a user, as too many failed sign-ins would. The lock ends by itself on the sandbox's clock.
   *
   * @param user_id or an external id
   * @param options `minutes` from 5 to 7 days; an hour, if left out
   * @throws {StytchConfigError} for a user there isn't, and for a time out of this range
   * @example
   * sandbox.users.lock(user_id, { minutes: 30 });
   */
  lock(user_id: string, options?: { minutes?: number | undefined }): User;
}

/** Makes the controls of users. */
export function createUserControls(store: Store, { clock, ids }: Environment): UserControls {
  const collection = store.get(users);
  return {
    addFactors(user_id, given) {
      const user = collection.requireKnown(user_id);
      return structuredClone(asConfigError("addFactors", () => addFactors(user, given, collection, ids)));
    },
    lock(user_id, options = {}) {
      const locked = lockUser(collection.requireKnown(user_id), options, clock.now());
      collection.save(locked);
      return structuredClone(locked);
    },
  };
}
