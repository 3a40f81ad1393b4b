import type { Command } from "commander";

/** Adds the options that say where the credentials are. */
export function addProjectOptions(command: Command): Command {
  return command
    .option("--env-file [file]", "A .env file that has STYTCH_PROJECT_ID and STYTCH_SECRET.")
    .option("--credentials [file.json]", "A file of yours alone (mode 600): project_id, secret, base_url.");
}

/** Adds the options that say which API a command calls. Commands that change nothing have no `--live`. */
export function addConnectionOptions(command: Command, { changes }: { changes: boolean }): Command {
  command
    .option("--sandbox", "Calls a local imitation of the API, in this process.")
    .option("--seed [file]", "The users of that sandbox.");
  addProjectOptions(command);
  if (changes)
    command.option("--live [project-id]", "The live project's id, typed out: else it isn't changed.");
  return command.option("--debug", "Shows the whole of an error, and each attempt.");
}

/** The end of the help of a command that calls the API. */
export const CONNECTION_HELP = `
The credentials come from the environment, or from the file of --env-file or
--credentials, never from arguments:
  STYTCH_PROJECT_ID  The project's id. Not needed with --sandbox.
  STYTCH_SECRET      The project's secret. Not needed with --sandbox.
  STYTCH_BASE_URL    Another server than Stytch's own.`;
