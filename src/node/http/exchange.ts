import type { ClientRequest } from "node:http";
import type { AttemptError } from "../../transport/attempt-error.ts";
import type { Call } from "../../transport/call.ts";
import { connectionError } from "../../transport/connection.ts";
import type { Deadline, Watcher } from "../../transport/deadline.ts";
import { hideIds } from "../../transport/hide-ids.ts";
import { responseError } from "../../transport/response-error.ts";
import type { Processed, RetryInfo } from "../../transport/retry/retry-info.ts";
import type { TransportResponse } from "../../transport/message.ts";
import type { NodeContext } from "./context.ts";
import { decode } from "./decompress.ts";
import type { PhaseTimer } from "./phase-timer.ts";
import type { Pool } from "./pool.ts";
import type { NodeResponse } from "./response.ts";

const NOTHING = new Uint8Array();
const EXCHANGE = Symbol("exchange");

/** One of Node's objects, with the exchange on it that it belongs to. */
interface Attached {
  [EXCHANGE]: Exchange;
}

/**
 * One request under way, and its response. It hangs on Node's own objects, so that what listens to them needs no
 * closures: those took a good part of what a call allocates.
 */
export class Exchange implements Watcher {
  readonly context: NodeContext;
  readonly pool: Pool;
  readonly call: Call;
  readonly url: string;
  readonly deadline: Deadline;
  readonly resolve: (received: TransportResponse) => void;
  readonly reject: (failure: AttemptError) => void;
  /** The body's bytes so far, with room for more. */
  bytes: Uint8Array = NOTHING;
  size = 0;
  request!: ClientRequest;
  received: NodeResponse | undefined;
  headersTimer: PhaseTimer | undefined;
  bodyTimer: PhaseTimer | undefined;

  constructor(
    context: NodeContext,
    pool: Pool,
    call: Call,
    url: string,
    deadline: Deadline,
    resolve: (received: TransportResponse) => void,
    reject: (failure: AttemptError) => void,
  ) {
    this.context = context;
    this.pool = pool;
    this.call = call;
    this.url = url;
    this.deadline = deadline;
    this.resolve = resolve;
    this.reject = reject;
  }

  /** The exchange that one of Node's objects was given. */
  static of(object: object): Exchange {
    return (object as Attached)[EXCHANGE];
  }

  attachTo(object: object): void {
    (object as Attached)[EXCHANGE] = this;
  }

  processed(): Processed {
    return this.pool.mayHaveLeft(this.request.socket) ? "unknown" : "no";
  }

  /** The deadline's end. */
  onEnd(failure: AttemptError): void {
    this.fail(failure);
  }

  fail(failure: AttemptError): void {
    this.leave();
    this.reject(failure);
    this.request.destroy();
  }

  /** Fails because the response came, but not as it should be. `problem` completes the sentence "the answer …". */
  refuse(problem: string, cause?: unknown, retry?: RetryInfo): void {
    const received = this.received!;
    received.text = decode(this.body());
    this.fail(responseError(received, this.call, problem, retry, cause));
  }

  /** Fails because there came no response. */
  lose(error: NodeJS.ErrnoException, processed = this.processed()): void {
    const failure = connectionError(error, this.call, processed === "no");
    // Node's own errors don't show the address, but those of what takes its place in tests do.
    hideIds(failure.error, this.url, this.call);
    this.fail(failure);
  }

  body(): Buffer {
    const { buffer, byteOffset } = this.bytes;
    return Buffer.from(buffer, byteOffset, this.size);
  }

  finish(text: string): void {
    const received = this.received!;
    received.text = text;
    this.leave();
    this.resolve(received);
  }

  private leave(): void {
    this.headersTimer?.clear();
    this.bodyTimer?.clear();
  }
}
