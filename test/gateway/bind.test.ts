// A call held to its caller: another's id and another's session at every place, and the caller's own where none is named.
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { bindCall, type BoundCall } from "../../src/gateway/authorize/bind.ts";
import type { Caller, Denial } from "../../src/gateway/types.ts";
import { StytchConfigError } from "../../src/index.ts";
import { failure } from "../helpers.ts";
import { userId as user_id } from "../local/tokens.ts";
import { nobody, refused, sessionId as session_id } from "./calls.ts";
import { allOperations, operation, type TestOperation } from "./operations.ts";

const own = { session_token: "own-token", session_jwt: "own-jwt" };
// As session() has them, which has looked up the ids of factors.
const caller: Caller = { key: user_id, bind: { user_id, session_id }, session: own, isOwn: true };

type Body = Readonly<Record<string, unknown>>;

function bind(
  by: TestOperation | string,
  body?: Body,
  params: Readonly<Record<string, string>> = {},
  who: Caller = caller,
): BoundCall | Denial {
  const its = typeof by === "string" ? operation(by) : by;
  return bindCall(who, its, params, body, its.isValid);
}

function bodyOf(...call: Parameters<typeof bind>): unknown {
  const bound = bind(...call);
  if ("deny" in bound) throw new Error(bound.message);
  return bound.body;
}

describe("a path and a query", () => {
  it("pass with the caller's own id, and with me", () => {
    for (const id of [user_id, "me"])
      expect(bind("users.get", undefined, { user_id: id })).toEqual({ params: { user_id }, body: undefined });
    expect(bind("sessions.get", undefined, { user_id })).toEqual({ params: { user_id }, body: undefined });
  });

  it("are filled in where a query leaves the id out", () => {
    for (const params of [{}, { user_id: "" }])
      expect(bind("sessions.get", undefined, params as Record<string, string>)).toMatchObject({
        params: { user_id },
      });
  });

  it.each([
    nobody,
    "an-external-id",
    user_id.toUpperCase(),
    `${user_id} `,
    `${user_id}/../${nobody}`,
    "ME",
    "__proto__",
  ])("refuse %s", (id) => {
    const { deny, message } = refused(bind("users.get", undefined, { user_id: id }));
    expect([deny, message]).toEqual([403, "user_id isn't yours."]);
  });

  it("leave other parameters alone", () => {
    const params = { user_id: "me", connected_app_id: "connected-app-test-1" };
    expect(bind("users.revoke", {}, params)).toMatchObject({ params: { ...params, user_id } });
    expect(bind("users.deleteEmail", undefined, { email_id: "email-test-1" })).toMatchObject({
      params: { email_id: "email-test-1" },
    });
  });
});

describe("a body", () => {
  it("passes with the caller's own id, and gets it where it is left out", () => {
    for (const body of [{ user_id }, {}, { user_id: "" }, undefined])
      expect(bodyOf("totps.create", body)).toEqual({ user_id });
    expect(bodyOf("totps.create", { expiration_minutes: 5 })).toEqual({ expiration_minutes: 5, user_id });
  });

  it.each([nobody, null, 0, false, true, [], [user_id], {}, { user_id }, `${user_id}\0`])(
    "is refused with %j for an id",
    (id) => {
      const { deny, message } = refused(bind("totps.create", { user_id: id }));
      expect([deny, message]).toEqual([403, "user_id isn't yours."]);
    },
  );

  it.each(["user_id", "userId", "User_ID", "USERID", "user-id", "u\u017fer_id", "\uff55ser_id"])(
    "is refused with another's id as %s, at any depth",
    (name) => {
      const wrap: ((value: unknown) => unknown)[] = [
        (value) => ({ untrusted_metadata: value }),
        (value) => ({ name: { a: [[value]] } }),
        (value) => JSON.parse(`{"__proto__":${JSON.stringify(value)}}`) as unknown,
      ];
      for (const around of wrap) {
        const body = (id: string): Body => around({ [name]: id }) as Body;
        refused(bind("users.update", body(nobody), { user_id }));
        expect(bodyOf("users.update", body(user_id), { user_id })).toEqual(body(user_id));
      }
    },
  );

  it("is refused with another's id under whatever else there is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.string()), (other, path) => {
        const inner = path.reduce<unknown>((value, name) => ({ a: other, [name]: [value] }), {
          user_id: nobody,
        });
        refused(bind("users.update", { untrusted_metadata: inner }, { user_id }));
      }),
    );
  });

  it("may be of any depth and length", () => {
    let deep: unknown = { user_id: nobody };
    for (let depth = 0; depth < 200_000; depth += 1) deep = depth % 2 ? [deep] : { a: deep };
    refused(bind("users.update", { untrusted_metadata: deep }, { user_id }));
    const long = { untrusted_metadata: { list: Array.from({ length: 300_000 }, () => ({})) } };
    expect(bodyOf("users.update", long, { user_id })).toEqual(long);
  });

  it("stays as it is where nothing is to be filled in, and the one given is never changed", () => {
    expect(bodyOf("users.update", { name: {} }, { user_id })).toEqual({ name: {} });
    const given = Object.freeze({ session_token: "", session_jwt: "" });
    expect(bodyOf("sessions.authenticate", given)).toEqual({ session_jwt: "own-jwt" });
    expect(given).toEqual({ session_token: "", session_jwt: "" });
  });

  it("keeps fields of the names that objects have", () => {
    const body = JSON.parse('{"__proto__":{"a":1},"constructor":2}') as Body;
    expect(JSON.stringify(bodyOf("totps.create", body))).toBe(
      `{"__proto__":{"a":1},"constructor":2,"user_id":"${user_id}"}`,
    );
  });
});

