// `--seed` takes an export in any form: a sandbox then has the users of the project, ids, dates and factors included.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createSeeded } from "../../../src/cli/seeded-sandbox.ts";
import { exportUsers } from "../../../src/cli/users/export/run.ts";
import { FORMATS } from "../../../src/cli/users/export/options.ts";
import { folder, run, sandbox } from "../helpers.ts";
import { connect, credentials, linesOf, optionsFor, seedUsers, watching } from "./export-helpers.ts";

describe.each(FORMATS)("an export as %s", (format) => {
  it("seeds a sandbox with the same users, in the same order", async () => {
    const original = connect(seedUsers(30));
    const { user_id } = original.sandbox.snapshot().users[3]!;
    original.sandbox.users.lock(user_id, { minutes: 60 });
    const out = join(folder(), `users.${format}`);
    await exportUsers(original.stytch, { ...optionsFor(out), format }, watching());
    const copy = await createSeeded({ ...credentials, rateLimits: false }, out);
    expect(copy.snapshot().users).toEqual(original.sandbox.snapshot().users);
  });

  it("seeds it where only some fields were exported", async () => {
    const original = connect(seedUsers(10));
    const out = join(folder(), `users.${format}`);
    const fields = ["user_id", "emails", "name"];
    await exportUsers(original.stytch, { ...optionsFor(out), format, fields }, watching());
    const copy = await createSeeded(credentials, out);
    const pick = ({ snapshot }: { snapshot: typeof copy.snapshot }): unknown =>
      snapshot().users.map(({ user_id, emails, name }) => ({ user_id, emails, name }));
    expect(JSON.stringify(pick(copy))).toHaveLength(JSON.stringify(pick(original.sandbox)).length);
    expect(pick(copy)).toEqual(expect.arrayContaining(pick(original.sandbox) as unknown[]));
  });
});

it("begins a sandbox on a port, and any command's own", async () => {
  const { stytch } = connect(seedUsers(20));
  const out = join(folder(), "users.csv");
  await exportUsers(stytch, { ...optionsFor(out), format: "csv" }, watching());
  const running = await sandbox(["--seed", out, "--quiet"]);
  const found = await running.call("POST", "/v1/users/search", { limit: 1000 });
  const { results } = (await found.json()) as { results: unknown[] };
  expect(results).toHaveLength(20);
  const again = join(folder(), "again.jsonl");
  const { code } = await run(["users", "export", "--sandbox", "--seed", out, "--out", again]);
  expect(code).toBe(0);
  expect(linesOf(again)).toEqual(results);
  expect((await run(["users", "diff", out, again])).code).toBe(0);
});

it("still takes users in the words of a seed, by lines, too", async () => {
  const path = join(folder(), "seed.jsonl");
  writeFileSync(
    path,
    '{"email":"ada@example.com"}\n\n{"phone_number":"+14155550123","name":{"first_name":"Bo"}}\n',
  );
  const { users } = (await createSeeded(credentials, path)).snapshot();
  expect(users.map(({ name, emails }) => [name.first_name, emails[0]?.email])).toEqual([
    ["", "ada@example.com"],
    ["Bo", undefined],
  ]);
});

it("names the line of a user that no sandbox takes, and of what is no user", async () => {
  const path = join(folder(), "seed.jsonl");
  const seeding = async (text: string): Promise<string> => {
    writeFileSync(path, text);
    return createSeeded(credentials, path).then(
      () => "",
      (error: unknown) => (error as Error).message,
    );
  };
  const first = '{"email":"a@example.com","created_at":"2026-01-02T00:00:00Z"}';
  const second = '{"email":"nowhere","created_at":"2026-01-01T00:00:00Z"}';
  expect(await seeding(`${first}\n${second}\n`)).toMatch(
    /^--seed: .* doesn't fit: line 2: emails\[0\]\.email must be/,
  );
  expect(await seeding(`${first}\n${first}\n`)).toMatch(/doesn't fit: .*line 2/);
  expect(await seeding(`${first}\n{"email"\n`)).toContain(
    "can't be read: line 2 is no JSON. It was left as it is.",
  );
  expect(readFileSync(path, "utf8")).toContain("{");
});
