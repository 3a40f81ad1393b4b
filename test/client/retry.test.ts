// The policy: what is tried again, how often, and when. test/faults/ has it over real connections.
import { describe, expect, it } from "vitest";
import {
  StytchAbortError,
  StytchAPIError,
  StytchConnectionError,
  StytchResponseError,
  StytchTimeoutError,
  type Fetch,
  type Stytch,
  type StytchOptions,
} from "../../src/index.ts";
import { handClock, immediateClock, settled } from "../clock.ts";
import { clientOn, email, failure, json, record, refusal } from "../helpers.ts";

const user_id = "u";
/** One operation of each kind. */
const kinds: Record<"read" | "idempotent" | "unsafe", (stytch: Stytch) => PromiseLike<unknown>> = {
  read: (stytch) => stytch.users.search({}),
  idempotent: (stytch) => stytch.users.update({ user_id, name: { first_name: email } }),
  unsafe: (stytch) => stytch.users.create({ email }),
};
const all = ["read", "idempotent", "unsafe"] as const;

/** How often each kind of call is made when every attempt fails in one way. */
async function attemptsOf(answer: Fetch, options: Partial<StytchOptions> = {}): Promise<number[]> {
  return Promise.all(
    all.map(async (kind) => {
      const fetch = record(answer);
      const stytch = clientOn(fetch, { timeout: 0, clock: immediateClock(), ...options });
      const error = await failure(kinds[kind](stytch), Error);
      expect((error as Error & { attempts: number }).attempts).toBe(fetch.requests.length);
      return fetch.requests.length;
    }),
  );
}

/** What a runtime's fetch rejects with. */
function fails(code: string): Fetch {
  return () =>
    Promise.reject(new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) }));
}

const refuses = (type: string | undefined, status: number, headers: Record<string, string> = {}): Fetch =>
  type === undefined
    ? () => new Response("<html>", { status, headers })
    : () => json(refusal(type, status), status, headers);

describe("a call that was surely not carried out is tried again, whatever it does", () => {
  it.each([
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "UND_ERR_CONNECT_TIMEOUT",
  ])("%s", async (code) => expect(await attemptsOf(fails(code))).toEqual([3, 3, 3]));

  it.each<[string, Fetch]>([
    ["a rate limit", refuses("too_many_requests", 429)],
    ["a proxy's rate limit", refuses(undefined, 429)],
    ["503 with Retry-After", refuses("server_unavailable", 503, { "retry-after": "1" })],
    ["a proxy's 503 with Retry-After", refuses(undefined, 503, { "retry-after": "1" })],
  ])("%s", async (_, answer) => expect(await attemptsOf(answer)).toEqual([3, 3, 3]));
});

describe("a call that may have been carried out is tried again only if it may be sent twice", () => {
  it.each<[string, Fetch]>([
    ["a reset", fails("ECONNRESET")],
    ["a failure without a code", () => Promise.reject(new TypeError("Failed to fetch"))],
    ["500", refuses("internal_server_error", 500)],
    ["502", refuses(undefined, 502)],
    ["503 without Retry-After", refuses("server_unavailable", 503)],
    ["503 with a Retry-After that says nothing", refuses("x_y", 503, { "retry-after": "soon" })],
    ["504", refuses(undefined, 504)],
    ["520", refuses(undefined, 520)],
    ["408", refuses("x_y", 408)],
    ["an empty answer", () => new Response("")],
    [
      "JSON that breaks off",
      () => new Response('{"a":', { headers: { "content-type": "application/json" } }),
    ],
  ])("%s", async (_, answer) => expect(await attemptsOf(answer)).toEqual([3, 3, 1]));

  it("a time limit", async () => {
    const never: Fetch = () => new Promise(() => {});
    expect(await attemptsOf(never, { timeout: 5, clock: immediateClock() })).toEqual([3, 3, 1]);
  });

  it("a body that breaks off", async () => {
    const broken: Fetch = () =>
      new Response(new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) }));
    expect(await attemptsOf(broken)).toEqual([3, 3, 1]);
  });
});

