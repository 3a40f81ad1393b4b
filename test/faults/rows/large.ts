// Answers of more than 64 MB, packed or not. The client must stop at the limit, and not ask for more of them.
import { once } from "node:events";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { chunk, head } from "../bytes.ts";
import type { Exchange, Fault } from "../fault.ts";

const LIMIT = 64 * 1024 * 1024;
const part = " ".repeat(1 << 20);
const tooLong = { name: "StytchResponseError", status_code: 200 } as const;
const type = { "content-type": "application/json" };

/** Pours a part until the client goes away. */
async function pour({ stream }: Exchange, bytes: Buffer): Promise<void> {
  const closed = once(stream, "close");
  while (!stream.destroyed) if (!stream.write(bytes)) await Promise.race([once(stream, "drain"), closed]);
}

const packed: Record<string, () => Buffer> = {
  // Quickly, not well: it unpacks to the same.
  gzip: lazy(() => gzipSync(spaces(), { level: 1 })),
  br: lazy(() => brotliCompressSync(spaces(), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })),
};

function spaces(): Buffer {
  return Buffer.alloc(LIMIT + 1, " ");
}

function lazy<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

const bodies: Pick<Fault, "name" | "request">[] = [
  {
    name: "a body without end",
    request: async (exchange) => {
      await exchange.carryOut();
      exchange.write(head(200, { ...type, "transfer-encoding": "chunked" }));
      await pour(exchange, Buffer.from(chunk(part)));
    },
  },
  {
    name: "a body of a gigabyte, as its length says",
    request: async (exchange) => {
      await exchange.carryOut();
      exchange.write(head(200, { ...type, "content-length": String(1 << 30) }));
      await pour(exchange, Buffer.from(part));
    },
  },
  ...Object.entries(packed).map(([coding, bytes]) => ({
    name: `64 MB and a byte, packed by ${coding}`,
    request: async ({ carryOut, write }: Exchange) => {
      await carryOut();
      write(head(200, { ...type, "content-encoding": coding, "content-length": String(bytes().length) }));
      write(bytes());
    },
  })),
];

export const large = bodies.map((fault): Fault => ({
  ...fault,
  retried: "never",
  error: tooLong,
  call: { large: true },
}));
