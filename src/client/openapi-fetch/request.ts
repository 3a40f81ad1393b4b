import type { Call } from "../../transport/call.ts";
import type { ClientContext } from "../../transport/context.ts";
import { checkHeaderText, FRAMING } from "../../transport/headers.ts";
import { keptText } from "../../transport/kept-text.ts";
import type { TransportRequest } from "../../transport/message.ts";
import { readBody } from "./read-body.ts";

/**
 * Reads a request once, so that each attempt can be made anew from what was read. Headers that HTTP or the client sets
 * are left out, whoever named them; at a gateway, Authorization is the caller's own affair.
 *
 * @throws {StytchConfigError} for a header, of a raw call or a middleware, that can't be sent, and for a body that can't be read
 */
export async function readRequest(
  request: Request,
  { authorization, clock }: ClientContext,
  call: Call,
): Promise<TransportRequest> {
  const { method } = request;
  // A fragment is the page's own affair, and no part of a request.
  const url = request.url.replace(/#.*/s, "");
  const headers = [...request.headers].filter(([name, value]) => {
    checkHeaderText(name, value);
    return !FRAMING.test(name) && (name !== "authorization" || authorization === undefined);
  });
  // Firefox and React Native have no stream of it, so that only its text tells whether there is one.
  const hasBody = (request.body as ReadableStream | null | undefined) !== null;
  const text = hasBody ? (keptText(request) ?? (await readBody(request, call, clock))) : undefined;
  const body = request.body ? text : text || undefined;
  return { url, method, headers, body, original: request };
}
