// What Retry-After says, on a 429 and a 503. A 503 without one that can be read is an outage like any other.
import { html, refused } from "../bytes.ts";
import type { Fault } from "../fault.ts";

const now = Date.now();
const date = (seconds: number): string => new Date(now + seconds * 1000).toUTCString();

type Delays = readonly [number, number] | "too long" | undefined;

/** What stands in the header, and the pauses that it makes, with half of the jitter: none that is longer than maxDelay. */
const kinds: readonly (readonly [string, string | undefined, Delays])[] = [
  ["no Retry-After", undefined, undefined],
  ["Retry-After: 0", "0", [125, 250]],
  ["Retry-After in seconds", "2", [2125, 2250]],
  ["Retry-After as a date", date(3), [3125, 3250]],
  ["Retry-After in the past", date(-60), [125, 250]],
  ["Retry-After as garbage", "soon", undefined],
  ["Retry-After below zero", "-5", undefined],
  ["a huge Retry-After", "999999999999999999999", "too long"],
  ["Retry-After in the far future", date(1e9), "too long"],
];

/** A fault for each kind, on one status. Dates are by the server's own clock, which is wrong here by an hour. */
function each(status: number, error_type: string): Fault[] {
  const skew = 3600;
  return kinds.map(([name, value, delays]) => {
    const dated = value?.endsWith("GMT");
    const shown = dated ? new Date(Date.parse(value!) - skew * 1000).toUTCString() : value;
    const headers = { date: date(-skew), ...(shown !== undefined && { "retry-after": shown }) };
    return {
      name: `${status}, ${name}`,
      request: ({ write }) => write(refused(status, error_type, headers)),
      error: { name: "StytchAPIError", status_code: status, error_type },
      ...(delays === "too long"
        ? { retried: "never" }
        : {
            retried: status === 429 || delays ? "any" : "repeatable",
            delays: delays ?? [125, 250],
          }),
    };
  });
}

export const retryAfter: Fault[] = [
  ...each(429, "too_many_requests"),
  ...each(503, "service_unavailable"),
  {
    name: "429 of a proxy, Retry-After in seconds",
    request: ({ write }) => write(html(429, { "retry-after": "2" })),
    retried: "any",
    error: { name: "StytchResponseError", status_code: 429 },
    delays: [2125, 2250],
  },
  {
    name: "503 of a proxy, Retry-After in seconds",
    request: ({ write }) => write(html(503, { "retry-after": "2" })),
    retried: "any",
    error: { name: "StytchResponseError", status_code: 503 },
    delays: [2125, 2250],
  },
  {
    name: "aborted in the pause",
    call: { abort: "pause", options: { retry: { maxDelay: 3_000_000 } } },
    request: ({ write }) => write(refused(429, "too_many_requests", { "retry-after": "1000" })),
    retried: "never",
    error: { name: "AbortError", previous: ["StytchAPIError"] },
    delays: [1_000_125],
  },
];
