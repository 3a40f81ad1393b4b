// `users export` as a process: with a sandbox on a port, killed at any moment, on a full disk, and stopped by Ctrl-C.
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openUsers } from "../../../src/cli/users/file/open-users.ts";
import { serve, type Server } from "../../../src/node/index.ts";
import { createSandbox, type Sandbox } from "../../../src/sandbox/index.ts";
import { cliFile, folder, run, runBehind, runHere, start } from "../helpers.ts";
import { credentials, linesOf, manifestOf, seedUsers } from "./export-helpers.ts";

const USERS = 25_000;
let sandbox: Sandbox;
let server: Server;
let env: Record<string, string>;

beforeAll(async () => {
  sandbox = createSandbox({ ...credentials, seed: seedUsers(USERS), rateLimits: false });
  server = await serve(sandbox.fetch, { onError: "drop" });
  env = {
    STYTCH_PROJECT_ID: credentials.projectId,
    STYTCH_SECRET: credentials.secret,
    STYTCH_BASE_URL: server.url,
  };
});
afterAll(() => server.close());

/** How many lines a running export's journal has; none before it has begun. */
function pagesOf(out: string): number {
  const file = `${out}.journal`;
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").length : 0;
}

const usersNow = (): unknown[] => sandbox.snapshot().users.toReversed();

it("exports all users, says which project it reads, and how many there are", async () => {
  const out = join(folder(), "users.jsonl");
  const { code, stdout, stderr } = await run(["users", "export", "--out", out], env);
  // A slow machine writes how far it is, too.
  expect(stderr.replaceAll(/^[\d,]+ of .*\n/gm, "")).toBe(
    `Environment: test, ${credentials.projectId} at ${server.url}.\n`,
  );
  expect(stdout).toMatch(
    /^25,000 users are in .*users\.jsonl \([\d,]+ bytes\), the count and hash in users\.jsonl\.manifest\.json\.\n$/,
  );
  expect(code).toBe(0);
  expect(linesOf(out)).toEqual(usersNow());
  expect(readFileSync(out, "utf8") + stdout).not.toContain(credentials.secret);
});

it("speaks of a single user as of one", async () => {
  const place = folder();
  const [seed, out] = [join(place, "seed.json"), join(place, "users.jsonl")];
  writeFileSync(seed, '[{"email":"ada@example.com"}]');
  const exported = await run(["users", "export", "--sandbox", "--seed", seed, "--out", out]);
  expect(exported.stdout).toMatch(/^1 user is in /);
  expect((await run(["users", "verify", out])).stdout).toContain("is whole: 1 user of project-test-");
});

it("writes CSV of which each row is the user as they were", async () => {
  const out = join(folder(), "users.csv");
  expect((await run(["users", "export", "--out", out, "--quiet"], env)).code).toBe(0);
  const file = await openUsers(out);
  const users: unknown[] = [];
  for await (const record of file.records()) users.push("user" in record ? record.user : record);
  await file.close();
  expect(users).toEqual(usersNow());
});

it("writes one array of JSON, with the fields that were asked for, and JSON lines of what happens", async () => {
  const out = join(folder(), "users.json");
  const fields = ["--fields", "user_id,name.first_name,emails.0.email"];
  const { stdout } = await run(["users", "export", "--out", out, "--json", ...fields], env);
  const events = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { event: string });
  expect(events.at(0)).toEqual({ event: "progress", users: 0, total: null });
  expect(events.at(-1)).toMatchObject({ event: "done", file: out, users: { written: USERS, missing: 0 } });
  const users = JSON.parse(readFileSync(out, "utf8")) as unknown[];
  expect(users).toEqual(
    sandbox
      .snapshot()
      .users.toReversed()
      .map(({ user_id, name: { first_name }, emails: [first] }) => ({
        user_id,
        name: { first_name },
        emails: [{ email: first!.email }],
      })),
  );
});

it("loses no user and writes none twice when it is killed again and again", async () => {
  const out = join(folder(), "users.jsonl");
  const args = ["users", "export", "--out", out, "--page-size", "100", "--rate", "off", "--quiet"];
  let kills = 0;
  for (;;) {
    const { child, exit } = start(args, env);
    // By pages, not by time: a quick machine would be done, and a slow one would not have begun.
    const pages = pagesOf(out) + 1 + Math.floor(Math.random() * 15);
    while (child.exitCode === null && (kills === 12 || pagesOf(out) < pages)) await sleep(1);
    child.kill("SIGKILL");
    const code = await exit;
    if (code === 0) break;
    expect(code).toBe("SIGKILL");
    kills += 1;
  }
  expect(kills).toBeGreaterThan(3);
  expect(linesOf(out)).toEqual(usersNow());
  expect(manifestOf(out).users).toMatchObject({ written: USERS, repeated: 0, missing: 0 });
  expect(readdirSync(join(out, ".."))).toEqual(["users.jsonl", "users.jsonl.manifest.json"]);
});

