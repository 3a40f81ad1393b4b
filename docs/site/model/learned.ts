type Params = Readonly<Record<string, unknown>>;

/** Values by the names of their fields, as answers and the state of a sandbox have them: later calls need them. */
export class Learned {
  readonly #values = new Map<string, unknown>();

  /** Learns every text in a value, the latest of a name. */
  add(value: unknown): void {
    JSON.stringify(value, (name, inner: unknown) => {
      if (typeof inner === "string" && inner !== "") this.#values.set(name, inner);
      return inner;
    });
  }

  /** Puts what was learned in the place of params that name something: an id, a token or a code of the document's is of no use. */
  fill(params: Params, names: readonly string[]): Params {
    const filled: Record<string, unknown> = { ...params };
    for (const name of names) {
      const value = this.#find(name);
      if (value !== undefined) filled[name] = value;
    }
    return filled;
  }

  /** A method is the email address or the phone number that a code was sent to. */
  #find(name: string): unknown {
    if (name !== "method_id") return this.#values.get(name);
    return this.#values.get(name) ?? this.#values.get("email_id") ?? this.#values.get("phone_id");
  }
}

/** Whether a param names what an earlier call made, and isn't the caller's own choice. */
export function isLearnable(name: string): boolean {
  return name !== "external_id" && /_id$|token$|_jwt$|^code$|recovery_code/.test(name);
}
