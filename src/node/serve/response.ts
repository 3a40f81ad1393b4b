import type { ServerResponse } from "node:http";
import { sendNodeResponse } from "srvx/node";
import { keptText } from "../../transport/kept-text.ts";

/** The headers that say how long a body is. */
const LENGTHS = ["content-length", "transfer-encoding"];

/**
 * Sends a response. One whose text was kept goes out at once, with its length: its stream would be read part by part, and
 * sent in chunks.
 */
export async function sendResponse(outgoing: ServerResponse, response: Response): Promise<void> {
  const text = keptText(response);
  if (text === undefined || LENGTHS.some((name) => response.headers.has(name))) {
    await sendNodeResponse(outgoing, response);
    return;
  }
  const headers: string[] = [];
  for (const [name, value] of response.headers) headers.push(name, value);
  headers.push("content-length", String(Buffer.byteLength(text)));
  outgoing.writeHead(response.status, headers).end(text);
}
