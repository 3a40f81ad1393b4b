import { defineHidden } from "../errors/base.ts";
import { shorten } from "../errors/shorten.ts";
import type { Pattern } from "./secret-pattern.ts";

const HIDDEN = "[redacted]";
/** As mail and PEM break base64, also with the escapes of JSON. */
const LINE_BREAK = /[\r\n][ \t]?|\\{1,4}[rn]/g;
/** The most characters that are shown of a text from elsewhere, and of a word. */
const MAX_TEXT = 1_000;
const MAX_WORD = 100;
/** No answer of the API is nested more deeply, and whoever writes one as JSON would run out of stack. */
const MAX_DEPTH = 100;

/** Takes secrets out of what comes from elsewhere, as a server or a proxy may echo what it was sent. */
export class Redactor {
  readonly #sources: () => readonly Pattern[];
  readonly #first: Redactor | undefined;
  #beginnings: RegExp | undefined;
  #whole: RegExp | undefined;

  /**
   * @param sources lists the patterns of the secrets (`secret-pattern.ts`); called when the first text is cleaned
   * @param first cleans each text before
   */
  constructor(sources: () => readonly Pattern[], first?: Redactor) {
    this.#sources = sources;
    this.#first = first;
  }

  /** Makes a redactor of these secrets and further ones. */
  with(sources: () => readonly Pattern[]): Redactor {
    return new Redactor(sources, this);
  }

  /** Cleans a text. One with a secret that is broken into lines loses its line breaks. */
  text(text: string): string {
    const given = this.#first?.text(text) ?? text;
    const clean = this.#hide(given);
    const line = given.replace(LINE_BREAK, "");
    const hidden = line === given ? clean : this.#hide(line);
    return hidden === clean.replace(LINE_BREAK, "") ? clean : hidden;
  }

  /** Looks for beginnings first, which hardly any text has: to compile the whole patterns takes longer than a call. */
  #hide(text: string): string {
    this.#beginnings ??= this.#compile(1);
    if (!text.match(this.#beginnings)) return text;
    this.#whole ??= this.#compile(2);
    return text.replace(this.#whole, HIDDEN);
  }

  #compile(parts: number): RegExp {
    const sources = this.#sources()
      .map((pattern) => pattern.slice(0, parts).join(""))
      .join("|");
    return new RegExp(sources || "(?!)", "gi");
  }

  /** Cleans a text for a line, and cuts it. In this order: a part of a secret would not be found. */
  line(text: string, length = MAX_TEXT): string {
    return shorten(this.text(text), length);
  }

  /** Copies headers, cleaned. */
  headers(headers: Headers): Headers {
    const clean = new Headers();
    for (const [name, value] of headers) clean.append(name, this.text(value));
    return clean;
  }

  /**
   * Cleans parsed JSON, in its place, and tells whether it is the API's by its depth. Each string and name is cleaned by
   * itself: in the text, hiding a short secret could break the syntax.
   *
   * @param code the key of a further value that is one of the API's own words, as `error_type` is
   */
  json(root: unknown, code?: string): boolean {
    let level = [root];
    for (let depth = 0; level.length > 0; depth++) {
      if (depth > MAX_DEPTH) return false;
      level = (level as Record<string, unknown>[]).flatMap((holder) => this.#cleanMembers(holder, code));
    }
    return true;
  }

  /** Cleans an object's, or a list's, own strings and names, and lists what it holds. */
  #cleanMembers(holder: Record<string, unknown>, code: string | undefined): unknown[] {
    const inner: unknown[] = [];
    const isList = Array.isArray(holder);
    for (const name of Object.keys(holder)) {
      const value = holder[name];
      const shownName = isList ? name : this.#word(name);
      const shown = typeof value === "string" ? this.#string(name, value, code) : value;
      if (shownName !== name) Reflect.deleteProperty(holder, name);
      if (shownName !== name || shown !== value) holder[shownName] = shown;
      if (typeof value === "object" && value !== null) inner.push(value);
    }
    return inner;
  }

  #string(name: string, value: string, code: string | undefined): string {
    if (name === "error_type") return this.#word(value);
    const shown = this.text(value);
    return name === code && shown !== HIDDEN ? this.#word(value) : shown;
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
    const cause: Error & { code?: string } = new Error(this.line(show(message)), known || undefined);
    const shownName = this.line(show(name ?? "Error"), MAX_WORD);
    // The new error's own stack only tells where it was copied.
    cause.stack = `${shownName}: ${cause.message}`;
    defineHidden(cause, "name", shownName);
    if (typeof code === "string") cause.code = this.line(code, MAX_WORD);
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
