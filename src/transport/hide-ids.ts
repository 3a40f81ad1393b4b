import type { Call } from "./call.ts";

/** Writes the path with its braces in place of a URL's ids, in an error of ours and in the causes that it copied. */
export function hideIds(failure: Error, url: string, { endpoint: { server, path } }: Call): void {
  const filled = url.slice(server.length);
  if (filled.length < 2 || filled === path) return;
  for (let error: unknown = failure; error instanceof Error; error = error.cause) {
    error.message = error.message.replaceAll(filled, path);
    error.stack = error.stack?.replaceAll(filled, path) ?? "";
  }
}
