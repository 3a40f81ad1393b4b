// A policy decides by the document which operations, fields of requests and fields of answers go through. Here it is read
// from the real document, and asked as the gateway's handler asks it.
import { describe, expect, it } from "vitest";
import { routes } from "../../generated/routes.ts";
import { readPolicy, type Allowed } from "../../src/gateway/policy/policy.ts";
import type { Permission } from "../../src/gateway/policy/types.ts";
import { documentValidator, serverFields } from "../../src/validate/document.ts";

const api = { routes, validator: documentValidator, serverFields };
const read = (...allow: unknown[]): ReturnType<typeof readPolicy> =>
  readPolicy(allow as readonly Permission[], api);
const only = (permission: unknown): Allowed => [...read(permission).allowed.values()][0]!;
const sends = (permission: unknown, body: unknown, isStranger = false): string | undefined =>
  only(permission).findForbidden({}, body as Record<string, unknown>, isStranger);
const update = (body: readonly string[]): object => ({ operation: "users.update", body });

describe("a policy", () => {
  it("allows nothing by itself", () => {
    expect(read().allowed.size).toBe(0);
  });

  it("takes every operation of the document, by its method's name and by its operationId", () => {
    for (const [operationId, { accessor }] of Object.entries(routes)) {
      const operation = accessor.join(".");
      for (const name of [operation, operationId]) {
        expect(only(name)).toMatchObject({ operation, operationId, strangers: false, limit: undefined });
      }
    }
    expect(only({ operation: "otps.authenticate", strangers: true }).strangers).toBe(true);
  });

  it("knows the names that an operation's request has", () => {
    expect(only("users.exchangePrimaryFactor")).toMatchObject({
      params: ["user_id"],
      body: ["email_address", "phone_number"],
    });
    expect(only("sessions.get")).toMatchObject({ params: ["user_id"], body: [] });
    expect(only("sessions.authenticate").body).toEqual([
      "session_duration_minutes",
      "session_custom_claims",
      "authorization_check",
      "session_token",
      "session_jwt",
    ]);
  });

  it("is a copy: what is changed later has no effect", () => {
    const body = ["name"];
    const locale = { name: { first_name: "Ada" } };
    const allowed = only({ operation: "users.update", body, set: locale });
    body.push("untrusted_metadata");
    locale.name.first_name = "Eve";
    expect(allowed.findForbidden({}, { untrusted_metadata: {} }, false)).toBeDefined();
    expect(allowed.set).toEqual({ name: { first_name: "Ada" } });
    expect(Object.isFrozen(allowed.set)).toBe(true);
  });
});

