// `stytch-fetch doctor` and `errors`: what is wrong with a set-up, or meant by an error, and what to do.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { catalogue } from "../../src/sandbox/errors/catalogue.ts";
import { run, sandbox } from "./helpers.ts";

interface Finding {
  check: string;
  state: string;
  text: string;
}

async function examine(
  env: Record<string, string>,
): Promise<{ code: unknown; find: (check: string) => Finding }> {
  const { code, stdout, stderr } = await run(["doctor", "--json"], env);
  expect(stdout + stderr).not.toContain("marker-3f9a");
  const findings = JSON.parse(stdout) as Finding[];
  return { code, find: (name) => findings.find(({ check }) => check === name)! };
}

describe("doctor", () => {
  it("finds nothing wrong with a sandbox on a port, whose clock it compares", async () => {
    const { env } = await sandbox();
    const { code, find } = await examine(env);
    expect(code).toBe(0);
    for (const check of ["runtime", "credentials", "api", "clock", "keys"])
      expect(find(check).state).toBe("ok");
    expect(find("clock").text).toBe("Within seconds of the API's.");
  });

  it("tells that nothing answers, and what to check", async () => {
    const { code, find } = await examine({
      STYTCH_PROJECT_ID: "project-test-a",
      STYTCH_SECRET: "secret-test-marker-3f9a",
      STYTCH_BASE_URL: "http://127.0.0.1:9",
    });
    expect(code).toBe(1);
    expect(find("api")).toMatchObject({
      state: "failed",
      text: expect.stringMatching(/Check the network/) as string,
    });
  });

  it.each([
    [
      "project-test-a",
      "secret-live-marker-3f9a",
      /the id is of a test project, and the secret of a live one/,
    ],
    ["project-test-a", "marker-3f9a", /the secret isn't of the form secret-test-… or secret-live-…/],
    ["a", "secret-test-marker-3f9a", /the id isn't of the form project-test-…/],
    ["secret-test-marker-3f9a", "project-test-a", /STYTCH_PROJECT_ID \(in the environment\) holds a secret/],
  ])("tells what is wrong with the credentials %s", async (projectId, secret, text) => {
    const { code, find } = await examine({
      STYTCH_PROJECT_ID: projectId,
      STYTCH_SECRET: secret,
      STYTCH_BASE_URL: "http://127.0.0.1:9",
    });
    expect(code).toBe(1);
    expect(find("credentials")).toMatchObject({
      state: "failed",
      text: expect.stringMatching(text) as string,
    });
  });

  it("tells of credentials that the API refuses", async () => {
    const { url, projectId } = await sandbox();
    const { find } = await examine({
      STYTCH_PROJECT_ID: projectId,
      STYTCH_SECRET: "secret-test-marker-3f9a",
      STYTCH_BASE_URL: url,
    });
    expect(find("api").text).toContain("401 unauthorized_credentials");
  });

  it("tells of a clock that is wrong", async () => {
    const server = createServer((_, response) => {
      response.setHeader("date", new Date(Date.now() - 3_600_000).toUTCString());
      response.setHeader("content-type", "application/json");
      response.end(
        '{"project_id":"project-test-a","name":"A","keys":[],"request_id":"request-id-test-a","status_code":200}',
      );
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { find } = await examine({
      STYTCH_PROJECT_ID: "project-test-a",
      STYTCH_SECRET: "secret-test-marker-3f9a",
      STYTCH_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    });
    expect(find("clock")).toMatchObject({
      state: "failed",
      text: expect.stringMatching(/36\d\d s ahead of the API/) as string,
    });
  });
});

describe("errors", () => {
  it("explains an error type: meaning, cause, what to do, and which methods answer it", async () => {
    const { code, stdout } = await run(["errors", "duplicate_email"]);
    expect(code).toBe(0);
    const { meaning, cause } = catalogue["duplicate_email"]!;
    expect(stdout).toContain(meaning);
    expect(stdout).toContain(cause);
    expect(stdout).toMatch(/Answered by +.*users\.create/);
  });

  it("lists all, and suggests the nearest for an unknown one", async () => {
    const { stdout } = await run(["errors"]);
    expect(stdout.trimEnd().split("\n")).toHaveLength(Object.keys(catalogue).length);
    const { code, stderr } = await run(["errors", "duplicate_emal"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("Did you mean duplicate_email?")]);
  });
});
