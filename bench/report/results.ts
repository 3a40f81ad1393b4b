import { writeFile } from "node:fs/promises";
import { format } from "prettier";
import { renderGoals } from "./goals.ts";
import type { Report } from "./report.ts";
import { renderTable } from "./table.ts";
import { listRegressions } from "./regressions.ts";

export interface Run {
  date: string;
  machine: Record<string, string>;
  parts: Record<string, Report>;
}

/** Writes `bench/RESULTS.md`: what one whole run measured, the losses with the wins. */
export async function writeResults(run: Run, ours: readonly string[]): Promise<void> {
  const reports = Object.values(run.parts);
  const regressions = listRegressions(
    reports.flatMap(({ tables }) => tables),
    ours,
  );
  const parts = Object.entries(run.parts).map(
    ([name, { tables }]) => `## ${name}\n\n${tables.map(renderTable).join("\n\n")}`,
  );
  const text = [
    "# Results",
    "Written by `npm run bench`; don't edit. Ratios travel between machines, absolute numbers don't.",
    `- date: ${run.date.slice(0, 10)}\n${Object.entries(run.machine)
      .map(([key, value]) => `- ${key}: ${value}`)
      .join("\n")}`,
    "## Goals",
    renderGoals(reports.flatMap(({ goals }) => goals)),
    "## What is worse",
    "Every peer that beat us by more than 3 %, and how many times it was better.",
    regressions.length > 0 ? regressions.map((line) => `- ${line}`).join("\n") : "Nothing.",
    ...parts,
  ].join("\n\n");
  await writeFile(
    new URL("../RESULTS.md", import.meta.url),
    await format(text, { parser: "markdown", printWidth: 110 }),
  );
}
