/** Makes lists of tabs work by mouse and keyboard, as the ARIA practices have it. */
export function startTabs(): void {
  for (const list of document.querySelectorAll<HTMLElement>('[data-tabs] > [role="tablist"]')) {
    const tabs = [...list.querySelectorAll<HTMLButtonElement>('[role="tab"]')];
    const select = (chosen: HTMLButtonElement): void => {
      for (const tab of tabs) {
        const isChosen = tab === chosen;
        tab.setAttribute("aria-selected", String(isChosen));
        tab.tabIndex = isChosen ? 0 : -1;
        document
          .getElementById(tab.getAttribute("aria-controls") ?? "")
          ?.classList.toggle("is-open", isChosen);
      }
    };
    for (const tab of tabs) tab.addEventListener("click", () => select(tab));
    list.addEventListener("keydown", (event) => {
      const next = neighbour(tabs, event.key);
      if (!next) return;
      event.preventDefault();
      select(next);
      next.focus();
    });
  }
}

function neighbour(tabs: readonly HTMLButtonElement[], key: string): HTMLButtonElement | undefined {
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  if (key === "ArrowRight") return tabs[(at + 1) % tabs.length];
  if (key === "ArrowLeft") return tabs.at(at - 1);
  if (key === "Home") return tabs[0];
  return key === "End" ? tabs.at(-1) : undefined;
}
