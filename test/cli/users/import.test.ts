// An import of users: what is planned, made, found, refused and told, in the API's own form.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { journalPath } from "../../../src/cli/users/import/journal.ts";
import type { Step } from "../../../src/cli/users/import/step.ts";
import { carried, file, importFile, jsonl, resultsOf, usersOf, world } from "./import-helpers.ts";

const ada = {
  email: "Ada@example.com",
  external_id: "crm|1",
  name: { first_name: "Ada" },
  trusted_metadata: { plan: "pro" },
};
const grace = { phone_number: "+14155550123", create_user_as_pending: true };

describe("users import", () => {
  it("makes the users of a file, and tells of each row", async () => {
    const to = world();
    const path = file(jsonl(ada, grace));
    const { counts, ended } = await importFile(path, to);
    expect(ended).toBe("done");
    expect(counts).toMatchObject({ rows: 2, created: 2 });
    const users = await usersOf(to);
    expect(users.map(({ user_id }) => user_id).sort()).toEqual(
      resultsOf(path)
        .map(({ user_id }) => user_id)
        .sort(),
    );
    expect(carried(users)).toContainEqual(
      expect.objectContaining({
        email: "Ada@example.com",
        external_id: "crm|1",
        trusted_metadata: { plan: "pro" },
      }),
    );
    expect(users.find(({ phone_numbers }) => phone_numbers.length > 0)?.status).toBe("pending");
    expect(existsSync(journalPath(path))).toBe(false);
  });

  it("finds everybody as there already when it is run again, and by which identifier", async () => {
    const to = world();
    const path = file(jsonl(ada, { email: "only@example.com" }, grace));
    await importFile(path, to);
    const again = file(jsonl(ada, { email: "ONLY@example.com" }, grace));
    const { counts } = await importFile(again, to);
    expect(counts).toMatchObject({ rows: 3, created: 0, already_there: 3 });
    expect(resultsOf(again).map(({ by }) => by)).toEqual(["external_id", "email", "phone_number"]);
    expect(await usersOf(to)).toHaveLength(3);
  });

  it("changes nothing in a dry run, and leaves no file", async () => {
    const to = world();
    const path = file(jsonl(ada));
    const planned: Step[] = [];
    const { ended } = await importFile(path, to, { planned: ({ steps }) => planned.push(...steps) < 0 });
    expect(ended).toBe("planned");
    expect(planned).toEqual([{ line: 1, outcome: "create" }]);
    expect(await usersOf(to)).toEqual([]);
    expect([journalPath(path), `${path}.results.jsonl`].filter(existsSync)).toEqual([]);
  });

  it("tells of rows that can't be users by their line and the reason, and imports the others", async () => {
    const to = world();
    const text = [
      JSON.stringify(ada),
      "{broken",
      "",
      JSON.stringify({ name: { first_name: "Nobody" } }),
      JSON.stringify({ email: "no address" }),
      JSON.stringify({ email: 7 }),
      "[]",
      '{"email":"big@example.com","trusted_metadata":{"n":12345678901234567890}}',
      JSON.stringify({ email: "many@example.com", trusted_metadata: { text: "x".repeat(5000) } }),
      JSON.stringify({
        email: "id@example.com",
        external_id: "user-test-2c1f7b0e-8a54-4d6f-9e3b-5a0c7d1e4f92",
      }),
      JSON.stringify({ emails: "a@example.com" }),
    ].join("\r\n");
    const path = file(text);
    const { counts } = await importFile(path, to);
    expect(counts).toMatchObject({ rows: 10, created: 1, invalid: 9 });
    const invalid = resultsOf(path).filter(({ outcome }) => outcome === "invalid");
    expect(invalid.map(({ line }) => line)).toEqual([2, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(invalid.map(({ reason }) => reason)).toMatchInlineSnapshot(`
      [
        "is not valid JSON",
        "has neither an email address nor a phone number, and a user needs one of them",
        "has a problem: email must be in the format email",
        "has a problem: email must be a string, not a number",
        "holds an array, where an object is a user",
        "has a number of more digits than JavaScript keeps, column 52. Make it a string",
        "has trusted_metadata of 5011 bytes, where 4096 are the most",
        "has an external_id in the form of a Stytch user_id. Give it another form, or leave it out",
        "has a problem: emails must be a list, not a string",
      ]
    `);
  });

  it("tells of rows that are about the same user, and makes the first", async () => {
    const to = world();
    const path = file(
      jsonl(ada, { email: "ada@EXAMPLE.com" }, { email: "x@example.com", external_id: "crm|1" }),
    );
    const { counts } = await importFile(path, to);
    expect(counts).toMatchObject({ created: 1, duplicate: 2 });
    expect(resultsOf(path)[1]).toMatchObject({ line: 2, by: "email", reason: "line 1 has the same email" });
    expect(resultsOf(path)[2]).toMatchObject({ line: 3, by: "external_id" });
  });

  it("leaves alone whom two identifiers contradict", async () => {
    const to = world();
    const first = await to.stytch.users.create({ email: "a@example.com", external_id: "a" });
    const second = await to.stytch.users.create({ email: "b@example.com", phone_number: "+14155550123" });
    const path = file(
      jsonl(
        { external_id: "a", email: "b@example.com" },
        { external_id: "other", email: "A@example.com" },
        { email: "c@example.com", phone_number: "+14155550123" },
      ),
    );
    const { counts } = await importFile(path, to);
    expect(counts).toMatchObject({ rows: 3, conflict: 3 });
    const results = resultsOf(path);
    expect(results[0]).toMatchObject({ user_id: first.user_id, by: "external_id" });
    expect(results[0]!.reason).toContain(second.user_id);
    expect(results[1]).toMatchObject({ user_id: first.user_id, by: "email" });
    expect(await usersOf(to)).toHaveLength(2);
  });

  it("changes users who are there by what differs, where that is asked for", async () => {
    const to = world();
    await importFile(file(jsonl(ada, grace)), to);
    const changed = { ...ada, name: { last_name: "Lovelace" }, trusted_metadata: { plan: "pro", seats: 3 } };
    const path = file(jsonl(changed, grace));
    const { counts } = await importFile(path, to, { update: true });
    expect(counts).toMatchObject({ updated: 1, already_there: 1 });
    const [user] = (await usersOf(to)).filter(({ emails }) => emails.length > 0);
    expect(user!.name).toMatchObject({ first_name: "Ada", last_name: "Lovelace" });
    expect(user!.trusted_metadata).toEqual({ plan: "pro", seats: 3 });
  });

  it("names what the API doesn't take of a user", async () => {
    const to = world();
    const path = file(
      jsonl({
        user_id: "user-test-2c1f7b0e-8a54-4d6f-9e3b-5a0c7d1e4f92",
        created_at: "2026-03-14T09:26:53Z",
        emails: [{ email: "a@example.com", verified: true }, { email: "b@example.com" }],
        providers: [{ provider_type: "Google" }],
        password: { password_id: "password-test-1" },
        is_locked: true,
        roles: ["stytch_user"],
        hobby: "chess",
      }),
    );
    await importFile(path, to);
    const [result] = resultsOf(path);
    expect(result!.source_id).toBe("user-test-2c1f7b0e-8a54-4d6f-9e3b-5a0c7d1e4f92");
    expect(result!.not_carried).toMatchInlineSnapshot(`
      [
        "emails after the first (1): the API makes a user with one",
        "OAuth registrations: users sign in with the provider again (1)",
        "created_at: the API tells when it made the user",
        "the password: the API gives out no hashes",
        "the lock: the API can't lock a user",
        "fields that the API's users don't have (1)",
        "that the email is verified: only with the hash of a password does the API take that",
      ]
    `);
  });

  it("tells of what the API refuses, and goes on", async () => {
    const to = world();
    to.sandbox.faults.add({ operation: "api_user_v1_Create", error_type: "invalid_email", times: 1 });
    const path = file(jsonl({ email: "a@example.com" }, { email: "b@example.com" }));
    const { counts } = await importFile(path, to, { concurrency: 1 });
    expect(counts).toMatchObject({ created: 1, refused: 1 });
    expect(resultsOf(path)[0]!.reason).toMatch(/^POST \/v1\/users → 400 invalid_email: /);
  });

  it("stops at wrong credentials with nothing done", async () => {
    const to = world();
    to.sandbox.faults.add({ operation: "api_user_v1_Create", error_type: "unauthorized_credentials" });
    const path = file(jsonl(...Array.from({ length: 50 }, (_, i) => ({ email: `u${i}@example.com` }))));
    const { ended, counts, stopped } = await importFile(path, to, { concurrency: 1 });
    expect(ended).toBe("interrupted");
    expect(counts.not_tried).toBe(50);
    expect(String(stopped)).toContain("unauthorized_credentials");
  });

  it("looks many rows up by few searches where the directory is small", async () => {
    const to = world();
    const people = Array.from({ length: 1500 }, (_, i) => ({
      email: `u${i}@example.com`,
      external_id: `id-${i}`,
    }));
    await to.stytch.users.create({ email: "U1200@example.com" });
    await to.stytch.users.create({ email: "other@example.com", external_id: "id-1300" });
    let searches = 0;
    const planned = (): boolean => {
      searches = to.sandbox.calls.filter(({ operationId }) => operationId === "api_user_v1_Search").length;
      return true;
    };
    const { counts } = await importFile(file(jsonl(...people)), to, { planned });
    expect(counts).toMatchObject({ rows: 1500, created: 1498, already_there: 2 });
    // Two kinds of identifiers in each of five batches, and the directory.
    expect(searches).toBe(11);
  });

  it("counts each row once", async () => {
    const to = world();
    await to.stytch.users.create({ email: "there@example.com" });
    const path = file(
      `${jsonl(ada, ada, { email: "there@example.com" }, { external_id: "nobody" })}nonsense\n`,
    );
    const { counts } = await importFile(path, to);
    const { rows, ...each } = counts;
    expect(Object.values(each).reduce((sum, count) => sum + count)).toBe(rows);
    expect(readFileSync(`${path}.results.jsonl`, "utf8").trim().split("\n")).toHaveLength(rows);
  });
});
