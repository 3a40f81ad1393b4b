import { describe, expect, it } from "vitest";
import { start, summary } from "./helpers.ts";

async function begin(body: object = {}) {
  const sandbox = start();
  const user = await sandbox.create({ email: "ada@example.com", ...body });
  return {
    ...sandbox,
    user,
    update: (changes: unknown) => sandbox.call("PUT", `/v1/users/${user.user_id}`, changes),
  };
}

describe("update", () => {
  it("changes nothing with an empty object, and repeats three lists beside the user", async () => {
    const { user, update } = await begin({ phone_number: "+12025550162" });
    const { status, body } = await update({});
    expect(status).toBe(200);
    expect(body.user).toEqual(user);
    expect(body).toMatchObject({
      user_id: user.user_id,
      emails: user.emails,
      phone_numbers: user.phone_numbers,
    });
    expect(body.crypto_wallets).toEqual([]);
  });

  it("finds the user by external id too", async () => {
    const { call, user } = await begin({ external_id: "mine" });
    const { body } = await call("PUT", "/v1/users/mine", { name: { first_name: "Ada" } });
    expect(body.user_id).toBe(user.user_id);
    expect(body.user.name.first_name).toBe("Ada");
  });

  it("changes the parts of a name that are given", async () => {
    const { call, update, user } = await begin({ name: { first_name: "Ada", last_name: "Lovelace" } });
    await update({ name: { middle_name: "King", last_name: "" } });
    const { body } = await call("GET", `/v1/users/${user.user_id}`);
    expect(body.name).toEqual({ first_name: "Ada", middle_name: "King", last_name: "" });
  });

  it("replaces the assigned roles, and takes all away with an empty list", async () => {
    const { update } = await begin({ roles: ["admin"] });
    expect((await update({ roles: ["editor"] })).body.user.roles).toEqual(["stytch_user", "editor"]);
    expect((await update({ name: {} })).body.user.roles).toEqual(["stytch_user", "editor"]);
    expect((await update({ roles: [] })).body.user.roles).toEqual(["stytch_user"]);
  });

  it("frees the external id it replaces", async () => {
    const { call, create, update, user } = await begin({ external_id: "old" });
    expect((await update({ external_id: "old" })).status).toBe(200);
    expect((await update({ external_id: "new" })).body.user.external_id).toBe("new");
    expect(summary(await call("GET", "/v1/users/old"))).toBe("404 user_not_found");
    expect((await call("GET", "/v1/users/new")).body.user_id).toBe(user.user_id);
    await create({ email: "b@example.com", external_id: "old" });
    expect(summary(await update({ external_id: "old" }))).toBe("400 duplicate_user_external_id");
    expect((await call("GET", "/v1/users/new")).body.user_id).toBe(user.user_id);
  });

  it("merges metadata at the top level, and null removes a key", async () => {
    const { update } = await begin({
      trusted_metadata: { keep: 1, nested: { a: 1, b: 2 }, list: [1, 2], gone: true },
      untrusted_metadata: { theme: "dark" },
    });
    const { body } = await update({
      trusted_metadata: { nested: { c: null }, list: [], gone: null, never: null, fresh: "ü" },
    });
    expect(body.user.trusted_metadata).toEqual({ keep: 1, nested: { c: null }, list: [], fresh: "ü" });
    expect(body.user.untrusted_metadata).toEqual({ theme: "dark" });
  });

  it("limits what metadata becomes, not only what is sent", async () => {
    const keys = (prefix: string, count: number, value: unknown = 1) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}${i}`, value]));
    const { update } = await begin({ trusted_metadata: keys("a", 15) });
    expect(summary(await update({ trusted_metadata: keys("b", 6) }))).toBe("400 metadata_too_many_keys");
    expect((await update({ trusted_metadata: { ...keys("a", 6, null), ...keys("b", 6) } })).status).toBe(200);
    expect((await update({ untrusted_metadata: { a: "x".repeat(2048) } })).status).toBe(200);
    expect(summary(await update({ untrusted_metadata: { b: "x".repeat(2048) } }))).toBe(
      "400 metadata_too_large",
    );
  });

  it.each(["emails", "phone_numbers", "crypto_wallets"])("refuses %s, whatever is in it", async (field) => {
    const { update } = await begin();
    for (const value of [[], "x", [{ email: "b@example.com" }]]) {
      const answer = await update({ [field]: value });
      expect(summary(answer)).toBe("400 update_user_auth_method_not_allowed");
      expect(answer.body.error_message).toContain(field);
    }
  });

  it.each<[object, string, RegExp]>([
    [{ roles: ["stytch_user"] }, "cannot_assign_default_rbac_role_id", /stytch_user/],
    [
      { trusted_metadata: [] },
      "metadata_invalid_format",
      /^trusted_metadata must be an object, not an array/,
    ],
    [{ external_id: 1 }, "bad_request", /^external_id must be a string, not a number/],
    [{ external_id: "" }, "bad_request", /^external_id must/],
    [{ name: [] }, "bad_request", /^name must be an object, not an array/],
    [{ name: { first_name: 1 } }, "bad_request", /^name\.first_name must be a string/],
  ])("refuses %j", async (changes, error_type, message) => {
    const { update } = await begin();
    const answer = await update(changes);
    expect(summary(answer)).toBe(`400 ${error_type}`);
    expect(answer.body.error_message).toMatch(message);
  });

  it("changes all or nothing", async () => {
    const { call, update, user } = await begin();
    await update({
      name: { first_name: "Ada" },
      external_id: "mine",
      trusted_metadata: { k: "x".repeat(5000) },
    });
    const { request_id, status_code, ...rest } = (await call("GET", `/v1/users/${user.user_id}`)).body;
    expect(rest).toEqual(user);
    expect(summary(await call("GET", "/v1/users/mine"))).toBe("404 user_not_found");
  });

  it("needs a body", async () => {
    const { update } = await begin();
    expect(summary(await update(""))).toBe("400 bad_request");
  });

  it("of one external id by many at once gives it to one", async () => {
    const { call, create } = start();
    const users = await Promise.all(
      Array.from({ length: 10 }, (_, i) => create({ email: `u${i}@example.com` })),
    );
    const answers = await Promise.all(
      users.map(({ user_id }) => call("PUT", `/v1/users/${user_id}`, { external_id: "only" })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => summary(answer) === "400 duplicate_user_external_id")).toHaveLength(9);
  });
});
