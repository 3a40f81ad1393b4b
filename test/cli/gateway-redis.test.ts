/**
 * The gateway's command with a real Redis: processes that share limits, Redis away and back, and an orderly end. Where no
 * redis-server is installed most are skipped, and that is said.
 */
import { describe, expect, it } from "vitest";
import { eventually } from "../clock.ts";
import { projectId, secret, serve } from "../helpers.ts";
import { freePort, hasRedis, startRedis } from "../gateway/redis/server.ts";
import { configFile, gateway, type RunningGateway } from "./gateway-helpers.ts";
import { run, start } from "./helpers.ts";

if (!hasRedis) {
  console.warn("\n*** SKIPPED: the gateway with Redis is NOT tested. Install redis-server to test it. ***\n");
}

const STYTCH_GATEWAY_TOKEN = "gateway-token-0123456789";
const allow = ["users.get"];
/** The window is longer than any test. */
const limits = { all: { requests: 5, window: 600_000 } };

/** The variables of a project on a stand-in of the API, with limits in a Redis. */
async function environment(REDIS_URL: string, project = projectId): Promise<Record<string, string>> {
  const STYTCH_BASE_URL = await serve((_, response) =>
    response
      .setHeader("content-type", "application/json")
      .end('{"request_id":"request-id-test-5f3a","status_code":200}'),
  );
  return {
    STYTCH_PROJECT_ID: project,
    STYTCH_SECRET: secret,
    STYTCH_BASE_URL,
    STYTCH_GATEWAY_TOKEN,
    REDIS_URL,
  };
}

const ask = async ({ call }: RunningGateway): Promise<number> =>
  (await call("GET", "/v1/users/u", undefined, STYTCH_GATEWAY_TOKEN)).status;

/**
 * Calls two gateways, whose limit for all is five calls, until both have refused one. Where a busy machine lets Redis answer
 * late, a call is refused with 503, and may have been counted.
 */
async function expectToShare(both: readonly RunningGateway[]): Promise<void> {
  const statuses = await Promise.all(Array.from({ length: 20 }, (_, index) => ask(both[index % 2]!)));
  for (const one of both) {
    await eventually(async () => {
      statuses.push(await ask(one));
      expect(statuses.at(-1)).toBe(429);
    });
  }
  const passed = statuses.filter((status) => status === 200).length;
  const late = statuses.filter((status) => status === 503).length;
  expect(passed).toBeLessThanOrEqual(5);
  expect(passed + late).toBeGreaterThanOrEqual(5);
}

describe.skipIf(!hasRedis)("gateways with one Redis", { timeout: 120_000 }, () => {
  it("share their limits, and let no call more pass than one would", async () => {
    const env = await environment((await startRedis()).url);
    const config = ["--config", configFile({ allow, limits })];
    const both = await Promise.all([gateway(config, env), gateway(config, env)]);
    await expectToShare(both);
  });

  it("count apart for each project, unless the file has a prefix", async () => {
    const { url } = await startRedis();
    const [mine, other] = await Promise.all([environment(url), environment(url, "project-test-other")]);
    const one = { all: { requests: 1, window: 600_000 } };
    const apart = ["--config", configFile({ allow, limits: one })];
    const shared = ["--config", configFile({ allow, limits: one, redis: { prefix: "shop" } })];
    const statuses: number[] = [];
    for (const config of [apart, shared]) {
      for (const env of [mine, other]) statuses.push(await ask(await gateway(config, env)));
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it("say that it is away, refuse calls meanwhile, and go on when it is back", async () => {
    const redis = await startRedis();
    const running = await gateway(["--config", configFile({ allow })], await environment(redis.url));
    expect(await ask(running)).toBe(200);
    await redis.kill();
    await eventually(async () => expect(await ask(running)).toBe(503));
    // Its own line comes by another way, and may be the later one.
    await eventually(() => expect(running.stderr()).toContain("stytch-fetch: Redis can't be reached ("));
    expect(running.stderr()).toContain("Until it answers again, calls are refused with status 503.");
    await redis.start();
    await eventually(async () => expect(await ask(running)).toBe(200));
  });

  it("show the address in no line, and end in an orderly way", async () => {
    const { port } = await startRedis("--requirepass", "hunter2");
    const env = await environment(`redis://:hunter2@127.0.0.1:${port}`);
    const { child, exit, stdout, stderr } = start(
      ["gateway", "--config", configFile({ allow }), "--port", "0"],
      env,
    );
    await eventually(() => expect(stderr()).toContain("Ctrl-C"));
    expect(stderr()).toContain(`  limits   counted in Redis, under stytch-fetch:${projectId}\n`);
    child.kill("SIGINT");
    expect(await exit).toBe(0);
    expect(stdout() + stderr()).not.toContain("hunter2");
  });

  it("take the address of the file where the environment has none", async () => {
    const { url } = await startRedis();
    const { REDIS_URL: _, ...env } = await environment(url);
    const config = ["--config", configFile({ allow, limits: { all: limits.all }, redis: { url } })];
    const both = await Promise.all([gateway(config, env), gateway(config, env)]);
    await expectToShare(both);
  });
});

describe("a gateway whose Redis isn't there", () => {
  it("listens all the same, says so, and counts by itself where its file has that", async () => {
    const env = await environment(`redis://127.0.0.1:${await freePort()}`);
    const file = { allow, limits: { ...limits, onStoreError: "memory" } };
    const running = await gateway(["--config", configFile(file)], env);
    expect(running.stderr()).toContain("stytch-fetch: Redis can't be reached (ECONNREFUSED).");
    const statuses: number[] = [];
    for (let calls = 0; calls < 6; calls++) statuses.push(await ask(running));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await running.stop()).toBe(0);
  });

  it("ends where its file or its port is wrong, and isn't held by the connection", async () => {
    const env = await environment(`redis://127.0.0.1:${await freePort()}`);
    const wrong = await run(["gateway", "--config", configFile({ allow: ["users.gt"] })], env);
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain("Did you mean users.get?");
    const { port } = new URL((await gateway()).url);
    const taken = await run(["gateway", "--config", configFile({ allow }), "--port", port], env);
    expect(taken.code).toBe(1);
    expect(taken.stderr).toContain(`Port ${port} on 127.0.0.1 is in use.`);
  });
});
