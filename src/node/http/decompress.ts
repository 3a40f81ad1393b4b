import type { InputType, ZlibOptions } from "node:zlib";
import { isKnownEncoding } from "../../transport/content-encoding.ts";

type Decompressor = (
  bytes: InputType,
  options: ZlibOptions,
  done: (error: Error | null, plain: Buffer) => void,
) => void;

/** Decodes a body's text, which may begin with a mark that JSON doesn't know. */
export function decode(bytes: Buffer): string {
  const text = bytes.toString();
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/**
 * Decompresses a body. Whole, not as it comes: answers are short, and the limit holds for what comes out of each step.
 * One that is packed in an unknown way is left as it is, as `fetch` does it.
 *
 * @param encoding the Content-Encoding header's value
 * @param limit the most bytes that may come out
 */
export async function decompress(bytes: Buffer, encoding: string, limit: number): Promise<string> {
  let plain = bytes;
  const packings = isKnownEncoding(encoding) ? encoding.toLowerCase().match(/gzip|br|deflate/g) : null;
  // The last that was done is undone first. Nothing may be packed as nothing.
  for (const name of packings?.reverse() ?? []) if (plain.length > 0) plain = await undo(name, plain, limit);
  return decode(plain);
}

async function undo(name: string, bytes: Buffer, limit: number): Promise<Buffer> {
  // Loaded at the first answer that needs it.
  const { brotliDecompress, gunzip, inflate, inflateRaw } = await import("node:zlib");
  // Some servers leave out the zlib header that deflate has (https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1.2).
  const known: Record<string, Decompressor> = {
    br: brotliDecompress,
    deflate: (bytes[0]! & 15) === 8 ? inflate : inflateRaw,
  };
  const decompressor = known[name] ?? gunzip;
  return new Promise((resolve, reject) => {
    decompressor(bytes, { maxOutputLength: limit }, (error, plain) => {
      if (error) reject(error);
      else resolve(plain);
    });
  });
}

/** Whether unpacking failed for what would have come out. */
export function isTooLarge(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === "ERR_BUFFER_TOO_LARGE";
}
