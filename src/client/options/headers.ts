import { readGiven, requireString } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { checkHeaderText, FRAMING } from "../../transport/headers.ts";
import { VERSION } from "../../version.ts";
import type { StytchOptions } from "../types.ts";

const RULE = "headers must be an object of names and strings";

/**
 * Reads the headers that a client or a call is given.
 *
 * @param isGateway whether they go to a gateway, for which Authorization says who calls
 * @throws {StytchConfigError} for what no header can hold, for Authorization, and for what HTTP sets itself
 */
export function readHeaders(headers: unknown, isGateway = false): Record<string, string> {
  return readGiven(RULE, () => {
    if (typeof headers !== "object" || headers === null || Symbol.iterator in headers) {
      throw new StytchConfigError(`${RULE}.`);
    }
    const all = { ...headers };
    checkHeaders(all, isGateway);
    return all;
  });
}

function checkHeaders(headers: object, isGateway: boolean): asserts headers is Record<string, string> {
  for (const [name, value] of Object.entries(headers)) {
    if (!isGateway && name.toLowerCase() === "authorization") {
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
 * @throws {StytchConfigError} as {@link readHeaders} does
 */
export function readClientHeaders({
  headers = {},
  userAgent,
  gateway,
}: StytchOptions): Record<string, string> {
  // A browser names itself, and another name would make its requests preflighted ones.
  const isGateway = gateway !== undefined;
  const own = isGateway ? undefined : `stytch-fetch/${VERSION}`;
  const agent = userAgent === undefined ? own : userAgent;
  return {
    ...(agent !== undefined && readHeaders({ "user-agent": agent })),
    ...readHeaders(headers, isGateway),
  };
}
