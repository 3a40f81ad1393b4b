import type { IncomingMessage } from "node:http";
import type { Fate } from "../transport/retry.ts";
import { MAX_ANSWER } from "../transport/transport.ts";
import { rawHeader } from "./headers.ts";

/** Why a body couldn't be read. */
export interface BodyProblem {
  /** Completes the sentence "the answer …". */
  readonly problem: string;
  readonly fate?: Fate;
  readonly cause?: unknown;
}

/** Takes a body's text, or what is wrong with it. Called once. */
type Done = (text: string, problem?: BodyProblem) => void;

/**
 * Reads an answer's body, unpacked and as long as it may be.
 *
 * @param onPart is called at each part, for time limits
 */
export function readBody(message: IncomingMessage, onPart: (() => void) | undefined, done: Done): void {
  const parts: Buffer[] = [];
  let size = 0;
  let isDone = false;
  const finish: Done = (text, problem) => {
    if (isDone) return;
    isDone = true;
    done(text, problem);
  };
  message.on("data", (part: Buffer) => {
    onPart?.();
    size += part.length;
    if (size <= MAX_ANSWER) parts.push(part);
    else {
      finish("", tooLong);
      message.destroy();
    }
  });
  let isWhole = false;
  message.on("end", () => {
    isWhole = true;
    const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    const encoding = rawHeader(message.rawHeaders, "content-encoding");
    if (encoding === null) finish(decode(whole));
    else void unpack(whole, encoding.trim().toLowerCase()).then((text) => finish(text), fail);
  });
  const fail = (cause: unknown): void => {
    if (isTooLarge(cause)) finish("", tooLong);
    else
      finish(parts.length > 0 ? decode(parts[0]!) : "", {
        problem: "broke off.",
        fate: { carriedOut: "unknown" },
        cause,
      });
  };
  message.on("error", fail);
  message.on("close", () => {
    if (!isWhole) fail(new Error("The connection closed before the answer's end."));
  });
}

const tooLong: BodyProblem = { problem: `is longer than ${MAX_ANSWER} bytes.` };

function decode(bytes: Buffer): string {
  const text = bytes.toString();
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Unpacked whole, not as it comes: answers are short, and the limit holds for what comes out. */
async function unpack(bytes: Buffer, encoding: string): Promise<string> {
  if (encoding === "identity") return decode(bytes);
  // Loaded at the first answer that needs it.
  const { brotliDecompress, gunzip } = await import("node:zlib");
  const known: Partial<Record<string, Decompress>> = { br: brotliDecompress, gzip: gunzip, "x-gzip": gunzip };
  const decompress = known[encoding];
  if (!decompress) throw new Error(`It is packed in a way that wasn't asked for (${encoding.slice(0, 40)}).`);
  return new Promise((resolve, reject) => {
    decompress(bytes, { maxOutputLength: MAX_ANSWER }, (error, plain) => {
      if (error) reject(error);
      else resolve(decode(plain));
    });
  });
}

type Decompress = (
  bytes: Buffer,
  options: { maxOutputLength: number },
  done: (error: Error | null, plain: Buffer) => void,
) => void;

function isTooLarge(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === "ERR_BUFFER_TOO_LARGE";
}
