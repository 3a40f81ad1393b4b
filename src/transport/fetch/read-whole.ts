import { maxBody, type TransportResponse } from "../message.ts";
import { tooLong } from "../response-error.ts";
import type { Fail } from "./read-text.ts";

/** The bodies that a Response may have: a stream of the platform, one of Node's, or none to be seen. */
type Body = Partial<Pick<ReadableStream, "cancel">> & { destroy?(): unknown };

/** Lets go of a body that nobody is to read. */
export function discardBody(response: Response): void {
  const body = response.body as Body | null | undefined;
  body?.cancel?.().catch(() => {});
  body?.destroy?.();
}

/**
 * Reads a body at once, where the platform's own kind of stream is not to be had: React Native's fetch has no stream, and
 * node-fetch one of Node's.
 */
export async function readWhole(response: Response, received: TransportResponse, fail: Fail): Promise<void> {
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    throw fail("broke off.", error, { processed: "unknown" });
  }
  if (text.length > maxBody(received.status)) throw fail(...tooLong(received));
  received.text = text;
}
