import { describe, expect, expectTypeOf, it } from "vitest";
import { createStytch, StytchConfigError, type Schemas } from "../../src/index.ts";
import { createSandbox, type Sandbox, type SandboxOptions, type Snapshot } from "../../src/sandbox/index.ts";
import { snapshotText } from "../../src/sandbox/seed/snapshot-text.ts";
import { projectId, secret, start, summary } from "./helpers.ts";

const ada = { email: "ada@example.com", external_id: "ada" };
const make = (options: Partial<SandboxOptions>) => createSandbox({ projectId, secret, ...options });
const throughFile = (snapshot: Snapshot) => JSON.parse(JSON.stringify(snapshot)) as Snapshot;

/** A sandbox with some of everything. */
async function fill() {
  const started = start([ada, { email: "eve@example.com", external_id: "eve", status: "pending" }]);
  const { sandbox, create } = started;
  await create({
    phone_number: "+12025550162",
    trusted_metadata: { __proto__x: 1, b: 1, a: { d: 1, c: 2 } },
  });
  sandbox.users.addFactors("ada", {
    emails: [{ email: ada.email, verified: true }],
    password: {},
    totps: [{}],
  });
  sandbox.users.connectApp("ada", { name: "Calendar" });
  sandbox.users.lock("eve");
  return started;
}

