/**
 * Limits in a real Redis: shared by processes, and what becomes of them when it is away, hangs, refuses, or comes back.
 * Where no redis-server is installed all but the options are skipped, and that is said.
 */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { inspect, promisify } from "node:util";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { Limits } from "../../src/gateway/limits/limits.ts";
import type { GatewayLimits } from "../../src/gateway/types.ts";
import { StytchConfigError } from "../../src/index.ts";
import { createRedisLimits, type RedisLimits, type RedisLimitsOptions } from "../../src/node/index.ts";
import { eventually } from "../clock.ts";
import { freePort, hasRedis, startRedis } from "./redis/server.ts";

const LONG = { requests: 3, window: 600_000 };

if (!hasRedis) {
  console.warn("\n*** SKIPPED: limits in Redis are NOT tested. Install redis-server to test them. ***\n");
}

async function open(options: RedisLimitsOptions): Promise<RedisLimits> {
  const store = await createRedisLimits(options);
  onTestFinished(() => store.close());
  return store;
}

/** Limits of one key over a store, and the problems that they told. */
function limitsOver(store: RedisLimits, options: GatewayLimits = {}) {
  const problems: string[] = [];
  const limits = new Limits({ store, ...options }, systemClock, (problem) => void problems.push(problem));
  return { problems, take: () => limits.take([{ key: "all", limit: LONG }]) };
}

async function run(program: string, ...args: string[]): Promise<string> {
  const file = fileURLToPath(new URL(`./redis/${program}.ts`, import.meta.url));
  const register = new URL("../../scripts/typescript/register.js", import.meta.url).href;
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", register, file, ...args]);
  return stdout.trim();
}

