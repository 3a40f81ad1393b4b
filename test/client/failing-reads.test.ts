// What a caller gives may fail as it is read, by a getter or a proxy. That is told in our words, before anything is sent,
// and nothing of what was thrown is shown.
import { describe, expect, it } from "vitest";
import { createStytch, StytchConfigError, type StytchOptions } from "../../src/index.ts";
import { createStytch as createNodeStytch } from "../../src/node/index.ts";
import { clientOn, failure, marker, projectId, record, secret } from "../helpers.ts";

const boom = (): never => {
  throw new Error(marker);
};

/** Objects that fail in every way: some as soon as they are looked at, some at their members. */
const failing: [name: string, make: () => object][] = [
  ["a proxy that was revoked", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  }], // prettier-ignore
  ["a proxy whose every trap throws", () => new Proxy({}, { get: boom, has: boom, ownKeys: boom, getPrototypeOf: boom, getOwnPropertyDescriptor: boom })], // prettier-ignore
  ["a proxy that lists no keys", () => new Proxy({}, { ownKeys: boom })],
];

/** An object with a getter that throws. */
function throwingAt(name: string): object {
  return Object.defineProperty({}, name, { enumerable: true, get: boom });
}

function refusal(create: (options: StytchOptions) => unknown, options: object): Promise<StytchConfigError> {
  return failure(() => create(options as StytchOptions), StytchConfigError);
}

const FAILS = "not one that fails as it is read.";

describe.each(failing)("%s", (_, make) => {
  it("is refused as a method's params, and as its options and their parts", async () => {
    const fetch = record();
    const { users } = clientOn(fetch);
    const user = { user_id: "u" };
    const calls: [call: () => Promise<unknown>, rule: string][] = [
      [() => users.create(make() as never), "POST /v1/users takes one plain object of params"],
      [() => users.get(make() as never), "GET /v1/users/{user_id} takes one plain object of params"],
      [() => users.searchAll(make()).pages().next(), "POST /v1/users/search takes one plain object"],
      [() => users.get(user, make()), "a call takes an object of options"],
      [() => users.searchAll({}, make()).pages().next(), "searchAll takes an object of options"],
      [() => users.get(user, { headers: make() as never }), "headers must be an object of names and strings"],
      [() => users.get(user, { retry: make() }), "retry takes an object of options"],
    ];
    for (const [call, rule] of calls) {
      const { message } = await failure(call, StytchConfigError);
      expect(message).toContain(rule);
      expect(message).toContain(FAILS);
    }
    expect(fetch.requests).toEqual([]);
  });

  it("is refused as a raw call's options and their parts, and as a middleware", async () => {
    const fetch = record();
    const { raw } = clientOn(fetch);
    const params = { path: { user_id: "u" } };
    const inits: object[] = [
      make(),
      { params: make() },
      { params: { path: make() } },
      { params: { ...params, query: make() } },
      { params: { ...params, header: make() } },
      { params, headers: make() },
      { params, middleware: make() },
      { params, middleware: [make()] },
    ];
    for (const init of inits) {
      await failure(raw.GET("/v1/users/{user_id}", init as never), StytchConfigError);
    }
    await failure(() => raw.use(make() as never), StytchConfigError);
    await failure(raw.POST("/v1/users", { body: make() as never }), StytchConfigError);
    expect(fetch.requests).toEqual([]);
  });

  it.each([
    ["createStytch", createStytch],
    ["createStytch of Node", createNodeStytch],
  ])("is refused as the options of %s, and as their parts", async (__, create) => {
    expect((await refusal(create, make())).message).toContain(FAILS);
    for (const name of ["headers", "retry", "limit"]) {
      const options = { projectId, secret, [name]: make() };
      expect((await refusal(create, options)).message, name).toContain(FAILS);
    }
  });
});

describe("a getter that throws", () => {
  it.each(["user_id", "other"])("is refused among a method's params, at %s", async (name) => {
    const fetch = record();
    const error = await failure(clientOn(fetch).users.get(throwingAt(name) as never), StytchConfigError);
    expect(error.message).toContain("GET /v1/users/{user_id} ");
    expect(fetch.requests).toEqual([]);
  });

  it.each(["signal", "timeout", "retry", "headers"])("is refused among options, at %s", async (name) => {
    const { users, raw } = clientOn(record());
    const call = users.get({ user_id: "u" }, throwingAt(name));
    expect((await failure(call, StytchConfigError)).message).toContain(FAILS);
    const init = Object.assign(throwingAt(name), { params: { path: { user_id: "u" } } });
    expect((await failure(raw.GET("/v1/users/{user_id}", init), StytchConfigError)).message).toContain(FAILS);
  });

  it("is refused among headers, those of a raw call and a list of them too", async () => {
    const { users, raw } = clientOn(record());
    await failure(users.get({ user_id: "u" }, { headers: throwingAt("x-a") as never }), StytchConfigError);
    const lists = [throwingAt("x-a"), { [Symbol.iterator]: boom }];
    for (const headers of lists) {
      const init = { params: { path: { user_id: "u" } }, headers };
      await failure(raw.GET("/v1/users/{user_id}", init as never), StytchConfigError);
    }
  });

  it("is refused among a client's options", async () => {
    for (const name of ["secret", "fetch", "headers", "clock"]) {
      const options = Object.assign(throwingAt(name), { projectId });
      expect((await refusal(createStytch, options)).message).toContain(FAILS);
    }
  });
});

it("options may come from a class, by getters too", async () => {
  class Config {
    readonly timeout = 5_000;
    readonly headers = { "x-a": "b" };
    get projectId() {
      return projectId;
    }
    get secret() {
      return secret;
    }
    get fetch() {
      return fetch;
    }
  }
  const fetch = record();
  await createStytch(new Config()).users.get({ user_id: "u" });
  expect(fetch.last.headers.get("x-a")).toBe("b");
});
