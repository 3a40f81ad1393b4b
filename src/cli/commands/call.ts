import type { Command } from "commander";
import { CONNECTION_HELP } from "../connection/options.ts";

/** Adds `stytch-fetch call` to the command line. Its options are the operation's, which the document tells. */
export function defineCall(program: Command): void {
  const command = program
    .command("call")
    .summary("Call any operation of the API.")
    .description(
      "Calls an operation of the API by its method's name or its operationId, and prints the answer.",
    )
    .usage("<operation> [--field value …] [options]")
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .passThroughOptions()
    .argument("[operation...]", "Such as users.create. `stytch-fetch list` shows them all.")
    .addHelpText("after", HELP)
    .action(async () => {
      const { runCall } = await import("../call/run-call.ts");
      let help = "";
      await runCall(command.args, () => {
        command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
        return help;
      });
    });
}

const HELP = `
\`stytch-fetch call <operation> --help\` shows an operation's fields and options,
such as --sandbox, --env-file and --credentials.

Examples:
  stytch-fetch call users.create --email ada@example.com
  stytch-fetch call users.get --user_id user-test-… --select '.emails[0].email'
  stytch-fetch call users.update --json @changes.json --dry-run
  stytch-fetch call passwords.create --json @ada.json
  # ada.json: {"email":"…","password":"…"}, as others can read arguments
${CONNECTION_HELP}`;
