import type { IncomingMessage } from "node:http";

/** A host and a port (https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2). It may be empty. */
const HOST = /^(\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(:\d*)?$/i;

/**
 * Finds what is wrong with a request's Host header, if anything is: a request has one, and from HTTP/1.1 on, must.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2-6
 */
export function findHostProblem({ headersDistinct, httpVersion }: IncomingMessage): string | undefined {
  const hosts = headersDistinct["host"] ?? [];
  if (hosts.length === 0 && httpVersion === "1.1") return "The request has no Host header. Send one.";
  if (hosts.length > 1) return "The request has more than one Host header. Send one.";
  if (hosts.every((host) => HOST.test(host))) return undefined;
  return "The request's Host header is no host. Send the server's own, with its port.";
}
