import { parseObject } from "../json.ts";
import { encodeBase64 } from "./base64.ts";
import { listPatterns, base64TextPattern } from "./secret-pattern.ts";

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
export function basicPatterns(secret: string, authorization: string): string[] {
  return [base64TextPattern(authorization.slice("Basic ".length)), ...listPatterns(secret)];
}

/** Lists the same of the credentials in a body, which a middleware may have written as JSON. */
export function bodyPatterns(body = ""): string[] {
  const inForm = new URLSearchParams(body).getAll("client_secret");
  const inJson = parseObject(body)?.["client_secret"];
  return [...inForm, typeof inJson === "string" ? inJson : ""].flatMap(listPatterns);
}