describe("what another attempt would only meet again is not tried again", () => {
  it.each<[string, Fetch]>([
    ["400", refuses("duplicate_email", 400)],
    ["401", refuses("unauthorized_credentials", 401)],
    ["404", refuses("user_not_found", 404)],
    ["429 that is no rate limit: a captcha", refuses("captcha_failed", 429)],
    ["429 that is no rate limit: a lock", refuses("user_lock_limit_reached", 429, { "retry-after": "1" })],
    ["499", refuses("client_closed_request", 499)],
    ["501", refuses("x_y", 501)],
    ["a page of HTML", () => new Response("<html>", { headers: { "content-type": "text/html" } })],
    ["a redirect", () => new Response(null, { status: 302, headers: { location: "https://evil.com" } })],
    ["an expired certificate", fails("CERT_HAS_EXPIRED")],
    ["a certificate for another name", fails("ERR_TLS_CERT_ALTNAME_INVALID")],
    ["a certificate of nobody's", fails("DEPTH_ZERO_SELF_SIGNED_CERT")],
  ])("%s", async (_, answer) => expect(await attemptsOf(answer)).toEqual([1, 1, 1]));

  it("a call that its caller ends", async () => {
    const fetch = record(() => new Promise<Response>(() => {}));
    const controller = new AbortController();
    const call = clientOn(fetch).users.get({ user_id }, { signal: controller.signal });
    controller.abort();
    expect((await failure(call, StytchAbortError)).attempts).toBe(1);
    expect(fetch.requests).toHaveLength(1);
  });

  it("a call that was ended before it began, which is not sent at all", async () => {
    const fetch = record();
    const error = await failure(
      clientOn(fetch).users.get({ user_id }, { signal: AbortSignal.abort("no") }),
      StytchAbortError,
    );
    expect(error).toMatchObject({ attempts: 0, cause: "no" });
    expect(fetch.requests).toEqual([]);
  });
});

describe("another attempt", () => {
  it("is the same request again, with body, headers and credentials", async () => {
    const seen: string[] = [];
    const fetch = record(async (request) => {
      seen.push(JSON.stringify([request.method, request.url, [...request.headers], await request.text()]));
      return seen.length < 3 ? refuses("too_many_requests", 429)(request) : json({ user_id }, 201);
    });
    const stytch = clientOn(fetch, { timeout: 0, clock: immediateClock(), headers: { "x-a": "b" } });
    expect(await stytch.users.create({ email })).toEqual({ user_id });
    expect(new Set(seen).size).toBe(1);
    expect(seen).toHaveLength(3);
    expect(seen[0]).toContain("Basic ");
  });

  it("is made for raw calls too, by the route they are on", async () => {
    const fetch = record(refuses("internal_server_error", 500));
    const { raw } = clientOn(fetch, { timeout: 0, clock: immediateClock() });
    expect((await raw.POST("/v1/users/search", { body: {} })).response.status).toBe(500);
    expect(fetch.requests.splice(0)).toHaveLength(3);
    expect(await Promise.all(fetch.requests.map((request) => request.text()))).toEqual([]);
    await raw.POST("/v1/users", { body: { email } });
    expect(fetch.requests.splice(0)).toHaveLength(1);
    await raw.PUT("/v1/users/{user_id}", { params: { path: { user_id } }, body: { external_id: "e" } });
    expect(await Promise.all(fetch.requests.splice(0).map((request) => request.text()))).toEqual(
      Array(3).fill('{"external_id":"e"}'),
    );
    // PUT, but the document knows that it isn't idempotent.
    const params = { path: { user_id } };
    await raw.PUT("/v1/users/{user_id}/exchange_primary_factor", { params, body: { email_address: email } });
    expect(fetch.requests).toHaveLength(1);
  });

  it("goes through middleware once", async () => {
    const fetch = record((request) => {
      const first = fetch.requests.length < 2;
      return first ? refuses("x_y", 500)(request) : json({ user_id });
    });
    const stytch = clientOn(fetch, { timeout: 0, clock: immediateClock() });
    const seen: number[] = [];
    stytch.raw.use({ onResponse: ({ response }) => void seen.push(response.status) });
    expect(await stytch.users.get({ user_id })).toEqual({ user_id });
    expect(seen).toEqual([200]);
    expect(fetch.requests).toHaveLength(2);
  });
});

