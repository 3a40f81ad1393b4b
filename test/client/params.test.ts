// What JSON and a URL would change or lose without a word is refused, and named by its place, never by its value.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createOperations, StytchConfigError, type StytchOptions } from "../../src/index.ts";
import { clientOn, email, failure, json, marker, projectId, record, secret } from "../helpers.ts";
import { connect } from "./api.ts";

class Opaque {
  readonly #hidden = email;
  get address(): string {
    return this.#hidden;
  }
}

/** Each value that a body can't have, with what its message says of it. */
const lost: readonly (readonly [name: string, value: unknown, said: string])[] = [
  ["NaN", NaN, "no finite number"],
  ["Infinity", Infinity, "no finite number"],
  ["-Infinity", -Infinity, "no finite number"],
  ["a BigInt", 5n, "a bigint"],
  ["a function", () => email, "a function"],
  ["a class", Opaque, "a function"],
  ["a symbol", Symbol(email), "a symbol"],
  ["a Map", new Map([["plan", email]]), "an instance of Map"],
  ["a Set", new Set([email]), "an instance of Set"],
  ["a WeakMap", new WeakMap(), "an instance of WeakMap"],
  ["a typed array", new Uint8Array(3), "an instance of Uint8Array"],
  ["an empty typed array", new Float64Array(0), "an instance of Float64Array"],
  ["a Buffer, though it has a toJSON", Buffer.from(email), "an instance of Buffer"],
  ["a DataView", new DataView(new ArrayBuffer(1)), "an instance of DataView"],
  ["an ArrayBuffer", new ArrayBuffer(3), "an instance of ArrayBuffer"],
  ["a RegExp", /a/, "an instance of RegExp"],
  ["an Error", new Error(email), "an instance of Error"],
  ["a Promise", Promise.resolve(email), "an instance of Promise"],
  ["a Date that is none", new Date(NaN), "an instance of Date whose toJSON gives null"],
  ["a toJSON that gives null", { toJSON: () => null }, "an object whose toJSON gives null"],
  ["a toJSON that gives nothing", { toJSON: () => undefined }, "an object whose toJSON gives undefined"],
  ["a toJSON that gives what is lost", { toJSON: () => [NaN] }, "no finite number"],
  ["a boxed number", new Number(NaN), "an instance of Number"],
  ["a boxed text", new String("a"), "an instance of String"],
  ["Headers", new Headers({ a: email }), "an instance of Headers"],
  ["URLSearchParams", new URLSearchParams({ a: email }), "an instance of URLSearchParams"],
  ["FormData", new FormData(), "an instance of FormData"],
  ["a Blob", new Blob([email]), "an instance of Blob"],
  ["an iterator", [email].values(), "an object, which"],
  ["undefined in a list", ["a", undefined], "undefined"],
  ["a hole in a list", ["a", , "b"], "undefined"],
  ["a symbol for a key", { [Symbol(email)]: email }, "a symbol for a key"],
  ["an inherited field", Object.create({ plan: email }), "an object with an inherited plan"],
  ["an instance with getters", new Opaque(), "an instance of Opaque with the getter address"],
];

type Send = (value: unknown) => PromiseLike<unknown>;

/** Sends a value in trusted metadata, in every way that a body is sent. */
function everyWay(fetch: ReturnType<typeof record>): [string, Send][] {
  const options = { projectId, secret, fetch } as StytchOptions;
  const params = (value: unknown): never => ({ email, trusted_metadata: { plan: value } }) as never;
  const stytch = clientOn(fetch);
  const withMiddleware = clientOn(fetch);
  withMiddleware.raw.use({ onRequest: () => undefined });
  return [
    ["a method", (value) => stytch.users.create(params(value))],
    [
      "a method beside a path",
      (value) => stytch.users.update({ ...(params(value) as object), user_id: "u" }),
    ],
    ["call", (value) => stytch.call("api_user_v1_Create", params(value))],
    ["createOperations", (value) => createOperations(options).apiUserV1Create(params(value))],
    ["raw", (value) => stytch.raw.POST("/v1/users", { body: params(value) })],
    ["a method through a middleware", (value) => withMiddleware.users.create(params(value))],
    ["searchAll", (value) => stytch.users.searchAll(params(value)).pages().next()],
  ];
}

