import { createStytch } from "stytch-fetch";
import { projectId, secret } from "../peers/peer.ts";
import { seededRandom } from "./random.ts";
import type { Service } from "./service.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** Clients that call equally often. */
export interface Group {
  readonly clients: number;
  /** The mean span between two calls of a client, in milliseconds. They come at random, whatever became of the last. */
  readonly every: number;
}

/** One call of the fleet. */
export interface CallRecord {
  readonly group: number;
  /** In milliseconds of virtual time. */
  readonly begun: number;
  readonly succeeded: boolean;
}

/** Real clients, each with a `fetch` and random numbers of its own, that call a service now and then. */
export class Fleet {
  readonly calls: CallRecord[] = [];
  readonly #time: VirtualTime;
  #underWay = 0;
  #clients = 0;

  constructor(time: VirtualTime, service: Service, groups: readonly Group[]) {
    this.#time = time;
    for (const [group, { clients, every }] of groups.entries()) {
      for (let i = 0; i < clients; i++) this.#start(service, group, every);
    }
  }

  /** Whether a call is being worked on: those under way wait for an answer or a pause, by a timer each. */
  get isBusy(): boolean {
    return this.#underWay + this.#clients > this.#time.waiting;
  }

  #start(service: Service, group: number, every: number): void {
    // What decides on when to call is not what draws the pauses: so the calls are the same, however often they are tried.
    const seed = ++this.#clients;
    const [random, arrivals] = [seededRandom(seed), seededRandom(-seed)];
    const own = { clock: this.#time, random, fetch: service.fetchFor(group), timeout: 0 };
    const { users } = createStytch({ projectId, secret, ...own });
    const wait = (): void => {
      this.#time.setTimeout(
        () => {
          wait();
          void this.#call(group, users.get({ user_id: "user" }));
        },
        -Math.log(1 - arrivals()) * every,
      );
    };
    wait();
  }

  async #call(group: number, call: PromiseLike<unknown>): Promise<void> {
    const begun = this.#time.now();
    this.#underWay += 1;
    const succeeded = await call.then(
      () => true,
      () => false,
    );
    this.#underWay -= 1;
    this.calls.push({ group, begun, succeeded });
  }
}
