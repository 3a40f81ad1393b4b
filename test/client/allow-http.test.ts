// Plain http beyond loopback, as to a sandbox in a network of containers: only where it is allowed, and never for a live
// project.
import { networkInterfaces } from "node:os";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createOperations, createStytch, StytchConfigError, type StytchOptions } from "../../src/index.ts";
import * as node from "../../src/node/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { connect } from "./api.ts";
import { clientOn, email, expectClean, projectId, record, secret } from "../helpers.ts";

afterEach(() => void vi.unstubAllEnvs());

const SANDBOX = "http://sandbox:4010";

/** The message that options are refused with. */
function refusal(options: object, create: (options: never) => unknown = createStytch): string {
  try {
    create({ projectId, secret, ...options } as never);
  } catch (error) {
    expect(error).toBeInstanceOf(StytchConfigError);
    expectClean(error);
    return (error as Error).message;
  }
  throw new Error("It was accepted.");
}

describe("http beyond loopback", () => {
  it("is refused with the way to allow it, by every way of making a client", () => {
    vi.stubEnv("STYTCH_PROJECT_ID", projectId);
    vi.stubEnv("STYTCH_SECRET", secret);
    vi.stubEnv("STYTCH_BASE_URL", SANDBOX);
    for (const create of [createStytch, createOperations, node.createStytch, node.createOperations]) {
      expect(refusal({ baseUrl: SANDBOX }, create)).toContain("`allowHttp: true`");
      expect(refusal({ baseUrl: SANDBOX, allowHttp: false }, create)).toContain("`allowHttp: true`");
    }
    expect(() => node.createStytchFromEnv()).toThrow("`allowHttp: true`");
  });

  it.each([SANDBOX, "http://10.0.0.1", "http://host.docker.internal:4010/a"])(
    "is called where it is allowed: %s",
    async (baseUrl) => {
      const fetch = record();
      await clientOn(fetch, { baseUrl, allowHttp: true }).users.get({ user_id: "u" });
      expect(fetch.last.url).toBe(`${baseUrl}/v1/users/u`);
    },
  );

  it("takes the place of every server, as loopback does", async () => {
    const fetch = record();
    await connect({ fetch, baseUrl: SANDBOX, allowHttp: true }).fraud.lookup({});
    expect(fetch.last.url).toMatch(/^http:\/\/sandbox:4010\//);
    await connect({ fetch, baseUrl: SANDBOX, fraudBaseUrl: "http://fraud:1", allowHttp: true }).fraud.lookup(
      {},
    );
    expect(fetch.last.url).toMatch(/^http:\/\/fraud:1\//);
    expect(() => connect({ fetch, fraudBaseUrl: "http://fraud:1" })).toThrow("fraudBaseUrl must be https");
  });

  it("is never called with a live project's secret, be it allowed or not", () => {
    for (const live of ["project-live-1", "project-live-6b1f9cd8-4d40-4b2a-a1a5-2a7f0f0d0001"]) {
      const message = refusal({ projectId: live, baseUrl: SANDBOX, allowHttp: true });
      expect(message).toContain("baseUrl must be https");
      expect(message).toContain("live");
      expect(message).not.toContain("`allowHttp: true`");
      expect(() => createStytch({ projectId: live, secret, allowHttp: true })).not.toThrow();
      expect(() => createStytch({ projectId: live, secret, baseUrl: "http://localhost:1" })).not.toThrow();
    }
  });

  it("allows no other scheme", () => {
    for (const baseUrl of ["ftp://sandbox", "ws://sandbox", "file:///a", "http://a:b@sandbox"]) {
      expect(refusal({ baseUrl, allowHttp: true })).toContain("baseUrl");
    }
  });

  it("is allowed by true alone, and at no gateway, which may have http anyway", () => {
    for (const allowHttp of [1, "true", null, {}]) {
      expect(refusal({ allowHttp })).toContain("allowHttp must be true or false");
    }
    const options = { gateway: "http://gateway:1", allowHttp: true } as unknown as StytchOptions;
    expect(() => createStytch(options)).toThrow("gateway and allowHttp don't go together");
    expect(() => createStytch({ gateway: "http://gateway:1" })).not.toThrow();
  });

  const address = Object.values(networkInterfaces())
    .flat()
    .find((one) => one && one.family === "IPv4" && !one.internal)?.address;

  it.skipIf(address === undefined)(
    "reaches a sandbox on this machine's address, named by the environment",
    async () => {
      const sandbox = createSandbox({ projectId, secret });
      const server = await node.serve(sandbox.fetch, { port: 0, host: address! });
      vi.stubEnv("STYTCH_PROJECT_ID", projectId);
      vi.stubEnv("STYTCH_SECRET", secret);
      vi.stubEnv("STYTCH_BASE_URL", `http://${address}:${server.port}`);
      vi.stubEnv("NO_PROXY", "*");
      try {
        const stytch = node.createStytchFromEnv({ allowHttp: true });
        expect((await stytch.users.create({ email })).user_id).toMatch(/^user-test-/);
        await stytch.close();
      } finally {
        await server.close();
      }
    },
  );
});
