import { createReadStream } from "node:fs";

/** A line of a file, without its line feed, and the bytes before it. */
export interface Line {
  readonly bytes: Buffer;
  readonly start: number;
  /** 1 for the first. */
  readonly number: number;
  /** Whether a line feed ends it: a last line that was cut off has none. */
  readonly ended: boolean;
}

const NEWLINE = 0x0a;

/** Reads a file by its lines, in as little memory as the longest takes. */
export async function* readLines(path: string): AsyncGenerator<Line> {
  let start = 0;
  let number = 1;
  let rest: Buffer[] = [];
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end; (end = chunk.indexOf(NEWLINE, from)) >= 0; from = end + 1) {
      const part = chunk.subarray(from, end);
      const bytes = rest.length === 0 ? part : Buffer.concat([...rest, part]);
      rest = [];
      yield { bytes, start, number, ended: true };
      start += bytes.length + 1;
      number += 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  const bytes = Buffer.concat(rest);
  if (bytes.length > 0) yield { bytes, start, number, ended: false };
}
