// What `users export` writes: every user once, with a manifest that adds up; and what ends it before its end.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exportUsers } from "../../../src/cli/users/export/run.ts";
import { folder } from "../helpers.ts";
import type { User } from "../users.ts";
import {
  connect,
  linesOf,
  manifestOf,
  optionsFor,
  seedUsers,
  stoppingAt,
  tampering,
  watching,
} from "./export-helpers.ts";

describe("users export", () => {
  it("writes each user on a line, the newest first, and a manifest that counts them", async () => {
    const { sandbox, stytch } = connect(seedUsers(2_345));
    const out = join(folder(), "users.jsonl");
    const manifest = await exportUsers(stytch, optionsFor(out), watching());
    expect(linesOf(out)).toEqual(sandbox.snapshot().users.toReversed());
    expect(manifest).toEqual(manifestOf(out));
    expect(manifest.users).toEqual({
      written: 2_345,
      total_at_start: 2_345,
      total_at_end: 2_345,
      created_meanwhile: 0,
      deleted_meanwhile: 0,
      repeated: 0,
      missing: 0,
    });
    expect(manifest.bytes).toBe(statSync(out).size);
    expect(readdirSync(join(out, ".."))).toEqual(["users.jsonl", "users.jsonl.manifest.json"]);
    expect(statSync(out).mode & 0o777).toBe(0o600);
  });

  it("writes an empty file where there is no user", async () => {
    const { stytch } = connect([]);
    const out = join(folder(), "users.jsonl");
    const { users } = await exportUsers(stytch, optionsFor(out), watching());
    expect(readFileSync(out, "utf8")).toBe("");
    expect(users).toMatchObject({ written: 0, missing: 0 });
  });

  it("asks for what a query finds", async () => {
    const { stytch } = connect(seedUsers(30));
    const out = join(folder(), "users.jsonl");
    const query = {
      operator: "AND",
      operands: [{ filter_name: "email_address", filter_value: ["user7@example.com"] }],
    } as const;
    const manifest = await exportUsers(stytch, { ...optionsFor(out), query }, watching());
    expect(linesOf(out).map(({ external_id }) => external_id)).toEqual(["id-7"]);
    expect(manifest.query).toEqual(query);
  });

  it("leaves a file alone that is there, unless it may be replaced", async () => {
    const { stytch } = connect(seedUsers(3));
    const out = join(folder(), "users.jsonl");
    writeFileSync(out, "mine");
    await expect(exportUsers(stytch, optionsFor(out), watching())).rejects.toMatchObject({
      exitCode: 1,
      message: `${out} exists, and is left as it is. Take another --out, or --force to replace it.`,
    });
    expect(readFileSync(out, "utf8")).toBe("mine");
    await exportUsers(stytch, { ...optionsFor(out), force: true }, watching());
    expect(linesOf(out)).toHaveLength(3);
  });

  it("leaves a file alone that came while it ran, and puts its own there when asked again", async () => {
    const { stytch } = connect(seedUsers(3));
    const out = join(folder(), "users.jsonl");
    const during = watching({ onPage: () => writeFileSync(out, "another's") });
    await expect(exportUsers(stytch, optionsFor(out), during)).rejects.toMatchObject({ exitCode: 3 });
    expect(readFileSync(out, "utf8")).toBe("another's");
    await exportUsers(stytch, { ...optionsFor(out), force: true }, watching());
    expect(linesOf(out)).toHaveLength(3);
    expect(existsSync(`${out}.journal`)).toBe(false);
  });

  it("refuses to go on with an unfinished export of something else, and begins anew when told to", async () => {
    const { stytch } = connect(seedUsers(30));
    const out = join(folder(), "users.jsonl");
    await expect(exportUsers(stytch, optionsFor(out), stoppingAt(10))).rejects.toMatchObject({
      exitCode: 130,
      message: `Stopped. 10 users are saved in ${out}.partial: the same command again goes on behind them.`,
    });
    const other = { ...optionsFor(out), fields: ["user_id"] };
    await expect(exportUsers(stytch, other, watching())).rejects.toThrow(
      `${out}.journal is that of an unfinished export with another fields.`,
    );
    await exportUsers(stytch, { ...optionsFor(out), restart: true }, watching());
    expect(linesOf(out)).toHaveLength(30);
  });

  it("goes on behind the last page after a stop, and says so", async () => {
    const { stytch, sandbox } = connect(seedUsers(95));
    const out = join(folder(), "users.jsonl");
    for (const count of [10, 20, 50, 90]) {
      await expect(exportUsers(stytch, optionsFor(out), stoppingAt(count))).rejects.toThrow("Stopped.");
    }
    const notes: string[] = [];
    const manifest = await exportUsers(
      stytch,
      optionsFor(out),
      watching({ onNote: (note) => notes.push(note) }),
    );
    expect(notes).toEqual([`Goes on behind the 90 users that ${out}.partial has.`]);
    expect(linesOf(out)).toEqual(sandbox.snapshot().users.toReversed());
    expect(manifest).toMatchObject({ resumed: 4, users: { written: 95, repeated: 0, missing: 0 } });
  });

  it("doesn't go on with a partial file that was changed", async () => {
    const { stytch } = connect(seedUsers(30));
    const out = join(folder(), "users.jsonl");
    await expect(exportUsers(stytch, optionsFor(out), stoppingAt(20))).rejects.toThrow("Stopped.");
    const bytes = readFileSync(`${out}.partial`);
    bytes[100]! ^= 1;
    writeFileSync(`${out}.partial`, bytes);
    await expect(exportUsers(stytch, optionsFor(out), watching())).rejects.toThrow(
      `${out}.partial isn't as the export left it`,
    );
  });

  it("says what to do where the API no longer takes the cursor", async () => {
    const seed = seedUsers(30);
    const out = join(folder(), "users.jsonl");
    await expect(exportUsers(connect(seed).stytch, optionsFor(out), stoppingAt(20))).rejects.toThrow(
      "Stopped.",
    );
    // Another sandbox has cursors of its own.
    await expect(exportUsers(connect(seed).stytch, optionsFor(out), watching())).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(
        /user_search_invalid_cursor.*\(request-id-test-.*20 users are saved.*begin anew with --restart/s,
      ) as string,
    });
  });

  it("leaves nothing behind where the first page is refused", async () => {
    const { stytch, sandbox } = connect(seedUsers(3));
    sandbox.faults.add({ error_type: "unauthorized_credentials" });
    const out = join(folder(), "users.jsonl");
    await expect(exportUsers(stytch, optionsFor(out), watching())).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(
        /unauthorized_credentials.*\(request-id-test-.*Nothing was exported\.$/s,
      ) as string,
    });
    expect(readdirSync(join(out, ".."))).toEqual([]);
  });

  it("writes each user once where a fifth of the calls fail in some way", async () => {
    const { stytch, sandbox } = connect(seedUsers(1_000));
    for (const fault of [
      { error_type: "internal_server_error" },
      { drop: "after" },
      { body: "truncated" },
      { error_type: "too_many_requests", headers: { "retry-after": "0" } },
    ] as const) {
      sandbox.faults.add({ ...fault, rate: 0.05 });
    }
    const out = join(folder(), "users.jsonl");
    await toItsEnd(() => exportUsers(stytch, optionsFor(out), watching()));
    expect(linesOf(out)).toEqual(sandbox.snapshot().users.toReversed());
    expect(manifestOf(out).users).toMatchObject({ written: 1_000, repeated: 0, missing: 0 });
  });
});

