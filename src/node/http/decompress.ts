type Decompressor = (
  bytes: Buffer,
  options: { maxOutputLength: number },
  done: (error: Error | null, plain: Buffer) => void,
) => void;

/** Decodes a body's text, which may begin with a mark that JSON doesn't know. */
export function decode(bytes: Buffer): string {
  const text = bytes.toString();
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/**
 * Decompresses a body. Whole, not as it comes: answers are short, and the limit holds for what comes out.
 *
 * @param encoding the Content-Encoding header's value
 * @param limit the most bytes that may come out
 */
export async function decompress(bytes: Buffer, encoding: string, limit: number): Promise<string> {
  const name = encoding.trim().toLowerCase();
  if (name === "identity") return decode(bytes);
  // Loaded at the first answer that needs it.
  const { brotliDecompress, gunzip } = await import("node:zlib");
  const known: Partial<Record<string, Decompressor>> = {
    br: brotliDecompress,
    gzip: gunzip,
    "x-gzip": gunzip,
  };
  const decompressor = known[name];
  if (!decompressor) {
    const shown = name.length > 40 ? "" : ` (${name})`;
    throw new Error(`It is packed in a way that wasn't asked for${shown}.`);
  }
  return new Promise((resolve, reject) => {
    decompressor(bytes, { maxOutputLength: limit }, (error, plain) => {
      if (error) reject(error);
      else resolve(decode(plain));
    });
  });
}

/** Whether unpacking failed for what would have come out. */
export function isTooLarge(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === "ERR_BUFFER_TOO_LARGE";
}
