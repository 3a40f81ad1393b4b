// `stytch-fetch users import` as a process: what it prints, its exit codes, and its end by kill -9 and Ctrl-C.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { serve } from "../../../src/node/index.ts";
import { projectId, secret } from "../../helpers.ts";
import { run, runHere, sleep, start } from "../helpers.ts";
import { file, jsonl, resultsOf, world } from "./import-helpers.ts";

const { sandbox } = world();
let env: Record<string, string>;

beforeAll(async () => {
  const server = await serve(sandbox.fetch);
  env = { STYTCH_PROJECT_ID: projectId, STYTCH_SECRET: secret, STYTCH_BASE_URL: server.url };
  return () => server.close();
});

beforeEach(() => sandbox.reset());

const people = (count: number): object[] =>
  Array.from({ length: count }, (_, i) => ({ email: `user-${String(i).padStart(4, "0")}@example.com` }));

describe("the command", () => {
  it("imports into a sandbox of its own, and tells the plan and the end", async () => {
    const path = file(jsonl({ email: "ada@example.com" }));
    const { code, stdout, stderr } = await run(["users", "import", path, "--sandbox"]);
    expect(code).toBe(0);
    expect(stderr).toBe("Environment: a sandbox in this process. Nothing in it is real.\n");
    expect(stdout).toMatch(
      /^Plan:\n {2}rows {4}1\n {2}create {2}1\nDone:\n {2}rows {5}1\n {2}created {2}1\nEach row: /,
    );
  });

  it("plans and changes nothing with --dry-run", async () => {
    const path = file(`${jsonl({ email: "ada@example.com" })}broken\n`);
    const args = ["users", "import", path, "--dry-run", "--json"];
    const { code, stdout } = await run(args, env);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ event: "plan", rows: 2, create: 1, invalid: 1 });
    expect(made()).toBe(0);
  });

  it("tells in a dry run what stays behind, and of how many", async () => {
    const verified = (i: number): object => ({
      emails: [{ email: `u${i}@example.com`, verified: true }, { email: `o${i}@example.com` }],
    });
    const path = file(jsonl(verified(1), verified(2), { email: "a@example.com" }));
    const { stdout } = await run(["users", "import", path, "--dry-run", "--sandbox"]);
    expect(stdout).toContain(
      "\nNot carried over:\n  of 2: emails after the first: the API makes a user with one\n",
    );
  });

  it("ends with 3 where rows weren't imported, and keeps the results of each run", async () => {
    const path = file(`${jsonl({ email: "ada@example.com" })}broken\n`);
    const first = await run(["users", "import", path, "--quiet"], env);
    expect(first).toMatchObject({ code: 3, stdout: "" });
    expect(first.stderr).toContain("1 of 2 rows wasn't imported.");
    const before = readFileSync(`${path}.results.jsonl`, "utf8");
    const second = await run(["users", "import", path, "--json"], env);
    expect(second.code).toBe(3);
    const end = JSON.parse(second.stdout.trim().split("\n").at(-1)!) as object;
    expect(end).toMatchObject({ event: "done", rows: 2, already_there: 1, invalid: 1 });
    expect(readFileSync(`${path}.results.jsonl`, "utf8")).toBe(before);
    expect(existsSync(`${path}.results.2.jsonl`)).toBe(true);
  });

  it("tells programs of its plan, its progress and its end in events, as an export does", async () => {
    const path = file(jsonl(...people(200)));
    const { code, stdout } = await run(["users", "import", path, "--json", "--rate", "off"], env);
    expect(code).toBe(0);
    const events = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { event: string; users?: number });
    expect(events[0]).toMatchObject({ event: "plan", rows: 200, create: 200, not_carried: {} });
    const steps = events.slice(1, -1);
    expect(steps[0]).toEqual({ event: "progress", users: 1, total: 200 });
    expect(steps.at(-1)).toEqual({ event: "progress", users: 200, total: 200 });
    // One a second, and not one for each user.
    expect(steps.length).toBeLessThan(100);
    const counts = steps.map(({ users }) => users!);
    expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b));
    const results = `${path}.results.jsonl`;
    expect(events.at(-1)).toMatchObject({ event: "done", file: path, rows: 200, created: 200, results });
  });

  it("tells programs how far it came where it was stopped", async () => {
    const path = file(jsonl(...people(200)));
    const running = start(["users", "import", path, "--json", "--rate", "60/s"], env);
    while (made() < 20) await sleep(20);
    running.child.kill("SIGINT");
    expect(await running.exit).toBe(130);
    const last = JSON.parse(running.stdout().trim().split("\n").at(-1)!) as Record<string, number>;
    expect(last).toMatchObject({ event: "stopped", file: path, rows: 200, created: made() });
    expect(last["not_tried"]).toBe(200 - made());
  });

  it("makes nobody twice and forgets nobody when it is killed in the middle, again and again", async () => {
    const count = 1500;
    const path = file(jsonl(...people(count)));
    let kills = 0;
    for (;;) {
      const running = start(["users", "import", path, "--rate", "off", "--json"], env);
      const before = made();
      const seen = (async () => {
        while (running.child.exitCode === null && made() < before + 250) await sleep(20);
      })();
      await Promise.race([seen, running.exit]);
      running.child.kill("SIGKILL");
      if ((await running.exit) !== "SIGKILL") break;
      kills += 1;
    }
    expect(kills).toBeGreaterThanOrEqual(2);
    const results = resultsOf(path);
    expect(results).toHaveLength(count);
    expect(results.every(({ outcome }) => outcome === "created")).toBe(true);
    expect(new Set(results.map(({ user_id }) => user_id)).size).toBe(count);
    expect(made()).toBe(count);
  });

  it("goes on after Ctrl-C, which ends it with 130 and a sentence", async () => {
    const path = file(jsonl(...people(200)));
    const running = start(["users", "import", path, "--rate", "60/s"], env);
    while (made() < 20) await sleep(20);
    running.child.kill("SIGINT");
    expect(await running.exit).toBe(130);
    expect(running.stderr()).toMatch(
      /Interrupted\. \d+ of 200 rows (is|are) made or changed, .* to go on\.\n$/,
    );
    const { code } = await run(["users", "import", path, "--rate", "off"], env);
    expect(code).toBe(0);
    expect(resultsOf(path).filter(({ outcome }) => outcome === "created")).toHaveLength(200);
  });

  it("isn't run twice at once on one file", async () => {
    const path = file(jsonl(...people(200)));
    const running = start(["users", "import", path, "--rate", "60"], env);
    while (made() < 5) await sleep(20);
    const second = await run(["users", "import", path], env);
    expect(second).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("is in use by process") as string,
    });
    running.child.kill("SIGKILL");
    await running.exit;
    expect((await run(["users", "import", path, "--rate", "off"], env)).code).toBe(0);
    expect(made()).toBe(200);
  });

  it("doesn't write its results over the imported file", async () => {
    const path = file(jsonl({ email: "ada@example.com" }));
    const ended = await runHere(["users", "import", path, "--out-results", path, "--force", "--sandbox"]);
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining("Name another.") as string });
    expect(readFileSync(path, "utf8")).toContain("ada@example.com");
  });

  it.each([
    [["users", "import", "x", "--from", "okta"], 2, "--from must be one of auth0, clerk, cognito, firebase"],
    [["users", "import", "x", "--from", "clerc"], 2, "Did you mean clerk?"],
    [["users", "import", "x", "--hashes", "x"], 2, "--hashes goes with --from auth0 alone."],
    [["users", "import"], 2, "users import takes a file of users."],
    [["users", "import", "nowhere.jsonl"], 1, "There is no file nowhere.jsonl."],
    [["users", "import", "x", "--rate", "fast"], 2, "--rate must be a whole number from 1 to 999999, or off"],
    [["users", "import", "x", "--concurrency", "0"], 2, "--concurrency must be a whole number from 1 to 100"],
    [["users", "imprt"], 2, "Did you mean import?"],
  ])("refuses %j", async (args, code, sentence) => {
    const ended = await runHere(args);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(sentence);
  });

  it("refuses to write over a file of --out-results, unless it is forced", async () => {
    const path = file(jsonl({ email: "ada@example.com" }));
    const results = `${path}.mine`;
    writeFileSync(results, "mine");
    const args = ["users", "import", path, "--out-results", results];
    expect(await run(args, env)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("add --force") as string,
    });
    expect(readFileSync(results, "utf8")).toBe("mine");
    expect((await run([...args, "--force"], env)).code).toBe(0);
    expect(readFileSync(results, "utf8")).toContain('"created"');
  });
});

function made(): number {
  return sandbox.snapshot().users.length;
}
