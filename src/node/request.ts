import { request as openHttp, type Agent, type ClientRequest, type IncomingMessage } from "node:http";
import { request as openHttps } from "node:https";
import type { Clock } from "../clock.ts";
import type { StytchError } from "../errors/base.ts";
import { foreignStatus, refuseAnswer } from "../transport/answer.ts";
import type { Call } from "../transport/call.ts";
import { connectionError } from "../transport/connection.ts";
import type { Deadline } from "../transport/deadline.ts";
import type { Sender } from "../transport/fetch.ts";
import type { Outgoing, Received } from "../transport/transport.ts";
import { rawHeader, toHeaders } from "./headers.ts";
import { ConnectTimeout, mayHaveLeft, type PoolOptions } from "./pool.ts";
import { readBody } from "./read-body.ts";
import { createStage } from "./stage.ts";

/** The time limits of one attempt's phases, in milliseconds, and how connections are made and kept. */
export interface Limits extends PoolOptions {
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
}

/** What every attempt of one client shares. */
export interface Requester extends Sender {
  readonly server: URL;
  readonly limits: Limits;
  readonly clock: Clock;
}

/** Sends one request over an agent's connections, and reads its answer. */
export function sendRequest(
  requester: Requester,
  agent: Agent,
  outgoing: Outgoing,
  call: Call,
  deadline: Deadline,
): Promise<Received> {
  const { secrets, limits, clock } = requester;
  return new Promise((resolve, reject) => {
    const request = open(requester, agent, outgoing);
    const headersStage = createStage("headers", limits.headersTimeout, call, deadline, clock);
    const bodyStage = createStage("body", limits.bodyTimeout, call, deadline, clock);
    let answer: Received | undefined;

    const leave = (): void => {
      headersStage?.clear();
      bodyStage?.clear();
    };
    const fail = (error: StytchError): void => {
      leave();
      reject(error);
      request.destroy();
    };
    deadline.onEnd = fail;
    deadline.mayHaveArrived = () => mayHaveLeft(request.socket);
    // It stays: a connection that was given up may fail once more.
    request.on("error", (error: NodeJS.ErrnoException) => {
      if (error instanceof ConnectTimeout) deadline.timeOut(limits.connectTimeout, "connect");
      // After the answer's head it is the body's reader that tells.
      else if (!answer) fail(connectionError(error, call, secrets, isUnsent(request, error)));
    });
    request.on("response", (message: IncomingMessage) => {
      headersStage?.clear();
      answer = receivedFrom(message);
      const received = answer;
      if (foreignStatus(received.status)) {
        leave();
        resolve(received);
        request.destroy();
        return;
      }
      bodyStage?.start();
      readBody(message, bodyStage?.start, (text, problem) => {
        leave();
        received.text = text;
        if (!problem) resolve(received);
        else reject(refuseAnswer(received, call, secrets, problem.problem, problem.fate, problem.cause));
      });
    });
    if (headersStage) request.once("finish", headersStage.start);
    request.end(outgoing.body);
  });
}

function open(requester: Requester, agent: Agent, { method, url, headers, body }: Outgoing): ClientRequest {
  const { server } = requester;
  const make = server.protocol === "https:" ? openHttps : openHttp;
  return make({
    agent,
    host: server.hostname.replace(/^\[|\]$/g, ""),
    port: server.port,
    path: url.slice(server.origin.length),
    method,
    // A list, which Node writes as it is: half the cost of an object.
    headers: listHeaders(requester, headers, body),
  });
}

/** What HTTP sets itself; a middleware may have named it. */
const FRAMING =
  /^(authorization|connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/;

function listHeaders(
  { server, authorization }: Requester,
  headers: Outgoing["headers"],
  body: string | undefined,
): string[] {
  const list = ["Host", server.host];
  let accept = "application/json";
  let encoding = "gzip, br";
  for (const [name, value] of headers) {
    if (name === "accept") accept = value;
    else if (name === "accept-encoding") encoding = value;
    else if (!FRAMING.test(name)) list.push(name, value);
  }
  list.push("Accept", accept, "Accept-Encoding", encoding);
  if (authorization !== undefined) list.push("Authorization", authorization);
  if (body !== undefined) list.push("Content-Length", String(Buffer.byteLength(body)));
  return list;
}

/** Where the connection was closed before anything could be written to it, or before all was, nothing was done. */
function isUnsent({ socket }: ClientRequest, { code }: NodeJS.ErrnoException): boolean {
  return code === "EPIPE" || !mayHaveLeft(socket);
}

function receivedFrom({ statusCode = 0, statusMessage = "", rawHeaders }: IncomingMessage): Received {
  return {
    status: statusCode,
    statusText: statusMessage,
    text: "",
    header: (name) => rawHeader(rawHeaders, name),
    headers: () => toHeaders(rawHeaders),
  };
}
