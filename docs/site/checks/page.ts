/** The parts of a page that the checks look at. */
export interface CheckedPage {
  /** Its path from the site's root, which ends with a slash or a file's name. */
  readonly url: string;
  readonly ids: ReadonlySet<string>;
  /** The addresses of its links, as they stand there. */
  readonly links: readonly string[];
  /** The addresses of all that a browser loads with it. */
  readonly loads: readonly string[];
}

/** Reads a page's ids, its links and what it loads. */
export function readPage(url: string, html: string): CheckedPage {
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => decode(id!));
  const repeated = ids.find((id, i) => ids.indexOf(id) !== i);
  if (repeated !== undefined) throw new Error(`${url} has the id ${repeated} twice. Give each its own.`);
  const links = [...html.matchAll(/<a\b[^>]*? href="([^"]*)"/g)].map(([, href]) => decode(href!));
  const loads = [...html.matchAll(/<(?:link|script|img|iframe)\b[^>]*? (?:href|src)="([^"]*)"/g)];
  return {
    url,
    ids: new Set(ids),
    links,
    loads: loads.map(([, address]) => decode(address!)).filter((address) => address !== "data:,"),
  };
}

function decode(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