describe("fields of a body", () => {
  it("may all be sent that the document has, but for those of a server, where the policy names none", () => {
    expect(
      sends("users.update", { name: { first_name: "Ada" }, untrusted_metadata: { a: 1 } }),
    ).toBeUndefined();
    for (const field of ["trusted_metadata", "roles", "external_id"]) {
      expect(sends("users.update", { name: {}, [field]: null })).toBe(`${field} isn't allowed here`);
    }
    expect(sends("fraud.fingerprint.lookup", { external_metadata: { user_action: "a" } })).toBeUndefined();
    expect(sends("fraud.fingerprint.lookup", { external_metadata: { external_id: "a" } })).toBe(
      "external_metadata.external_id isn't allowed here",
    );
  });

  it("of a server are kept back by every operation that has them, and each of them by one at least", () => {
    const seen = new Set<string>();
    for (const allowed of read(...Object.keys(routes)).allowed.values()) {
      for (const field of allowed.body) {
        const isServers = serverFields.includes(field);
        if (isServers) seen.add(field);
        expect(allowed.findForbidden({}, { [field]: "a" }, false)).toBe(
          isServers ? `${field} isn't allowed here` : undefined,
        );
        const named = only({ operation: allowed.operation, body: [field] });
        expect(named.findForbidden({}, { [field]: "a" }, true)).toBeUndefined();
      }
    }
    expect([...seen].sort()).toEqual([...serverFields].sort());
  });

  it("may only be sent where the policy names them, where it names any", () => {
    expect(sends(update(["name"]), { name: { first_name: "Ada", last_name: null } })).toBeUndefined();
    expect(sends(update(["name"]), { name: null })).toBeUndefined();
    expect(sends(update(["name"]), { untrusted_metadata: {} })).toBe("untrusted_metadata isn't allowed here");
    expect(sends(update([]), {})).toBeUndefined();
    expect(sends(update([]), { name: {} })).toBe("name isn't allowed here");
  });

  it("of a server may be sent where the policy names them", () => {
    expect(
      sends(update(["roles", "trusted_metadata"]), { roles: ["a"], trusted_metadata: { a: 1 } }),
    ).toBeUndefined();
    const lookup = { operation: "fraud.fingerprint.lookup", body: ["external_metadata"] };
    const external_metadata = { external_id: "a" };
    expect(sends(lookup, { external_metadata })).toBe("external_metadata.external_id isn't allowed here");
    lookup.body.push("external_metadata.external_id");
    expect(sends(lookup, { external_metadata })).toBeUndefined();
  });

  it("within others may be named alone, and then nothing else can take the place of what is around them", () => {
    const first = update(["name.first_name"]);
    expect(sends(first, { name: { first_name: "Ada" } })).toBeUndefined();
    expect(sends(first, { name: {} })).toBeUndefined();
    expect(sends(first, { name: { last_name: "L" } })).toBe("name.last_name isn't allowed here");
    for (const name of [null, "Ada", 1, [null], [["Ada"]]]) {
      expect(sends(first, { name })).toBe("name isn't allowed here");
    }
    expect(sends(first, { name: [{ last_name: "L" }] })).toBe("name.last_name isn't allowed here");
  });

  it("of metadata may be named by a key, also of a server's", () => {
    const theme = update(["untrusted_metadata.theme", "trusted_metadata.plan"]);
    expect(sends(theme, { untrusted_metadata: { theme: { dark: { at: "night" } } } })).toBeUndefined();
    expect(sends(theme, { untrusted_metadata: { other: 1 } })).toBe(
      "untrusted_metadata.other isn't allowed here",
    );
    expect(sends(theme, { untrusted_metadata: null })).toBe("untrusted_metadata isn't allowed here");
    expect(sends(theme, { trusted_metadata: { plan: 1 } })).toBeUndefined();
    expect(sends(theme, { trusted_metadata: { admin: true } })).toBe(
      "trusted_metadata.admin isn't allowed here",
    );
  });

  it("have any name within metadata, also one that is a server's elsewhere", () => {
    const untrusted_metadata = { roles: ["a"], user_id: "b", deep: [{ trusted_metadata: 1 }] };
    expect(sends("users.update", { untrusted_metadata }, true)).toBeUndefined();
  });

  it("that the document doesn't have are refused at every depth", () => {
    expect(sends("users.update", { admin: true })).toBe("admin isn't allowed here");
    expect(sends("users.update", { name: { admin: true } })).toBe("name.admin isn't allowed here");
    expect(sends("users.create", { email: { admin: true } })).toBe("email.admin isn't allowed here");
    expect(sends("users.search", { query: { operands: [{}, { filter_nam: "a" }] } })).toBe(
      "query.operands.filter_nam isn't allowed here",
    );
    expect(sends("users.get", { admin: true })).toBe("admin isn't allowed here");
    expect(sends("m2m.clients.secrets.rotate", { admin: true })).toBe("admin isn't allowed here");
  });

  it.each(["__proto__", "constructor", "toString", "", "name.first_name", "name "])(
    "named %j are none of the document's",
    (name) => {
      const body = JSON.parse(`{${JSON.stringify(name)}:{"roles":[]}}`) as unknown;
      expect(sends("users.update", body)).toBe(`${name} isn't allowed here`);
      expect(sends("users.update", { name: body })).toBe(`name.${name} isn't allowed here`);
    },
  );

  it("can be nested by thousands of lists, and have endless names", () => {
    const lists = JSON.parse("[".repeat(30_000) + "]".repeat(30_000)) as unknown;
    expect(sends(update(["name.first_name"]), { name: lists })).toBeUndefined();
    const deep = JSON.parse('{"a":['.repeat(10_000) + "]}".repeat(10_000)) as unknown;
    expect(sends(update(["untrusted_metadata.a"]), { untrusted_metadata: deep })).toBeUndefined();
    expect(sends("users.update", { name: deep })).toBe("name.a isn't allowed here");
    expect(sends("users.update", { ["x".repeat(60_000)]: 1 })!.length).toBeLessThan(200);
  });
});

