// A connection that isn't made, breaks, or ends too early.
import { carriedOut, head, http } from "../bytes.ts";
import type { ExpectedError, Fault } from "../fault.ts";

const never: ExpectedError = { name: "StytchConnectionError", processed: "no" };
const perhaps: ExpectedError = { name: "StytchConnectionError", processed: "unknown" };
const blind =
  "fetch has the same error for a connection that was reset in the handshake and after the request";

export const connections: Fault[] = [
  {
    name: "connection refused",
    port: "closed",
    lasting: true,
    retried: "any",
    error: { ...never, code: "ECONNREFUSED" },
  },
  {
    // What is known of the last attempt alone would be wrong of the call.
    name: "carried out, and then nobody there",
    request: carriedOut(({ die }) => die()),
    lasting: true,
    retried: "repeatable",
    error: perhaps,
  },
  {
    name: "reset in the TLS handshake",
    schemes: ["tls"],
    connection: ({ stream, reset }) => void stream.once("data", reset),
    retried: "any",
    error: never,
    fetch: { retried: "repeatable", error: perhaps, because: blind },
  },
  {
    name: "closed in the TLS handshake",
    schemes: ["tls"],
    connection: ({ stream, close }) => void stream.once("data", close),
    retried: "any",
    error: never,
  },
  {
    name: "reset before the request was read",
    bytes: ({ reset }) => reset(),
    retried: "repeatable",
    error: perhaps,
  },
  {
    name: "reset while the request was read",
    head: ({ reset }) => reset(),
    retried: "repeatable",
    error: perhaps,
  },
  {
    name: "reset after the request was read",
    request: ({ reset }) => reset(),
    retried: "repeatable",
    error: perhaps,
  },
  {
    name: "reset after it was carried out",
    request: carriedOut(({ reset }) => reset()),
    retried: "repeatable",
    error: perhaps,
  },
  {
    name: "reset in the answer's head",
    request: carriedOut(async ({ write, reset, seen }, answer) => {
      write(http(answer).slice(0, 30));
      await seen();
      reset();
    }),
    retried: "repeatable",
    error: perhaps,
  },
  {
    name: "closed before an answer",
    request: ({ close }) => close(),
    retried: "repeatable",
    error: perhaps,
  },
  {
    name: "closed after it was carried out",
    request: carriedOut(({ close }) => close()),
    retried: "repeatable",
    error: perhaps,
  },
  {
    name: "closed in the answer's head",
    request: carriedOut(({ write, close }, answer) => {
      write(http(answer).slice(0, 30));
      close();
    }),
    retried: "repeatable",
    error: perhaps,
  },
  {
    name: "a kept connection reset by the next request",
    call: { warmUp: true },
    request: ({ reset }) => reset(),
    retried: "repeatable",
    error: perhaps,
  },
  {
    name: "a kept connection closed by the next request",
    call: { warmUp: true },
    request: ({ close }) => close(),
    retried: "repeatable",
    error: perhaps,
  },
  {
    name: "closed after the answer, while idle",
    call: { pause: true },
    request: carriedOut(async ({ write, close, cue, seen }, answer) => {
      write(http(answer));
      await seen();
      close();
      cue();
    }),
    retried: "never",
  },
  {
    name: "reset after the answer, while idle",
    call: { pause: true },
    request: carriedOut(async ({ write, reset, cue, seen }, answer) => {
      write(http(answer));
      // An answer that is still on its way would be lost.
      await seen();
      reset();
      cue();
    }),
    retried: "never",
  },
  {
    name: "closed with the answer",
    request: carriedOut(({ write, close }, answer) => {
      write(http(answer));
      close();
    }),
    retried: "never",
  },
  {
    name: "an answer that ends with its connection",
    request: carriedOut(({ write, close }, { status, headers, body }) => {
      write(head(status, { ...headers, connection: "close" }) + body);
      close();
    }),
    retried: "never",
  },
];
