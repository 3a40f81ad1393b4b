import { Option, type Command } from "commander";
import { addConnectionOptions, CONNECTION_HELP } from "../connection/options.ts";
import type { ExportFlags } from "../users/run-export.ts";
import { readRate, readWhole } from "../values.ts";

/** Adds `stytch-fetch users export` to the command line. */
export function defineUsersExport(users: Command): void {
  const command = users
    .command("export")
    .summary("Write all users to a file, whatever happens on the way.")
    .description(
      "Writes all users to a file, with a manifest beside it. What was stopped, " +
        "killed, or failed on its way, the same command goes on with.",
    )
    .option("--out [file]", "The file. Left out: users.jsonl, or as the format has it.")
    .option("--format [format]", "jsonl, csv or json. Left out: as the file's name ends, else jsonl.")
    .option("--query [json]", "Which users: a search's query, or a file of it. Left out: all.")
    .option("--fields [list]", "Which fields: user_id,name.first_name,emails. Left out: all.")
    .addOption(
      new Option("--rate [number]", "The searches in a minute at most, or off.")
        .argParser((text) => readRate("--rate", text))
        .default(150),
    )
    .addOption(
      new Option("--page-size [number]", "The users of a search, 1000 at most.")
        .argParser((text) => readWhole("--page-size", text, 1, 1_000))
        .default(1_000),
    )
    .option("--raw-cells", "Leaves cells of CSV as they are, also where a spreadsheet would run them.")
    .option(
      "--pseudonymise [keyfile]",
      "Replaces emails, phone numbers, names, ids and metadata by others, always the same by the same key. A file that isn't there is made.",
    )
    .option("--force", "Replaces a file that is there.")
    .option("--restart", "Throws an unfinished export away, and begins anew.")
    .option("--json", "Writes JSON, a line for each event, to standard output.")
    .option("--quiet", "Writes nothing but errors.");
  addConnectionOptions(command, { changes: false })
    .helpOption("-h, --help", "Shows this.")
    .addHelpText("after", HELP)
    .allowUnknownOption()
    .action(async (flags: ExportFlags) => {
      const { runExport } = await import("../users/run-export.ts");
      await runExport(flags);
    });
}

const HELP = `
Examples:
  stytch-fetch users export
  stytch-fetch users export --out backup/users.json --env-file .env.production
  stytch-fetch users export --format csv --query active.json
  stytch-fetch users export --fields user_id,emails --query '{"operator":"AND",
    "operands":[{"filter_name":"status","filter_value":"active"}]}'

Exit codes: 0 all users are in the file, 1 it failed, 2 the command line is
wrong, 3 a part is saved and the same command goes on behind it, 130 the same
after Ctrl-C.
${CONNECTION_HELP}`;
