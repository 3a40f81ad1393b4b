import { AttemptError } from "../attempt-error.ts";
import type { RetryInfo } from "../retry/retry-info.ts";
import { append } from "../bytes.ts";
import { maxBody, type TransportResponse } from "../message.ts";
import { tooLong } from "../response-error.ts";

/** The means to end the work when the deadline has ended. */
export interface Reading {
  readonly signal: AbortSignal;
  /** Lets go of a body that heeds no signal. */
  cancel: (() => void) | undefined;
}

/** Makes the error for a response that can't be read. */
export type Fail = (problem: string, cause?: unknown, retry?: RetryInfo) => AttemptError;

/**
 * Reads a body part by part, so that no more is taken in than is allowed, and what broke off still tells its request
 * id.
 */
export async function readText(
  response: Response,
  received: TransportResponse,
  reading: Reading,
  fail: Fail,
): Promise<void> {
  const reader = openBody(response, fail);
  if (!reader) return;
  // Nothing is left to do where that fails.
  const cancel = (): void => void reader.cancel().catch(() => {});
  reading.cancel = cancel;
  const limit = maxBody(received.status);
  let bytes: Uint8Array = new Uint8Array();
  let size = 0;
  // At once: Node takes a slower way to decode what is called a stream.
  const decode = (): string => decoder.decode(bytes.subarray(0, size));
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!ArrayBuffer.isView(value)) throw fail("is no stream of bytes.");
      bytes = append(bytes, size, new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      size += value.byteLength;
      if (size > limit) {
        received.text = decode();
        throw fail(...tooLong(received));
      }
    }
  } catch (error) {
    // Ends the connection of an answer that isn't wanted any more.
    cancel();
    if (error instanceof AttemptError) throw error;
    received.text = decode();
    throw fail("broke off.", error, { processed: "unknown" });
  }
  received.text = decode();
}

/** React Native may have none, and gives no streams either. */
const decoder = typeof TextDecoder === "function" ? new TextDecoder() : undefined!;

/** A handler may answer with a Response that somebody has read already. */
function openBody({ body }: Response, fail: Fail): ReadableStreamDefaultReader<Uint8Array> | undefined {
  try {
    return body?.getReader();
  } catch (error) {
    throw fail("can't be read.", error);
  }
}
