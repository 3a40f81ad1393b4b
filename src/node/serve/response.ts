import type { ServerResponse } from "node:http";
import { sendNodeResponse } from "srvx/node";
import { keptText } from "../../transport/kept-text.ts";
import { toResponse, type PlainResponse } from "../../transport/plain-exchange.ts";

/** The headers that say how long a body is. */
const LENGTHS = ["content-length", "transfer-encoding"];

/**
 * Sends a response. One whose text was kept goes out at once, with its length: its stream would be read part by part, and
 * sent in chunks.
 */
export async function sendResponse(outgoing: ServerResponse, response: Response): Promise<void> {
  const { status, headers } = response;
  const text = keptText(response);
  if (text === undefined || LENGTHS.some((name) => headers.has(name))) {
    await sendNodeResponse(outgoing, response);
  } else sendText(outgoing, { status, headers: [...headers], text });
}

/** Sends an answer of which no Response was made. */
export async function sendPlain(outgoing: ServerResponse, answer: PlainResponse): Promise<void> {
  const hasLength = answer.headers.some(([name]) => LENGTHS.includes(name));
  if (hasLength) await sendNodeResponse(outgoing, toResponse(answer));
  else sendText(outgoing, answer);
}

function sendText(outgoing: ServerResponse, { status, headers, text }: PlainResponse): void {
  const written = headers.flat();
  if (text !== null) written.push("content-length", String(Buffer.byteLength(text)));
  outgoing.writeHead(status, written).end(text ?? undefined);
}
