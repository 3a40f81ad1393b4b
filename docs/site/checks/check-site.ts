import { readPage, type CheckedPage } from "./page.ts";

/** The page that a host gives where there is none: nothing leads to it. */
export const NOT_FOUND = "404.html";

/**
 * Finds what a reader would stumble on: links to nothing, anchors that aren't there, pages that nothing leads to, and
 * anything that is loaded from elsewhere.
 *
 * @param files the site's files by their paths, pages with their text
 * @returns sentences, each naming the page
 */
export function checkSite(files: ReadonlyMap<string, string>): string[] {
  const pages = [...files]
    .filter(([path]) => path.endsWith(".html"))
    .map(([path, html]) => readPage(`/${path.replace(/index\.html$/, "")}`, html));
  const byUrl = new Map(pages.map((page) => [page.url, page]));
  const reached = new Set<string>(["/"]);
  const problems = pages.flatMap((page) => [
    ...checkLinks(page, { files, byUrl, reached }),
    ...page.loads.flatMap((address) => checkLoad(page, address, files)),
  ]);
  const orphans = pages.filter(({ url }) => !reached.has(url) && url !== `/${NOT_FOUND}`);
  return [
    ...problems,
    ...orphans.map(({ url }) => `${url} is linked from no page. Link it, or leave it out.`),
  ];
}

interface Surroundings {
  readonly files: ReadonlyMap<string, string>;
  readonly byUrl: ReadonlyMap<string, CheckedPage>;
  /** The pages that others link. It is filled here. */
  readonly reached: Set<string>;
}

function checkLinks(page: CheckedPage, { files, byUrl, reached }: Surroundings): string[] {
  const problems = new Set<string>();
  for (const href of page.links) {
    if (/^[a-z][a-z\d+.-]*:/i.test(href)) continue;
    if (href.startsWith("/")) {
      problems.add(
        `${page.url} links ${href}, which is another page where the site is in a folder. Make it relative.`,
      );
      continue;
    }
    const { pathname, hash } = new URL(href, `http://site${page.url}`);
    const target = byUrl.get(decodeURIComponent(pathname));
    const isFile = files.has(decodeURIComponent(pathname.slice(1)));
    if (!target && !isFile) problems.add(`${page.url} links ${href}, which doesn't exist.`);
    if (target && target !== page) reached.add(target.url);
    const id = decodeURIComponent(hash.slice(1));
    if (target && id !== "" && !target.ids.has(id))
      problems.add(`${page.url} links ${href}, and there is no ${hash}.`);
  }
  return [...problems];
}

function checkLoad({ url }: CheckedPage, address: string, files: ReadonlyMap<string, string>): string[] {
  if (/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(address))
    return [`${url} loads ${address}, which is not a file beside it.`];
  const { pathname } = new URL(address, `http://site${url}`);
  return files.has(decodeURIComponent(pathname.slice(1)))
    ? []
    : [`${url} loads ${address}, which doesn't exist.`];
}
