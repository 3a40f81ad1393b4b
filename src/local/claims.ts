import { StytchTokenError } from "../errors/token.ts";
import type { JWTPayload } from "./jose-types.ts";

/** The claim that holds a session. */
export const SESSION = "https://stytch.com/session";
const STANDARD = ["aud", "exp", "iat", "iss", "jti", "nbf", "sub"];

/** The claims beside the standard ones, the provider's, and those that are named. */
export function customClaims(payload: JWTPayload, ...known: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(payload).filter(
      ([name]) =>
        !STANDARD.includes(name) && !known.includes(name) && !name.startsWith("https://stytch.com/"),
    ),
  );
}

/** The scopes of an access token. A session's JWT may have a claim of that name, too. */
export function readScopes(method: string, payload: JWTPayload): string[] {
  const { scope, [SESSION]: session } = payload;
  if (typeof scope !== "string" || session !== undefined)
    throw new StytchTokenError(method, "jwt_invalid", "has no scopes: it is of another kind.");
  return scope.split(" ").filter((name) => name !== "");
}

/** The id of the user or the client that a token is about. */
export function readSubject(method: string, { sub }: JWTPayload): string {
  if (typeof sub === "string" && sub !== "") return sub;
  throw new StytchTokenError(method, "jwt_invalid", "doesn't say whose it is.");
}
