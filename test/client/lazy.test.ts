// A client's namespaces are made when they are first read, and are ordinary properties to whoever looks.
import { inspect } from "node:util";
import { expect, it, vi } from "vitest";
import { routes } from "../../generated/routes.ts";
import type { Stytch } from "../../src/index.ts";
import { clientOn, json, record, secret } from "../helpers.ts";

const names = [...new Set(Object.values(routes).map(({ accessor }) => accessor[0]!))].sort();
const connect = (): Stytch => clientOn(record(() => json({ user_id: "u" })));

it("lists every namespace before any is used", () => {
  const stytch = connect();
  expect(Object.keys(stytch).sort()).toEqual(["call", "raw", ...names].sort());
  expect(Object.keys({ ...stytch }).sort()).toEqual(Object.keys(stytch).sort());
  expect("users" in stytch && Object.hasOwn(stytch, "webauthn")).toBe(true);
});

it("gives the same namespace and method each time", () => {
  const stytch = connect();
  const { users } = stytch;
  expect(stytch.users).toBe(users);
  expect(stytch.users.get).toBe(users.get);
  expect(stytch.connectedApp.clients.secrets).toBe(stytch.connectedApp.clients.secrets);
  expect(connect().users).not.toBe(users);
});

it("has its namespaces through a proxy and by inheritance, too", async () => {
  const stytch = connect();
  const proxy = new Proxy(stytch, {
    get: (target, key, receiver) => Reflect.get(target, key, receiver) as unknown,
  });
  expect(await proxy.users.get({ user_id: "u" })).toMatchObject({ user_id: "u" });
  expect(proxy.users).toBe(stytch.users);
  const heir = Object.create(stytch) as Stytch;
  expect(heir.sessions).toBe(stytch.sessions);
});

it("takes another namespace or method in their place, as tests put there", async () => {
  const stytch = connect();
  const users = { get: () => Promise.resolve("theirs") };
  Object.assign(stytch, { users });
  expect(stytch.users).toBe(users);
  expect(Object.keys(stytch)).toContain("users");
  const other = connect();
  vi.spyOn(other.users, "get").mockResolvedValue({ user_id: "spied" } as never);
  expect(await other.users.get({ user_id: "u" })).toEqual({ user_id: "spied" });
});

it.each([
  ["freeze", Object.freeze],
  ["seal", Object.seal],
  ["preventExtensions", Object.preventExtensions],
])("has them, each once, after Object.%s", async (_, protect) => {
  const stytch = protect(connect());
  expect(await stytch.users.get({ user_id: "u" })).toMatchObject({ user_id: "u" });
  expect(stytch.users).toBe(stytch.users);
  expect(stytch.m2m.authenticateToken).toBe(stytch.m2m.authenticateToken);
});

it("keeps what was put in a namespace's place, whoever reads it by another way", () => {
  const stytch = connect();
  const before = Object.getOwnPropertyDescriptor(stytch, "users")!;
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(stytch)) as Stytch;
  const users = {};
  Object.assign(stytch, { users });
  expect(copy.users).toBe(copy.users);
  expect(before.get!.call(stytch)).toBe(copy.users);
  expect(stytch.users).toBe(users);
});

it("has the checks without a call beside the calls", () => {
  const { sessions, m2m, idp } = connect();
  expect(Object.keys(sessions)).toEqual(
    expect.arrayContaining(["get", "authenticateJwt", "authenticateJwtLocal"]),
  );
  expect([typeof m2m.authenticateToken, typeof idp.introspectTokenLocal]).toEqual(["function", "function"]);
});

it("shows its secret in no inspection, before and after it is used", () => {
  const stytch = connect();
  const look = () => inspect(stytch, { showHidden: true, depth: 10, getters: true, showProxy: true });
  const before = look();
  expect(stytch.users).toBeDefined();
  expect(before + look()).not.toContain(secret);
  expect(before + look()).not.toContain(btoa(secret).slice(0, -3));
});
