// Fakes and decorators of a client, as programs and their tests write them by hand. That they compile is half of it.
import { describe, expect, expectTypeOf, it, vi } from "vitest";
import {
  fakeReply,
  isStytchError,
  StytchAPIError,
  type APIPromise,
  type PlainPromises,
  type Schemas,
  type Stytch,
} from "../../src/index.ts";
import { clientOn, failure, json, record, refusal } from "../helpers.ts";

type Users = Stytch["users"];
type PlainUsers = PlainPromises<Users>;

const user = { user_id: "user-test-1", name: { first_name: "Ada" } } as Schemas["api_user_v1_GetResponse"];

/** A program's own function, which needs one method and no more of its promise than `await` does. */
async function greet(users: Pick<PlainUsers, "get">, user_id: string): Promise<string> {
  const { name } = await users.get({ user_id });
  return `Hello ${name.first_name}`;
}

describe("code that takes PlainPromises takes", () => {
  it("a client", async () => {
    const stytch = clientOn(record(() => json(user)));
    expect(await greet(stytch.users, "u")).toBe("Hello Ada");
    expectTypeOf<Stytch>().toExtend<PlainPromises<Stytch>>();
  });

  it("an async function", async () => {
    expect(await greet({ get: async () => Promise.resolve(user) }, "u")).toBe("Hello Ada");
    const whole: Pick<PlainPromises<Stytch>, "users"> = {
      users: {
        ...clientOn(record()).users,
        get: async ({ user_id }) => Promise.resolve({ ...user, user_id }),
      },
    };
    expect((await whole.users.get({ user_id: "b" })).user_id).toBe("b");
  });

  it("a mock function", async () => {
    const get = vi.fn<PlainUsers["get"]>().mockResolvedValueOnce(user);
    expect(await greet({ get }, "u")).toBe("Hello Ada");
    get.mockImplementation(async () => Promise.resolve(user));
    expect(await greet({ get }, "u")).toBe("Hello Ada");
    expect(get).toHaveBeenCalledWith({ user_id: "u" });
  });

  it("a decorator that does something first", async () => {
    const { users } = clientOn(record(() => json(user)));
    const seen: string[] = [];
    const logged: PlainUsers = {
      ...users,
      get: async (params, options) => {
        await Promise.resolve();
        seen.push(params.user_id);
        return users.get(params, options);
      },
    };
    expect(await greet(logged, "u")).toBe("Hello Ada");
    expect(seen).toEqual(["u"]);
  });

  it("calls by operationId, and raw as it is", async () => {
    const plain: PlainPromises<Stytch> = clientOn(record(() => json(user)));
    const found = await plain.call("api_user_v1_Get", { user_id: "u" });
    expectTypeOf(found).toEqualTypeOf<Schemas["api_user_v1_GetResponse"]>();
    expectTypeOf(plain.raw).toEqualTypeOf<Stytch["raw"]>();
    expectTypeOf(plain.users.searchAll).toEqualTypeOf<Users["searchAll"]>();
    expectTypeOf(plain.users.get).returns.toEqualTypeOf<Promise<Schemas["api_user_v1_GetResponse"]>>();
    expectTypeOf(plain.users.get).parameters.toEqualTypeOf<Parameters<Users["get"]>>();
    expect(found.user_id).toBe(user.user_id);
  });
});

describe("fakeReply makes what a method gives", () => {
  it("of a value", async () => {
    const get: Users["get"] = () => fakeReply(user);
    expectTypeOf(fakeReply(user)).toEqualTypeOf<APIPromise<typeof user>>();
    expect(await get({ user_id: "u" })).toBe(user);
    const { data, response } = await get({ user_id: "u" }).withResponse();
    expect([data, response.status, [...response.headers]]).toEqual([user, 200, []]);
  });

  it("with a status and headers", async () => {
    const reply = fakeReply(user, { status: 201, headers: { "x-a": "b" } });
    const { response } = await reply.withResponse();
    expect([response.status, response.headers.get("X-A")]).toEqual([201, "b"]);
    await fakeReply(user, { status: undefined, headers: undefined }).withResponse();
  });

  it("of a promise, without touching it", async () => {
    const promise = Promise.resolve(user);
    const reply = fakeReply(promise);
    expect((await reply.withResponse()).data).toBe(user);
    expect(promise).not.toHaveProperty("withResponse");
  });

  it("of a failure, which nobody hears of twice", async () => {
    const { users } = clientOn(() => json(refusal(), 400));
    const error = await failure(users.get({ user_id: "u" }), StytchAPIError);
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    await expect(fakeReply(Promise.reject(error)).withResponse()).rejects.toBe(error);
    await expect(fakeReply(Promise.reject(error))).rejects.toSatisfy((thrown) =>
      isStytchError(thrown, "duplicate_email"),
    );
    await new Promise(setImmediate);
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it("for a spy on a client", async () => {
    const { users } = clientOn(record());
    vi.spyOn(users, "get").mockReturnValue(fakeReply(user));
    expect((await users.get({ user_id: "u" }).withResponse()).data).toBe(user);
  });
});
