// The pauses that a server asks for: never cut short. A call that may not make one ends at once, a walk makes it.
import { describe, expect, it, vi } from "vitest";
import {
  createStytch,
  StytchAbortError,
  StytchAPIError,
  StytchResponseError,
  type Clock,
  type RetriedAttempt,
  type RetryOptions,
  type StytchOptions,
} from "../../src/index.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.ts";
import { handClock, immediateClock, settled } from "../clock.ts";
import {
  clientAt,
  clientOn,
  failure,
  json,
  projectId,
  record,
  refusal,
  secret,
  serve,
  type Recorder,
} from "../helpers.ts";
import { eachTransport } from "../transports.ts";

const MINUTE = 60_000;
const user_id = "u";

/** Refuses so many requests by a rate limit, and answers the rest with a search's only page. */
function limited(headers: Record<string, string> | undefined, times = 1): Recorder {
  const fetch = record(() =>
    fetch.requests.length <= times
      ? json(refusal("too_many_requests", 429), 429, headers)
      : json({ results: [{ user_id }], results_metadata: { total: 1, next_cursor: null } }),
  );
  return fetch;
}

function client(fetch: Recorder, options: Partial<StytchOptions> = {}) {
  const clock = immediateClock();
  return { clock, ...clientOn(fetch, { timeout: 0, clock, random: () => 0, ...options }) };
}

async function idsOf(users: AsyncIterable<{ user_id: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const user of users) ids.push(user.user_id);
  return ids;
}

describe("a call whose server asks for a longer pause than maxDelay", () => {
  const minute = { "retry-after": "60" };

  it("ends at once, with the way out in its error", async () => {
    const fetch = limited(minute);
    const { users, clock } = client(fetch);
    const error = await failure(users.search({}), StytchAPIError);
    expect(fetch.requests).toHaveLength(1);
    expect(clock.delays).toEqual([]);
    expect(error).toMatchObject({ attempts: 1, error_type: "too_many_requests" });
    expect(error.message).toBe(
      "POST /v1/users/search → 429 too_many_requests: A user with that email exists. (request-id-test-5f3a) " +
        "The server asks for a pause of 60 s, and `retry.maxDelay` is 10000 ms. Raise it, or pace the client by `limit`.",
    );
    expect(error.error_message).toBe("A user with that email exists.");
  });

  it("does so where a proxy answers, for 503, and after an attempt that failed otherwise", async () => {
    const html = record(() => new Response("<html>", { status: 503, headers: minute }));
    const error = await failure(client(html).users.search({}), StytchResponseError);
    expect(html.requests).toHaveLength(1);
    expect(error.message).toContain("asks for a pause of 60 s, and `retry.maxDelay` is 10000 ms. Raise it.");
    expect(error.message).not.toContain("`limit`");

    const late = record(() =>
      late.requests.length === 1
        ? json(refusal("internal_server_error", 500), 500)
        : json(refusal("too_many_requests", 429), 429, minute),
    );
    expect((await failure(client(late).users.search({}), StytchAPIError)).message).toContain("`limit`");
    expect(late.requests).toHaveLength(2);
  });

  it("is through a middleware told the same", async () => {
    const { users, raw } = client(limited(minute));
    raw.use({ onRequest: () => undefined });
    expect((await failure(users.search({}), StytchAPIError)).message).toContain("`limit`");
  });

  it("waits in full where maxDelay allows it, to the millisecond", async () => {
    for (const random of [0, 0.999]) {
      const fetch = limited(minute);
      const { users, clock } = client(fetch, { retry: { maxDelay: MINUTE }, random: () => random });
      await users.search({});
      expect(clock.delays).toEqual([MINUTE]);
    }
  });

  it("gives no advice that wouldn't help", async () => {
    for (const retry of [false, { attempts: 1 }] as const) {
      const { users } = client(limited(minute), { retry });
      expect((await failure(users.search({}), StytchAPIError)).message).toMatch(/\(request-id-test-5f3a\)$/);
    }
    const lock = record(() => json(refusal("user_lock_limit_reached", 429), 429, minute));
    expect((await failure(client(lock).users.search({}), StytchAPIError)).message).not.toContain("maxDelay");
  });
});

