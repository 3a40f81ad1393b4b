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
  return [secret, authorization.slice("Basic ".length)].flatMap(listForms).filter(isLongEnough);
}

/** Lists what must be shown nowhere of the credentials in a body, which a middleware may have written as JSON. */
export function bodySecrets(body = ""): string[] {
  return listForms(secretInJson(body) ?? new URLSearchParams(body).get("client_secret") ?? "").filter(
    isLongEnough,
  );
}

/** Lists the forms in which a secret may be echoed: as it is, and as URLs and forms encode it. */
export function listForms(secret: string): string[] {
  const inForm = String(new URLSearchParams([["", secret]])).slice(1);
  const encoded = [encodeURIComponent(secret), inForm];
  // Hexadecimal digits may be of either case: https://www.rfc-editor.org/rfc/rfc3986#section-2.1
  const lower = encoded.map((text) => text.replaceAll(/%../g, (code) => code.toLowerCase()));
  return [...new Set([secret, ...encoded, ...lower])];
}

function secretInJson(body: string): string | undefined {
  if (!body.startsWith("{")) return undefined;
  try {
    const { client_secret } = JSON.parse(body) as { client_secret?: unknown };
    return typeof client_secret === "string" ? client_secret : undefined;
  } catch {
    return undefined;
  }
}

function isLongEnough({ length }: string): boolean {
  return length >= SHORTEST_SECRET;
}
