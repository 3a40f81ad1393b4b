// What takes too long, or only long. A limit runs out when the server gives the cue.
import { carriedOut, head, http } from "../bytes.ts";
import { LIMIT } from "../client-time.ts";
import type { CallSetup, Connection, Exchange, ExpectedError, Fault } from "../fault.ts";

const total: CallSetup = { options: { timeout: LIMIT } };
const late: ExpectedError = {
  name: "StytchTimeoutError",
  phase: "total",
  timeout: LIMIT,
  processed: "unknown",
};
const blind = "fetch doesn't tell whether there is a connection";
const aborted: ExpectedError = { name: "AbortError" };
const abort: CallSetup = { abort: "cue" };

const silence = ({ cue }: Connection): void => cue();

const halfBody = carriedOut(({ write, cue }, answer) => {
  write(http(answer).slice(0, -20));
  cue();
});

function slowBody(exchange: Exchange): void {
  exchange.write(head(200, { "content-type": "application/json", "content-length": "100000" }));
  drip(exchange, forever(" "), 10);
  setTimeout(exchange.cue, 50);
}

function hints(exchange: Exchange): void {
  drip(exchange, forever(head(103, { link: "</a>; rel=preload" })), 10);
  setTimeout(exchange.cue, 50);
}

/** Neither takes nor gives anything. */
function noHandshake({ stream, cue }: Connection): void {
  stream.resume();
  cue();
}

/** Writes a text in parts, one each few real milliseconds, as long as anyone is there. */
function drip({ stream }: Exchange, parts: Generator<string, void>, pause: number): void {
  const next = (): void => {
    const part = parts.next();
    if (part.done || stream.destroyed) return;
    stream.write(part.value);
    setTimeout(next, pause);
  };
  next();
}

function* pieces(text: string, length: number): Generator<string, void> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

function* forever(text: string): Generator<string, void> {
  for (;;) yield text;
}

export const times: Fault[] = [
  { name: "no answer", call: total, request: silence, retried: "repeatable", error: late },
  {
    name: "no answer after it was carried out",
    call: total,
    request: carriedOut(silence),
    retried: "repeatable",
    error: late,
  },
  {
    name: "half an answer's head",
    call: total,
    request: carriedOut(({ write, cue }, answer) => {
      write(http(answer).slice(0, 30));
      cue();
    }),
    retried: "repeatable",
    error: late,
  },
  { name: "half a body", call: total, request: halfBody, retried: "repeatable", error: late },
  {
    name: "a body that drips too slowly",
    call: total,
    request: slowBody,
    retried: "repeatable",
    error: late,
  },
  {
    name: "early hints without end",
    call: total,
    request: hints,
    retried: "repeatable",
    error: late,
  },
  {
    name: "an answer that drips",
    request: carriedOut((exchange, answer) => drip(exchange, pieces(http(answer), 40), 4)),
    retried: "never",
  },
  {
    name: "no connection",
    port: "deaf",
    lasting: true,
    call: total,
    retried: "any",
    error: { ...late, processed: "no" },
    fetch: { retried: "repeatable", error: late, because: blind },
  },
  {
    name: "no connection, with connectTimeout",
    port: "deaf",
    lasting: true,
    transports: ["node"],
    call: { options: { connectTimeout: LIMIT } },
    retried: "any",
    error: { ...late, phase: "connect", processed: "no" },
  },
  {
    name: "no TLS handshake",
    schemes: ["tls"],
    call: total,
    connection: noHandshake,
    retried: "any",
    error: { ...late, processed: "no" },
    fetch: { retried: "repeatable", error: late, because: blind },
  },
  {
    name: "no TLS handshake, with connectTimeout",
    schemes: ["tls"],
    transports: ["node"],
    call: { options: { connectTimeout: LIMIT } },
    connection: noHandshake,
    retried: "any",
    error: { ...late, phase: "connect", processed: "no" },
  },
  {
    name: "no answer, with headersTimeout",
    transports: ["node"],
    call: { options: { headersTimeout: LIMIT } },
    request: silence,
    retried: "repeatable",
    error: { ...late, phase: "headers" },
  },
  {
    name: "half a body, with bodyTimeout",
    transports: ["node"],
    call: { options: { bodyTimeout: LIMIT } },
    request: halfBody,
    retried: "repeatable",
    error: { ...late, phase: "body" },
  },
  { name: "aborted without an answer", call: abort, request: silence, retried: "never", error: aborted },
  { name: "aborted in the body", call: abort, request: halfBody, retried: "never", error: aborted },
];
