import type { Matcher, RouteMatch } from "../routes/match.ts";
import { Refusal } from "./refusal.ts";

/** Letters, digits and marks that URLs write as they are, and percent-encoding. A path of the document needs no others. */
const PLAIN = /^(?:[\w.~!$'()*+,:@-]|%[\da-f]{2})+$/i;
/**
 * The characters that end a path's segment for one program or another, those that no id has, and white space at the ends,
 * which some take off.
 */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f/\\?#%;]|^\s|\s$|^\.{1,2}$/;

/**
 * Finds the operation that a request is for. A path is refused that two programs could read in two ways: with dot
 * segments, encoded or doubled slashes, backslashes, semicolons or an encoding of what needs none.
 *
 * @param basePath where the gateway is mounted, without a slash at the end
 * @throws {Refusal}
 */
export function findRoute(match: Matcher, basePath: string, method: string, pathname: string): RouteMatch {
  const path = readPath(basePath, pathname);
  const found = match(method, path);
  if (found?.kind === "match") return found;
  if (found?.kind === "wrong-method") {
    const allow = found.allowed.join(", ");
    throw new Refusal("method_not_allowed", `This path takes ${allow}.`, { allow });
  }
  throw noRoute();
}

function readPath(basePath: string, pathname: string): string {
  if (!pathname.startsWith(`${basePath}/`)) throw noRoute();
  const path = pathname.slice(basePath.length);
  for (const segment of path.split("/").slice(1)) {
    // As nearly all are.
    if (/^[\w-]+$/.test(segment)) continue;
    if (!PLAIN.test(segment)) throw badPath();
    let value: string;
    try {
      value = decodeURIComponent(segment);
    } catch {
      throw badPath();
    }
    // Also in the form in which a fullwidth slash is a slash, and two dots in one character are two dots.
    if (UNSAFE.test(value) || UNSAFE.test(value.normalize("NFKC"))) throw badPath();
    // The bytes of an unneeded encoding are another spelling of the same: of these there is but one.
    if (/%(?:2d|2e|5f|7e|3\d|[46][1-9a-f]|[57][\da])/i.test(segment)) throw badPath();
  }
  return path;
}

function badPath(): Refusal {
  return new Refusal(
    "bad_request",
    "The path has an empty part, dots for a part, or a character that it can't have. Encode each id once, with encodeURIComponent.",
  );
}

function noRoute(): Refusal {
  return new Refusal("route_not_found", "There is no such path here. Check the gateway's address.");
}