describe("Retry-After is read", () => {
  const now = 1_700_000_000_000;
  const date = (seconds: number): string => new Date(now + seconds * 1000).toUTCString();
  const asctime = (seconds: number): string =>
    date(seconds).replace(/^(...), (..) (...) (....) (.*) GMT$/, "$1 $3 $2 $5 $4");
  const rfc850 = (seconds: number): string =>
    date(seconds).replace(/^..., (..) (...) ..(..) (.*)$/, "Tuesday, $1-$2-$3 $4");

  /** The pause after a 503 with that header, by the server's own clock; nothing where it says nothing. */
  async function pauseFor(value: string | string[]): Promise<number | undefined> {
    const headers = new Headers({ date: date(0) });
    for (const one of [value].flat()) headers.append("retry-after", one);
    const fetch = record(() =>
      fetch.requests.length === 1
        ? new Response(JSON.stringify(refusal("server_unavailable", 503)), { status: 503, headers })
        : json({}),
    );
    const { users, clock } = client(fetch, { retry: { maxDelay: MINUTE * 1000 } });
    // A create is only made again if the server said when.
    await users.create({ email: "a@example.com" }).catch(() => {});
    return clock.delays[0];
  }

  it.each<[string, string | string[], number | undefined]>([
    ["seconds", "2", 2000],
    ["none", "0", 0],
    ["with blanks", "  3\t", 3000],
    ["with zeros in front", "007", 7000],
    ["a fraction", "1.5", 1500],
    ["a fraction that begins with its point", ".5", 500],
    ["a fraction that ends in its point", "2.", 2000],
    ["a part of a millisecond, which counts as a whole one", "0.0001", 1],
    ["with a sign", "+5", 5000],
    ["with a unit", "60s", 60_000],
    ["with a unit apart", "60 Seconds", 60_000],
    ["in quotes", '"30"', 30_000],
    ["twice, the longer one", ["1", "2"], 2000],
    ["twice, whichever comes first", ["2", "1"], 2000],
    ["twice in one line", "1, 2", 2000],
    ["twice, of which one says nothing", ["soon", "4"], 4000],
    ["twice, of which one is empty", ["", "4"], 4000],
    ["a date", date(4), 4000],
    ["a date in RFC 850's form", rfc850(4), 4000],
    ["a date in asctime's form, which is GMT too", asctime(4), 4000],
    ["a date as in JSON", new Date(now + 4000).toISOString(), 4000],
    ["a date that has passed", date(-4000), 0],
    ["two dates", [date(4), date(9)], 9000],
    ["seconds and a date", ["3", date(9)], 9000],
    ["a date and seconds", [date(4), "30"], 30_000],
    ["below zero", "-5", undefined],
    ["another unit", "5m", undefined],
    ["words", "soon", undefined],
    ["words and a number", "in 5 seconds", undefined],
    ["another base", "0x10", undefined],
    ["an exponent", "1e3", undefined],
    ["a number after a word", "about 5", undefined],
    ["a number after a word and a comma", "soon, 4", 4000],
    ["a time of day", "12:30", undefined],
    ["infinity", "Infinity", undefined],
    ["nothing", "", undefined],
    ["a comma", ",", undefined],
  ])("%s", async (_, value, pause) => {
    // A program's own time zone is no affair of a header's.
    vi.stubEnv("TZ", "America/New_York");
    expect(await pauseFor(value)).toBe(pause);
    vi.unstubAllEnvs();
  });

  it("in time that is linear to its length", async () => {
    for (const part of ["1, ", "a, 1-a ", "Mon, 1 x", " ", "1", ".", ",", "a"]) {
      const began = process.cpuUsage();
      await pauseFor(part.repeat(20_000));
      expect(process.cpuUsage(began).user / 1000).toBeLessThan(1000);
    }
  });

  it("as too long where a number can't hold it, with a number in the message", async () => {
    const { users } = client(limited({ "retry-after": "9".repeat(400) }));
    const error = await failure(users.search({}), StytchAPIError);
    expect(error.message).toMatch(/a pause of \d+ s/);
  });

  eachTransport("repeated, over a connection, as its longest", async () => {
    const url = await serve((_, response) => {
      response.writeHead(503, [
        ["content-type", "application/json"],
        ["Retry-After", "1"],
        ["retry-after", "2.5"],
      ] as never);
      response.end(JSON.stringify(refusal("server_unavailable", 503)));
    });
    const controller = new AbortController();
    const delays: number[] = [];
    const onRetry = ({ delay }: RetriedAttempt): void => {
      delays.push(delay);
      controller.abort();
    };
    const stytch = clientAt(url, { random: () => 0, hooks: { onRetry } });
    await failure(stytch.users.get({ user_id }, { signal: controller.signal }), StytchAbortError);
    expect(delays).toEqual([2500]);
  });
});

