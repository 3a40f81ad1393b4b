/**
 * A request's headers in the making, with as much of `Headers` as openapi-fetch and its serializers use.
 *
 * The build puts it in the place of openapi-fetch's `Headers`: Node loads its own fetch, which takes some 15 ms, when
 * one of that fetch's classes is named, and the transport of `stytch-fetch/node` has no use for it.
 */
export class Fields implements Iterable<[string, string]> {
  /** There are few: a list costs less than a map. */
  readonly #fields: [name: string, value: string][] = [];

  static {
    // A raw call's headers may be the runtime's own.
    Object.defineProperty(this, Symbol.hasInstance, {
      value: (value: object) => typeof (value as Partial<Fields>).entries === "function",
    });
  }

  get(name: string): string | null {
    return this.#find(name)?.[1] ?? null;
  }

  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  set(name: string, value: unknown): void {
    const known = this.#find(name);
    if (known) known[1] = String(value);
    else this.#fields.push([name.toLowerCase(), String(value)]);
  }

  append(name: string, value: unknown): void {
    const known = this.get(name);
    this.set(name, known === null ? value : `${known}, ${String(value)}`);
  }

  delete(name: string): void {
    const known = this.#find(name);
    if (known) this.#fields.splice(this.#fields.indexOf(known), 1);
  }

  entries(): IterableIterator<[string, string]> {
    return this.#fields.values();
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }

  #find(name: string): [name: string, value: string] | undefined {
    const lower = name.toLowerCase();
    for (const field of this.#fields) if (field[0] === lower) return field;
    return undefined;
  }
}

/** What stands for `FormData` there: our bodies are JSON. */
export class NoForm {
  readonly #none = undefined;
}
