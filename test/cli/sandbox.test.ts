// The command as a process: its credentials, output, port, end, and control.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { eventually } from "../clock.ts";
import { folder, run, runHere, sandbox, sleep, start, underWay } from "./helpers.ts";
import { create, emailsInFile } from "./users.ts";

describe("the credentials of a sandbox", () => {
  it("are random ones of the right form if none are given", async () => {
    const [one, other] = await Promise.all([sandbox(), sandbox()]);
    expect(one.projectId).toMatch(
      /^project-test-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(one.secret).toMatch(/^secret-test-[\w-]{36}$/);
    expect(one.projectId).not.toBe(other.projectId);
    expect(one.secret).not.toBe(other.secret);
    await create(one, "ada@example.com");
  });

  it("are those that are given, and no others", async () => {
    const given = ["--project-id", "project-test-mine", "--secret", "secret-test-mine"];
    const running = await sandbox(given);
    expect(running).toMatchObject({ projectId: "project-test-mine", secret: "secret-test-mine" });
    await create(running, "ada@example.com");
    const authorization = `Basic ${Buffer.from("project-test-mine:another").toString("base64")}`;
    const refused = await fetch(`${running.url}/v1/users`, { method: "POST", headers: { authorization } });
    expect(refused.status).toBe(401);
  });

  it("are never those of the environment", async () => {
    const running = start(["sandbox", "--port", "0", "--json"], {
      STYTCH_PROJECT_ID: "project-test-environment",
      STYTCH_SECRET: "secret-test-environment",
    });
    await eventually(() => expect(running.stdout()).toContain("\n"));
    running.child.kill("SIGTERM");
    expect(await running.exit).toBe(0);
    expect(running.stdout() + running.stderr()).not.toContain("environment");
  });

  it.each([
    ["--project-id", "project-live-11111111-1111-4111-8111-111111111111"],
    ["--secret", "secret-live-marker-3f9a"],
  ])("are refused by %s when they are a live project's, and not repeated", async (flag, value) => {
    const { code, stdout, stderr } = await run(["sandbox", "--port", "0", flag, value]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^stytch-fetch: These are a live project's credentials\./);
    expect(stderr).not.toContain(value);
  });

  it.each([
    ["--project-id", "project-test-a:b", /^stytch-fetch: --project-id must begin with project-test-/],
    ["--project-id", "mine", /^stytch-fetch: --project-id must begin with project-test-/],
    ["--project-id", "project-test-a b", /^stytch-fetch: --project-id has white space in it\./],
    ["--secret", "has space", /^stytch-fetch: --secret has white space in it\./],
  ])("are refused as %s %j, by the flag's name", async (flag, value, message) => {
    const { code, stdout, stderr } = await runHere(["sandbox", flag, value]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain(value);
  });
});

describe("what a sandbox prints", () => {
  it("is the URL, the credentials, and lines to copy for each client", async () => {
    const given = ["--project-id", "project-test-mine", "--secret", "secret-'quoted'"];
    const running = start(["sandbox", "--port", "0", ...given]);
    await eventually(() => expect(running.stdout()).toContain("Ctrl-C"));
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(running.stdout())![0];
    expect(running.stdout()).toContain(
      `createStytch({ projectId: "project-test-mine", secret: "secret-'quoted'", baseUrl: "${url}" })`,
    );
    expect(running.stdout()).toContain(
      `new stytch.Client({ project_id: "project-test-mine", secret: "secret-'quoted'", env: "${url}", fraud_env: "${url}" })`,
    );
    expect(running.stdout()).toContain(
      String.raw`curl -u 'project-test-mine:secret-'\''quoted'\''' ${url}/v1/users -d `,
    );
    expect(running.stdout()).not.toContain("\u001b");
    expect(running.stderr()).toBe("");
    running.child.kill("SIGINT");
    expect(await running.exit).toBe(0);
  });

  it("is one line of JSON with --json, and all else goes to stderr", async () => {
    const running = await sandbox();
    await create(running, "ada@example.com");
    await eventually(() => expect(running.stderr()).toContain("201"));
    await running.stop();
    const { url, projectId, secret } = running;
    expect(running.stdout()).toBe(`${JSON.stringify({ url, project_id: projectId, secret })}\n`);
  });

  it("has a line for each request, with no body, query or secret in it", async () => {
    const running = await sandbox(["--project-id", "project-test-mine", "--secret", "marker-3f9a"]);
    const response = await running.call("POST", "/v1/users?a=marker-3f9a", {
      email: "marker-3f9a@example.com",
    });
    const { request_id } = (await response.json()) as { request_id: string };
    await running.call("GET", "/v1/users/a%0Ab");
    await eventually(() => expect(running.stderr().trim().split("\n")).toHaveLength(2));
    const [first, second] = running.stderr().split("\n");
    expect(first).toMatch(new RegExp(`^POST /v1/users 201 \\d+ ms ${request_id}$`));
    expect(second).toMatch(/^GET \/v1\/users\/a%0Ab 4\d\d \d+ ms request-id-test-/);
    expect(running.stderr()).not.toContain("marker-3f9a");
  });

  it("has no line for a request with --quiet", async () => {
    const running = await sandbox(["--quiet"]);
    await create(running, "ada@example.com");
    await running.stop();
    expect(running.stderr()).toBe("");
  });

  it("has a warning when other machines may reach it", async () => {
    const running = await sandbox(["--host", "0.0.0.0"]);
    expect(running.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect(running.stderr()).toMatch(/warning: on 0\.0\.0\.0 other machines may reach this sandbox/);
  });
});

describe("the port of a sandbox", () => {
  it("that is in use ends it with 1, and with what to do", async () => {
    const { url } = await sandbox();
    const port = new URL(url).port;
    const { code, stdout, stderr } = await run(["sandbox", "--port", port, "--json"]);
    expect(stderr).toBe(
      `stytch-fetch: Port ${port} on 127.0.0.1 is in use. Stop what listens there, or take another port; 0 takes a free one.\n`,
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  });

  it("may be chosen", async () => {
    const first = await sandbox();
    const port = new URL(first.url).port;
    await first.stop();
    const second = await sandbox(["--port", port]);
    expect(new URL(second.url).port).toBe(port);
  });
});

describe("--latency", () => {
  it("delays each answer", async () => {
    const running = await sandbox(["--latency", "150ms"]);
    for (const method of ["POST", "GET"]) {
      const begun = performance.now();
      await running.call(method, "/v1/users");
      expect(performance.now() - begun).toBeGreaterThanOrEqual(145);
    }
  });
});

describe("the end of a sandbox", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "by %s comes after the request in flight, with 0",
    async (signal) => {
      const state = join(folder(), "state.json");
      const running = await sandbox(["--latency", "400ms", "--state", state]);
      const call = await underWay(running, { email: "ada@example.com" });
      const ended = running.stop(signal);
      expect(await call.status).toBe(201);
      expect(await ended).toBe(0);
      expect(await emailsInFile(state)).toEqual(["ada@example.com"]);
    },
  );

  it("comes at once by a second Ctrl-C", async () => {
    const state = join(folder(), "state.json");
    const running = await sandbox(["--latency", "60s", "--state", state]);
    const call = await underWay(running, { email: "ada@example.com" });
    void running.stop("SIGINT");
    // By then it takes no more connections, so it has heard the first one.
    await eventually(async () => expect(await isOpen(running.url)).toBe(false));
    await sleep(600);
    expect(running.child.exitCode).toBeNull();
    expect(await running.stop("SIGINT")).toBe(130);
    expect(await call.status).toBe("cut");
    expect(existsSync(`${state}.lock`)).toBe(false);
  });

  it("is orderly when npx makes two of one Ctrl-C", async () => {
    const running = await sandbox(["--latency", "400ms"]);
    const call = await underWay(running, { email: "ada@example.com" });
    void running.stop("SIGINT");
    const ended = running.stop("SIGINT");
    expect(await call.status).toBe(201);
    expect(await ended).toBe(0);
  });

  it("doesn't come by a reader that has read enough", async () => {
    const running = await sandbox();
    running.child.stdout!.destroy();
    running.child.stderr!.destroy();
    await create(running, "ada@example.com");
    await create(running, "grace@example.com");
  });
});

describe("--control", () => {
  it("prints a token, without which nothing answers", async () => {
    const { url, controlToken } = await sandbox(["--control"]);
    expect(controlToken).toMatch(/^[\w-]{32}$/);
    for (const authorization of ["", "Bearer ", `Bearer ${controlToken}x`, `Basic ${controlToken}`]) {
      for (const path of ["reset", "nothing"]) {
        const response = await fetch(`${url}/__sandbox/${path}`, {
          method: "POST",
          headers: { authorization },
        });
        expect(response.status).toBe(401);
        expect(await response.json()).toMatchObject({ error_type: "unauthorized", status_code: 401 });
      }
    }
  });

  it("is off unless it is asked for", async () => {
    const running = await sandbox();
    expect(running.controlToken).toBeUndefined();
    const response = await running.call("POST", "/__sandbox/reset");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error_type: "route_not_found" });
  });

  it("adds and clears faults, a dropped connection too", async () => {
    const running = await sandbox(["--control"]);
    const add = (fault: object): Promise<Response> => running.control("POST", "/__sandbox/faults", fault);
    const ask = (): Promise<Response> => running.call("POST", "/v1/users/search", {});
    await add({ operation: "api_user_v1_Search", error_type: "internal_server_error" });
    expect((await ask()).status).toBe(500);
    expect((await running.control("DELETE", "/__sandbox/faults")).status).toBe(204);
    expect((await ask()).status).toBe(200);
    await add({ drop: "before", times: 1 });
    await expect(ask()).rejects.toThrow("fetch failed");
    expect((await ask()).status).toBe(200);
  });
});

/** Whether something listens at an address. */
function isOpen(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    const end = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.once("connect", end(true)).once("error", end(false));
  });
}