describe("a walk", () => {
  it("makes the pause that the server asks for, and tells its hooks", async () => {
    for (const prefetch of [false, true]) {
      const told: RetriedAttempt[] = [];
      const hooks = { onRetry: (attempt: RetriedAttempt) => void told.push(attempt) };
      const { users, clock } = client(limited({ "retry-after": "60" }, 2), { hooks });
      expect(await idsOf(users.searchAll({}, { prefetch }))).toEqual([user_id]);
      expect(clock.delays).toEqual([MINUTE, MINUTE]);
      expect(told[0]).toMatchObject({ operation: "api_user_v1_Search", delay: MINUTE });
    }
  });

  it("waits a minute where a rate limit doesn't say when it ends", async () => {
    for (const headers of [undefined, { "retry-after": "soon" }]) {
      const { users, clock } = client(limited(headers, 2));
      expect(await idsOf(users.searchAll())).toEqual([user_id]);
      expect(clock.delays).toEqual([MINUTE, MINUTE]);
    }
    const { users, clock } = client(limited({ "retry-after": "0" }));
    await idsOf(users.searchAll());
    expect(clock.delays).toEqual([0]);
  });

  it("knocks again as soon as ever where something else failed", async () => {
    const fetch = record(() =>
      fetch.requests.length === 1
        ? json(refusal("internal_server_error", 500), 500)
        : json({ results: [], results_metadata: { total: 0, next_cursor: null } }),
    );
    const { users, clock } = client(fetch);
    await idsOf(users.searchAll());
    expect(clock.delays).toEqual([0]);
  });

  it.each<[string, number, RetryOptions | undefined, RetryOptions | undefined]>([
    ["five minutes", 300, undefined, undefined],
    ["five minutes, though a client's calls wait less", 300, { maxDelay: 50 }, undefined],
    ["as long as the client's calls, if that is more", 900, { maxDelay: 900_000 }, undefined],
    ["as long as the walk itself is told", 20, { maxDelay: 900_000 }, { maxDelay: 20_000 }],
    ["five minutes, though the walk has other options", 300, undefined, { attempts: 2 }],
  ])("waits %s, and ends at once where it is asked for more", async (_, seconds, retry, own) => {
    for (const [asked, requests] of [
      [seconds, 2],
      [seconds + 1, 1],
    ] as const) {
      const fetch = limited({ "retry-after": `${asked}` });
      const { users, clock } = client(fetch, retry && { retry });
      const walk = idsOf(users.searchAll({}, own && { retry: own }));
      if (requests === 2) await walk;
      else expect((await failure(walk, StytchAPIError)).message).toContain(`a pause of ${seconds + 1} s`);
      expect(fetch.requests).toHaveLength(requests);
      expect(clock.delays).toEqual(requests === 2 ? [seconds * 1000] : []);
    }
  });

  it("doesn't wait where it, or its client, is told not to try again", async () => {
    for (const [options, own] of [
      [{ retry: false }, {}],
      [{}, { retry: false }],
    ] as const) {
      const fetch = limited({ "retry-after": "1" });
      await failure(idsOf(client(fetch, options).users.searchAll({}, own)), StytchAPIError);
      expect(fetch.requests).toHaveLength(1);
    }
  });

  it("refuses what is no retry option, as a call does", async () => {
    for (const retry of [null, 3, true, [], { delay: 1 }]) {
      const fetch = limited(undefined, 0);
      const walk = idsOf(client(fetch).users.searchAll({}, { retry } as never));
      await expect(walk).rejects.toThrow("retry");
      expect(fetch.requests).toEqual([]);
    }
  });

  it("is ended by its signal, and by leaving the loop, in the middle of a pause", async () => {
    const clock = handClock();
    const controller = new AbortController();
    const { users } = clientOn(limited({ "retry-after": "60" }), { timeout: 0, clock });
    const failed = failure(idsOf(users.searchAll({}, { signal: controller.signal })), StytchAbortError);
    await settled();
    expect(clock.waiting).toBe(1);
    controller.abort("enough");
    expect((await failed).cause).toBe("enough");
    expect(clock.waiting).toBe(0);

    const pages = record(() =>
      pages.requests.length === 1
        ? json({ results: [{ user_id }], results_metadata: { total: 2, next_cursor: "two" } })
        : json(refusal("too_many_requests", 429), 429, { "retry-after": "60" }),
    );
    for await (const user of clientOn(pages, { timeout: 0, clock }).users.searchAll({}, { prefetch: true })) {
      expect(user.user_id).toBe(user_id);
      await settled();
      expect(clock.waiting).toBe(1);
      break;
    }
    expect(clock.waiting).toBe(0);
  });

  it("is not ended by the waits of others: they use up no budget", async () => {
    let requests = 0;
    // A single call is refused twice, the third attempt is good.
    const fetch = record(() =>
      (requests += 1) % 3 === 0
        ? json({ results: [], results_metadata: { total: 0, next_cursor: null } })
        : json(refusal("too_many_requests", 429), 429, { "retry-after": "60" }),
    );
    const { users } = client(fetch);
    for (let walk = 0; walk < 200; walk++) await idsOf(users.searchAll());
    expect(fetch.requests).toHaveLength(600);
  });
});

