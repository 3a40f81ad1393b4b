import type { NamedPlace } from "../model/names.ts";
import { findNames } from "./names.ts";

interface Found {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: { readonly title?: string };
  readonly sub_results: readonly { readonly title: string; readonly url: string; readonly excerpt: string }[];
}

interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  debouncedSearch(
    query: string,
    options: object,
    wait: number,
  ): Promise<{ results: readonly { data(): Promise<Found> }[] } | null>;
}

const MOST = 12;
let dialog: HTMLDialogElement | undefined;

/**
 * Opens the search.
 *
 * @param folder the address of Pagefind's files
 */
export function openSearch(folder: string): void {
  dialog ??= makeDialog(folder);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input")?.select();
}

function makeDialog(folder: string): HTMLDialogElement {
  const element = document.createElement("dialog");
  element.className = "search-dialog";
  element.setAttribute("aria-label", "Search");
  const input = Object.assign(document.createElement("input"), {
    type: "search",
    placeholder: "An operation, a field, an error …",
    autocomplete: "off",
    spellcheck: false,
  });
  input.setAttribute("aria-label", "Search");
  const status = Object.assign(document.createElement("p"), { className: "search-status" });
  status.setAttribute("role", "status");
  const list = document.createElement("ul");
  element.append(input, status, list);
  document.body.append(element);
  element.addEventListener("click", (event) => event.target === element && element.close());
  element.addEventListener("keydown", (event) => moveFocus(element, event));
  const base = new URL(folder, location.href).href;
  const loading = load(base);
  input.addEventListener("input", () => {
    void loading
      .then((engines) => run(engines, input.value.trim(), { list, status }))
      .catch(() => {
        status.textContent = "The search could not be loaded.";
      });
  });
  return element;
}

interface Engines {
  readonly pagefind: Pagefind;
  readonly places: readonly NamedPlace[];
}

async function load(base: string): Promise<Engines> {
  const root = new URL("..", base);
  const [pagefind, response] = await Promise.all([
    import(/* @vite-ignore */ `${base}pagefind.js`) as Promise<Pagefind>,
    fetch(new URL("names.json", root)),
  ]);
  await pagefind.options({ excerptLength: 20, ranking: { termFrequency: 0.5, pageLength: 0.3 } });
  await pagefind.init();
  const places = ((await response.json()) as NamedPlace[]).map((place) => ({
    ...place,
    url: `${root.pathname}${place.url}`,
  }));
  return { pagefind, places };
}

interface Places {
  readonly list: HTMLElement;
  readonly status: HTMLElement;
}

async function run({ pagefind, places }: Engines, query: string, { list, status }: Places): Promise<void> {
  const holder = list.closest("dialog")!;
  if (query === "") {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  const search = await pagefind.debouncedSearch(query, {}, 120);
  // A later keystroke has its own search.
  if (!search) return;
  const named = findNames(places, query);
  const found = await Promise.all(search.results.slice(0, MOST).map((result) => result.data()));
  const known = new Set(named.map(({ url }) => url));
  const others = found.map(toResult).filter(({ url }) => !known.has(url) && !known.has(url.split("#")[0]!));
  const results = [...named.map(({ url, title, about }) => ({ url, title, text: [about] })), ...others];
  list.replaceChildren(...results.map(makeResult));
  const count = Math.max(search.results.length, results.length);
  // The query whose answers show, for whoever waits for them.
  holder.dataset["shown"] = query;
  status.textContent = count === 0 ? "Nothing found." : `${count} result${count === 1 ? "" : "s"}.`;
}

interface Result {
  readonly url: string;
  readonly title: string;
  readonly text: readonly (Node | string)[];
}

/** The best place within a page that Pagefind found. */
function toResult({ url, excerpt, meta, sub_results }: Found): Result {
  const best = sub_results[0];
  const title = meta.title ?? url;
  return {
    url: best?.url ?? url,
    title: best && best.title !== title ? `${title} · ${best.title}` : title,
    text: marked(best?.excerpt ?? excerpt),
  };
}

function makeResult({ url, title, text }: Result): HTMLElement {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: url });
  const about = document.createElement("span");
  about.append(...text);
  link.append(Object.assign(document.createElement("strong"), { textContent: title }), about);
  item.append(link);
  return item;
}

/** Takes the marks out of an excerpt as elements of our own: what else is in it stays text. */
function marked(excerpt: string): Node[] {
  // Before a body's tag a parser drops spaces.
  const decoded = (html: string): string =>
    new DOMParser().parseFromString(`<body>${html}`, "text/html").body.textContent;
  return excerpt.split(/(<mark>.*?<\/mark>)/s).map((part) => {
    const text = document.createTextNode(decoded(part));
    if (!part.startsWith("<mark>")) return text;
    const mark = document.createElement("mark");
    mark.append(text);
    return mark;
  });
}

function moveFocus(element: HTMLElement, event: KeyboardEvent): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const stops = [...element.querySelectorAll<HTMLElement>("input, a")];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus();
  event.preventDefault();
}