it("stops at Ctrl-C behind the page in hand, and says how to go on", async () => {
  const out = join(folder(), "users.jsonl");
  const args = ["users", "export", "--out", out, "--page-size", "10", "--json"];
  const { child, stdout, stderr, exit } = start(args, env);
  while (!stdout().includes('"total":25000')) await once(child.stdout!, "data");
  child.kill("SIGINT");
  expect(await exit).toBe(130);
  expect(stderr()).toMatch(
    /Stopped\. [\d,]+ users are saved in .*: the same command again goes on behind them\.\n$/,
  );
  expect((await run(["users", "export", "--out", out], env)).code).toBe(0);
  expect(linesOf(out)).toEqual(usersNow());
});

it("keeps the old file where the disk is full, and goes on when there is room", async () => {
  const out = join(folder(), "users.jsonl");
  writeFileSync(out, "old");
  const args = ["users", "export", "--out", out, "--force", "--quiet"];
  // No file may have more than 8,000 blocks, as on a disk with no more room.
  const limit = ["sh", "-c", 'ulimit -f 8000; exec "$@"', "sh"];
  const { code, stderr } = await runBehind(limit, args, env);
  expect(stderr).toMatch(
    /can't be written: .*\(EFBIG\)\. [\d,]+ users are saved in .*: the same command again/,
  );
  expect(code).toBe(3);
  expect(readFileSync(out, "utf8")).toBe("old");
  expect((await run(args, env)).code).toBe(0);
  expect(linesOf(out)).toEqual(usersNow());
});

it("says that a folder is read-only, or isn't there, and leaves a file as it is", async ({ skip }) => {
  const place = folder();
  const out = join(place, "users.jsonl");
  writeFileSync(out, "old");
  chmodSync(place, 0o555);
  const args = ["users", "export", "--force", "--out"];
  // The superuser may write everywhere, but for this.
  const asNobody =
    process.getuid?.() === 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
  const reads = [...asNobody, "test", "-r", cliFile];
  if (spawnSync(reads[0]!, reads.slice(1)).status !== 0) {
    skip("Others than the superuser can't read this repository, and the superuser may write everywhere.");
  }
  const readOnly = await runBehind(asNobody, [...args, out], env);
  expect(readOnly.stderr).toMatch(/read-only|can't be written \(EACCES\)/);
  expect(readOnly.code).toBe(1);
  expect(readFileSync(out, "utf8")).toBe("old");
  const missing = await run([...args, join(place, "missing", "users.jsonl")], env);
  expect(missing.stderr).toMatch(/missing.*can't be written.*ENOENT/);
  expect(missing.code).toBe(1);
});

it("says what is wrong with its options", async () => {
  const cases: [args: string[], message: string][] = [
    [["--format", "xml"], '--format must be one of jsonl, csv, json, not "xml".'],
    [["--fields", "user_id,eemails"], '--fields: users have no "eemails". Did you mean emails?'],
    [["--rate", "0"], "--rate must be a whole number from 1 to 999999, or off"],
    [["--page-size", "1001"], "--page-size must be a whole number from 1 to 1000"],
    [["--query", "{}"], "--query must be JSON, or a file of it, with an operator and operands"],
  ];
  for (const [args, message] of cases) {
    const { code, stderr } = await runHere(["users", "export", "--sandbox", ...args]);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  }
});

it("refuses a file that another process exports to", async () => {
  const out = join(folder(), "users.jsonl");
  const args = ["users", "export", "--out", out, "--page-size", "10", "--json"];
  const first = start(args, env);
  while (!first.stdout().includes('"total":25000')) await once(first.child.stdout!, "data");
  const { code, stderr } = await run(args, env);
  expect(stderr).toContain(
    `${out} is in use by process ${first.child.pid}. Wait for it, or choose another file by --out.`,
  );
  expect(code).toBe(1);
  first.child.kill("SIGKILL");
  await first.exit;
});
