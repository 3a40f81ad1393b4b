/** Ends the command with a message for the person who typed it, and without a stack. */
export class CliError extends Error {
  /** `1`: it didn't work. `2`: the command line is wrong. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The command line is wrong. */
export function usageError(message: string): CliError {
  return new CliError(message, 2);
}