/** Runs an export again for as long as it can be gone on with. */
async function toItsEnd(run: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await run();
      return;
    } catch (error) {
      if ((error as { exitCode?: number }).exitCode !== 3) throw error;
    }
  }
}

describe("users who come and go while it runs", () => {
  it("writes those who come, and counts those who go", async () => {
    const { stytch, sandbox } = connect(seedUsers(100));
    const users = sandbox.snapshot().users.toReversed();
    const out = join(folder(), "users.jsonl");
    let pages = 0;
    // After some pages, one comes, one goes that was written, and one that wasn't yet.
    const busy = tampering(sandbox.fetch, async () => {
      pages += 1;
      if (pages !== 5) return;
      await stytch.users.create({ email: "new@example.com" });
      await stytch.users.delete({ user_id: users[0]!.user_id });
      await stytch.users.delete({ user_id: users[99]!.user_id });
    });
    const manifest = await exportUsers(busy, optionsFor(out), watching());
    expect(manifest.users).toEqual({
      written: 100,
      total_at_start: 100,
      total_at_end: 99,
      created_meanwhile: 1,
      deleted_meanwhile: 2,
      repeated: 0,
      missing: 0,
    });
    const emails = linesOf(out).map(({ emails }) => emails.at(-1)!.email);
    expect(emails).toContain("new@example.com");
    expect(emails).not.toContain("user0@example.com");
  });

  it("drops users that the API gives twice, and tells of those that it counts and doesn't give", async () => {
    const { sandbox } = connect(seedUsers(100));
    const stytch = tampering(sandbox.fetch, (page) => {
      // As where the API's index moves between two pages: a user of the page before in the place of one of this.
      if (page.results.length === 10 && kept) page.results[0] = kept;
      kept = page.results[9];
    });
    let kept: User | undefined;
    const out = join(folder(), "users.jsonl");
    const { users } = await exportUsers(stytch, optionsFor(out), watching());
    expect(users).toMatchObject({ written: 91, total_at_end: 100, repeated: 9, missing: 9 });
    expect(new Set(linesOf(out).map(({ user_id }) => user_id)).size).toBe(91);
  });

  it("knows nothing of those who are missing where the API tells no totals", async () => {
    const { sandbox } = connect(seedUsers(25));
    const stytch = tampering(sandbox.fetch, ({ results_metadata }) => (results_metadata.total = -1));
    const out = join(folder(), "users.jsonl");
    const { users } = await exportUsers(stytch, optionsFor(out), watching());
    expect(users).toMatchObject({
      written: 25,
      total_at_start: null,
      deleted_meanwhile: null,
      missing: null,
    });
  });
});
