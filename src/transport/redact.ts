const HIDDEN = "[redacted]";

/** Takes the secrets out of a text that comes from elsewhere, as a proxy may echo what it was sent. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((clean, secret) => clean.replaceAll(secret, HIDDEN), text);
}

/** The same for headers. */
export function redactHeaders(headers: Headers, secrets: readonly string[]): Headers {
  const clean = new Headers(headers);
  for (const [name, value] of headers) {
    const shown = redact(value, secrets);
    if (shown !== value) clean.set(name, shown);
  }
  return clean;
}

/**
 * The same for JSON, parsed. Each string and name is cleaned by itself: in the text an escape, such as the `\/` of some
 * encoders, would hide a secret, and hiding a short one could break the syntax.
 */
export function parseRedacted(text: string, secrets: readonly string[]): unknown {
  return JSON.parse(text, (key, value: unknown) => {
    if (typeof value === "string")
      return key === "error_type" ? redactName(value, secrets) : redact(value, secrets);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [redactName(name, secrets), inner]),
    );
  });
}

/** The secret of a test may be a word, and `secret` is a part of invalid_secret_authentication. */
function redactName(name: string, secrets: readonly string[]): string {
  return /^[a-z_]+$/.test(name) ? name : redact(name, secrets);
}

/**
 * What may be known of a failure: its name, message and code, and those of its causes.
 *
 * The error itself is not kept. Some runtimes and HTTP libraries hang the whole request on it, headers included.
 */
export function safeCause(error: unknown, secrets: readonly string[], depth = 0): Error & { code?: string } {
  const { name, message, code, cause: inner } = isErrorLike(error) ? error : { message: error };
  const known = inner !== undefined && depth < 5 && { cause: safeCause(inner, secrets, depth + 1) };
  const cause: Error & { code?: string } = new Error(redact(show(message), secrets), known || undefined);
  const shownName = redact(show(name ?? "Error"), secrets);
  // The new error's own stack only tells where it was copied.
  cause.stack = `${shownName}: ${cause.message}`;
  Object.defineProperty(cause, "name", { value: shownName });
  if (typeof code === "string") cause.code = redact(code, secrets);
  return cause;
}

interface ErrorLike {
  name?: unknown;
  message: unknown;
  code?: unknown;
  cause?: unknown;
}

/** By its shape: an error of another realm, as Jest makes them, is no instance of this one's Error. */
function isErrorLike(thrown: unknown): thrown is ErrorLike {
  return typeof thrown === "object" && thrown !== null && "message" in thrown;
}

/** A text, or the kind of anything else: String() would call what it is given, and that may throw. */
function show(value: unknown): string {
  return typeof value === "string" ? value : Object.prototype.toString.call(value);
}
