import type { Fetch } from "stytch-fetch";
import { seededRandom } from "./random.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** The milliseconds until an answer, or until it is clear that there is none. */
const LATENCY = 20;
const SECOND = 1000;

/** What happens to a service. */
export interface Outage {
  /** In milliseconds of virtual time. */
  readonly from: number;
  readonly to: number;
  /** The part of the requests that fail, from 0 to 1. */
  readonly failing: number;
  /** The requests that it can answer in a second, also when the outage is over. None: any number. */
  readonly capacity?: number;
}

/** A service of the API's kind that is out for a while, and counts what it is asked. */
export class Service {
  /** The requests that came in during the outage, by the group of clients that they are of. */
  readonly requests: number[] = [];
  /** The requests of each second. */
  readonly load: number[] = [];
  readonly #time: VirtualTime;
  readonly #outage: Outage;
  readonly #random = seededRandom(1);

  constructor(time: VirtualTime, outage: Outage) {
    this.#time = time;
    this.#outage = outage;
  }

  /** Makes the `fetch` of a client. */
  fetchFor(group: number): Fetch {
    return () =>
      new Promise((resolve, reject) => {
        const now = this.#time.now();
        const second = Math.floor(now / SECOND);
        const load = (this.load[second] = (this.load[second] ?? 0) + 1);
        const { from, to, failing, capacity = Infinity } = this.#outage;
        const isOut = now >= from && now < to;
        if (isOut) this.requests[group] = (this.requests[group] ?? 0) + 1;
        const kind = this.#random();
        const fails = (isOut && this.#random() < failing) || load > capacity;
        this.#time.setTimeout(() => {
          if (!fails) resolve(Response.json({ user_id: "user" }));
          else if (kind < 1 / 3) reject(connectionFailure());
          else resolve(refusal(kind < 2 / 3 ? 500 : 503));
        }, LATENCY);
      });
  }
}

function connectionFailure(): TypeError {
  const cause = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  return new TypeError("fetch failed", { cause });
}

function refusal(status_code: number): Response {
  const error = { status_code, error_type: "internal_server_error", error_message: "Out." };
  return Response.json({ ...error, request_id: "request", error_url: "" }, { status: status_code });
}
