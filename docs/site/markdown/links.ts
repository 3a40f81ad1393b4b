import { paths, relative } from "../model/links.ts";
import type { Site } from "../model/site.ts";

export interface LinkPlace {
  /** The folder of the file that has the link: `docs`, or empty for the root. */
  readonly folder: string;
  /** The page's path on the site. */
  readonly url: string;
  readonly href: string;
}

/**
 * Turns a link between files of the repository into one between pages of the site.
 *
 * @returns the address; undefined for a file that the site doesn't have, if it isn't known where the repository is
 */
export function toSiteLink(site: Site, { folder, url, href }: LinkPlace): string | undefined {
  if (/^(https?:|mailto:)/.test(href)) return href;
  // Whatever else has a scheme, `javascript:` say, is no link.
  if (/^[a-z][a-z\d+.-]*:/i.test(href)) return undefined;
  if (href.startsWith("#")) return href;
  const [path = "", fragment] = href.split("#");
  const file = new URL(path, `file:///${folder === "" ? "" : `${folder}/`}`).pathname.slice(1);
  const page = pageOf(site, file);
  const hash = fragment === undefined ? "" : `#${fragment}`;
  if (page !== undefined) return `${relative(url, page)}${hash}`;
  if (site.repository !== undefined) return `${site.repository}/${file}${hash}`;
  return site.written.has(file) ? `${relative(url, `/${file}`)}${hash}` : undefined;
}

function pageOf(site: Site, file: string): string | undefined {
  const guide = /^docs\/([^/]+)\.md$/.exec(file)?.[1];
  if (guide !== undefined && site.guides.some(({ name }) => name === guide)) return paths.guide(guide);
  const others: Readonly<Record<string, string>> = {
    "docs/README.md": paths.guides,
    "README.md": paths.start,
    "CHANGELOG.md": paths.changelog,
    "generated/openapi.json": paths.document,
    "generated/errors.ts": paths.errors,
  };
  return others[file];
}
