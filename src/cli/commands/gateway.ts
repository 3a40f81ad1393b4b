import { Option, type Command } from "commander";
import { usageError } from "../cli-error.ts";
import { addProjectOptions } from "../connection/options.ts";
import { findVariable } from "../gateway/environment.ts";
import type { GatewayFlags } from "../run-gateway.ts";
import { readPort } from "../values.ts";

/** Options that people look for, and find in the environment. */
const IN_ENVIRONMENT = ["--project-id", "--secret", "--base-url", "--token", "--redis-url"];

/** Adds `stytch-fetch gateway` to the command line. */
export function defineGateway(program: Command): void {
  const command = program
    .command("gateway")
    .summary("Serve the calls that a file allows, without showing the secret.")
    .description(
      "Serves the Stytch API on a port, until Ctrl-C: the calls that a file allows, to callers " +
        "who show who they are, without showing them the project's secret.",
    )
    .option("--config [file.json]", "What may be called, and by whom.")
    .option(
      "--sandbox",
      "Puts a local imitation in the place of the API, and prints the messages that it would have sent, with their codes.",
    )
    .option("--seed [file]", "The users of that sandbox: an export of them, a list, or a saved state.");
  addProjectOptions(command)
    .addOption(
      new Option("--port [number]", "The port. 0 takes a free one.")
        .argParser((text) => readPort("--port", text))
        .default(4011),
    )
    .option("--host [address]", "The address to listen on.", "127.0.0.1")
    .option("--json", "Makes the first line of output JSON: url, token.")
    .option("--quiet", "Writes no line for each call, and none for each message of --sandbox.")
    .helpOption("-h, --help", "Shows this.")
    .addHelpText("after", HELP)
    .allowUnknownOption()
    .action(async (flags: GatewayFlags) => {
      const { runGateway } = await import("../run-gateway.ts");
      await runGateway(flags);
    });
  for (const flag of IN_ENVIRONMENT) command.addOption(refusedOption(flag));
}

const HELP = `
Examples:
  stytch-fetch gateway --sandbox
  stytch-fetch gateway --sandbox --seed users.jsonl --config gateway.json
  stytch-fetch gateway --config gateway.json --port 8080
  stytch-fetch gateway --config gateway.json --env-file .env

From the environment, or from the file of --env-file, never from arguments:
  STYTCH_PROJECT_ID     The project's id. Not needed with --sandbox.
  STYTCH_SECRET         The project's secret. Not needed with --sandbox.
  STYTCH_BASE_URL       Another server than Stytch's own.
  STYTCH_GATEWAY_TOKEN  The token that callers send, where the file has no
                        session. Not set: a random one is printed.
  REDIS_URL             A Redis, for limits that gateways share.

The file: allow, origins, cookies, limits, basePath, session, redis. Such as:
  { "allow": ["users.get", { "operation": "users.update", "body": ["name"] }],
    "session": { "own": ["user_id"] } }`;

/** An option that only says where its value belongs: the arguments of a process are shown to all users of a machine. */
function refusedOption(flag: string): Option {
  return new Option(`${flag} [value]`)
    .preset("")
    .argParser(() => {
      throw usageError(
        `${flag} isn't taken, as others could read it. Set ${findVariable(flag)!} in the environment, or in a file for --env-file.`,
      );
    })
    .hideHelp();
}
