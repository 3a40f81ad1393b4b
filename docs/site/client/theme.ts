const KEY = "stytch-fetch:theme";

/** Switches between dark and light, and keeps the choice. Until then the page follows the system. */
export function startTheme(): void {
  const root = document.documentElement;
  document.querySelector("[data-theme-switch]")?.addEventListener("click", () => {
    const isDark = root.dataset["theme"]
      ? root.dataset["theme"] === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset["theme"] = isDark ? "light" : "dark";
    try {
      localStorage.setItem(KEY, root.dataset["theme"]);
    } catch {
      // Storage is switched off: the choice lasts as long as the page.
    }
  });
}
