import type { Command } from "commander";
import { usageError } from "../cli-error.ts";
import type { DiffFlags } from "../users/run-diff.ts";

/** Adds `stytch-fetch users diff` to the command line. */
export function defineUsersDiff(users: Command): void {
  users
    .command("diff")
    .summary("Compare two files of users.")
    .description(
      "Compares two files of users, each in any form that an export has, by their ids: who was added, removed " +
        "or changed, and in which fields. It exits with 0 where they are the same, and with 1 where they differ.",
    )
    .usage("<before> <after> [options]")
    .argument("[before]", "The older file.")
    .argument("[after]", "The newer file.")
    .option("--json", "Prints JSON, a line for each user: change, user_id, and user or fields.")
    .option("--quiet", "Prints the counts alone.")
    .helpOption("-h, --help", "Shows this.")
    .addHelpText("after", HELP)
    .allowUnknownOption()
    .action(async (before: string | undefined, after: string | undefined, flags: DiffFlags) => {
      if (before === undefined || after === undefined) {
        throw usageError("users diff takes two files of users, the older one first.");
      }
      const { runDiff } = await import("../users/run-diff.ts");
      await runDiff(before, after, flags);
    });
}

const HELP = `
Examples:
  stytch-fetch users diff monday.jsonl friday.csv
  stytch-fetch users diff monday.jsonl friday.csv --json`;
