// Answers that aren't the API's, or not whole.
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { carriedOut, chunk, head, html, http, page } from "../bytes.ts";
import type { Answer, Exchange, Fault } from "../fault.ts";

const foreign = { name: "StytchResponseError" } as const;
const unreadableHead = { ...foreign, status_code: 0 } as const;
const brokenHead = { name: "StytchConnectionError", processed: "unknown" } as const;

type Handle = (exchange: Exchange) => Promise<void>;

/** Answers with what the sandbox answered, spoiled. */
function spoil(spoiled: (answer: Answer) => string): Handle {
  return carriedOut(({ write }, answer) => write(spoiled(answer)));
}

/** The same, and ends the connection. */
function spoilAndClose(spoiled: (answer: Answer) => string): Handle {
  return carriedOut(({ write, close }, answer) => {
    write(spoiled(answer));
    close();
  });
}

function packed(coding: string, pack: (body: string) => Uint8Array): Handle {
  return carriedOut(({ write }, { status, headers, body }) => {
    const bytes = pack(body);
    write(head(status, { ...headers, "content-encoding": coding, "content-length": String(bytes.length) }));
    write(bytes);
  });
}

const cut = (text: string): string => text.slice(0, -20);
const withLength = ({ status, headers, body }: Answer, length: number): string =>
  head(status, { ...headers, "content-length": String(length) }) + body;
const inChunks = ({ status, headers }: Answer, chunks: string): string =>
  head(status, { ...headers, "transfer-encoding": "chunked" }) + chunks;
/** What a connection must not pass on as the answer to the next request. */
const forged = page(200, "application/json", '{"user_id":"forged","status_code":200}');

export const answers: Fault[] = [
  {
    name: "HTML with 200",
    request: spoil(() => html(200)),
    retried: "never",
    error: { ...foreign, status_code: 200 },
  },
  {
    name: "truncated JSON",
    request: spoil((answer) => http({ ...answer, body: cut(answer.body) })),
    retried: "repeatable",
    error: foreign,
  },
  {
    name: "truncated JSON that isn't called JSON",
    request: spoil(({ body }) => page(200, "text/plain", cut(body))),
    retried: "never",
    error: { ...foreign, status_code: 200 },
  },
  {
    name: "an empty success",
    request: spoil((answer) => http({ ...answer, body: "" })),
    retried: "never",
    error: foreign,
  },
  {
    name: "an empty 200 that ends with its connection",
    request: spoilAndClose(({ headers }) => head(200, { ...headers, connection: "close" })),
    retried: "repeatable",
    error: { ...foreign, status_code: 200 },
  },
  ...[204, 205].map((status): Fault => ({
    name: String(status),
    request: spoil(() => head(status, status === 205 ? { "content-length": "0" } : {})),
    retried: "never",
    error: { ...foreign, status_code: status },
  })),
  {
    name: "a length that is too long, then closed",
    request: spoilAndClose((answer) => withLength(answer, answer.body.length + 100)),
    retried: "repeatable",
    error: foreign,
  },
  {
    name: "a length that is too long, then reset",
    request: carriedOut(async ({ write, reset, seen }, answer) => {
      write(withLength(answer, answer.body.length + 100));
      // What is still on its way would be lost.
      await seen();
      reset();
    }),
    retried: "repeatable",
    error: foreign,
  },
  {
    name: "a length that is too short",
    request: spoil((answer) => withLength(answer, answer.body.length - 20)),
    retried: "repeatable",
    error: foreign,
  },
  {
    name: "chunks that break off",
    // Within one: an answer that lacks only its last, empty one, Node's fetch may take for whole.
    request: spoilAndClose((answer) => inChunks(answer, chunk(answer.body).slice(0, -20))),
    retried: "repeatable",
    error: foreign,
  },
  {
    name: "a chunk without a length",
    request: spoil((answer) => inChunks(answer, `${chunk(answer.body)}zz\r\n`)),
    retried: "repeatable",
    error: foreign,
  },
  {
    name: "packed wrongly",
    request: spoil(({ status, headers, body }) =>
      http({ status, headers: { ...headers, "content-encoding": "gzip" }, body }),
    ),
    retried: "repeatable",
    error: foreign,
  },
  {
    name: "packed, and truncated",
    request: packed("gzip", (body) => gzipSync(body).subarray(0, -20)),
    retried: "repeatable",
    error: foreign,
  },
  { name: "packed by gzip", request: packed("gzip", gzipSync), retried: "never" },
  { name: "packed by br", request: packed("br", brotliCompressSync), retried: "never" },
  { name: "packed by deflate", request: packed("deflate", deflateSync), retried: "never" },
  {
    name: "packed by gzip, twice",
    request: packed("gzip, gzip", (body) => gzipSync(gzipSync(body))),
    retried: "never",
  },
  ...["", "identity", "none", "utf-8"].map((coding): Fault => ({
    name: `packed by nothing, called ${JSON.stringify(coding)}`,
    request: packed(coding, (body) => Buffer.from(body)),
    retried: "never",
  })),
  {
    name: "packed as nobody asked",
    request: packed("zstd", () => Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x04, 0x58])),
    retried: "never",
    error: foreign,
  },
  {
    name: "no HTTP",
    request: spoil(() => "SSH-2.0-OpenSSH_9.6\r\n"),
    retried: "never",
    error: unreadableHead,
  },
  {
    name: "two lengths",
    request: spoil((answer) => http(answer).replace("\r\n", "\r\ncontent-length: 5\r\n")),
    retried: "never",
    error: unreadableHead,
  },
  ...[20, 64].map((length): Fault => ({
    name: `headers of ${length} kB`,
    request: spoil((answer) =>
      http({ ...answer, headers: { ...answer.headers, "x-long": "a".repeat(length * 1024) } }),
    ),
    retried: "never",
    error: unreadableHead,
  })),
  {
    name: "101",
    request: spoil((answer) => head(101, { connection: "upgrade", upgrade: "h2c" }) + http(answer)),
    retried: "repeatable",
    error: brokenHead,
  },
  {
    name: "100 before the answer",
    request: spoil((answer) => head(100) + http(answer)),
    retried: "never",
    fetch: {
      retried: "repeatable",
      error: brokenHead,
      because: "Node's fetch takes a 100 that it didn't ask for as a broken answer",
    },
  },
  {
    name: "103 before the answer",
    request: spoil((answer) => head(103, { link: "</a>; rel=preload" }) + http(answer)),
    retried: "never",
  },
  { name: "bytes after the answer", request: spoil((answer) => `${http(answer)}more`), retried: "never" },
  {
    name: "a second answer with the first",
    request: spoil((answer) => http(answer) + forged),
    retried: "never",
  },
  {
    name: "a second answer while idle",
    call: { pause: true },
    request: carriedOut(async ({ write, cue, seen }, answer) => {
      write(http(answer));
      await seen();
      write(forged);
      await seen();
      cue();
    }),
    retried: "never",
  },
];
