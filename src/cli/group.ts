import type { Command } from "commander";
import { usageError } from "./cli-error.ts";

/** Makes a command that only has others: without one of them, its help is the message. */
export function asGroup(command: Command): Command {
  return command
    .enablePositionalOptions()
    .allowUnknownOption()
    .allowExcessArguments()
    .action(() => {
      throw usageError(`No command was given.\n\n${command.helpInformation()}`);
    });
}
