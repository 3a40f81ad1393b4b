/** Opens what is folded round the field that the address names: browsers don't. */
export function openTargets(): void {
  const open = (): void => {
    const target = document.getElementById(targetOf(location.hash));
    if (!target) return;
    const panel = target.closest<HTMLElement>('[role="tabpanel"]');
    if (panel) document.getElementById(panel.getAttribute("aria-labelledby") ?? "")?.click();
    for (let at: Element | null = target; at; at = at.parentElement) {
      if (at instanceof HTMLDetailsElement) at.open = true;
    }
    // At once: the way to the end of a long page is no sight.
    target.scrollIntoView({ behavior: "instant" });
  };
  addEventListener("hashchange", open);
  if (location.hash.length > 1) open();
}

function targetOf(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    // Cut short, or written by hand.
    return "";
  }
}
