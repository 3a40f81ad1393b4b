import { encodeBase64 } from "./base64.ts";
import { base64TextPattern, listPatterns, type Pattern } from "./secret-pattern.ts";

/**
 * Makes the Authorization header of HTTP Basic, in UTF-8.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7617
 */
export function basicAuthorization(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${encodeBase64(bytes)}`;
}

/** Lists the patterns of what must be shown nowhere of a client's credentials. */
export function basicPatterns(secret: string, authorization: string): Pattern[] {
  return [base64TextPattern(authorization.slice("Basic ".length)), ...listPatterns(secret)];
}

/** A shorter value in a body, as a passcode of six digits, may stand in any text, and means little to who reads it. */
const SHORTEST_IN_BODY = 8;

/**
 * Lists the same of the secrets in a body, at any depth. It is JSON or a form: a middleware may have made one of the
 * other.
 *
 * @param fields the names of the fields that have them
 */
export function bodyPatterns(body: string, fields: readonly string[]): Pattern[] {
  const patterns: Pattern[] = [];
  const look = (name: string, value: unknown): unknown => {
    if (!fields.includes(name)) return value;
    for (const secret of [value].flat()) {
      if (typeof secret === "string" && secret.length >= SHORTEST_IN_BODY)
        patterns.push(...listPatterns(secret));
    }
    return value;
  };
  try {
    JSON.parse(body, look);
  } catch {
    new URLSearchParams(body).forEach((value, name) => look(name, value));
  }
  return patterns;
}
