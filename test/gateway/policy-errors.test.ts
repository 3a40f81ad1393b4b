// What is wrong in a policy fails when the gateway is made: with the option's name, the rule, and the nearest name.
import { describe, expect, it } from "vitest";
import { routes } from "../../generated/routes.ts";
import { StytchConfigError } from "../../src/errors/config.ts";
import { readPolicy } from "../../src/gateway/policy/policy.ts";
import type { Permission } from "../../src/gateway/policy/types.ts";
import { documentValidator } from "../../src/validate/document.ts";

const api = { routes, validator: documentValidator, serverFields: ["roles"] };

/** The message that permissions are refused with. */
function refusal(allow: unknown): string {
  try {
    readPolicy(allow as readonly Permission[], api);
  } catch (error) {
    expect(error).toBeInstanceOf(StytchConfigError);
    return (error as Error).message;
  }
  throw new Error("The policy was not refused.");
}

describe("an operation", () => {
  it.each([
    ["users.gett", 'allow[0]: there is no operation "users.gett". Did you mean users.get?'],
    ["user.get", 'allow[0]: there is no operation "user.get". Did you mean users.get?'],
    ["api_user_v1_get", 'allow[0]: there is no operation "api_user_v1_get". Did you mean api_user_v1_Get?'],
    [
      "*",
      'allow[0]: there is no operation "*". Give the name of a client\'s method, such as users.get, or an operationId.',
    ],
    ["__proto__", expect.stringMatching(/^allow\[0\]: there is no operation "__proto__"\./)],
    [{}, "allow[0].operation must be an operation's name, such as users.get, not undefined."],
    [
      { operation: "users.gett" },
      'allow[0].operation: there is no operation "users.gett". Did you mean users.get?',
    ],
    [null, "allow[0] takes an object of options, not null."],
    [
      { operation: "users.get", fields: [] },
      "allow[0] has no option fields. It has operation, body, query, hide, set, strangers, limit.",
    ],
    [{ operation: "users.get", strangers: "yes" }, "allow[0].strangers must be true or false, not a string."],
  ])("%j", (permission, message) => {
    expect(refusal([permission])).toEqual(message);
  });

  it("is allowed once, whatever it is called", () => {
    expect(refusal(["users.get", "users.search", { operation: "api_user_v1_Get" }])).toBe(
      "allow[2] allows users.get once more. Put all that goes for it into one permission.",
    );
  });

  it("is shown shortened where it is long", () => {
    expect(refusal(["x".repeat(1_000_000)]).length).toBeLessThan(300);
  });
});

describe("a list of permissions", () => {
  it.each([undefined, "users.get", {}, 1])("can't be %j", (allow) => {
    expect(refusal(allow)).toMatch(/^allow must be an array, not /);
  });

  it("that fails as it is read shows nothing of what failed", () => {
    const permission = {
      get operation(): string {
        throw new Error("hunter2");
      },
    };
    expect(refusal([permission])).not.toContain("hunter2");
  });
});

describe("a field", () => {
  const of = (operation: string, more: object): string => refusal([{ operation, ...more }]);

  it.each([
    ["nam", 'allow[0].body: the body of users.update has no field "nam". Did you mean name?'],
    [
      "name.frst_name",
      'allow[0].body: the body of users.update has no field "name.frst_name". Did you mean name.first_name?',
    ],
    [
      "zzzzzzzz",
      'allow[0].body: the body of users.update has no field "zzzzzzzz". It can be name, external_id, roles, trusted_metadata, untrusted_metadata, attributes.',
    ],
    [
      "roles.a",
      'allow[0].body: the body of users.update has no field "roles.a". There is none in roles of the body of users.update.',
    ],
    ["", expect.stringMatching(/^allow\[0\]\.body: the body of users\.update has no field ""\./)],
    ["name.", expect.stringMatching(/has no field "name\."\. It can be name\.first_name, /)],
    ["untrusted_metadata.", expect.stringMatching(/has no field "untrusted_metadata\."\./)],
    ["user_id", expect.stringMatching(/has no field "user_id"\./)],
    [1, "allow[0].body[0] must be a field's name, not a number."],
  ])("of a body: %j", (path, message) => {
    expect(of("users.update", { body: [path] })).toEqual(message);
  });

  it("of a query and of an answer", () => {
    expect(of("sessions.get", { query: ["userid"] })).toBe(
      'allow[0].query: the query of sessions.get has no field "userid". Did you mean user_id?',
    );
    expect(of("users.get", { query: ["user_id"] })).toBe(
      'allow[0].query: the query of users.get has no field "user_id". There is none in the query of users.get.',
    );
    expect(of("users.update", { hide: ["user.emails.emial"] })).toBe(
      'allow[0].hide: the answer of users.update has no field "user.emails.emial". Did you mean user.emails.email?',
    );
    expect(of("users.update", { hide: "user" })).toBe("allow[0].hide must be an array, not a string.");
  });

  it("stands in a list once", () => {
    expect(of("users.update", { body: ["name", "roles", "name"] })).toBe(
      "allow[0].body has name twice. Remove one of them.",
    );
  });
});

describe("a fixed value", () => {
  const set = (values: unknown, operation = "users.update"): string => refusal([{ operation, set: values }]);

  it("must be one that the document allows", () => {
    expect(set({ nam: {} })).toBe(
      'allow[0].set: the body of users.update has no field "nam". Did you mean name?',
    );
    expect(set({ "name.first_name": "a" })).toMatch(/has no field "name\.first_name"\./);
    expect(set({ name: { first_name: 1 } })).toBe(
      "allow[0].set.name.first_name must be a string, not a number. Send a string, or leave it out.",
    );
    expect(set({ email: "nobody" }, "users.create")).toMatch(
      /^allow\[0\]\.set\.email must be in the format email\./,
    );
    expect(set({ a: 1 }, "users.get")).toMatch(/There is none in the body of users\.get\.$/);
    expect(set([])).toBe("allow[0].set takes an object, not an array.");
  });

  it("must be one that JSON can hold", () => {
    expect(set({ untrusted_metadata: { a: NaN } })).toBe(
      "allow[0].set.untrusted_metadata.a is no finite number, which JSON can't hold.",
    );
    expect(set({ roles: undefined })).toBe("allow[0].set.roles is undefined, which JSON can't hold.");
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    expect(set({ untrusted_metadata: circle })).toMatch(
      /^allow takes an array of permissions, not one that fails/,
    );
  });
});

describe("a limit of an operation", () => {
  it.each([
    [{ requests: 0, window: 1 }, /^allow\[0\]\.limit\.requests must be a whole number from 1 /],
    [{ requests: 1 }, /^allow\[0\]\.limit\.window must be a whole number from 1000 /],
    [
      { requests: 1, window: 2 ** 31 },
      /^allow\[0\]\.limit\.window must be a whole number from 1000 to 2147483647\.$/,
    ],
    [{ requests: 1, window: 1, per: "ip" }, /^allow\[0\]\.limit has no option per\./],
  ])("%j", (limit, message) => {
    expect(refusal([{ operation: "users.get", limit }])).toMatch(message);
  });

  it("is kept", () => {
    const limit = { requests: 5, window: 60_000 };
    const { allowed } = readPolicy([{ operation: "users.get", limit }], api);
    expect([...allowed.values()][0]).toMatchObject({ limit });
  });
});
