/** Opens and closes the navigation on narrow screens. */
export function startMenu(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-menu]");
  const toggle = (isOpen: boolean): void => {
    document.documentElement.classList.toggle("menu-open", isOpen);
    button?.setAttribute("aria-expanded", String(isOpen));
  };
  button?.addEventListener("click", () => toggle(button.getAttribute("aria-expanded") !== "true"));
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button?.getAttribute("aria-expanded") !== "true") return;
    toggle(false);
    button.focus();
  });
  const here = document.querySelector(".side [aria-current]");
  // Only within the navigation: the page itself stays where it is.
  const side = here?.closest<HTMLElement>(".side");
  if (here instanceof HTMLElement && side) side.scrollTop = here.offsetTop - side.clientHeight / 2;
}
