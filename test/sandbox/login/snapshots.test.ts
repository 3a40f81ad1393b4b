// Logins in snapshots: taken in the middle of one, of an older version, by hand, and from a seed of ids.
import { describe, expect, it } from "vitest";
import { createStytch } from "../../../src/index.ts";
import { createSandbox, type Snapshot } from "../../../src/sandbox/index.ts";
import { projectId, secret } from "../helpers.ts";
import { ada, codeTo, HOUR, logIn, number, outcome, start } from "./passcode-login.ts";

describe("a snapshot in the middle of a login", () => {
  it("goes on in another sandbox: code, session, JWT, failures and messages", async () => {
    const first = start({}, { userLock: { attempts: 3, minutes: 60 } });
    const { session_token, session_jwt, session, user_id } = await logIn(first);
    const { email_id } = await first.stytch.otps.email.send({ email: ada });
    const request = { method_id: email_id, code: codeTo(first, ada) };
    const wrong = { ...request, code: request.code === "000000" ? "000001" : "000000" };
    for (let i = 0; i < 2; i++) await outcome(first.stytch.otps.authenticate(wrong));
    const snapshot = first.sandbox.snapshot();
    expect(snapshot.failed_sign_ins).toEqual({ [user_id]: 2 });

    const second = start(JSON.parse(JSON.stringify(snapshot)) as Snapshot, {
      userLock: { attempts: 3, minutes: 60 },
    });
    expect(second.sandbox.snapshot()).toEqual(snapshot);
    expect(second.sandbox.messages.list()).toEqual(first.sandbox.messages.list());
    const byToken = await second.stytch.sessions.authenticate({ session_token });
    expect(byToken.session).toEqual(session);
    expect((await second.stytch.sessions.authenticate({ session_jwt })).session).toEqual(session);
    expect(await outcome(second.stytch.otps.authenticate(wrong))).toBe("404 otp_code_not_found");
    expect(await outcome(second.stytch.otps.authenticate(request))).toBe("429 user_lock_limit_reached");
    second.sandbox.restore(snapshot);
    expect(await outcome(second.stytch.otps.authenticate(request))).toBe("200");
    second.sandbox.restore(snapshot);
    // What was spent since is good again: it is the state of then.
    expect(await outcome(second.stytch.otps.authenticate(request))).toBe("200");
  });

  it("has no session's token, and nothing that has ended", async () => {
    const login = start();
    const { session_token } = await logIn(login);
    expect(JSON.stringify(login.sandbox.snapshot())).not.toContain(session_token);
    expect(login.sandbox.snapshot().sessions).toHaveLength(1);
    login.sandbox.clock.advance(HOUR);
    expect(login.sandbox.snapshot().sessions).toEqual([]);
  });

  it("is gone by a reset, all but the key", async () => {
    const login = start();
    const { session_token } = await logIn(login);
    login.sandbox.reset();
    const { users, sessions, passcodes, messages, failed_sign_ins, added_factors, keys } =
      login.sandbox.snapshot();
    expect([users, sessions, passcodes, messages, added_factors]).toEqual([[], [], [], [], []]);
    expect(failed_sign_ins).toEqual({});
    expect(keys).toHaveLength(1);
    expect(await outcome(login.stytch.sessions.authenticate({ session_token }))).toBe(
      "404 session_not_found",
    );
  });
});

describe("a snapshot", () => {
  it("that is older than logins is read", async () => {
    const login = start();
    await login.create({ email: ada });
    const { version, users, connected_apps, keys, ids_made } = login.sandbox.snapshot();
    const older = start({ version, users, connected_apps, keys, ids_made });
    expect(await outcome(logIn(older))).toBe("200");
    const oldest = createSandbox({ projectId, secret, seed: { version, users } as Snapshot });
    const stytch = createStytch({ projectId, secret, fetch: oldest.fetch });
    expect(await outcome(logIn({ sandbox: oldest, stytch }))).toBe("200");
  });

  it.each<[string, (snapshot: Record<string, Record<string, unknown>[]>) => void, RegExp]>([
    [
      "a session of nobody",
      ({ sessions }) => (sessions![0]!["user_id"] = "user-test-00000000-0000-4000-8000-000000000000"),
      /sessions\[0\] is of user-test-0/,
    ],
    [
      "a session with its token",
      ({ sessions }) => (sessions![0]!["token_hash"] = "x"),
      /token_hash must be a SHA-256/,
    ],
    ["a session without an end", ({ sessions }) => delete sessions![0]!["expires_at"], /sessions\[0\]/],
    ["a session without claims", ({ sessions }) => delete sessions![0]!["custom_claims"], /sessions\[0\]/],
    [
      "a session that ends at no time",
      ({ sessions }) => (sessions![0]!["expires_at"] = "2026-03-14t10:26:53z"),
      /sessions\[0\]/,
    ],
    ["a session twice", ({ sessions }) => sessions!.push(sessions![0]!), /sessions has a session_id twice/],
    [
      "a passcode of nobody",
      ({ passcodes }) => (passcodes![0]!["user_id"] = "x"),
      /passcodes\[0\] must have/,
    ],
    [
      "a passcode that isn't six digits",
      ({ passcodes }) => (passcodes![0]!["code"] = "12345"),
      /passcodes\[0\] must have/,
    ],
    [
      "a passcode twice",
      ({ passcodes }) => passcodes!.push(passcodes![0]!),
      /passcodes has a method_id twice/,
    ],
    [
      "an added address in no list",
      ({ added_factors }) => (added_factors![0]!["list"] = "totps"),
      /added_factors\[0\] must have/,
    ],
    [
      "an added address twice",
      ({ added_factors }) => added_factors!.push(added_factors![0]!),
      /added_factors has a factor_id twice/,
    ],
    [
      "a message of no kind",
      ({ messages }) => (messages![0]!["kind"] = "letter"),
      /messages\[0\]\.kind must be one of/,
    ],
    [
      "a message without its code",
      ({ messages }) => delete messages![0]!["code"],
      /messages\[0\]\.code must be a text/,
    ],
    ["a message twice", ({ messages }) => messages!.push(messages![0]!), /messages has a message_id twice/],
    ["failures of nobody", (all) => (all["failed_sign_ins"] = { x: 1 } as never), /failed_sign_ins has x/],
    ["half a failure", (all) => (all["failed_sign_ins"] = { x: 0.5 } as never), /failed_sign_ins\.x/],
    ["no list of sessions", (all) => (all["sessions"] = {} as never), /sessions must be an array/],
  ])("with %s is refused in words, and nothing has changed", async (_, change, message) => {
    const login = start();
    const { session_token } = await logIn(login);
    await login.stytch.otps.sms.send({ phone_number: number, session_token });
    const before = login.sandbox.snapshot();
    const changed = structuredClone(before) as unknown as Record<string, Record<string, unknown>[]>;
    change(changed);
    expect(() => login.sandbox.restore(changed as unknown as Snapshot)).toThrow(message);
    expect(login.sandbox.snapshot()).toEqual(before);
  });
});

