import type { RecordedCall } from "./control/recorded-calls.ts";
import type { Inbox } from "./messages/inbox.ts";
import type { Fault } from "./faults/fault.ts";
import type { Handler } from "./server/handler.ts";
import type { AccessTokenControls } from "./resources/access-tokens/controls.ts";
import type { ConnectedAppControls } from "./resources/connected-apps/controls.ts";
import type { ImpersonationControls } from "./resources/impersonation/controls.ts";
import type { KeyControls } from "./resources/keys/controls.ts";
import type { Snapshot } from "./resources/index.ts";
import type { UserControls } from "./resources/users/controls.ts";

/** A local imitation of the Stytch API, and the means of tests to steer it. It answers with copies. */
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

  /** The sandbox's time, by which users are created, sessions, codes, links and locks end, and rate limits are counted. */
  readonly clock: {
    now(): Date;
    /**
     * Puts the clock forward.
     *
     * @throws {StytchConfigError} for what is no number of milliseconds from 0, and for more than lead to the year 9990
     * @example
     * sandbox.clock.advance(60 * 60 * 1000);
     */
    advance(milliseconds: number): void;
  };

  /** The failures that are planned. */
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

  /** The emails, SMS and WhatsApp messages that the service would have sent. */
  readonly messages: Inbox;

  /** The keys of session JWTs. */
  readonly keys: KeyControls;

  /** Whoever acts in a user's place. */
  readonly impersonation: ImpersonationControls;

  /** Changes to users that no call of the API can make. */
  readonly users: UserControls & ConnectedAppControls & AccessTokenControls;

  /**
   * Goes back to the beginning: users, sessions, messages, clock, ids, calls, faults and counts of rate limits. Subscriptions stay, and so
   * do the keys of session JWTs, unless the seed has some.
   */
  reset(): void;

  /**
   * All that the sandbox holds, as plain JSON with its keys in a stable order.
   *
   * @example
   * await writeFile("users.json", JSON.stringify(sandbox.snapshot()));
   */
  snapshot(): Snapshot;

  /**
   * Puts a snapshot in the place of all that the sandbox holds. The clock, calls and faults stay, and the key of session
   * JWTs where the snapshot has none. The policy is then the snapshot's, or else that of the options.
   *
   * @throws {StytchConfigError} for a snapshot that is wrong anywhere; nothing has changed then
   * @example
   * sandbox.restore(JSON.parse(await readFile("users.json", "utf8")));
   */
  restore(snapshot: Snapshot): void;

  /**
   * Calls a function after every change of what {@link snapshot} holds.
   *
   * @returns a function that unsubscribes
   * @example
   * const unsubscribe = sandbox.subscribe(() => save(sandbox.snapshot()));
   */
  subscribe(listener: () => void): () => void;
}
