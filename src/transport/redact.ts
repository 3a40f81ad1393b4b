const HIDDEN = "[redacted]";

/** Takes secrets out of what comes from elsewhere, as a proxy may echo what it was sent. */
export class Redactor {
  readonly #secrets: readonly string[];

  constructor(secrets: readonly string[]) {
    this.#secrets = secrets;
  }

  /** Makes a redactor of these secrets and further ones. */
  with(secrets: readonly string[]): Redactor {
    return new Redactor([...this.#secrets, ...secrets]);
  }

  /** Cleans a text. */
  text(text: string): string {
    return this.#secrets.reduce((clean, secret) => clean.replaceAll(secret, HIDDEN), text);
  }

  /** Copies headers, cleaned. */
  headers(headers: Headers): Headers {
    const clean = new Headers(headers);
    for (const [name, value] of headers) {
      const shown = this.text(value);
      if (shown !== value) clean.set(name, shown);
    }
    return clean;
  }

  /**
   * Parses JSON and cleans it. Each string and name is cleaned by itself: in the text an escape, such as the `\/` of
   * some encoders, would hide a secret, and hiding a short one could break the syntax.
   *
   * @param code the key of a further value that is one of the API's own words, as `error_type` is
   */
  json(text: string, code?: string): unknown {
    if (this.#secrets.length === 0) return JSON.parse(text);
    return JSON.parse(text, (key, value: unknown) => {
      if (typeof value === "string") {
        const isWord = key === "error_type" || (key === code && !this.#secrets.includes(value));
        return isWord ? this.#word(value) : this.text(value);
      }
      if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [this.#word(name), inner]));
    });
  }

  /** The secret of a test may be a word, and `secret` is a part of invalid_secret_authentication. */
  #word(word: string): string {
    return /^[a-z_]+$/.test(word) ? word : this.text(word);
  }

  /**
   * Copies what may be known of a failure: its name, message and code, and those of its causes.
   *
   * The error itself is not kept. Some runtimes and HTTP libraries hang the whole request on it, headers included.
   */
  cause(error: unknown, depth = 0): Error & { code?: string } {
    const { name, message, code, cause: inner } = isErrorLike(error) ? error : { message: error };
    const known = inner !== undefined && depth < 5 && { cause: this.cause(inner, depth + 1) };
    const cause: Error & { code?: string } = new Error(this.text(show(message)), known || undefined);
    const shownName = this.text(show(name ?? "Error"));
    // The new error's own stack only tells where it was copied.
    cause.stack = `${shownName}: ${cause.message}`;
    Object.defineProperty(cause, "name", { value: shownName });
    if (typeof code === "string") cause.code = this.text(code);
    return cause;
  }
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
