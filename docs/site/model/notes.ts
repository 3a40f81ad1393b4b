import type { Operation } from "./operation.ts";
import type { Site } from "./site.ts";

/** A thing that is good to know of an operation. */
export interface Note {
  readonly name: string;
  /** Markdown of one line. */
  readonly text: string;
}

const RETRY = {
  read: "It changes nothing, so the client makes it again after any failure on the way.",
  idempotent:
    "Sent twice, it leaves the same as sent once, so the client makes it again after a failure on the way.",
  unsafe:
    "Sent twice, it may take effect twice. The client makes it again only where the first attempt was surely not carried out.",
} as const;

const CREDENTIALS = {
  none: "It needs no credentials.",
  form: "`client_id` and `client_secret` in the form itself; the project's secret is not asked for.",
  basic: "The project's id and secret, by HTTP Basic, which the client adds.",
} as const;

const SUPPORT = {
  full: "The sandbox imitates it.",
  partial: "The sandbox imitates it in part.",
  none: "The sandbox doesn't imitate it yet, and answers 501 with its name.",
} as const;

/** Retry safety, credentials, host, pages, the sandbox's part and the names of an operation. */
export function notesOf(site: Site, { id, route, method, flat }: Operation): Note[] {
  const { support, limitations } = site.support.get(id) ?? { support: "none", limitations: [] };
  const pages = route.pages && {
    name: "Pages",
    text: `\`stytch.${method}All(params)\` walks through every page, one item of \`${route.pages.items}\` at a time.`,
  };
  return [
    { name: "Sent twice", text: RETRY[route.retry] },
    { name: "Credentials", text: CREDENTIALS[route.credentials ?? "basic"] },
    ...(route.server === "fraud"
      ? [{ name: "Host", text: "It is on the fraud host, telemetry.stytch.com." }]
      : []),
    ...(pages ? [pages] : []),
    { name: "Sandbox", text: [SUPPORT[support], ...limitations].join(" ") },
    { name: "Names", text: `\`stytch.${method}\`, \`${flat}\`, \`stytch.call("${id}")\`` },
  ];
}