describe("a body refuses", () => {
  it.each(lost)("%s, and names its place", async (_, value, said) => {
    const fetch = record();
    for (const [way, send] of everyWay(fetch)) {
      const error = await failure(send(value), StytchConfigError);
      expect(error.message, way).toContain("trusted_metadata.plan");
      expect(error.message, way).toContain(said);
    }
    expect(fetch.requests).toEqual([]);
  });

  it("what holds itself", async () => {
    const circular: Record<string, unknown> = {};
    circular["again"] = [{ circular }];
    const error = await failure(
      clientOn(record()).users.create({ email, trusted_metadata: circular }),
      StytchConfigError,
    );
    expect(error.message).toContain("can't be written as JSON: they are nested too deep, hold themselves");
  });

  it("what is too deep, or fails as it is read, in words that show nothing of it", async () => {
    let deep: unknown = email;
    for (let level = 0; level < 100_000; level++) deep = [deep];
    const failing = {
      get plan() {
        throw new Error(email);
      },
    };
    for (const trusted_metadata of [{ deep }, failing, { a: { toJSON: () => failing.plan } }]) {
      const fetch = record();
      const error = await failure(
        clientOn(fetch).users.create({ email, trusted_metadata }),
        StytchConfigError,
      );
      expect(error.message).toContain("JSON");
      expect(fetch.requests).toEqual([]);
    }
  });

  it("it wherever it stands, and tells where", async () => {
    const places: [object, string][] = [
      [{ email, trusted_metadata: { a: { b: [1, { c: NaN }] } } }, "trusted_metadata.a.b[1].c is"],
      [{ email: NaN }, "email is"],
      [{ email, roles: ["a", NaN] }, "roles[1] is"],
      [{ email, roles: [, "a"] }, "roles[0] is"],
      [{ email, untrusted_metadata: new Map() }, "untrusted_metadata is"],
    ];
    for (const [params, place] of places) {
      const error = await failure(clientOn(record()).users.create(params as never), StytchConfigError);
      expect(error.message).toContain(place);
    }
  });

  it("it without telling a key that may be somebody's id or address", async () => {
    const keys = [email, marker, "a b", "65f1c0ffee0ddba11ab1e000", `a${marker}`.repeat(20), ""];
    for (const key of keys) {
      const trusted_metadata = { scores: { [key]: NaN } };
      const error = await failure(
        clientOn(record()).users.create({ email, trusted_metadata }),
        StytchConfigError,
      );
      expect(error.message).toContain("trusted_metadata.scores.… is");
    }
  });
});

it("a body keeps what JSON writes faithfully", async () => {
  const fetch = record();
  class Money {
    readonly cents: number;
    constructor(cents: number) {
      this.cents = cents;
    }
    toJSON() {
      return `${this.cents / 100} EUR`;
    }
    get euros() {
      return this.cents / 100;
    }
  }
  const when = new Date(0);
  const trusted_metadata = {
    when,
    zero: -0,
    removed: null,
    left: undefined,
    price: new Money(250),
    url: new URL("https://example.com"),
    bare: Object.assign(Object.create(null) as object, { a: 1 }),
    ["__proto__"]: 1,
    get read() {
      return [true, 1e300, "é"];
    },
  };
  for (const [way, send] of everyWay(fetch)) {
    if (way === "searchAll") continue;
    await send(trusted_metadata);
    const { trusted_metadata: sent } = (await fetch.last.json()) as { trusted_metadata: { plan: unknown } };
    expect(JSON.stringify(sent.plan), way).toBe(JSON.stringify(trusted_metadata));
  }
});

it("a body of any JSON arrives as it is", async () => {
  const fetch = record();
  const stytch = clientOn(fetch);
  const property = fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (trusted_metadata) => {
    await stytch.users.create({ email, trusted_metadata });
    expect(await fetch.last.text()).toBe(JSON.stringify({ email, trusted_metadata }));
  });
  await fc.assert(property, { numRuns: 200 });
});

it("a BigInt is written as its program taught it to be", async () => {
  const prototype = BigInt.prototype as { toJSON?: () => string };
  prototype.toJSON = function (this: bigint) {
    return this.toString();
  };
  try {
    const fetch = record();
    await clientOn(fetch).users.create({ email, trusted_metadata: { big: 2n ** 64n } });
    expect(await fetch.last.json()).toEqual({ email, trusted_metadata: { big: "18446744073709551616" } });
  } finally {
    delete prototype.toJSON;
  }
});

describe("a query refuses", () => {
  it.each(lost)("%s, and names its place", async (_, value, said) => {
    const fetch = record();
    const stytch = clientOn(fetch);
    const ways = [
      () => stytch.users.get({ user_id: "u", limit: value } as never),
      () => stytch.users.delete({ user_id: "u", limit: value } as never),
      () =>
        stytch.raw.GET("/v1/users/{user_id}", {
          params: { path: { user_id: "u" }, query: { limit: value } },
        } as never),
    ];
    for (const send of ways) {
      const error = await failure(send, StytchConfigError);
      expect(error.message).toContain("limit");
      expect(error.message).toContain(said);
    }
    expect(fetch.requests).toEqual([]);
  });

  it("nothing that a URL can hold: a Date is its text", async () => {
    const fetch = record();
    const params = { user_id: "u", since: new Date(0), list: [new Date(0), 1], none: null };
    await clientOn(fetch).users.get(params);
    expect(new URL(fetch.last.url).search).toBe(
      "?since=1970-01-01T00%3A00%3A00.000Z&list=1970-01-01T00%3A00%3A00.000Z&list=1",
    );
  });
});

