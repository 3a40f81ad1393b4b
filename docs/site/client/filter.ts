/** Hides the rows of a page's tables that lack a word of the filter, and the sections that are left with none. */
function startFilter(input: HTMLInputElement): void {
  const rows = [...document.querySelectorAll<HTMLElement>("tbody tr")].map((element) => ({
    element,
    text: element.textContent.toLowerCase(),
  }));
  const count = document.getElementById("filter-count");
  const apply = (): void => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { element, text } of rows) element.hidden = !words.every((word) => text.includes(word));
    for (const section of document.querySelectorAll<HTMLElement>("main section"))
      section.hidden = section.querySelector("tbody tr:not([hidden])") === null;
    const shown = rows.filter(({ element }) => !element.hidden).length;
    if (count) count.textContent = words.length === 0 ? "" : `${shown} of ${rows.length}`;
  };
  input.addEventListener("input", apply);
  // A browser may have kept what was typed before a reload.
  apply();
  // An address names a row, which shows whatever the filter says.
  addEventListener("hashchange", () => {
    const target = document.querySelector(":target");
    if (!target?.closest("[hidden]")) return;
    input.value = "";
    apply();
    target.scrollIntoView({ behavior: "instant" });
  });
}

const input = document.querySelector<HTMLInputElement>("#filter");
if (input) startFilter(input);