describe.skipIf(!hasRedis)("limits in Redis", { timeout: 120_000 }, () => {
  it("let as many calls begin in a window as it may have, and tell how long to wait", async () => {
    const store = await open({ url: (await startRedis()).url });
    expect([await store.take("a", LONG), await store.take("a", LONG), await store.take("a", LONG)]).toEqual([
      0, 0, 0,
    ]);
    const wait = await store.take("a", LONG);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(600_000);
    expect(await store.take("b", LONG)).toBe(0);
  });

  it("begin a new window when one is over, as short as it may be", async () => {
    const store = await open({ url: (await startRedis()).url });
    const short = { requests: 1, window: 40 };
    expect(await store.take("a", short)).toBe(0);
    const wait = await store.take("a", short);
    expect(wait).toBeLessThanOrEqual(40);
    await eventually(async () => expect(await store.take("a", short)).toBe(0));
  });

  it("count each key by itself, whatever its name, and apart by prefix", async () => {
    const { url } = await startRedis();
    const [ours, theirs] = [await open({ url }), await open({ url, prefix: "other" })];
    const once = { requests: 1, window: 600_000 };
    for (const key of ["__proto__", "", "a b\r\nFLUSHALL\r\n", "ü", "*", "k".repeat(100_000)]) {
      expect(await ours.take(key, once)).toBe(0);
      expect(await ours.take(key, once)).toBeGreaterThan(0);
      expect(await theirs.take(key, once)).toBe(0);
    }
  });

  it("are shared by processes, which let no call more begin than one would", async () => {
    const { url } = await startRedis();
    const begun = await Promise.all([1, 2].map(() => run("counter", url, "400", "500")));
    expect(begun.map(Number).reduce((sum, count) => sum + count)).toBe(500);
    const alone = await run("counter", url, "10", "500");
    expect(alone).toBe("0");
  });

  it("go on by themselves after Redis was killed, and refuse calls while it is away", async () => {
    const redis = await startRedis();
    const told: string[] = [];
    const store = await open({ url: redis.url, onError: (problem) => told.push(problem) });
    const { take, problems } = limitsOver(store);
    expect(await take()).toBe(0);
    await redis.kill();
    await eventually(() => expect(told).toHaveLength(1));
    expect(await Promise.all([take(), take(), take()])).toEqual([
      "unavailable",
      "unavailable",
      "unavailable",
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("calls are refused with status 503");
    await redis.start();
    await eventually(async () => expect(await take()).toBe(0));
    await redis.kill();
    await eventually(async () => expect(await take()).toBe("unavailable"));
    expect(problems).toHaveLength(2);
    await eventually(() => expect(told).toHaveLength(2));
    expect(told[0]).toMatch(/^Redis can't be reached \([\w ]+\)\.$/);
  });

  it("have each process count by itself while Redis is away, where that is wanted", async () => {
    const redis = await startRedis();
    const store = await open({ url: redis.url });
    const { take, problems } = limitsOver(store, { onStoreError: "memory" });
    expect(await take()).toBe(0);
    await redis.kill();
    expect([await take(), await take(), await take()]).toEqual([0, 0, 0]);
    expect(await take()).toBeGreaterThan(0);
    expect(problems).toHaveLength(1);
    await redis.start();
    await eventually(async () => expect(await take()).toBe(0));
  });

  it("refuse calls while Redis hangs, and go on when it answers again", async () => {
    const redis = await startRedis();
    const { take, problems } = limitsOver(await open({ url: redis.url }));
    expect(await take()).toBe(0);
    redis.pause();
    expect(await take()).toBe("unavailable");
    expect(problems[0]).toContain("(ETIMEDOUT)");
    redis.goOn();
    await eventually(async () => expect(await take()).not.toBe("unavailable"));
  });

  it("begin when Redis comes, where it wasn't there at first", async () => {
    const redis = await startRedis();
    await redis.kill();
    const told: string[] = [];
    const store = await open({ url: redis.url, onError: (problem) => told.push(problem) });
    expect(told).toEqual(["Redis can't be reached (ECONNREFUSED)."]);
    const { take } = limitsOver(store);
    expect(await take()).toBe("unavailable");
    await redis.start();
    await eventually(async () => expect(await take()).toBe(0));
  });

  it("are counted behind a password, which nothing shows, whether it's right or wrong", async () => {
    const { port } = await startRedis("--requirepass", "hunter2-right");
    const right = await open({ url: `redis://:hunter2-right@127.0.0.1:${port}` });
    expect(await right.take("a", LONG)).toBe(0);
    const shown: string[] = [];
    const wrong = await open({
      url: `redis://:hunter2-wrong@127.0.0.1:${port}`,
      onError: (problem) => shown.push(problem),
    });
    const failure: unknown = await wrong.take("a", LONG).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(shown[0]).toMatch(/^Redis can't be reached \((WRONGPASS|NOAUTH)\)\.$/);
    shown.push(...[right, wrong, failure].map((value) => inspect(value, { depth: 20, showHidden: true })));
    expect(shown.join("\n")).not.toContain("hunter2");
  });

  it("name what Redis answers in place of a count, and nothing of the command", async () => {
    const { url } = await startRedis("--maxmemory", "1", "--maxmemory-policy", "noeviction");
    const store = await open({ url });
    await expect(store.take("secret-key", LONG)).rejects.toThrow(/^Redis failed \(OOM\)\.$/);
  });

  it("can be closed more than once, and count nothing more", async () => {
    const store = await open({ url: (await startRedis()).url });
    const taken = store.take("a", LONG);
    await Promise.all([store.close(), store.close()]);
    expect(await taken).toBe(0);
    await expect(store.take("a", LONG)).rejects.toThrow("Redis failed (closed).");
  });
});

describe("limits in Redis, without one", () => {
  it("can be closed", async () => {
    const store = await createRedisLimits({ url: `redis://127.0.0.1:${await freePort()}` });
    await store.close();
    await expect(store.take("a", LONG)).rejects.toThrow("Redis failed (closed).");
  });

  it("go on where onError throws, and say so", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    onTestFinished(() => warn.mockRestore());
    const fail = () => {
      throw new Error("hunter2");
    };
    await open({ url: `redis://127.0.0.1:${await freePort()}`, onError: fail });
    expect(warn.mock.calls).toEqual([["stytch-fetch: onError of createRedisLimits threw an error."]]);
  });

  it.each(["ioredis", "rate-limiter-flexible"])("name the command that installs %s", async (name) => {
    expect(await run("without-packages", name)).toBe(
      "StytchConfigError: createRedisLimits needs two packages that are not installed here. " +
        "Install them by: npm install ioredis@6 rate-limiter-flexible@11",
    );
  });

  it.each<[unknown, string]>([
    [undefined, "createRedisLimits takes an object of options, not undefined."],
    [{}, "url must be the address of a Redis"],
    [{ url: "hunter2" }, "url must be the address of a Redis"],
    [{ url: "http://hunter2@127.0.0.1" }, "url must be the address of a Redis"],
    [{ url: "redis:///0" }, "url must be the address of a Redis"],
    [{ url: "redis://:hunter2@host:port" }, "url must be the address of a Redis"],
    [{ url: "redis://127.0.0.1", prefix: 1 }, "prefix must be a string, not a number."],
    [{ url: "redis://127.0.0.1", onError: "log" }, "onError must be a function, not a string."],
    [{ url: "redis://127.0.0.1", hunter: 2 }, "createRedisLimits has no option hunter."],
  ])("refuse %j as options", async (options, message) => {
    const refusal = createRedisLimits(options as RedisLimitsOptions);
    await expect(refusal).rejects.toThrow(StytchConfigError);
    await expect(refusal).rejects.toThrow(message);
    await expect(refusal).rejects.not.toThrow("hunter2");
  });
});
