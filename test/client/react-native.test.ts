// A React Native app through a gateway, as far as its fetch goes: in a process without what such an app lacks.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { serve } from "../../src/node/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { projectId, secret } from "../leaks.ts";
import { stripSources } from "../setup/stripped.ts";

interface Results {
  methods: unknown;
  raw: unknown;
  ended: unknown;
  gateways: Record<string, [name: string, message: string]>;
  secret: [name: string, message: string];
  durations: number[];
  paths: string[];
}

let results: Results;

beforeAll(async () => {
  const sandbox = createSandbox({ projectId, secret });
  const server = await serve(
    (request) =>
      request.url.endsWith("/user-slow") ? new Promise<Response>(() => {}) : sandbox.fetch(request),
    { port: 0 },
  );
  try {
    const stripped = await stripSources("src", "generated", "test/client/react-native");
    const env = { ...process.env, GATEWAY_PORT: `${server.port}`, GATEWAY_AUTH: `${projectId}:${secret}` };
    const app = join(stripped, "test/client/react-native/app.js");
    const { stdout } = await promisify(execFile)(process.execPath, [app], { env });
    results = JSON.parse(stdout) as Results;
  } finally {
    await server.close();
  }
});

describe("in React Native, through a gateway,", () => {
  it("calls go and answers are read, with errors, pages and all of an answer", () => {
    expect(results.methods).toEqual({
      name: "Zoë",
      duplicate: expect.stringContaining("400 duplicate_email") as string,
      isFound: true,
      status: 200,
    });
  });

  it("raw and its middlewares do the same, bodies included", () => {
    expect(results.raw).toEqual({
      status: 201,
      email: "a@example.com",
      error: "user_not_found",
      seen: [201, 200, 404],
    });
  });

  it("a call is ended by its time limit and by its signal, and so is its request", () => {
    expect(results.ended).toEqual({
      timeout: "StytchTimeoutError",
      aborted: "StytchAbortError",
      requests: 2,
    });
  });

  it("durations are numbers, and addresses are as they should be", () => {
    expect(results.durations).toHaveLength(6);
    expect(results.durations.every((duration) => duration >= 0)).toBe(true);
    // Nothing that whatwg-fetch adds to what mustn't come from a cache, and no slash too many.
    expect(results.paths.filter((path) => !/^\/v1\/users(\/[\w-]+)?$/.test(path))).toEqual([]);
  });

  it.each([
    ["/api", "gateway must be a full URL here"],
    ["ftp://a.b", "gateway must be an http or https address"],
    ["a.b", "gateway is no URL"],
    ["https://a:b@a.b", "gateway has credentials in it"],
    ["https://a.b?a", "without ? and #"],
    ["https://a.b/#a", "without ? and #"],
    ["https://", "gateway is no URL"],
    ["https://a.b/a b", "gateway is no URL"],
    ["", "gateway is empty"],
  ])("a gateway is checked as elsewhere: %s", (gateway, message) => {
    expect(results.gateways[gateway]).toEqual(["StytchConfigError", expect.stringContaining(message)]);
  });

  it("a secret is refused", () => {
    expect(results.secret[1]).toContain("A secret must not be in a browser");
  });
});
