// The state file of a sandbox: kept, locked, whole at any moment.
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
import { describe, expect, it } from "vitest";
import { createSandbox, type Snapshot } from "../../src/sandbox/index.ts";
import { eventually } from "../clock.ts";
import { folder, run, sandbox, sleep, type Running } from "./helpers.ts";
import { create, emailsIn, emailsInFile } from "./users.ts";

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
    await eventually(async () => expect(await emailsInFile(state)).toEqual(["ada@example.com"]));
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
      let answered = 0;
      const send = async (): Promise<boolean> => {
        const email = `round-${round}-${String(sent.length).padStart(4, "0")}@example.com`;
        sent.push(email);
        const body = { email, untrusted_metadata: { filler } };
        return running.call("POST", "/v1/users", body).then(() => ++answered > 0, () => false); // prettier-ignore
      };
      // Until it has saved something of this round's, and some more.
      await send();
      await eventually(async () => expect(await emailsInFile(state)).toContain(sent[0]));
      for (let more = 0; more < round; more++) await send();
      // While it writes: each round a little later after a change.
      const killing = sleep((round % 7) * 6).then(() => running.stop("SIGKILL"));
      while (await send());
      await killing;
      const found = await emailsInFile(state);
      // A state that was: all that there had been, and of what was sent in turn, the first few.
      expect(found).toEqual([...known, ...sent.slice(0, found.length - known.length)].sort());
      expect(found.length).toBeGreaterThan(known.length);
      // Nothing is lost that was answered: of what was sent in turn, the one under way alone may be.
      expect(found.length - known.length).toBeGreaterThanOrEqual(answered);
      known = found;
    }
  });

  it("holds whatever was answered, of many calls at once, when kill -9 comes", async () => {
    const state = join(folder(), "state.json");
    for (let round = 1; round <= 5; round++) {
      const running = await sandbox(["--state", state, "--quiet"]);
      const answered: string[] = [];
      const emails = Array.from({ length: 200 }, (_, i) => `round-${round}-${i}@example.com`);
      const ended = Promise.allSettled(
        emails.map(async (email) => {
          const response = await running.call("POST", "/v1/otps/email/login_or_create", { email });
          if (response.status === 200) answered.push(email);
        }),
      );
      await eventually(() => expect(answered.length).toBeGreaterThan(10 * round));
      await running.stop("SIGKILL");
      await ended;
      const { passcodes, users } = JSON.parse(readFileSync(state, "utf8")) as Snapshot;
      const kept = users.map(({ emails }) => emails[0]!.email);
      expect(answered.filter((email) => !kept.includes(email))).toEqual([]);
      expect(passcodes).toHaveLength(kept.length);
    }
  });

  it("keeps sessions that were opened, and the key of their JWTs, through kill -9", async () => {
    const state = join(folder(), "state.json");
    const first = await sandbox(["--state", state, "--quiet", "--control"]);
    const post = async (running: Running, path: string, body: object): Promise<Record<string, string>> =>
      (await (await running.call("POST", `/v1/${path}`, body)).json()) as Record<string, string>;
    const { email_id } = await post(first, "otps/email/login_or_create", { email: "ada@example.com" });
    const messages = await first.control("GET", "/__sandbox/messages?to=ada@example.com");
    const [{ code }] = (await messages.json()) as [{ code: string }];
    const request = { method_id: email_id, code, session_duration_minutes: 60 };
    const { session_jwt, session_token } = await post(first, "otps/authenticate", request);
    await first.stop("SIGKILL");
    const identity = ["--project-id", first.projectId, "--secret", first.secret];
    const second = await sandbox(["--state", state, "--quiet", ...identity]);
    expect(await post(second, "sessions/authenticate", { session_token })).toMatchObject({ session_token });
    expect(await post(second, "sessions/authenticate", { session_jwt })).toMatchObject({ status_code: 200 });
    expect(await post(second, "otps/authenticate", request)).toMatchObject({
      error_type: "unable_to_auth_otp_code",
    });
  });

  it("loses no session, and no check of one, that was answered of many at once, when kill -9 comes", async () => {
    const state = join(folder(), "state.json");
    const user = { email: "ada@example.com", password: "a long and uncommon passphrase" };
    type Answer = { session_token: string; session: { session_id: string; expires_at: string } };
    const known = new Map<string, Answer["session"]>();
    const statuses = new Set<number>();
    const identity = ["--project-id", "project-test-kept", "--secret", "secret-test-kept"];
    for (let round = 1; round <= 3; round++) {
      const running = await sandbox(["--state", state, "--quiet", ...identity]);
      const post = async (path: string, body: object): Promise<Answer> => {
        const response = await running.call("POST", `/v1/${path}`, body);
        const answer = (await response.json()) as Answer;
        statuses.add(response.status);
        const { session_token, session } = answer;
        const before = known.get(session_token);
        if (!before || before.expires_at < session.expires_at) known.set(session_token, session);
        return answer;
      };
      if (round === 1) await post("passwords", { ...user, session_duration_minutes: 60 });
      // Whoever was told of a session, and until when it lasts, has it after each restart.
      for (const [session_token, { session_id, expires_at }] of [...known]) {
        const { session } = await post("sessions/authenticate", { session_token });
        expect(session.session_id).toBe(session_id);
        expect(session.expires_at >= expires_at, `round ${round}`).toBe(true);
      }
      let checked = 0;
      // All of a round ask for the same time, so of two checks the later one never ends earlier.
      const check = async (session_token: string): Promise<void> => {
        for (;;) {
          await post("sessions/authenticate", { session_token, session_duration_minutes: round * 100 });
          checked += 1;
        }
      };
      const tokens = [...known.keys()];
      const opened = new Set(tokens);
      const checks = Array.from({ length: 20 }, (_, i) => check(tokens[i % tokens.length]!));
      const logins = Array.from({ length: 4 }, () =>
        post("passwords/authenticate", { ...user, session_duration_minutes: 60 }),
      );
      const ended = Promise.allSettled([...logins, ...checks]);
      await eventually(() => {
        expect(known.size).toBeGreaterThan(opened.size);
        expect(checked).toBeGreaterThan(50);
      });
      await running.stop("SIGKILL");
      await ended;
      const { sessions } = JSON.parse(readFileSync(state, "utf8")) as Snapshot;
      const kept = new Map(sessions.map(({ session_id, expires_at }) => [session_id, expires_at]));
      const lost = [...known.values()].filter(
        ({ session_id, expires_at }) => (kept.get(session_id) ?? "") < expires_at,
      );
      expect(lost, `round ${round}`).toEqual([]);
    }
    expect([...statuses]).toEqual([200]);
  });

  it("says on stderr when it can't be saved, and ends with 1", async () => {
    const state = join(folder(), "state.json");
    const running = await sandbox(["--state", state, "--quiet"]);
    await eventually(() => expect(existsSync(state)).toBe(true));
    // A folder in the temporary file's place can't be written, not even by root.
    await eventually(() => expect(existsSync(`${state}.tmp`)).toBe(false));
    mkdirSync(`${state}.tmp`);
    await create(running, "ada@example.com");
    await eventually(() => expect(running.stderr()).toMatch(/state\.json can't be written \(EISDIR\)/));
    rmdirSync(`${state}.tmp`);
    await create(running, "grace@example.com");
    await eventually(async () => expect(await emailsInFile(state)).toHaveLength(2));
    mkdirSync(`${state}.tmp`);
    await create(running, "hedy@example.com");
    expect(await running.stop()).toBe(1);
    expect(running.stderr()).toMatch(/The latest state could not be saved\./);
  });
});

function createSandboxState(): unknown {
  return createSandbox({ projectId: "project-test-writer", secret: "secret-test-writer" }).snapshot();
}
