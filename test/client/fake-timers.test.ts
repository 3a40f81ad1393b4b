// A client under the fake timers of tests: a call that needs no waiting returns, whether they came before the client or after
// it; pauses, time limits and turns go by them. Over a real `fetch`, and against the sandbox. Jest's are Sinon's.
import { execFile } from "node:child_process";
import { mock } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import FakeTimers from "@sinonjs/fake-timers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createStytch, StytchTimeoutError, type Stytch } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { validator } from "../../src/validate/index.ts";
import { fakeTimers } from "../fake-timers.ts";
import { clientOn, failure, json, projectId, record, secret, serve } from "../helpers.ts";
import { silent } from "./failing-calls.ts";

const credentials = { projectId, secret };
const { setImmediate: realImmediate, setTimeout: realTimeout, clearTimeout: clearReal } = globalThis;

/** Fake timers that are there. */
interface Faked {
  advance(milliseconds: number): unknown;
  end(): void;
}

type Names = Parameters<typeof FakeTimers.install>[0];

function sinon(options?: Names): Faked {
  const clock = FakeTimers.install({ now: 0, ...options });
  return { advance: (time) => clock.tick(time), end: () => clock.uninstall() };
}

function nodeTest(apis: ("setTimeout" | "setInterval" | "setImmediate" | "Date")[]): Faked {
  mock.timers.enable({ apis, ...(apis.includes("Date") && { now: 0 }) });
  return { advance: (time) => mock.timers.tick(time), end: () => mock.timers.reset() };
}

function vitest(): Faked {
  vi.useFakeTimers({ now: 0 });
  return { advance: (time) => vi.advanceTimersByTime(time), end: () => void vi.useRealTimers() };
}

const tools: Record<string, () => Faked> = {
  "Vitest's": vitest,
  "Sinon's, but for queueMicrotask and nextTick": () =>
    sinon({
      toFake: ["setTimeout", "clearTimeout", "setInterval", "setImmediate", "Date", "performance", "hrtime"],
    }),
  "Sinon's setTimeout alone": () => sinon({ toFake: ["setTimeout", "clearTimeout"] }),
  "those of node:test": () => nodeTest(["setTimeout", "setInterval", "setImmediate", "Date"]),
  "setTimeout of node:test alone": () => nodeTest(["setTimeout"]),
};

let faked: Faked | undefined;

function begin(fake: () => Faked): void {
  let timers!: Faked;
  const end = fakeTimers(() => {
    timers = fake();
    return () => timers.end();
  });
  faked = { advance: (time) => timers.advance(time), end };
}

afterEach(() => {
  faked?.end();
  faked = undefined;
});

/** Lets run what needs no timer. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => realImmediate(resolve));
}

/** Fails after a time that no fake timer rules. */
async function within<Value>(work: PromiseLike<Value>): Promise<Value> {
  let timer!: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = realTimeout(() => reject(new Error("It still waits.")), 20_000);
  });
  return Promise.race([work, late]).finally(() => clearReal(timer));
}

describe.each(["before", "after"])("a client that is made %s the fake timers", (when) => {
  async function under(fake: () => Faked, make: () => Stytch, use: (stytch: Stytch) => Promise<void>) {
    const early = when === "before" ? make() : undefined;
    begin(fake);
    await within(use(early ?? make()));
  }

  it.each(Object.entries(tools))("calls a server, over fetch: %s", async (_, fake) => {
    const baseUrl = await serve((request, response) => {
      request.resume().once("end", () => {
        response.setHeader("content-type", "application/json");
        response.end('{"status_code":200,"request_id":"r","user_id":"u"}');
      });
    });
    await under(
      fake,
      () => createStytch({ ...credentials, baseUrl }),
      async ({ users, raw }) => {
        for (let call = 0; call < 3; call++) await users.get({ user_id: "u" });
        await users.create({ email: "ada@example.com" });
        await raw.GET("/v1/users/{user_id}", { params: { path: { user_id: "u" } } });
      },
    );
  });

  it.each(Object.entries(tools))("calls a sandbox: %s", async (_, fake) => {
    const make = () => clientOn(createSandbox(credentials).fetch, { validate: validator("strict") });
    await under(fake, make, async ({ users, sessions, raw }) => {
      for (let i = 0; i < 3; i++) await users.create({ email: `${i}@example.com` });
      const { data } = await raw.POST("/v1/users", { body: { email: "raw@example.com" } });
      await users.update({ user_id: data!.user_id, name: { first_name: "Ada" } });
      await sessions.getJWKS({});
      let met = 0;
      for await (const user of users.searchAll({ limit: 2 }, { prefetch: true })) met += user.emails.length;
      expect(met).toBe(4);
      raw.use({ onRequest: () => undefined });
      await users.delete({ user_id: data!.user_id });
    });
  });

  it.each(Object.entries(tools))(
    "waits by them, for its turn and for another attempt: %s",
    async (_, fake) => {
      const limit = { requests: 1, interval: 60_000 };
      let answers = 0;
      const fetch = record(() => json({}, (answers += 1) === 1 ? 503 : 200, { "retry-after": "5" }));
      const make = () => clientOn(fetch, { limit, timeout: 0 });
      await under(fake, make, async ({ users }) => {
        const calls = Promise.all([users.get({ user_id: "a" }), users.get({ user_id: "b" })]);
        // The attempts: a; when it pauses and waits anew, b is first in line, and then comes a.
        for (const [time, attempts] of [
          [0, 1],
          [5_400, 1],
          [60_000, 2],
          [60_001, 3],
        ] as const) {
          // prettier-ignore
          if (time > 0) faked!.advance(time);
          await settled();
          expect(fetch.requests).toHaveLength(attempts);
        }
        await calls;
      });
    },
  );

  it.each(Object.entries(tools))("ends by its time limit when they say so: %s", async (_, fake) => {
    await under(
      fake,
      () => clientOn(silent(true), { retry: false }),
      async ({ users }) => {
        const ended = failure(users.get({ user_id: "u" }), StytchTimeoutError);
        await settled();
        faked!.advance(30_000);
        await ended;
      },
    );
  });
});

describe("a module that is loaded under fake timers", () => {
  it.each(Object.entries(tools))("calls all the same: %s", async (_, fake) => {
    vi.resetModules();
    begin(fake);
    const fresh = await within(import("../../src/index.ts"));
    const sandbox = await within(import("../../src/sandbox/index.ts"));
    expect(fresh.createStytch).not.toBe(createStytch);
    const stytch = fresh.createStytch({ ...credentials, fetch: sandbox.createSandbox(credentials).fetch });
    const { user_id } = await within(stytch.users.create({ email: "ada@example.com" }));
    await within(stytch.users.get({ user_id }));
  });
});

it.each(["before", "after"])(
  "all that Sinon fakes stops no call of a sandbox, of a module loaded %s",
  async (when) => {
    const script = fileURLToPath(new URL("all-faked.ts", import.meta.url));
    const register = new URL("../../scripts/typescript/register.js", import.meta.url).href;
    // With little memory, as a read that never ends fills it.
    const args = ["--max-old-space-size=300", "--import", register, script, when];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout).toBe("4 users met\n");
  },
);
