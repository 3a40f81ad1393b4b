/** Copies the code of a block, and says so to all. */
export function startCopyButtons(): void {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest<HTMLButtonElement>("[data-copy]");
    if (!button) return;
    const code = button.closest("figure")?.querySelector("code")?.textContent ?? "";
    const say = (text: string): void => {
      button.textContent = text;
      setTimeout(() => (button.textContent = "Copy"), 1500);
    };
    navigator.clipboard.writeText(code).then(
      () => say("Copied"),
      () => say("Not allowed"),
    );
  });
}
