import { Command } from "commander";
import { VERSION } from "../version.ts";
import { checkUsage, showFlags } from "./check-usage.ts";
import { defineCall } from "./commands/call.ts";
import { defineCompletion } from "./commands/completion.ts";
import { defineDoctor } from "./commands/doctor.ts";
import { defineErrors } from "./commands/errors.ts";
import { defineGenerate } from "./commands/generate.ts";
import { defineGateway } from "./commands/gateway.ts";
import { defineJwt } from "./commands/jwt.ts";
import { defineList } from "./commands/list.ts";
import { defineSandbox } from "./commands/sandbox.ts";
import { defineUsers } from "./commands/users.ts";
import { asGroup } from "./group.ts";

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
    .addHelpText("after", HELP)
    // Throws where commander would end the process.
    .exitOverride()
    .hook("preAction", (_, command) => checkUsage(command));
  asGroup(program);
  defineCall(program);
  defineList(program);
  defineErrors(program);
  defineJwt(program);
  defineDoctor(program);
  defineUsers(program);
  defineSandbox(program);
  defineGateway(program);
  defineGenerate(program);
  defineCompletion(program);
  return program;
}

const HELP = `
Examples:
  stytch-fetch sandbox
  stytch-fetch call users.create --email ada@example.com --sandbox
  stytch-fetch errors duplicate_email
  stytch-fetch users export --out users.jsonl --env-file .env

Exit codes: 0 it worked, 1 it didn't, 2 the command line is wrong,
3 a part is done and running it again goes on, 130 Ctrl-C ended it.`;
