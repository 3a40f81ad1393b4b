import { Option, type Command } from "commander";
import type { SandboxFlags } from "../run-sandbox.ts";
import { readDuration, readPort } from "../values.ts";

/** Adds `stytch-fetch sandbox` to the command line. */
export function defineSandbox(program: Command): void {
  program
    .command("sandbox")
    .summary("Serve a local imitation of the Stytch API on a port.")
    .description("Serves a local imitation of the Stytch API on a port, until Ctrl-C.")
    .addOption(
      new Option("--port [number]", "The port. 0 takes a free one.")
        .argParser((text) => readPort("--port", text))
        .default(4010),
    )
    .option("--host [address]", "The address to listen on.", "127.0.0.1")
    .option("--project-id [id]", "The project id it answers. Left out: a random one.")
    .option("--secret [secret]", "The secret it answers. Left out: a random one. Not a real one.")
    .option("--seed [file]", "The users at the start: an export of them, a list, or a saved state.")
    .option(
      "--state [file.json]",
      "Where its state is kept: no answer goes out before its change is in it. What the file holds goes before --seed.",
    )
    .addOption(
      new Option("--latency [time]", "How long each answer takes at least: 20ms, 1s.")
        .argParser((text) => readDuration("--latency", text))
        .default(0),
    )
    .option("--control", "Lets holders of a token, which is printed, reset, restore and break it over HTTP.")
    .option(
      "--json",
      "Makes the first line of output JSON: url, project_id, secret. The rest goes to stderr.",
    )
    .option(
      "--quiet",
      "Writes no line for each request, and none for each message that would have been sent.",
    )
    .helpOption("-h, --help", "Shows this.")
    .addHelpText("after", HELP)
    .allowUnknownOption()
    .action(async (flags: SandboxFlags) => {
      const { runSandbox } = await import("../run-sandbox.ts");
      await runSandbox(flags);
    });
}

const HELP = `
It calls nothing, and nothing in it is real.
Without --state, all it holds is gone when it ends.

Examples:
  stytch-fetch sandbox
  stytch-fetch sandbox --seed users.jsonl --state sandbox.json
  stytch-fetch sandbox --port 0 --json --quiet
  stytch-fetch sandbox --latency 200ms --control`;
