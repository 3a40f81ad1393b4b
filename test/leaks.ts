// What no error, log or hook may show, and where it's looked for. Without Vitest, so that child processes can use it.
import { inspect } from "node:util";

export const projectId = "project-test-6b1f9cd8-4d40-4b2a-a1a5-2a7f0f0d0001";
/** With the characters that encoders like to escape: `+`, `/`, `=`. */
export const secret = "secret-test-Zo/9+3c/Qq==";
export const credentials = Buffer.from(`${projectId}:${secret}`).toString("base64");
/** What stands in every request's body here, and in no error. */
export const marker = "marker-3f9a";
export const email = `${marker}@example.com`;

/** The ways of showing a value that show a credential or a request's body. */
export function leaks(value: unknown): string[] {
  const hidden = [secret, JSON.stringify(secret).slice(1, -1), credentials, marker];
  return views(value).filter((shown) => hidden.some((text) => shown.includes(text)));
}

function views(value: unknown): string[] {
  const own = [
    inspect(value, { depth: Infinity, showHidden: true }),
    inspect(value),
    // undefined has no JSON.
    (JSON.stringify(value) as string | undefined) ?? "",
    String(value),
  ];
  if (!(value instanceof Error)) return own;
  const inner = value.cause === undefined ? [] : views(value.cause);
  const all = JSON.stringify(value, Object.getOwnPropertyNames(value));
  return [...own, value.message, value.stack ?? "", all, ...inner];
}