describe("over the sandbox at its documented limit", () => {
  /** A clock that a sandbox shares: a pause puts it forward. */
  function clockOf(sandbox: Sandbox): Clock & { delays: number[] } {
    const delays: number[] = [];
    return {
      delays,
      now: () => sandbox.clock.now().getTime(),
      setTimeout(run, milliseconds) {
        delays.push(milliseconds);
        sandbox.clock.advance(milliseconds);
        return setImmediate(run);
      },
      clearTimeout: (timer) => clearImmediate(timer as NodeJS.Immediate),
    };
  }

  it.each([false, true])("a walk of 200 pages brings everyone (prefetch: %s)", async (prefetch) => {
    const users = Array.from({ length: 200 }, (_, index) => ({ email: `user-${index}@example.com` }));
    const sandbox = createSandbox({ projectId, secret, seed: users, now: "2026-01-01T00:00:10Z" });
    const clock = clockOf(sandbox);
    const stytch = createStytch({ projectId, secret, fetch: sandbox.fetch, clock, timeout: 0 });
    const ids = await idsOf(stytch.users.searchAll({ limit: 1 }, { prefetch }));
    expect(new Set(ids).size).toBe(200);
    expect(clock.delays).toHaveLength(1);
    // From ten seconds past the minute to the next one.
    expect(clock.delays[0]).toBeGreaterThanOrEqual(50_000);
    expect(sandbox.calls).toHaveLength(201);
  });
});
