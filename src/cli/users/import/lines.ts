import { createReadStream } from "node:fs";

/** A line of a file without its end, or why it can't be read. */
export type Line = { readonly line: number } & ({ readonly bytes: Buffer } | { readonly problem: string });

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
/** The most that a line may have. A user takes some kilobytes. */
const MAX_LINE = 16 * 1024 * 1024;

/** Reads a file by lines, of which it keeps one in memory, whatever bytes are in it. */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let line = 1;
  let parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start);
      const part = chunk.subarray(start, end < 0 ? undefined : end);
      length += part.length;
      // What is too long is counted, and not kept.
      if (length <= MAX_LINE) parts.push(part);
      if (end < 0) break;
      yield finish(line, parts, length);
      line += 1;
      parts = [];
      length = 0;
      start = end + 1;
    }
  }
  if (length > 0) yield finish(line, parts, length);
}

/** The bytes of a file, part after part. */
export function readChunks(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: 256 * 1024 });
}

function finish(line: number, parts: readonly Buffer[], length: number): Line {
  if (length > MAX_LINE) return { line, problem: `has more than ${MAX_LINE / 1024 / 1024} MB in one line` };
  const whole = Buffer.concat(parts);
  const from = line === 1 && whole.subarray(0, BOM.length).equals(BOM) ? BOM.length : 0;
  const to = whole.at(-1) === RETURN ? -1 : undefined;
  return { line, bytes: whole.subarray(from, to) };
}
