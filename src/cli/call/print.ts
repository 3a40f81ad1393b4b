import process from "node:process";
import { createOutput, type Output } from "../console.ts";
import { withoutControls } from "../text.ts";

/**
 * Prints values on standard output: indented and in colours on a terminal, one line of JSON each in a pipe.
 *
 * @param bare whether a string stands there without its quotes, for a shell to use
 */
export function printValues(values: readonly unknown[], bare: boolean): void {
  const output = createOutput("stdout");
  for (const value of values) {
    if (bare && typeof value === "string") output.line(process.stdout.isTTY ? withoutControls(value) : value);
    else output.line(process.stdout.isTTY ? highlight(output, value) : JSON.stringify(value));
  }
}

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d[\d.eE+-]*/g;

function highlight(output: Output, value: unknown): string {
  return JSON.stringify(value, null, 2).replace(TOKEN, (token, text?: string, colon?: string) => {
    if (text === undefined) return output.style("yellow", token);
    return colon === undefined ? output.style("green", token) : `${output.style("cyan", text)}${colon}`;
  });
}
