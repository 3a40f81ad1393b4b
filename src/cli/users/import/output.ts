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
  /** Counts a user who is made or changed. */
  progress(): void;
  /** Tells what became of the rows, and which file tells of each. */
  done(counts: Counts, results: string): void;
  /** Tells what became of the rows until it was stopped. */
  stopped(counts: Counts): void;
  close(): void;
}

/** The most lines on single rows that a plan shows. */
const MAX_SHOWN = 20;

/** The milliseconds between two events of progress: there may be many users in each. */
const STEP = 1_000;

/**
 * Makes the output of an import of a file: sentences on standard error and counts on standard output; or JSON by lines, in events
 * of the same form as an export's.
 */
export function createImportOutput(
  file: string,
  { quiet, json }: { quiet?: true; json?: true },
): ImportOutput {
  const out = createOutput("stdout");
  const progress = createProgress({ json, quiet }, createOutput(json ? "stdout" : "stderr"));
  let done = 0;
  let all = 0;
  let told = -Infinity;
  const event = (name: string, more: object): void => out.line(JSON.stringify({ event: name, ...more }));
  return {
    plan({ steps, notCarried }) {
      const counts = countSteps(steps);
      all = steps.filter(isTask).length;
      if (json) event("plan", { ...counts, not_carried: Object.fromEntries(notCarried) });
      else if (!quiet) out.line(`Plan:\n${table(counts)}${listOdd(steps)}${listNotCarried(notCarried)}`);
    },
    progress() {
      done += 1;
      if (json && done < all && performance.now() - told < STEP) return;
      told = performance.now();
      progress.at(done, all);
    },
    done(counts, results) {
      progress.end();
      if (json) event("done", { file, ...counts, results });
      else if (!quiet) out.line(`Done:\n${table(counts)}\nEach row: ${results}`);
    },
    stopped(counts) {
      progress.end();
      if (json) event("stopped", { file, ...counts });
      else if (!quiet) out.line(`Stopped:\n${table(counts)}`);
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
