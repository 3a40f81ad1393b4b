import { requireString } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import type { StytchOptions } from "../types.ts";

/** A project's id and secret. */
export interface Credentials {
  readonly projectId: string;
  readonly secret: string;
}

/**
 * Reads the project's credentials.
 *
 * @throws {StytchConfigError} for credentials that are missing or malformed, or that a browser would show
 */
export function readCredentials({ projectId, secret, fetch }: StytchOptions): Credentials {
  checkCredential("projectId", projectId);
  checkCredential("secret", secret);
  // Tests under jsdom and happy-dom look like a browser. A test project's secret that goes to a sandbox does no harm there.
  if (isBrowser() && !(fetch && projectId!.startsWith("project-test-"))) {
    throw new StytchConfigError(
      "A secret must not be in a browser: everyone who opens the page could read it. " +
        'Run a gateway on your server and use createStytch({ gateway: "/api/stytch" }) here. ' +
        "A test under jsdom or happy-dom may pass a `fetch`, such as a sandbox's, with a `project-test-…` id.",
    );
  }
  if (projectId!.includes(":")) {
    throw new StytchConfigError("projectId has a colon in it, which HTTP Basic can't carry (RFC 7617 §2).");
  }
  return { projectId: projectId!, secret: secret! };
}

function checkCredential(name: string, value: unknown): void {
  const remedy = "Copy it from your project's API keys, or name a gateway instead.";
  if (value === undefined || value === "") throw new StytchConfigError(`${name} is missing. ${remedy}`);
  requireString(name, value);
  // A line's end, read along from a file or a shell, would only show as a puzzling 401.
  if (/[\s\p{Cc}]/u.test(value)) throw new StytchConfigError(`${name} has white space in it. Remove it.`);
}

interface Scope {
  window?: { document?: unknown };
  navigator?: { product?: string };
  importScripts?: unknown;
  Deno?: unknown;
  WebSocketPair?: unknown;
}

/** Whether this code is in users' hands: in a page, in a page's worker, or in a React Native app. */
function isBrowser(): boolean {
  const { window, navigator, importScripts, Deno, WebSocketPair } = globalThis as Scope;
  if (window?.document !== undefined || navigator?.product === "ReactNative") return true;
  // A page's worker has it, and Node and Bun have not. Cloudflare's Workers had it up to the compatibility date 2024-03-04.
  return typeof importScripts === "function" && !Deno && !WebSocketPair;
}
