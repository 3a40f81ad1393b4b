/**
 * A request's headers in the making, with as much of `Headers` as openapi-fetch and its serializers use.
 *
 * The build puts it in the place of openapi-fetch's `Headers`: Node loads its own fetch, which takes some 15 ms, when
 * one of that fetch's classes is named, and the transport of `stytch-fetch/node` has no use for it.
 */
export class Fields implements Iterable<[string, string]> {
  readonly #values = new Map<string, string>();

  static {
    // A raw call's headers may be the runtime's own.
    Object.defineProperty(this, Symbol.hasInstance, {
      value: (value: object) => typeof (value as Partial<Fields>).entries === "function",
    });
  }

  get(name: string): string | null {
    return this.#values.get(name.toLowerCase()) ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  set(name: string, value: unknown): void {
    this.#values.set(name.toLowerCase(), String(value));
  }

  append(name: string, value: unknown): void {
    const known = this.get(name);
    this.set(name, known === null ? value : `${known}, ${String(value)}`);
  }

  delete(name: string): void {
    this.#values.delete(name.toLowerCase());
  }

  entries(): IterableIterator<[string, string]> {
    return this.#values.entries();
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }
}

/** What stands for `FormData` there: our bodies are JSON. */
export class NoForm {
  readonly #none = undefined;
}
