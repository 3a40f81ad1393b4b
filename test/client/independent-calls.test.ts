// Calls of one client as requests to a Worker make them: each has timers and I/O of its own, which end with its request and
// without a word. No call may wait for another one's. In workerd itself: `npm run runtimes -- workerd`.
import { AsyncLocalStorage } from "node:async_hooks";
import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { StytchOptions } from "../../src/index.ts";
import { validator } from "../../src/validate/index.ts";
import { handClock } from "../clock.ts";
import { clientOn, json, refusal } from "../helpers.ts";

/** What clients load at the first call that needs it, which takes a while that no clock tells. */
beforeAll(async () => {
  await Promise.all([
    import("../../src/client/openapi-fetch/client.ts"),
    import("../../src/validate/index.ts"),
  ]);
});

/** A request to a Worker. */
interface Request {
  readonly number: number;
  /** Its client hung up: none of its timers runs any more, and none of its answers comes. */
  isGone: boolean;
  /** The moments at which its calls left. */
  readonly sent: number[];
  result?: unknown;
}

/** A Worker with one client, whose requests each make a call. */
function worker(options: Partial<StytchOptions>, answer: () => Response = () => json({})) {
  const current = new AsyncLocalStorage<Request>();
  const clock = handClock();
  const began = clock.now();
  const ofWorker = {
    ...clock,
    setTimeout(run: () => void, milliseconds: number) {
      const owner = current.getStore();
      return clock.setTimeout(() => owner?.isGone || run(), milliseconds);
    },
  };
  const send = (): Response | Promise<never> => {
    const request = current.getStore()!;
    if (request.isGone) return new Promise(() => {});
    request.sent.push(clock.now() - began);
    return answer();
  };
  const stytch = clientOn(send, { clock: ofWorker, timeout: 0, random: () => 0, ...options });
  const requests: Request[] = [];
  return {
    clock,
    requests,
    start: (call: (client: typeof stytch) => Promise<unknown>): Request => {
      const request: Request = { number: requests.length, isGone: false, sent: [] };
      requests.push(request);
      const end = (value: unknown): void => void (request.result = value);
      current.run(request, () => void call(stytch).then(end, end));
      return request;
    },
  };
}

const calls: Record<string, (client: ReturnType<typeof clientOn>) => Promise<unknown>> = {
  "a method's": ({ users }) => users.get({ user_id: "u" }),
  "a raw": ({ raw }) => raw.GET("/v1/users/{user_id}", { params: { path: { user_id: "u" } } }),
  "a walk's": async ({ users }) => {
    const pages: unknown[] = [];
    for await (const page of users.searchAll({}, { prefetch: true }).pages()) pages.push(page);
    return pages;
  },
};
const page = () => json({ results: [], results_metadata: { next_cursor: null, total: 0 } });

describe("in a Worker", () => {
  it.each(Object.keys(calls))("%s call gets its turn though every other request is gone", async (kind) => {
    const limit = { requests: 1, interval: 1000 };
    for (let living = 1; living < 6; living++) {
      const { clock, requests, start } = worker({ limit }, page);
      for (let i = 0; i < 6; i++) start(calls[kind]!);
      await clock.advance(10);
      for (const request of requests) request.isGone = request.number !== living;
      await clock.advance(living * 1000 + 100);
      expect(requests[living]!.sent).toHaveLength(1);
      expect(requests[living]!.result).toBeTypeOf("object");
      const late = start(calls[kind]!);
      await clock.advance(1200);
      expect(late.result).toBeTypeOf("object");
    }
  });

  it("retries, checks, hooks and middlewares of a call are its own", async () => {
    // Whoever checks says that these answers break the document.
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    let answers = 0;
    const refused = { ...refusal("too_many_requests", 429), status_code: 429 };
    const answer = (): Response =>
      (answers += 1) % 3 === 0 ? json({ status_code: 200, request_id: "r" }) : json(refused, 429);
    const hooks = { onRequest: () => new Promise(() => {}) };
    const { clock, requests, start } = worker({ validate: validator("warn"), hooks }, answer);
    for (let i = 0; i < 30; i++) {
      start((client) => {
        if (i === 0) client.raw.use({ onRequest: ({ request }) => request });
        return client.users.delete({ user_id: "u" });
      });
    }
    for (const request of requests) request.isGone = request.number % 2 === 0;
    await clock.advance(1000);
    for (const { number, result } of requests) expect(result === undefined).toBe(number % 2 === 0);
    warn.mockRestore();
  });

  it("of any requests, some of which go, the others get their turns, in order, and no window has too many", async () => {
    const request = fc.record({
      after: fc.integer({ min: 0, max: 150 }),
      goes: fc.option(fc.integer({ min: 1, max: 800 }), { nil: undefined }),
      aborts: fc.option(fc.integer({ min: 0, max: 800 }), { nil: undefined, freq: 1 }),
    });
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 400 }),
      fc.array(request, { maxLength: 40 }),
      async (count, interval, given) => {
        const { clock, requests, start } = worker({ limit: { requests: count, interval } });
        for (const { after, goes, aborts } of given) {
          await clock.advance(after);
          const controller = new AbortController();
          const made = start(({ users }) => users.get({ user_id: "u" }, { signal: controller.signal }));
          if (goes !== undefined) clock.setTimeout(() => (made.isGone = true), goes);
          if (aborts !== undefined) clock.setTimeout(() => made.isGone || controller.abort(), aborts);
        }
        // Where one is gone, the others give it up after a while.
        await clock.advance(given.length * (interval + 110) + 1000);
        for (const { isGone, result } of requests) expect(isGone || result !== undefined).toBe(true);
        const sent = requests.flatMap((made) => made.sent);
        expect(sent).toEqual([...sent].sort((a, b) => a - b));
        sent.forEach((at, i) => {
          if (i >= count) expect(at - sent[i - count]!).toBeGreaterThanOrEqual(interval);
        });
      },
    );
    await fc.assert(property, { numRuns: 100 });
  });
});