it("a form refuses what is no finite number", async () => {
  const fetch = record();
  for (const amount of [NaN, Infinity]) {
    const error = await failure(connect({ fetch }).forms.send({ form_id: "f", amount }), StytchConfigError);
    expect(error.message).toContain("amount is no finite number");
  }
  const odd = { form_id: "f", [Symbol(email)]: "a" };
  await failure(connect({ fetch }).forms.send(odd), StytchConfigError);
  expect(fetch.requests).toEqual([]);
});

describe("a class instance for params", () => {
  class CreateUser {
    email = email;
    trusted_metadata = { plan: "pro" };
    roles?: string[];
    isPro(): boolean {
      return this.trusted_metadata.plan === "pro";
    }
  }
  class CreateNamedUser extends CreateUser {
    name = new (class Name {
      first_name = "Ada";
    })();
  }

  it("is taken where it holds its fields itself", async () => {
    const fetch = record();
    const stytch = clientOn(fetch);
    for (const make of [
      () => stytch.users.create(new CreateNamedUser()),
      () => stytch.call("api_user_v1_Create", new CreateNamedUser()),
      () => createOperations({ projectId, secret, fetch }).apiUserV1Create(new CreateNamedUser()),
      () => stytch.raw.POST("/v1/users", { body: new CreateNamedUser() }),
    ]) {
      await make();
      expect(await fetch.last.json()).toEqual({
        email,
        trusted_metadata: { plan: "pro" },
        name: { first_name: "Ada" },
      });
    }
  });

  it("has its ids in the path and the rest in the body or the query", async () => {
    class Update {
      user_id = "user-test-1";
      name = { first_name: "Ada" };
    }
    class Get {
      readonly user_id: string;
      constructor(user_id: string) {
        this.user_id = user_id;
      }
    }
    const fetch = record();
    const stytch = clientOn(fetch);
    await stytch.users.update(new Update());
    expect(new URL(fetch.last.url).pathname).toBe("/v1/users/user-test-1");
    expect(await fetch.last.json()).toEqual({ name: { first_name: "Ada" } });
    await stytch.users.get(new Get("user-test-2"));
    expect(fetch.last.url).toMatch(/\/v1\/users\/user-test-2$/);
  });

  it("keeps its fields from page to page", async () => {
    class Search {
      limit = 2;
    }
    const next = ["cursor", null];
    const fetch = record(() =>
      json({ results: [{}, {}], results_metadata: { total: 4, next_cursor: next.shift() } }),
    );
    const users: unknown[] = [];
    for await (const user of clientOn(fetch).users.searchAll(new Search())) users.push(user);
    expect(users).toHaveLength(4);
    const bodies = await Promise.all(fetch.requests.map((request) => request.json()));
    expect(bodies).toEqual([{ limit: 2 }, { limit: 2, cursor: "cursor" }]);
  });

  it("is what its toJSON gives, where it has one", async () => {
    class Document {
      readonly $internal = { dirty: true };
      toJSON() {
        return { user_id: "user-test-1", name: { first_name: "Ada" } };
      }
    }
    const fetch = record();
    await clientOn(fetch).users.update(new Document() as never);
    expect(new URL(fetch.last.url).pathname).toBe("/v1/users/user-test-1");
    expect(await fetch.last.json()).toEqual({ name: { first_name: "Ada" } });
    const failing = { toJSON: () => { throw new Error(email); } }; // prettier-ignore
    await failure(clientOn(fetch).users.get(failing as never), StytchConfigError);
  });

  it("is refused where fields would be lost, which are named", async () => {
    class Getters {
      readonly #email = email;
      get email() {
        return this.#email;
      }
    }
    class WithId extends Getters {
      user_id = "user-test-1";
    }
    const fetch = record();
    const stytch = clientOn(fetch);
    for (const send of [
      () => stytch.users.create(new Getters()),
      () => stytch.users.update(new WithId()),
      () => stytch.users.get(new WithId()),
      () => stytch.raw.POST("/v1/users", { body: new Getters() }),
    ]) {
      const error = await failure(send, StytchConfigError);
      expect(error.message).toContain("the getter email");
    }
    const symbols = await failure(stytch.users.get({ user_id: "u", [Symbol(email)]: 1 }), StytchConfigError);
    expect(symbols.message).toContain("a symbol for a key");
    const inherited = Object.create({ user_id: "u", email }) as { user_id: string };
    expect((await failure(stytch.users.get(inherited), StytchConfigError)).message).toContain(
      "an object with an inherited user_id.",
    );
    expect(fetch.requests).toEqual([]);
  });
});
