import { createOutput } from "../../console.ts";
import { columns } from "../../text.ts";
import { createProgress } from "../progress/progress.ts";
import type { Plan } from "./plan.ts";
import type { Result } from "./row.ts";
import { isTask, type Step } from "./step.ts";
import { countSteps, type Counts } from "./summary.ts";

/** The lines that an import writes. */
export interface ImportOutput {
  plan(plan: Plan): void;
  /** Counts a row that is done. */
  progress(): void;
  /** @param results the file that tells of each row, if it was written */
  end(counts: Counts, results: string | undefined): void;
  close(): void;
}

/** The most lines on single rows that a plan shows. */
const MAX_SHOWN = 20;

/** Makes the output of an import: sentences on standard error and counts on standard output, or JSON by lines. */
export function createImportOutput({ quiet, json }: { quiet?: true; json?: true }): ImportOutput {
  const out = createOutput("stdout");
  const progress = createProgress({ ...(json || quiet ? { quiet: true } : {}) }, createOutput("stderr"));
  let done = 0;
  let all = 0;
  return {
    plan({ steps, notCarried }) {
      const counts = countSteps(steps);
      all = steps.filter(isTask).length;
      if (json)
        out.line(JSON.stringify({ event: "plan", ...counts, not_carried: Object.fromEntries(notCarried) }));
      else if (!quiet) out.line(`Plan:\n${table(counts)}${listOdd(steps)}${listNotCarried(notCarried)}`);
    },
    progress: () => progress.at((done += 1), all),
    end(counts, results) {
      progress.end();
      if (json) out.line(JSON.stringify({ event: "end", ...counts, results: results ?? null }));
      else if (!quiet)
        out.line(`Done:\n${table(counts)}${results === undefined ? "" : `\nEach row: ${results}`}`);
    },
    close: () => progress.end(),
  };
}

function table(counts: Readonly<Record<string, number>>): string {
  const rows = Object.entries(counts).filter(([name, count]) => name === "rows" || count > 0);
  return columns(rows.map(([name, count]) => [name.replaceAll("_", " "), count.toLocaleString("en")]));
}

/** The rows that somebody should look at before anything is changed. */
function listOdd(steps: readonly Step[]): string {
  const odd = steps.filter(({ outcome }) =>
    ["invalid", "conflict", "duplicate"].includes(outcome),
  ) as Result[];
  const lines = odd
    .slice(0, MAX_SHOWN)
    .map(({ line, outcome, reason }) => `\n  line ${line}: ${outcome}: ${reason!}`);
  const more = odd.length - lines.length;
  return `${lines.join("")}${more > 0 ? `\n  and ${more} more` : ""}`;
}

function listNotCarried(notCarried: Plan["notCarried"]): string {
  if (notCarried.size === 0) return "";
  const sorted = [...notCarried].sort(([, one], [, other]) => other - one);
  const lines = sorted.map(([note, count]) => `\n  of ${count.toLocaleString("en")}: ${note}`);
  return `\nNot carried over:${lines.join("")}`;
}