describe("a session in a body", () => {
  it("is the caller's where none is named", () => {
    const cases: readonly [string, Body | undefined, unknown][] = [
      ["sessions.authenticate", undefined, { session_jwt: "own-jwt" }],
      ["sessions.revoke", {}, { session_jwt: "own-jwt" }],
      ["passwords.sessions.reset", { password: "p" }, { password: "p", session_jwt: "own-jwt" }],
      [
        "otps.sms.send",
        { phone_number: "+12025550162" },
        { phone_number: "+12025550162", session_jwt: "own-jwt" },
      ],
      ["oauth.attach", { provider: "google" }, { provider: "google", session_jwt: "own-jwt" }],
      [
        "totps.authenticate",
        { totp_code: "123456" },
        { totp_code: "123456", session_jwt: "own-jwt", user_id },
      ],
      [
        "totps.authenticate",
        { totp_code: "123456", user_id },
        { totp_code: "123456", session_jwt: "own-jwt", user_id },
      ],
    ];
    for (const [method, body, wanted] of cases) expect(bodyOf(method, body), method).toEqual(wanted);
  });

  it("isn't added to an id that says the same", () => {
    for (const [method, body] of [
      ["sessions.revoke", { session_id }],
      ["otps.sms.send", { phone_number: "+12025550162", user_id }],
      ["oauth.attach", { provider: "google", user_id }],
    ] as const)
      expect(bodyOf(method, body), method).toEqual(body);
  });

  it("stands alone where the other fields that could name it are blank", () => {
    for (const body of [
      { session_token: "" },
      { session_jwt: "" },
      { session_token: "", session_jwt: "" },
      { session_id: "" },
      { session_id: "", session_token: "", session_jwt: "" },
    ])
      expect(bodyOf("sessions.revoke", body)).toEqual({ session_jwt: "own-jwt" });
  });

  it("is the caller's own if it is named", () => {
    expect(bodyOf("sessions.revoke", { session_token: "own-token" })).toEqual({ session_token: "own-token" });
    expect(bodyOf("sessions.revoke", { session_jwt: "own-jwt" })).toEqual({ session_jwt: "own-jwt" });
    const cases: readonly [Body, string][] = [
      [{ session_token: "other" }, "session_token"],
      [{ session_jwt: "other" }, "session_jwt"],
      [{ session_jwt: "own-jwt", session_token: "other" }, "session_token"],
      [{ session_token: "own-jwt" }, "session_token"],
      [{ session_token: null }, "session_token"],
      [{ session_jwt: ["own-jwt"] }, "session_jwt"],
      [{ session_id: "session-test-other" }, "session_id"],
    ];
    for (const [body, field] of cases)
      expect(refused(bind("sessions.revoke", body)).message).toBe(`${field} isn't yours.`);
  });

  it("is the token where the caller has no JWT, and nothing where they have no session", () => {
    const { session: _, ...without } = caller;
    const byToken: Caller = { ...without, session: { session_token: "t", session_jwt: "" } };
    expect(bodyOf("sessions.authenticate", {}, {}, byToken)).toEqual({ session_token: "t" });
    expect(bodyOf("sessions.revoke", {}, {}, without)).toEqual({ session_id });
    expect(bodyOf("sessions.authenticate", { session_token: "" }, {}, without)).toEqual({
      session_token: "",
    });
    expect(refused(bind("sessions.revoke", { session_token: "t" }, {}, without)).deny).toBe(403);
  });

  it("is another provider's where there is no field for a JWT", () => {
    expect(bodyOf("sessions.migrate", { session_token: "theirs" })).toEqual({ session_token: "theirs" });
    expect(bodyOf("sessions.migrate", {})).toEqual({});
  });
});

