import type { Command } from "commander";

/** Adds `stytch-fetch errors` to the command line. */
export function defineErrors(program: Command): void {
  program
    .command("errors")
    .summary("Explain an error type of the API, or list them all.")
    .description("Explains an error type of the API: its cause, and what to do. Without one, lists them all.")
    .usage("[error_type] [options]")
    .argument("[error_type]", "Such as duplicate_email.")
    .option("--json", "Prints JSON.")
    .helpOption("-h, --help", "Shows this.")
    .addHelpText(
      "after",
      "\nExamples:\n  stytch-fetch errors duplicate_email\n  stytch-fetch errors | grep 429",
    )
    .allowUnknownOption()
    .action(async (type: string | undefined, flags: { readonly json?: true }) => {
      const { runErrors } = await import("../run-errors.ts");
      await runErrors(type, flags);
    });
}
