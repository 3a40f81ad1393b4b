import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { MarkdownRenderer } from "../markdown/render.ts";
import type { Highlighter } from "../markdown/highlight.ts";
import { relative } from "../model/links.ts";
import type { Site } from "../model/site.ts";

/** All that a page's components share. */
export interface Surroundings {
  /** The page's path from the site's root. */
  readonly url: string;
  readonly site: Site;
  readonly markdown: MarkdownRenderer;
  readonly highlighter: Highlighter;
  /** The path of the page of what a text in backticks names. */
  readonly find: (code: string) => string | undefined;
}

const Context = createContext<Surroundings | undefined>(undefined);

export const SurroundingsProvider = Context.Provider;

/** The surroundings of the page that is drawn. */
export function useSurroundings(): Surroundings {
  return useContext(Context)!;
}

/** Turns a path of the site into an address relative to the page. */
export function useLink(): (to: string) => string {
  const { url } = useSurroundings();
  return (to) => relative(url, to);
}