describe("an operation that strangers may call", () => {
  it("gets nothing of its caller's unless it is asked for, or needed", () => {
    const open = (method: string): TestOperation => operation(method, true);
    const login = { method_id: "email-test-1", code: "123456" };
    expect(bodyOf(open("otps.authenticate"), login)).toEqual(login);
    expect(bodyOf(open("otps.authenticate"), { ...login, session_token: "" })).toEqual({
      ...login,
      session_jwt: "own-jwt",
    });
    const send = { email: "ada@example.com" };
    expect(bodyOf(open("otps.email.send"), send)).toEqual(send);
    expect(bodyOf(open("otps.email.send"), { ...send, user_id: "" })).toEqual({ ...send, user_id });
    expect(bodyOf(open("webauthn.authenticateStart"), { domain: "a.example" })).toEqual({
      domain: "a.example",
    });
    expect(bodyOf(open("totps.create"), {})).toEqual({ user_id });
    expect(bodyOf(open("sessions.authenticate"), {})).toEqual({ session_jwt: "own-jwt" });
  });

  it("still names nobody else than its caller", () => {
    refused(bind(operation("otps.email.send", true), { email: "a@example.com", user_id: nobody }));
  });
});

describe("a caller who is bound in nothing", () => {
  it("may name anyone", () => {
    const admin: Caller = { key: "admin" };
    expect(bind("users.get", undefined, { user_id: nobody }, admin)).toEqual({
      params: { user_id: nobody },
      body: undefined,
    });
    expect(bodyOf("totps.create", { user_id: nobody }, {}, admin)).toEqual({ user_id: nobody });
    expect(bodyOf("sessions.revoke", { session_token: "any" }, {}, admin)).toEqual({ session_token: "any" });
    expect(bind("users.get", undefined, { user_id: "me" }, admin)).toMatchObject({
      params: { user_id: "me" },
    });
  });

  it("may have a session of their own all the same", () => {
    expect(bodyOf("sessions.authenticate", {}, {}, { key: "a", session: own })).toEqual({
      session_jwt: "own-jwt",
    });
  });
});

describe("a caller who is bound to no value", () => {
  it.each([
    [{ user_id: undefined }, /has no value for user_id/],
    [{ user_id: null }, /has no value for user_id/],
    [{ user_id: "" }, /has no value for user_id/],
    [{ session_id, user_id: 1 }, /has no value for user_id/],
    [null, /must be an object, not null/],
    ["user_id", /must be an object, not a string/],
    [[user_id], /must be an object, not an array/],
    [new Map([["user_id", user_id]]), /must be an object, not an instance of Map/],
  ])("isn't left free by %j", async (given, message) => {
    const who = { key: "a", bind: given } as unknown as Caller;
    for (const call of [
      () => bind("users.get", undefined, { user_id: nobody }, who),
      () => bind("totps.create", {}, {}, who),
    ]) {
      const error = await failure(call, StytchConfigError);
      expect(error.message).toMatch(message);
      expect(error.message).not.toContain(session_id);
    }
  });

  it("may be bound by an object of any realm, or without a prototype", () => {
    const bare = Object.assign(Object.create(null) as object, { user_id });
    for (const own of [bare, runInNewContext(`({ user_id: "${user_id}" })`) as object]) {
      const who = { key: "a", bind: own } as Caller;
      refused(bind("users.get", undefined, { user_id: nobody }, who));
      expect(bodyOf("totps.create", {}, {}, who)).toEqual({ user_id });
    }
  });
});

describe("every operation of the document", () => {
  it.each(allOperations().map((each) => [each.operation, each] as const))(
    "refuses another's id wherever %s has one",
    (_name, each) => {
      for (const name of ["user_id", "session_id"]) {
        if (each.params.includes(name)) refused(bind(each, undefined, { [name]: nobody }));
        if (each.body.includes(name)) refused(bind(each, { [name]: nobody }));
      }
      for (const name of ["session_token", "session_jwt"])
        if (each.body.includes("session_jwt")) refused(bind(each, { [name]: "other" }));
    },
  );
});
