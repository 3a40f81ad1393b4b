import { createHash } from "node:crypto";
import type { Handler } from "../../node/index.ts";
import { HOMEPAGE } from "./homepage.ts";
import { writeFrontPage, type FrontPage } from "./page.ts";
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

/**
 * Answers a browser that comes to `/` with a page about the sandbox. All else is the sandbox's, as are calls of `/` by
 * whoever doesn't ask for HTML: the API has nothing there.
 */
export function addFrontPage(handler: Handler, page: Pick<FrontPage, "projectId" | "controls">): Handler {
  return (request, connection) => {
    const { pathname, origin } = new URL(request.url);
    const isAsked =
      pathname === "/" &&
      (request.method === "GET" || request.method === "HEAD") &&
      acceptsHtml(request.headers.get("accept") ?? "");
    if (!isAsked) return handler(request, connection);
    const text = writeFrontPage({ ...page, url: origin, homepage: HOMEPAGE });
    return new Response(request.method === "HEAD" ? null : text, { headers: HEADERS });
  };
}

/** Whether HTML is named, and not as what isn't wanted: RFC 9110, section 12.5.1. A range such as any type is no browser's. */
function acceptsHtml(accept: string): boolean {
  return accept.split(",").some((range) => {
    const [type, ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    return type === "text/html" && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
