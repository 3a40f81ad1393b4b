import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { createStytch, type Schemas } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { VERSION } from "../../src/version.ts";
import { folder, run, sandbox, sleep, start } from "./helpers.ts";

type User = Schemas["api_user_v1_User"];
type Search = Schemas["api_user_v1_SearchResponse"];

const emailsOf = (users: readonly User[]): (string | undefined)[] =>
  users.map(({ emails }) => emails[0]?.email).sort();

async function emailsIn(running: {
  call: (method: string, path: string, body: unknown) => Promise<Response>;
}) {
  const response = await running.call("POST", "/v1/users/search", { limit: 1000 });
  return emailsOf(((await response.json()) as Search).results);
}

async function create(
  running: { call: (method: string, path: string, body: unknown) => Promise<Response> },
  email: string,
): Promise<void> {
  expect((await running.call("POST", "/v1/users", { email })).status).toBe(201);
}

/** The users that a state file holds. The sandbox itself must be able to read it. */
async function emailsInFile(path: string): Promise<(string | undefined)[]> {
  const projectId = "project-test-reader";
  const seed = JSON.parse(readFileSync(path, "utf8")) as never;
  const { fetch } = createSandbox({ projectId, secret: "secret-test-reader", seed });
  const stytch = createStytch({ projectId, secret: "secret-test-reader", fetch });
  const users: User[] = [];
  for await (const user of stytch.users.searchAll({ limit: 1000 })) users.push(user);
  return emailsOf(users);
}

describe("stytch-fetch", () => {
  it("shows its commands with --help, and its version with --version", async () => {
    const [help, version, own] = await Promise.all([
      run(["--help"]),
      run(["--version"]),
      run(["sandbox", "--help"]),
    ]);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toMatch(/\n {2}sandbox {8}Serve a local imitation/);
    expect(version).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: "" });
    expect(own.code).toBe(0);
    for (const flag of [
      "port",
      "host",
      "project-id",
      "secret",
      "seed",
      "state",
      "latency",
      "json",
      "quiet",
    ]) {
      expect(own.stdout).toContain(`\n  --${flag} `);
    }
  });

  it("shows a command's help for help and its name, too, within 80 columns", async () => {
    const [help, named] = await Promise.all([run(["help"]), run(["help", "sandbox"])]);
    expect([help.code, named.code]).toEqual([0, 0]);
    expect(named.stdout).toContain("\n  --port <number> ");
    for (const line of `${help.stdout}${named.stdout}`.split("\n")) expect(line.length).toBeLessThan(81);
  });

  it.each([
    ["--secrt=marker-3f9a"],
    ["-smarker-3f9a"],
    ["--secrt", "marker-3f9a"],
    ["secret-test-marker-3f9a"],
    ["--", "secret-live-marker-3f9a"],
    ["--secret", "marker-3f9a", "--prot"],
    ["--project-id", "project-live-marker-3f9a"],
    ["--project-id", "marker-3f9a"],
    ["--quiet=marker-3f9a"],
  ])("doesn't repeat what may be a secret in %j", async (...args) => {
    for (const line of [args, ["sandbox", ...args]]) {
      const { code, stdout, stderr } = await run(line);
      expect(code, line.join(" ")).not.toBe(0);
      expect(stdout + stderr).not.toContain("marker-3f9a");
      expect(stderr).toMatch(/^stytch-fetch: ./);
    }
  });

  it.each([
    [[], /No command was given\.\n[\s\S]*Commands:/],
    [["sandbx"], /There is no command "sandbx"\. Did you mean sandbox\?/],
    [["frobnicate"], /There is no command "frobnicate"\. `stytch-fetch --help`/],
    [["--hlep"], /There is no option --hlep before a command\. Did you mean --help\?/],
    [["sandbox", "--prot", "1"], /sandbox has no option --prot\. Did you mean --port\?/],
    [["sandbox", "-p", "1"], /sandbox has no option -p\./],
    [["sandbox", "--port"], /--port needs a value: --port=<number>\./],
    [["sandbox", "--port", "--json"], /--port needs a value/],
    [["sandbox", "--secret="], /--secret needs a value/],
    [["sandbox", "--json=yes"], /--json takes no value/],
    [["sandbox", "4010"], /sandbox takes no "4010"\. Its options begin with --/],
    [["sandbox", "--port", "70000"], /--port must be a number from 0 to 65535/],
    [["sandbox", "--port", "http"], /--port must be a number/],
    [["sandbox", "--latency", "soon"], /--latency must be a time such as 20ms or 1s, not "soon"/],
    [["sandbox", "--latency", "2h"], /--latency must be a time/],
    [["sandbox", "--latency", "61s"], /--latency can be a minute at most/],
  ])("ends with 2 and says what is wrong with %j", async (args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n +at /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});

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
    await vi.waitFor(() => expect(running.stdout()).toContain("\n"), { timeout: 10_000 });
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

  it("are refused when no request could carry them", async () => {
    const { code, stderr } = await run(["sandbox", "--project-id", "project-test-a:b"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/projectId must begin with project-test-/);
  });
});

