// Numbers that a sandbox can't hold: each is refused where it comes in, and what is taken can be written again.
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { StytchConfigError } from "../../src/index.ts";
import { createSandbox, type SandboxOptions, type Snapshot } from "../../src/sandbox/index.ts";
import { handClock } from "../clock.ts";
import { projectId, secret, start, summary } from "./helpers.ts";

const ada = { email: "ada@example.com", external_id: "ada" };
const make = (options: Partial<SandboxOptions> = {}) => createSandbox({ projectId, secret, ...options });
const throughFile = (snapshot: Snapshot) => JSON.parse(JSON.stringify(snapshot)) as Snapshot;
const DAY = 24 * 60 * 60 * 1000;

describe("a clock", () => {
  it.each([
    "9990-01-01T00:00:01Z",
    "9999-12-31T23:59:59-23:59",
    "0000-01-01T00:00:00+00:01",
    new Date(8.64e15),
    new Date(-8.64e15),
    new Date(Date.UTC(-1, 0)),
    new Date(NaN),
  ])("can't start at %s", (now) => {
    expect(() => make({ now })).toThrow(StytchConfigError);
    expect(() => make({ now })).toThrow(/^now (must be|is an invalid Date)/);
  });

  it("can't be put beyond the year 9989, neither at once nor bit by bit", () => {
    const { clock } = make({ now: "9989-12-31T00:00:00Z" });
    expect(() => clock.advance(Number.MAX_SAFE_INTEGER)).toThrow("beyond the year 9989. Advance it by less.");
    clock.advance(DAY / 2);
    clock.advance(DAY / 2);
    expect(() => clock.advance(1)).toThrow("Advance it by less");
    expect(clock.now().toISOString()).toBe("9990-01-01T00:00:00.000Z");
  });

  it("that shows the real time stands still at its end", () => {
    const { clock } = make();
    const end = Date.parse("9990-01-01T00:00:00Z");
    // As close as it may be; the real time then goes on.
    clock.advance(end - clock.now().getTime() - 1);
    for (let i = 0; i < 1e5; i++) clock.now();
    expect(clock.now().getTime()).toBeLessThanOrEqual(end);
  });

  it.each(["0000-01-01T00:00:00Z", "0099-06-01T00:00:00Z", "1969-12-31T23:59:59Z", "9990-01-01T00:00:00Z"])(
    "at %s creates, locks, searches, pages and is written and read again",
    async (now) => {
      const { sandbox, call, create, clock } = start([ada, { email: "eve@example.com" }]);
      clock.time = Date.parse(now);
      sandbox.reset();
      clock.time = Date.parse(now);
      const user = await create({ email: "new@example.com" });
      expect(user.created_at).toBe(now);
      sandbox.users.lock(user.user_id, { minutes: 7 * 24 * 60 });
      expect((await call("GET", `/v1/users/${user.user_id}`)).body.is_locked).toBe(true);
      const first = await call("POST", "/v1/users/search", { limit: 1 });
      const cursor = first.body.results_metadata.next_cursor;
      expect((await call("POST", "/v1/users/search", { limit: 1, cursor })).body.results).toHaveLength(1);
      const snapshot = sandbox.snapshot();
      sandbox.restore(throughFile(snapshot));
      expect(sandbox.snapshot()).toEqual(snapshot);
    },
  );
});

describe("a moment of a seed", () => {
  it.each(["created_at", "lock_created_at", "lock_expires_at"])(
    "%s must be one that can be written",
    (field) => {
      for (const moment of [
        "0000-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "+010000-01-01T00:00:00Z",
      ]) {
        const lock = { lock_created_at: "2026-01-01T00:00:00Z", lock_expires_at: "2026-01-02T00:00:00Z" };
        const seed = [{ ...ada, ...(field !== "created_at" && lock), [field]: moment }];
        expect(() => make({ seed })).toThrow(`seed[0].${field} must be in RFC 3339`);
      }
    },
  );
});