describe("ids that name a user without a proof", () => {
  it("may be sent by a stranger only where the policy names them", () => {
    const body = { user_id: "user-test-1", totp_code: "123456" };
    expect(sends("totps.authenticate", body)).toBeUndefined();
    expect(sends("totps.authenticate", body, true)).toBe("user_id isn't allowed here");
    const named = { operation: "totps.authenticate", body: ["user_id", "totp_code"], strangers: true };
    expect(sends(named, body, true)).toBeUndefined();
    expect(sends("sessions.revoke", { session_id: "session-test-1" }, true)).toBe(
      "session_id isn't allowed here",
    );
    expect(sends("sessions.revoke", { session_token: "token" }, true)).toBeUndefined();
  });
});

describe("parameters", () => {
  const asks = (
    permission: unknown,
    params: Record<string, string>,
    isStranger = false,
  ): string | undefined => only(permission).findForbidden(params, undefined, isStranger);

  it("of the path are what the operation was found by; others must be the document's", () => {
    expect(asks("users.get", { user_id: "a" })).toBeUndefined();
    expect(asks("users.get", { user_id: "a", roles: "b" })).toBe("roles isn't allowed here");
    expect(asks("sessions.get", { user_id: "a" })).toBeUndefined();
    expect(asks("sessions.get", JSON.parse('{"__proto__":"a"}') as Record<string, string>)).toBe(
      "__proto__ isn't allowed here",
    );
  });

  it("of the query may be named, and must be for a stranger to name a user", () => {
    const named = (...query: string[]): object => ({ operation: "sessions.get", query });
    expect(asks(named(), { user_id: "a" })).toBe("user_id isn't allowed here");
    expect(asks("sessions.get", { user_id: "a" }, true)).toBe("user_id isn't allowed here");
    expect(asks(named("user_id"), { user_id: "a" }, true)).toBeUndefined();
  });
});

describe("hidden fields", () => {
  it("are taken out of an answer, and out of each item of a list", () => {
    const { hide } = only({
      operation: "users.get",
      hide: ["trusted_metadata", "emails.email", "name.last_name", "untrusted_metadata.a.b"],
    });
    const answer = {
      trusted_metadata: { a: 1 },
      emails: [{ email: "a", email_id: "1" }, null, { email_id: "2" }],
      name: null,
      untrusted_metadata: { a: { b: 1, c: 2 } },
      status_code: 200,
    };
    expect(hide(answer)).toBe(true);
    expect(answer).toEqual({
      emails: [{ email_id: "1" }, null, { email_id: "2" }],
      name: null,
      untrusted_metadata: { a: { c: 2 } },
      status_code: 200,
    });
    expect(hide(answer)).toBe(false);
  });

  it("leave alone what is no object, and what the prototype has", () => {
    const { hide } = only({ operation: "users.get", hide: ["trusted_metadata.toString"] });
    for (const body of [null, undefined, "text", 1, [], { trusted_metadata: {} }])
      expect(hide(body)).toBe(false);
    expect(only("users.get").hide({ trusted_metadata: {} })).toBe(false);
    const lists = JSON.parse("[".repeat(30_000) + "]".repeat(30_000)) as unknown;
    expect(hide({ trusted_metadata: lists })).toBe(false);
  });
});
