import { readLines } from "../file/lines.ts";
import { CHECK_BYTES, checkOf } from "../line-checks.ts";
import type { Manifest } from "../manifest.ts";

/**
 * Finds the first line of an export that isn't as it was written, by the manifest's checks.
 *
 * @returns its number; nothing where all are the same, which a change meets by one chance in 16 million
 */
export async function findOtherLine(path: string, manifest: Manifest): Promise<number | undefined> {
  const checks = wantedChecks(manifest);
  let number = 0;
  for await (const line of readLines(path)) {
    ({ number } = line);
    const wanted = checks.next();
    if (wanted.done || !line.ended || !checkOf(line.bytes).equals(wanted.value)) return number;
  }
  return checks.next().done ? undefined : number + 1;
}

function* wantedChecks({ pages, last_lines }: Manifest): Generator<Buffer, void> {
  for (const text of [...pages.map(({ lines }) => lines), last_lines]) {
    const checks = Buffer.from(text, "base64");
    for (let at = 0; at < checks.length; at += CHECK_BYTES) yield checks.subarray(at, at + CHECK_BYTES);
  }
}
