import type { ClientRequest, IncomingMessage } from "node:http";
import type { Clock } from "../../clock.ts";
import type { StytchError } from "../../errors/base.ts";
import { foreignStatus, refuseAnswer } from "../../transport/response.ts";
import type { Call } from "../../transport/call.ts";
import { connectionError } from "../../transport/connection.ts";
import type { Deadline, Watcher } from "../../transport/deadline.ts";
import type { Sender } from "../../transport/fetch/fetch.ts";
import type { Fate } from "../../transport/retry/retry.ts";
import { MAX_ANSWER, type Outgoing, type Received } from "../../transport/transport.ts";
import { listHeaders } from "./headers.ts";
import { ConnectTimeout, mayHaveLeft, type Pool, type PoolOptions } from "./pool.ts";
import { NodeReceived } from "./response.ts";
import { createStage, type Stage } from "./phase-timer.ts";
import { decode, isTooLarge, unpack } from "./decompress.ts";

/** The time limits of one attempt's phases, in milliseconds, and how connections are made and kept. */
export interface Limits extends PoolOptions {
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
}

/** What every attempt of one client shares. */
export interface Requester extends Sender {
  /** `https://test.stytch.com` */
  readonly origin: string;
  readonly hostname: string;
  readonly port: string;
  /** The headers that every request begins with. */
  readonly headers: readonly string[];
  readonly limits: Limits;
  readonly clock: Clock;
}

/** Sends one request over a pool's connections, and reads its answer. */
export function sendRequest(
  requester: Requester,
  pool: Pool,
  outgoing: Outgoing,
  call: Call,
  deadline: Deadline,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const exchange = new Exchange(requester, call, deadline, resolve, reject);
    exchange.send(pool, outgoing);
  });
}

const EXCHANGE = Symbol("exchange");

/** Node's objects, with ours on them. */
interface Held {
  [EXCHANGE]: Exchange;
}

/**
 * One request under way. It hangs on Node's own objects, so that what listens to them needs no closures: those took a
 * tenth of what a call allocates.
 */
class Exchange implements Watcher {
  readonly requester: Requester;
  readonly call: Call;
  readonly deadline: Deadline;
  readonly resolve: (received: Received) => void;
  readonly reject: (error: StytchError) => void;
  readonly parts: Buffer[] = [];
  size = 0;
  request!: ClientRequest;
  received: NodeReceived | undefined;
  headersStage: Stage | undefined;
  bodyStage: Stage | undefined;

  constructor(
    requester: Requester,
    call: Call,
    deadline: Deadline,
    resolve: (received: Received) => void,
    reject: (error: StytchError) => void,
  ) {
    this.requester = requester;
    this.call = call;
    this.deadline = deadline;
    this.resolve = resolve;
    this.reject = reject;
  }

  send({ agent, request: open }: Pool, { method, url, headers, body }: Outgoing): void {
    const { requester, call, deadline } = this;
    const { limits, clock } = requester;
    const request = open({
      agent,
      host: requester.hostname,
      port: requester.port,
      path: url.slice(requester.origin.length),
      method,
      // A list, which Node writes as it is: half the cost of an object.
      headers: listHeaders(requester, headers, body),
    });
    this.request = request;
    (request as ClientRequest & Held)[EXCHANGE] = this;
    deadline.watcher = this;
    // This one stays: a connection that was given up may fail once more.
    request.on("error", onRequestError);
    request.on("response", onResponse);
    request.on("close", onClose);
    this.headersStage = createStage("headers", limits.headersTimeout, call, deadline, clock);
    this.bodyStage = createStage("body", limits.bodyTimeout, call, deadline, clock);
    if (this.headersStage) request.once("finish", this.headersStage.start);
    request.end(body);
  }

  mayHaveArrived(): boolean {
    return mayHaveLeft(this.request.socket);
  }

  /** The deadline's end. */
  onEnd(error: StytchError): void {
    this.fail(error);
  }

  fail(error: StytchError): void {
    this.leave();
    this.reject(error);
    this.request.destroy();
  }

  /** The answer came, but not as it should be. `problem` completes the sentence "the answer …". */
  refuse(problem: string, cause?: unknown, fate?: Fate): void {
    const received = this.received!;
    received.text = decode(Buffer.concat(this.parts));
    this.fail(refuseAnswer(received, this.call, this.requester.secrets, problem, fate, cause));
  }

  /** There came no answer. */
  lose(error: NodeJS.ErrnoException, isUnsent = !this.mayHaveArrived()): void {
    this.fail(connectionError(error, this.call, this.requester.secrets, isUnsent));
  }

  finish(text: string): void {
    const received = this.received!;
    received.text = text;
    this.leave();
    this.resolve(received);
  }

  leave(): void {
    this.headersStage?.clear();
    this.bodyStage?.clear();
  }
}

function onRequestError(this: ClientRequest, error: NodeJS.ErrnoException): void {
  const exchange = (this as ClientRequest & Held)[EXCHANGE];
  const { requester, deadline } = exchange;
  if (error instanceof ConnectTimeout) deadline.timeOut(requester.limits.connectTimeout, "connect");
  // After the answer's head it is the message that tells.
  else if (!exchange.received) {
    // Where the connection was closed before all could be written to it, nothing was done.
    exchange.lose(error, error.code === "EPIPE" || undefined);
  }
}

/** Some ends Node tells only so: a 101, which nobody asked for. */
function onClose(this: ClientRequest): void {
  const exchange = (this as ClientRequest & Held)[EXCHANGE];
  if (exchange.received) return;
  exchange.lose(Object.assign(new Error("the connection ended without an answer"), { code: "ECONNRESET" }));
}

function onResponse(this: ClientRequest, message: IncomingMessage): void {
  const exchange = (this as ClientRequest & Held)[EXCHANGE];
  exchange.headersStage?.clear();
  exchange.received = new NodeReceived(message);
  if (foreignStatus(exchange.received.status)) {
    exchange.finish("");
    this.destroy();
    return;
  }
  (message as IncomingMessage & Held)[EXCHANGE] = exchange;
  exchange.bodyStage?.start();
  message.on("data", onData);
  message.on("end", onEnd);
  message.on("error", onMessageError);
}

function onData(this: IncomingMessage, part: Buffer): void {
  const exchange = (this as IncomingMessage & Held)[EXCHANGE];
  exchange.bodyStage?.start();
  exchange.size += part.length;
  if (exchange.size > MAX_ANSWER) exchange.refuse(tooLong);
  else exchange.parts.push(part);
}

function onEnd(this: IncomingMessage): void {
  const exchange = (this as IncomingMessage & Held)[EXCHANGE];
  const { parts } = exchange;
  const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  const encoding = exchange.received!.header("content-encoding");
  if (encoding === null) {
    exchange.finish(decode(whole));
    return;
  }
  unpack(whole, encoding).then(
    (text) => exchange.finish(text),
    (cause: unknown) => {
      if (isTooLarge(cause)) exchange.refuse(tooLong);
      else exchange.refuse("broke off.", cause, { carriedOut: "unknown" });
    },
  );
}

function onMessageError(this: IncomingMessage, cause: Error): void {
  (this as IncomingMessage & Held)[EXCHANGE].refuse("broke off.", cause, { carriedOut: "unknown" });
}

const tooLong = `is longer than ${MAX_ANSWER} bytes.`;
