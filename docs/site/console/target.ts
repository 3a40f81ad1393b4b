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

/** The reason why a gateway's address can't be called; nothing, if it can. */
export function gatewayProblem(address: string): string | undefined {
  if (address.trim() === "") return "Enter the address of your gateway to send calls to it.";
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return "This is no complete address, such as https://app.example.com/api/stytch.";
  }
  if (url.username !== "" || url.password !== "")
    return "Leave the name and the password out of the address.";
  if (url.search !== "" || url.hash !== "") return "Leave out what follows the path.";
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname))) return undefined;
  return "Use https. Only a gateway on this machine may be http.";
}

function isLoopback(host: string): boolean {
  // Those that the pages' policy lets through, too.
  return host === "localhost" || host === "127.0.0.1";
}
