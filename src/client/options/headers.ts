import { requireString } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { checkHeaderText, FRAMING } from "../../transport/headers.ts";
import { VERSION } from "../../version.ts";
import type { StytchOptions } from "../types.ts";

/**
 * Checks the headers that a client or a call is given.
 *
 * @throws {StytchConfigError} for what no header can hold, for Authorization, and for what HTTP sets itself
 */
export function checkHeaders(headers: unknown): void {
  if (typeof headers !== "object" || headers === null || Symbol.iterator in headers) {
    throw new StytchConfigError("headers must be an object of names and strings.");
  }
  for (const [name, value] of Object.entries(headers)) {
    if (name.toLowerCase() === "authorization") {
      throw new StytchConfigError(
        "headers can't have Authorization: the client sets it from projectId and secret.",
      );
    }
    if (FRAMING.test(name)) throw new StytchConfigError(`headers can't have ${name}: HTTP itself sets it.`);
    requireString(`The header ${name}`, value);
    checkHeaderText(name, value);
  }
}

/**
 * Reads the headers for every request of a client.
 *
 * @throws {StytchConfigError} as {@link checkHeaders} does
 */
export function readHeaders({ headers = {}, userAgent, gateway }: StytchOptions): Record<string, string> {
  checkHeaders(headers);
  // A browser names itself, and another name would make its requests preflighted ones.
  const own = gateway === undefined ? `stytch-fetch/${VERSION}` : undefined;
  const agent = userAgent === undefined ? own : userAgent;
  if (agent !== undefined) checkHeaders({ "user-agent": agent });
  return { ...(agent !== undefined && { "user-agent": agent }), ...headers };
}
