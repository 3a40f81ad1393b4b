import { StytchConfigError } from "../../errors/config.ts";
import { CliError } from "../cli-error.ts";
import { NAMES, type Project } from "./project.ts";

/**
 * Does something with a project's credentials.
 *
 * @throws {CliError} where they are refused: in the client's own words, with the name that the value has where it was found
 */
export function applyProject<Result>({ naming, source }: Project, apply: () => Result): Result {
  try {
    return apply();
  } catch (error) {
    if (!(error instanceof StytchConfigError)) throw error;
    const named = error.message.replace(/^\w+/, (name) =>
      Object.hasOwn(NAMES, name) ? `${NAMES[name as keyof typeof NAMES][naming]} (in ${source})` : name,
    );
    // The option that it names next is one of programs.
    throw new CliError(named.replace(/ For a sandbox.*/, " --sandbox has one in this process."));
  }
}
