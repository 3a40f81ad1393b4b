import process from "node:process";
import type { Output } from "../../console.ts";
import { describeStanding, drawBar, type Standing } from "./bar.ts";
import { Rate } from "./rate.ts";

/** Shows how far a command is, on standard error. */
export interface Progress {
  readonly at: (count: number, total: number | null) => void;
  /** Writes a line of its own. */
  readonly note: (text: string) => void;
  /** Ends what is shown, so that the next line begins a new one. */
  readonly end: () => void;
}

/** The milliseconds between two drawings of a bar, and between two lines where there is no terminal. */
const REDRAW = 100;
const LINE = 5_000;

/** Begins a line, and empties it: `\r` and the terminal's "erase in line" (ECMA-48). */
const CLEAR = "\r\u001b[K";

/**
 * Makes the progress of a command: a bar on a terminal, a line every five seconds elsewhere, an object of JSON for each step
 * with `--json`, nothing with `--quiet`.
 */
export function createProgress(
  { json, quiet }: { readonly json?: true | undefined; readonly quiet?: true | undefined },
  output: Output,
): Progress {
  if (json) return jsonProgress(output);
  if (quiet) return { at: () => undefined, note: () => undefined, end: () => undefined };
  return process.stderr.isTTY ? barProgress(output) : lineProgress(output);
}

function jsonProgress(output: Output): Progress {
  return {
    at: (users, total) => output.line(JSON.stringify({ event: "progress", users, total })),
    note: (note) => output.line(JSON.stringify({ event: "note", note })),
    end: () => undefined,
  };
}

function barProgress(output: Output): Progress {
  const clock = createStanding();
  let drawn = -Infinity;
  let shown: Standing | undefined;
  const draw = (standing: Standing): void => {
    shown = standing;
    process.stderr.write(CLEAR + drawBar(standing, process.stderr.columns));
  };
  return {
    at(count, total) {
      const standing = clock(count, total);
      shown = standing;
      if (performance.now() - drawn < REDRAW) return;
      drawn = performance.now();
      draw(standing);
    },
    note(text) {
      process.stderr.write(CLEAR);
      output.line(text);
      if (shown) draw(shown);
    },
    end() {
      if (!shown) return;
      draw(shown);
      output.line("");
      shown = undefined;
    },
  };
}

function lineProgress(output: Output): Progress {
  const clock = createStanding();
  let written = performance.now();
  return {
    at(count, total) {
      const standing = clock(count, total);
      if (performance.now() - written < LINE) return;
      written = performance.now();
      output.line(describeStanding(standing));
    },
    note: (text) => output.line(text),
    end: () => undefined,
  };
}

function createStanding(): (count: number, total: number | null) => Standing {
  const rate = new Rate();
  return (count, total) => {
    rate.mark(count, performance.now());
    const { perSecond } = rate;
    return { count, total, perSecond, secondsLeft: total === null ? undefined : rate.secondsTo(total) };
  };
}
