// `users diff`: who was added, removed or changed between two exports, in any forms, and in which fields.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { diffUsers, type Difference } from "../../../src/cli/users/diff/diff.ts";
import { exportUsers } from "../../../src/cli/users/export/run.ts";
import { FORMATS } from "../../../src/cli/users/export/options.ts";
import { folder, run, runHere } from "../helpers.ts";
import { connect, linesOf, optionsFor, seedUsers, watching } from "./export-helpers.ts";

async function differencesOf(before: string, after: string): Promise<Difference[]> {
  const differences: Difference[] = [];
  for await (const difference of diffUsers(before, after)) differences.push(difference);
  return differences;
}

/** Two exports, one before and one after some changes, in each form. */
async function exportTwice(count: number): Promise<{ path: (name: string) => string; ids: string[] }> {
  const place = folder();
  const path = (name: string): string => join(place, name);
  const { stytch, sandbox } = connect(seedUsers(count));
  const write = async (name: string): Promise<void> => {
    for (const format of FORMATS) {
      await exportUsers(stytch, { ...optionsFor(path(`${name}.${format}`)), format }, watching());
    }
  };
  await write("before");
  const ids = sandbox.snapshot().users.map(({ user_id }) => user_id);
  await stytch.users.delete({ user_id: ids[1]! });
  await stytch.users.update({
    user_id: ids[2]!,
    name: { first_name: "New" },
    trusted_metadata: { plan: "free" },
  });
  await stytch.users.update({ user_id: ids[0]!, roles: ["admin", "editor"] });
  await stytch.users.create({ email: "added@example.com" });
  await write("after");
  return { path, ids };
}

it("finds the same differences between exports in all forms", async () => {
  const { path, ids } = await exportTwice(30);
  const expected = [
    { change: "added", user: { emails: [{ email: "added@example.com" }] } },
    {
      change: "changed",
      user_id: ids[2],
      fields: [
        { field: "name.first_name", before: "User 2", after: "New" },
        { field: "trusted_metadata.plan", after: "free" },
      ],
    },
    {
      change: "changed",
      user_id: ids[0],
      fields: [
        { field: "roles", before: ["stytch_user", "admin"], after: ["stytch_user", "admin", "editor"] },
      ],
    },
    { change: "removed", user_id: ids[1], user: { external_id: "id-1" } },
  ];
  for (const before of FORMATS) {
    for (const after of FORMATS) {
      const found = await differencesOf(path(`before.${before}`), path(`after.${after}`));
      expect(found).toMatchObject(expected);
    }
    expect(await differencesOf(path(`before.${before}`), path("before.jsonl"))).toEqual([]);
  }
});

it("compares files in another order, and an array of JSON in any layout", async () => {
  const { stytch } = connect(seedUsers(20));
  const out = join(folder(), "users.jsonl");
  await exportUsers(stytch, optionsFor(out), watching());
  const pretty = join(folder(), "pretty.json");
  const users = linesOf(out).toReversed();
  writeFileSync(pretty, JSON.stringify([...users.slice(1), { ...users[0], status: "active" }], undefined, 2));
  const found = await differencesOf(pretty, out);
  expect(found).toMatchObject([
    { change: "changed", fields: [{ field: "status", before: "active", after: "pending" }] },
  ]);
});

it("prints them for people and for programs, and exits like diff", async () => {
  const { path, ids } = await exportTwice(10);
  const [before, after] = [path("before.jsonl"), path("after.csv")];
  const text = await run(["users", "diff", before, after]);
  expect(text.code).toBe(1);
  expect(text.stdout).toMatch(/^\+ user-test-\S+ "added@example\.com"\n/);
  expect(text.stdout).toContain(`~ ${ids[2]}\n    name.first_name: "User 2" -> "New"\n`);
  expect(text.stdout).toContain('trusted_metadata.plan: (none) -> "free"\n');
  expect(text.stdout).toContain(`- ${ids[1]} "user1@example.com"\n`);
  expect(text.stderr).toBe("stytch-fetch: They differ: 1 user was added, 1 removed, 2 changed.\n");
  const json = await run(["users", "diff", before, after, "--json"]);
  const lines = json.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Difference);
  expect(lines.map(({ change }) => change).sort()).toEqual(["added", "changed", "changed", "removed"]);
  const same = await run(["users", "diff", before, before]);
  expect(same).toMatchObject({
    code: 0,
    stderr: "",
    stdout: `${before} and ${before} have the same users.\n`,
  });
});

it("names the line of what is no user, and of one without an id", async () => {
  const place = folder();
  const good = join(place, "good.jsonl");
  writeFileSync(good, '{"user_id":"user-test-1"}\n');
  const cases: [name: string, text: string, message: string][] = [
    ["a.jsonl", '{"user_id":"user-test-1"}\n{"user_id":\n', "a.jsonl, line 2 is no JSON."],
    ["b.jsonl", "[1]\n", "b.jsonl, line 1 is no object of JSON."],
    [
      "c.jsonl",
      '{"email":"a@example.com"}\n',
      "c.jsonl, line 1 has no user_id, by which users are compared.",
    ],
    ["d.csv", 'user_id,roles\n\nuser-test-1,"a\n', "d.csv, line 3 opens a quote that is never closed"],
    [
      "e.csv",
      "user_id,roles\nuser-test-1,x\n",
      "e.csv, line 2 has a cell that can't be read: roles must be JSON.",
    ],
    ["f.csv", "user_id,roles\nuser-test-1\n", "f.csv, line 2 has 1 cell, where the header has 2."],
    ["g.json", '{"users":[]}', "g.json, line 1 and what follows is no array of users."],
  ];
  for (const [name, text, message] of cases) {
    writeFileSync(join(place, name), text);
    const { code, stderr } = await runHere(["users", "diff", good, join(place, name)]);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  }
  expect((await runHere(["users", "diff", good, join(place, "none.csv")])).stderr).toContain(
    "There is no file",
  );
  expect((await runHere(["users", "diff", good])).code).toBe(2);
  expect(readFileSync(good, "utf8")).toBe('{"user_id":"user-test-1"}\n');
});
