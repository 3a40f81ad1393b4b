import { describe, expect, it } from "vitest";
import { routes } from "../../generated/routes.ts";
import {
  createStytch,
  isStytchError,
  StytchAPIError,
  StytchConfigError,
  StytchConnectionError,
  StytchResponseError,
  StytchTimeoutError,
} from "../../src/index.ts";
import { createSandbox, type Fault, type Sandbox, type SandboxOptions } from "../../src/sandbox/index.ts";
import { eventually, handClock, immediateClock } from "../clock.ts";
import { authorization, projectId, secret } from "./helpers.ts";

const email = "ada@example.com";

/** Not held against the document, as what faults make is none of the API's. */
function begin(faults: readonly Fault[] = [], options: Partial<SandboxOptions> = {}) {
  const sandbox = createSandbox({ projectId, secret, faults, validate: true, ...options });
  const clock = immediateClock();
  const stytch = createStytch({ projectId, secret, fetch: sandbox.fetch, clock, timeout: 0 });
  const count = async () => {
    sandbox.faults.clear();
    return (await stytch.users.search({})).results.length;
  };
  return { sandbox, stytch, count };
}

/** A create whose time limit runs out when something has come to be. */
async function createUntil(sandbox: Sandbox, condition: () => void): Promise<unknown> {
  const clock = handClock();
  const stytch = createStytch({ projectId, secret, fetch: sandbox.fetch, clock });
  const ended = failure(stytch.users.create({ email }, { timeout: 20 }));
  await eventually(condition);
  await clock.advance(20);
  return ended;
}

/** How many timers keep the process running. */
function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
}

async function failure(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => "It did not fail.",
    (error: unknown) => error,
  );
}

describe("a fault with an error", () => {
  it("answers in the API's form instead of the operation, which changes nothing", async () => {
    const { stytch, count } = begin([{ operation: "api_user_v1_Create", error_type: "too_many_requests" }]);
    const error = await failure(stytch.users.create({ email }));
    expect(isStytchError(error, "too_many_requests") && error).toMatchObject({
      status_code: 429,
      error_url: "https://stytch.com/docs/api/errors/429#too_many_requests",
      request_id: expect.stringMatching(/^request-id-test-/) as string,
    });
    expect(await count()).toBe(0);
  });

  it.each<[Fault, number, string]>([
    [{ error_type: "duplicate_email" }, 400, "duplicate_email"],
    [{ status: 500 }, 500, "internal_server_error"],
    [{ status: 429 }, 429, "too_many_requests"],
    [{ status: 404 }, 404, "route_not_found"],
    [{ status: 503 }, 503, "server_unavailable"],
    [{ status: 418, error_type: "teapot" }, 418, "teapot"],
  ])("%j answers %i %s", async (fault, status, error_type) => {
    const { stytch } = begin([fault]);
    expect(await failure(stytch.users.create({ email }))).toMatchObject({ status_code: status, error_type });
  });

  it("may have words and headers of its own", async () => {
    const { sandbox, stytch } = begin([
      {
        status: 429,
        error_message: "Slow down.",
        headers: { "retry-after": "7", "Content-Type": "application/json; charset=utf-8" },
      },
    ]);
    const error = await failure(stytch.users.create({ email }));
    expect(error).toBeInstanceOf(StytchAPIError);
    expect((error as StytchAPIError).error_message).toBe("Slow down.");
    expect((error as StytchAPIError).headers.get("retry-after")).toBe("7");
    const response = await sandbox.fetch(new Request("https://test.stytch.com/"));
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  });

  it("strikes every request when no operation is named, unknown paths and strangers included", async () => {
    const { sandbox } = begin([{ status: 503 }]);
    for (const path of ["/nowhere", "/v1/users/x"]) {
      expect((await sandbox.fetch(new Request(`https://test.stytch.com${path}`))).status).toBe(503);
    }
  });
});

