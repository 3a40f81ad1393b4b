import type { Command } from "commander";
import { addConnectionOptions, CONNECTION_HELP } from "../connection/options.ts";
import type { DoctorFlags } from "../doctor/run-doctor.ts";

/** Adds `stytch-fetch doctor` to the command line. */
export function defineDoctor(program: Command): void {
  const command = program
    .command("doctor")
    .summary("Check credentials, connection, clock and versions.")
    .description(
      "Checks what calls need: versions, credentials, the way to the API, its answer, this machine's clock. " +
        "It changes nothing, and exits with 1 where something doesn't work.",
    )
    .option("--json", "Prints a JSON list: check, state (ok, warning, failed), text.")
    .helpOption("-h, --help", "Shows this.")
    .addHelpText(
      "after",
      `\nExamples:\n  stytch-fetch doctor\n  stytch-fetch doctor --env-file .env\n${CONNECTION_HELP}`,
    )
    .allowUnknownOption()
    .action(async (flags: DoctorFlags) => {
      const { runDoctor } = await import("../doctor/run-doctor.ts");
      await runDoctor(flags);
    });
  addConnectionOptions(command, { changes: false });
}
