/**
 * The Authorization header of HTTP Basic, in UTF-8.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7617
 */
export function basicAuthorization(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