describe("a fault with a body", () => {
  it.each(["malformed", "truncated", "empty"] as const)(
    "%s spoils the operation's own answer, after it took effect",
    async (body) => {
      const { stytch, count } = begin([{ operation: "api_user_v1_Create", body }]);
      expect(await failure(stytch.users.create({ email }))).toBeInstanceOf(StytchResponseError);
      expect(await count()).toBe(1);
    },
  );

  it("html stands in for the operation, as a proxy's page", async () => {
    const { stytch, sandbox, count } = begin([{ body: "html" }]);
    expect(await failure(stytch.users.create({ email }))).toMatchObject({ status_code: 502 });
    expect(await failure(stytch.users.create({ email }))).toBeInstanceOf(StytchResponseError);
    const request = new Request("https://test.stytch.com/v1/users/x");
    expect((await sandbox.fetch(request)).headers.get("content-type")).toBe("text/html");
    expect(await count()).toBe(0);
  });

  it("and a status stands in for the operation too", async () => {
    const { stytch, count } = begin([{ body: "html", status: 200, operation: "api_user_v1_Create" }]);
    expect(await failure(stytch.users.create({ email }))).toBeInstanceOf(StytchResponseError);
    expect(await count()).toBe(0);
  });
});

describe("a dropped connection", () => {
  it.each([
    ["before", 0],
    ["after", 1],
  ] as const)("%s the operation leaves %i users, and fetch rejects with a TypeError", async (drop, left) => {
    const { sandbox, stytch, count } = begin([{ drop }]);
    const request = new Request("https://test.stytch.com/v1/users/x", { headers: { authorization } });
    await expect(sandbox.fetch(request)).rejects.toThrow(TypeError);
    expect(await failure(stytch.users.create({ email }))).toBeInstanceOf(StytchConnectionError);
    expect(sandbox.calls.at(-1)).toMatchObject({ operationId: "api_user_v1_Create", status: undefined });
    expect(await count()).toBe(left);
  });
});

describe("a delay", () => {
  it("waits before the answer", async () => {
    const { stytch } = begin([{ delay: 30 }]);
    const start = performance.now();
    await stytch.users.create({ email });
    expect(performance.now() - start).toBeGreaterThan(25);
  });

  it("ends when the client gives up, and the operation doesn't take place", async () => {
    const { sandbox, count } = begin([{ delay: 60_000 }]);
    const before = timers();
    const hasCome = () => expect(sandbox.calls).toHaveLength(1);
    expect(await createUntil(sandbox, hasCome)).toBeInstanceOf(StytchTimeoutError);
    expect(timers()).toBeLessThanOrEqual(before);
    expect(await count()).toBe(0);
  });

  it("ends when the request itself aborts", async () => {
    const { sandbox } = begin([{ delay: 60_000 }]);
    const abort = new AbortController();
    const init = { headers: { authorization }, signal: abort.signal };
    const answer = sandbox.fetch(new Request("https://test.stytch.com/v1/users/x", init));
    setTimeout(() => abort.abort(new Error("enough")), 10);
    await expect(answer).rejects.toThrow("enough");
  });

  it("comes after the operation with a drop after it", async () => {
    const { sandbox, count } = begin([{ delay: 60_000, drop: "after" }]);
    const isDone = () => expect(sandbox.snapshot().users).toHaveLength(1);
    expect(await createUntil(sandbox, isDone)).toBeInstanceOf(StytchTimeoutError);
    expect(await count()).toBe(1);
  });

  it("adds up with others, and leaves room for one fault that does more", async () => {
    const { sandbox } = begin([{ delay: 15 }, { delay: 15, status: 500 }, { status: 503 }]);
    const start = performance.now();
    const { status } = await sandbox.fetch(new Request("https://test.stytch.com/"));
    expect(status).toBe(500);
    expect(performance.now() - start).toBeGreaterThan(25);
  });
});

