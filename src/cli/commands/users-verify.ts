import type { Command } from "commander";
import { usageError } from "../cli-error.ts";
import type { VerifyFlags } from "../users/run-verify.ts";

/** Adds `stytch-fetch users verify` to the command line. */
export function defineUsersVerify(users: Command): void {
  users
    .command("verify")
    .summary("Check an export against its manifest, without a call.")
    .description(
      "Checks an export against the manifest beside it, without any call: its length, its hash, each of its lines, " +
        "and that no user is in it twice. It exits with 0 for a file that is whole, else with 1.",
    )
    .usage("<file> [options]")
    .argument("[file]", "The export.")
    .option("--json", "Prints JSON: file, ok, users, project, problems.")
    .option("--quiet", "Writes nothing but errors.")
    .helpOption("-h, --help", "Shows this.")
    .addHelpText(
      "after",
      "\nExamples:\n  stytch-fetch users verify users.jsonl\n  stytch-fetch users verify users.csv --json",
    )
    .allowUnknownOption()
    .action(async (file: string | undefined, flags: VerifyFlags) => {
      if (file === undefined)
        throw usageError("users verify takes the file of an export, such as users.jsonl.");
      const { runVerify } = await import("../users/run-verify.ts");
      await runVerify(file, flags);
    });
}
