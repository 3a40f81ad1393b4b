import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./build.ts";
import type { Report } from "./report/report.ts";
import { median } from "./report/statistics.ts";
import { timeCommand } from "./time-command.ts";

const ROUNDS = 3;
const BUILD = "npm run docs:build: every page, the search, the checks";

/** The docs site: how long its build takes, and how large it is. */
export function benchDocs(): Promise<Report> {
  const command = ["--import", "./scripts/typescript/register.js", "docs/site/build.ts"];
  const times = Array.from({ length: ROUNDS }, () => timeCommand(root, command));
  const files = readdirSync(join(root, "dist-docs"), { recursive: true, encoding: "utf8" })
    .map((path) => ({ path, size: statSync(join(root, "dist-docs", path)) }))
    .filter(({ size }) => size.isFile())
    .map(({ path, size }) => ({ path, kilobytes: size.size / 1000 }));
  const pages = files.filter(({ path }) => path.endsWith(".html")).map(({ kilobytes }) => kilobytes);
  const measured = median(times);
  return Promise.resolve({
    tables: [
      {
        title: "The docs site",
        columns: [
          { name: "time", unit: "ms", better: "lower" },
          { name: "the whole site", unit: "kB", better: "lower" },
          { name: "its largest page", unit: "kB", better: "lower" },
        ],
        rows: [
          {
            name: BUILD,
            values: [measured, files.reduce((sum, { kilobytes }) => sum + kilobytes, 0), Math.max(...pages)],
          },
        ],
        note: `${pages.length} pages. As a command; the median of ${ROUNDS}.`,
      },
    ],
    goals: [{ what: "npm run docs:build: time", measured, unit: "ms", is: "at most", limit: 10_000 }],
  });
}