describe("what a sandbox prints", () => {
  it("is the URL, the credentials, and lines to copy for each client", async () => {
    const given = ["--project-id", "project-test-mine", "--secret", "secret-'quoted'"];
    const running = start(["sandbox", "--port", "0", ...given]);
    await vi.waitFor(() => expect(running.stdout()).toContain("Ctrl-C"), { timeout: 10_000 });
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(running.stdout())![0];
    expect(running.stdout()).toContain(
      `createStytch({ projectId: "project-test-mine", secret: "secret-'quoted'", baseUrl: "${url}" })`,
    );
    expect(running.stdout()).toContain(
      `new stytch.Client({ project_id: "project-test-mine", secret: "secret-'quoted'", env: "${url}" })`,
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
    await vi.waitFor(() => expect(running.stderr()).toContain("201"));
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
    await vi.waitFor(() => expect(running.stderr().trim().split("\n")).toHaveLength(2));
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

describe("--seed", () => {
  it("gives the sandbox its first users, from a list or from a saved state", async () => {
    const here = folder();
    const list = join(here, "users.json");
    writeFileSync(list, JSON.stringify([{ email: "ada@example.com" }, { email: "grace@example.com" }]));
    const state = join(here, "state.json");
    const first = await sandbox(["--seed", list, "--state", state]);
    const emails = ["ada@example.com", "grace@example.com"];
    expect(await emailsIn(first)).toEqual(emails);
    await first.stop();
    expect(await emailsIn(await sandbox(["--seed", state]))).toEqual(emails);
  });

  it.each([
    ["nowhere.json", undefined, /--seed: there is no file .*nowhere\.json\./],
    ["empty.json", "", /--seed: .*empty\.json is empty\./],
    ["broken.json", '[{"email": "marker-3f9a', /--seed: .*broken\.json is not valid JSON\./],
    ["wrong.json", '[{"email": "no address"}]', /--seed: .*wrong\.json doesn't fit: seed\[0\]/],
    ["number.json", "42", /--seed: .*number\.json doesn't fit: seed takes an object, not a number/],
  ])("ends with 1 and the reason for %s", async (name, text, message) => {
    const path = join(folder(), name);
    if (text !== undefined) writeFileSync(path, text);
    const { code, stdout, stderr } = await run(["sandbox", "--port", "0", "--seed", path]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/marker-3f9a|\n +at /);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  });

  it("that is a folder ends with 1 and the reason", async () => {
    const { code, stderr } = await run(["sandbox", "--port", "0", "--seed", folder()]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/can't be read \(EISDIR\)/);
  });
});

describe("--state", () => {
  it("keeps the users from one run to the next, and goes before --seed", async () => {
    const here = folder();
    const state = join(here, "state.json");
    const seed = join(here, "seed.json");
    writeFileSync(seed, JSON.stringify([{ email: "seed@example.com" }]));
    const first = await sandbox(["--state", state, "--seed", seed]);
    await create(first, "ada@example.com");
    expect(await first.stop()).toBe(0);
    const second = await sandbox(["--state", state, "--seed", seed]);
    expect(await emailsIn(second)).toEqual(["ada@example.com", "seed@example.com"]);
    expect(await second.stop("SIGINT")).toBe(0);
    expect(readdirSync(here).sort()).toEqual(["seed.json", "state.json"]);
  });

  it("is saved soon after a change, without waiting for the end", async () => {
    const state = join(folder(), "state.json");
    const running = await sandbox(["--state", state]);
    await create(running, "ada@example.com");
    await vi.waitFor(async () => expect(await emailsInFile(state)).toEqual(["ada@example.com"]));
    expect(statSync(state).mode & 0o777).toBe(0o600);
  });

  it("is saved with the last change when the sandbox is told to end", async () => {
    const state = join(folder(), "state.json");
    const running = await sandbox(["--state", state, "--quiet"]);
    const emails = Array.from({ length: 50 }, (_, i) => `user-${i}@example.com`);
    await Promise.all(emails.map((email) => create(running, email)));
    expect(await running.stop()).toBe(0);
    expect(await emailsInFile(state)).toEqual(emails.sort());
  });

  it("follows a link to its file and leaves the link", async () => {
    const here = folder();
    writeFileSync(join(here, "real.json"), JSON.stringify(createSandboxState()), { mode: 0o640 });
    symlinkSync("real.json", join(here, "link.json"));
    const running = await sandbox(["--state", join(here, "link.json")]);
    await create(running, "ada@example.com");
    await running.stop();
    expect(lstatSync(join(here, "link.json")).isSymbolicLink()).toBe(true);
    expect(await emailsInFile(join(here, "real.json"))).toEqual(["ada@example.com"]);
    expect(statSync(join(here, "real.json")).mode & 0o777).toBe(0o640);
  });

  it.each([
    ["empty", "", /state\.json is empty\. It was left as it is\./],
    ["cut off", '{"users": [', /state\.json is not valid JSON/],
    [
      "a list of users",
      '[{"email":"ada@example.com"}]',
      /holds no state of a sandbox; a list of users is for --seed/,
    ],
    ["of another form", '{"cats": 3}', /state\.json doesn't fit: /],
  ])("ends with 1 and leaves a file alone that is %s", async (_, text, message) => {
    const here = folder();
    const state = join(here, "state.json");
    writeFileSync(state, text);
    const { code, stderr } = await run(["sandbox", "--port", "0", "--state", state]);
    expect(stderr).toMatch(message);
    expect(code).toBe(1);
    expect(readFileSync(state, "utf8")).toBe(text);
    expect(readdirSync(here)).toEqual(["state.json"]);
  });

  it("ends with 1 when its folder doesn't exist", async () => {
    const { code, stderr } = await run([
      "sandbox",
      "--port",
      "0",
      "--state",
      join(folder(), "no/state.json"),
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/state\.json\.lock can't be written \(ENOENT\)\. Check the folder\./);
  });

  it("is for one process at a time", async () => {
    const state = join(folder(), "state.json");
    const running = await sandbox(["--state", state]);
    const { code, stderr } = await run(["sandbox", "--port", "0", "--state", state]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`state\\.json is in use by process ${running.child.pid!}\\. Stop that, or give`),
    );
    await create(running, "ada@example.com");
    await running.stop();
    expect(await emailsIn(await sandbox(["--state", state]))).toEqual(["ada@example.com"]);
  });

  it("is taken over from a process that was killed, and from one whose number another has now", async () => {
    const state = join(folder(), "state.json");
    const first = await sandbox(["--state", state]);
    await first.stop("SIGKILL");
    expect(existsSync(`${state}.lock`)).toBe(true);
    const second = await sandbox(["--state", state]);
    await second.stop();
    expect(existsSync(`${state}.lock`)).toBe(false);
    const stale = { pid: process.pid, started: "1", host: hostname() };
    for (const text of [JSON.stringify(stale), "", '{"pid":']) {
      writeFileSync(`${state}.lock`, text);
      await (await sandbox(["--state", state])).stop();
    }
  });

  it("is left alone when the lock is another machine's", async () => {
    const state = join(folder(), "state.json");
    writeFileSync(`${state}.lock`, JSON.stringify({ pid: 1, started: null, host: "elsewhere.invalid" }));
    const { code, stderr } = await run(["sandbox", "--port", "0", "--state", state]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/in use by process 1 on elsewhere\.invalid\. If that is gone, delete .*\.lock/);
  });

  it("goes to one of two that start in the same moment", async () => {
    const state = join(folder(), "state.json");
    const both = await Promise.allSettled([sandbox(["--state", state]), sandbox(["--state", state])]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("survives kill -9 at any moment: the file is always whole, and a state that was", async () => {
    const state = join(folder(), "state.json");
    const filler = "x".repeat(2_000);
    let known: (string | undefined)[] = [];
    for (let round = 1; round <= 20; round++) {
      const running = await sandbox(["--state", state, "--quiet"]);
      expect(await emailsIn(running), `round ${round}`).toEqual(known);
      const sent: string[] = [];
      let killing: Promise<unknown> | undefined;
      for (;;) {
        const email = `round-${round}-${String(sent.length).padStart(4, "0")}@example.com`;
        sent.push(email);
        // While it writes: each round a little later after a change.
        if (sent.length === round) killing = sleep((round % 7) * 6).then(() => running.stop("SIGKILL"));
        const body = { email, untrusted_metadata: { filler } };
        const answered = await running.call("POST", "/v1/users", body).catch(() => undefined);
        if (!answered) break;
      }
      await killing;
      // Killed very early, it hasn't begun to save.
      const found = existsSync(state) ? await emailsInFile(state) : [];
      // A state that was: all that there had been, and of what was sent in turn, the first few.
      expect(found).toEqual([...known, ...sent.slice(0, found.length - known.length)].sort());
      known = found;
    }
    expect(known.length).toBeGreaterThan(20);
  });

  it("says on stderr when it can't be saved, and ends with 1", async () => {
    const state = join(folder(), "state.json");
    const running = await sandbox(["--state", state, "--quiet"]);
    await vi.waitFor(() => expect(existsSync(state)).toBe(true));
    // A folder in the temporary file's place can't be written, not even by root.
    await vi.waitFor(() => expect(existsSync(`${state}.tmp`)).toBe(false));
    mkdirSync(`${state}.tmp`);
    await create(running, "ada@example.com");
    await vi.waitFor(() => expect(running.stderr()).toMatch(/state\.json can't be written \(EISDIR\)/));
    rmdirSync(`${state}.tmp`);
    await create(running, "grace@example.com");
    await vi.waitFor(async () => expect(await emailsInFile(state)).toHaveLength(2));
    mkdirSync(`${state}.tmp`);
    await create(running, "hedy@example.com");
    expect(await running.stop()).toBe(1);
    expect(running.stderr()).toMatch(/The latest state could not be saved\./);
  });
});

describe("the end of a sandbox", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "by %s comes after the request in flight, with 0",
    async (signal) => {
      const state = join(folder(), "state.json");
      const running = await sandbox(["--latency", "400ms", "--state", state]);
      const call = running.call("POST", "/v1/users", { email: "ada@example.com" });
      await sleep(150);
      const ended = running.stop(signal);
      expect((await call).status).toBe(201);
      expect(await ended).toBe(0);
      expect(await emailsInFile(state)).toEqual(["ada@example.com"]);
    },
  );

  it("comes at once by a second Ctrl-C", async () => {
    const state = join(folder(), "state.json");
    const running = await sandbox(["--latency", "20s", "--state", state]);
    const call = running.call("GET", "/v1/users/a").catch(() => "cut");
    await sleep(150);
    void running.stop("SIGINT");
    await sleep(600);
    expect(running.child.exitCode).toBeNull();
    expect(await running.stop("SIGINT")).toBe(130);
    expect(await call).toBe("cut");
    expect(existsSync(`${state}.lock`)).toBe(false);
  });

  it("is orderly when npx makes two of one Ctrl-C", async () => {
    const running = await sandbox(["--latency", "400ms"]);
    const call = running.call("POST", "/v1/users", { email: "ada@example.com" });
    await sleep(150);
    void running.stop("SIGINT");
    await sleep(10);
    const ended = running.stop("SIGINT");
    expect((await call).status).toBe(201);
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

  it("resets, reads and restores the state", async () => {
    const running = await sandbox(["--control"]);
    await create(running, "ada@example.com");
    const state: unknown = await (await running.control("GET", "/__sandbox/state")).json();
    expect((await running.control("POST", "/__sandbox/reset")).status).toBe(204);
    expect(await emailsIn(running)).toEqual([]);
    expect((await running.control("PUT", "/__sandbox/state", state)).status).toBe(204);
    expect(await emailsIn(running)).toEqual(["ada@example.com"]);
  });

  it("advances the clock", async () => {
    const running = await sandbox(["--control"]);
    const advanced = await running.control("POST", "/__sandbox/clock/advance", { milliseconds: 86_400_000 });
    const { now } = (await advanced.json()) as { now: string };
    expect(Date.parse(now) - Date.now()).toBeGreaterThan(86_000_000);
    const created = await running.call("POST", "/v1/users", { email: "ada@example.com" });
    const { user } = (await created.json()) as { user: User };
    expect(Date.parse(user.created_at) - Date.now()).toBeGreaterThan(86_000_000);
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

  it("gives the calls that were made, without their secrets", async () => {
    const running = await sandbox(["--control"]);
    await create(running, "ada@example.com");
    const text = await (await running.control("GET", "/__sandbox/calls")).text();
    expect(JSON.parse(text)).toMatchObject([{ operationId: "api_user_v1_Create" }]);
    expect(text).not.toContain(running.secret);
    expect(text).not.toContain(Buffer.from(`${running.projectId}:${running.secret}`).toString("base64"));
  });

  it("says in JSON what is wrong", async () => {
    const { control, url, controlToken } = await sandbox(["--control"]);
    const said = async (response: Promise<Response>): Promise<string> => {
      const { error_message, error_type, status_code } = (await (await response).json()) as Record<
        string,
        string
      >;
      expect((await response).status).toBe(status_code);
      return `${error_type!}: ${error_message!}`;
    };
    expect(await said(control("GET", "/__sandbox/cats"))).toMatch(
      /^not_found: .* there are reset, state, clock/,
    );
    const wrong = control("GET", "/__sandbox/reset");
    expect(await said(wrong)).toBe("method_not_allowed: /__sandbox/reset takes POST.");
    expect((await wrong).headers.get("allow")).toBe("POST");
    expect(await said(control("PUT", "/__sandbox/state", { cats: 3 }))).toMatch(/^bad_request: /);
    expect(await said(control("POST", "/__sandbox/faults", { cats: 3 }))).toMatch(/^bad_request: .*cats/);
    for (const milliseconds of ["1", undefined, null]) {
      expect(await said(control("POST", "/__sandbox/clock/advance", { milliseconds }))).toMatch(
        /^bad_request: /,
      );
    }
    const authorization = `Bearer ${controlToken}`;
    const broken = fetch(`${url}/__sandbox/faults`, {
      method: "POST",
      body: "{",
      headers: { authorization },
    });
    expect(await said(broken)).toBe("bad_request: The body is not valid JSON.");
  });
});

function createSandboxState(): unknown {
  return createSandbox({ projectId: "project-test-writer", secret: "secret-test-writer" }).snapshot();
}
