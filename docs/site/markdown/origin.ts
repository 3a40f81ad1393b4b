import { dayInWords, sourceAddress } from "../model/origin.ts";
import type { Site } from "../model/site.ts";
import { updatedOn, type Page } from "../pages/pages.tsx";
import { joinBlocks } from "./reference.ts";

/** A page in Markdown, with the day of its last change and the line in which it is written, where these are known. */
export function withOrigin(site: Site, page: Page): string {
  const day = updatedOn(site, page);
  const { file, line } = page.source ?? {};
  const sentences: string[] = [];
  if (day !== undefined) sentences.push(`Last updated on ${dayInWords(day)}.`);
  if (file !== undefined && line !== undefined) {
    const address = sourceAddress(site, page.url, { file, line });
    sentences.push(`Written in [${file}, line ${line}](${address}).`);
  }
  const text = page.markdown();
  return sentences.length === 0 ? text : joinBlocks([text, "---", sentences.join(" ")]);
}
