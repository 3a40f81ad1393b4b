import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./build.ts";
import type { Report } from "./report/report.ts";
import { median } from "./report/statistics.ts";
import { timeCommand } from "./time-command.ts";

const ROUNDS = 5;

export const GENERATE = "npm run generate: lint, bundle, everything";

/** The whole generator against the two commands one would run by hand for the bundle and the types alone. */
export function benchGenerate(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "stytch-fetch-bench-"));
  const bundle = join(folder, "openapi.json");
  const redocly = [
    `${root}/node_modules/@redocly/cli/bin/cli.js`,
    "bundle",
    "openapi/openapi.yaml",
    "-o",
    bundle,
  ];
  const types = [`${root}/node_modules/openapi-typescript/bin/cli.js`, "openapi.json", "-o", "schema.ts"];
  const ours = ["--import", "./scripts/typescript/register.js", "scripts/generate.ts", "--check"];
  const byHand: number[] = [];
  const generate: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    byHand.push(timeCommand(root, redocly) + timeCommand(folder, types));
    generate.push(timeCommand(root, ours));
  }
  rmSync(folder, { recursive: true });
  const byHandName = "redocly bundle, then openapi-typescript";
  return Promise.resolve({
    tables: [
      {
        title: "Generating",
        base: byHandName,
        columns: [{ name: "time", unit: "ms", better: "lower" }],
        rows: [
          { name: byHandName, values: [median(byHand)] },
          { name: GENERATE, values: [median(generate)] },
        ],
        note: `As commands; the median of ${ROUNDS}.`,
      },
    ],
    goals: [],
  });
}
