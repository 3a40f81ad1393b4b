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
  const pagefind = load(base);
  input.addEventListener("input", () => {
    void pagefind
      .then((engine) => run(engine, input.value.trim(), { list, status }))
      .catch(() => {
        status.textContent = "The search could not be loaded.";
      });
  });
  return element;
}

async function load(base: string): Promise<Pagefind> {
  const engine = (await import(/* @vite-ignore */ `${base}pagefind.js`)) as Pagefind;
  await engine.options({ excerptLength: 20, ranking: { termFrequency: 0.5, pageLength: 0.3 } });
  await engine.init();
  return engine;
}

interface Places {
  readonly list: HTMLElement;
  readonly status: HTMLElement;
}

async function run(engine: Pagefind, query: string, { list, status }: Places): Promise<void> {
  const holder = list.closest("dialog")!;
  if (query === "") {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  const search = await engine.debouncedSearch(query, {}, 120);
  // A later keystroke has its own search.
  if (!search) return;
  const found = await Promise.all(search.results.slice(0, MOST).map((result) => result.data()));
  list.replaceChildren(...found.map(makeResult));
  const count = search.results.length;
  // The query whose answers show, for whoever waits for them.
  holder.dataset["shown"] = query;
  status.textContent = count === 0 ? "Nothing found." : `${count} page${count === 1 ? "" : "s"} found.`;
}

function makeResult({ url, excerpt, meta, sub_results }: Found): HTMLElement {
  const item = document.createElement("li");
  const best = sub_results[0];
  const link = Object.assign(document.createElement("a"), { href: best?.url ?? url });
  const title = Object.assign(document.createElement("strong"), { textContent: meta.title ?? url });
  const text = document.createElement("span");
  text.append(...marked(best?.excerpt ?? excerpt));
  link.append(title, text);
  item.append(link);
  return item;
}

/** Takes the marks out of an excerpt as elements of our own: what else is in it stays text. */
function marked(excerpt: string): Node[] {
  const decoded = (html: string): string =>
    new DOMParser().parseFromString(html, "text/html").documentElement.textContent;
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