describe("the pause before it", () => {
  /** The pauses of a call whose attempts fail in the given ways, and then no more. */
  async function pauses(answers: Fetch[], options: Partial<StytchOptions> = {}): Promise<number[]> {
    const clock = immediateClock();
    const fetch = record((request) => answers[fetch.requests.length - 1]?.(request) ?? json({}));
    await clientOn(fetch, { timeout: 0, clock, random: () => 0.5, ...options }).users.search({});
    expect(fetch.requests).toHaveLength(answers.length + 1);
    return clock.delays;
  }
  const fault = refuses("internal_server_error", 500);

  it("is drawn at random from a span that doubles, up to maxDelay", async () => {
    const retry = { attempts: 10 };
    expect(await pauses(Array<Fetch>(5).fill(fault), { retry })).toEqual([125, 250, 500, 1000, 2000]);
    expect(await pauses(Array<Fetch>(9).fill(fault), { retry: { attempts: 10, maxDelay: 700 } })).toEqual([
      125, 250, 350, 350, 350, 350, 350, 350, 350,
    ]);
    expect(await pauses([fault, fault], { random: () => 0 })).toEqual([0, 0]);
  });

  const now = new Date(1_700_000_000_000);
  const later = (milliseconds: number): string => new Date(now.getTime() + milliseconds).toUTCString();

  it.each([
    ["seconds", { "retry-after": "2" }, 2125],
    ["no seconds", { "retry-after": "0" }, 125],
    ["seconds with blanks", { "retry-after": " 3 " }, 3125],
    ["a date, by the server's clock", { "retry-after": later(4000), date: later(0) }, 4125],
    ["a date that has passed", { "retry-after": later(-4000), date: later(0) }, 125],
    ["nothing that can be read", { "retry-after": "soon" }, 125],
    ["a negative number", { "retry-after": "-5" }, 125],
    ["a fraction", { "retry-after": "1.5" }, 1625],
    ["nothing", { "retry-after": "" }, 125],
  ])("is what Retry-After asks for, and a little more: %s", async (_, headers, pause) => {
    expect(await pauses([refuses("too_many_requests", 429, headers as Record<string, string>)])).toEqual([
      pause,
    ]);
  });

  it("is ended by the caller's signal, with what the attempt failed with", async () => {
    const clock = handClock();
    const fetch = record(fault);
    const controller = new AbortController();
    const call = clientOn(fetch, { clock }).users.search({}, { signal: controller.signal });
    const failed = failure(call, StytchAbortError);
    await settled();
    controller.abort("enough");
    const error = await failed;
    expect(error).toMatchObject({ attempts: 1, cause: "enough" });
    expect(error.previous).toBeInstanceOf(StytchAPIError);
    expect(clock.waiting).toBe(0);
    await clock.advance(60_000);
    expect(fetch.requests).toHaveLength(1);
  });
});

describe("the options", () => {
  it("attempts are all attempts, and false makes one", async () => {
    const fault = refuses("too_many_requests", 429);
    expect(await attemptsOf(fault, { retry: { attempts: 5 } })).toEqual([5, 5, 5]);
    expect(await attemptsOf(fault, { retry: { attempts: 1 } })).toEqual([1, 1, 1]);
    expect(await attemptsOf(fault, { retry: false })).toEqual([1, 1, 1]);
    expect(await attemptsOf(fault, { retry: {} })).toEqual([3, 3, 3]);
  });

  it("a call's own go first, and those left out are the client's", async () => {
    const clock = immediateClock();
    const fetch = record(refuses("too_many_requests", 429));
    const random = () => 0.999;
    const stytch = clientOn(fetch, { timeout: 0, clock, random, retry: { attempts: 4, maxDelay: 50 } });
    const count = async (retry: { attempts?: number; maxDelay?: number } | false): Promise<number> => {
      await failure(stytch.users.get({ user_id }, { retry }), StytchAPIError);
      return fetch.requests.splice(0).length;
    };
    expect(await count(false)).toBe(1);
    expect(await count({ attempts: 2 })).toBe(2);
    expect(clock.delays.splice(0)).toEqual([50 * 0.999]);
    expect(await count({ maxDelay: 70 })).toBe(4);
    expect(clock.delays).toEqual(Array(3).fill(70 * 0.999));
  });

  it.each([
    [{ attempts: 0 }, "retry.attempts"],
    [{ attempts: 11 }, "retry.attempts"],
    [{ attempts: 1.5 }, "retry.attempts"],
    [{ maxDelay: -1 }, "retry.maxDelay"],
    [{ maxDelay: Infinity }, "retry.maxDelay"],
    [{ delay: 5 }, "no option delay"],
    [true, "retry takes an object"],
    [3, "retry takes an object"],
    [null, "retry takes an object"],
  ])("%j is refused", async (retry, message) => {
    const options = { retry } as unknown as Partial<StytchOptions>;
    expect(() => clientOn(record(), options)).toThrow(message);
    await expect(clientOn(record()).users.get({ user_id }, options as object)).rejects.toThrow(message);
  });
});

