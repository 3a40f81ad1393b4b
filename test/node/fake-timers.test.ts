// Under a test's fake timers, a call that needs no waiting waits for none of them.
import { mock } from "node:test";
import FakeTimers from "@sinonjs/fake-timers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createSandbox } from "../../src/sandbox/index.ts";
import { fakeTimers } from "../fake-timers.ts";
import { email, projectId, refusal, secret, serve } from "../helpers.ts";
import { eachTransport, type Way } from "../transports.ts";

const user = { user_id: "u" };
const timers = ["setTimeout", "setInterval", "setImmediate"] as const;
const clears = ["clearTimeout", "clearInterval", "clearImmediate"] as const;

/** Each begins to fake, and gives what ends it. `queueMicrotask` and `nextTick` are left: Node itself waits for them. */
const tools: readonly (readonly [name: string, fake: () => () => void])[] = [
  ["Vitest's, as they come", () => (vi.useFakeTimers(), () => void vi.useRealTimers())],
  [
    "Sinon's and Jest's, the clocks too",
    () => {
      const toFake = [...timers, ...clears, "Date", "performance", "hrtime"] as const;
      const clock = FakeTimers.install({ now: 0, toFake: [...toFake] });
      return () => clock.uninstall();
    },
  ],
  [
    "node:test's",
    () => {
      mock.timers.enable({ apis: [...timers, "Date"], now: 0 });
      return () => mock.timers.reset();
    },
  ],
];

const fakes = tools.map(([name, fake]) => [name, () => fakeTimers(fake)] as const);

let end = (): void => {};
afterEach(() => {
  end();
  vi.resetModules();
});

/** The package, loaded at this moment. */
async function load({ transport }: Pick<Way, "transport">) {
  vi.resetModules();
  const { createStytch } = await import("../../src/index.ts");
  const node = await import("../../src/node/index.ts");
  return { createStytch: transport === "node" ? node.createStytch : createStytch };
}

function start(...answers: [status: number, body: object][]): Promise<string> {
  return serve((request, response) => {
    request.resume();
    const [status, body] = answers.shift() ?? [200, user];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
}

describe.each(fakes)("%s", (_, begin) => {
  describe.each(["module", "client", "first call"])("that begin before the %s", (step) => {
    eachTransport("hold no call, and no close", async (way) => {
      const baseUrl = await start();
      const beginAt = (now: string): void => {
        if (step === now) end = begin();
      };
      beginAt("module");
      const { createStytch } = await load(way);
      beginAt("client");
      const stytch = createStytch({ projectId, secret, baseUrl });
      beginAt("first call");
      for (let round = 0; round < 3; round++) {
        expect(await stytch.users.get(user)).toEqual(user);
        expect(await stytch.users.create({ email })).toEqual(user);
        expect(await Promise.all([stytch.users.get(user), stytch.users.get(user)])).toEqual([user, user]);
      }
      if ("close" in stytch) await (stytch.close as () => Promise<void>)();
    });

    it("hold no call of a sandbox", async () => {
      if (step === "module") end = begin();
      const { createStytch } = await load({ transport: "fetch" });
      if (step === "client") end = begin();
      const sandbox = createSandbox({ projectId, secret });
      const stytch = createStytch({ projectId, secret, fetch: sandbox.fetch });
      if (step === "first call") end = begin();
      const { user_id } = await stytch.users.create({ email });
      const found: string[] = [];
      for await (const each of stytch.users.searchAll({ limit: 1 })) found.push(each.user_id);
      expect(found).toEqual([user_id]);
    });
  });
});

describe("fake timers that begin or end while connections are kept", () => {
  eachTransport("hold no call", async (way) => {
    const baseUrl = await start();
    const { createStytch } = await load(way);
    const stytch = createStytch({ projectId, secret, baseUrl });
    for (const [, begin] of fakes) {
      await stytch.users.create({ email });
      end = begin();
      await stytch.users.create({ email });
      await stytch.users.get(user);
      end();
      end = () => {};
      await stytch.users.get(user);
    }
  });
});

eachTransport("a pause between attempts follows the faked clock", async (way) => {
  const baseUrl = await start([503, refusal("internal_server_error", 503)]);
  const { createStytch } = await load(way);
  end = fakes[0]![1]();
  let isDone = false;
  let call!: Promise<unknown>;
  await new Promise((onRetry) => {
    const options = { projectId, secret, baseUrl, random: () => 1, hooks: { onRetry } };
    call = createStytch(options)
      .users.get(user)
      .finally(() => (isDone = true));
  });
  await vi.advanceTimersByTimeAsync(249);
  expect(isDone).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await call).toEqual(user);
});