describe("a fault", () => {
  const statuses = async (fetch: (request: Request) => Promise<Response>, calls: number) => {
    const found = [];
    for (let i = 0; i < calls; i++) {
      const request = new Request("https://test.stytch.com/v1/users/x", { headers: { authorization } });
      found.push((await fetch(request)).status);
    }
    return found;
  };

  it("strikes the first calls only, if it says so, and gives way to the next", async () => {
    const { sandbox } = begin([
      { status: 500, times: 2 },
      { status: 503, times: 1 },
    ]);
    expect(await statuses(sandbox.fetch, 5)).toEqual([500, 500, 503, 404, 404]);
  });

  it("strikes a part of the calls, the same ones for the same idSeed", async () => {
    const [one, two] = [0, 1].map(() => begin([{ status: 500, rate: 0.3 }], { idSeed: "x" }).sandbox.fetch);
    const first = await statuses(one!, 300);
    expect(await statuses(two!, 300)).toEqual(first);
    const struck = first.filter((status) => status === 500).length;
    expect(struck).toBeGreaterThan(60);
    expect(struck).toBeLessThan(120);
    expect(await statuses(begin([{ status: 500, rate: 0 }]).sandbox.fetch, 20)).not.toContain(500);
    expect(await statuses(begin([{ status: 500, rate: 1 }]).sandbox.fetch, 20)).not.toContain(404);
  });

  it("of another operation doesn't strike", async () => {
    const { sandbox } = begin([{ operation: "api_user_v1_Delete", status: 500 }]);
    expect(await statuses(sandbox.fetch, 1)).toEqual([404]);
  });

  it("names its operation by the client's method or by the operationId", async () => {
    for (const operation of ["users.get", "api_user_v1_Get"] as const) {
      const { sandbox } = begin([{ operation, status: 503 }]);
      expect(await statuses(sandbox.fetch, 1)).toEqual([503]);
      sandbox.faults.clear();
      sandbox.faults.add({ operation: "users.create", status: 500 });
      expect(await statuses(sandbox.fetch, 1)).toEqual([404]);
      sandbox.faults.add({ operation, status: 502 });
      expect(await statuses(sandbox.fetch, 1)).toEqual([502]);
    }
  });

  it("names every operation of the document by its method", () => {
    const { sandbox } = begin();
    for (const { accessor } of Object.values(routes)) {
      const operation = accessor.join(".") as NonNullable<Fault["operation"]>;
      expect(() => sandbox.faults.add({ operation, status: 500 })).not.toThrow();
    }
  });

  it("can be added and cleared at any time; it is copied", async () => {
    const { sandbox } = begin();
    const fault: Fault = { status: 500 };
    sandbox.faults.add(fault);
    fault.status = 503;
    expect(await statuses(sandbox.fetch, 1)).toEqual([500]);
    sandbox.faults.clear();
    expect(await statuses(sandbox.fetch, 1)).toEqual([404]);
  });

  it.each<[unknown, string]>([
    [null, "fault takes an object, not null"],
    [{}, "fault does nothing. Give it a status"],
    [{ times: 1 }, "fault does nothing"],
    [{ code: 500 }, "fault has no code. It has operation, status"],
    [
      { operation: 1, status: 500 },
      "fault.operation must be an operation's name, such as users.get, not a number",
    ],
    [
      { operation: "toString", status: 500 },
      'fault.operation: there is no operation "toString". Give the name of a client\'s method, such as users.get, or an operationId.',
    ],
    [
      { operation: "users.creat", status: 500 },
      'fault.operation: there is no operation "users.creat". Did you mean users.create?',
    ],
    [
      { operation: "api_user_v1_create", status: 500 },
      'fault.operation: there is no operation "api_user_v1_create". Did you mean api_user_v1_Create?',
    ],
    [{ operation: "x".repeat(5000), status: 500 }, `no operation "${"x".repeat(100)}". Give`],
    [{ status: 200 }, "fault.status must be a whole number from 400 to 599, or 200 with a body"],
    [{ status: 400.5 }, "fault.status must be"],
    [{ error_type: "teapot" }, "fault.error_type must be an error type of the document"],
    [{ error_message: 1, status: 500 }, "fault.error_message must be a string"],
    [{ error_message: "x" }, "fault has words for an answer that it doesn't make"],
    [{ headers: { a: "b" }, delay: 1 }, "fault has words for an answer that it doesn't make"],
    [{ headers: { a: 1 }, status: 500 }, "fault.headers must be an object of header names and strings"],
    [{ headers: { "a b": "c" }, status: 500 }, "fault.headers must be"],
    [{ body: "xml" }, "fault.body must be one of malformed, truncated, empty, html"],
    [{ drop: true }, "fault.drop must be one of before, after"],
    [{ drop: "before", status: 500 }, "fault can't both drop the connection and answer"],
    [{ delay: -1 }, "fault.delay must be milliseconds from 0"],
    [{ delay: NaN }, "fault.delay must be"],
    [{ delay: 1, times: 0 }, "fault.times must be a whole number from 1"],
    [{ delay: 1, rate: 2 }, "fault.rate must be a number from 0 to 1"],
  ])("%j is refused", (fault, message) => {
    const { sandbox } = begin();
    const add = () => sandbox.faults.add(fault as Fault);
    expect(add).toThrow(StytchConfigError);
    expect(add).toThrow(message);
    expect(() => begin([{ delay: 1 }, fault as Fault])).toThrow(message.replace("fault", "faults[1]"));
  });
});