describe("a snapshot", () => {
  it("is plain JSON with its keys in order, and seeds an equal sandbox", async () => {
    const { sandbox } = await fill();
    const snapshot = sandbox.snapshot();
    expect(throughFile(snapshot)).toEqual(snapshot);
    JSON.stringify(snapshot, (_, value: unknown) => {
      if (typeof value === "object" && value !== null && !Array.isArray(value)) {
        expect(Object.keys(value)).toEqual(Object.keys(value).sort());
      }
      return value;
    });
    const other = make({ seed: throughFile(snapshot), now: sandbox.clock.now(), idSeed: "other" });
    expect(other.snapshot()).toEqual(snapshot);
    expect(snapshot.users.map(({ is_locked }) => is_locked)).toEqual([false, true, false]);
  });

  it("is a copy", async () => {
    const { sandbox } = await fill();
    const before = throughFile(sandbox.snapshot());
    const snapshot = sandbox.snapshot() as unknown as { users: { emails: unknown[] }[] };
    snapshot.users[0]!.emails.pop();
    snapshot.users.pop();
    expect(sandbox.snapshot()).toEqual(before);
  });

  it("has the same text, whatever has been written of it before", async () => {
    const { sandbox, call } = await fill();
    const expectSame = (): void => expect(snapshotText(sandbox)).toBe(JSON.stringify(sandbox.snapshot()));
    expectSame();
    await call("PUT", "/v1/users/ada", { trusted_metadata: { 10: 1, 9: 2, b: { z: 1, a: null } } });
    expectSame();
    sandbox.users.connectApp("ada", { name: "Notes" });
    await call("POST", "/v1/otps/email/login_or_create", { email: ada.email });
    expectSame();
    const snapshot = sandbox.snapshot();
    await call("DELETE", "/v1/users/ada");
    expectSame();
    // A lock ends by the clock alone.
    sandbox.clock.advance(60 * 60_000);
    expectSame();
    sandbox.restore(snapshot);
    expectSame();
    sandbox.reset();
    expectSame();
  });

  it("keeps equal texts apart by their places, and keys named __proto__", () => {
    const same = '"same-text","__proto__":"same-text","constructor":["same-text"]';
    const users = JSON.parse(
      `[{"email":"same@example.com","name":{"first_name":"same-text"},"trusted_metadata":{"b":${same}}}]`,
    ) as [];
    const { users: written } = make({ seed: { version: 1, users } as unknown as Snapshot }).snapshot();
    expect(JSON.stringify(written[0]!.trusted_metadata)).toBe(
      '{"__proto__":"same-text","b":"same-text","constructor":["same-text"]}',
    );
    expect(written[0]!.name).toEqual({ first_name: "same-text", last_name: "", middle_name: "" });
  });

  it("brings everything back that it had, and nothing else", async () => {
    const { sandbox, call } = await fill();
    const snapshot = sandbox.snapshot();
    await call("DELETE", "/v1/users/ada");
    await call("POST", "/v1/users", { email: "new@example.com" });
    sandbox.restore(snapshot);
    expect(sandbox.snapshot()).toEqual(snapshot);
    expect(summary(await call("POST", "/v1/users", { email: ada.email }))).toBe("400 duplicate_email");
    expect((await call("POST", "/v1/users", { email: "new@example.com" })).status).toBe(201);
    const [first] = snapshot.users;
    expect((await call("DELETE", `/v1/users/totps/${first!.totps[0]!.totp_id}`)).status).toBe(200);
  });

  it("goes on with ids where it was taken, so that none is made twice", async () => {
    const one = start([ada], { idSeed: "same" });
    await one.create({ email: "b@example.com" });
    const two = make({ seed: throughFile(one.sandbox.snapshot()), idSeed: "test" });
    const ids = [one.sandbox, two].map((sandbox) => sandbox.users.connectApp("ada", {}).connected_app_id);
    expect(ids[0]).toBe(ids[1]);
    const known = one.sandbox.snapshot().users.map(({ user_id }) => user_id);
    expect(known).not.toContain(ids[1]!.replace("connected-app", "user"));
  });

  const good = start([ada]).sandbox.snapshot();
  const [user] = good.users;
  const app = { connected_app_id: "connected-app-test-810208b6-c110-45cb-9685-813b6f7b9c25" };
  it.each<[unknown, string]>([
    [null, "snapshot takes an object, not null"],
    [{}, "snapshot.version must be 1"],
    [{ ...good, version: 2 }, "snapshot.version must be 1"],
    [{ ...good, clock: 1 }, "snapshot has no clock. It has version, users"],
    [{ version: 1 }, "snapshot.users must be an array, not undefined"],
    [{ ...good, users: [null] }, "snapshot.users[0] takes an object, not null"],
    [{ ...good, users: [user, user] }, "snapshot.users[1] and snapshot.users[0] have one user_id"],
    [{ ...good, users: [{ ...user, age: 1 }] }, "snapshot.users[0] has no age"],
    [{ ...good, users: [{ ...user, is_locked: true }] }, "lock_expires_at is missing"],
    [
      { ...good, users: [{ ...user, lock_expires_at: "2026-03-14T10:26:53Z" }] },
      "snapshot.users[0].lock_created_at must be in RFC 3339",
    ],
    [
      { ...good, users: [{ ...user, emails: [{ email: "x" }] }] },
      "snapshot.users[0].emails[0].email must be",
    ],
    [{ ...good, connected_apps: [] }, "snapshot.connected_apps takes an object, not an array"],
    [
      { ...good, connected_apps: { nobody: [] } },
      "snapshot.connected_apps has nobody, whom users doesn't have",
    ],
    [{ ...good, connected_apps: { [user!.user_id]: [{ id: 1 }] } }, "[0] has no id. It has connected_app_id"],
    [
      { ...good, connected_apps: { [user!.user_id]: [{}, { ...app, name: "A" }, { ...app, name: "B" }] } },
      "has one connected_app_id twice. Leave one out.",
    ],
    [{ ...good, ids_made: -1 }, "snapshot.ids_made must be a whole number"],
    [{ ...good, ids_made: 2 ** 32 }, "snapshot.ids_made must be a whole number"],
  ])("that is wrong anywhere is refused, and changes nothing", async (snapshot, message) => {
    const { sandbox } = await fill();
    const before = sandbox.snapshot();
    let changes = 0;
    sandbox.subscribe(() => changes++);
    const restore = () => sandbox.restore(snapshot as Snapshot);
    expect(restore).toThrow(StytchConfigError);
    expect(restore).toThrow(message);
    expect(sandbox.snapshot()).toEqual(before);
    expect(changes).toBe(0);
  });
});

