/** A shorter secret, such as a test's `s`, would be found, and taken out, in every word. Real ones have some 40 characters. */
const SHORTEST_SECRET = 6;

/**
 * Makes the Authorization header of HTTP Basic, in UTF-8.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7617
 */
export function basicAuthorization(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** Lists what must be shown nowhere of a client's credentials. */
export function basicSecrets(secret: string, authorization: string): string[] {
  return [secret, authorization.slice("Basic ".length)].filter(isLongEnough);
}

/** Lists what must be shown nowhere of the credentials in a form: the secret, also as URLs and forms encode it. */
export function formSecrets(form: string | undefined): string[] {
  const secret = new URLSearchParams(form).get("client_secret") ?? "";
  const inForm = String(new URLSearchParams([["", secret]])).slice(1);
  return [secret, encodeURIComponent(secret), inForm].filter(isLongEnough);
}

function isLongEnough({ length }: string): boolean {
  return length >= SHORTEST_SECRET;
}
