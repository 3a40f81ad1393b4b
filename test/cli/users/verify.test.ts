// `users verify`: a file that was changed in any way is told from the one that was exported, and the line is named.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportUsers } from "../../../src/cli/users/export/run.ts";
import { FORMATS, type FormatName } from "../../../src/cli/users/export/options.ts";
import { verifyUsers } from "../../../src/cli/users/verify/verify.ts";
import { folder, run, runHere } from "../helpers.ts";
import { connect, optionsFor, seedUsers, watching } from "./export-helpers.ts";

const files = {} as Record<FormatName, { bytes: Buffer; manifest: Buffer }>;

const exports = mkdtempSync(join(tmpdir(), "stytch-fetch-verify-"));
afterAll(() => rmSync(exports, { recursive: true }));

beforeAll(async () => {
  const { stytch } = connect(seedUsers(40));
  for (const format of FORMATS) {
    const out = join(exports, `users.${format}`);
    await exportUsers(stytch, { ...optionsFor(out), format }, watching());
    files[format] = { bytes: readFileSync(out), manifest: readFileSync(`${out}.manifest.json`) };
  }
});

const shown = (count: number): string => count.toLocaleString("en-US");

/** Puts an export, changed or not, into a folder. */
function place(format: FormatName, bytes: Buffer | string = files[format].bytes): string {
  const path = join(folder(), `users.${format}`);
  writeFileSync(path, bytes);
  writeFileSync(`${path}.manifest.json`, files[format].manifest);
  return path;
}

describe.each(FORMATS)("an export as %s", (format) => {
  const linesOf = (): string[] => files[format].bytes.toString().split("\n");

  it("is whole as it was written", async () => {
    expect((await verifyUsers(place(format))).problems).toEqual([]);
  });

  it("differs in the line where one byte is another", async () => {
    const lines = linesOf();
    lines[11] = lines[11]!.replace(/user-test-/, "user-tesT-");
    const { problems } = await verifyUsers(place(format, lines.join("\n")));
    expect(problems).toEqual(["It isn't as it was written: the first line that differs is line 12."]);
  });

  it("differs where a line is missing, and where one stands twice", async () => {
    const missing = await verifyUsers(place(format, linesOf().toSpliced(11, 1).join("\n")));
    expect(missing.problems[0]).toBe("It isn't as it was written: the first line that differs is line 12.");
    const lines = linesOf();
    const twice = await verifyUsers(place(format, lines.toSpliced(12, 0, lines[11]!).join("\n")));
    expect(twice.problems[0]).toContain("line 13.");
    expect(twice.problems.at(-1)).toMatch(/already|quote|cells/);
  });

  it("differs where its end is cut off, and where something stands behind it", async () => {
    const { bytes } = files[format];
    const cut = await verifyUsers(place(format, bytes.subarray(0, -1)));
    expect(cut.problems[1]).toBe(
      `It has ${shown(bytes.length - 1)} bytes, and was written with ${shown(bytes.length)}.`,
    );
    const longer = await verifyUsers(place(format, `${bytes.toString()}\n`));
    expect(longer.problems[0]).toContain(`line ${linesOf().length}.`);
  });

  it("never passes, and never crashes, with any bytes changed", async () => {
    const { bytes } = files[format];
    const change = fc.record({
      at: fc.nat(bytes.length - 1),
      removed: fc.nat(40),
      added: fc.uint8Array({ maxLength: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, removed, added }) => {
        const changed = Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + removed)]);
        const path = place(format, changed);
        const { problems } = await verifyUsers(path);
        rmSync(path);
        expect(problems.length > 0).toBe(!changed.equals(bytes));
        expect(problems.join("")).not.toMatch(/@example\.com/);
      }),
      { numRuns: 60 },
    );
  });
});

it("tells the person that a file is whole, or what is wrong, and says it in JSON, too", async () => {
  const good = place("jsonl");
  expect(await run(["users", "verify", good])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/users\.jsonl is whole: 40 users of project-test-/) as string,
  });
  const bad = place("jsonl", "{}\n");
  const { code, stdout, stderr } = await run(["users", "verify", bad, "--json"]);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, file: bad });
  expect(stderr).toMatch(/is not the export that was written\.\n.*line 1\.\n.*\nIt has 1 user,/);
  expect(await runHere(["users", "verify"])).toMatchObject({ code: 2 });
  const lone = join(folder(), "users.csv");
  writeFileSync(lone, "user_id\r\n");
  expect((await runHere(["users", "verify", lone])).stderr).toContain("There is no ");
});
