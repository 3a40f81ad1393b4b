import { wrongKind } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import type { Authorize } from "../types.ts";
import { readBearer } from "./bearer.ts";

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
  return async (request) => {
    const given = readBearer(request);
    if (given !== undefined && (await areSame(given, token))) return { key: "token" };
    const message =
      given === undefined
        ? "Send the gateway's token: Authorization: Bearer …"
        : "The gateway has another token.";
    return { deny: 401, message };
  };
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

/** Compares digests, so that the time says nothing of how much is right, nor of the length. */
async function areSame(given: string, token: string): Promise<boolean> {
  const [a, b] = await Promise.all([given, token].map(digest));
  return a!.reduce((difference, byte, index) => difference | (byte ^ b![index]!), 0) === 0;
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
