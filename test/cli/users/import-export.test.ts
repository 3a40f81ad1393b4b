// What `users export` wrote, imported into another project: the directory is the same, but for ids and what the API can't take.
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exportUsers } from "../../../src/cli/users/export/run.ts";
import { folder } from "../helpers.ts";
import { optionsFor, seedUsers, watching } from "./export-helpers.ts";
import { carried, importFile, resultsOf, usersOf, world, type World } from "./import-helpers.ts";

const COUNT = 400;
const from = world({ seed: seedUsers(COUNT) });

/** The directory that there was: addresses are compared by the first, which is the one that the API makes. */
async function expectSame(to: World): Promise<void> {
  expect(carried(await usersOf(to))).toEqual(carried(await usersOf(from)));
}

async function exported(format: "jsonl" | "json" | "csv"): Promise<string> {
  const out = `${folder()}/users.${format}`;
  await exportUsers(from.stytch, { ...optionsFor(out), pageSize: 100, format }, watching());
  return out;
}

describe.each(["jsonl", "json", "csv"] as const)("an export as %s", (format) => {
  it("gives the same directory", async () => {
    const to = world();
    const path = await exported(format);
    const { counts } = await importFile(path, to);
    expect(counts).toMatchObject({ rows: COUNT, created: COUNT });
    await expectSame(to);
    expect(new Set(resultsOf(path).map(({ source_id }) => source_id)).size).toBe(COUNT);
  });

  it("gives the same directory after an interruption, with faults, and again", async () => {
    const to = world();
    const path = await exported(format);
    to.sandbox.faults.add({ drop: "after", rate: 0.1 });
    to.sandbox.faults.add({ status: 500, rate: 0.1 });
    let stops = 0;
    for (;;) {
      const stop = new AbortController();
      let done = 0;
      const progress = (): void => {
        done += 1;
        if (done === 150) stop.abort();
      };
      const { ended } = await importFile(path, to, { signal: stop.signal, progress });
      if (ended === "done") break;
      stops += 1;
    }
    to.sandbox.faults.clear();
    expect(stops).toBeGreaterThanOrEqual(2);
    await expectSame(to);
  });
});

it("an export with a tenth of its rows broken gives the directory of the others", async () => {
  const to = world();
  const path = await exported("jsonl");
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  const broken = lines.map((line, i) => (i % 10 === 3 ? line.slice(0, 40) : line));
  writeFileSync(path, broken.join("\n"));
  const { counts } = await importFile(path, to);
  expect(counts).toMatchObject({ rows: COUNT, created: COUNT * 0.9, invalid: COUNT * 0.1 });
  const invalid = resultsOf(path).filter(({ outcome }) => outcome === "invalid");
  expect(invalid.map(({ line }) => line)).toEqual(Array.from({ length: COUNT / 10 }, (_, i) => i * 10 + 4));
  const kept = lines.filter((_, i) => i % 10 !== 3).map((line) => JSON.parse(line) as never);
  expect(carried(await usersOf(to))).toEqual(carried(kept));
});
