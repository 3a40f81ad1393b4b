import { Option, type Command } from "commander";
import { addConnectionOptions, CONNECTION_HELP } from "../connection/options.ts";
import type { ImportFlags } from "../users/import/run-import.ts";
import { readRate, readWhole } from "../values.ts";

/** Adds `stytch-fetch users import` to the command line. */
export function defineUsersImport(group: Command): void {
  const command = group
    .command("import")
    .summary("Make the users of a file.")
    .description(
      "Makes the users of a file who aren't there yet: each once, also after it was interrupted, and where it is run again.",
    )
    .argument(
      "[file]",
      "JSON by lines, a JSON list or CSV: users as `users export` has them, or params of users.create.",
    )
    .option("--from [system]", "The system that wrote it: clerk, auth0, firebase or cognito.")
    .option("--hashes [file]", "With --from auth0: its export of password hashes.")
    .option("--hash-config [file]", "With --from firebase: how its passwords were hashed.")
    .option("--private-metadata [key]", "With --from clerk: puts private metadata there in trusted_metadata.")
    .option("--raw-cells", "The CSV was exported with --raw-cells.")
    .option("--dry-run", "Shows what would become of the rows, and changes nothing.")
    .option("--update", "Changes users who are there already to what the file says of them.")
    .addOption(
      new Option("--concurrency [number]", "The users that are made at the same time.")
        .argParser((text) => readWhole("--concurrency", text, 1, 100))
        .default(16),
    )
    .addOption(
      new Option("--rate [number]", "The users that are made in a second at most, or off.")
        .argParser((text) => readRate("--rate", text.replace(/\/s$/, "")))
        .default(65),
    )
    .option(
      "--out-results [file]",
      "Where to tell of each row. Left out: beside the file, in .results.jsonl.",
    )
    .option("--force", "Writes over the file of --out-results.")
    .option("--json", "Writes JSON, a line for each event, to standard output.")
    .option("--quiet", "Writes nothing but errors.");
  addConnectionOptions(command, { changes: true })
    .helpOption("-h, --help", "Shows this.")
    .addHelpText("after", HELP)
    .allowUnknownOption()
    .action(async (file: string | undefined, flags: ImportFlags) => {
      const { runImport } = await import("../users/import/run-import.ts");
      await runImport(file, flags);
    });
}

const HELP = `
Examples:
  stytch-fetch users import users.jsonl --dry-run
  stytch-fetch users import users.jsonl --env-file .env
  stytch-fetch users import users.jsonl --sandbox
  stytch-fetch users import clerk.csv --from clerk --dry-run

Whether a user is there is told by external_id, else by email, else by phone
number.

Exit codes: 0 every user of the file is there; 3 some rows weren't imported, or
it was stopped: running it again goes on; 130 Ctrl-C, likewise.
${CONNECTION_HELP}`;
