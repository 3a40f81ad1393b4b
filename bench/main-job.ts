import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./build.ts";
import { ratioOf, type Report, type Table } from "./report/report.ts";
import { median } from "./report/statistics.ts";
import { timeCommand } from "./time-command.ts";

const ROUNDS = 5;
const BY_HAND = "redocly lint, redocly bundle, openapi-typescript, tsc";
export const START = "npm start: generate, type-check, run the quickstart";

const bin = (path: string): string => `${root}/node_modules/${path}`;

/** `npm start` beside the tools that it is made of, each run by hand as a command. */
export function benchMainJob(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "stytch-fetch-bench-"));
  const bundle = join(folder, "openapi.json");
  const redocly = bin("@redocly/cli/bin/cli.js");
  const byHand: [cwd: string, args: string[]][] = [
    [root, [redocly, "lint", "openapi/openapi.yaml"]],
    [root, [redocly, "bundle", "openapi/openapi.yaml", "-o", bundle]],
    [folder, [bin("openapi-typescript/bin/cli.js"), "openapi.json", "-o", "schema.ts"]],
    [root, [bin("typescript/bin/tsc"), "-p", "examples"]],
  ];
  const start = ["--import", "./scripts/typescript/register.js", "scripts/start.ts"];
  const times = { byHand: [] as number[], start: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    times.byHand.push(byHand.reduce((sum, [cwd, args]) => sum + timeCommand(cwd, args), 0));
    times.start.push(timeCommand(root, start));
  }
  rmSync(folder, { recursive: true });
  const table: Table = {
    title: "The main job",
    base: BY_HAND,
    columns: [{ name: "time", unit: "ms", better: "lower" }],
    rows: [
      { name: BY_HAND, values: [median(times.byHand)] },
      { name: START, values: [median(times.start)] },
    ],
    note: `As commands; the median of ${ROUNDS}.`,
  };
  const measured = ratioOf(table, START, BY_HAND, "time");
  return Promise.resolve({
    tables: [table],
    goals: [
      { what: "npm start to the bare tools by hand: time", measured, unit: "×", is: "at most", limit: 1.6 },
    ],
  });
}
