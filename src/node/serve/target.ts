import type { IncomingMessage } from "node:http";

/** The beginning of a target that names its host too (https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2). */
const ORIGIN = /^https?:\/\/([^/?]*)/i;

const DOT_SEGMENT = /(^|\/)(\.|%2e){1,2}(\/|$)/i;

/**
 * Finds what is wrong with a request's target, if anything is: what a `Request` would read otherwise than it was sent,
 * and perhaps otherwise than a proxy in front did that decides by the path.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4
 */
export function findTargetProblem({ method, url = "", headers }: IncomingMessage): string | undefined {
  if (/[#\\]/.test(url))
    return "The request's target has a # or a backslash. Percent-encode it, or leave it out.";
  const [origin = "", host = headers.host] = ORIGIN.exec(url) ?? [];
  const isWhole = url === "*" && method === "OPTIONS";
  if (origin === "" && !url.startsWith("/") && !isWhole) {
    return "The request's target is no path and no address with http. Send a path that begins with a slash.";
  }
  if (host?.toLowerCase() !== headers.host?.toLowerCase()) {
    return "The request's target names another host than its Host header. Send the same in both.";
  }
  const [path = ""] = url.slice(origin.length).split("?");
  if (!DOT_SEGMENT.test(path)) return undefined;
  return "The request's path has a segment of one or two dots. Send the path that it leads to.";
}
