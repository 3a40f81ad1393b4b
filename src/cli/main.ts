import { StytchAPIError } from "../errors/api.ts";
import { StytchError } from "../errors/base.ts";
import { VERSION } from "../version.ts";
import { CliError } from "./cli-error.ts";
import { withoutControls } from "./text.ts";

/** Runs the command line, and gives its exit code, one of {@link ExitCode}. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    await run(args);
    return 0;
  } catch (error) {
    return report(error, args.includes("--debug"));
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

/** Prints what went wrong. Only what isn't meant for the user has a stack to show, or what `--debug` asks for. */
async function report(error: unknown, debug: boolean): Promise<number> {
  const { code, exitCode } = error as { code?: string; exitCode?: number };
  // After --help.
  if (code?.startsWith("commander.") && exitCode !== undefined) return exitCode;
  const meant = error instanceof CliError || error instanceof StytchError;
  console.error(meant ? `stytch-fetch: ${withoutControls(error.message)}` : error);
  if (error instanceof StytchAPIError) await adviseOn(error);
  if (error instanceof StytchError && debug) console.error(error);
  return error instanceof CliError ? error.exitCode : 1;
}

/** Adds the document's own advice to an error of the API, unless it has that already, as a sandbox's have. */
async function adviseOn({ error_type, error_message }: StytchAPIError): Promise<void> {
  const { describeRemedy } = await import("./error-advice.ts");
  const remedy = describeRemedy(error_type);
  if (remedy === undefined || error_message.replaceAll("`", "").includes(remedy)) return;
  console.error(`${remedy} (stytch-fetch errors ${error_type})`);
}
