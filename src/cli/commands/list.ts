import type { Command } from "commander";

/** Adds `stytch-fetch list` to the command line. */
export function defineList(program: Command): void {
  program
    .command("list")
    .summary("List the operations of the API.")
    .description("Lists the operations of the API that `call` takes.")
    .usage("[part of a name] [options]")
    .argument("[part]", "Only those that have it in their name, path or summary.")
    .option("--json", "Prints a JSON list: name, operation_id, method, path, summary.")
    .helpOption("-h, --help", "Shows this.")
    .addHelpText("after", "\nExamples:\n  stytch-fetch list\n  stytch-fetch list passwords")
    .allowUnknownOption()
    .action(async (part: string | undefined, flags: { readonly json?: true }) => {
      const { runList } = await import("../call/run-list.ts");
      await runList(part, flags);
    });
}
