import { wrongKind } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import type { Authorize, Decision } from "../types.ts";
import { readBearer } from "./bearer.ts";
import { looksAtHead } from "./by-head.ts";

const SHORTEST = 16;
/** Servers take some 8 KiB for all headers together. */
const LONGEST = 4_096;

/**
 * Makes an `authorize` for programs of your own: it lets everyone pass who sends one token in `Authorization: Bearer …`.
 * They are one caller, and act on any user.
 *
 * @param token 16 to 4,096 characters of ASCII without white space, made by chance: `openssl rand -hex 32`
 * @throws {StytchConfigError} for a token that is too short or too long, or that no header can carry
 * @example
 * const gateway = createGateway({ projectId, secret, allow, authorize: bearerToken(process.env.GATEWAY_TOKEN) });
 */
export function bearerToken(token: string): Authorize {
  checkToken(token);
  const authorize = looksAtHead((request): Decision => {
    const given = readBearer(request);
    if (given !== undefined && areSame(given, token)) return { key: "token" };
    const message =
      given === undefined
        ? "Send the gateway's token: Authorization: Bearer …"
        : "The gateway has another token.";
    return { deny: 401, message };
  });
  const check: Authorize["check"] = (_, isSecret) => {
    if (!isSecret(token)) return;
    throw new StytchConfigError(
      "bearerToken's token is the project's secret, which no caller may hold. Make another one by: openssl rand -hex 32",
    );
  };
  return Object.assign(authorize, { check });
}

function checkToken(token: unknown): void {
  if (typeof token !== "string") throw wrongKind("bearerToken's token", "a string", token);
  if (token.length < SHORTEST || token.length > LONGEST)
    throw new StytchConfigError(
      `bearerToken's token must have ${SHORTEST} to ${LONGEST} characters, so that it can't be guessed. ` +
        "Make one by: openssl rand -hex 32",
    );
  if (/^[!-~]+$/.test(token)) return;
  throw new StytchConfigError(
    "bearerToken's token has a character that no header can carry: white space, a control or one beyond ASCII. " +
      "Take out what stands round it, such as the end of a line.",
  );
}

/**
 * Compares every character, whatever the ones before were, so that the time says nothing of how much is right: it goes by
 * the length of what is given, which its sender knows.
 */
function areSame(given: string, token: string): boolean {
  let difference = given.length ^ token.length;
  for (let i = 0; i < given.length; i++) {
    difference |= given.charCodeAt(i) ^ token.charCodeAt(i % token.length);
  }
  return difference === 0;
}
