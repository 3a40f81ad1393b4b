import process from "node:process";
import { styleText } from "node:util";

/** The stream that a command writes to, in colours or without. */
export interface Output {
  line(text: string): void;
  style(format: Parameters<typeof styleText>[0], text: string): string;
}

/**
 * Lets the command go on where its output can't be written: a reader that has had enough, such as `head -1`, must not
 * end a server, nor turn a command that worked into a failure with a stack.
 */
export function ignoreWriteErrors(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}

/**
 * Writes lines to standard output or standard error, in colours only where a person reads them and didn't refuse.
 *
 * @see https://no-color.org
 */
export function createOutput(name: "stdout" | "stderr"): Output {
  const stream = process[name];
  const coloured = stream.isTTY && !process.env["NO_COLOR"];
  return {
    line: (text) => void stream.write(`${text}\n`),
    style: (format, text) => (coloured ? styleText(format, text) : text),
  };
}
