import type { Command } from "commander";
import type { JwtFlags } from "../jwt/run-jwt.ts";
import { addConnectionOptions, CONNECTION_HELP } from "../connection/options.ts";

/** Adds `stytch-fetch jwt` to the command line. */
export function defineJwt(program: Command): void {
  const command = program
    .command("jwt")
    .summary("Decode a session's or an M2M client's JWT, and check it.")
    .description(
      "Decodes a session's JWT or an M2M access token, checks it as a server would, by the project's public keys, " +
        "and says what is wrong with it. It exits with 0 for a good one, else with 1.",
    )
    .usage("<file|-> [options]")
    .argument("[file]", "A file that holds the JWT, or - for standard input. Never the JWT itself.")
    .option("--decode", "Only decodes it, and needs no credentials.")
    .option("--json", "Prints JSON: header, payload, valid, problems.")
    .helpOption("-h, --help", "Shows this.")
    .addHelpText(
      "after",
      `\nExamples:\n  stytch-fetch jwt token.txt\n  pbpaste | stytch-fetch jwt - --decode\n${CONNECTION_HELP}`,
    )
    .allowUnknownOption()
    .action(async (file: string | undefined, flags: JwtFlags) => {
      const { runJwt } = await import("../jwt/run-jwt.ts");
      await runJwt(file, flags);
    });
  addConnectionOptions(command, { changes: false });
}
