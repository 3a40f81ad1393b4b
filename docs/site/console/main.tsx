import { render } from "preact";
import type { ConsoleOperation } from "./operation.ts";
import { Console } from "./view/console.tsx";
import "./styles/console.css";

/** The place of a console in its site. */
export interface MountOptions {
  /** The way from the page to the site's root, with a slash at its end: `../../`. */
  readonly basePath: string;
}

/** Shows the console of an operation in an element, in place of what stands there. */
export function mount(element: Element, operation: ConsoleOperation, { basePath }: MountOptions): void {
  if (element.hasAttribute("data-mounted")) return;
  element.toggleAttribute("data-mounted", true);
  element.replaceChildren();
  render(<Console operation={operation} basePath={basePath} />, element);
  // The link of a form, or of a message for it, leads to it.
  if (/^#(?:try|message)=/.test(location.hash)) element.scrollIntoView();
}

const place = document.querySelector<HTMLElement>("[data-console]");
const json = document.getElementById("console-operation");
if (place && json) {
  const operation = JSON.parse(json.textContent) as ConsoleOperation;
  mount(place, operation, { basePath: place.dataset["basePath"] ?? "../../" });
}
