import type {
  api_user_v1_User as User,
  api_user_v1_UserConnectedApp as UserConnectedApp,
} from "../../generated/schema.ts";
import type { RecordedCall } from "./control/recorded-calls.ts";
import type { Fault } from "./faults/fault.ts";
import type { Handler } from "./server/handler.ts";
import type { SeedFactors } from "./seed/seed.ts";
import type { Snapshot } from "./store/snapshot.ts";

/** A local imitation of the Stytch Users API, and what tests do with one. What it answers with are copies. */
export interface Sandbox {
  /**
   * Answers a request. It can be taken out of the object, so it fits wherever a `fetch` is asked for.
   *
   * @example
   * const stytch = createStytch({ projectId, secret, fetch: sandbox.fetch });
   */
  readonly fetch: Handler;

  /**
   * The requests so far, the oldest first: the last 10,000. Secrets are taken out.
   *
   * @example
   * expect(sandbox.calls.map(({ operationId, status }) => [operationId, status])).toEqual([["api_user_v1_Create", 201]]);
   */
  readonly calls: readonly RecordedCall[];

  /** The sandbox's time, by which users are created, locks end and rate limits are counted. */
  readonly clock: {
    now(): Date;
    /**
     * Puts the clock forward.
     *
     * @throws {StytchConfigError} for what is no number of milliseconds from 0
     * @example
     * sandbox.clock.advance(60 * 60 * 1000);
     */
    advance(milliseconds: number): void;
  };

  /** What goes wrong. */
  readonly faults: {
    /**
     * Plans a fault, after those that are planned already.
     *
     * @throws {StytchConfigError} for a fault that can't be
     * @example
     * sandbox.faults.add({ operation: "api_user_v1_Get", error_type: "internal_server_error", times: 1 });
     */
    add(fault: Fault): void;
    /** Takes all faults back, those of the options too. */
    clear(): void;
  };

  /**
   * Gives a user what only other resources of the API can create: verified addresses, OAuth providers, WebAuthn,
   * biometric registrations, TOTPs, wallets, a password. An address that the user has already is changed, not added.
   * With a verified address a pending user becomes active.
   *
   * @param user_id or an external id
   * @throws {StytchConfigError} for a user there isn't, a field there isn't, a bad or taken value
   * @example
   * sandbox.attach(user_id, { emails: [{ email: "ada@example.com", verified: true }], totps: [{ verified: true }] });
   */
  attach(user_id: string, factors: SeedFactors): User;

  /**
   * Lets a Connected App act for a user, as if they had authorized it. One with the same id is replaced.
   *
   * @param user_id or an external id
   * @throws {StytchConfigError} for a user there isn't, and for a field that is unknown or wrong
   * @example
   * sandbox.connect(user_id, { name: "Calendar", scopes_granted: "openid calendar:read" });
   */
  connect(user_id: string, app: Partial<UserConnectedApp>): UserConnectedApp;

  /**
   * Locks a user, as too many failed sign-ins would. The lock ends by itself on the sandbox's clock.
   *
   * @param user_id or an external id
   * @param options `minutes` from 5 to 7 days; an hour, if left out
   * @throws {StytchConfigError} for a user there isn't, and for a time out of this range
   * @example
   * sandbox.lock(user_id, { minutes: 30 });
   */
  lock(user_id: string, options?: { minutes?: number }): User;

  /** Goes back to how it began: users, clock, ids, calls, faults and counts of rate limits. Subscriptions stay. */
  reset(): void;

  /**
   * All that the sandbox holds, as plain JSON with its keys in a stable order.
   *
   * @example
   * await writeFile("users.json", JSON.stringify(sandbox.snapshot()));
   */
  snapshot(): Snapshot;

  /**
   * Puts a snapshot in the place of all that the sandbox holds. The clock, calls and faults stay.
   *
   * @throws {StytchConfigError} for a snapshot that is wrong anywhere; nothing has changed then
   * @example
   * sandbox.restore(JSON.parse(await readFile("users.json", "utf8")));
   */
  restore(snapshot: Snapshot): void;

  /**
   * Calls a function after every change of what {@link snapshot} holds of users and apps.
   *
   * @returns what ends it
   * @example
   * const unsubscribe = sandbox.subscribe(() => save(sandbox.snapshot()));
   */
  subscribe(listener: () => void): () => void;
}
