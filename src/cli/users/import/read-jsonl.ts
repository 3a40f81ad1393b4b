import { readStrictJSON } from "../../../sandbox/seed/strict-json.ts";
import { readLines } from "./lines.ts";
import type { Value } from "./row.ts";

/** Reads JSON by lines, a value in each. Empty lines are passed over. */
export async function* readJSONL(chunks: AsyncIterable<Buffer>): AsyncGenerator<Value> {
  for await (const line of readLines(chunks)) {
    if ("problem" in line) yield line;
    else if (!isBlank(line.bytes)) yield { line: line.line, ...readValue(line.bytes) };
  }
}

function readValue(bytes: Buffer): { readonly value: unknown } | { readonly problem: string } {
  const read = readStrictJSON(bytes);
  if ("value" in read) return read;
  // The line is told beside it: within a line there is the column alone.
  return { problem: read.problem.replace("line 1, column", "column") };
}

/** Spaces, tabs and the like. NULs aren't blank: they are what a broken disk leaves of a line. */
function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
