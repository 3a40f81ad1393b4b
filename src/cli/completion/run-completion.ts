import type { Command } from "commander";
import { usageError } from "../cli-error.ts";
import { createOutput } from "../console.ts";
import { complete } from "./complete.ts";
import { scripts } from "./scripts.ts";

/** Prints a shell's script, or for `words` what may stand next behind the words that were typed. */
export async function runCompletion(
  program: Command,
  shell: string | undefined,
  typed: readonly string[],
): Promise<void> {
  const output = createOutput("stdout");
  if (shell === "words") {
    for (const [word, text] of await complete(program, typed)) {
      output.line(`${word}\t${text.replace(/\s+/g, " ").slice(0, 100)}`);
    }
    return;
  }
  if (shell === undefined || !Object.hasOwn(scripts, shell)) {
    throw usageError("completion takes the name of a shell: bash, zsh or fish.");
  }
  output.line(scripts[shell]!);
}
