// One AbortSignal for many calls, as a server has one for its end, or a page for its leaving: no warning of a leak, nothing
// left on it, and all end with it.
import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StytchAbortError, type StytchOptions } from "../../src/index.ts";
import { onAbort } from "../../src/transport/on-abort.ts";
import { eventually, handClock } from "../clock.ts";
import { clientAt, clientOn, json, record, serve } from "../helpers.ts";
import { eachTransport } from "../transports.ts";
import { silent } from "./failing-calls.ts";

const COUNT = 1_000;
const user_id = "u";
const listenersOf = (signal: AbortSignal): number => getEventListeners(signal, "abort").length;
/** The most listeners that a signal has without a warning. */
const FEW = 3;

let warnings: Error[];
const note = (warning: Error): void => void warnings.push(warning);
beforeEach(() => {
  warnings = [];
  process.on("warning", note);
});
afterEach(async () => {
  // Node tells of one after the code that has caused it.
  await new Promise(setImmediate);
  process.off("warning", note);
  expect(warnings).toEqual([]);
});

/** Makes each of some calls, and gives the errors of those that fail. */
async function errorsOf(calls: readonly (() => PromiseLike<unknown>)[]): Promise<unknown[]> {
  const errors = calls.map((call) => call().then(() => undefined, (error: unknown) => error)); // prettier-ignore
  return (await Promise.all(errors)).filter((error) => error !== undefined);
}

const page = () => json({ results: [], results_metadata: { next_cursor: null, total: 0 } });
type Client = ReturnType<typeof clientOn>;
const kinds: Record<string, (client: Client, signal: AbortSignal) => PromiseLike<unknown>> = {
  method: ({ users }, signal) => users.get({ user_id }, { signal }),
  "raw call": ({ raw }, signal) => raw.GET("/v1/users/{user_id}", { params: { path: { user_id } }, signal }),
  walk: ({ users }, signal) => users.searchAll({}, { signal, prefetch: true }).pages().next(),
};

describe.each(Object.entries(kinds))("a thousand calls under one signal: %s", (_, call) => {
  it("are heard by few listeners, and leave none", async () => {
    const { signal } = new AbortController();
    let most = 0;
    const stytch = clientOn(async () => {
      most = Math.max(most, listenersOf(signal));
      await new Promise(setImmediate);
      return page();
    });
    const errors = await errorsOf(Array.from({ length: COUNT }, () => () => call(stytch, signal)));
    expect(errors).toEqual([]);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(FEW);
    expect(listenersOf(signal)).toBe(0);
  });

  it("all end with it, in their order, and leave no listener", async () => {
    const controller = new AbortController();
    const ended: number[] = [];
    const stytch = clientOn(silent(true));
    const failures = Array.from({ length: COUNT }, (_, i) =>
      call(stytch, controller.signal).then(
        () => undefined,
        (error: unknown) => (ended.push(i), error),
      ),
    );
    await eventually(() => expect(listenersOf(controller.signal)).toBeGreaterThan(0));
    await new Promise(setImmediate);
    controller.abort("enough");
    for (const error of await Promise.all(failures)) {
      expect(error).toBeInstanceOf(StytchAbortError);
      expect((error as Error).cause).toBe("enough");
    }
    expect(ended).toEqual(Array.from({ length: COUNT }, (_, i) => i));
    expect(listenersOf(controller.signal)).toBe(0);
  });
});

describe("calls under one signal", () => {
  /** Has them wait at some stage, which is told when it is reached. */
  const stages: Record<string, { options: Partial<StytchOptions>; answer: () => Response }> = {
    "for their turn": { options: { limit: { requests: 1, interval: 60_000 } }, answer: page },
    "for another attempt": {
      options: { random: () => 1 },
      answer: () => json({}, 503, { "retry-after": "5" }),
    },
  };

  it.each(Object.entries(stages))("end where they wait %s", async (_, { options, answer }) => {
    const clock = handClock();
    const controller = new AbortController();
    const { signal } = controller;
    const fetch = record(answer);
    const stytch = clientOn(fetch, { clock, ...options });
    const calls = errorsOf(
      Array.from({ length: 100 }, () => () => stytch.users.get({ user_id }, { signal })),
    );
    await clock.advance(1000);
    expect(listenersOf(signal)).toBe(1);
    const { length } = fetch.requests;
    controller.abort();
    const errors = await calls;
    expect(errors.length).toBeGreaterThanOrEqual(99);
    for (const error of errors) expect(error).toBeInstanceOf(StytchAbortError);
    expect([listenersOf(signal), clock.waiting, fetch.requests.length]).toEqual([0, 0, length]);
  });

  eachTransport("leave no listener at a real server, whether they end well or by it", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    let requests = 0;
    let most = 0;
    const url = await serve((_, response) => {
      most = Math.max(most, listenersOf(signal));
      requests += 1;
      if (requests > 40) return;
      response.setHeader("content-type", "application/json");
      response.end("{}");
    });
    const stytch = clientAt(url);
    const call = () => stytch.users.get({ user_id }, { signal });
    expect(await errorsOf(Array.from({ length: 40 }, () => call))).toEqual([]);
    expect(listenersOf(signal)).toBe(0);
    const rest = errorsOf(Array.from({ length: 40 }, () => call));
    await eventually(() => expect(requests).toBeGreaterThan(50));
    controller.abort();
    expect(await rest).toHaveLength(40);
    expect(most).toBeLessThanOrEqual(FEW);
    expect(listenersOf(signal)).toBe(0);
  });

  it("are told of an abort each, whatever those before them take back", () => {
    const controller = new AbortController();
    const told: string[] = [];
    const releases = ["a", "b", "c"].map((name) =>
      onAbort(controller.signal, () => {
        told.push(name);
        if (name === "a") releases.slice(0, 2).forEach((release) => release());
      }),
    );
    controller.abort();
    expect(told).toEqual(["a", "c"]);
    releases.forEach((release) => release());
    expect(listenersOf(controller.signal)).toBe(0);
  });
});
