// Imports that are disturbed: lost answers, broken connections, an end in the middle, two at once. Nobody is made twice.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { journalPath } from "../../../src/cli/users/import/journal.ts";
import { carried, file, importFile, jsonl, resultsOf, usersOf, world, type World } from "./import-helpers.ts";

const COUNT = 300;

function people(count = COUNT): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, i) => ({
    email: `user-${i}@example.com`,
    ...(i % 2 === 0 && { external_id: `crm-${i}` }),
    ...(i % 3 === 0 && { phone_number: `+1415555${1000 + i}` }),
    name: { first_name: `First ${i}`, last_name: "Last" },
    trusted_metadata: { number: i },
  }));
}

async function expectEach(to: World, path: string, count = COUNT): Promise<void> {
  const users = await usersOf(to);
  expect(new Set(users.map(({ emails }) => emails[0]?.email)).size).toBe(count);
  expect(users).toHaveLength(count);
  const results = resultsOf(path);
  expect(results.map(({ line }) => line)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
  const byId = new Map(users.map((user) => [user.user_id, user]));
  const lines = readFileSync(path, "utf8").trim().split("\n");
  for (const { line, user_id } of results) {
    const { email } = JSON.parse(lines[line - 1]!) as { email: string };
    expect(byId.get(user_id!)?.emails[0]?.email).toBe(email);
  }
}

describe("an import that is disturbed", () => {
  it.each([
    ["answers are lost", { drop: "after" }],
    ["connections break before", { drop: "before" }],
    ["the server fails", { status: 500 }],
    ["the server is busy", { status: 503, headers: { "retry-after": "0" } }],
    ["answers are cut off", { body: "truncated", status: 200 }],
  ] as const)("makes each user once where, on a fifth of the calls, %s", async (_, fault) => {
    const to = world();
    const path = file(jsonl(...people()));
    to.sandbox.faults.add({ ...fault, rate: 0.2 });
    const { counts, ended } = await importFile(path, to);
    to.sandbox.faults.clear();
    expect(ended).toBe("done");
    expect(counts).toMatchObject({ rows: COUNT, created: COUNT });
    await expectEach(to, path);
  });

  it("makes each user once where two imports of one file run at once", async () => {
    const to = world();
    const paths = [file(jsonl(...people())), file(jsonl(...people()))];
    const reports = await Promise.all(paths.map((path) => importFile(path, to)));
    const sums = reports.map(({ counts }) => counts.created + counts.already_there);
    expect(sums).toEqual([COUNT, COUNT]);
    expect(reports.reduce((sum, { counts }) => sum + counts.created, 0)).toBe(COUNT);
    for (const path of paths) await expectEach(to, path);
  });

  it("goes on where it was interrupted, and tells of all rows at the end", async () => {
    const to = world();
    const path = file(jsonl(...people()));
    const stop = new AbortController();
    let done = 0;
    const first = await importFile(path, to, {
      signal: stop.signal,
      progress: () => {
        done += 1;
        if (done === 100) stop.abort();
      },
    });
    expect(first.ended).toBe("interrupted");
    expect(first.counts.created).toBeGreaterThanOrEqual(100);
    expect(first.counts.created + first.counts.not_tried).toBe(COUNT);
    expect(existsSync(`${path}.results.jsonl`)).toBe(false);
    const second = await importFile(path, to);
    expect(second.counts).toMatchObject({ rows: COUNT, created: COUNT, already_there: 0 });
    expect(existsSync(journalPath(path))).toBe(false);
    await expectEach(to, path);
  });

  it("takes a user for its own whom it had begun to make, and reads past half a line of its journal", async () => {
    const to = world();
    const path = file(jsonl(...people(3)));
    const stop = new AbortController();
    await importFile(path, to, { concurrency: 1, signal: stop.signal, progress: () => stop.abort() });
    appendFileSync(journalPath(path), '{"begun":2}\n{"line":2,"outco');
    await to.stytch.users.create({ email: "user-1@example.com" });
    const { counts } = await importFile(path, to);
    expect(counts).toMatchObject({ rows: 3, created: 3 });
    await expectEach(to, path, 3);
  });

  it("begins anew where the file is another than that of the journal", async () => {
    const to = world();
    const path = file(jsonl(...people(4)));
    const stop = new AbortController();
    await importFile(path, to, { concurrency: 1, signal: stop.signal, progress: () => stop.abort() });
    writeFileSync(path, jsonl(...people(4).reverse()));
    const { counts } = await importFile(path, to);
    expect(counts).toMatchObject({ rows: 4, created: 3, already_there: 1 });
    await expectEach(to, path, 4);
  });

  it("tries rows again that failed, when it is run again", async () => {
    const to = world();
    const path = file(jsonl(...people(3)));
    // As long as this row is tried, and no longer.
    to.sandbox.faults.add({ operation: "api_user_v1_Create", status: 500, times: 10 });
    const first = await importFile(path, to, { concurrency: 1 });
    expect(first.counts).toMatchObject({ created: 2, failed: 1 });
    expect(existsSync(journalPath(path))).toBe(true);
    const second = await importFile(path, to);
    expect(second.counts).toMatchObject({ rows: 3, created: 3 });
    expect(carried(await usersOf(to))).toHaveLength(3);
  });
});
