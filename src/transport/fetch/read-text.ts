import { AttemptError } from "../attempt-error.ts";
import type { RetryInfo } from "../retry/retry-info.ts";
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
  const bytes = new GrowingBytes();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!ArrayBuffer.isView(value)) throw fail("is no stream of bytes.");
      bytes.add(value);
      if (bytes.size > limit) {
        received.text = bytes.decode();
        throw fail(...tooLong(received));
      }
    }
  } catch (error) {
    // Ends the connection of an answer that isn't wanted any more.
    cancel();
    if (error instanceof AttemptError) throw error;
    received.text = bytes.decode();
    throw fail("broke off.", error, { processed: "unknown" });
  }
  received.text = bytes.decode();
}

/** React Native may have none, and gives no streams either. */
const decoder = typeof TextDecoder === "function" ? new TextDecoder() : undefined!;

/** The parts of a body in one array: each kept as it came, many small ones would take a hundred times their size. */
class GrowingBytes {
  size = 0;
  #bytes: Uint8Array = new Uint8Array();

  add({ buffer, byteOffset, byteLength }: ArrayBufferView): void {
    const part = new Uint8Array(buffer, byteOffset, byteLength);
    const size = this.size + byteLength;
    // The first part is mostly the only one, and is not copied; nor is it written to, as it is full.
    if (this.size === 0) this.#bytes = part;
    else {
      if (size > this.#bytes.length) this.#grow(size);
      this.#bytes.set(part, this.size);
    }
    this.size = size;
  }

  /** At once: Node takes a slower way to decode what is called a stream. */
  decode(): string {
    return decoder.decode(this.#bytes.subarray(0, this.size));
  }

  /** To twice the size, so that the copying of all parts together grows with the body alone. */
  #grow(size: number): void {
    const larger = new Uint8Array(Math.max(size, 2 * this.#bytes.length));
    larger.set(this.#bytes.subarray(0, this.size));
    this.#bytes = larger;
  }
}

/** A handler may answer with a Response that somebody has read already. */
function openBody({ body }: Response, fail: Fail): ReadableStreamDefaultReader<Uint8Array> | undefined {
  try {
    return body?.getReader();
  } catch (error) {
    throw fail("can't be read.", error);
  }
}