describe("a seed of ids", () => {
  it("makes the same ids, codes and tokens each time, and others from another", async () => {
    const run = async (idSeed: string): Promise<string> => {
      const sandbox = createSandbox({ projectId, secret, idSeed, now: "2026-03-14T09:26:53Z" });
      const stytch = createStytch({ projectId, secret, fetch: sandbox.fetch });
      const { session, session_token, user_id } = await logIn({ sandbox, stytch });
      const codes = sandbox.messages.list().map(({ message_id, method_id }) => [message_id, method_id]);
      const { code } = sandbox.messages.last({ kind: "passcode" });
      return JSON.stringify([session, session_token, user_id, codes, code]);
    };
    expect(await run("one")).toBe(await run("one"));
    expect(await run("one")).not.toBe(await run("two"));
  });

  it("makes none again that a snapshot has", async () => {
    const first = start();
    const ids = new Set<string>();
    for (let i = 0; i < 3; i++) ids.add((await logIn(first)).session!.session_id);
    const { ids_made, ...snapshot } = first.sandbox.snapshot();
    const second = start({ ...snapshot, ids_made: 0 });
    for (let i = 0; i < 3; i++) ids.add((await logIn(second)).session!.session_id);
    expect(ids.size).toBe(6);
  });
});

describe("messages of a sandbox", () => {
  it("are told to a listener after their operation, each a copy", async () => {
    const told: unknown[] = [];
    const login = start({}, { onMessage: (message) => void told.push(Object.assign(message, { to: "x" })) });
    await login.stytch.otps.email.loginOrCreate({ email: ada });
    expect(told).toMatchObject([{ kind: "passcode", to: "x" }]);
    Object.assign(login.sandbox.messages.last(), { to: "y" });
    expect(login.sandbox.messages.last().to).toBe(ada);
  });

  it("can be waited for, from now on or after another", async () => {
    const { stytch, sandbox } = start();
    await stytch.otps.email.loginOrCreate({ email: ada });
    const first = sandbox.messages.last();
    const next = sandbox.messages.next({ to: ada });
    await stytch.otps.email.send({ email: ada });
    const second = await next;
    expect(second.message_id).not.toBe(first.message_id);
    expect(await sandbox.messages.next({ after: first.message_id })).toEqual(second);
    await expect(sandbox.messages.next({ to: "b" }, { timeout: 1 })).rejects.toThrow(
      /has sent no message with \{"to":"b"\}\. The last ones are: passcode to ada@example\.com/,
    );
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(sandbox.messages.next({}, { signal })).rejects.toThrow("enough");
    expect(() => start().sandbox.messages.last({ to: ada })).toThrow(/None was sent at all/);
    expect(() => sandbox.messages.list({ form: "x" } as never)).toThrow(/messages\.list/);
  });

  it("are the last 10,000", async () => {
    const { stytch, sandbox } = start();
    await stytch.otps.email.loginOrCreate({ email: ada });
    const { messages, ...rest } = sandbox.snapshot();
    const many = Array.from({ length: 10_000 }, (_, i) => ({ ...messages[0]!, message_id: `message-${i}` }));
    sandbox.restore({ ...rest, messages: many });
    await stytch.otps.email.send({ email: ada });
    const list = sandbox.messages.list();
    expect(list).toHaveLength(10_000);
    expect(list[0]!.message_id).toBe("message-1");
  });
});