describe("the budget", () => {
  it("ends retries in an outage, so that it isn't multiplied", async () => {
    const fetch = record(fails("ECONNREFUSED"));
    const stytch = clientOn(fetch, { timeout: 0, clock: immediateClock() });
    const calls = Array.from({ length: 500 }, () =>
      failure(stytch.users.get({ user_id }), StytchConnectionError),
    );
    await Promise.all(calls);
    expect(fetch.requests).toHaveLength(600);
  });

  it("comes back with calls that go well: ten make up for one retry", async () => {
    let down = true;
    const fetch = record((request) => (down ? refuses("x_y", 500)(request) : json({})));
    const stytch = clientOn(fetch, { timeout: 0, clock: immediateClock() });
    await Promise.all(
      Array.from({ length: 200 }, () => failure(stytch.users.get({ user_id }), StytchAPIError)),
    );
    down = false;
    for (let call = 0; call < 25; call++) await stytch.users.get({ user_id });
    down = true;
    fetch.requests.length = 0;
    await failure(stytch.users.get({ user_id }), StytchAPIError);
    expect(fetch.requests).toHaveLength(3);
    await failure(stytch.users.get({ user_id }), StytchAPIError);
    expect(fetch.requests).toHaveLength(4);
  });

  it("is each client's own", async () => {
    const first = clientOn(fails("ECONNREFUSED"), { timeout: 0, clock: immediateClock() });
    await Promise.all(Array.from({ length: 200 }, () => failure(first.users.get({ user_id }), Error)));
    expect(await attemptsOf(fails("ECONNREFUSED"))).toEqual([3, 3, 3]);
  });
});

describe("the error at the end", () => {
  it("says which attempt it was, and keeps what came before", async () => {
    const answers: Fetch[] = [
      fails("ECONNRESET"),
      () => new Response("<html>", { status: 502 }),
      refuses("internal_server_error", 500),
    ];
    const fetch = record((request) => answers[fetch.requests.length - 1]!(request));
    const stytch = clientOn(fetch, { timeout: 0, clock: immediateClock() });
    const error = await failure(stytch.users.get({ user_id }), StytchAPIError);
    expect(error.message).toMatch(
      /^GET \/v1\/users\/\{user_id\} \(attempt 3\) → 500 internal_server_error: /,
    );
    expect(error.attempts).toBe(3);
    expect(error.previous).toBeInstanceOf(StytchResponseError);
    expect(error.previous).toMatchObject({ attempts: 2, status_code: 502 });
    expect(error.previous!.previous).toBeInstanceOf(StytchConnectionError);
    expect(error.previous!.previous).toMatchObject({ attempts: 1, code: "ECONNRESET", processed: "unknown" });
    expect(error.previous!.previous!.previous).toBeUndefined();
  });

  it("of a single attempt has no more than it needs", async () => {
    const error = await failure(clientOn(() => json(refusal(), 400)).users.create({ email }), StytchAPIError);
    expect(error.attempts).toBe(1);
    expect(Object.keys(error)).not.toContain("attempts");
    expect("previous" in error).toBe(false);
  });

  it("of a removal that is found done at the second attempt tells of the first", async () => {
    const answers: Fetch[] = [fails("ECONNRESET"), refuses("user_not_found", 404)];
    const fetch = record((request) => answers[fetch.requests.length - 1]!(request));
    const stytch = clientOn(fetch, { timeout: 0, clock: immediateClock() });
    const error = await failure(stytch.users.delete({ user_id }), StytchAPIError);
    expect(error).toMatchObject({ error_type: "user_not_found", attempts: 2 });
    expect(error.previous).toMatchObject({ processed: "unknown" });
  });

  it("each attempt has the whole time limit", async () => {
    const clock = handClock();
    const fetch = record(() => new Promise<Response>(() => {}));
    const call = failure(
      clientOn(fetch, { clock, timeout: 1000, random: () => 0 }).users.get({ user_id }),
      StytchTimeoutError,
    );
    await clock.advance(999);
    expect(fetch.requests).toHaveLength(1);
    await clock.advance(1);
    expect(fetch.requests).toHaveLength(2);
    await clock.advance(2000);
    expect(await call).toMatchObject({ attempts: 3, timeout: 1000, phase: "total" });
    expect(clock.waiting).toBe(0);
  });
});
