/**
 * A command's end, for scripts: `0` it worked; `1` it didn't; `2` the command line is wrong; `3` a part is done, and running it again
 * goes on; `130` Ctrl-C ended it, as a shell has it for that signal.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

/** Ends the command with a message for the person who typed it, and without a stack. */
export class CliError extends Error {
  readonly exitCode: Exclude<ExitCode, 0>;

  constructor(message: string, exitCode: Exclude<ExitCode, 0> = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The command line is wrong. */
export function usageError(message: string): CliError {
  return new CliError(message, 2);
}
