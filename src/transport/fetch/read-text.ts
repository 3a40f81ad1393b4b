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
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!ArrayBuffer.isView(value)) throw fail("is no stream of bytes.");
      size += value.byteLength;
      parts.push(value);
      if (size > limit) {
        received.text = decode(parts, size);
        throw fail(...tooLong(received));
      }
    }
  } catch (error) {
    // Ends the connection of an answer that isn't wanted any more.
    cancel();
    if (error instanceof AttemptError) throw error;
    received.text = decode(parts, size);
    throw fail("broke off.", error, { processed: "unknown" });
  }
  received.text = decode(parts, size);
}

const decoder = new TextDecoder();

/** At once: Node takes a slower way to decode what is called a stream. */
function decode(parts: readonly Uint8Array[], size: number): string {
  return decoder.decode(parts.length > 1 ? join(parts, size) : parts[0]);
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    whole.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return whole;
}

/** A handler may answer with a Response that somebody has read already. */
function openBody({ body }: Response, fail: Fail): ReadableStreamDefaultReader<Uint8Array> | undefined {
  try {
    return body?.getReader();
  } catch (error) {
    throw fail("can't be read.", error);
  }
}
