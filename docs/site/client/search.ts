/** Opens the search by its button, Ctrl+K or `/`. Its code and its index are loaded on the first use. */
export function startSearch(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-search]");
  if (!button) return;
  const open = (): void => {
    void import("./search-dialog.ts").then(({ openSearch }) => openSearch(button.dataset["search"]!));
  };
  button.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    const isShortcut =
      (event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !isTyping(event));
    if (!isShortcut || event.altKey) return;
    event.preventDefault();
    open();
  });
}

function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
