// What a client learns from calls that fail for longer: in an outage no further call is begun again.
import { describe, expect, it } from "vitest";
import { StytchAbortError, StytchAPIError, StytchConnectionError, StytchError } from "../../src/index.ts";
import type { Fetch, Stytch, StytchOptions } from "../../src/index.ts";
import { handClock, settled, type HandClock } from "../clock.ts";
import { clientOn, email, failure, json, record, refusal, type Recorder } from "../helpers.ts";

const MINUTE = 60_000;
const user_id = "user-test-1";
const ok: Fetch = () => json({ user_id });
const fault: Fetch = () => json(refusal("internal_server_error", 500), 500);
const refuses: Fetch = () => json(refusal("bad_request", 400), 400);

interface Weather {
  readonly stytch: Stytch;
  readonly clock: HandClock;
  /** How the next requests are answered. */
  answer: Fetch;
  /** The requests that a call makes from now until it has ended. */
  readonly requestsOf: (call: (stytch: Stytch) => PromiseLike<unknown>) => Promise<number>;
}

/** A client whose pauses are as long as they can be, and a service that is changed as the test goes on. */
function weather(answer: Fetch, options: Partial<StytchOptions> = {}): Weather {
  const clock = handClock();
  const fetch: Recorder = record((request, init) => state.answer(request, init));
  const stytch = clientOn(fetch, { timeout: 0, clock, random: () => 0.999, ...options });
  const state: Weather = {
    stytch,
    clock,
    answer,
    async requestsOf(call) {
      fetch.requests.length = 0;
      let ended = false;
      void Promise.allSettled([call(stytch)]).then(() => (ended = true));
      await settled();
      while (!ended) await clock.advance(50);
      return fetch.requests.length;
    },
  };
  return state;
}

const get = (stytch: Stytch): PromiseLike<unknown> => stytch.users.get({ user_id });
const create = (stytch: Stytch): PromiseLike<unknown> => stytch.users.create({ email });
const times = async (count: number, run: () => Promise<number>): Promise<number[]> => {
  const counts: number[] = [];
  for (let i = 0; i < count; i++) counts.push(await run());
  return counts;
};

describe("in an outage", () => {
  it("a client that calls once a minute begins its first call again, and no other", async () => {
    const { requestsOf, clock } = weather(fault);
    const counts = await times(5, async () => {
      await clock.advance(MINUTE);
      return requestsOf(get);
    });
    expect(counts).toEqual([3, 1, 1, 1, 1]);
  });

  it("calls are begun again for two seconds after the first failure", async () => {
    const { requestsOf, clock } = weather(fault);
    // A call of three attempts pauses for 0.75 s here.
    expect(await times(3, () => requestsOf(get))).toEqual([3, 3, 3]);
    await clock.advance(1000);
    expect(await times(3, () => requestsOf(get))).toEqual([1, 1, 1]);
  });

  it("many calls at once are all begun again when it begins, and none of those that follow", async () => {
    const { stytch, clock, requestsOf } = weather(fault);
    const all = (): Promise<unknown> => Promise.allSettled(Array.from({ length: 30 }, () => get(stytch)));
    expect(await requestsOf(all)).toBe(90);
    await clock.advance(MINUTE);
    expect(await requestsOf(all)).toBe(30);
  });

  it("a call that was begun again makes all its attempts, however long they take", async () => {
    const { requestsOf, clock } = weather(fault, { retry: { attempts: 10 } });
    expect(await requestsOf(get)).toBe(10);
    expect(clock.delays.reduce((sum, delay) => sum + delay, 0)).toBeGreaterThan(30_000);
    expect(await requestsOf(get)).toBe(1);
  });

  it("the error of a call that was made once says so", async () => {
    const { stytch, clock, requestsOf } = weather(fault);
    await requestsOf(get);
    await clock.advance(MINUTE);
    const error = await failure(stytch.users.get({ user_id }), StytchAPIError);
    expect(error.attempts).toBe(1);
    expect(error.previous).toBeUndefined();
    expect(error.message).not.toContain("attempt");
  });

  it("is each client's own to find out", async () => {
    const [first, second] = [weather(fault), weather(fault)];
    await first.requestsOf(get);
    await first.clock.advance(MINUTE);
    await second.clock.advance(MINUTE);
    expect([await first.requestsOf(get), await second.requestsOf(get)]).toEqual([1, 3]);
  });
});

