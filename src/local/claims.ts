import { StytchTokenError } from "../errors/token.ts";
import type { JWTPayload } from "./jose-types.ts";

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

/** The scopes of an access token. */
export function readScopes(method: string, { scope }: JWTPayload): string[] {
  if (typeof scope !== "string")
    throw new StytchTokenError(method, "jwt_invalid", "has no scopes: it is of another kind.");
  return scope.split(" ").filter((name) => name !== "");
}
