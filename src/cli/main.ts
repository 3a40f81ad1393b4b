import { StytchConfigError } from "../errors/config.ts";
import { VERSION } from "../version.ts";
import { CliError } from "./cli-error.ts";

/** Runs the command line, and gives its exit code: 0 it worked, 1 it didn't, 2 the command line is wrong. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    await run(args);
    return 0;
  } catch (error) {
    return report(error);
  }
}

async function run(args: readonly string[]): Promise<void> {
  // Scripts ask for the version often, so it comes without loading the rest.
  if (args.length === 1 && /^(-v|--version)$/.test(args[0]!)) {
    console.log(VERSION);
    return;
  }
  const { createProgram } = await import("./program.ts");
  await createProgram().parseAsync(args, { from: "user" });
}

/** Prints what went wrong. Only what isn't meant for the user has a stack to show. */
function report(error: unknown): number {
  const { code, exitCode } = error as { code?: string; exitCode?: number };
  // After --help.
  if (code?.startsWith("commander.") && exitCode !== undefined) return exitCode;
  const meant = error instanceof CliError || error instanceof StytchConfigError;
  console.error(meant ? `stytch-fetch: ${error.message}` : error);
  return error instanceof CliError ? error.exitCode : 1;
}