describe("a sign of an outage is", () => {
  const connection: Fetch = () => {
    const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
    throw new TypeError("fetch failed", { cause });
  };
  const unavailable: Fetch = () => json(refusal("x_y", 503), 503, { "retry-after": "0" });
  const limited: Fetch = () => json(refusal("too_many_requests", 429), 429);

  it.each([
    ["a connection that isn't made", connection],
    ["a 503 with Retry-After", unavailable],
    ["a rate limit that doesn't say when it ends", limited],
    ["a page of a proxy that finds nobody", () => new Response("<html>", { status: 502 })],
  ] as [string, Fetch][])("%s", async (_, answer) => {
    const { requestsOf, clock } = weather(answer);
    expect(await requestsOf(get)).toBe(3);
    await clock.advance(MINUTE);
    expect(await requestsOf(get)).toBe(1);
  });

  it("the failure of calls that must not be made twice", async () => {
    const { requestsOf, clock } = weather(fault);
    expect(await times(3, () => requestsOf(create))).toEqual([1, 1, 1]);
    await clock.advance(MINUTE);
    expect(await requestsOf(get)).toBe(1);
  });

  it("the failure of calls that their caller doesn't want begun again", async () => {
    const { requestsOf, clock } = weather(fault);
    const once = (stytch: Stytch): PromiseLike<unknown> => stytch.users.get({ user_id }, { retry: false });
    expect(await times(3, () => requestsOf(once))).toEqual([1, 1, 1]);
    await clock.advance(MINUTE);
    expect(await requestsOf(get)).toBe(1);
  });

  it("no rate limit that says when it ends: calls are begun again for as long as it lasts", async () => {
    const { requestsOf, clock } = weather(() =>
      json(refusal("too_many_requests", 429), 429, { "retry-after": "1" }),
    );
    const counts = await times(4, async () => {
      await clock.advance(MINUTE);
      return requestsOf(get);
    });
    expect(counts).toEqual([3, 3, 3, 3]);
  });
});

describe("the end of an outage is", () => {
  /** A client that knows that the service has been out for long. */
  async function inOutage(): Promise<Weather> {
    const found = weather(fault);
    await found.requestsOf(get);
    await found.clock.advance(MINUTE);
    expect(await times(20, () => found.requestsOf(get))).toEqual(Array(20).fill(1));
    return found;
  }

  it.each([
    ["twenty calls in a row that go well", ok],
    ["twenty in a row that are refused for what they ask", refuses],
  ])("%s", async (_, answer) => {
    const found = await inOutage();
    found.answer = answer;
    await times(5, () => found.requestsOf(get));
    found.answer = fault;
    expect(await found.requestsOf(get)).toBe(1);
    found.answer = answer;
    await times(20, () => found.requestsOf(get));
    found.answer = fault;
    expect(await found.requestsOf(get)).toBe(3);
  });

  it("no call that its caller ends, no wrong certificate and no redirect", async () => {
    const found = await inOutage();
    const certificate: Fetch = () => {
      throw Object.assign(new TypeError("fetch failed"), { cause: { code: "CERT_HAS_EXPIRED" } });
    };
    const redirect: Fetch = () => new Response(null, { status: 302, headers: { location: "/" } });
    for (let i = 0; i < 10; i++) {
      const ended = new AbortController();
      found.answer = () => new Promise<Response>(() => {});
      const call = found.stytch.users.get({ user_id }, { signal: ended.signal });
      await settled();
      ended.abort();
      await failure(call, StytchAbortError);
      for (found.answer of [certificate, redirect]) await failure(get(found.stytch), StytchError);
    }
    found.answer = fault;
    expect(await found.requestsOf(get)).toBe(1);
  });

  it("not there while every other call fails", async () => {
    let request = 0;
    const { requestsOf, clock } = weather((...given) => (request++ % 2 ? ok : fault)(...given));
    // The first is begun again, and goes well at that.
    expect(await requestsOf(get)).toBe(2);
    const counts = await times(20, async () => {
      await clock.advance(MINUTE);
      return requestsOf(get);
    });
    expect(counts.slice(2)).toEqual(Array(18).fill(1));
  });
});

describe("a short failure", () => {
  it("now and then, as of every tenth call for hours, is begun again each time", async () => {
    const found = weather(ok);
    for (let i = 0; i < 10; i++) {
      await times(9, () => found.requestsOf(get));
      await found.clock.advance(10 * MINUTE);
      let requests = 0;
      found.answer = (...given) => (requests++ < 1 ? fault : ok)(...given);
      expect(await found.requestsOf(get)).toBe(2);
      found.answer = ok;
    }
  });

  it("of a minute ago with ten good calls since leaves no trace", async () => {
    const found = weather(fault);
    for (let i = 0; i < 5; i++) {
      found.answer = fault;
      expect(await found.requestsOf(get)).toBe(3);
      found.answer = ok;
      await times(10, () => found.requestsOf(get));
      await found.clock.advance(MINUTE);
    }
  });

  it("is survived by a client that calls once a minute", async () => {
    const found = weather(ok);
    await found.requestsOf(get);
    await found.clock.advance(MINUTE);
    let requests = 0;
    found.answer = (...given) => (requests++ < 2 ? fault : ok)(...given);
    const call = found.stytch.users.get({ user_id });
    await found.clock.advance(1000);
    expect(await call).toEqual({ user_id });
    expect(requests).toBe(3);
  });

  it("is not taken for an outage by a clock that goes back", async () => {
    const { requestsOf, clock } = weather(fault);
    await requestsOf(get);
    clock.skip(-MINUTE);
    expect(await requestsOf(get)).toBe(3);
  });

  it("of a connection tells both attempts", async () => {
    const found = weather(() => {
      throw new TypeError("fetch failed");
    });
    const call = failure(
      found.stytch.users.get({ user_id }, { retry: { attempts: 2 } }),
      StytchConnectionError,
    );
    await found.clock.advance(1000);
    expect(await call).toMatchObject({ attempts: 2, previous: { attempts: 1 } });
  });
});
