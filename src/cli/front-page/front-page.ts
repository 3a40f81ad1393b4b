import { createHash } from "node:crypto";
import type { Handler } from "../../node/index.ts";
import { findDocs, type Docs } from "./docs.ts";
import { HOMEPAGE } from "./homepage.ts";
import { DOCS_PATH, writeFrontPage, type FrontPage } from "./page.ts";
import { STYLE } from "./style.ts";

const HEADERS: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": [
    "default-src 'none'",
    `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
  vary: "accept",
};

const TEXT_HEADERS = { ...HEADERS, "content-type": "text/plain; charset=utf-8" };

/**
 * Answers a browser that comes to `/` with a page about the sandbox, and one that follows a link from there with a file
 * of the package's docs. All else is the sandbox's, as are these calls by whoever doesn't ask for HTML: the API has
 * nothing there.
 */
export function addFrontPage(
  handler: Handler,
  page: Pick<FrontPage, "projectId" | "controls">,
  docs: Docs = findDocs(),
): Handler {
  return async (request, connection) => {
    const { pathname, origin } = new URL(request.url);
    const isReader =
      (request.method === "GET" || request.method === "HEAD") &&
      acceptsHtml(request.headers.get("accept") ?? "");
    const isFile = pathname.startsWith(DOCS_PATH);
    if (!isReader || !(pathname === "/" || isFile)) return handler(request, connection);
    const text = isFile
      ? await docs.read(pathname.slice(DOCS_PATH.length))
      : writeFrontPage({ ...page, url: origin, homepage: HOMEPAGE, docs: docs.names });
    if (text === undefined) return handler(request, connection);
    const headers = isFile ? TEXT_HEADERS : HEADERS;
    return new Response(request.method === "HEAD" ? null : text, { headers });
  };
}

/** Whether HTML is named, and not as what isn't wanted: RFC 9110, section 12.5.1. A range such as any type is no browser's. */
function acceptsHtml(accept: string): boolean {
  return accept.split(",").some((range) => {
    const [type, ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    return type === "text/html" && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