describe("a file of an earlier version", () => {
  // Written before collections had definitions of their own.
  const text =
    '{"connected_apps":{"user-test-d5d11d45-7e92-4e34-a3b9-a8db06f53840":[{"client_type":"third_party","connected_app_id":"connected-app-test-810208b6-c110-45cb-9685-813b6f7b9c25","description":"","name":"Calendar","scopes_granted":"openid"}]},"ids_made":6,"users":[{"biometric_registrations":[],"created_at":"2026-03-14T09:26:53Z","crypto_wallets":[],"emails":[{"email":"ada@example.com","email_id":"email-test-7fd16299-7da1-4063-83b5-8a43a1859eee","verified":false}],"external_id":"ada","is_locked":true,"lock_created_at":"2026-03-14T09:26:53Z","lock_expires_at":"2026-03-14T09:56:53Z","name":{"first_name":"","last_name":"","middle_name":""},"password":{"password_id":"password-test-b8352db2-d2f6-49e3-ab48-2c578d6e69bc","requires_reset":false},"phone_numbers":[],"providers":[],"roles":["stytch_user","admin"],"status":"active","totps":[],"trusted_metadata":{"plan":"pro"},"untrusted_metadata":{},"user_id":"user-test-d5d11d45-7e92-4e34-a3b9-a8db06f53840","webauthn_registrations":[]},{"biometric_registrations":[],"created_at":"2026-03-14T09:26:53Z","crypto_wallets":[],"emails":[],"external_id":null,"is_locked":false,"lock_created_at":null,"lock_expires_at":null,"name":{"first_name":"","last_name":"","middle_name":""},"password":null,"phone_numbers":[{"phone_id":"phone-number-test-43b4c00b-9c2f-4bc8-8dbd-03f124984d4f","phone_number":"+12025550162","verified":false}],"providers":[],"roles":["stytch_user"],"status":"pending","totps":[],"trusted_metadata":{},"untrusted_metadata":{},"user_id":"user-test-528fb616-2bb2-4b1e-89ea-3b5f9f95b613","webauthn_registrations":[]}],"version":1}';

  it("is loaded, and written again as it was", () => {
    const now = "2026-03-14T09:26:53Z";
    const sandbox = make({ seed: JSON.parse(text) as Snapshot, now, idSeed: "old" });
    // Parts of collections that came later may stand beside.
    const { connected_apps, ids_made, users, version } = sandbox.snapshot();
    expect(JSON.stringify({ connected_apps, ids_made, users, version })).toBe(text);
    // The next id is as it would have been then.
    const [user] = sandbox.snapshot().users;
    expect(sandbox.users.connectApp(user!.user_id, {}).connected_app_id).toBe(
      "connected-app-test-ea7dc432-a308-4308-a684-8f338c34bfd9",
    );
  });

  it("replaces nobody, though it says that fewer ids were made than are in it", async () => {
    const sandbox = make({ seed: { ...(JSON.parse(text) as Snapshot), ids_made: 0 }, idSeed: "old" });
    const stytch = createStytch({ projectId, secret, fetch: sandbox.fetch });
    for (let i = 0; i < 6; i++) await stytch.users.create({ email: `new-${i}@example.com` });
    expect(sandbox.snapshot().users).toHaveLength(8);
  });

  it("may lack connected apps and the count of ids", () => {
    const { version, users } = JSON.parse(text) as Snapshot;
    const sandbox = make({ seed: { version, users } as Snapshot });
    expect(sandbox.snapshot().users).toHaveLength(2);
    expect(sandbox.snapshot().connected_apps).toEqual({});
  });

  it("has parts that the compiler knows", () => {
    expectTypeOf<"version" | "ids_made" | "users" | "connected_apps">().toExtend<keyof Snapshot>();
    expectTypeOf<string>().not.toExtend<keyof Snapshot>();
    expectTypeOf<Snapshot["users"][number]>().toEqualTypeOf<Schemas["api_user_v1_User"]>();
  });
});