describe("the count of ids", () => {
  it.each([2 ** 53 - 1, 2 ** 53, 2 ** 32, 1.5, -1, NaN, Infinity, "1", null])("can't be %s", (ids_made) => {
    const { sandbox } = start([ada]);
    const snapshot = { ...sandbox.snapshot(), ids_made } as Snapshot;
    expect(() => sandbox.restore(snapshot)).toThrow("snapshot.ids_made must be a whole number");
    expect(() => make({ seed: snapshot, idSeed: "test" })).toThrow("seed.ids_made must be a whole number");
  });

  it("begins anew at its end, and its snapshot can still be read", async () => {
    const { sandbox, create } = start([ada]);
    sandbox.restore({ ...sandbox.snapshot(), ids_made: 2 ** 32 - 1 });
    const users = [await create({ email: "b@example.com" }), await create({ email: "c@example.com" })];
    expect(new Set(users.map(({ user_id }) => user_id)).size).toBe(2);
    expect(sandbox.snapshot().users).toHaveLength(3);
    sandbox.restore(throughFile(sandbox.snapshot()));
  });

  it("that is too low makes no id again that is in use, of a user, a factor or an app", async () => {
    const { sandbox, create, call } = start([ada]);
    const { user_id } = await create({ email: "b@example.com", phone_number: "+12025550162" });
    sandbox.users.addFactors(user_id, { password: {}, totps: [{}], providers: [{}], crypto_wallets: [{}] });
    sandbox.users.connectApp(user_id, { name: "Calendar" });
    const before = sandbox.snapshot();
    // The same kinds of ids from each of the places, so that every one would be made again.
    for (let ids_made = 0; ids_made < before.ids_made; ids_made++) {
      sandbox.restore({ ...before, ids_made });
      const other = await create({ email: "c@example.com", phone_number: "+12025550163" });
      const factors = { password: {}, totps: [{}], providers: [{}], crypto_wallets: [{}] };
      sandbox.users.addFactors(other.user_id, factors);
      sandbox.users.connectApp(user_id, { name: "Mail" });
      const after = sandbox.snapshot();
      // That is where two users of one factor's id, or two apps, would be refused.
      sandbox.restore(throughFile(after));
      expect(after.users.slice(0, 2)).toEqual(before.users);
      expect(after.connected_apps[user_id]).toHaveLength(2);
      const [email] = other.emails;
      expect((await call("DELETE", `/v1/users/emails/${email!.email_id}`)).body.user_id).toBe(other.user_id);
    }
  });
});

describe("a number in a body", () => {
  it.each(["1e999", "-1e999"])("of %s, which would become null, is refused", async (number) => {
    const { call } = start([ada]);
    for (const [method, path, body] of [
      ["PUT", "/v1/users/ada", `{"trusted_metadata":{"a":{"n":[${number}]}}}`],
      ["POST", "/v1/users", `{"email":"b@example.com","untrusted_metadata":{"n":${number}}}`],
      ["POST", "/v1/users/search", `{"limit":${number}}`],
    ] as const) {
      expect(summary(await call(method, path, body))).toBe("400 bad_request");
    }
  });

  it.each([NaN, Infinity, -Infinity])("of a seed can't be %s, nor of what adds to a user", (n) => {
    const metadata = { trusted_metadata: { deep: [{ n }] } };
    expect(() => make({ seed: [{ ...ada, ...metadata }] })).toThrow(
      "seed[0].trusted_metadata.deep[0].n is no finite number",
    );
    const { sandbox } = start([ada]);
    const snapshot = sandbox.snapshot();
    const changed = { ...snapshot, users: [{ ...snapshot.users[0], ...metadata }] } as unknown as Snapshot;
    expect(() => sandbox.restore(changed)).toThrow("trusted_metadata.deep[0].n is no finite number");
    expect(sandbox.snapshot()).toEqual(snapshot);
  });
});

describe("delays of several faults", () => {
  it("add up to the longest timer at most: a longer one would fire at once", async () => {
    const longest = 2 ** 31 - 1;
    const { sandbox, call } = start([ada], { faults: [{ delay: longest }, { delay: longest }] });
    const clock = handClock();
    vi.stubGlobal("setTimeout", (run: () => void, delay: number) => clock.setTimeout(run, delay));
    vi.stubGlobal("clearTimeout", (timer: unknown) => clock.clearTimeout(timer));
    onTestFinished(() => void vi.unstubAllGlobals());
    const answer = call("GET", "/v1/users/ada");
    await clock.advance(longest);
    expect((await answer).status).toBe(200);
    expect(clock.delays).toEqual([longest]);
    expect(sandbox.calls).toHaveLength(1);
  });

  it.each<[string, unknown]>([
    ["delay", 2 ** 31],
    ["delay", NaN],
    ["delay", -1],
    ["times", 0],
    ["times", 1.5],
    ["times", Infinity],
    ["rate", 1.1],
    ["rate", NaN],
    ["status", 399],
    ["status", 600],
    ["status", 400.5],
  ])("can't be made with %s %s", (field, value) => {
    const { sandbox } = start();
    expect(() => sandbox.faults.add({ status: 500, [field]: value })).toThrow(`fault.${field} must be`);
  });
});
