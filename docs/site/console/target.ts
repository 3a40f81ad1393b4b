/** The place that calls go to. */
export type Target = "sandbox" | "gateway";

/** The settings that stay in this browser. No token is among them. */
export interface SavedTarget {
  readonly target: Target;
  readonly gateway: string;
}

const KEY = "stytch-fetch-docs:target";

/** Reads the settings. Where the browser keeps nothing, they are the beginning's. */
export function loadTarget(): SavedTarget {
  try {
    const { target, gateway } = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<SavedTarget>;
    return {
      target: target === "gateway" ? "gateway" : "sandbox",
      gateway: typeof gateway === "string" ? gateway : "",
    };
  } catch {
    return { target: "sandbox", gateway: "" };
  }
}

/** Keeps the settings. A browser that forbids it has them until the page is left. */
export function saveTarget({ target, gateway }: SavedTarget): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ target, gateway }));
  } catch {
    // Private windows and full stores: nothing to be done.
  }
}