describe("reset", () => {
  it("goes back to the seed, with the same ids, clock and faults, and forgets the calls", async () => {
    const options = {
      seed: [ada],
      now: "2026-03-14T09:26:53Z",
      idSeed: "x",
      faults: [{ delay: 1, times: 1 }],
    };
    const { sandbox, call } = start([ada], options);
    const run = async () => {
      const created = await call("POST", "/v1/users", { email: "new@example.com" });
      sandbox.clock.advance(1000);
      sandbox.users.connectApp("ada", {});
      sandbox.users.lock("ada");
      sandbox.faults.add({ operation: "api_user_v1_Delete", status: 500 });
      return [created.text, sandbox.snapshot(), sandbox.calls];
    };
    const seeded = sandbox.snapshot();
    const first = await run();
    sandbox.reset();
    expect(sandbox.snapshot()).toEqual(seeded);
    expect(sandbox.calls).toEqual([]);
    expect(await run()).toEqual(first);
    sandbox.reset();
    expect((await call("DELETE", "/v1/users/ada")).status).toBe(200);
  });

  it("keeps the ids of the seed where they are random", () => {
    const sandbox = make({ seed: [ada] });
    const before = sandbox.snapshot();
    sandbox.users.addFactors("ada", { totps: [{}] });
    sandbox.reset();
    expect(sandbox.snapshot()).toEqual(before);
  });
});

describe("idSeed", () => {
  it("makes the same ids, cursors included, of the same calls, and others of another seed", async () => {
    const run = async (idSeed: string) => {
      const sandbox = make({ idSeed, now: "2026-03-14T09:26:53Z", seed: [ada, { email: "b@example.com" }] });
      const headers = { authorization: `Basic ${btoa(`${projectId}:${secret}`)}` };
      const init = { method: "POST", headers, body: '{"limit":1}' };
      const answer = await sandbox.fetch(new Request("https://test.stytch.com/v1/users/search", init));
      return answer.text();
    };
    expect(await run("a")).toBe(await run("a"));
    expect(await run("a")).not.toBe(await run("b"));
  });

  it("makes UUIDs of version 4, all different", () => {
    const { sandbox } = start();
    sandbox.restore({
      version: 1,
      users: Array.from({ length: 5000 }, (_, i) => ({ email: `u${i}@example.com` })) as never,
    } as unknown as Snapshot);
    const ids = sandbox
      .snapshot()
      .users.flatMap(({ user_id, emails }) => [
        user_id.slice("user-test-".length),
        emails[0]!.email_id.slice("email-test-".length),
      ]);
    expect(new Set(ids).size).toBe(10_000);
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});

describe("subscribe", () => {
  const count = (sandbox: Sandbox) => {
    const seen = { changes: 0, end: () => {} };
    seen.end = sandbox.subscribe(() => seen.changes++);
    return (expected: number) => {
      expect(seen.changes).toBe(expected);
      return seen;
    };
  };

  it("tells of every change one time, however much it changes, and of nothing else", async () => {
    const { sandbox, call } = start([ada]);
    const seen = count(sandbox);
    await call("GET", "/v1/users/ada");
    await call("POST", "/v1/users/search");
    await call("POST", "/v1/users", { email: ada.email });
    sandbox.clock.advance(1);
    seen(0);
    await call("POST", "/v1/users", { email: "b@example.com" });
    sandbox.users.addFactors("ada", { totps: [{}] });
    const { connected_app_id } = sandbox.users.connectApp("ada", {});
    sandbox.users.connectApp("ada", {});
    sandbox.users.lock("ada");
    seen(5);
    await call("POST", `/v1/users/ada/connected_apps/${connected_app_id}/revoke`);
    await call("DELETE", "/v1/users/ada");
    seen(7);
    sandbox.restore(sandbox.snapshot());
    sandbox.reset();
    seen(9).end();
    sandbox.users.lock("ada");
    seen(9);
  });

  it("never shows a state in between", async () => {
    const { sandbox, call } = start([ada]);
    sandbox.users.connectApp("ada", {});
    const seen: number[][] = [];
    sandbox.subscribe(() => {
      const { users, connected_apps } = sandbox.snapshot();
      seen.push([users.length, Object.keys(connected_apps).length]);
    });
    sandbox.restore(sandbox.snapshot());
    await call("DELETE", "/v1/users/ada");
    expect(seen).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });
});
