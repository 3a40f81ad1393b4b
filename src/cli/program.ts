import { Command } from "commander";
import { VERSION } from "../version.ts";
import { checkUsage, showFlags } from "./check-usage.ts";
import { usageError } from "./cli-error.ts";
import { defineGateway } from "./commands/gateway.ts";
import { defineSandbox } from "./commands/sandbox.ts";

/** The command line: each command defines its options here, and loads what it does when it is called. */
export function createProgram(): Command {
  const program = new Command("stytch-fetch")
    .description("Tools for the Stytch API. Independent of Stytch, Inc.")
    .usage("<command> [options]")
    .version(VERSION, "-v, --version", "Show the version.")
    .helpOption("-h, --help", "Show this, or a command's own help after its name.")
    .helpCommand("help [command]", "Show the help of a command.")
    .configureHelp({
      optionTerm: ({ flags }) => showFlags(flags),
      subcommandTerm: (command) => command.name(),
    })
    .addHelpText("after", "\nExit codes: 0 it worked, 1 it didn't, 2 the command line is wrong.")
    // Throws where commander would end the process.
    .exitOverride()
    .enablePositionalOptions()
    .allowUnknownOption()
    .allowExcessArguments()
    .hook("preAction", (_, command) => checkUsage(command))
    .action(() => {
      throw usageError(`No command was given.\n\n${program.helpInformation()}`);
    });
  defineSandbox(program);
  defineGateway(program);
  return program;
}
